"""States that changed their vote: the votes of a session beside the one before on the same subject."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext, ngettext

from resolutions.models import Session, Sponsor, Version, Vote
from resolutions.models.choices import BallotPosition
from resolutions.models.coverage import Coverage, NotHeld

from ..coverage.sentences import bounded, gaps_before, not_held
from ..naming import name_in_language
from .lists import Positions, lists_of
from .on_record import VotesOnRecord

NAMED = 2
"""How many States a sentence names."""


@dataclass(frozen=True, slots=True)
class Switch:
    """A State in both lists; ``before`` and ``after`` are its positions."""

    state: Sponsor
    before: BallotPosition
    after: BallotPosition

    @property
    def sentence(self) -> str:
        """``Argentina: in favour, then against``"""
        sides = {"before": self.before.label, "after": self.after.label}
        return gettext("%(state)s: %(before)s, then %(after)s") % {"state": name_in_language(self.state)[0], **sides}


@dataclass(frozen=True, slots=True)
class Switched:
    """A vote in which States stand elsewhere than in ``before``, the vote before it on the subject. ``switches`` are
    those that crossed from one side to the other first; ``missing`` are the sessions between that are not held, and
    ``on_record`` says which votes between the two are on record without a text."""

    vote: Vote
    before: Vote
    switches: Sequence[Switch]
    missing: NotHeld
    on_record: str

    @property
    def version(self) -> Version:
        return self.vote.version

    @property
    def sentence(self) -> str:
        """``Argentina: in favour, then against; 11 more States voted otherwise than the time before``, with bounds."""
        named = [switch.sentence for switch in self.switches[:NAMED]]
        more = len(self.switches) - len(named)
        rest = ngettext(
            "%(count)d more State voted otherwise than the time before",
            "%(count)d more States voted otherwise than the time before",
            more,
        )
        moved = "; ".join([*named, rest % {"count": more}] if more else named)
        return bounded(moved, not_held(self.missing), self.on_record)


def switched_in(session: Session, coverage: Coverage, most: int | None = None) -> list[Switched]:
    """The votes on which most States crossed first, ``most`` of them. Five queries."""
    pairs = _with_the_vote_before(session)
    lists = lists_of([vote for pair in pairs for vote in pair])
    moved = [(vote, before, _moves(lists[before.pk], lists[vote.pk])) for vote, before in pairs]
    found = [one for one in moved if one[2]]
    found.sort(key=lambda one: (-sum(map(_crossed, one[2].values())), -len(one[2])))
    states = Sponsor.objects.in_bulk({state for _, _, moves in found[:most] for state in moves})
    recorded = VotesOnRecord(text for vote, before, _ in found[:most] for text in (vote.version, before.version))
    return [_switched(vote, before, moves, states, coverage, recorded) for vote, before, moves in found[:most]]


_Move = tuple[BallotPosition, BallotPosition]


def _with_the_vote_before(session: Session) -> list[tuple[Vote, Vote]]:
    """The counted votes of a session, each with the one before it on its subject in another session."""
    earlier = Vote.objects.counted().with_text().exclude(version__resolution__session=session)
    of_subject = earlier.filter(version__resolution__series=OuterRef("version__resolution__series"))
    before = of_subject.filter(day__lt=OuterRef("day")).order_by("-day", "-version__symbol_sort", "pk").values("pk")[:1]
    counted = Vote.objects.counted().with_text().filter(version__resolution__session=session)
    votes = list(counted.order_by("version__symbol_sort", "pk").annotate(before=Subquery(before)))
    texts = Vote.objects.with_text().in_bulk([vote.before for vote in votes if vote.before])
    return [(vote, texts[vote.before]) for vote in votes if vote.before]


def _moves(before: Positions, now: Positions) -> dict[int, _Move]:
    """By State, its positions where they differ."""
    both = before.keys() & now.keys()
    return {
        state: (BallotPosition(before[state]), BallotPosition(now[state]))
        for state in both
        if before[state] != now[state]
    }


def _crossed(move: _Move) -> bool:
    """Whether a State went from one side to the other, not only to or from an abstention."""
    return BallotPosition.ABSTAINING not in move


def _switched(
    vote: Vote,
    before: Vote,
    moves: dict[int, _Move],
    states: Mapping[int, Sponsor],
    coverage: Coverage,
    recorded: VotesOnRecord,
) -> Switched:
    texts = (before.version, vote.version)
    missing = gaps_before(texts, coverage).get(vote.version_id, NotHeld())
    return Switched(vote, before, _switches(moves, states), missing, recorded.said(texts, *texts))


def _switches(moves: dict[int, _Move], states: Mapping[int, Sponsor]) -> list[Switch]:
    switches = [Switch(states[state], *move) for state, move in moves.items()]
    return sorted(switches, key=lambda one: (not _crossed((one.before, one.after)), one.state.name))


def switched_since(
    vote: Vote,
    before: Vote,
    lists: Mapping[int, Positions],
    states: Mapping[int, Sponsor],
    coverage: Coverage,
    recorded: VotesOnRecord,
) -> Switched | None:
    """The same of two votes whose lists and States are at hand; None where no State voted otherwise."""
    moves = _moves(lists[before.pk], lists[vote.pk])
    return _switched(vote, before, moves, states, coverage, recorded) if moves else None
