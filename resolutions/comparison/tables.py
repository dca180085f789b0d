"""Tables compared row by row: which rows stayed, and in those the words of every cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resolutions.text.document import Document, Paragraph, Table
from resolutions.text.equality import same_text
from resolutions.text.kinds import TEXT

from .align import Link, align
from .chain import Pair, heaviest_chain
from .order import reading_order
from .result import Row, RowOp, TableChange, TableRow
from .words import Op, redline

Cells = tuple[str, ...]


def compare_tables(a: Document, b: Document, rows: Sequence[Row]) -> tuple[TableChange, ...]:
    """One change a table, in the order of ``b``; tables taken out stand where they stood."""
    if not a.tables and not b.tables:
        return ()
    alike = _pairs([_whole(table) for table in a.tables], [_whole(table) for table in b.tables])
    pairs = alike + _by_place(a.tables, b.tables, rows, alike)
    links = reading_order([Link((i,), (j,)) for i, j in pairs], len(a.tables), len(b.tables))
    return tuple(
        TableChange(
            link.a[0] if link.a else None,
            link.b[0] if link.b else None,
            tuple(_rows(_rows_of(a.tables, link.a), _rows_of(b.tables, link.b))),
        )
        for link in links
    )


def _pairs(a: list[str], b: list[str]) -> list[Pair]:
    """Texts that are alike and in the same order, each in one pair; the mirror of ``_pairs(b, a)``."""
    if a > b:
        return [(i, j) for j, i in _pairs(b, a)]
    old, new = ([Paragraph(str(at), TEXT, text) for at, text in enumerate(side)] for side in (a, b))
    return heaviest_chain((link.a[0], link.b[0], 1.0) for link in align(old, new) if not link.moved)


def _by_place(a: Sequence[Table], b: Sequence[Table], rows: Sequence[Row], paired: Sequence[Pair]) -> list[Pair]:
    """Tables too unlike to be told by their words, that follow the same paragraph, the first the first and so on, and
    cross no pair there is."""
    taken_a, taken_b = {i for i, _ in paired}, {j for _, j in paired}
    places = [(None, None), *((row.a[-1], row.b[-1]) for row in rows if row.a and row.b and row.op != RowOp.MOVED)]
    found = []
    for old, new in places:
        left = [i for i, table in enumerate(a) if table.after == old and i not in taken_a]
        right = [j for j, table in enumerate(b) if table.after == new and j not in taken_b]
        found += [(i, j) for i, j in zip(left, right, strict=False) if all((i < x) == (j < y) for x, y in paired)]
    return found


def _whole(table: Table) -> str:
    return "\n".join(" ".join(row) for row in table.rows)


def _rows_of(tables: Sequence[Table], at: tuple[int, ...]) -> tuple[Cells, ...]:
    return tables[at[0]].rows if at else ()


def _rows(a: Sequence[Cells], b: Sequence[Cells]) -> Iterator[TableRow]:
    pairs = _pairs([_told_by(row) for row in a], [_told_by(row) for row in b])
    for link in reading_order([Link((i,), (j,)) for i, j in pairs], len(a), len(b)):
        old, new = (a[link.a[0]] if link.a else None), (b[link.b[0]] if link.b else None)
        if old is not None and new is not None:
            cells, columns = _cells(old, new)
            op = RowOp.SAME if _same(old, new) else RowOp.EDITED
            yield TableRow(op, link.a[0], link.b[0], cells, columns)
        elif old is not None:
            yield TableRow(RowOp.DELETED, link.a[0], None, tuple(redline(cell, "") for cell in old), "-" * len(old))
        elif new is not None:
            yield TableRow(RowOp.INSERTED, None, link.b[0], tuple(redline("", cell) for cell in new), "+" * len(new))


def _same(old: Cells, new: Cells) -> bool:
    return len(old) == len(new) and all(map(same_text, old, new))


def _told_by(row: Cells) -> str:
    """The first cell says what a row is about: it counts twice."""
    return " ".join((*row[:1], *row))


def _cells(old: Cells, new: Cells) -> tuple[tuple[tuple[Op, ...], ...], str]:
    """The words of each cell, and what became of it; where a column was put in or taken out, cells are paired by equal
    text."""
    if len(old) == len(new):
        return tuple(redline(*pair) for pair in zip(old, new, strict=True)), "=" * len(old)
    equal = heaviest_chain((i, j, 1.0) for i in range(len(old)) for j in range(len(new)) if same_text(old[i], new[j]))
    links = reading_order([Link((i,), (j,)) for i, j in equal], len(old), len(new))
    words = (redline(old[link.a[0]] if link.a else "", new[link.b[0]] if link.b else "") for link in links)
    return tuple(words), "".join("=" if link.a and link.b else "-" if link.a else "+" for link in links)
