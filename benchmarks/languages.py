"""stub"""

from __future__ import annotations

import zlib


def half_of(symbol: str) -> int:
    """0 for the half that rules are written by, 1 for the half whose figures are published."""
    return zlib.crc32(symbol.removeprefix("A/RES/").encode()) % 2
