"""Which tables of a container are tables, and which only lay out the page: UN mastheads stand in tables too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..joining import finished

FIGURE = re.compile(r"[(–-]?\s*\d[\d\s.,]*%?\)?[a-z*]?|[–—-]|\d{1,2}[.:]\d\d.*")
_OF_A_COVER = re.compile(
    r"United Nations$|Distr\s?[.:]|Original\s?:|General Assembly$|[AES]/\S+$|(?:Agenda )?item \d|\S+ session$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:OP|PP)?\s?\d{1,3}\s?(?:bis|ter)?[.)]?|\(?[a-z]{1,4}[.)]", re.IGNORECASE)
_NUMBER_OF_A_PARAGRAPH = re.compile(r"(?:OP|PP)?\s?\d{1,3}\s?(?:bis|ter)?[.)]|\(?[a-z]{1,4}\)", re.IGNORECASE)
_LONGEST_CELL = 300
_MOST_COLUMNS = 60


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as the container gives it, with the columns and rows it spans."""

    text: str
    columns: int = 1
    rows: int = 1


def grid(rows: Iterable[Sequence[Cell]]) -> list[list[str]]:
    """The words of each row, column by column: a place that a cell of another column or row covers is empty."""
    covered: dict[int, int] = {}
    """By column: how many rows below are still covered."""
    written = []
    for cells in rows:
        line: list[str] = []
        for cell in cells:
            while covered.get(len(line)):
                line.append("")
            for _ in range(min(cell.columns, _MOST_COLUMNS)):
                covered[len(line)] = cell.rows
                line.append("" if _ else cell.text)
        while covered.get(len(line)):
            line.append("")
        covered = {column: left - 1 for column, left in covered.items() if left > 1}
        written.append(line)
    return written


def _is_numbered(row: Sequence[str]) -> bool:
    """Is it a number and the paragraph that it counts, which ends as one does?"""
    return len(row) == 2 and _NUMBER_OF_A_PARAGRAPH.fullmatch(row[0]) is not None and finished(row[1])


def is_data_table(rows: Sequence[Sequence[str]], *, has_heads: bool) -> bool:
    """Two columns and two rows at least, no cell a paragraph and no row a number beside one. Without column heads or
    figures in most of the rows, none that holds an element of a cover or puts numbers beside their paragraphs."""
    filled = [[cell for cell in row if cell] for row in rows]
    wide = [row for row in filled if len(row) > 1]
    if len(wide) < 2 or any(len(cell) > _LONGEST_CELL for row in filled for cell in row):
        return False
    if all(_is_numbered(row) for row in wide):
        return False
    figures = sum(any(FIGURE.fullmatch(cell) for cell in row) for row in wide)
    if has_heads or figures * 2 > len(wide):
        return True
    return not any(_OF_A_COVER.match(cell) for row in filled for cell in row) and not any(
        _NUMBER.fullmatch(row[0]) for row in wide
    )
