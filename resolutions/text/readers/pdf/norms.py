"""What is usual in one document: the size of its text, the distance of its lines, its margins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...joining import finished
from .printed import PrintedLine

_LEADING = 1.2
"""Of the size, where a document has too few lines to tell."""
_FEWEST = 4
_WIDEST_LEADING = 2.2
_WIDEST_INDENT = 4
_SET_IN = 15
"""One line in so many, at least, is a first line that is set in, where those are."""
GAP = 1.27
"""Times the usual distance of two lines: a wider gap ends a paragraph."""
_STEP = 0.5
"""Points within which sizes and distances count as one."""
_RAGGED = 6.0
"""Sizes by which a full line may end before the longest."""
_FEWEST_FULL = 3
"""Full lines in mid-sentence that tell the distance of lines."""


@dataclass(frozen=True, slots=True)
class Norms:
    """In points. ``right`` is where full lines end."""

    size: float
    leading: float
    left: float
    right: float
    mostly_bold: bool = False
    indented: bool = True
    """First lines of paragraphs are set in."""
    set_apart: bool = True
    """Paragraphs have more than the distance of two lines between them."""

    def leading_of(self, size: float) -> float:
        """The distance of lines of another size."""
        return self.leading * size / self.size

    def is_body(self, line: PrintedLine) -> bool:
        return abs(line.size - self.size) <= 0.08 * self.size


def norms_of(pages: Iterable[Sequence[PrintedLine]]) -> Norms:
    """Of the lines of every page, each from the top down."""
    sizes: Counter[float] = Counter()
    pages = list(pages)
    for line in (line for page in pages for line in page):
        sizes[_rounded(line.size)] += len(line.text)
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    body = [[line for line in page if abs(line.size - size) <= _STEP] for page in pages]
    gaps = Counter(
        _rounded(above.base - line.base)
        for page in body
        for above, line in zip(page, page[1:], strict=False)
        if not (_is_row(above) or _is_row(line)) and 0.9 * size <= above.base - line.base <= _WIDEST_LEADING * size
    )
    lefts: Counter[float] = Counter()
    rights: Counter[float] = Counter()
    bold = total = 0
    for line in (line for page in body for line in page):
        lefts[round(line.left)] += len(line.text)
        rights[round(line.right / 3)] += 1
        total += 1
        bold += line.bold
    within = [[line for line in page if not _is_row(line)] for page in body]
    leading = _within_sentences(within, size) or (_most_common(gaps) if gaps.total() >= _FEWEST else _LEADING * size)
    full = max((right for right, count in rights.items() if count * 12 >= total), default=0) * 3.0
    left = lefts.most_common(1)[0][0] if lefts else 0.0
    set_in = sum(0.8 * size < abs(line.left - left) < _WIDEST_INDENT * size for page in body for line in page)
    return Norms(
        size,
        leading,
        left,
        full,
        mostly_bold=bold * 2 > total,
        indented=set_in * _SET_IN > total,
        set_apart=_set_apart(body, leading),
    )


def _set_apart(pages: Iterable[Sequence[PrintedLine]], leading: float) -> bool:
    """Do most lines that open a paragraph, with a capital in italics, stand apart from the line above?"""
    gaps = [
        above.base - line.base
        for page in pages
        for above, line in zip(page, page[1:], strict=False)
        if line.opens and finished(above.text)
    ]
    return 2 * sum(gap > GAP * leading for gap in gaps) >= len(gaps)


def _is_row(line: PrintedLine) -> bool:
    """Does it stand in pieces, as rows of tables do, and not only behind its number? Rows may be most of a document."""
    return len(line.pieces) > 2 or len(line.pieces) == 2 and not line.pieces[0].text.endswith((".", ")"))


def _within_sentences(pages: Iterable[Sequence[PrintedLine]], size: float) -> float:
    """The distance from full lines in mid-sentence to those below, which no gap between paragraphs is; 0 where few tell
    or they differ."""
    gaps: Counter[float] = Counter()
    for page in pages:
        full = max((line.right for line in page), default=0.0) - _RAGGED * size
        gaps.update(
            _rounded(above.base - line.base)
            for above, line in zip(page, page[1:], strict=False)
            if above.right >= full and not finished(above.text) and 0.9 * size <= above.base - line.base <= 3 * size
        )
    gap, count = gaps.most_common(1)[0] if gaps else (0.0, 0)
    return gap if count >= _FEWEST_FULL and count * 2 > gaps.total() else 0.0


def _most_common(gaps: Counter[float]) -> float:
    """The smallest of the distances that are nearly as common as the most common: lines of a paragraph stand closer
    than paragraphs do."""
    most = gaps.most_common(1)[0][1]
    return min(gap for gap, count in gaps.items() if count * 2 >= most)


def _rounded(points: float) -> float:
    return round(points / _STEP) * _STEP
