"""The day and the machine of a measurement, without which its times say little."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from time import perf_counter

ADDITIONS = 5_000_000
TRIES = 3


def day_and_machine() -> str:
    """``1 December 2026, 2 cores, Python 3.11.7, 5,000,000 additions in 240 ms``. One machine can be three times as
    slow as on another day; the additions say so."""
    today = datetime.now(UTC)
    speed = f"{ADDITIONS:,} additions in {min(_seconds() for _ in range(TRIES)) * 1_000:.0f} ms"
    return f"{today.day} {today:%B %Y}, {os.cpu_count()} cores, Python {platform.python_version()}, {speed}"


def _seconds() -> float:
    begun, total = perf_counter(), 0
    for number in range(ADDITIONS):
        total += number
    return perf_counter() - begun
