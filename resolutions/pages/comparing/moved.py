"""What moved besides the words, for the head of a comparison: the vote, the sponsors, the strength of opening verbs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from resolutions.models.choices import BallotPosition, Outcome
from resolutions.text import kinds
from resolutions.text.document import Document, Vote
from resolutions.text.kinds import Side
from resolutions.text.states import told_apart_by

from ..votes.figures import figures_of

MOST_NAMED = 6
"""States or sponsors that are named; the cover below has all."""


@dataclass(frozen=True, slots=True)
class VoteMoved:
    """How each text was adopted, in figures or words; who voted otherwise, with both sides; and how many more did."""

    before: str
    after: str
    switched: list[tuple[str, str, str]]
    more: int


@dataclass(frozen=True, slots=True)
class SponsorsMoved:
    """How many there are, who joined and who left, and how many more of either."""

    before: int
    after: int
    joined: Sequence[str]
    left: Sequence[str]
    more: tuple[int, int]


def vote_moved(a: Document, b: Document) -> VoteMoved | None:
    """None where neither was put to a vote, or it is not known how one was adopted."""
    before, after = _adopted(a), _adopted(b)
    if not (a.vote or b.vote) or not (before and after):
        return None
    switched = _switched(a.vote, b.vote) if a.vote and b.vote else []
    return VoteMoved(before, after, switched[:MOST_NAMED], len(switched[MOST_NAMED:]))


def sponsors_moved(a: Document, b: Document) -> SponsorsMoved | None:
    """None where one of the two names no sponsor, as many adopted texts do, or all are the same; and between the draft
    of one session and the adopted text of another: others join until a text is adopted."""
    if a.kind != b.kind and a.session != b.session:
        return None
    old, new = ({told_apart_by(sponsor.name): sponsor.name for sponsor in each.sponsors} for each in (a, b))
    joined = [name for key, name in new.items() if key not in old]
    left = [name for key, name in old.items() if key not in new]
    if not old or not new or not (joined or left):
        return None
    more = (len(joined[MOST_NAMED:]), len(left[MOST_NAMED:]))
    return SponsorsMoved(len(old), len(new), joined[:MOST_NAMED], left[:MOST_NAMED], more)


def _adopted(document: Document) -> str:
    """``176–1–3``, or ``adopted without a vote``; empty where that is not known."""
    vote = document.vote
    if vote is not None:
        figures = figures_of(vote, Counter(vote.by_state.values()))
        return "–".join(map(str, figures.values())) or gettext("recorded vote")
    return str(Outcome.WITHOUT_VOTE.label) if document.outcome == kinds.Outcome.ADOPTED_WITHOUT_VOTE else ""


def _switched(before: Vote, after: Vote) -> list[tuple[str, str, str]]:
    """States in both lists that stand elsewhere, those that crossed from one side to the other first."""
    old = {told_apart_by(name): side for name, side in before.by_state.items()}
    moves = [
        (name, old[key], side)
        for name, side in after.by_state.items()
        if (key := told_apart_by(name)) in old and old[key] != side
    ]
    moves.sort(key=lambda move: Side.ABSTAINING in move[1:])
    return [(name, str(BallotPosition(one).label), str(BallotPosition(other).label)) for name, one, other in moves]
