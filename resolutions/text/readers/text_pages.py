"""Text that a program pulled from the pages of a PDF, put in the order in which a page is read.

Such programs (``pdftotext`` is on most machines) end a page with a form feed. They set the raised number of a note on a
line of its own, above its words or, of several notes, somewhere among them; and where they keep the layout, symbol and
title at the head of a page stand side by side, and an indent is all that tells where a paragraph begins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..furniture import ALONE, DAY_OF_PRINT
from ..joining import bare_end, finished
from ..lines import Doubt, Line
from ..printed_notes import reads_as_note
from ..problems import ProblemCode

_RULE = re.compile(r"_{5,}")
_RULE_BEHIND = re.compile(r"(?<=\S) _{10,}$")
_NUMBER = re.compile(r"\d{1,3}")
_OF_A_PAGE = re.compile("|".join(f"(?:{form})" for form in (*ALONE.values(), DAY_OF_PRINT)))
_FOOT = re.compile("|".join(f"(?:{ALONE[name]})" for name in ("job-number", "bar-code", "foot", "page-number")))
_ANY = 0
"""The number of a note, where it may be any."""
_TALLEST = 80
"""Lines of notes on a page."""
_HEAD = 6
"""Lines that symbol and title take at the head of a page."""
_GAP = re.compile(r"\s{3,}")
_STARRED = re.compile(r"\*{1,3} ?[^\W\d_]")
_SYMBOL = re.compile(r"[A-Z](?:/[\w.()-]+(?: [A-Z])?)+\*?")
_MARK_BEHIND = re.compile(r"(?<=[,;:.]) ?\d{1,3}$")
_SET_IN = 3
"""Blanks by which the first line of a paragraph is set in at least."""
_OFTEN = 5
"""One line in so many, at least, begins at the margin."""
_FEWEST, _FEWEST_OF_A_PAGE, _LONG = 6, 3, 60
"""Lines that tell how a text and one of its pages are laid out, and their letters."""


def with_pages(lines: Sequence[Line], ends: Sequence[int]) -> list[Line]:
    """The lines of a text whose pages end behind the lines with the numbers ``ends``. In a text without pages a number
    that stands alone among the notes is put before the words right below it."""
    margin = _margin(lines)
    ends = ends or (_ends_by_feet(lines) if margin is not None else ())
    if not ends and not any(map(_is_lone_number, lines)):
        return list(lines)
    found: list[Line] = []
    for page in _pages(lines, ends):
        own = _margin(_above_notes(page), _FEWEST_OF_A_PAGE) if margin is not None else None
        page = _with_notes(list(_with_rules_apart(page)), whole=bool(ends))
        if margin is not None:
            page = [*_head_in_order(page[:_HEAD]), *page[_HEAD:]] if found else page
            page = list(_with_breaks(page, margin if own is None else own))
        found += page
    return found


def _ends_by_feet(lines: Sequence[Line]) -> list[int]:
    """Where pages end in a text without form feeds: with the last line of each foot."""
    feet = [at for at, line in enumerate(lines) if _FOOT.fullmatch(line.text.strip())]
    return [at + 1 for at, after in pairwise([*feet, len(lines)]) if after - at > _HEAD]


def _with_rules_apart(page: Sequence[Line]) -> Iterator[Line]:
    """The lines, a rule that stands at the end of one on its own."""
    for line in page:
        found = _RULE_BEHIND.search(line.text) if line.text.endswith("__") else None
        if found:
            yield line._replace(text=line.text[: found.start()])
            yield Line(line.number, found[0].strip())
        else:
            yield line


def _is_lone_number(line: Line) -> bool:
    return _NUMBER.fullmatch(line.text.strip()) is not None


def _pages(lines: Sequence[Line], ends: Sequence[int]) -> Iterator[Sequence[Line]]:
    start = 0
    for end in ends:
        yield lines[start:end]
        start = end
    yield lines[start:]


def _above_notes(page: Sequence[Line]) -> Sequence[Line]:
    return page[: next((at for at, line in enumerate(page) if _RULE.fullmatch(line.text.strip())), len(page))]


def _with_notes(page: Sequence[Line], *, whole: bool) -> list[Line]:
    """The page with each of its notes behind its number. ``whole`` is whether the page ends with the notes and what
    stands at its foot."""
    rule = next((at for at, line in enumerate(page) if _RULE.fullmatch(line.text.strip())), None)
    if rule is None:
        return list(page)
    below = page[rule + 1 :]
    if not whole:
        return [*page[: rule + 1], *_below_their_numbers(below)]
    numbers = sorted(int(line.text) for line in below if _is_lone_number(line))
    if not numbers or len(below) > _TALLEST or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return [*page[: rule + 1], *_below_their_numbers(below)]
    starred, below = _starred(below)
    notes = _notes(below, len(numbers))
    foot = [line for line in below if _OF_A_PAGE.fullmatch(line.text.strip())]
    written = [
        line if at else line._replace(text=f"{number} {line.text.strip()}")
        for number, note in zip(numbers, notes, strict=False)
        for at, line in enumerate(note)
    ]
    if len(notes) != len(numbers) and written:
        message = f"notes {numbers[0]} to {numbers[-1]} stand apart from their numbers: which is which is not sure"
        written[0] = written[0]._replace(doubt=Doubt(ProblemCode.BREAK_IN_DOUBT, message))
        written += [line for note in notes[len(numbers) :] for line in note]
    return [*page[: rule + 1], *starred, *written, Line(page[-1].number, ""), *foot]


def _starred(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The note to the names of sponsors, which has a star and no number, and the other lines."""
    inside = False
    starred: list[Line] = []
    others: list[Line] = []
    for line in lines:
        text = line.text.strip()
        begins = _STARRED.match(text) is not None
        inside = begins or inside and bool(text) and not (finished(starred[-1].text) or _is_lone_number(line))
        (starred if inside else others).append(line)
    return starred, others


def _below_their_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines, which stand below a rule, a number alone put before the words right below it. The first number stands
    right below a rule, the others follow it one by one up to the foot of the page: numbers in tables do not."""
    found: list[Line] = []
    wanted: int | None = _ANY
    is_number = False
    for line in lines:
        text = line.text.strip()
        if is_number and text and not _is_lone_number(line):
            found[-1] = line._replace(text=f"{found[-1].text.strip()} {text}")
            is_number = False
            continue
        is_number = _is_lone_number(line) and wanted in (_ANY, int(text))
        if is_number:
            wanted = int(text) + 1
        elif _RULE.fullmatch(text):
            wanted = _ANY
        elif text and (wanted == _ANY or _FOOT.fullmatch(text)):
            wanted = None
        found.append(line)
    return found


def _notes(lines: Sequence[Line], wanted: int) -> list[list[Line]]:
    """The lines of each note: one begins below a number or a blank line, and where there are fewer than numbers, behind
    the full stop of another."""
    notes: list[list[Line]] = []
    apart = True
    for line in lines:
        text = line.text.strip()
        if not text or _is_lone_number(line):
            apart = apart or not text and finished(notes[-1][-1].text) or bool(text)
        elif not _OF_A_PAGE.fullmatch(text):
            if apart:
                notes.append([])
            notes[-1].append(line)
            apart = False
    return _parted(notes, wanted - len(notes)) if len(notes) < wanted else notes


def _parted(notes: list[list[Line]], lacking: int) -> list[list[Line]]:
    """Notes cut where a line ends with a full stop: everywhere, or at so many where what follows reads as a note."""
    stops = [
        (at, index)
        for at, note in enumerate(notes)
        for index in range(1, len(note))
        if bare_end(note[index - 1].text.strip()).endswith(".")
    ]
    if len(stops) > lacking:
        stops = [(at, index) for at, index in stops if reads_as_note(notes[at][index].text.strip())]
    if len(stops) != lacking:
        return notes
    parted = []
    for at, note in enumerate(notes):
        cuts = [0, *(index for place, index in stops if place == at), len(note)]
        parted += [note[start:end] for start, end in zip(cuts, cuts[1:], strict=False)]
    return parted


def _margin(page: Sequence[Line], fewest: int = _FEWEST) -> int | None:
    """Where the lines of a page begin that is laid out with blanks; None for any other."""
    long = [line.text for line in page if len(line.text.strip()) >= _LONG]
    indents = Counter(len(text) - len(text.lstrip()) for text in long)
    if len(long) < fewest:
        return None
    margin = min((indent for indent, count in indents.items() if count * _OFTEN >= len(long)), default=0)
    return margin if margin >= _SET_IN else None


def _head_in_order(lines: Sequence[Line]) -> list[Line]:
    """The head of a page: the symbol and the lines of the title, which stand side by side, one after the other."""
    end = next((at for at, line in enumerate(lines) if not line.text.strip() and at), len(lines))
    pieces = [(line, _GAP.split(line.text.strip())) for line in lines[:end] if line.text.strip()]
    if not any(len(each) == 2 and any(map(_SYMBOL.fullmatch, each)) for _, each in pieces):
        return list(lines)
    symbols = [line._replace(text=text) for line, each in pieces for text in each if _SYMBOL.fullmatch(text)]
    title = [line._replace(text=text) for line, each in pieces for text in each if not _SYMBOL.fullmatch(text)]
    return [*symbols, *title, *lines[end:]]


def _with_breaks(page: Sequence[Line], margin: int) -> Iterator[Line]:
    """The lines, an empty one above each that is set in below the end of a sentence or a short line."""
    above = ""
    for line in page:
        indent = len(line.text) - len(line.text.lstrip())
        if above and line.text.strip() and indent >= margin + _SET_IN and (_ends(above) or len(above) < _LONG):
            yield Line(line.number, "")
        yield line
        above = line.text.strip()


def _ends(text: str) -> bool:
    """Does a sentence end there, the mark of a note apart?"""
    return finished(_MARK_BEHIND.sub("", text))
