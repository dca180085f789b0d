"""Paragraphs that begin at the head of a page, and may be the end of those on the page before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .blocks import Block, is_heading
from .problems import ProblemCode
from .sheet import Sheet, plain


def doubt_breaks(sheet: Sheet, blocks: Sequence[Block]) -> None:
    """A problem for words without a number overleaf, below a numbered paragraph or with a small letter first."""
    for above, block in pairwise(blocks):
        if not block.overleaf or is_heading(block, sheet.words):
            continue
        words = plain(block.rows[0].text)
        if above.number or words[:1].islower():
            message = f"“{words[:60]}” may go on with the paragraph of the page before"
            sheet.problem(block.rows[0].number, ProblemCode.BREAK_IN_DOUBT, message)
