"""What PostgreSQL knows of the sizes of the tables, by which it plans queries.

A connection that answers readers keeps its plans. One made while the archive was nearly empty reads whole tables for
each row, and after a load such a page takes a minute. To take stock of a table ends the plans of all connections.
PostgreSQL does so by itself, up to a minute later.
"""

from __future__ import annotations

from django.db import connection

_CHANGED = """
SELECT quote_ident(stat.schemaname) || '.' || quote_ident(stat.relname)
FROM pg_stat_user_tables AS stat JOIN pg_class ON pg_class.oid = stat.relid
WHERE stat.n_mod_since_analyze > current_setting('autovacuum_analyze_threshold')::integer
    + current_setting('autovacuum_analyze_scale_factor')::float * greatest(pg_class.reltuples, 0)
"""
"""By the rule of PostgreSQL's own daemon ("Automatic Vacuuming")."""


def take_stock() -> None:
    """Renew what is known of the tables that have changed much. Not within a transaction: others see it at its end."""
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")
        cursor.execute(_CHANGED)
        if tables := [name for (name,) in cursor.fetchall()]:
            cursor.execute(f"ANALYZE {', '.join(tables)}")
