"""The rows that migrations make: roles, verbs, kinds of content. A test that commits has every row deleted behind it,
these too; without them the next test in the same process would have an archive that nobody ever has."""

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

_rows: dict[str, list[bytes]] = {}


def remember() -> None:
    """Once, when the database has just been made."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            with cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
                rows = [bytes(piece) for piece in copy]
            if rows and table != "django_migrations":
                _rows[table] = rows


def restore() -> None:
    """All these rows as they were then, under their former keys."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(map(connection.ops.quote_name, _rows))} CASCADE")
        for table, rows in _rows.items():
            with cursor.copy(f'COPY "{table}" FROM STDIN') as copy:
                for piece in rows:
                    copy.write(piece)
    ContentType.objects.clear_cache()
