"""Where votes moved in the latest session of which votes are held."""

from __future__ import annotations

from dataclasses import dataclass

from resolutions.models import Resolution, Series, Session, Version
from resolutions.models.choices import Outcome, SessionKind
from resolutions.models.coverage import Coverage
from resolutions.models.votes import vote_address

from ..votes.switched import Switched, switched_in
from ..votes.turns import Turn, turns_of

TURNS, LINES = 3, 5
"""How many lines at most are of texts put to a vote after agreement, and how many there are at most."""


@dataclass(frozen=True, slots=True)
class Moved:
    """How the vote on ``version`` moved, in a sentence with its bounds."""

    version: Version
    sentence: str

    @property
    def address(self) -> str:
        return vote_address(self.version)

    @property
    def subject(self) -> Series:
        series = self.version.resolution.series
        assert series is not None  # it is one of its texts that is voted on again
        return series


@dataclass(frozen=True, slots=True)
class WhereVotesMoved:
    session: Session
    lines: list[Moved]


def where_votes_moved() -> WhereVotesMoved | None:
    """The subjects longest agreed on before they were put to a vote, then those on which most States crossed; None
    where no vote has moved. Ten queries, one where there are no votes."""
    session = _latest_with_votes()
    if session is None:
        return None
    coverage = Coverage.of_archive()
    turns = sorted(turns_of(session, coverage), key=lambda turn: -turn.agreed)[:TURNS]
    turned = {turn.version for turn in turns}
    switched = (one for one in switched_in(session, coverage, LINES) if one.version not in turned)
    found: list[Turn | Switched] = [*turns, *switched]
    lines = [Moved(one.version, one.sentence) for one in found[:LINES]]
    return WhereVotesMoved(session, lines) if lines else None


def _latest_with_votes() -> Session | None:
    voted = Resolution.objects.filter(outcome=Outcome.BY_VOTE, session__kind=SessionKind.REGULAR)
    latest = voted.exclude(series=None).select_related("session").order_by("-session__ordinal").first()
    return latest.session if latest else None
