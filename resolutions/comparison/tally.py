"""What the whole step was, in numbers: small enough to be kept beside a text, and told in any language later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from .result import ChangeKind, Comparison, Row, RowOp

Tally = dict[str, dict[str, int]]
"""How many paragraphs, rows of tables and footnotes there are of each op but ``same``."""

TECHNICAL = "technical"
"""The op of a paragraph in which nothing but references, dates and ordinals of sessions changed."""
_TECHNICAL_KINDS = (ChangeKind.REFERENCE, ChangeKind.DATE)


def tally(comparison: Comparison) -> Tally:
    return {
        "paragraphs": _counted(map(_op, comparison.rows)),
        "tables": _counted(row.op for table in comparison.tables for row in table.rows),
        "footnotes": _counted(note.op for note in comparison.footnotes),
    }


def _counted(ops: Iterable[str]) -> dict[str, int]:
    return {str(op): number for op, number in Counter(ops).items() if op != RowOp.SAME}


def _op(row: Row) -> str:
    """A mark that a paragraph ends with follows from its place, and is no change."""
    if row.op is not RowOp.EDITED:
        return row.op
    if row.only_last_mark:
        return RowOp.SAME
    return TECHNICAL if row.kind in _TECHNICAL_KINDS else row.op
