"""The votes on a subject one below the other, drawn by their exceptions; and where single States stood in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from resolutions.models import Alias, Sponsor, Vote
from resolutions.models.choices import BallotPosition
from resolutions.text.states import name_key, state_of

from ..naming import by_name
from .figures import figures_of
from .lists import Positions, position_of
from .members import members_on
from .shown import LONG
from .sides import NOT_VOTING, SIDES
from .vote_taken import day_of

MOST_SIGNS = 40
"""States that are drawn by a sign each."""
MOST_FOUND = 8
"""States shown to a reader whose words name more than one."""
SIGNS = {BallotPosition.AGAINST: "●", BallotPosition.ABSTAINING: "◩", NOT_VOTING: "□"}


@dataclass(frozen=True, slots=True)
class VoteLine:
    """``sides`` are how many were on each, as far as that is known; ``against`` are those who voted so, where that
    is."""

    vote: Vote
    against: list[Sponsor] | None
    sides: Mapping[str, int]

    @property
    def figures(self) -> str:
        """``176–1–3``, and who did not vote where there is a list: ``176–1–3–13``."""
        return "–".join(map(str, self.sides.values()))

    @property
    def is_long(self) -> bool:
        """Are those against folded, as they are on the page of the vote?"""
        return len(self.against or ()) > LONG

    @property
    def signs(self) -> list[tuple[str, str]]:
        """Each side with its signs, one a State; none where they were too many to be told apart."""
        drawn = {position: self.sides.get(position, 0) for position in SIGNS}
        if sum(drawn.values()) > MOST_SIGNS:
            return []
        return [(position, SIGNS[position] * count) for position, count in drawn.items()]


@dataclass(frozen=True, slots=True)
class Standing:
    """A State with where it stood in each vote that has a list, in words; a dash where it was no Member."""

    state: Sponsor
    positions: list[tuple[Vote, str]]


class VotesOnSubject:
    """``votes`` are in the plenary, the latest first, with their ``lists``; ``states`` the entries of States."""

    def __init__(self, votes: Sequence[Vote], states: Sequence[Sponsor], lists: Mapping[int, Positions]) -> None:
        self.votes, self._states, self._lists = votes, states, lists

    @cached_property
    def lines(self) -> list[VoteLine]:
        return [self._line(vote) for vote in self.votes]

    @property
    def is_drawn(self) -> bool:
        """Is any of them drawn by signs? Else nothing is to be explained."""
        return any(line.signs for line in self.lines)

    def standings(self, states: Iterable[Sponsor]) -> list[Standing]:
        listed = [vote for vote in self.votes if self._lists.get(vote.pk)]
        return [Standing(state, [(vote, self._words(state, vote)) for vote in listed]) for state in states]

    def _words(self, state: Sponsor, vote: Vote) -> str:
        position = position_of(state, vote, self._lists)
        return str(SIDES[position]) if position else "–"

    @cached_property
    def _by_pk(self) -> dict[int, Sponsor]:
        return {state.pk: state for state in self._states}

    @cached_property
    def _by_code(self) -> dict[str, Sponsor]:
        return {state.code: state for state in self._states if state.code}

    def _line(self, vote: Vote) -> VoteLine:
        positions = self._lists.get(vote.pk, {})
        against = [self._by_pk[pk] for pk, side in positions.items() if side == BallotPosition.AGAINST]
        named = by_name(sorted(against, key=lambda state: state.name)) if positions else None
        return VoteLine(vote, named, self._sides(vote, positions))

    def _sides(self, vote: Vote, positions: Positions) -> dict[str, int]:
        """Not voting are the Members on the day whom the list does not name."""
        sides, day = figures_of(vote, Counter(positions.values())), day_of(vote)
        if not positions or day is None:
            return sides
        members = (getattr(member, "pk", None) for member in members_on(day, self._by_code))
        return sides | {NOT_VOTING: sum(pk not in positions for pk in members)}


def states_named(asked: str, states: Sequence[Sponsor]) -> list[Sponsor]:
    """The States that a reader's words mean: the one of that name, in any language or of former times, else those whose
    names have the words. One query, none where nothing is asked."""
    key = name_key(asked)
    if not key:
        return []
    known, others = state_of(asked), set(Alias.objects.filter(key=key).values_list("sponsor", flat=True))
    names = {state.pk: {state.key, *map(name_key, state.names.values())} for state in states}
    exact = [
        state
        for state in states
        if key in names[state.pk] or state.pk in others or (known and state.code and state.code == known.code)
    ]
    return exact or [state for state in states if any(key in name for name in names[state.pk])][:MOST_FOUND]
