"""The outbox: which versions have changed, told in the transaction that changes them.

A row holds the number of the transaction that wrote it. Numbers are given out at the start and seen at the end, so a
follower may not simply remember the highest it has seen. It remembers its cursor: the oldest transaction still running
when it last looked. Below the cursor nothing can appear any more; from the cursor on it reads what it can see, and
keeps in memory which of those it has done.
"""

from collections.abc import Iterable

from django.db import connection

_RECORD = """
INSERT INTO resolutions_outboxentry (version_id, txid)
SELECT id, pg_current_xact_id()::text::bigint FROM (
    SELECT unnest(%(ids)s::bigint[]) AS id
    UNION SELECT sibling.id FROM resolutions_version AS version
          JOIN resolutions_version AS sibling USING (resolution_id) WHERE version.id = ANY(%(ids)s)
) AS changed ORDER BY id
ON CONFLICT (version_id) DO UPDATE SET txid = EXCLUDED.txid
"""
"""Versions of one resolution share its title, committee and series: what is said of one is said of all."""

_PENDING = """
SELECT version_id, txid FROM resolutions_outboxentry WHERE txid >= %s ORDER BY txid, version_id
"""

_HORIZON = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint"

_IDENTITY = """
SELECT (SELECT system_identifier FROM pg_control_system())::text || '-' || oid::text
FROM pg_database WHERE datname = current_database()
"""


SPELLINGS = 0
"""Stands in place of a version's key: the table of spellings has changed, which every search goes by."""


def record(version_ids: Iterable[int]) -> None:
    """Say that these versions were created, changed or deleted. Call it inside the transaction that does so."""
    ids = sorted(set(version_ids))
    if ids:
        with connection.cursor() as cursor:
            cursor.execute(_RECORD, {"ids": ids})


def pending(since: int) -> list[tuple[int, int]]:
    """(version, transaction) of every change visible now from the cursor ``since`` on, oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(_PENDING, [since])
        return cursor.fetchall()


def horizon() -> int:
    """The oldest transaction still running: everything below it can be seen now. Ask it *before* reading rows."""
    return _one(_HORIZON)


def database_identity() -> str:
    """Names this database and no other: transaction numbers mean nothing in a restored copy."""
    return _one(_IDENTITY)


def _one(sql: str):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]
