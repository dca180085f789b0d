"""Tables in text pulled from a PDF: one cell a line, bare numbers among them that look like paragraph numbers.

A table is a run of short lines, none of which ends as a sentence does, a good part of them figures. What column a cell
stood in is lost; the cells are kept in their order, one a row.
"""

from __future__ import annotations

import re

from .joining import bare_end, finished
from .lines import hinted, without_marks
from .sheet import Row, Sheet, plain

_FIGURE = re.compile(
    r"[(–-]?\s?\d[\d\s,.]{0,20}\)?%?[a-z]{0,2}\*{0,2}|[–—-]|\.\.\.?|[A-Z]{1,3}-\d(?:/\d)?|[A-Z]{2,3} \([A-Z]{2}\)"
)
"""A number, a dash for nothing, or the grade of a post."""
_PARAGRAPH_NUMBER = re.compile(r"(?:\d{1,3}\.|\([a-z]{1,4}\))(?:\s|$)")
_NOTE_BELOW = re.compile(r"(?:[a-z]|\*{1,2})\s{1,3}[A-Z].{1,400}\.")
_FEWEST = 6
_LINE = 100
"""Characters of a full line where the text does not tell."""
_SHORT = 0.62
"""A cell is shorter than this share of a full line."""
_FIGURES = 0.25
"""At least this share of the cells are figures."""


def take_tables(sheet: Sheet, start: int, full: int) -> None:
    """Gives the rows of every table from row ``start`` on the role ``table``. ``full`` is the length of a full line, 0
    where lines are not those of a page: cells with marks are left in the text there.

    A table does not begin in mid-sentence: a justified line may come out one word a line.
    """
    run: list[Row] = []
    mid_sentence = False
    for row in sheet.rows[start:]:
        if not row.free:
            mid_sentence = mid_sentence and not row.blank
        elif _is_cell(row, full or _LINE) and not mid_sentence and (full or not hinted(row.text)):
            run.append(row)
        else:
            if _take(run) and _NOTE_BELOW.fullmatch(plain(row.text)):
                row.role = "table"
            else:
                run = []
            mid_sentence = not finished(row.text)
    _take(run)


def _take(run: list[Row]) -> bool:
    """Is the run a table? Headings may stand above it: it begins at most a few rows above its first figure."""
    figures = [index for index, row in enumerate(run) if _FIGURE.fullmatch(plain(without_marks(row.text)))]
    if len(run) < _FEWEST or len(figures) < _FIGURES * len(run):
        return False
    for row in run[max(0, figures[0] - _FEWEST) :]:
        row.role = "table"
    return True


def _is_cell(row: Row, full: int) -> bool:
    if len(row.text) > full * _SHORT:
        return False
    text = plain(row.text)
    if _PARAGRAPH_NUMBER.match(text):
        return False
    return bool(_FIGURE.fullmatch(text)) or not bare_end(row.text).endswith((".", ";", ",", ":"))
