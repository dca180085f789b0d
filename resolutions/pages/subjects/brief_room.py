"""How much of a subject its brief says, so that it stays on one page of A4: the type is never made smaller."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from .brief_parts import Part

MOST_LINES = 54
"""That a page takes, in the widest face that is likely: DejaVu Serif, 9.5 points."""
_LETTERS = 92
_LETTERS_OF_TITLE = 58
"""Of a line in that face."""
_TITLE_LINE = 1.6
_HEADING = 1.8
_BETWEEN = 0.25
"""Lines that a line of the title takes, a heading, and the space below a paragraph."""
_LEFT_OUT = "…"


@dataclass(frozen=True, slots=True)
class Room:
    """``names``: of a longer list the number alone is given. ``letters`` of one quotation, with ``around`` letters of
    unchanged words on each side of a change; ``heading`` and ``sentence`` are letters of an item of the agenda and of
    the sentence on what changed; ``slots`` how many places to bring up to date are named."""

    names: int
    quotations: int
    letters: int
    around: int
    slots: int
    sentence: int
    heading: int


ROOMS = (
    Room(names=60, quotations=3, letters=3000, around=3000, slots=60, sentence=2000, heading=400),
    Room(names=20, quotations=3, letters=1000, around=160, slots=24, sentence=700, heading=240),
    Room(names=12, quotations=3, letters=600, around=100, slots=16, sentence=500, heading=160),
    Room(names=8, quotations=2, letters=500, around=80, slots=12, sentence=400, heading=120),
    Room(names=5, quotations=2, letters=300, around=60, slots=8, sentence=300, heading=100),
    Room(names=1, quotations=2, letters=200, around=40, slots=4, sentence=200, heading=80),
)
"""From the whole to the shortest."""


def lines(title: str, parts: Iterable[Part]) -> float:
    """How many lines of a page the parts take under their title, about."""
    above = ceil(_width(title) / _LETTERS_OF_TITLE) * _TITLE_LINE
    return above + sum(_HEADING + sum(map(_height, _written(part))) for part in parts)


def _written(part: Part) -> Iterator[str]:
    yield from part.lines
    for quoted in part.quotations:
        yield quoted.label
        yield "".join(text for _, text in quoted.words)


def _height(line: str) -> float:
    return ceil(_width(line) / _LETTERS) + _BETWEEN


def _width(line: str) -> int:
    """In letters; a character of Chinese is as wide as two."""
    return max(1, sum(1 + (unicodedata.east_asian_width(each) in "WF") for each in line))


def excerpt(words: Sequence[tuple[str, str]], room: Room) -> list[tuple[str, str]]:
    """The changed words with what stands around them; what is left out is marked."""
    return list(_cut(_around(words, room.around), room.letters))


def _around(words: Sequence[tuple[str, str]], most: int) -> Iterator[tuple[str, str]]:
    for at, (op, text) in enumerate(words):
        if op != "=" or len(text) <= 2 * most:
            yield op, text
            continue
        before = _first(text, most) if at else ""
        after = _last(text, most) if at < len(words) - 1 else ""
        yield op, " ".join(filter(None, (before, _LEFT_OUT, after)))


def _cut(words: Iterable[tuple[str, str]], most: int) -> Iterator[tuple[str, str]]:
    left = most
    for op, text in words:
        if len(text) > left:
            yield op, f"{_first(text, left)}{_LEFT_OUT}"
            return
        yield op, text
        left -= len(text)


def _first(text: str, most: int) -> str:
    """Whole words of the beginning."""
    return text[:most].rpartition(" ")[0] or text[:most]


def _last(text: str, most: int) -> str:
    return text[-most:].partition(" ")[2] or text[-most:]
