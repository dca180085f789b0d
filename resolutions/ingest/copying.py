"""Many new rows at once, by PostgreSQL's COPY: a text has a hundred rows, and an INSERT costs its size in SQL."""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models
from psycopg import sql

AHEAD = 500
"""Primary keys asked for at a time, at the least."""


class Copies:
    """Rows that wait to be written together. Until ``flush`` nobody sees them, this transaction neither."""

    def __init__(self) -> None:
        self._waiting: dict[tuple[type[models.Model], tuple[str, ...]], list[Sequence[Any]]] = defaultdict(list)
        self._free: dict[type[models.Model], deque[int]] = defaultdict(deque)

    def reserve(self, model: type[models.Model], count: int) -> list[int]:
        """Primary keys for new rows, so that other rows can point to them."""
        free = self._free[model]
        if len(free) < count:
            free.extend(_next_keys(model, max(count, AHEAD)))
        return [free.popleft() for _ in range(count)]

    def add(self, model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Rows, each the values of ``columns`` (names in the database). Lists go into JSON columns."""
        self._waiting[model, tuple(columns)].extend(rows)

    def flush(self) -> None:
        for (model, columns), rows in self._waiting.items():
            if rows:
                _copy(model, columns, rows)
        self._waiting.clear()

    def drop(self) -> None:
        """Forget what waits: its transaction is rolled back."""
        self._waiting.clear()


def _next_keys(model: type[models.Model], count: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return [pk for (pk,) in cursor.fetchall()]


def _copy(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    query = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(model._meta.db_table), names)
    with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(query) as stream:
        for row in rows:
            stream.write_row([json.dumps(value) if isinstance(value, list) else value for value in row])
