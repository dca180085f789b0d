"""Processes that parse files for a load. If one is killed from outside, or crashes on a file, only that file is
lost."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass

from resolutions.text.files import FileRead, begin_to_serve, read_for_another, read_to_store, why_not

from ..manifests.gathering import IncomingFile
from ..refusals import Refusal

Reading = tuple[IncomingFile, Future]

KILLED_TWICE = "the process that reads it was ended twice: it takes too long or needs too much memory"


def is_broken(future: Future) -> bool:
    """Whether it ends because its process did. Waits until it ends."""
    return isinstance(future.exception(), BrokenProcessPool)


@dataclass(slots=True)
class Readers:
    """The parsing processes of a load. When one dies, all files in progress are lost and it is not known which of them
    it was parsing: each is read again in a process by itself."""

    number: int
    _together: Executor | None = None
    _alone: Executor | None = None

    def begin(self, incoming: IncomingFile) -> Reading:
        if self._together is None:
            self._together = self._start(self.number)
        future = self._submit(self._together, incoming)
        if future.done() and is_broken(future):
            self._together = None
        return incoming, future

    def finish(self, begun: Reading) -> FileRead | Refusal:
        """The parsed file. Any failure of a reader becomes a refusal of that one file and does not end the load."""
        incoming, future = begun
        if is_broken(future):
            future = self._read_alone(incoming)
        fault = future.exception()
        if fault is None:
            return future.result()
        message = KILLED_TWICE if is_broken(future) else why_not(fault)
        return Refusal(incoming.path, incoming.name, message)

    def _read_alone(self, incoming: IncomingFile) -> Future:
        """Read by a process that is started for this file where the one before it was lost, or was ended meanwhile."""
        future = self._submit(self._alone, incoming) if self._alone else None
        if future is None or future.done() and is_broken(future):
            self._alone = self._start(1)
            future = self._submit(self._alone, incoming)
        if is_broken(future):
            self._alone = None
        return future

    def _submit(self, executor: Executor, incoming: IncomingFile) -> Future:
        """Failed at once where the pool is broken, or breaks while it starts a process for the file: its pipes are then
        closed under it, which the standard library tells as a bad value or file."""
        read = read_for_another if self.number else read_to_store
        given = incoming.manifest
        try:
            return executor.submit(
                read, incoming.path, incoming.name, given.symbol, incoming.content, given.text_language
            )
        except (BrokenProcessPool, ValueError, OSError) as fault:
            failed: Future = Future()
            failed.set_exception(fault if isinstance(fault, BrokenProcessPool) else BrokenProcessPool(str(fault)))
            return failed

    def _start(self, number: int) -> Executor:
        """The processes are spawned, not forked: a forked child would share our connection to the database."""
        if not self.number:
            return ThreadPoolExecutor(1)
        spawn = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(number, mp_context=spawn, initializer=begin_to_serve)

    def stop(self) -> None:
        for executor in filter(None, (self._together, self._alone)):
            executor.shutdown(cancel_futures=True)


@contextmanager
def reading(number: int) -> Iterator[Readers]:
    """Readers with ``number`` processes, started with the first file, each file within bounds (``text.bounds``); with
    none, a thread of this process reads, for who trusts the files."""
    readers = Readers(number)
    try:
        yield readers
    finally:
        readers.stop()
