"""What a comparison says: frozen values, and the JSON of the ``compare`` command, on which outside
programs rely."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto

from .openings import VerbChange
from .words import Kept, Op

ENDING_MARKS = frozenset({".", ",", ";"})
"""Marks that paragraphs end with by their place."""


class RowOp(StrEnum):
    """What became of a paragraph, in the order in which summaries count it."""

    SAME = auto()
    EDITED = auto()
    INSERTED = auto()
    DELETED = auto()
    MOVED = auto()
    SPLIT = auto()
    MERGED = auto()


OF_ONE = (RowOp.SAME, RowOp.EDITED, RowOp.INSERTED, RowOp.DELETED)
"""What may become of a footnote, a table or its row."""


class ChangeKind(StrEnum):
    """Heaviest first: a paragraph's kind is its heaviest change's."""

    SUBSTANTIVE = auto()
    OPENING = auto()
    """Another opening verb."""
    REFERENCE = auto()
    """A reference brought up to date."""
    DATE = auto()
    """A session's ordinal or a date."""
    CONVERSION = auto()
    """What may come from the conversion of a file."""
    EDITORIAL = auto()


@dataclass(frozen=True, slots=True)
class Change:
    """One change inside a paragraph. ``verb`` says what became of the opening. ``before`` or ``after`` is empty where
    words were only put in or only taken out."""

    kind: ChangeKind
    before: str
    after: str
    verb: VerbChange | None = None

    def as_dict(self) -> dict[str, object]:
        """``note`` is like "stronger: notes < welcomes"."""
        note = str(self.verb) if self.verb else ""
        return {"class": self.kind, "before": self.before, "after": self.after, "note": note}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the comparison, in reading order.

    ``a`` and ``b`` are paragraph ids; a split row has several in ``b``, a merged one several in ``a``, and the
    ``words`` of such a row run over the parts joined by a line feed. ``kind`` is None where no word changed.
    """

    op: RowOp
    a: tuple[str, ...]
    b: tuple[str, ...]
    words: tuple[Op, ...]
    renumbered: bool = False
    kind: ChangeKind | None = None
    changes: tuple[Change, ...] = ()

    @property
    def only_last_mark(self) -> bool:
        """Whether nothing changed but the mark a paragraph ends with, which follows from its place: the last of a text
        ends with a full stop, others with a comma or semicolon."""
        if self.op is not RowOp.EDITED:
            return False
        changed = [at for at, (op, _) in enumerate(self.words) if op != "="]
        marks = {text.strip() for op, text in self.words if op != "="}
        return changed[:1] == [len(self.words) - len(changed)] and marks <= ENDING_MARKS

    @property
    def only_typography(self) -> bool:
        """Whether the two texts are the same, and write it otherwise."""
        return self.op is RowOp.SAME and any(isinstance(text, Kept) for _, text in self.words)

    def as_dict(self) -> dict[str, object]:
        return {
            "op": self.op,
            "a": list(self.a),
            "b": list(self.b),
            "renumbered": self.renumbered,
            "class": self.kind,
            "words": [list(piece) for piece in self.words],
            "changes": [change.as_dict() for change in self.changes],
        }


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A footnote paired by what it says and where it stands. ``op`` is one of ``OF_ONE``; ``a`` and ``b`` are marks;
    ``in_a`` and ``in_b`` the paragraphs the marks stand in."""

    op: RowOp
    a: str | None
    b: str | None
    words: tuple[Op, ...]
    kind: ChangeKind | None = None
    in_a: str | None = None
    in_b: str | None = None
    at: tuple[int, int] | None = None
    """Places of a pair among the footnotes of both texts, from 0."""

    @property
    def renumbered(self) -> bool:
        return None not in (self.a, self.b) and self.a != self.b

    def as_dict(self) -> dict[str, object]:
        return {
            "op": self.op,
            "a": self.a,
            "b": self.b,
            "renumbered": self.renumbered,
            "class": self.kind,
            "in": [self.in_a, self.in_b],
            "words": [list(piece) for piece in self.words],
        }


@dataclass(frozen=True, slots=True)
class TableRow:
    """``op`` is one of ``OF_ONE``; ``a`` and ``b`` are places among the rows of the two tables, from 0; ``cells`` has
    the words of each cell, ``columns`` an op for each: ``=``, or ``-`` and ``+`` for a cell of one text only."""

    op: RowOp
    a: int | None
    b: int | None
    cells: tuple[tuple[Op, ...], ...]
    columns: str

    def as_dict(self) -> dict[str, object]:
        cells = [[list(piece) for piece in cell] for cell in self.cells]
        return {"op": self.op, "a": self.a, "b": self.b, "cells": cells, "columns": self.columns}


@dataclass(frozen=True, slots=True)
class TableChange:
    """A table of either text or of both; ``a`` and ``b`` are places among their tables, from 0."""

    a: int | None
    b: int | None
    rows: tuple[TableRow, ...]

    @property
    def op(self) -> RowOp:
        """One of ``OF_ONE``."""
        if self.a is None or self.b is None:
            return RowOp.INSERTED if self.a is None else RowOp.DELETED
        return RowOp.SAME if all(row.op == RowOp.SAME for row in self.rows) else RowOp.EDITED

    def as_dict(self) -> dict[str, object]:
        return {"op": self.op, "a": self.a, "b": self.b, "rows": [row.as_dict() for row in self.rows]}


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of the cover that differs. ``gone`` and ``come`` are the values only in the first, only in the
    second."""

    field: str
    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()
    words: tuple[Op, ...] = ()

    def as_dict(self) -> dict[str, object]:
        return {
            "field": self.field,
            "gone": list(self.gone),
            "come": list(self.come),
            "words": [list(piece) for piece in self.words],
        }


@dataclass(frozen=True, slots=True)
class Comparison:
    """``a`` and ``b`` name the two documents: their symbol, or where they came from."""

    a: str
    b: str
    rows: tuple[Row, ...]
    footnotes: tuple[NoteRow, ...] = ()
    tables: tuple[TableChange, ...] = ()
    cover: tuple[Fact, ...] = ()
    summary: dict[str, int] = field(default_factory=dict)
    sentence: str = ""

    def as_dict(self) -> dict[str, object]:
        return {
            "a": self.a,
            "b": self.b,
            "rows": [row.as_dict() for row in self.rows],
            "footnotes": [note.as_dict() for note in self.footnotes],
            "tables": [table.as_dict() for table in self.tables],
            "cover": [fact.as_dict() for fact in self.cover],
            "summary": dict(self.summary),
            "sentence": self.sentence,
        }
