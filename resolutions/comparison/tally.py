"""What the whole step was, in numbers: small enough to be kept beside a text, and told in any language later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from .result import ChangeKind, Comparison, Row, RowOp

Tally = dict[str, dict[str, int]]
"""How many paragraphs, rows of tables and footnotes there are of each op but ``same``."""

Marks = dict[str, list[str]]
"""By the id of a paragraph of the later text: its op, and the words that stood there; empty where they are many, or
none."""

MOST_PLACES, MOST_LETTERS = 2, 60
"""Places of a paragraph, and letters, of which it is said what stood there."""
TECHNICAL = "technical"
"""The op of a paragraph in which nothing but references, dates and ordinals of sessions changed."""
_TECHNICAL_KINDS = (ChangeKind.REFERENCE, ChangeKind.DATE)


def tally(comparison: Comparison) -> Tally:
    return {
        "paragraphs": _counted(map(told_op, comparison.rows)),
        "tables": _counted(row.op for table in comparison.tables for row in table.rows),
        "footnotes": _counted(note.op for note in comparison.footnotes),
    }


def marks(comparison: Comparison) -> Marks:
    """What became of each paragraph of the later text that is not as it was."""
    changed = ((row, op) for row in comparison.rows if (op := told_op(row)) != RowOp.SAME)
    return {paragraph: [str(op), _was(row)] for row, op in changed for paragraph in row.b}


def _was(row: Row) -> str:
    words = [change.before for change in row.changes if change.before]
    was = "; ".join(words)
    return was if len(words) <= MOST_PLACES and len(was) <= MOST_LETTERS else ""


def _counted(ops: Iterable[str]) -> dict[str, int]:
    return {str(op): number for op, number in Counter(ops).items() if op != RowOp.SAME}


def told_op(row: Row) -> str:
    """What became of a paragraph, as it is told. A mark that it ends with follows from its place, and is no change."""
    if row.op is not RowOp.EDITED:
        return row.op
    if row.only_last_mark:
        return RowOp.SAME
    return TECHNICAL if row.kind in _TECHNICAL_KINDS else row.op
