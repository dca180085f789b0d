"""Notes of printed volumes: they stand at the foot of a page that has several texts, numbered through the volume.

A note belongs to the text that has its mark, which OCR glues to a word: "United Nations Juridical Yearbook33".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from .inserted import INSERTED_PATTERN
from .lines import MARK, MARK_END, Line
from .ordinals import MONTHS
from .sheet import plain

_NOTE_LINE = re.compile(
    rf"\s{{0,3}}(?:{MARK}(?P<raised>\d{{1,3}}){MARK_END}|\^?(?P<number>\d{{1,3}})/?(?=\s))\s*(?P<words>\S.*)"
)
_FORM = re.compile(
    r"See\b|Ibid|Official Records|Resolutions? [\dA-Z]|Decisions? \d|[A-Z]{1,4}/[\w.]|Documents? [A-Z]/"
    r"|League of Nations\b|United Nations(?:, Treaty Series| publication)|Adopted\b|Voir\b|Report of\b"
)
_PAGE = re.compile(r"\s*<!--\s*Page\b")
_NO_NOTE = re.compile(rf"(?:{'|'.join(MONTHS)})\b|General Assembly\s?[—–-]|(?:{INSERTED_PATTERN})\b")
"""What stands behind a number at the head of a line that is a date, the head of a page, or a paragraph put between two
others: "2 bis"."""
_GLUED = re.compile(
    rf"{MARK}(?P<raised>\d{{1,3}}){MARK_END}"
    r"|(?:(?<=[^\W\d_])|(?<=[,;:.)\]”’\"]))\^?(?P<glued>\d{1,3})(?![\d/])(?=\W|$)"
    r"|(?<!\d)(?:18|19|20)\d\d(?P<of_year>\d{1,3})(?![\d/])(?=\W|$)"
)
_STROKED_MARK = re.compile(r"(?<=\S)\s?(?<![\d/])(\d{1,3})/(?=\s|$)")
"""A mark as documents before 1998 print it: "of the Secretary-General; 2/"."""
STROKED = re.compile(r"\d{1,3}/(?=\s)")
"""How a note begins in documents before 1998: "2/ A/51/424."."""


def stroked_marks(text: str) -> Iterator[re.Match[str]]:
    """The marks with their stroke, each in group 1; few texts have a stroke that a blank follows."""
    return _STROKED_MARK.finditer(text) if "/ " in text or text.endswith("/") else iter(())


def reads_as_note(words: str) -> bool:
    """Do these words, behind a number, have the form of a note in a printed volume?"""
    return _FORM.match(plain(words)) is not None


def is_no_note(words: str) -> bool:
    """Are these words, behind a number, a date, the head of a page, or those of a paragraph "2 bis"?"""
    return _NO_NOTE.match(words) is not None


class Marks:
    """The numbers that are marks in some texts: raised, or glued to the end of a word, a stop or a year. They are
    looked for when the first is asked for."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = list(texts)

    @cached_property
    def _found(self) -> frozenset[str | None]:
        glued = {found[found.lastgroup or 0] for text in self._texts for found in _GLUED.finditer(text)}
        return frozenset(glued.union(found[1] for text in self._texts for found in stroked_marks(text)))

    def __contains__(self, number: object) -> bool:
        return number in self._found


def at_home(parts: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of each part, with the notes whose marks stand in it and not with those of others on its page."""
    homes = [list(part) for part in parts]
    marks = [Marks(line.text for line in part) for part in parts]
    first_pages = [_before_next_page(part) for part in parts]
    goes_over = [len(first) < len(part) for first, part in zip(first_pages, parts, strict=True)]
    for at in range(1, len(parts)):
        shared = first_pages[at]
        own = Marks(line.text for line in shared)
        moved: set[int] = set()
        for note in _notes(shared):
            number = _number(note[0])
            found = () if number in own else _before_on_page(goes_over, at)
            home = next((before for before in found if number in marks[before]), None)
            if home is not None:
                homes[home] += [Line(note[0].number, ""), *note]
                moved.update(line.number for line in note)
        homes[at] = [line for line in homes[at] if line.number not in moved]
    return homes


def _before_next_page(part: Sequence[Line]) -> Sequence[Line]:
    """What of a part stands on the page on which it begins."""
    return part[: next((at for at, line in enumerate(part) if _PAGE.match(line.text)), len(part))]


def _before_on_page(goes_over: Sequence[bool], at: int) -> Iterator[int]:
    """The parts before this one that end on the page on which it begins, the nearest first. ``goes_over`` says of each
    part whether it goes over to another page."""
    for before in range(at - 1, -1, -1):
        yield before
        if goes_over[before]:
            return


def _notes(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """What may be a note: the lines from one that begins with a number, below a blank one, to the next blank one."""
    for at, line in enumerate(lines):
        found = _NOTE_LINE.match(line.text) if not at or not lines[at - 1].text.strip() else None
        if found and not _NO_NOTE.match(found["words"]):
            end = at + 1
            while end < len(lines) and lines[end].text.strip() and not _NOTE_LINE.match(lines[end].text):
                end += 1
            yield list(lines[at:end])


def _number(line: Line) -> str:
    found = _NOTE_LINE.match(line.text)
    return (found["raised"] or found["number"]) if found else ""
