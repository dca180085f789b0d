"""A whole load: look which files are new, read those (in processes of their own), store them one by one, in order."""

from __future__ import annotations

import multiprocessing
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice

from django.db import DataError, IntegrityError, transaction

from resolutions.models import IngestRun, Problem, Version
from resolutions.models.choices import Change
from resolutions.reading import FileRead, digest, end_with_parent, file_bytes, one_line, read_file, why_not
from resolutions.text.readers.errors import Unreadable

from . import runs
from .copying import Copies
from .incoming import Incoming
from .refusals import Refusal, Refused
from .store import Loaded, Storage, is_whole_and_unchanged

BATCH = 64
"""Files looked at together. Two batches are under way at a time: one is read while the other is stored."""

GROUP = 16
"""Files stored in one transaction. A kill costs no more than these; the next load reads them again."""

Step = list[Loaded] | Refusal | tuple[Incoming, Future]


def load(
    files: Iterable[Incoming | Refusal], workers: int = 1, dry_run: bool = False, run: IngestRun | None = None
) -> Iterator[Loaded]:
    """Load the files in order and say of each what became of it. A dry run does everything, then takes it back.

    ``run`` is the record to keep. It is saved when there is something to record; of a dry run nothing is kept without.
    """
    if not dry_run:
        yield from _load(files, workers, Storage(run or IngestRun()))
        return
    done = []
    with transaction.atomic():
        for loaded in _load(files, workers, Storage(IngestRun())):
            told = loaded.without_number()
            done += [told] if run else []
            yield told
        transaction.set_rollback(True)
    if run:
        _keep(run, done)


def _keep(run: IngestRun, done: list[Loaded]) -> None:
    """What a dry run found, once its rows are taken back."""
    copies = Copies()
    with transaction.atomic():
        runs.record(run, done, copies)
        copies.flush()
        runs.finish(run, sum(loaded.change == Change.UNCHANGED for loaded in done))


def _load(files: Iterable[Incoming | Refusal], workers: int, storage: Storage) -> Iterator[Loaded]:
    unchanged = 0
    try:
        with _reader(workers) as reader:
            for loaded in _finish(_steps(files, reader, storage), storage):
                unchanged += loaded.change == Change.UNCHANGED
                yield loaded
        if storage.run.pk:
            runs.finish(storage.run, unchanged)
    finally:
        if storage.run.pk:
            runs.let_go(storage.run)


@contextmanager
def _reader(workers: int) -> Iterator[Executor]:
    """Processes are spawned, not forked: a forked child would share our connection to the database."""
    if workers == 1:
        executor: Executor = ThreadPoolExecutor(1)
    else:
        spawn = multiprocessing.get_context("spawn")
        executor = ProcessPoolExecutor(workers, mp_context=spawn, initializer=end_with_parent)
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


def _steps(files: Iterable[Incoming | Refusal], reader: Executor, storage: Storage) -> Iterator[Step]:
    files = iter(files)
    under_way: deque[list[Step]] = deque()
    while batch := list(islice(files, BATCH)):
        under_way.append(_begin(batch, reader, storage))
        if len(under_way) > 1:
            yield from under_way.popleft()
    while under_way:
        yield from under_way.popleft()


def _begin(batch: list[Incoming | Refusal], reader: Executor, storage: Storage) -> list[Step]:
    """What is known of each file without reading its text; the others are handed to the reader."""
    digests = {one: _digest(one) for one in batch if isinstance(one, Incoming)}
    held = Version.objects.filter(source__sha256__in=[sha for sha in digests.values() if sha])
    by_digest: dict[str, list[Version]] = defaultdict(list)
    for version in held.select_related("source").defer("source__content", "parsed").order_by("part"):
        by_digest[version.source.sha256].append(version)
    steps: list[Step] = []
    for one in batch:
        versions = by_digest.get(digests.get(one), [])
        if isinstance(one, Refusal):
            steps.append(one)
        elif one.name not in storage.refused and is_whole_and_unchanged(one, versions):
            steps.append([Loaded.unchanged(one, version) for version in versions])
        else:
            steps.append((one, reader.submit(read_file, one.path, one.name, one.given.symbol)))
    return steps


def _digest(incoming: Incoming) -> str | None:
    """None for a file that cannot be opened; the reader will say why."""
    try:
        return digest(file_bytes(incoming.path))
    except Unreadable:
        return None


def _finish(steps: Iterable[Step], storage: Storage) -> Iterator[Loaded]:
    """Files that were read are stored together, ``GROUP`` at a time; the order stays."""
    group: list[tuple[Incoming, FileRead]] = []
    for step in steps:
        fault = step[1].exception() if isinstance(step, tuple) else None
        if isinstance(step, tuple) and fault is None:
            group.append((step[0], step[1].result()))
            if len(group) < GROUP:
                continue
            step = []
        yield from _store(group, storage)
        group = []
        if isinstance(step, tuple) and fault is not None:
            step = Refusal(step[0].path, step[0].name, why_not(fault))
        yield from _refuse(step, storage) if isinstance(step, Refusal) else step
    yield from _store(group, storage)


def _store(group: list[tuple[Incoming, FileRead]], storage: Storage) -> list[Loaded]:
    """In one transaction or, where a file is refused, in one each: it costs itself alone."""
    if not group:
        return []
    try:
        return storage.store_all(group)
    except (Refused, DataError, IntegrityError) as error:
        if len(group) > 1:
            return [loaded for one in group for loaded in _store([one], storage)]
        incoming = group[0][0]
        return _refuse(Refusal(incoming.path, incoming.name, one_line(str(error))), storage)


def _refuse(refusal: Refusal, storage: Storage) -> list[Loaded]:
    Problem.objects.refusals().filter(file_name=refusal.name).delete()
    refused = storage.refuse(refusal)
    runs.record(storage.open_run(), [refused], storage.copies)
    storage.copies.flush()
    return [refused]
