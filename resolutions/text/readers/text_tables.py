"""Tables in plain text and Markdown: rows between upright strokes, or columns set apart by tabs or by many blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ..lines import Doubt, Line, without_italics
from ..problems import ProblemCode
from .dashed_tables import DASHES
from .tables import FIGURE, is_data_table

_STROKES = re.compile(r"\s{0,3}\|.*\|\s*")
_BELOW_HEADS = re.compile(r"(?=[^-]*-)[\s|:+-]+")
_STROKE = re.compile(r"(?<!\\)\|")
_GAP = re.compile(r"\t+|\s{3,}")
_NUMBERED = re.compile(
    r"(?:\d{1,3}\.|\([a-z]{1,4}\)|[a-z]\)|[•●–—-])\s{2,}\S(?:(?!\t|\s{3}).)*$|\d{1,3}\s{2,}(?:(?!\t|\s{3}).)*\.$"
)
"""A numbered paragraph or a note, its number set before the words: one blank column makes no table."""
_MOST_COLUMNS = 40


def with_tables(lines: Sequence[Line]) -> list[Line]:
    """The lines, rows of tables with their cells. The line below the heads, which only draws, is left out."""
    written: list[Line] = []
    for shape, run in groupby(lines, key=_shape):
        rows = list(run)
        written += (_table(rows, shape) if shape and len(rows) > 1 else None) or map(_doubted, rows)
    return written


def _doubted(line: Line) -> Line:
    """The dashes below the heads of a table say that there is one, though it could not be read."""
    if "--" not in line.text or not DASHES.fullmatch(line.text):
        return line
    return line._replace(doubt=Doubt(ProblemCode.TABLE_GUESSED, "its words stand in columns, and no table was found"))


def _shape(line: Line) -> str:
    """What several lines of a table have in common; empty for any other line."""
    if line.heading or not line.text.strip(" "):
        return ""
    if "|" in line.text and _STROKES.fullmatch(line.text):
        return "|"
    in_columns = "\t" in line.text or _GAP.search(line.text.strip())
    return "\t" if in_columns and not _NUMBERED.match(line.text.strip()) else ""


def _table(rows: Sequence[Line], shape: str) -> list[Line] | None:
    """None where the rows are no table of data."""
    if shape == "|":
        kept = [line for line in rows if not _BELOW_HEADS.fullmatch(line.text)]
        cells = [_between_strokes(line) for line in kept]
        return _written(kept, cells) if len(kept) < len(rows) or is_data_table(cells, has_heads=False) else None
    kept = [line for line in rows if line.text.strip()]
    by_tabs = _by_tabs(kept)
    found = _written(kept, by_tabs) if by_tabs else list(_in_columns(kept))
    return found if any(line.cells for line in found) else None


def _between_strokes(line: Line) -> list[str]:
    return [_cell(cell) for cell in _STROKE.split(line.text.strip())[1:-1]]


def _by_tabs(rows: Sequence[Line]) -> list[list[str]] | None:
    """The cells of rows each of whose tabs ends a cell, as spreadsheets copy them: some cells are empty, and editors
    cut those at the end. None where tabs line columns up in other numbers, or the rows are no table of data."""
    cells = [[_cell(cell) for cell in line.text.split("\t")] for line in rows]
    width = max(map(len, cells), default=0)
    shorter = [row for row in cells if len(row) < width]
    lined_up = len({sum(map(bool, row)) for row in cells}) == 1 or len(shorter) * 2 > len(cells)
    if width > _MOST_COLUMNS or shorter and (lined_up or shorter == cells[:1]):
        return None
    grid = [[*row, *[""] * (width - len(row))] for row in cells]
    return grid if is_data_table(grid, has_heads=False) else None


def _in_columns(rows: Sequence[Line]) -> Iterator[Line]:
    """Neighbouring lines with as many columns are a table, with heads that leave out the first column."""
    start = 0
    while start < len(rows):
        cells = [_columns(rows[start])]
        end = start + 1
        while end < len(rows) and _may_join(cells, below := _columns(rows[end])):
            cells.append(below)
            end += 1
        width = max(map(len, cells))
        grid = [[*[""] * (width - len(row)), *row] for row in cells]
        yield from _written(rows[start:end], grid) if _has_columns(rows[start:end], grid) else rows[start:end]
        start = end


def _may_join(cells: Sequence[Sequence[str]], below: Sequence[str]) -> bool:
    return len(below) == len(cells[-1]) or len(cells) == 1 and len(below) == len(cells[0]) + 1


def _has_columns(rows: Sequence[Line], grid: Sequence[Sequence[str]]) -> bool:
    """Blanks also spread the words of a justified line, and tabs set a number beside its paragraph: columns of blanks
    have figures in most rows, those of tabs are a table by the rules for any."""
    figures = sum(any(FIGURE.fullmatch(cell) for cell in row) for row in grid)
    if len(grid) < 2 or len(grid[0]) > _MOST_COLUMNS or not is_data_table(grid, has_heads=False):
        return False
    return figures * 2 >= len(grid) or all("\t" in line.text.strip() for line in rows)


def _columns(line: Line) -> list[str]:
    return [_cell(cell) for cell in _GAP.split(line.text.strip())]


def _cell(text: str) -> str:
    return without_italics(text.replace("\\|", "|")).strip()


def _written(rows: Sequence[Line], cells: Sequence[Sequence[str]]) -> list[Line]:
    return [
        line._replace(text=" ".join(filter(None, row)), cells=tuple(row))
        for line, row in zip(rows, cells, strict=True)
        if any(row)
    ]
