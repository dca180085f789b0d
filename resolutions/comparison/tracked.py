"""A comparison as paragraphs with tracked pieces: what a word processor shows, before it is written in its format."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from resolutions.text.document import Document, Paragraph

from .align import Link
from .chain import heaviest_chain
from .order import reading_order
from .result import Comparison, NoteRow, Row
from .texts import PART_BREAK
from .words import Op

Piece = tuple[str, str, bool]
"""``(op, text, raised)``: the ops of a redline, ``<`` for what moved away and ``>`` for what arrived. Note marks are
raised."""


@dataclass(frozen=True, slots=True)
class Tracked:
    """One paragraph. ``end`` is the op of its paragraph sign; ``move`` counts the moves from 1, 0 for what did not
    move."""

    pieces: tuple[Piece, ...]
    end: str = "="
    kind: str = "operative"
    move: int = 0


def tracked(a: Document, b: Document, comparison: Comparison) -> Iterator[Tracked]:
    """The paragraphs in order, footnotes after the text."""
    old = {paragraph.id: paragraph for paragraph in a.paragraphs}
    new = {paragraph.id: paragraph for paragraph in b.paragraphs}
    moves = {row.a: number for number, row in enumerate((row for row in comparison.rows if row.op == "moved"), 1)}
    for row, leaves in _with_places_left(comparison.rows, list(old)):
        if leaves:
            yield Tracked(_whole(old[row.a[0]], "<"), "<", old[row.a[0]].kind, moves[row.a])
        elif row.op == "moved":
            yield Tracked(_arrived(new[row.b[0]], row.words), ">", new[row.b[0]].kind, moves[row.a])
        elif row.op in ("inserted", "deleted"):
            op, paragraph = ("+", new[row.b[0]]) if row.b else ("-", old[row.a[0]])
            yield Tracked(_whole(paragraph, op), op, paragraph.kind)
        else:
            yield from _kept(row, [old[each] for each in row.a], [new[each] for each in row.b])
    yield from _notes(a, b, comparison.footnotes)


def _with_places_left(rows: Sequence[Row], order_a: Sequence[str]) -> Iterator[tuple[Row, bool]]:
    """Every row, and where a paragraph moved away from, its row once more with True."""
    place = {paragraph: at for at, paragraph in enumerate(order_a)}
    fixed = [(place[row.a[-1]], at) for at, row in enumerate(rows) if row.a and row.op != "moved"]
    left: dict[int, list[Row]] = {}
    for row in sorted((row for row in rows if row.op == "moved"), key=lambda row: place[row.a[0]]):
        before = bisect_left(fixed, (place[row.a[0]], -1)) - 1
        left.setdefault(fixed[before][1] if before >= 0 else -1, []).append(row)
    yield from ((row, True) for row in left.get(-1, ()))
    for at, row in enumerate(rows):
        yield row, False
        yield from ((moved, True) for moved in left.get(at, ()))


def _number(paragraph: Paragraph) -> str:
    number = paragraph.number
    return "" if not number else f"{number}\t" if number.endswith(")") else f"{number}.\t"


def _whole(paragraph: Paragraph, op: str) -> tuple[Piece, ...]:
    words = ((op, paragraph.text),)
    marks = {note.offset: note.mark for note in paragraph.notes}
    numbers = [(op, _number(paragraph), False)] if paragraph.number else []
    in_a, in_b = (marks, {}) if op in "-<" else ({}, marks)
    return (*numbers, *_marked(words, in_a, in_b))


def _arrived(paragraph: Paragraph, words: Sequence[Op]) -> tuple[Piece, ...]:
    """What stands at the new place: words that came along, and words put in on the way."""
    there = [(">" if op == "=" else op, text) for op, text in words if op != "-"]
    numbers = [(">", _number(paragraph), False)] if paragraph.number else []
    return (*numbers, *_marked(there, {}, {note.offset: note.mark for note in paragraph.notes}))


def _kept(row: Row, old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Iterator[Tracked]:
    """One paragraph, or the parts of a split or merged one: the sign between two parts was put in or taken out."""
    pieces = [*_changed(_number(old[0]), _number(new[0])), *_marked(row.words, _marks(old), _marks(new))]
    further = iter([("+", _number(each)) for each in new[1:]] + [("-", _number(each)) for each in old[1:]])
    current: list[Piece] = []
    for op, text, raised in pieces:
        parts = text.split(PART_BREAK) if op != "=" else [text]
        for part in parts[:-1]:
            yield Tracked((*current, (op, part, raised)), op, new[0].kind)
            number = next(further, (op, ""))
            current = [(*number, False)] if number[1] else []
            parts = parts[1:]
        current.append((op, parts[-1], raised))
    yield Tracked(tuple(current), "=", new[0].kind)


def _notes(a: Document, b: Document, rows: Sequence[NoteRow]) -> Iterator[Tracked]:
    """Footnotes in the order of both texts; one at another place is taken out there and put in here."""
    words = {row.at: row.words for row in rows if row.at}
    kept = [Link((i,), (j,)) for i, j in heaviest_chain((i, j, 1.0) for i, j in words)]
    for link in reading_order(kept, len(a.footnotes), len(b.footnotes)):
        old, new = [a.footnotes[i] for i in link.a], [b.footnotes[j] for j in link.b]
        if old and new:
            pieces = [(op, text, False) for op, text in words[link.a[0], link.b[0]]]
            yield Tracked((*_changed(old[0].mark, new[0].mark, raised=True), ("=", " ", False), *pieces), "=", "note")
        else:
            op, note = ("-", old[0]) if old else ("+", new[0])
            yield Tracked(((op, note.mark, True), (op, f" {note.text}", False)), op, "note")


def _changed(old: str, new: str, raised: bool = False) -> list[Piece]:
    if old == new:
        return [("=", old, raised)] if old else []
    return [(op, text, raised) for op, text in (("-", old), ("+", new)) if text]


def _marks(paragraphs: Sequence[Paragraph]) -> dict[int, str]:
    """Note marks by their offset in the joined text."""
    marks: dict[int, str] = {}
    start = 0
    for paragraph in paragraphs:
        for note in paragraph.notes:
            marks[start + note.offset] = marks.get(start + note.offset, "") + note.mark
        start += len(paragraph.text) + len(PART_BREAK)
    return marks


def _marked(words: Sequence[Op], in_a: Mapping[int, str], in_b: Mapping[int, str]) -> Iterator[Piece]:
    """The words with the note marks at their places. A mark that differs between the texts is itself a change."""
    at_a = at_b = 0
    for op, text in words:
        of_a, of_b = (in_a if op in "=-<" else {}), (in_b if op in "=+>" else {})
        cuts = {at - at_a for at in of_a} | {at - at_b for at in of_b}
        start = 0
        for cut in sorted(cut for cut in cuts if 0 <= cut < len(text)):
            yield from _piece(op, text[start:cut])
            yield from _mark(op, of_a.get(at_a + cut, ""), of_b.get(at_b + cut, ""))
            start = cut
        yield from _piece(op, text[start:])
        at_a += len(text) if op in "=-<" else 0
        at_b += len(text) if op in "=+>" else 0
    last = words[-1][0] if words else "="
    yield from _mark(last if last in "<>" else "=", in_a.get(at_a, ""), in_b.get(at_b, ""))


def _mark(op: str, old: str, new: str) -> list[Piece]:
    if op == "=":
        return _changed(old, new, raised=True)
    return [(op, mark, True) for mark in (old, new) if mark]


def _piece(op: str, text: str) -> list[Piece]:
    return [(op, text, False)] if text else []
