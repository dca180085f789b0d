"""The rows of the archive that loading is measured on: copied barely, counted, compared after kills."""

from __future__ import annotations

import random
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

import django
from psycopg import sql

from benchmarks import data, filling
from benchmarks.loading import arrange, ingest, start
from benchmarks.rows import snapshot

SEED = 2026


@dataclass(frozen=True, slots=True)
class Copied:
    seconds: float
    rows: int


def open_archive() -> None:
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def _tables() -> list[str]:
    """Those of the archive. Keys are checked at the end of the transaction, so that their order does not matter."""
    from django.apps import apps

    models = apps.get_app_config("resolutions").get_models(include_auto_created=True)
    return [model._meta.db_table for model in models]


def _names() -> list[sql.Identifier]:
    return list(map(sql.Identifier, _tables()))


def empty() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("TRUNCATE {} CASCADE").format(sql.SQL(", ").join(_names())))


def copy_again(scratch: Path) -> Copied:
    """Take every row out, and put it back by COPY in one transaction, with the indexes in place."""
    from django.db import connection, transaction

    kept = [scratch / f"{name}.copy" for name in _tables()]
    with connection.cursor() as cursor:
        for name, path in zip(_names(), kept, strict=True):
            with path.open("wb") as file, cursor.copy(sql.SQL("COPY {} TO STDOUT").format(name)) as stream:
                for piece in stream:
                    file.write(piece)
    empty()
    rows, begun = 0, time.perf_counter()
    with transaction.atomic(), connection.cursor() as cursor:
        for name, path in zip(_names(), kept, strict=True):
            with path.open("rb") as file, cursor.copy(sql.SQL("COPY {} FROM STDIN").format(name)) as stream:
                while piece := file.read(1 << 16):
                    stream.write(piece)
            rows += cursor.rowcount
    return Copied(time.perf_counter() - begun, rows)


def make_searchable() -> float:
    """Bring the search index up to date, as the first search after a load begins to do. Returns the seconds it took."""
    from resolutions.search import index_sync
    from resolutions.search.store import store

    begun = time.perf_counter()
    index_sync.catch_up(store())
    return time.perf_counter() - begun


def fill(corpus: Path, documents: int) -> None:
    """An archive of so many made-up texts, in place of what is there."""
    empty()
    filling.fill(data.issues(data.read(corpus), documents))


def survive(corpus: Path, scratch: Path, program: Path, kills: int, files: int) -> int:
    """Kill a loader of so many files at random moments and resume it, over and over. Returns the kills after which, in
    the end, the rows were those of an undisturbed load."""
    folder = scratch / "killed"
    arrange(corpus, folder, files)
    empty()
    whole = ingest(program, folder)
    expected = snapshot()
    chance, survived, made = random.Random(SEED), 0, 0
    while made < kills:
        empty()
        killed = 0
        while killed < min(5, kills - made):
            process = start(program, folder)
            time.sleep(chance.uniform(0.2, 1.0) * whole.seconds)
            hit = process.poll() is None
            process.kill()
            process.communicate()
            killed += hit
            if not hit:
                empty()  # it was done before the kill came, which tells nothing
        ingest(program, folder)
        survived += killed if snapshot() == expected else 0
        made += killed
    shutil.rmtree(folder)
    return survived
