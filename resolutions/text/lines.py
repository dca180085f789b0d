"""What every reader hands to the parser: the lines of a file, with hints that the container gave.

Inline hints travel inside the text as Unicode noncharacters, which no document may contain (Unicode 16.0, section 23.7:
"reserved for internal use"). Readers replace any that come from the file, so a hint is never forged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from .problems import ProblemCode

MARK, MARK_END = "\ufdd0", "\ufdd1"
"""Around a footnote mark: ``1993\\ufdd01\\ufdd1 for enhancing``."""

ITALIC, ITALIC_END = "\ufdd2", "\ufdd3"
"""Around words the source sets in italics."""

HINTS = (MARK, MARK_END, ITALIC, ITALIC_END)

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


def with_remarks(lines: list[Line], told: Iterable[str]) -> list[Line]:
    """With what a reader tells of the letters of the whole file, each at the first line that tells nothing yet."""
    for message in told:
        at = next((at for at, line in enumerate(lines) if line.doubt is None), None)
        if at is not None:
            lines[at] = lines[at]._replace(doubt=Doubt(ProblemCode.REPAIRED, message))
    return lines


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
