"""How each group of States voted, who stood apart from most of it, and how it voted the time before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from resolutions.models.choices import BallotPosition
from resolutions.text.groups import GROUPS, Group

from .sides import NOT_VOTING

POSITIONS = (*BallotPosition.values, NOT_VOTING)
TABLE_HEAD = (
    "symbol",
    "adopted_on",
    "group",
    *POSITIONS,
    "apart",
    *(f"last_time_{name}" for name in POSITIONS),
    "source",
)

ByCode = Mapping[str, str]
"""Where the States stand in one vote, by their codes; Members that are not in its list are not voting."""


@dataclass(frozen=True, slots=True)
class GroupVote:
    """``counts`` are in the order of ``POSITIONS``; ``apart`` are the codes of States that voted otherwise than most of
    the group did, where most of it stands together; ``last_time`` are the counts of the vote before, None where its
    list or the membership of that day is not held."""

    group: Group
    counts: tuple[int, ...]
    apart: tuple[str, ...]
    last_time: tuple[int, ...] | None = None


def by_group(now: ByCode, day: date, before: ByCode | None, day_before: date | None) -> Iterator[GroupVote]:
    """Of the groups with members on the day of the vote."""
    for group in GROUPS:
        members = group.members_on(day)
        if not members & now.keys():
            continue
        counts = _counts(now, members)
        former = group.members_on(day_before) if before and day_before else frozenset()
        last_time = _counts(before, former) if before and former else None
        yield GroupVote(group, counts, _apart(now, members), last_time)


def _counts(positions: ByCode, members: frozenset[str]) -> tuple[int, ...]:
    found = Counter(positions.get(code, NOT_VOTING) for code in members)
    return tuple(found[position] for position in POSITIONS)


def _apart(positions: ByCode, members: frozenset[str]) -> tuple[str, ...]:
    """Not voting is no side to stand on, neither for a State nor for most of the group."""
    cast = {code: positions[code] for code in members if positions.get(code, NOT_VOTING) != NOT_VOTING}
    most, number = Counter(cast.values()).most_common(1)[0]
    if 2 * number <= len(cast):
        return ()
    return tuple(sorted(code for code, position in cast.items() if position != most))
