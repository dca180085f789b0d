"""How much time and memory the reading of one file may take.

A file of a few kilobytes can describe one that takes gigabytes to unpack or hours to lay out. A process that reads for
others therefore reads each file within bounds that grow with its size. Python's own code is stopped by a signal and
says why; code of a library that does not come back is ended by the system, with its process.
"""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .readers.errors import Unreadable

SECONDS, SECONDS_A_MEGABYTE = 9, 4
"""Processor time of a reading: a small file is given up, and the next one begun, within ten seconds. A printed volume
of 300 pages (20 MB) takes about 12 s."""

MEGABYTES, FOR_EACH_BYTE = 512, 12
"""Memory that a reading may take beyond what its process has already."""

_GRACE = 5
"""Seconds after which the system ends a process that its own signal did not stop."""

_STATM = Path("/proc/self/statm")


@contextmanager
def bounded(size: int) -> Iterator[None]:
    """Within it a file of ``size`` bytes is read. For the main thread of a process that may be ended: beyond the bounds
    it raises ``Unreadable``, or the process ends."""
    seconds = SECONDS + SECONDS_A_MEGABYTE * size // 2**20
    memory = MEGABYTES * 2**20 + FOR_EACH_BYTE * size

    def too_long(*_: object) -> None:
        raise Unreadable(f"took too long to read: more than {seconds} s")

    before = signal.signal(signal.SIGPROF, too_long)
    _limit(resource.RLIMIT_CPU, _seconds_used() + seconds + _GRACE)
    _limit(resource.RLIMIT_AS, _memory_used() + memory)
    signal.setitimer(signal.ITIMER_PROF, seconds, 1)
    try:
        yield
    except MemoryError as error:
        raise Unreadable(f"needs more than {memory // 2**20} MB of memory to be read") from error
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        for bound in (resource.RLIMIT_CPU, resource.RLIMIT_AS):
            _limit(bound, resource.RLIM_INFINITY)


def _limit(bound: int, most: int) -> None:
    """The soft limit, which may be raised again; never over the hard one."""
    _, hard = resource.getrlimit(bound)
    soft = hard if hard != resource.RLIM_INFINITY and (most == resource.RLIM_INFINITY or most > hard) else most
    resource.setrlimit(bound, (soft, hard))


def _seconds_used() -> int:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return int(used.ru_utime + used.ru_stime) + 1


def _memory_used() -> int:
    """Addresses taken, in bytes; where the system does not tell, the bound is of the whole process."""
    try:
        return int(_STATM.read_text().split()[0]) * resource.getpagesize()
    except OSError:
        return 0
