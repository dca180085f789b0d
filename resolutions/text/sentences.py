"""The part of a long paragraph that a reader needs around a few words: resolutions are one sentence a paragraph."""

from __future__ import annotations

_BREAKS = ",;:"
_LEAST = 60
"""Characters on each side before a clause may end."""


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the clauses around ``text[start:end]`` begin and end, at a mark of punctuation or at the ends of the
    text."""
    first = max((text.rfind(mark, 0, max(0, start - _LEAST)) for mark in _BREAKS), default=-1) + 1
    ends = [at for mark in _BREAKS if (at := text.find(mark, end + _LEAST)) >= 0]
    return first + (len(text[first:start]) - len(text[first:start].lstrip())), min(ends, default=len(text))
