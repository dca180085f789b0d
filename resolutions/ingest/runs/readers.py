"""Processes that read files for a load. One that is killed from outside, or that a file brings down, costs no file but
that one."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass

from resolutions.text.files import FileRead, begin_to_serve, read_to_store, why_not

from ..manifests.gathering import IncomingFile
from ..refusals import Refusal

Reading = tuple[IncomingFile, Future]

KILLED_TWICE = "the process that reads it was killed twice; perhaps it needs more memory than there is"


@dataclass(slots=True)
class Readers:
    """Readers at work. Where one ends before its time all files then under way are lost, and nobody knows which file it
    had: each of them is read again, by itself."""

    number: int
    _together: Executor | None = None
    _alone: Executor | None = None

    def begin(self, incoming: IncomingFile) -> Reading:
        if self._together is None:
            self._together = self._start(self.number)
        try:
            return incoming, self._submit(self._together, incoming)
        except BrokenProcessPool:
            self._together = None
            return self.begin(incoming)

    def finish(self, begun: Reading) -> FileRead | Refusal:
        """Whatever a reader fails with is the fault of one file, and ends no load."""
        incoming, future = begun
        if isinstance(future.exception(), BrokenProcessPool):
            future = self._read_alone(incoming)
        fault = future.exception()
        if fault is None:
            return future.result()
        message = KILLED_TWICE if isinstance(fault, BrokenProcessPool) else why_not(fault)
        return Refusal(incoming.path, incoming.name, message)

    def _read_alone(self, incoming: IncomingFile) -> Future:
        self._alone = self._alone or self._start(1)
        future = self._submit(self._alone, incoming)
        if isinstance(future.exception(), BrokenProcessPool):
            self._alone = None
        return future

    def _submit(self, executor: Executor, incoming: IncomingFile) -> Future:
        return executor.submit(read_to_store, incoming.path, incoming.name, incoming.given.symbol, incoming.content)

    def _start(self, number: int) -> Executor:
        """Spawned, not forked: a forked child would share our connection to the database."""
        if self.number == 1:
            return ThreadPoolExecutor(1)
        spawn = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(number, mp_context=spawn, initializer=begin_to_serve)

    def stop(self) -> None:
        for executor in filter(None, (self._together, self._alone)):
            executor.shutdown(cancel_futures=True)


@contextmanager
def reading(number: int) -> Iterator[Readers]:
    """``number`` processes, begun with the first file; one reader needs no process of its own."""
    readers = Readers(number)
    try:
        yield readers
    finally:
        readers.stop()
