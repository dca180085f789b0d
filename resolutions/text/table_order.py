"""Rows and columns of a table of which only the order of the cells is left: told by where figures and words stand.

A row has words first and figures behind them, as the rows around it do; so a word below a figure begins a row. Where
most rows have as many figures, those that are most alike tell the columns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_NUMBER = r"[(–-]?\s?\d[\d\s,.]{0,20}\)?%?[a-z]{0,2}\*{0,2}|[–—-]|\.\.\.?"
_FIGURE = re.compile(_NUMBER)
FIGURE_OR_GRADE = re.compile(_NUMBER + r"|[A-Z]{1,3}-\d(?:/\d)?|[A-Z]{2,3} \([A-Z]{2}\)")
"""A number, a dash for nothing, or the grade of a post."""
_GOES_ON = re.compile(r"[a-z(]")
_ALIKE = 0.8
"""Of the rows at least so many have as many figures as each other."""
_FEWEST_ROWS = 3
_FEWEST_COUNTED = 4

Cells = tuple[str, ...]
Segment = tuple[list[str], list[str]]
"""The words and the figures of one row."""


def in_rows(cells: Sequence[str]) -> list[Cells] | None:
    """The cells in rows of as many columns; words that head several rows stand alone in theirs. None where they show no
    columns. The grade of a post is a word in some tables and a figure in others: what makes more rows alike."""
    return max((_arranged(cells, form) for form in (FIGURE_OR_GRADE, _FIGURE)), key=lambda each: each[0])[1]


def _arranged(cells: Sequence[str], form: re.Pattern[str]) -> tuple[float, list[Cells] | None]:
    """How much of the rows are alike, and the rows."""
    counting = _counting(cells, form)
    segments = list(_segments(cells, form, counting))
    if len(segments) < _FEWEST_ROWS:
        return 0.0, None
    shapes = Counter((len(words), len(figures)) for words, figures in segments)
    figures, count = Counter(len(each) for _, each in segments if each).most_common(1)[0]
    lengths = Counter(len(words) for words, each in segments[1:] if len(each) == figures)
    words = max(lengths.most_common(1)[0][0] if lengths else 0, 2 if counting else 0)
    if count < max(_FEWEST_ROWS, _ALIKE * len(segments)) or not words:
        return 0.0, None
    shape = _Shape(words, figures, counted=bool(counting))
    rows = shape.first_row(segments[0])
    for segment in segments[1:]:
        rows += shape.first_row(segment) if len(segment[0]) - words >= shape.width else shape.row(segment)
    alike = shapes.most_common(1)[0][1] / len(segments)
    return alike, [(*row, *[""] * (shape.width - len(row))) for row in rows]


def _segments(cells: Sequence[str], form: re.Pattern[str], counting: set[int]) -> Iterator[Segment]:
    """Words and the figures behind them. A line that begins in small letters or a bracket goes on with the one above;
    numbers that only count the rows are words."""
    words: list[str] = []
    figures: list[str] = []
    for at, cell in enumerate(cells):
        if at not in counting and form.fullmatch(cell):
            figures.append(cell)
            continue
        if figures:
            yield words, figures
            words, figures = [], []
        if words and _GOES_ON.match(cell):
            words[-1] = f"{words[-1]} {cell}"
        else:
            words.append(cell)
    if words or figures:
        yield words, figures


def _counting(cells: Sequence[str], form: re.Pattern[str]) -> set[int]:
    """Where the numbers 1, 2, 3 … stand, each right above words."""
    found: list[int] = []
    for at, (cell, below) in enumerate(pairwise(cells)):
        if cell == str(len(found) + 1) and not form.fullmatch(below):
            found.append(at)
    return set(found) if len(found) >= _FEWEST_COUNTED else set()


@dataclass(frozen=True, slots=True)
class _Shape:
    """How many words and figures a row has; whether the first of the words only counts the rows."""

    words: int
    figures: int
    counted: bool

    @property
    def width(self) -> int:
        return self.words + self.figures

    def first_row(self, segment: Segment) -> list[Cells]:
        """The heads of the columns stand above the words of the first row."""
        said, numbers = segment
        of_row = min(len(said) - self.width, self.words)
        if of_row < 1 or len(numbers) != self.figures:
            return self.row(segment)
        heads = len(said) - of_row - self.width
        above = [self._alone(each) for each in said[:heads]]
        return [*above, tuple(said[heads : heads + self.width]), *self.row((said[-of_row:], numbers))]

    def row(self, segment: Segment) -> list[Cells]:
        """A row. What it has more words than columns for stands above it; a single word is the first column's where
        that does not count, and of several the first columns lack theirs."""
        said, numbers = segment
        if len(numbers) != self.figures:
            return [self._alone(each) for each in (*said, *numbers)]
        above, own = (said[: -self.words], said[-self.words :]) if len(said) > self.words else ([], said)
        empty = [""] * (self.words - len(own))
        own = [*own, *empty] if len(own) == 1 and not self.counted else [*empty, *own]
        return [*map(self._alone, above), (*own, *numbers)]

    def _alone(self, cell: str) -> Cells:
        return ("", cell) if self.counted else (cell,)
