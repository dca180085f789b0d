"""Dumps: every table as JSON Lines and as Parquet, with a card, checksums and a log of what changed since the last.

A dump is a folder named by its day. It appears whole or not at all: it is written beside its place and then moved
there.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow
from django.db import connection, transaction
from pyarrow import parquet

from resarchive.version import version

from .card import card
from .dataset_rows import BATCH
from .datasets import Table, tables
from .roll_calls import RollCalls

MANIFEST, CARD, SUMS, LOG = "manifest.json", "README.md", "SHA256SUMS", "CHANGES.md"


class Exists(Exception):
    """There is a dump of this day already."""


@dataclass(frozen=True, slots=True)
class Dump:
    """``files`` are those of its tables: name, bytes, sha256."""

    folder: Path
    version: str
    rows: dict[str, int]
    files: list[dict[str, Any]]


def write_dump(folder: Path, day: date, *, anew: bool = False, roll_calls: RollCalls | None = None) -> Dump:
    """Writes the dump of this day below ``folder``, with the ``roll_calls`` that were brought. Raises ``Exists`` where
    there is one, unless it is made ``anew``."""
    roll_calls = roll_calls or RollCalls()
    place, beside = folder / day.isoformat(), folder / f".{day.isoformat()}.partial"
    if place.exists() and not anew:
        raise Exists(place)
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    with transaction.atomic():
        _see_one_state()
        rows = {table.name: _write(table, beside) for table in tables(roll_calls)}
    files = [_summed(path) for path in sorted(beside.iterdir())]
    digest = hashlib.sha256("".join(one["sha256"] for one in files).encode()).hexdigest()
    dump = Dump(place, f"{day.isoformat()}+{digest[:12]}", rows, files)
    _write_about(beside, dump, _latest(folder, besides=place), roll_calls)
    shutil.rmtree(place, ignore_errors=True)
    beside.rename(place)
    return dump


def dumps(folder: Path) -> list[Dump]:
    """Those there are, the latest first."""
    found = sorted(folder.glob("[0-9]*/" + MANIFEST), reverse=True)
    return [_read(path.parent) for path in found]


def _see_one_state() -> None:
    """Of the whole archive, though a load goes on: the tables of a dump fit together. Within a transaction that has
    begun already, as in tests, it cannot be asked for any more."""
    if connection.needs_rollback or len(connection.atomic_blocks) > 1:
        return
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def _write(table: Table, folder: Path) -> int:
    """The number of rows, which are written in both forms as they come."""
    names = [column.name for column in table.columns]
    count = 0
    with (
        (folder / f"{table.name}.jsonl").open("w", encoding="utf-8") as lines,
        parquet.ParquetWriter(folder / f"{table.name}.parquet", table.schema, compression="zstd") as columns,
    ):
        for rows in _batches(table.rows()):
            lines.writelines(_line(names, row) for row in rows)
            arrays = [
                pyarrow.array(values, kind)
                for values, kind in zip(zip(*rows, strict=True), table.schema.types, strict=True)
            ]
            columns.write_batch(pyarrow.record_batch(arrays, schema=table.schema))
            count += len(rows)
    return count


def _batches(rows: Iterator[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    while batch := list(islice(rows, BATCH)):
        yield batch


def _line(names: list[str], row: tuple[Any, ...]) -> str:
    return json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=str) + "\n"


def _summed(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return {
            "name": path.name,
            "bytes": path.stat().st_size,
            "sha256": hashlib.file_digest(file, "sha256").hexdigest(),
        }


def _write_about(folder: Path, dump: Dump, before: Dump | None, roll_calls: RollCalls) -> None:
    manifest = {"version": dump.version, "program": version(), "rows": dump.rows, "files": dump.files}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1))
    (folder / CARD).write_text(card(dump.version, dump.rows, roll_calls.source))
    (folder / LOG).write_text(_log(dump, before))
    sums = [*dump.files, *(_summed(folder / name) for name in (MANIFEST, CARD, LOG))]
    (folder / SUMS).write_text("".join(f"{one['sha256']}  {one['name']}\n" for one in sums))


def _log(dump: Dump, before: Dump | None) -> str:
    if before is None:
        return f"# {dump.version}\n\nThe first dump in this folder.\n"
    lines = [f"# {dump.version}\n", f"Since {before.version}:\n"]
    sums = {one["name"]: one["sha256"] for one in before.files}
    for table, count in dump.rows.items():
        former = before.rows.get(table)
        same = all(sums.get(one["name"]) == one["sha256"] for one in dump.files if one["name"].startswith(f"{table}."))
        what = "a new table" if former is None else "unchanged" if same else f"{count - former:+} rows, or rows changed"
        lines.append(f"- {table}: {count} rows ({what})")
    return "\n".join(lines) + "\n"


def _latest(folder: Path, besides: Path) -> Dump | None:
    return next((dump for dump in dumps(folder) if dump.folder != besides), None)


def _read(folder: Path) -> Dump:
    said = json.loads((folder / MANIFEST).read_text())
    return Dump(folder, said["version"], said["rows"], said["files"])
