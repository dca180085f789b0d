"""Rows of the whole database, remembered and put back: after every test that commits those that migrations make (roles,
verbs, kinds of content), and those of an archive that several tests begin with."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.test import override_settings

from resolutions.search.index_sync import rebuild

Rows = Mapping[str, list[bytes]]
"""By table, as PostgreSQL copies them out."""

MADE_BY_MIGRATIONS: dict[str, list[bytes]] = {}


def rows() -> Rows:
    """All that is held."""
    held = {}
    with connection.cursor() as cursor:
        for table in _tables():
            with cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
                if found := [bytes(piece) for piece in copy]:
                    held[table] = found
    return held


def restore(held: Rows = MADE_BY_MIGRATIONS) -> None:
    """These rows and no others, under their former keys. Foreign keys are checked when all is done."""
    tables = _tables()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT FROM \"{name}\")" for name in tables))
        for (table,) in cursor.fetchall():
            cursor.execute(f'DELETE FROM "{table}"')
        for table, copied in held.items():
            with cursor.copy(f'COPY "{table}" FROM STDIN') as copy:
                for piece in copied:
                    copy.write(piece)
    ContentType.objects.clear_cache()


@dataclass(frozen=True, slots=True)
class Held:
    """An archive that several tests begin with: its rows, and the folder of its search index."""

    rows: Rows
    index: Path

    @classmethod
    def once(cls, make: Callable[[], object], folder: Path) -> Held:
        """What ``make`` stores, indexed; the database is as before."""
        index = folder / "search"
        with override_settings(SEARCH_INDEX_DIR=index):
            make()
            rebuild()
        held = cls(rows(), index)
        restore()
        return held

    def put(self, index: Path) -> None:
        """Into the database of a test, and the folder where it looks for its index."""
        restore(self.rows)
        shutil.copytree(self.index, index)


@contextmanager
def committed() -> Iterator[None]:
    """Rows made within stay; what their commit would set off (the search index follows it) does not happen."""
    with transaction.atomic():
        yield
        connection.run_on_commit = []


def _tables() -> list[str]:
    with connection.cursor() as cursor:
        return [name for name in connection.introspection.table_names(cursor) if name != "django_migrations"]
