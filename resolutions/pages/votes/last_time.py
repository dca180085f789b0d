"""How well "as last time" foretells a vote: a State votes on a recurring subject as it did the time before.

It is a forecast of what nobody has decided yet, and a page says so: what it rests on is how often it was right on the
same subject."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from resolutions.models import Vote

from .lists import Positions


@dataclass(frozen=True, slots=True)
class LastTime:
    """``vote`` is the latest with a list; ``right`` of ``ballots`` were cast as the time before, by States in both
    lists, over ``pairs`` of votes that follow each other."""

    vote: Vote
    right: int
    ballots: int
    pairs: int
    switched: Mapping[int, int]
    """By a vote's primary key, how many States stand elsewhere than in the vote before."""

    @property
    def percent(self) -> float | None:
        return 100 * self.right / self.ballots if self.ballots else None


def last_time(votes: Sequence[Vote], lists: Mapping[int, Positions]) -> LastTime | None:
    """Of the votes with a list on a subject in the plenary, the latest first; None where there are none."""
    if not votes:
        return None
    in_order = list(reversed(votes))
    counted = [(vote.pk, agreement(lists[before.pk], lists[vote.pk])) for before, vote in pairwise(in_order)]
    right, of = (sum(pair[at] for _, pair in counted) for at in (0, 1))
    return LastTime(votes[0], right, of, len(counted), {pk: of - right for pk, (right, of) in counted})


def agreement(before: Positions, now: Positions) -> tuple[int, int]:
    """Of the States in both lists, how many stand where they stood, and how many there are."""
    both = before.keys() & now.keys()
    return sum(before[state] == now[state] for state in both), len(both)
