"""File locks (flock): held by an open file, so that the kernel releases them however the process ends."""

import fcntl
import os
from pathlib import Path


def take(path: Path, *, shared: bool = False) -> int:
    """Wait for the lock and return the open file that holds it. Closing the file releases the lock."""
    fd = _open(path)
    fcntl.flock(fd, fcntl.LOCK_SH if shared else fcntl.LOCK_EX)
    return fd


def try_take(path: Path) -> int | None:
    """Like ``take`` (exclusive), but returns None at once if another process holds the lock."""
    fd = _open(path)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(fd)
        return None
    return fd


def is_held(path: Path) -> bool:
    """Whether a process holds it exclusively. Tests with a shared lock, so that two tests at once do not see each
    other."""
    fd = _open(path)
    try:
        fcntl.flock(fd, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(fd)
    return False


def _open(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
