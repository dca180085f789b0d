"""Tables in text pulled from a PDF: one cell a line, bare numbers among them that look like paragraph numbers.

A table is a run of short lines, none of which ends as a sentence does, a good part of them figures. What column a cell
stood in is lost: where the order of words and figures tells it, the table has rows and columns, which is said of it;
else the cells are kept in their order, one a row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .joining import bare_end, finished
from .lines import hinted, without_marks
from .problems import ProblemCode
from .sheet import Row, Sheet, plain
from .table_order import FIGURE_OR_GRADE, in_rows

_PARAGRAPH_NUMBER = re.compile(r"(?:\d{1,3}\.|\([a-z]{1,4}\))(?:\s|$)")
_NOTE_BELOW = re.compile(r"(?:[a-z]|\*{1,2})\s{1,3}[A-Z].{1,400}\.")
_FEWEST = 6
_TALLEST = 3
"""Lines of a long cell."""
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
    for index, row in enumerate(sheet.rows[start:], start):
        if not row.free:
            mid_sentence = mid_sentence and not row.blank
        elif (
            not mid_sentence
            and (full or not hinted(row.text))
            and (_is_cell(row, full or _LINE) or run and _stands_before_figures(sheet.rows, index))
        ):
            run.append(row)
        else:
            if _take(sheet, run) and _NOTE_BELOW.fullmatch(plain(row.text)):
                row.role = "table"
            else:
                run = []
            mid_sentence = not finished(row.text)
    _take(sheet, run)


def _take(sheet: Sheet, run: list[Row]) -> bool:
    """Is the run a table? Headings may stand above it: it begins at most a few rows above its first figure."""
    figures = [index for index, row in enumerate(run) if _is_figure(row.text)]
    if len(run) < _FEWEST or len(figures) < _FIGURES * len(run):
        return False
    table = run[max(0, figures[0] - _FEWEST) :]
    found = in_rows([plain(without_marks(row.text)).strip() for row in table])
    for row in table:
        row.role = "table" if found is None else "cell"
    for row, cells in zip(table, found or (), strict=False):
        row.role, row.cells = "table", cells
    if found:
        message = "the file keeps no columns of this table: they are told by the order of its words and figures"
        sheet.problem(table[0].number, ProblemCode.TABLE_GUESSED, message)
    return True


def _is_figure(text: str) -> bool:
    return FIGURE_OR_GRADE.fullmatch(plain(without_marks(text)).strip()) is not None


def _stands_before_figures(rows: Sequence[Row], index: int) -> bool:
    """Is it one of a few lines right above a figure, as a long cell within a table is?"""
    for row in rows[index + 1 : index + 1 + _TALLEST]:
        if not row.free:
            return False
        text = plain(row.text)
        if FIGURE_OR_GRADE.fullmatch(text) and not _PARAGRAPH_NUMBER.match(text):
            return True
    return False


def _is_cell(row: Row, full: int) -> bool:
    if len(row.text) > full * _SHORT:
        return False
    text = plain(row.text)
    if _PARAGRAPH_NUMBER.match(text):
        return False
    return bool(FIGURE_OR_GRADE.fullmatch(text)) or not bare_end(row.text).endswith((".", ";", ",", ":"))
