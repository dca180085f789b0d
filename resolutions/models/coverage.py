"""What the archive holds, for every sentence that says first, new, never, last or absent.

Such a sentence is bounded by what is held, and says so. It asks here, and nowhere else, of which sessions adopted texts
are held. Of a session of which few are held nothing follows from what is absent, as if none were.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.models import Count, OuterRef, Subquery

from .agenda import Session
from .choices import SessionKind, Stage
from .prepared import Prepared
from .versions import Version

LEAST_ADOPTED = 20
"""Resolutions that a regular session has adopted at the least, but for the nineteenth."""


@dataclass(frozen=True, slots=True)
class NotHeld:
    """Numbers of regular sessions from which nothing follows: of those in ``nothing`` no adopted text is held, of those
    in ``few`` fewer than half."""

    nothing: tuple[int, ...] = ()
    few: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.nothing or self.few)

    def __add__(self, other: NotHeld) -> NotHeld:
        return NotHeld(self.nothing + other.nothing, self.few + other.few)


@dataclass(frozen=True, slots=True)
class Coverage:
    """``sessions`` are the numbers of the regular sessions of which adopted texts are held, ``few`` those among them of
    which few are. Without how many: a page that says where its subject begins stays as it is while further texts of a
    session are loaded."""

    sessions: frozenset[int]
    few: frozenset[int] = frozenset()

    @classmethod
    def of_archive(cls) -> Coverage:
        """One query."""
        held = dict(_sessions_with_adopted_texts())
        return cls(frozenset(held), frozenset(number for number, few in held.items() if few))

    @property
    def well_held(self) -> frozenset[int]:
        """Those from which something follows where a text is absent."""
        return self.sessions - self.few

    def missing_between(self, earlier: int, later: int) -> NotHeld:
        """The regular sessions between two others of which nothing adopted is held, or little."""
        between = range(earlier + 1, later)
        nothing = (number for number in between if number not in self.sessions)
        return NotHeld(tuple(nothing), tuple(number for number in between if number in self.few))

    def missing_among(self, sessions: Iterable[int]) -> NotHeld:
        """The same between the first and the last of several sessions."""
        known = set(sessions)
        return self.missing_between(min(known), max(known)) if known else NotHeld()


def adopted_by_session() -> dict[int, int]:
    """The regular sessions of which adopted texts are held, by number, with how many. One query."""
    held = Version.objects.adopted().filter(resolution__session__kind=SessionKind.REGULAR).order_by()
    counted = held.values("resolution__session__ordinal").annotate(count=Count("pk"))
    return dict(counted.values_list("resolution__session__ordinal", "count"))


def _with_adopted_texts():
    """One text of each session is looked for in an index: all that are held would be read to count them."""
    first = Version.objects.adopted().filter(resolution__session=OuterRef("pk")).order_by().values("pk")[:1]
    sessions = Session.objects.filter(kind=SessionKind.REGULAR).annotate(first=Subquery(first))
    return sessions.filter(first__isnull=False).order_by().values_list("ordinal", "few_held")


_sessions_with_adopted_texts: Prepared[tuple[int, bool]] = Prepared(_with_adopted_texts)

_RENEW_FEW_HELD = """
WITH numbered AS (
    SELECT resolution.session_id AS session,
        count(DISTINCT found.number) AS held,
        CASE WHEN bool_and(found.of_session) THEN max(found.number)
            ELSE greatest(max(found.number) - min(found.number) + 1, %(least)s) END AS all_of_them
    FROM resolutions_version AS version
    JOIN resolutions_resolution AS resolution ON resolution.id = version.resolution_id
    CROSS JOIN LATERAL (
        SELECT substring(version.symbol FROM '^A/RES/(?:[[:alnum:]-]+/)?([0-9]+)')::integer AS number,
            version.symbol NOT LIKE '%%(%%' AS of_session
    ) AS found
    WHERE version.stage = %(adopted)s AND found.number IS NOT NULL
    GROUP BY resolution.session_id
)
UPDATE resolutions_session AS session
SET few_held = few.are_held
FROM (
    SELECT one.id, coalesce(2 * numbered.held < numbered.all_of_them, FALSE) AS are_held
    FROM resolutions_session AS one LEFT JOIN numbered ON numbered.session = one.id
) AS few
WHERE few.id = session.id AND session.few_held <> few.are_held
"""
"""Resolutions are numbered from 1 at each session since the thirty-first (A/RES/31/1). Before, they go on from session
to session: what counts is the stretch from the first held to the last, and that it is no single one."""


def renew_few_held() -> None:
    """Tell the sessions of which fewer than half of the numbers are held, up to the highest that is."""
    with connection.cursor() as cursor:
        cursor.execute(_RENEW_FEW_HELD, {"adopted": Stage.ADOPTED, "least": LEAST_ADOPTED})
