"""The day and the machine of a measurement, without which its times say little."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from timeit import repeat

OBJECTS = 200_000
TRIES = 3


def day_and_machine() -> str:
    """``1 December 2026, 2 cores, Python 3.11.7, 200,000 objects made in 150 ms``. One machine can be three times as
    slow as on another day, where others share its memory: the objects, which a page is made of, say so. A loop that
    counts does not."""
    today = datetime.now(UTC)
    # Without garbage collection, which a measurement may have set in its own way.
    seconds = min(repeat(lambda: [_Object(number) for number in range(OBJECTS)], number=1, repeat=TRIES))
    speed = f"{OBJECTS:,} objects made in {seconds * 1_000:.0f} ms"
    return f"{today.day} {today:%B %Y}, {os.cpu_count()} cores, Python {platform.python_version()}, {speed}"


class _Object:
    def __init__(self, number: int) -> None:
        self.number, self.within = number, {number: str(number)}
