"""Queries whose SQL is put together once a process.

Django puts a queryset together as SQL anew each time it is run. For the cover of a text, with its lists as subqueries,
that takes longer than PostgreSQL takes to answer: a quarter of the whole page. A query that always has the same form,
with other values, is put together once here, and what turns its columns into Python is looked up once.
"""

from collections.abc import Callable, Hashable, Iterable
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from types import GenericAlias
from typing import Any, Generic, TypeVar, cast

from django.db import connections
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the value of an argument stands among the parameters of a query."""

    name: str


class Prepared(Generic[Row]):
    """``build`` gives the queryset for its keyword arguments, each of the type that ``types`` names: ``int``, ``str``,
    ``list`` of whole numbers or ``list[str]``. The form of the query follows from nothing else; for a value that may be
    None there are two queries.

    Called with values, it gives the list of what the queryset gives, rows of a model or of values, without
    prefetching. Nothing is among no keys, as for ``__among``: for an empty list nothing is asked."""

    def __init__(self, build: Callable[..., QuerySet[Any, Row]], **types: type | GenericAlias) -> None:
        self.build, self.types = build, types

    def __call__(self, **values: Any) -> list[Row]:
        if [] in values.values():
            return []
        queryset, compiler, converters, sql, parameters = self._compiled
        placed = tuple(values[one.name] if isinstance(one, _Place) else one for one in parameters)
        ready = copy(compiler)
        ready.connection = connections[queryset.db]
        ready.as_sql = lambda *_, **__: (sql, placed)  # type: ignore[method-assign]
        ready.get_converters = lambda _: converters  # type: ignore[assignment,method-assign]
        query = queryset.query.chain()
        query.get_compiler = lambda *_, **__: ready  # type: ignore[method-assign]
        rows = cast(Iterable[Row], queryset._iterable_class(QuerySet(queryset.model, query, queryset.db)))
        return list(rows)

    @cached_property
    def _compiled(self) -> tuple[QuerySet[Any, Row], SQLCompiler, dict[int, Any], str, tuple[Any, ...]]:
        # Values that no query has of its own, and that fit any column: beyond its range Django leaves a condition out.
        standing_in = {name: _stand_in(kind, name, 31_337 + at) for at, (name, kind) in enumerate(self.types.items())}
        queryset = self.build(**standing_in)
        compiler = queryset.query.get_compiler(queryset.db)
        sql, parameters = compiler.as_sql()
        places = {_key(value): _Place(name) for name, value in standing_in.items()}
        placed = tuple(places.get(_key(one), one) if isinstance(one, int | str | list) else one for one in parameters)
        missing = set(places.values()).difference(one for one in placed if isinstance(one, _Place))
        if missing:
            raise TypeError(f"the query has no place for {', '.join(place.name for place in missing)}")
        converters = compiler.get_converters([column for column, *_ in compiler.select])
        return queryset, compiler, converters, sql, placed


def _stand_in(kind: type | GenericAlias, name: str, number: int) -> int | str | list[int] | list[str]:
    word = f"\0{name}"
    if kind in (int, list):
        return number if kind is int else [number]
    return word if kind is str else [word]


def _key(value: int | str | list[int] | list[str]) -> Hashable:
    return tuple(value) if isinstance(value, list) else value
