"""Changes of heart: texts adopted by vote whose subject's text before was adopted without one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, takewhile

from django.utils.translation import ngettext

from resolutions.models import Ballot, Session, Version, Vote
from resolutions.models.choices import BallotPosition, Outcome, SessionKind, Stage
from resolutions.models.coverage import Coverage, NotHeld
from resolutions.models.versions import VersionQuerySet

from ..coverage.sentences import bounded, earlier_not_held, gaps_before, not_held, on_record, regular_session
from ..links import compare_address
from .on_record import VotesOnRecord
from .sides import SIDES


@dataclass(frozen=True, slots=True)
class Dissent:
    """A State that voted against or abstained; ``last_time`` is its position in the vote on the subject before, empty
    where none is held, or it is not in the list."""

    ballot: Ballot
    last_time: str

    @property
    def last_time_in_words(self) -> str:
        return str(SIDES[self.last_time]) if self.last_time else ""


@dataclass(slots=True)
class Turn:
    """``texts`` are the adopted texts of the subject up to ``version``, one a session, the oldest first; ``agreed`` how
    many in a row before it were adopted without a vote."""

    texts: Sequence[Version]
    agreed: int
    bounds: tuple[str, ...]
    vote: Vote | None = None
    last_vote: Vote | None = None
    dissents: list[Dissent] = field(default_factory=list)
    change: str = ""

    @property
    def version(self) -> Version:
        return self.texts[-1]

    @property
    def before(self) -> Version:
        return self.texts[-2]

    @property
    def compare_address(self) -> str:
        return compare_address(self.before, self.version)

    @property
    def sentence(self) -> str:
        """``By vote, after six adoptions without one; texts before session 74 are not held``"""
        return bounded(by_vote_after(self.agreed), *self.bounds)

    def of(self, position: str) -> list[Dissent]:
        return [dissent for dissent in self.dissents if dissent.ballot.position == position]

    @property
    def against(self) -> list[Dissent]:
        return self.of(BallotPosition.AGAINST)

    @property
    def abstaining(self) -> list[Dissent]:
        return self.of(BallotPosition.ABSTAINING)


def by_vote_after(agreed: int) -> str:
    said = ngettext(
        "By vote, after %(count)d adoption without one", "By vote, after %(count)d adoptions without one", agreed
    )
    return said % {"count": agreed}


def turn_in(texts: Iterable[Version], version: Version, coverage: Coverage, recorded: VotesOnRecord) -> Turn | None:
    """The turn that a text is, among the texts of its subject; None where it is none. ``texts`` have their proposal and
    session; ``recorded`` are the votes on texts of the subject that are not held, asked where it may be a turn."""
    until = version.resolution.session
    if until is None or version.resolution.outcome != Outcome.BY_VOTE:
        return None
    by_session: dict[int, Version] = {}
    for text in texts:
        session = text.resolution.session
        if session is None or session.kind != SessionKind.REGULAR or text.stage != Stage.ADOPTED:
            continue
        if session.ordinal < until.ordinal:
            by_session[session.ordinal] = text
    line = [*(by_session[ordinal] for ordinal in sorted(by_session)), version]
    without_vote = _last_agreed_on(line[:-1])
    voted = recorded.sessions(line, before=version) if without_vote else []
    since = voted[-1] if voted else 0
    agreed = sum((regular_session(text) or 0) > since for text in without_vote)
    if not agreed:
        return None
    gaps = not_held(sum(gaps_before(line, coverage).values(), NotHeld()))
    return Turn(line, agreed, (earlier_not_held(line[0]), gaps, on_record(voted)))


def _last_agreed_on(texts: Sequence[Version]) -> list[Version]:
    """The last in a row that were adopted without a vote."""
    return list(takewhile(lambda text: text.resolution.outcome == Outcome.WITHOUT_VOTE, reversed(texts)))


def turns_of(session: Session, coverage: Coverage) -> list[Turn]:
    """The turns of a regular session, without votes and changes. Three queries."""
    by_vote = _adopted().filter(resolution__session=session, resolution__outcome=Outcome.BY_VOTE)
    voted = list(by_vote.exclude(resolution__series=None))
    subjects: dict[int | None, list[Version]] = defaultdict(list)
    earlier = _adopted().filter(resolution__session__ordinal__lt=session.ordinal)
    for text in earlier.filter(resolution__series__in={text.resolution.series_id for text in voted}):
        subjects[text.resolution.series_id].append(text)
    recorded = VotesOnRecord([*voted, *chain.from_iterable(subjects.values())])
    found = (turn_in(subjects[text.resolution.series_id], text, coverage, recorded) for text in voted)
    return [turn for turn in found if turn]


def _adopted() -> VersionQuerySet:
    texts = Version.objects.texts().adopted().with_listing()
    return texts.filter(resolution__session__kind=SessionKind.REGULAR).order_by("symbol_sort", "pk")
