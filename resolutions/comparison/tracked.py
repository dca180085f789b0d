"""A comparison as paragraphs and tables with tracked pieces: what a word processor shows, before it is written in its
format."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from resolutions.text.document import Document, Paragraph, Table
from resolutions.text.kinds import OPERATIVE
from resolutions.text.numbering import printed_number

from .align import Link
from .chain import heaviest_chain
from .footnote_marks import Marks, Notes, Piece, changed, joined_marks
from .order import reading_order
from .result import Comparison, Row, RowOp, TableChange, TableRow
from .texts import PART_BREAK
from .words import Op, redline, written_after

End = tuple[str | None, str | None]
"""Ids of the paragraphs of the two texts that end here."""


@dataclass(frozen=True, slots=True)
class Tracked:
    """One paragraph. ``end`` is the op of its paragraph sign; ``move`` counts the moves from 1, 0 for what did not
    move; ``kind`` is a paragraph's, or ``title``, ``note``."""

    pieces: tuple[Piece, ...]
    end: str = "="
    kind: str = OPERATIVE
    move: int = 0
    depth: int = 0
    ends: End = (None, None)


@dataclass(frozen=True, slots=True)
class TrackedTable:
    """A table of which rows and cells came and went."""

    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class TrackedText:
    """``notes`` are the words of the footnotes that pieces name by number; ``own_marks``: each keeps its own mark."""

    blocks: tuple[Tracked | TrackedTable, ...]
    notes: tuple[tuple[Op, ...], ...]
    own_marks: bool


def tracked(a: Document, b: Document, comparison: Comparison) -> TrackedText:
    """The title, paragraphs and tables in order, and below the text the footnotes that no mark calls."""
    notes = Notes(a, b, comparison.footnotes)
    title = tuple(Piece(*word) for word in redline(a.title or "", b.title or ""))
    blocks: list[Tracked | TrackedTable] = [_title(title)] if title else []
    tables = _Tables(a, b, comparison.tables)
    blocks += tables.at_the_start()
    for block in _paragraphs(a, b, comparison.rows, notes):
        blocks.append(block)
        blocks += tables.after(block.ends)
    blocks += [Tracked(pieces, op, "note") for op, pieces in notes.uncalled()]
    return TrackedText(tuple(blocks), tuple(notes.found), notes.own_marks)


def _title(pieces: tuple[Piece, ...]) -> Tracked:
    ops = {piece.op for piece in pieces}
    return Tracked(pieces, ops.pop() if len(ops) == 1 else "=", "title")


class _Tables:
    """Tables by the paragraphs they follow. One that stays in its place is tracked there; else it goes and comes."""

    def __init__(self, a: Document, b: Document, changes: Sequence[TableChange]):
        self._texts = a.tables, b.tables
        self._kept = {(change.a, change.b): change.rows for change in changes}

    def at_the_start(self) -> Iterator[TrackedTable]:
        return self._tracked(*([at for at, table in enumerate(side) if table.after is None] for side in self._texts))

    def after(self, ends: End) -> Iterator[TrackedTable]:
        sides = zip(self._texts, ends, strict=True)
        return self._tracked(
            *([at for at, table in enumerate(side) if table.after == end is not None] for side, end in sides)
        )

    def _tracked(self, old: Sequence[int], new: Sequence[int]) -> Iterator[TrackedTable]:
        pairs = [(x, y, 1.0) for x, i in enumerate(old) for y, j in enumerate(new) if (i, j) in self._kept]
        for link in reading_order([Link((x,), (y,)) for x, y in heaviest_chain(pairs)], len(old), len(new)):
            if link.a and link.b:
                yield TrackedTable(self._kept[old[link.a[0]], new[link.b[0]]])
            elif link.a:
                yield _table_alone("-", self._texts[0][old[link.a[0]]])
            else:
                yield _table_alone("+", self._texts[1][new[link.b[0]]])


def _table_alone(op: str, table: Table) -> TrackedTable:
    name = RowOp.DELETED if op == "-" else RowOp.INSERTED
    rows = (tuple(((op, cell),) if cell else () for cell in row) for row in table.rows)
    return TrackedTable(tuple(TableRow(name, None, None, cells, op * len(cells)) for cells in rows))


def _paragraphs(a: Document, b: Document, rows: Sequence[Row], notes: Notes) -> Iterator[Tracked]:
    old = {paragraph.id: paragraph for paragraph in a.paragraphs}
    new = {paragraph.id: paragraph for paragraph in b.paragraphs}
    moves = {row.a: number for number, row in enumerate((row for row in rows if row.op == RowOp.MOVED), 1)}
    for row, leaves in _with_places_left(rows, list(old)):
        if leaves:
            yield _alone(old[row.a[0]], "<", notes, moves[row.a])
        elif row.op == RowOp.MOVED:
            yield _arrived(new[row.b[0]], row.words, notes, moves[row.a])
        elif row.op in (RowOp.INSERTED, RowOp.DELETED):
            yield _alone(new[row.b[0]], "+", notes) if row.b else _alone(old[row.a[0]], "-", notes)
        else:
            yield from _kept(row, [old[each] for each in row.a], [new[each] for each in row.b], notes)


def _with_places_left(rows: Sequence[Row], order_a: Sequence[str]) -> Iterator[tuple[Row, bool]]:
    """Every row, and where a paragraph moved away from, its row once more with True."""
    place = {paragraph: at for at, paragraph in enumerate(order_a)}
    fixed = [(place[row.a[-1]], at) for at, row in enumerate(rows) if row.a and row.op != RowOp.MOVED]
    left: dict[int, list[Row]] = {}
    for row in sorted((row for row in rows if row.op == RowOp.MOVED), key=lambda row: place[row.a[0]]):
        before = bisect_left(fixed, (place[row.a[0]], -1)) - 1
        left.setdefault(fixed[before][1] if before >= 0 else -1, []).append(row)
    yield from ((row, True) for row in left.get(-1, ()))
    for at, row in enumerate(rows):
        yield row, False
        yield from ((moved, True) for moved in left.get(at, ()))


def _number(paragraph: Paragraph) -> str:
    return f"{printed_number(paragraph.number)}\t" if paragraph.number else ""


def _alone(paragraph: Paragraph, op: str, notes: Notes, move: int = 0) -> Tracked:
    """A paragraph of one text only, or the place it moved away from."""
    in_a, marks = op in "-<", notes.marks[op == "+"][paragraph.id]
    numbers = [Piece(op, _number(paragraph))] if paragraph.number else []
    words = _marked(((op, paragraph.text),), marks if in_a else {}, {} if in_a else marks, notes)
    ends = (paragraph.id, None) if in_a else (None, paragraph.id)
    return Tracked((*numbers, *words), op, paragraph.kind, move, paragraph.depth, ends)


def _arrived(paragraph: Paragraph, words: Sequence[Op], notes: Notes, move: int) -> Tracked:
    """What stands at the new place: words that came along, and words put in on the way."""
    there = [(">" if op == "=" else op, text) for op, text in words if op != "-"]
    numbers = [Piece(">", _number(paragraph))] if paragraph.number else []
    pieces = (*numbers, *_marked(there, {}, notes.marks[1][paragraph.id], notes))
    return Tracked(pieces, ">", paragraph.kind, move, paragraph.depth, (None, paragraph.id))


def _kept(row: Row, old: Sequence[Paragraph], new: Sequence[Paragraph], notes: Notes) -> Iterator[Tracked]:
    """One paragraph, or the parts of a split or merged one: the sign between two parts was put in or taken out."""
    in_a, in_b = (
        joined_marks(side, marks, len(PART_BREAK)) for side, marks in zip((old, new), notes.marks, strict=True)
    )
    pieces = [*changed(_number(old[0]), _number(new[0])), *_marked(row.words, in_a, in_b, notes)]
    parts = {"-": iter(old), "+": iter(new)}
    further = iter([("+", _number(each)) for each in new[1:]] + [("-", _number(each)) for each in old[1:]])
    current: list[Piece] = []
    for piece in pieces:
        texts = piece.text.split(PART_BREAK) if piece.op != "=" else [piece.text]
        for text in texts[:-1]:
            ended = next(parts[piece.op], None)
            ends = (None, None) if ended is None else (ended.id, None) if piece.op == "-" else (None, ended.id)
            current.append(piece._replace(text=text))
            yield Tracked(tuple(current), piece.op, new[0].kind, depth=new[0].depth, ends=ends)
            op, number = next(further, (piece.op, ""))
            current = [Piece(op, number)] if number else []
        current.append(piece._replace(text=texts[-1]))
    yield Tracked(tuple(current), "=", new[0].kind, depth=new[0].depth, ends=(old[-1].id, new[-1].id))


def _marked(words: Sequence[Op], marks_a: Marks, marks_b: Marks, notes: Notes) -> Iterator[Piece]:
    """The words with the note marks at their places. A mark that differs between the texts is itself a change."""
    in_a, in_b = _in_second_writing(marks_a, words), dict(marks_b)
    at_a = at_b = 0
    last = words[-1][0] if words else "="
    for op, text in words:
        yield from _stay(in_a, in_b, at_a, at_b, notes)
        of_a, of_b = (in_a if op in "=-<" else {}), (in_b if op in "=+>" else {})
        cuts = {at - at_a for at in of_a} | {at - at_b for at in of_b}
        start = 0
        for cut in sorted(cut for cut in cuts if 0 <= cut < len(text)):
            yield from _piece(op, text[start:cut])
            old, new = of_a.pop(at_a + cut, []), of_b.pop(at_b + cut, [])
            yield from notes.pieces(old, new, *_ops(op))
            start = cut
        yield from _piece(op, text[start:])
        at_a += len(text) if op in "=-<" else 0
        at_b += len(text) if op in "=+>" else 0
    yield from notes.pieces(in_a.pop(at_a, []), in_b.pop(at_b, []), *_ops(last))


def _in_second_writing(marks: Marks, words: Sequence[Op]) -> Marks:
    """The marks of the first text at their places in the words as they are shown."""
    found: Marks = defaultdict(list)
    for offset, each in marks.items():
        found[written_after(words, offset)] += each
    return found


def _stay(in_a: Marks, in_b: Marks, at_a: int, at_b: int, notes: Notes) -> Iterator[Piece]:
    """Marks that stay where, beside them, words come and go."""
    old, new = in_a.get(at_a, []), in_b.get(at_b, [])
    if any(notes.is_kept(x, y) for x in old for y in new):
        del in_a[at_a], in_b[at_b]
        yield from notes.pieces(old, new)


def _ops(op: str) -> tuple[str, str]:
    """What marks are that go and that come where words of this op stand."""
    return ("<", ">") if op in "<>" else ("-", "+")


def _piece(op: str, text: str) -> list[Piece]:
    return [Piece(op, text)] if text else []
