"""What the archive holds, for every sentence that says first, new, never, last or absent.

Such a sentence is bounded by what is held, and says so. It asks here, and nowhere else, of which sessions adopted texts
are held.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count

from .choices import SessionKind, Stage
from .versions import Version


@dataclass(frozen=True, slots=True)
class Coverage:
    """``sessions`` are the regular sessions of which adopted texts are held, by number, with how many."""

    sessions: Mapping[int, int]

    @classmethod
    def of_archive(cls) -> Coverage:
        """One query."""
        held = Version.objects.filter(stage=Stage.ADOPTED, resolution__session__kind=SessionKind.REGULAR).order_by()
        counted = held.values("resolution__session__ordinal").annotate(count=Count("pk"))
        return cls(dict(counted.values_list("resolution__session__ordinal", "count")))

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
