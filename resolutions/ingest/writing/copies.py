"""Many new rows at once, by PostgreSQL's COPY: a text has a hundred rows, and an INSERT costs its size in SQL."""

from __future__ import annotations

import json
import re
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models
from psycopg import sql


class Keys:
    """Primary keys taken from the sequences ahead of their rows. What a transaction that fails has taken is lost, as it
    is with every sequence."""

    def __init__(self) -> None:
        self._free: dict[type[models.Model], deque[int]] = defaultdict(deque)

    def expect(self, model: type[models.Model], count: int) -> None:
        """So many will be asked for: they are fetched together."""
        missing = count - len(self._free[model])
        if missing > 0:
            self._free[model].extend(_next_keys(model, missing))

    def take(self, model: type[models.Model], count: int) -> list[int]:
        self.expect(model, count)
        free = self._free[model]
        return [free.popleft() for _ in range(count)]


class Copies:
    """Rows that wait to be written together. Until ``flush`` nobody sees them, this transaction neither."""

    def __init__(self, keys: Keys | None = None) -> None:
        self.keys = keys or Keys()
        self._waiting: dict[tuple[type[models.Model], tuple[str, ...]], list[Sequence[Any]]] = defaultdict(list)

    def reserve(self, model: type[models.Model], count: int) -> list[int]:
        """Primary keys for new rows, so that other rows can point to them."""
        return self.keys.take(model, count)

    def add(self, model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Rows, each the values of ``columns`` (names in the database)."""
        self._waiting[model, tuple(columns)].extend(rows)

    def add_new(self, rows: Sequence[models.Model]) -> None:
        """Whole new rows of one model, whose primary keys were reserved."""
        for model in {type(row) for row in rows}:
            fields = model._meta.concrete_fields
            values = ([getattr(row, field.attname) for field in fields] for row in rows)
            self.add(model, [field.column for field in fields], values)

    def flush(self) -> None:
        for (model, columns), rows in self._waiting.items():
            if rows:
                _copy(model, columns, rows)
        self._waiting.clear()


def _next_keys(model: type[models.Model], count: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return [pk for (pk,) in cursor.fetchall()]


def _copy(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """As text, which PostgreSQL checks; but files' bytes as they are, since as text they are twice as long."""
    fields = [_column(model, name) for name in columns]
    binary = any(isinstance(field, models.BinaryField) for field in fields)
    query = sql.SQL("COPY {} ({}) FROM STDIN{}").format(
        sql.Identifier(model._meta.db_table),
        sql.SQL(", ").join(map(sql.Identifier, columns)),
        sql.SQL(" (FORMAT binary)" if binary else ""),
    )
    in_json = [place for place, field in enumerate(fields) if isinstance(field, models.JSONField)]
    with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(query) as stream:
        if binary:
            stream.set_types([re.sub(r"\(\d+\)", "", field.db_type(connection)) for field in fields])
        for row in rows:
            stream.write_row(_with_json(row, in_json) if in_json else row)


def _column(model: type[models.Model], name: str) -> models.Field:
    return next(field for field in model._meta.concrete_fields if field.column == name)


def _with_json(row: Sequence[Any], places: Iterable[int]) -> list[Any]:
    values = list(row)
    for place in places:
        values[place] = _json(values[place])
    return values


def _json(value: Any) -> str:
    """Of 80,000 lists of a load most are empty."""
    return "[]" if value == [] else json.dumps(value)
