"""What every reader hands to the parser: the lines of a file, with hints that the container gave.

Inline hints travel inside the text as Unicode noncharacters, which no document may contain (Unicode 16.0, section 23.7:
"reserved for internal use"). Readers replace any that come from the file, so a hint is never forged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from .problems import ProblemCode

MARK, MARK_END = "\ufdd0", "\ufdd1"
"""Around a footnote mark: ``1993\\ufdd01\\ufdd1 for enhancing``."""

ITALIC, ITALIC_END = "\ufdd2", "\ufdd3"
"""Around words the source sets in italics."""

HINTS = (MARK, MARK_END, ITALIC, ITALIC_END)

_MOST_SAID, _LONGEST_SAID = 8, 80
"""Of the passages left out before one line, how many are quoted, and how many characters of each."""
_NONCHARACTERS = re.compile("[\ufdd0-\ufdef]")
_MARKED = re.compile(f"{MARK}([^{MARK}{MARK_END}]*){MARK_END}")
_ITALICS = re.compile(f"[{ITALIC}{ITALIC_END}]")


class Role(StrEnum):
    """What a line is by its place on the page, where the container shows one."""

    BODY = ""
    HEAD = "running-head"
    FOOT = "foot"
    NOTE = "note"


class Doubt(NamedTuple):
    """What may be wrong with a line, as its reader sees it: a problem of the document."""

    code: ProblemCode
    message: str


class Line(NamedTuple):
    """``number`` counts from 1 in the file. ``heading`` is the heading level the container gave, 0 for none.

    ``cells`` are the cells of a row, where the container says that the line is a row of a table; ``text`` is then their
    words in one line. ``begins`` is whether a paragraph begins with the line or the line goes on with the one above it;
    None where the container does not show it. ``role`` is what the line is by its place on the page; a footnote begins
    at a line of the role NOTE that begins with a mark.
    """

    number: int
    text: str
    heading: int = 0
    cells: tuple[str, ...] = ()
    begins: bool | None = None
    role: Role = Role.BODY
    doubt: Doubt | None = None


def with_doubts(lines: list[Line], doubts: Iterable[tuple[int, Doubt]]) -> list[Line]:
    """With doubts that are of no line alone, each at the first line from its place on that has none yet, else at the
    last above it."""
    for place, doubt in doubts:
        around = chain(range(place, len(lines)), range(min(place, len(lines)) - 1, -1, -1))
        at = next((at for at in around if lines[at].doubt is None), None)
        if at is not None:
            lines[at] = lines[at]._replace(doubt=doubt)
    return lines


def with_remarks(lines: list[Line], told: Iterable[str]) -> list[Line]:
    """With what a reader tells of the letters of the whole file."""
    return with_doubts(lines, ((0, Doubt(ProblemCode.REPAIRED, message)) for message in told))


def left_out(passages: Sequence[tuple[str, str]]) -> Doubt:
    """Words of a file that are no text of the document, each passage with why it is none, are told to be left out."""
    said = "; ".join(f"{why}: “{words[:_LONGEST_SAID]}”" for why, words in passages[:_MOST_SAID])
    return Doubt(ProblemCode.LEFT_OUT, f"words of the file left out of the text: {said}")


def hinted(text: str) -> bool:
    """Does the text carry a hint at all? Most lines do not, and need no cleaning."""
    return MARK in text or ITALIC in text or ITALIC_END in text or MARK_END in text


def without_noncharacters(text: str) -> str:
    """Text from a file, safe to carry hints."""
    return _NONCHARACTERS.sub("\ufffd", text)


def mark(label: str) -> str:
    """A footnote mark as a hint."""
    return f"{MARK}{label}{MARK_END}"


def take_marks(text: str) -> tuple[str, list[tuple[str, int]]]:
    """Text without its footnote marks, and each mark with the offset in that text it stands before."""
    pieces: list[str] = []
    marks: list[tuple[str, int]] = []
    length = start = 0
    for found in _MARKED.finditer(text):
        pieces.append(text[start : found.start()])
        length += found.start() - start
        start = found.end()
        marks.append((found[1], length))
    pieces.append(text[start:])
    return "".join(pieces), marks


def without_marks(text: str) -> str:
    return _MARKED.sub("", text) if MARK in text else text


def without_italics(text: str) -> str:
    return _ITALICS.sub("", text) if hinted(text) else text
