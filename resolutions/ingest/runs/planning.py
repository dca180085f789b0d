"""The statistics of the tables, by which PostgreSQL plans queries.

A connection that answers readers keeps its plans. A plan made while the archive was nearly empty reads whole tables for
each row, and after a load such a page takes a minute. ANALYZE renews the statistics of a table and ends the plans that
connections keep for it. PostgreSQL's own daemon does the same up to a minute later.
"""

from __future__ import annotations

from django.db import connection

_CHANGED = """
SELECT quote_ident(stat.schemaname) || '.' || quote_ident(stat.relname)
FROM pg_stat_user_tables AS stat JOIN pg_class ON pg_class.oid = stat.relid
WHERE stat.n_mod_since_analyze > current_setting('autovacuum_analyze_threshold')::integer
    + current_setting('autovacuum_analyze_scale_factor')::float * greatest(pg_class.reltuples, 0)
"""
"""The tables that have changed much, by the rule of the daemon ("Automatic Vacuuming")."""


def renew_statistics() -> None:
    """Renews the statistics of the tables that have changed much. Does nothing within a transaction: other connections
    would not see it before its end."""
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")
        cursor.execute(_CHANGED)
        if tables := [name for (name,) in cursor.fetchall()]:
            cursor.execute(f"ANALYZE {', '.join(tables)}")
