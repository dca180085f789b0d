"""Words that the end of a line breaks with a hyphen, told from compounds by how the Secretariat spells both; and words
in which a program that recognizes letters took some for others."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_SPELLED = Path(__file__).with_name("spelled.txt")
"""Written by tools/spelling.py."""
_BEFORE = re.compile(r"(?<![/._=])\b([^\W\d_]{2,30})[-\u2010\u2011]$")
_AFTER = re.compile(r"[^\W\d_]{2,30}")
_REACH = 32
_WORD = re.compile(r"(?<![\w'’/.@-])[a-z]{6,30}(?![\w'’/@-])")
_TAKEN_FOR = (("m", "rn"), ("rn", "m"), ("d", "cl"), ("cl", "d"), ("b", "h"), ("h", "b"), ("c(?!s$)", "e"), ("u", "ii"))
"""Letters that are read, and those that were printed: they look alike. Words end in "ics" as they do in "ies"."""


def is_broken(above: str, below: str) -> bool:
    """Whether a line that ends in a hyphen and the next one break one word ("inter-", "national"). Where both spellings
    are in use, or neither is known, the hyphen is the word's own ("decision-", "making")."""
    before, after = _BEFORE.search(above[-_REACH:]), _AFTER.match(below)
    if not before or not after or not after[0].islower():
        return False
    halves = before[1].lower(), after[0]
    return "".join(halves) in _spelled() and "-".join(halves) not in _spelled()


def misread(text: str) -> tuple[str, str] | None:
    """The first word that the Secretariat does not spell so, though it has one that looks like it, and that one."""
    for word in dict.fromkeys(_WORD.findall(text)):
        if word not in _spelled() and (meant := _looks_like(word)):
            return word, meant
    return None


def _looks_like(word: str) -> str | None:
    others = (
        word[: found.start()] + printed + word[found.end() :]
        for read, printed in _TAKEN_FOR
        for found in re.finditer(read, word)
    )
    return next((other for other in others if other in _spelled()), None)


@cache
def _spelled() -> frozenset[str]:
    lines = _SPELLED.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
