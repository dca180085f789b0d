"""What the archive holds, for every sentence that says first, new, never, last or absent.

Such a sentence is bounded by what is held, and says so. It asks here, and nowhere else, of which sessions adopted texts
are held.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Subquery

from .agenda import Session
from .choices import SessionKind
from .prepared import Prepared
from .versions import Version


@dataclass(frozen=True, slots=True)
class Coverage:
    """``sessions`` are the numbers of the regular sessions of which adopted texts are held. Without how many: a page
    that says where its subject begins stays as it is while further texts of a session are loaded."""

    sessions: frozenset[int]

    @classmethod
    def of_archive(cls) -> Coverage:
        """One query."""
        return cls(frozenset(_sessions_with_adopted_texts()))

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


def adopted_by_session() -> dict[int, int]:
    """The regular sessions of which adopted texts are held, by number, with how many. One query."""
    held = Version.objects.adopted().filter(resolution__session__kind=SessionKind.REGULAR).order_by()
    counted = held.values("resolution__session__ordinal").annotate(count=Count("pk"))
    return dict(counted.values_list("resolution__session__ordinal", "count"))


def _with_adopted_texts():
    """One text of each session is looked for in an index: all that are held would be read to count them."""
    first = Version.objects.adopted().filter(resolution__session=OuterRef("pk")).order_by().values("pk")[:1]
    sessions = Session.objects.filter(kind=SessionKind.REGULAR).annotate(first=Subquery(first))
    return sessions.filter(first__isnull=False).order_by().values_list("ordinal", flat=True)


_sessions_with_adopted_texts: Prepared[int] = Prepared(_with_adopted_texts)
