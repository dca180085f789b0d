"""Groups of States that vote together or apart, with their members on a day.

The facts are two tables beside this module, which anybody may mend. ``groups.csv``: the group and the source of what is
said of it. ``group_members.csv``: a State's code (ISO 3166-1 alpha-3), the first day of its membership that the source
knows, and the first day it was no member any more.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Membership:
    code: str
    begins: date
    ends: date | None = None

    def covers(self, day: date) -> bool:
        return self.begins <= day and (self.ends is None or day < self.ends)


@dataclass(frozen=True, slots=True)
class Group:
    """``source`` says in words what the memberships rest on."""

    slug: str
    name: str
    source: str
    memberships: tuple[Membership, ...]

    def members_on(self, day: date) -> frozenset[str]:
        """Codes of the States; empty for a day before the first that the source knows."""
        return frozenset(each.code for each in self.memberships if each.covers(day))


def _rows(table: str) -> Iterator[dict[str, str]]:
    with (Path(__file__).parent / table).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _read() -> Iterator[Group]:
    members = [
        (
            row["group"],
            Membership(
                row["code"],
                date.fromisoformat(row["from"]),
                date.fromisoformat(row["until"]) if row["until"] else None,
            ),
        )
        for row in _rows("group_members.csv")
    ]
    for row in _rows("groups.csv"):
        own = tuple(membership for group, membership in members if group == row["slug"])
        yield Group(row["slug"], row["name"], row["source"], own)


GROUPS = tuple(_read())
"""Those whose membership is held, regional groups first."""
