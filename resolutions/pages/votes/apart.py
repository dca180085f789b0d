"""The States that were not in favour in every vote on a subject."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q

from resolutions.models import Sponsor, Vote
from resolutions.models.choices import BallotPosition
from resolutions.models.coverage import Coverage

from .lists import Positions, position_of
from .on_record import VotesOnRecord
from .sides import NOT_VOTING, SIDES
from .switched import Switched, switched_since

MOST_VOTES = 8
"""Votes that have a column; the table for other programs has all."""
TABLE_HEAD = ("state", "iso3", "symbol", "session", "date", "position")
_STOOD_APART = (BallotPosition.AGAINST, BallotPosition.ABSTAINING)


@dataclass(frozen=True, slots=True)
class Standing:
    """``positions`` are beside the votes; "" where the State was no Member on the day."""

    state: Sponsor
    positions: Sequence[str]

    @property
    def in_words(self) -> list[tuple[str, str]]:
        """Each position with its words."""
        return [(position, str(SIDES[position]) if position else "–") for position in self.positions]

    @property
    def times_apart(self) -> int:
        return sum(position in _STOOD_APART for position in self.positions)


class NotAlwaysInFavour:
    """``votes`` have a list and a ``day``, the latest first. One query. "Not voting" is inferred: a Member on the day
    that the list does not name."""

    def __init__(self, votes: Sequence[Vote], lists: Mapping[int, Positions]) -> None:
        self.all_votes, self.votes = votes, votes[:MOST_VOTES]
        self._lists = lists

    def __bool__(self) -> bool:
        """Of one vote its own page tells all."""
        return len(self.votes) > 1 and bool(self.apart or self.absent)

    @cached_property
    def apart(self) -> list[Standing]:
        """Those that voted against or abstained, the most often first."""
        found = (one for one in self._standings if one.times_apart)
        return sorted(found, key=lambda one: -one.times_apart)

    @cached_property
    def absent(self) -> list[Standing]:
        """Those that did not vote at times, and else were in favour."""
        return [one for one in self._standings if NOT_VOTING in one.positions and not one.times_apart]

    @property
    def absent_in_words(self) -> list[tuple[Sponsor, list[Vote]]]:
        """Each with the votes at which it was absent."""
        return [
            (
                one.state,
                [vote for vote, position in zip(self.votes, one.positions, strict=True) if position == NOT_VOTING],
            )
            for one in self.absent
        ]

    def rows(self) -> Iterator[tuple]:
        """Under ``TABLE_HEAD``: how every State stood in every vote."""
        for state in self.states:
            for vote in self.all_votes:
                if position := self._position(state, vote):
                    text = vote.version
                    session = text.resolution.session
                    yield (state.name, state.code, str(text), session and session.code, _day(vote), position)

    def switched(self, coverage: Coverage, recorded: VotesOnRecord) -> Switched | None:
        """Who voted otherwise in the latest vote than in the one before it."""
        if len(self.votes) < 2:
            return None
        states = {state.pk: state for state in self.states}
        return switched_since(self.votes[0], self.votes[1], self._lists, states, coverage, recorded)

    @cached_property
    def _standings(self) -> list[Standing]:
        return [Standing(state, [self._position(state, vote) for vote in self.votes]) for state in self.states]

    @cached_property
    def states(self) -> list[Sponsor]:
        """Those named in a list, and all Members."""
        named = {state for positions in self._lists.values() for state in positions}
        return list(Sponsor.objects.filter(Q(pk__in=named) | Q(member_from__isnull=False)).order_by("name"))

    def _position(self, state: Sponsor, vote: Vote) -> str:
        return position_of(state, vote, self._lists)


def _day(vote: Vote) -> date | None:
    return vote.day  # type: ignore[attr-defined]
