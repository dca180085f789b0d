"""Which database the archive has, and whether it is one of this version of the program. Several commands say it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management.base import CommandError
from django.db import ProgrammingError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

APP = "resolutions"
FIRST_BEFORE_0_1 = "0001_the_archive"
"""The first migration of every archive made before version 0.1."""


def is_embedded() -> bool:
    """Whether the archive starts PostgreSQL itself; otherwise ``DATABASE_URL`` names a server."""
    return "state" in connection.settings_dict["OPTIONS"]


def place() -> str:
    """Where the rows lie: the folder of the embedded database, or name and address of the database on its server."""
    if not is_embedded():
        named = connection.settings_dict
        host = ":".join(filter(None, [named["HOST"] or "a local socket", str(named["PORT"])]))
        return f"{named['NAME']} at {host}"
    with connection.cursor() as cursor:
        cursor.execute("SHOW data_directory")
        [folder] = cursor.fetchone()
    return folder


def why_not_this_version(database: BaseDatabaseWrapper) -> str | None:
    """Why this version of the program cannot work with the database, in one line; None where it can, once its
    migrations are applied. An empty database is fine."""
    applied = {name for app, name in MigrationRecorder(database).applied_migrations() if app == APP}
    known = {name for app, name in MigrationLoader(None).disk_migrations if app == APP}
    unknown = sorted(applied - known)
    if FIRST_BEFORE_0_1 in unknown:
        return f"this archive was made by a version before 0.1; load its files again into a new database ({_new()})"
    if unknown:
        return f"this archive was made by a later version, which knows {unknown[-1]}: use that version, or a newer one"
    return None


def _new() -> str:
    if is_embedded():
        return f"set RESARCHIVE_STATE to another folder, or delete {settings.STATE} while nothing runs"
    return "set DATABASE_URL to another"


@contextmanager
def brought_up_to_date(returncode: int) -> Iterator[None]:
    """Tells, in the place of a table or column that is not there, that the migrations are to be applied: a command ends
    with this status then. They are looked for only once something failed: it takes as long as many a command."""
    try:
        yield
    except ProgrammingError as error:
        if not pending(connection):
            raise
        raise CommandError(
            "the database is of an earlier version: run “manage.py migrate” first", returncode=returncode
        ) from error


def pending(database: BaseDatabaseWrapper) -> int:
    """How many migrations are not applied."""
    executor = MigrationExecutor(database)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
