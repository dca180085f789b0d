"""The record of a run: what was requested, the outcome of each file, and whether the run is still in progress.

A run holds an advisory lock while its process lives. An unfinished run whose lock nobody holds was interrupted.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar, cast

from django.db import Error, OperationalError, connection
from django.db.models import BooleanField, F, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from resolutions.models import IngestRun, RunFile
from resolutions.models.choices import FileChange

from ..writing.copies import Copies

if TYPE_CHECKING:
    from .file_outcome import FileOutcome

WRITERS = 7_200_019
"""Key of the advisory lock under which texts are stored, removed and restored: one process at a time."""

RUNNING = 7_200_020
"""First key of the advisory locks of runs; the second is the run's primary key."""

Item = TypeVar("Item")

LOOKS_EVERY = 1.0
"""Seconds."""

BEGINS_WITHIN = timedelta(seconds=30)
"""An upload whose process has not taken its lock after this time was interrupted."""

HELD = """
SELECT objid::bigint FROM pg_locks WHERE locktype = 'advisory' AND classid::bigint = %s AND objsubid = 2
AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""

COLUMNS = (
    "run_id",
    "name",
    "change",
    "version_id",
    "label",
    "kind",
    "message",
    "fields",
    "notes",
    "problems",
    "problem_count",
    "unread",
)


def begin(run: IngestRun) -> None:
    """Save the run and take its lock. If the same load was requested before and interrupted, the run continues that
    one."""
    if run.pk is None:
        run.follows = run.follows or _interrupted(run.asked)
        run.save()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [RUNNING, run.pk])


def wait_for_writers() -> None:
    """Wait until no other process writes texts; others wait until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")  # a load takes the time it needs, also where pages have less
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITERS])


def release_lock(run: IngestRun) -> None:
    """Release the lock of a run, however it ended. If the database is gone, so is the lock."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [RUNNING, run.pk])
    except Error:
        connection.close()


def stop(run: IngestRun, why: str) -> None:
    """Record why a run ends early. A run that goes on in another process sees it (``StopWatch``) and ends."""
    IngestRun.objects.filter(pk=run.pk, finished_at=None).update(ended=why)


class Stopped(Exception):
    """Somebody stopped the run; the message says who."""


@dataclass(slots=True)
class StopWatch:
    """Sees, at most once in ``LOOKS_EVERY`` seconds, whether somebody stopped the run."""

    run: IngestRun
    looked: float = field(default_factory=time.monotonic)

    def over(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items, as long as nobody stops the run. Raises ``Stopped``. A database that does not answer is not waited
        for here: what is stored next does."""
        for item in items:
            self._look()
            yield item

    def _look(self) -> None:
        if self.run.pk is None or time.monotonic() < self.looked + LOOKS_EVERY:
            return
        self.looked = time.monotonic()
        try:
            why = IngestRun.objects.filter(pk=self.run.pk).values_list("ended", flat=True).first()
        except OperationalError:
            return  # the connection stays broken, so that who stores next notices and takes the run's lock again
        if why:
            raise Stopped(why)


def goes_on(run: IngestRun) -> bool:
    """Of a run from ``with_held``. The process of an upload takes a moment to begin, and to end once it is stopped."""
    begins = run.folder and not run.ended and timezone.now() - run.started_at < BEGINS_WITHIN
    return run.finished_at is None and bool(cast("Any", run).held or begins)


def running_keys() -> set[int]:
    """Primary keys of the runs whose process is alive."""
    with connection.cursor() as cursor:
        cursor.execute(HELD, [RUNNING])
        return {pk for (pk,) in cursor.fetchall()}


def with_held(found: QuerySet[IngestRun]) -> QuerySet[IngestRun]:
    """Adds ``held``: whether the run's process is alive."""
    held = RawSQL(f"resolutions_ingestrun.id IN ({HELD})", [RUNNING], output_field=BooleanField())
    return found.annotate(held=held)


def _interrupted(asked: str) -> IngestRun | None:
    last = IngestRun.objects.filter(asked=asked, dry_run=False).first() if asked else None
    return last if last and last.finished_at is None and last.pk not in running_keys() else None


def record(run: IngestRun, done: Iterable[FileOutcome], copies: Copies) -> None:
    """Record the outcome of these files. The rows wait in ``copies``; an unchanged file has none."""
    done = [loaded for loaded in done if loaded.change != FileChange.UNCHANGED or loaded.message]
    if not done:
        return
    counts = Counter(loaded.change for loaded in done if loaded.change != FileChange.UNCHANGED)
    IngestRun.objects.filter(pk=run.pk).update(**{change.value: F(change.value) + n for change, n in counts.items()})
    copies.add(RunFile, COLUMNS, (_row(run, loaded) for loaded in done))


def _row(run: IngestRun, loaded: FileOutcome) -> tuple:
    return (
        run.pk,
        loaded.name[:1000],
        loaded.change.value,
        loaded.version_id,
        loaded.label,
        loaded.kind,
        loaded.message,
        [list(field) for field in loaded.fields],
        loaded.notes(),
        [[problem.line, problem.message, problem.code] for problem in loaded.problems[: RunFile.MOST_PROBLEMS]],
        len(loaded.problems),
        loaded.unread,
    )


def remark(run: IngestRun, remarks: list[str]) -> None:
    """Save the remarks of a run, if the run is recorded at all."""
    IngestRun.objects.filter(pk=run.pk).update(remarks=remarks)


def changed_texts(run: IngestRun) -> set[int]:
    """Ids of the texts that the run has changed, or an interrupted one that it goes on from. A query each."""
    runs = [run]
    while (before := runs[-1].follows) and not before.finished_at:
        runs.append(before)
    changed = RunFile.objects.filter(run__in=runs).exclude(version=None)
    return set(changed.values_list("version", flat=True))


def finish(run: IngestRun, unchanged: int) -> None:
    IngestRun.objects.filter(pk=run.pk).update(finished_at=timezone.now(), unchanged=unchanged)
