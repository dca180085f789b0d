"""The database of the benchmarks: beside the reader's own on the same server, emptied and filled without asking.

What else a measurement writes has folders of its own in the state folder too: collected static files, comparisons.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

import django
import psycopg
from psycopg import sql

from resarchive.imported import import_for_good

if TYPE_CHECKING:
    from django.test import Client

DATABASE = os.environ.get("BENCH_DATABASE", "resarchive_bench")
BLANK = f"{DATABASE}_blank"
"""Has the tables and nothing else. To copy it takes a tenth of the time that making the tables takes."""


def open_archive(empty: bool = False) -> None:
    """Set Django up on the benchmark's database; create it, or empty it, where asked to."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "resarchive.settings")
    django.setup()
    _settle()
    if empty or not _is_there(DATABASE) or not _brought_up_to_date(DATABASE):
        _make_blank()
        _drop(DATABASE)
        on_server("CREATE DATABASE {} TEMPLATE {}", DATABASE, BLANK)
        _use(DATABASE)


def client(**environment: str) -> Client:
    """Of this process, which is made ready first as those of the web server are."""
    from django.test import Client

    import_for_good()
    return Client(**environment)


def empty_again() -> None:
    """Of what another measurement, or one of another size, has left in it."""
    from resolutions.models import Version

    if Version.objects.exists():
        open_archive(empty=True)


def _settle() -> None:
    from django.conf import settings

    settings.ALLOWED_HOSTS.append("testserver")
    settings.RATE_LIMITS = {}
    settings.ROOT_URLCONF = "benchmarks.urls"
    own = settings.STATE / "benchmarks"
    settings.CACHES["comparisons"]["LOCATION"] = own / "comparisons"
    if settings.STATIC_ROOT:
        settings.STATIC_ROOT = own / "static"


def _make_blank() -> None:
    if not _is_there(BLANK) or not _brought_up_to_date(BLANK):
        _drop(BLANK)
        on_server("CREATE DATABASE {}", BLANK)
        _brought_up_to_date(BLANK)


def _brought_up_to_date(name: str) -> bool:
    """False where its tables are those of an edition from which no migrations lead to this one."""
    from django.core.management import call_command
    from django.db import DatabaseError

    _use(name)
    try:
        call_command("migrate", verbosity=0)
    except DatabaseError:
        return False
    return True


def _use(name: str) -> None:
    from django.conf import settings
    from django.db import connection

    connection.close()
    connection.close_pool()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


def _is_there(name: str) -> bool:
    return bool(on_server("SELECT 1 FROM pg_database WHERE datname = %s", said=[name]))


def _drop(name: str) -> None:
    _use(name)
    on_server("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def on_server(statement: str, *names: str, said: Sequence[str] = ()) -> list[tuple]:
    """Done beside every database of it; ``names`` stand for the braces, what is ``said`` for ``%s``."""
    from django.db import connection

    reached = connection.get_connection_params()
    asked = {name: reached[name] for name in ("host", "port", "user", "password") if reached.get(name)}
    with psycopg.connect(dbname="postgres", autocommit=True, **asked) as server:
        done = server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)), said)
        return done.fetchall() if done.description else []
