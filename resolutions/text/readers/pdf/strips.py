"""Columns of a table that stand closer to each other than pieces of a line do: between them a strip stays empty.

"613 448 172 129" are two cells where no line of the table has anything in the strip between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .printed import PrintedLine

_GAP = 0.4
"""Sizes between two words that may be cells; words of one cell stand closer."""
_STRIP = 0.25
"""Sizes that a strip is wide at least."""
_FEWEST = 3
"""Lines that tell."""
_BESIDE = 2
"""Lines at least that have words close to the strip on both sides."""
_WHOLE = 0.5
"""Of the width of a table, that a line without a gap takes where it is a head over all columns."""


def parted_at_strips(lines: Sequence[PrintedLine], telling: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines with a cut at each strip that stays empty in the ``telling`` ones; heads over several columns are none
    of these."""
    cuts = [(start + end) / 2 for start, end in _strips(telling)]
    return [line.parted([cut for cut in cuts if _is_between(line, cut)]) for line in lines] if cuts else list(lines)


def _is_between(line: PrintedLine, cut: float) -> bool:
    stretches = list(_stretches(line))
    return not any(start < cut < end for start, end in stretches) and stretches[0][0] < cut < stretches[-1][1]


def _strips(lines: Sequence[PrintedLine]) -> Iterator[tuple[float, float]]:
    stretches = [list(_stretches(line)) for line in lines]
    if not stretches:
        return
    left = min(each[0][0] for each in stretches)
    right = max(each[-1][1] for each in stretches)
    kept = [each for each in stretches if len(each) > 1 or each[0][1] - each[0][0] < _WHOLE * (right - left)]
    if len(kept) < _FEWEST:
        return
    size = max(line.size for line in lines)
    covered = sorted(stretch for each in kept for stretch in each)
    end = covered[0][1]
    for start, stop in covered:
        if start - end >= _STRIP * size and _is_beside(kept, end, start):
            yield end, start
        end = max(end, stop)


def _is_beside(stretches: Sequence[Sequence[tuple[float, float]]], start: float, end: float) -> bool:
    """Do several lines have words on both sides of the strip?"""
    both = sum(each[0][0] < start + 1 and each[-1][1] > end - 1 for each in stretches)
    return both >= _BESIDE


def _stretches(line: PrintedLine) -> Iterator[tuple[float, float]]:
    """The left and right end of what stands in a line without a gap as wide as between cells."""
    spans = sorted(line.spans)
    start, end = spans[0]
    for left, right in spans[1:]:
        if left - end >= _GAP * line.size:
            yield start, end
            start = left
        end = max(end, right)
    yield start, end
