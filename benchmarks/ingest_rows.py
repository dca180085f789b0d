"""The rows of the archive that loading is measured on: copied barely, counted, compared after kills."""

from __future__ import annotations

import random
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

import django
from psycopg import sql

SEED = 2026
TABLES = (
    "session",
    "committee",
    "series",
    "agendaitem",
    "sponsor",
    "ingestrun",
    "sourcefile",
    "resolution",
    "resolution_agenda_items",
    "version",
    "paragraph",
    "footnote",
    "noteanchor",
    "table",
    "citation",
    "sponsorship",
    "problem",
    "outboxentry",
)
"""Those that loading writes, each after those it points to."""


@dataclass(frozen=True, slots=True)
class Copied:
    seconds: float
    rows: int


def open_archive() -> None:
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def _names() -> list[sql.Identifier]:
    return [sql.Identifier(f"resolutions_{name}") for name in TABLES]


def empty() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("TRUNCATE {} CASCADE").format(sql.SQL(", ").join(_names())))


def copy_again(scratch: Path) -> Copied:
    """Take every row out, and put it back by COPY in one transaction, with the indexes in place."""
    from django.db import connection, transaction

    kept = [scratch / f"{name}.copy" for name in TABLES]
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


def survive(corpus: Path, scratch: Path, program: Path, kills: int) -> int:
    """Kill a loader at random moments and resume it, over and over. Returns the kills after which, in the end, the rows
    were those of an undisturbed load."""
    from .ingest import KILLED_FILES, arrange, ingest, start
    from .rows import snapshot

    folder = scratch / "killed"
    arrange(corpus, folder, KILLED_FILES)
    empty()
    whole = ingest(program, folder)
    expected = snapshot()
    chance, survived, since = random.Random(SEED), 0, kills
    while since > 0:
        empty()
        killed = 0
        for _ in range(min(since, 5)):
            process = start(program, folder)
            time.sleep(chance.uniform(0.2, 1.0) * whole.seconds)
            killed += process.poll() is None
            process.kill()
            process.communicate()
        ingest(program, folder)
        survived += killed if snapshot() == expected else 0
        since -= max(killed, 1)
    shutil.rmtree(folder)
    return survived
