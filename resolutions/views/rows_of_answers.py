"""The rows that an answer was made of, and whether they are still the same: an answer that follows from its address and
its rows stays right whatever else is committed."""

from collections.abc import Callable
from hashlib import blake2b
from typing import Any

from django.db import connection
from psycopg import Cursor, ServerCursor


class Rows:
    """Records every query of a block, as ``with connection.execute_wrapper(rows)``, with a digest of what it gave.
    ``are_known`` is False once rows went by that were not seen whole."""

    def __init__(self) -> None:
        self.are_known = True
        self._queries: list[tuple[str, Any, bytes]] = []

    def __call__(self, execute: Callable, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        answer = execute(sql, params, many, context)
        cursor = context["cursor"].cursor
        if many or isinstance(cursor, ServerCursor):
            self.are_known = False
        else:
            self._queries.append((sql, params, _digest(cursor)))
        return answer

    def are_the_same(self) -> bool:
        """Does each query give what it gave? Asks them again, all in one message to the database, and makes nothing of
        their rows."""
        connection.ensure_connection()
        reached = connection.connection
        with connection.wrap_database_errors, reached.pipeline():
            asked = [(reached.execute(sql, params), digest) for sql, params, digest in self._queries]
        return all(_digest(cursor) == digest for cursor, digest in asked)


def _digest(cursor: Cursor) -> bytes:
    result = cursor.pgresult
    assert result is not None  # something was executed
    columns = range(result.nfields)
    values = [[result.get_value(row, column) for column in columns] for row in range(result.ntuples)]
    return blake2b(repr(values).encode(), digest_size=16).digest()
