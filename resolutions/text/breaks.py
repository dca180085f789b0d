"""Paragraphs that begin at the head of a page, and may be the end of those on the page before; and lines within a
paragraph that may be none of its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from .blocks import Block, is_heading
from .joining import finished
from .problems import ProblemCode
from .sheet import Row, Sheet, plain

_LONGEST_LINE = 100
"""Characters of the head or foot of a page."""
_SHORT = 0.76
"""A line of such a share of the full length was broken on purpose."""
_VERY_SHORT, _OFTEN = 0.62, 3


def doubt_breaks(sheet: Sheet, blocks: Sequence[Block]) -> None:
    """A problem for words without a number overleaf, below a numbered paragraph or with a small letter first; and for
    lines that stand in the midst of a paragraph as heads and feet of pages do."""
    if not sheet.laid_out:
        within = [block for block in blocks if len(block.rows) > 2 and not block.table]
        for block in within:
            _doubt_lines_within(sheet, block)
        _doubt_repeated_lines(sheet, within)
    for above, block in pairwise(blocks):
        if not block.overleaf or is_heading(block, sheet.words):
            continue
        words = plain(block.rows[0].text)
        if above.number or words[:1].islower():
            message = f"“{words[:60]}” may go on with the paragraph of the page before"
            sheet.problem(block.rows[0].number, ProblemCode.BREAK_IN_DOUBT, message)


def _doubt_lines_within(sheet: Sheet, block: Block) -> None:
    longest = sheet.wrapped * _SHORT if sheet.wrapped else _LONGEST_LINE
    for above, row, below in zip(block.rows, block.rows[1:], block.rows[2:], strict=False):
        if len(row.text) < longest and _is_strange(above, row, below, wrapped=sheet.wrapped):
            message = f"“{plain(row.text)}” stands on a line of its own within a sentence: the head or foot of a page?"
            sheet.problem(row.number, ProblemCode.FURNITURE_IN_TEXT, message)


def _doubt_repeated_lines(sheet: Sheet, blocks: Sequence[Block]) -> None:
    """Short lines within paragraphs of wrapped lines that say the same again and again: heads or feet of pages."""
    short = sheet.wrapped * _VERY_SHORT
    rows = [row for block in blocks for row in block.rows[1:-1] if len(row.text) < short and " " in row.text]
    times = Counter(row.text for row in rows if not (row.text[0].islower() or finished(row.text)))
    for text in [text for text, count in times.items() if count >= _OFTEN]:
        first = next(row for row in rows if row.text == text)
        message = f"“{plain(text)}” stands on lines of its own within {times[text]} sentences: the head of the pages?"
        sheet.problem(first.number, ProblemCode.FURNITURE_IN_TEXT, message)


def _is_strange(above: Row, row: Row, below: Row, *, wrapped: int) -> bool:
    """Is it set apart above and below, or, where every line is a paragraph, put between two halves of one?"""
    if row.number - above.number > 1 and below.number - row.number > 1:
        return True
    halves = max(len(above.text), len(below.text)) > _LONGEST_LINE
    return not wrapped and halves and not plain(row.text)[:1].islower() and not finished(row.text)
