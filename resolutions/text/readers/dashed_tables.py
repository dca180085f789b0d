"""Tables of Markdown that dashes alone draw: a row of them below the heads says where each column stands.

Pandoc calls them simple tables, with a row on each line, and multiline ones, whose rows have blank lines between them
and a line of dashes above and below all. Either may do without heads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

DASHES = re.compile(r"[ ]{0,60}(?:-{2,}|={2,})(?:[ ]+(?:-{2,}|={2,}))+[ ]*")
_GROUP = re.compile(r"-+|=+")
_OVER_ALL = re.compile(r"[ ]{0,60}-{6,}[ ]*")
_MOST_HEADS = 6
"""Lines."""
_DRAWN = "|---|"
"""A line of a table with strokes that only draws."""


@dataclass(frozen=True, slots=True)
class _Found:
    """Lines ``start`` to ``end`` are a table, the rows of which begin in these lines."""

    start: int
    end: int
    rows: dict[int, list[str]]


def with_strokes(lines: list[str]) -> list[str]:
    """The lines, those of such tables as a table with strokes has them; there are as many."""
    written, at = list(lines), 0
    while at < len(lines):
        found = _table(lines, at, written) if DASHES.fullmatch(lines[at]) else None
        if found:
            for line in range(found.start, found.end):
                row = found.rows.get(line)
                written[line] = f"| {' | '.join(row)} |" if row else _DRAWN
        at = found.end if found else at + 1
    return written


def _table(lines: Sequence[str], drawn: int, written: Sequence[str]) -> _Found | None:
    """The table whose columns the line ``drawn`` shows; None where words stand between its columns."""
    starts = [group.start() for group in _GROUP.finditer(lines[drawn])]
    gaps = [(one.end(), two.start()) for one, two in pairwise(_GROUP.finditer(lines[drawn]))]
    heads = _heads(lines, drawn, written)
    top = heads.start - 1
    spaced = top >= 0 and _OVER_ALL.fullmatch(lines[top]) is not None
    end, closed = _end(lines, drawn + 1, spaced=spaced or not heads)
    body = range(drawn + 1, end)
    if not heads and not closed or any(not _is_apart(lines[at], gaps) for at in (*heads, *body)):
        return None
    many = any(not lines[at].strip() for at in body)
    rows = {at[0]: _cells([lines[line] for line in at], starts) for at in _rows(lines, body, spaced=many)}
    head = {heads.start: _cells([lines[at] for at in heads], starts)} if heads else {}
    return _Found(top if spaced else heads.start, end + closed, head | rows) if rows else None


def _heads(lines: Sequence[str], drawn: int, written: Sequence[str]) -> range:
    """Of the lines right above; a table that ends there has none of them."""
    start = drawn
    while start and drawn - start < _MOST_HEADS and lines[start - 1].strip():
        if _OVER_ALL.fullmatch(lines[start - 1]) or written[start - 1] != lines[start - 1]:
            break
        start -= 1
    return range(start, drawn)


def _end(lines: Sequence[str], start: int, *, spaced: bool) -> tuple[int, bool]:
    """Where the rows end, and whether a line of dashes closes them. Only one that closes may stand below a blank."""
    closing = next((at for at in range(start, len(lines)) if _closes(lines[at])), None)
    blank = next((at for at in range(start, len(lines)) if not lines[at].strip()), len(lines))
    if closing is not None and (closing < blank or spaced):
        return closing, True
    return blank, False


def _closes(line: str) -> bool:
    return (_OVER_ALL.fullmatch(line) or DASHES.fullmatch(line)) is not None


def _is_apart(line: str, gaps: Sequence[tuple[int, int]]) -> bool:
    """Does nothing stand between the columns?"""
    return "\t" not in line and all(not line[start:end].strip() for start, end in gaps)


def _rows(lines: Sequence[str], body: range, *, spaced: bool) -> Iterator[list[int]]:
    """The lines of each row: those between blank ones, or each alone."""
    if not spaced:
        yield from ([at] for at in body)
        return
    for filled, stretch in groupby(body, key=lambda at: bool(lines[at].strip())):
        if filled:
            yield list(stretch)


def _cells(lines: Sequence[str], starts: Sequence[int]) -> list[str]:
    """The words of each column; what stands before the first of them is the first one's."""
    ends = [*starts[1:], None]
    columns = ((start if index else 0, end) for index, (start, end) in enumerate(zip(starts, ends, strict=True)))
    cut = ([line[start:end].strip() for line in lines] for start, end in columns)
    return [" ".join(filter(None, words)).replace("|", "\\|") for words in cut]
