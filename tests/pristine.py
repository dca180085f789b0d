"""Rows of the whole database, remembered and put back: after every test that commits those that migrations make (roles,
verbs, kinds of content), and those of an archive that several tests begin with."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

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


@contextmanager
def committed() -> Iterator[None]:
    """Rows made within stay; what their commit would set off (the search index follows it) does not happen."""
    with transaction.atomic():
        yield
        connection.run_on_commit = []


def _tables() -> list[str]:
    with connection.cursor() as cursor:
        return [name for name in connection.introspection.table_names(cursor) if name != "django_migrations"]
