"""What the whole step was, in one plain sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from resolutions.text.document import Paragraph

from .names import counted, in_words, listed
from .result import NoteRow, Row
from .words import count

_NAMED_AT_MOST = 3
_OPS = (("inserted", "added"), ("deleted", "deleted"), ("moved", "moved"), ("split", "split"), ("merged", "merged"))
_NOTE_OPS = (("inserted", "added"), ("deleted", "deleted"), ("edited", "reworded"))

Names = Mapping[str, Paragraph]
"""Paragraphs by id."""


def sentence(rows: Sequence[Row], notes: Sequence[NoteRow], a: Names, b: Names) -> str:
    """``a`` and ``b`` give the paragraphs of the two texts by id."""
    parts = [part for part in (_paragraphs(rows, a, b), _notes(notes)) if part]
    if not parts:
        return "The two texts are the same, word for word."
    text = "; ".join(parts)
    return f"{text[0].upper()}{text[1:]}."


def _paragraphs(rows: Sequence[Row], a: Names, b: Names) -> str:
    edited = [row for row in rows if row.op == "edited"]
    phrases: list[str] = []
    for op, verb in _OPS:
        if found := [row for row in rows if row.op == op]:
            noun = in_words(len(found)) if phrases else counted(len(found), "paragraph")
            phrases.append(f"{noun} {verb}{_named(found, a, b)}")
    if not phrases:
        phrases = [f"{_words(edited)}, in {_where(edited, a, b)}"] if edited else []
    elif edited:
        phrases.append(f"{in_words(len(edited))} reworded")
    if renumbered := [row for row in rows if row.renumbered]:
        noun = in_words(len(renumbered)) if phrases else counted(len(renumbered), "paragraph")
        phrases.append(f"{noun} renumbered")
    return ", ".join(phrases)


def _words(rows: Sequence[Row]) -> str:
    added, removed = (sum(count(row.words, wanted) for row in rows) for wanted in "+-")
    if added and removed:
        return f"{counted(removed, 'word')} replaced by {in_words(added)}"
    if added or removed:
        return f"{counted(added, 'word')} added" if added else f"{counted(removed, 'word')} removed"
    return "punctuation changed"


def _where(rows: Sequence[Row], a: Names, b: Names) -> str:
    if len(rows) > _NAMED_AT_MOST:
        return counted(len(rows), "paragraph")
    return listed(_paragraph(row, a, b) for row in rows)


def _named(rows: Sequence[Row], a: Names, b: Names) -> str:
    return f" ({_where(rows, a, b)})" if len(rows) <= _NAMED_AT_MOST else ""


def _paragraph(row: Row, a: Names, b: Names) -> Paragraph:
    return b[row.b[0]] if row.b else a[row.a[0]]


def _notes(notes: Sequence[NoteRow]) -> str:
    phrases: list[str] = []
    for op, verb in _NOTE_OPS:
        if found := sum(note.op == op for note in notes):
            phrases.append(f"{in_words(found) if phrases else counted(found, 'footnote')} {verb}")
    return ", ".join(phrases)
