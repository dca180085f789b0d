"""A whole load: look which files are new, read those (in processes of their own), store them in groups, in order."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import TypeVar

from django.db import DataError, IntegrityError, OperationalError, connection, transaction

from resolutions.models import IngestRun
from resolutions.models.choices import FileChange
from resolutions.text.files import FileRead, digest, file_bytes, one_line
from resolutions.text.readers.errors import Unreadable

from ..manifests.entries import ManifestEntry
from ..manifests.gathering import Gathering, IncomingFile
from ..matching.version_matching import Held, contents_of, held_from, held_under
from ..refusals import Refusal
from ..writing.copies import Copies
from . import run_record
from .file_outcome import FileOutcome
from .readers import Readers, Reading, reading
from .store import Storage

BATCH = 64
"""Files looked at together. Two batches are under way at a time: one is read while the other is stored."""

GROUP = 64
"""Files stored in one transaction. A kill costs no more than these; the next load reads them again."""

PAUSES = (1, 2, 4, 8, 15, 15, 15)
"""Seconds between attempts to reach a database that is away: it may be starting anew."""

Step = list[FileOutcome] | Refusal | Reading
Answer = TypeVar("Answer")
Item = TypeVar("Item")

logger = logging.getLogger(__name__)


def load(
    files: Gathering, workers: int = 1, dry_run: bool = False, run: IngestRun | None = None
) -> Iterator[FileOutcome]:
    """Load the files in order and say of each what became of it; then fill the texts held already of which a manifest
    speaks by their symbol. A dry run does everything, then takes it back.

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


def _keep(run: IngestRun, done: list[FileOutcome]) -> None:
    """What a dry run found, once its rows are taken back."""
    copies = Copies()
    with transaction.atomic():
        run_record.record(run, done, copies)
        copies.flush()
        run_record.finish(run, sum(loaded.change == FileChange.UNCHANGED for loaded in done))


def _load(files: Gathering, workers: int, storage: Storage) -> Iterator[FileOutcome]:
    unchanged = 0
    try:
        with reading(workers) as readers:
            brought = (_begin(batch, readers, storage) for batch in _batches(files))
            spoken_of = (_begin_held(batch, files, readers, storage) for batch in _batches(files.left()))
            for begun in (brought, spoken_of):
                for loaded in _finish(_steps(begun), readers, storage):
                    unchanged += loaded.change == FileChange.UNCHANGED
                    yield loaded
        if storage.run.pk:
            run_record.finish(storage.run, unchanged)
    finally:
        if storage.run.pk:
            run_record.let_go(storage.run)


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    items = iter(items)
    while batch := list(islice(items, BATCH)):
        yield batch


def _steps(begun: Iterable[list[Step]]) -> Iterator[Step]:
    under_way: deque[list[Step]] = deque()
    for steps in begun:
        under_way.append(steps)
        if len(under_way) > 1:
            yield from under_way.popleft()
    while under_way:
        yield from under_way.popleft()


def _begin(batch: list[IncomingFile | Refusal], readers: Readers, storage: Storage) -> list[Step]:
    """What is known of each file without reading its text; the others are handed to the readers."""
    digests = {one: _digest(one) for one in batch if isinstance(one, IncomingFile)}
    held = _patiently(lambda: held_from(filter(None, digests.values())), storage)
    steps: list[Step] = []
    for one in batch:
        if isinstance(one, Refusal):
            steps.append(one)
            continue
        versions = held.get(digests[one], [])
        if one.name not in storage.refused and digests[one] not in storage.bereft and _bring_nothing(one, versions):
            steps.append([FileOutcome.unchanged(one, version) for version in versions])
        else:
            steps.append(readers.begin(one))
    return steps


def _digest(incoming: IncomingFile) -> str:
    """Empty for a file that cannot be opened; the reader will say why."""
    try:
        return digest(file_bytes(incoming.path))
    except Unreadable:
        return ""


def _bring_nothing(incoming: IncomingFile, held: list[Held]) -> bool:
    """Whether a file with the bytes of these versions, which may be several, brings nothing new."""
    meant = incoming.in_volume() if len(held) > 1 else incoming
    return bool(held) and all(version.has_nothing_new(meant) for version in held)


def _begin_held(keys: list[str], files: Gathering, readers: Readers, storage: Storage) -> list[Step]:
    """Of texts of which a manifest speaks by their symbols. The files of those it says something new of are read again,
    from the bytes as received. A query, and one more for the bytes."""
    held = _patiently(lambda: held_under(keys), storage)
    known = {version.symbol_key for versions in held.values() for version in versions}
    steps: list[Step] = [files.missing[key] for key in keys if key in files.missing and key not in known]
    news: dict[str, IncomingFile] = {}
    for sha256, versions in held.items():
        symbol = versions[0].given.get("symbol") if len(versions) == 1 else None
        incoming = files.held(versions[0].name, ManifestEntry(symbol=symbol))
        told = [version.is_told(incoming) for version in versions]
        if all(told):
            steps.append([FileOutcome.unchanged(incoming, version) for version in versions])
        else:
            news[sha256] = incoming
    contents = _patiently(lambda: contents_of(news), storage)
    return steps + [readers.begin(replace(one, content=contents[sha256])) for sha256, one in news.items()]


def _finish(steps: Iterable[Step], readers: Readers, storage: Storage) -> Iterator[FileOutcome]:
    """Files that were read are stored together, ``GROUP`` at a time; the order stays."""
    group: list[tuple[IncomingFile, FileRead]] = []
    for step in steps:
        read = readers.finish(step) if isinstance(step, tuple) else step
        if isinstance(read, FileRead):
            group.append((step[0], read))
            if len(group) < GROUP:
                continue
            read = []
        yield from _store(group, storage)
        group = []
        yield from _refuse(read, storage) if isinstance(read, Refusal) else read
    yield from _store(group, storage)


def _store(group: list[tuple[IncomingFile, FileRead]], storage: Storage) -> list[FileOutcome]:
    """In one transaction or, where the database cannot take one of them, in one each: it costs itself alone."""
    if not group:
        return []
    incoming, read = group[0]
    try:
        if len(group) == 1 and len(read.documents) > 1:
            return _patiently(lambda: storage.store_apart(incoming, read), storage)
        return _patiently(lambda: storage.store_all(group), storage)
    except (DataError, IntegrityError) as error:
        if len(group) > 1:
            return [loaded for one in group for loaded in _store([one], storage)]
        return _refuse(Refusal(incoming.path, incoming.name, one_line(str(error))), storage)


def _refuse(refusal: Refusal, storage: Storage) -> list[FileOutcome]:
    return _patiently(lambda: storage.refuse_file(refusal), storage)


def _patiently(ask: Callable[[], Answer], storage: Storage) -> Answer:
    """Ask again while the database is away. Each question is a transaction, so that nothing is done twice."""
    for pause in PAUSES:
        try:
            return ask()
        except OperationalError as error:
            if connection.in_atomic_block:
                raise
            logger.warning("The database does not answer, trying again: %s", one_line(str(error)))
            connection.close()
            time.sleep(pause)
            storage.reached_again()
    return ask()
