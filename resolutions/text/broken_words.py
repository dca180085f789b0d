"""Words that the end of a line breaks with a hyphen, told from compounds by how the Secretariat spells both."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_SPELLED = Path(__file__).with_name("spelled.txt")
"""Written by tools/spelling.py."""
_BEFORE = re.compile(r"(?<![/._=])\b([^\W\d_]{2,30})[-\u2010\u2011]$")
_AFTER = re.compile(r"[^\W\d_]{2,30}")
_REACH = 32


def is_broken(above: str, below: str) -> bool:
    """Whether a line that ends in a hyphen and the next one break one word ("inter-", "national"). Where both spellings
    are in use, or neither is known, the hyphen is the word's own ("decision-", "making")."""
    before, after = _BEFORE.search(above[-_REACH:]), _AFTER.match(below)
    if not before or not after or not after[0].islower():
        return False
    halves = before[1].lower(), after[0]
    return "".join(halves) in _spelled() and "-".join(halves) not in _spelled()


@cache
def _spelled() -> frozenset[str]:
    lines = _SPELLED.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
