"""Bulk inserts by PostgreSQL's COPY: a text has a hundred rows, and the cost of an INSERT grows with the size of its
SQL."""

from __future__ import annotations

import json
import re
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models
from psycopg import sql


class Keys:
    """Primary keys taken from the sequences ahead of their rows. Those taken by a transaction that fails are lost, as
    with every sequence."""

    def __init__(self) -> None:
        self._free: dict[type[models.Model], deque[int]] = defaultdict(deque)

    def expect(self, model: type[models.Model], count: int) -> None:
        """Fetch together as many keys as will be needed."""
        missing = count - len(self._free[model])
        if missing > 0:
            self._free[model].extend(_next_keys(model, missing))

    def take(self, model: type[models.Model], count: int) -> list[int]:
        self.expect(model, count)
        free = self._free[model]
        return [free.popleft() for _ in range(count)]


class Copies:
    """Rows that wait to be written together. Until ``flush`` they are not in the database, not even for this
    transaction."""

    def __init__(self, keys: Keys | None = None) -> None:
        self.keys = keys or Keys()
        self._waiting: dict[tuple[type[models.Model], tuple[str, ...]], list[Sequence[Any]]] = defaultdict(list)

    def reserve(self, model: type[models.Model], count: int) -> list[int]:
        """Primary keys for new rows, so that other rows can point to them."""
        return self.keys.take(model, count)

    def add(self, model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Add rows, each with the values of ``columns`` (names in the database)."""
        self._waiting[model, tuple(columns)].extend(rows)

    def add_new(self, rows: Sequence[models.Model]) -> None:
        """Add whole new rows of one model, whose primary keys were reserved."""
        for model in {type(row) for row in rows}:
            fields = model._meta.concrete_fields
            values = ([getattr(row, field.attname) for field in fields] for row in rows)
            self.add(model, [_name(field) for field in fields], values)

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


def update(model: type[models.Model], columns: Sequence[str], rows: Sequence[models.Model]) -> None:
    """Update these columns of stored rows in one statement with one parameter a column: a text read from another source
    changes the position of every paragraph, and ``bulk_update`` writes a condition for each."""
    fields = [_column(model, name) for name in ("id", *columns)]
    types = [_array_type(field) for field in fields]
    query = sql.SQL(
        "UPDATE {table} SET {sets} FROM unnest({arrays}) AS new ({names}) WHERE {table}.id = new.id"
    ).format(
        table=sql.Identifier(model._meta.db_table),
        sets=sql.SQL(", ").join(map(_set, fields[1:])),
        arrays=sql.SQL(", ").join(sql.SQL("%s::{}[]").format(sql.SQL(name)) for name in types),
        names=sql.SQL(", ").join(sql.Identifier(_name(field)) for field in fields),
    )
    values = [[_plain(field, getattr(row, field.attname)) for row in rows] for field in fields]
    with connection.wrap_database_errors, connection.cursor() as cursor:
        cursor.execute(query, values)


def _name(field: models.Field) -> str:
    """Its name in the database, which every concrete field has."""
    assert field.column is not None
    return field.column


def _set(field: models.Field) -> sql.Composable:
    """JSON is passed as text: an array of it would be read as one document."""
    cast = sql.SQL("::jsonb" if isinstance(field, models.JSONField) else "")
    return sql.SQL("{name} = new.{name}{cast}").format(name=sql.Identifier(_name(field)), cast=cast)


def _array_type(field: models.Field) -> str:
    return "text" if isinstance(field, models.JSONField) else _type(field)


def _plain(field: models.Field, value: Any) -> Any:
    return _json(value) if isinstance(field, models.JSONField) else value


def _type(field: models.Field) -> str:
    """Its type in the database, without a length; for a primary key, the type of columns that refer to it."""
    found = field.rel_db_type(connection) if field.primary_key else field.db_type(connection)
    assert found is not None
    return re.sub(r"\(\d+\)", "", found)


def _copy(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Rows are sent as text, which PostgreSQL checks; but files' bytes in binary format, since as text they are twice
    as long."""
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
            stream.set_types([_type(field) for field in fields])
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
    """The empty list is a shortcut: most of the 80,000 lists of a load are empty."""
    return "[]" if value == [] else json.dumps(value)
