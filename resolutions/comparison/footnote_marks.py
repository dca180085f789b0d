"""Where footnotes stand in the tracked text, and what became of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from resolutions.text.document import Document, Paragraph

from .align import Link
from .chain import heaviest_chain
from .order import reading_order
from .result import NoteRow
from .words import Op


class Mark(NamedTuple):
    """A footnote mark in a paragraph. ``note`` is the place of its footnote among those of the document, from 0; None
    where the mark has no footnote, or repeats one that has been called already."""

    text: str
    note: int | None


class Piece(NamedTuple):
    """A stretch of text: ``op`` is that of a redline, ``<`` for what moved away, ``>`` for what arrived. ``raised``
    marks are text; where ``note`` is set, this is the place of the footnote of that number, from 1."""

    op: str
    text: str
    raised: bool = False
    note: int | None = None


Marks = dict[int, list[Mark]]
"""Marks by their offset in a text."""


def marks_of(document: Document) -> dict[str, Marks]:
    """By paragraph id. Of several footnotes with one mark, the first is called by its first mark and so on."""
    waiting: dict[str, list[int]] = defaultdict(list)
    for at in reversed(range(len(document.footnotes))):
        waiting[document.footnotes[at].mark].append(at)
    marks: dict[str, Marks] = {}
    for paragraph in document.paragraphs:
        found = marks[paragraph.id] = defaultdict(list)
        for note in sorted(paragraph.notes, key=lambda note: note.offset):
            places = waiting[note.mark]
            found[note.offset].append(Mark(note.mark, places.pop() if places else None))
    return marks


def called(marks: Iterable[Marks]) -> Iterator[Mark]:
    """Marks with a footnote, in the order of the text."""
    everywhere = chain.from_iterable(chain.from_iterable(each.values()) for each in marks)
    return (mark for mark in everywhere if mark.note is not None)


class Notes:
    """Footnotes of the tracked text, numbered as they are called for. ``found`` has the words of each.

    Where the marks of both texts simply count the footnotes, the word processor counts them; else (``own_marks``) every
    footnote keeps the mark it has, and one whose mark changed is taken out and put in again.
    """

    def __init__(self, a: Document, b: Document, rows: Sequence[NoteRow]):
        self._texts = a.footnotes, b.footnotes
        self.marks = marks_of(a), marks_of(b)
        self._kept = {row.at: row.words for row in rows if row.at}
        self.own_marks = not all(_counts(marks) for marks in self.marks)
        self.found: list[tuple[Op, ...]] = []

    def pieces(self, old: Sequence[Mark], new: Sequence[Mark], gone: str = "-", come: str = "+") -> Iterator[Piece]:
        """The marks of both texts at one place."""
        same = [(i, j, 1.0) for i, x in enumerate(old) for j, y in enumerate(new) if self.is_kept(x, y)]
        for link in reading_order([Link((i,), (j,)) for i, j in heaviest_chain(same)], len(old), len(new)):
            if link.a and link.b:
                yield self._kept_piece(old[link.a[0]], new[link.b[0]])
            elif link.a:
                yield self.alone(gone, old[link.a[0]])
            else:
                yield self.alone(come, new[link.b[0]])

    def is_kept(self, old: Mark, new: Mark) -> bool:
        if old.note is None or new.note is None:
            return old == new
        return (old.note, new.note) in self._kept and (old.text == new.text or not self.own_marks)

    def alone(self, op: str, mark: Mark) -> Piece:
        """A mark in one of the texts only."""
        if mark.note is None:
            return Piece(op, mark.text, raised=True)
        text = self._texts[op in "+>"][mark.note].text
        return self._note(op, mark, (("+" if op in "+>" else "-", text),) if text else ())

    def _kept_piece(self, old: Mark, new: Mark) -> Piece:
        if old.note is None or new.note is None:
            return Piece("=", new.text, raised=True)
        return self._note("=", new, self._kept[old.note, new.note])

    def _note(self, op: str, mark: Mark, words: tuple[Op, ...]) -> Piece:
        self.found.append(words)
        return Piece(op, mark.text if self.own_marks else "", note=len(self.found))

    def uncalled(self) -> Iterator[tuple[str, tuple[Piece, ...]]]:
        """``(op, pieces)`` of the footnotes that no mark calls, to stand below the text; in the order of both texts."""
        old, new = (
            sorted(set(range(len(texts))) - {mark.note for mark in called(marks.values())})
            for texts, marks in zip(self._texts, self.marks, strict=True)
        )
        pairs = [(i, j, 1.0) for i, x in enumerate(old) for j, y in enumerate(new) if (x, y) in self._kept]
        for link in reading_order([Link((i,), (j,)) for i, j in heaviest_chain(pairs)], len(old), len(new)):
            i, j = (old[link.a[0]] if link.a else None), (new[link.b[0]] if link.b else None)
            if i is not None and j is not None:
                marks = changed(self._texts[0][i].mark, self._texts[1][j].mark, raised=True)
                yield "=", (*marks, Piece("=", " "), *(Piece(*word) for word in self._kept[i, j]))
            else:
                op, note = ("+", self._texts[1][j]) if j is not None else ("-", self._texts[0][i or 0])
                yield op, (Piece(op, note.mark, raised=True), Piece(op, f" {note.text}"))


def changed(old: str, new: str, raised: bool = False) -> list[Piece]:
    if old == new:
        return [Piece("=", old, raised)] if old else []
    return [Piece(op, text, raised) for op, text in (("-", old), ("+", new)) if text]


def joined_marks(paragraphs: Sequence[Paragraph], marks: Mapping[str, Marks], gap: int) -> Marks:
    """Of the parts of one text, by their offset in all of them joined with ``gap`` letters between two."""
    found: Marks = defaultdict(list)
    start = 0
    for paragraph in paragraphs:
        for offset, each in marks[paragraph.id].items():
            found[start + offset] += each
        start += len(paragraph.text) + gap
    return found


def _counts(marks: Mapping[str, Marks]) -> bool:
    return all(mark.text == str(number) for number, mark in enumerate(called(marks.values()), 1))
