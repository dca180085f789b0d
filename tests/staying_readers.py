"""Processes that read files for the loads of many tests: each takes a second and a half to start."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from resolutions.ingest.runs.readers import Readers


class Loan(Executor):
    """A pool that stays when the load that uses it is over."""

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self.pool = pool

    def submit(self, *args, **kwargs):
        return self.pool.submit(*args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        pass


@contextmanager
def staying() -> Iterator[None]:
    """Loads borrow the pools of those before them, as long as no process of theirs was killed."""
    start, pools = Readers._start, {}

    def borrow(readers: Readers, number: int) -> Executor:
        if not readers.number:
            return start(readers, number)
        if not _serves(pools.get(number)):
            pools[number] = start(readers, number)
        return Loan(pools[number])

    Readers._start = borrow
    yield
    Readers._start = start
    for pool in pools.values():
        pool.shutdown()


def _serves(pool: ProcessPoolExecutor | None) -> bool:
    try:
        return pool is not None and pool.submit(int).result() == 0
    except (BrokenProcessPool, ValueError, OSError):
        return False
