"""A whole load: find out which files are new, parse those (in separate processes), and store them in groups, in
order."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TypeVar

from django.db import DataError, IntegrityError, OperationalError, connection, transaction

from resolutions.models import IngestRun
from resolutions.models.choices import FileChange
from resolutions.models.coverage import renew_few_held
from resolutions.text.files import FileRead, digest, file_bytes, one_line
from resolutions.text.readers.errors import Unreadable

from ..manifests.entries import ManifestEntry
from ..manifests.gathering import Gathering, IncomingFile
from ..matching import near_passages
from ..matching.version_matching import HeldReading, contents_of, held_from, held_under
from ..refusals import Refusal
from ..writing import change_tallies
from ..writing.copies import Copies
from . import planning, run_record
from .file_outcome import FileOutcome
from .readers import Readers, Reading, reading
from .store import Storage

BATCH = 64
"""Files checked together. Two batches are in progress at a time: one is parsed while the other is stored."""

GROUP = 64
"""Files stored in one transaction. A killed load loses no more than these; the next load reads them again."""

PAUSES = (1, 2, 4, 8, 15, 15, 15)
"""Seconds between attempts to reach a database that does not answer: it may be restarting."""

Step = list[FileOutcome] | Refusal | Reading
Result = TypeVar("Result")
Item = TypeVar("Item")

logger = logging.getLogger(__name__)


def load(
    files: Gathering, workers: int = 0, dry_run: bool = False, run: IngestRun | None = None
) -> Iterator[FileOutcome]:
    """Load the files in order and yield the outcome of each; then complete stored texts that a manifest names by
    symbol. A dry run does everything, then rolls it back.

    ``run`` is the record to keep. It is saved once there is something to record; a dry run without one leaves no
    record. Raises ``run_record.Stopped`` when somebody stops the run.
    """
    if not dry_run:
        run = run or IngestRun()
        yield from _load(files, workers, Storage(run), run)
        return
    done: list[FileOutcome] = []
    created: set[int | None] = set()
    with transaction.atomic():
        for loaded in _load(files, workers, Storage(IngestRun()), run or IngestRun()):
            created |= {loaded.version_id} if loaded.change == FileChange.CREATED else set()
            outcome = loaded.of_dry_run(created)
            done += [outcome] if run else []
            yield outcome
        transaction.set_rollback(True)
    if run:
        _record_dry_run(run, done)


def _record_dry_run(run: IngestRun, done: list[FileOutcome]) -> None:
    """Record the outcomes of a dry run, once its rows are rolled back."""
    copies = Copies()
    with transaction.atomic():
        run_record.record(run, done, copies)
        copies.flush()
        run_record.finish(run, sum(loaded.change == FileChange.UNCHANGED for loaded in done))


def _load(files: Gathering, workers: int, storage: Storage, run: IngestRun) -> Iterator[FileOutcome]:
    """``run`` is watched: who stops it ends the load before its next file (``run_record.Stopped``)."""
    unchanged, watch = 0, run_record.StopWatch(run)
    try:
        with reading(workers) as readers:
            from_paths = (_begin(batch, readers, storage) for batch in _batches(files))
            named_in_manifests = (
                _begin_held(batch, files, readers, storage) for batch in _batches(files.unmatched_keys())
            )
            for batches in (from_paths, named_in_manifests):
                for loaded in _finish(watch.over(_steps(batches)), readers, storage):
                    unchanged += loaded.change == FileChange.UNCHANGED
                    yield loaded
        if storage.run and storage.run.pk:
            _with_retries(partial(run_record.finish, storage.run, unchanged), storage)
            _with_retries(planning.renew_statistics, storage)
            _with_retries(renew_few_held, storage)
            _with_retries(near_passages.keep_all, storage)
            _with_retries(partial(_count_changes, storage.run), storage)
    finally:
        if storage.run and storage.run.pk:
            run_record.release_lock(storage.run)


def _count_changes(run: IngestRun) -> None:
    change_tallies.renew(run_record.changed_texts(run))


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    items = iter(items)
    while batch := list(islice(items, BATCH)):
        yield batch


def _steps(batches: Iterable[list[Step]]) -> Iterator[Step]:
    under_way: deque[list[Step]] = deque()
    for steps in batches:
        under_way.append(steps)
        if len(under_way) > 1:
            yield from under_way.popleft()
    while under_way:
        yield from under_way.popleft()


def _begin(batch: list[IncomingFile | Refusal], readers: Readers, storage: Storage) -> list[Step]:
    """An outcome for each file that is recognized without parsing it; the others are handed to the readers."""
    digests = {one: _digest(one) for one in batch if isinstance(one, IncomingFile)}
    held = _with_retries(lambda: held_from(filter(None, digests.values())), storage)
    steps: list[Step] = []
    for one in batch:
        if isinstance(one, Refusal):
            steps.append(one)
            continue
        readings = held.get(digests[one], [])
        if (
            one.name not in storage.refused
            and digests[one] not in storage.with_removals
            and _is_unchanged(one, readings)
        ):
            steps.append([FileOutcome.unchanged(one, reading) for reading in readings])
        else:
            steps.append(readers.begin(one))
    return steps


def _digest(incoming: IncomingFile) -> str:
    """Empty for a file that cannot be opened; the reader then reports why."""
    try:
        return digest(file_bytes(incoming.path))
    except Unreadable:
        return ""


def _is_unchanged(incoming: IncomingFile, held: list[HeldReading]) -> bool:
    """Whether a file with the bytes of these readings, which may be several, changes nothing."""
    file = incoming.in_volume() if len(held) > 1 else incoming
    return bool(held) and all(reading.is_unchanged(file) for reading in held)


def _begin_held(keys: list[str], files: Gathering, readers: Readers, storage: Storage) -> list[Step]:
    """The steps for stored texts that manifests name by symbol. Where a manifest has something new, the file is parsed
    again from the bytes as received. One query, and one more for the bytes."""
    held = _with_retries(lambda: held_under(keys), storage)
    known = {reading.symbol_key for readings in held.values() for reading in readings}
    steps: list[Step] = [files.missing[key] for key in keys if key in files.missing and key not in known]
    changed: dict[str, IncomingFile] = {}
    for sha256, readings in held.items():
        symbol = readings[0].manifest.get("symbol") if len(readings) == 1 else None
        incoming = files.stored_file(readings[0].name, ManifestEntry(symbol=symbol))
        are_unchanged = [reading.manifests_are_unchanged(incoming) for reading in readings]
        if all(are_unchanged):
            steps.append([FileOutcome.unchanged(incoming, reading) for reading in readings])
        else:
            changed[sha256] = incoming
    contents = _with_retries(lambda: contents_of(changed), storage)
    return steps + [readers.begin(replace(one, content=contents[sha256])) for sha256, one in changed.items()]


def _finish(steps: Iterable[Step], readers: Readers, storage: Storage) -> Iterator[FileOutcome]:
    """Store parsed files together, ``GROUP`` at a time, keeping the order."""
    group: list[tuple[IncomingFile, FileRead]] = []
    for step in steps:
        done: list[FileOutcome] | Refusal = []
        if not isinstance(step, tuple):
            done = step
        elif isinstance(read := readers.finish(step), Refusal):
            done = read
        else:
            group.append((step[0], read))
            if len(group) < GROUP:
                continue
        yield from _store(group, storage)
        group = []
        yield from _refuse(done, storage) if isinstance(done, Refusal) else done
    yield from _store(group, storage)


def _store(group: list[tuple[IncomingFile, FileRead]], storage: Storage) -> list[FileOutcome]:
    """Store the files in one transaction or, if the database rejects a row, each in its own, so that only the faulty
    file is lost."""
    if not group:
        return []
    incoming, read = group[0]
    try:
        if len(group) == 1 and len(read.documents) > 1:
            return _with_retries(lambda: storage.store_apart(incoming, read), storage)
        return _with_retries(lambda: storage.store_all(group), storage)
    except (DataError, IntegrityError) as error:
        if len(group) > 1:
            return [loaded for one in group for loaded in _store([one], storage)]
        return _refuse(Refusal(incoming.path, incoming.name, one_line(str(error))), storage)


def _refuse(refusal: Refusal, storage: Storage) -> list[FileOutcome]:
    return _with_retries(lambda: storage.refuse_file(refusal), storage)


def _with_retries(query: Callable[[], Result], storage: Storage) -> Result:
    """Call ``query``, and call it again while the database does not answer. Each call is one transaction, so nothing is
    done twice."""
    for pause in PAUSES:
        try:
            return query()
        except OperationalError as error:
            if connection.in_atomic_block:
                raise
            logger.warning("The database does not answer, trying again: %s", one_line(str(error)))
            storage.disconnect()
            time.sleep(pause)
            storage.reconnected()
    return query()
