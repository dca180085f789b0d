"""Pages of two columns: their runs in the order in which they are read.

A page has two where a strip near its middle stays empty on most of its lines, and what stands on both sides of it is
prose. Lines over the whole width part the columns above them from those below.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from .characters import Run

_MIDDLE = (0.35, 0.65)
"""Of the width of the text, between which the strip lies."""
_STRIP = 0.8
"""Sizes that the strip is wide at least; words stand closer."""
_STEP = 3.0
_FEWEST = 8
"""Lines in each column."""
_OVER = 0.3
"""Of the lines at most so many stand over both columns."""
_FULL = 0.55
"""Of its column the usual line takes at least so much: cells are shorter."""
_LEVEL = 0.45
"""Sizes by which what stands in one line differs in height: marks are raised by less."""

Line = list[Run]


def in_columns(runs: Sequence[Run], *, right_to_left: bool) -> list[list[Run]]:
    """The runs of each stretch of a page that is read from its top to its foot; all in one where it has one column."""
    lines = list(_lines(runs))
    strip = _strip(lines)
    if strip is None:
        return [list(runs)]
    stretches: list[list[Run]] = []
    beside: tuple[list[Run], list[Run]] = ([], [])
    over: list[Run] = []
    for line in lines:
        if _is_over(line, strip):
            stretches += _flushed(beside, right_to_left=right_to_left)
            beside = ([], [])
            over += line
            continue
        if over:
            stretches.append(over)
            over = []
        for run in line:
            beside[_middle(run) > strip].append(run)
    return [*stretches, *([over] if over else []), *_flushed(beside, right_to_left=right_to_left)]


def _flushed(beside: tuple[list[Run], list[Run]], *, right_to_left: bool) -> list[list[Run]]:
    columns = beside[::-1] if right_to_left else beside
    return [column for column in columns if column]


def _lines(runs: Iterable[Run]) -> Iterator[Line]:
    """Runs of one height, from the top down."""
    line: Line = []
    for run in sorted(runs, key=lambda each: -each.base):
        if line and line[-1].base - run.base > _LEVEL * run.size:
            yield line
            line = []
        line.append(run)
    if line:
        yield line


def _strip(lines: Sequence[Line]) -> float | None:
    """The middle of the strip between two columns; None where there are none."""
    if len(lines) < _FEWEST:
        return None
    left = min(run.left for line in lines for run in line)
    right = max(run.right for line in lines for run in line)
    width = right - left
    begin, end = left + _MIDDLE[0] * width, left + _MIDDLE[1] * width
    places = [begin + _STEP * step for step in range(math.ceil((end - begin) / _STEP))]
    stretches = [stretch for line in lines for stretch in _stretches(line)]
    if sum(start < begin - 1 and end + 1 < stop for start, stop in stretches) > _OVER * len(lines):
        return None
    counts = [sum(start < at - 1 and at + 1 < stop for start, stop in stretches) for at in places]
    fewest = min(counts, default=len(lines))
    if fewest > _OVER * len(lines):
        return None
    strip = median(at for count, at in zip(counts, places, strict=True) if count == fewest)
    beside = [line for line in lines if not _is_over(line, strip)]
    sides = [[_extent(line, strip, right=side) for line in beside] for side in (False, True)]
    widths = [[extent for extent in side if extent] for side in sides]
    prose = all(
        len(each) >= _FEWEST and median(each) >= _FULL * half
        for each, half in zip(widths, (strip - left, right - strip), strict=True)
    )
    return strip if prose else None


def _is_over(line: Line, strip: float) -> bool:
    """Does the line stand over the strip, or leave no more than a blank between two words there?"""
    return any(start < strip - 1 and strip + 1 < stop for start, stop in _stretches(line))


def _stretches(line: Line) -> Iterator[tuple[float, float]]:
    """The left and right end of what stands in a line without a gap as wide as a strip."""
    runs = sorted(line, key=lambda run: run.left)
    start, stop = runs[0].left, runs[0].right
    for run in runs[1:]:
        if run.left - stop >= _STRIP * line[0].size:
            yield start, stop
            start = run.left
        stop = max(stop, run.right)
    yield start, stop


def _extent(line: Line, strip: float, *, right: bool) -> float:
    """The width of the widest stretch on one side of the strip: cells of a table stand apart there."""
    side = [run for run in line if (_middle(run) > strip) == right]
    return max((stop - start for start, stop in _stretches(side)), default=0.0) if side else 0.0


def _middle(run: Run) -> float:
    return (run.left + run.right) / 2
