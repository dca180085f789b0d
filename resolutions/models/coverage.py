"""What the archive holds, for every sentence that says first, new, never, last or absent.

Such a sentence is bounded by what is held, and says so. It asks here, and nowhere else, of which sessions adopted texts
are held.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .agenda import Session
from .choices import SessionKind, Stage


@dataclass(frozen=True, slots=True)
class Coverage:
    """``sessions`` are the regular sessions of which an adopted text is held, by number."""

    sessions: frozenset[int]

    @classmethod
    def of_archive(cls) -> Coverage:
        """One query."""
        held = Session.objects.filter(kind=SessionKind.REGULAR, resolutions__versions__stage=Stage.ADOPTED)
        return cls(frozenset(held.order_by().values_list("ordinal", flat=True).distinct()))

    @property
    def first(self) -> int | None:
        """The earliest session held."""
        return min(self.sessions, default=None)

    def missing_between(self, earlier: int, later: int) -> list[int]:
        """The regular sessions between two others of which nothing adopted is held."""
        return [number for number in range(earlier + 1, later) if number not in self.sessions]

    def missing_among(self, sessions: Iterable[int]) -> list[int]:
        """The same between the first and the last of several sessions."""
        known = set(sessions)
        return self.missing_between(min(known), max(known)) if known else []
