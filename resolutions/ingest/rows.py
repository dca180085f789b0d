"""The text of a document as rows. A reload keeps the row of each paragraph whose anchor stays, and so its permalink."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models

from resolutions.models import Citation, Footnote, NoteAnchor, Paragraph, Problem, Table, Version
from resolutions.text import document as doc
from resolutions.text.symbols import Symbol

from .citing import targets
from .copying import Copies
from .refusals import Refused


@dataclass(slots=True)
class RowChanges:
    """How many rows of a kind a reload adds, changes and takes away."""

    added: int = 0
    changed: int = 0
    removed: int = 0

    def __str__(self) -> str:
        return f"{self.added} added, {self.changed} changed, {self.removed} removed"

    @property
    def amount(self) -> int:
        return self.added + self.changed + self.removed

    def __bool__(self) -> bool:
        return bool(self.amount)


@dataclass(frozen=True, slots=True)
class TextChanges:
    paragraphs: RowChanges
    footnotes: RowChanges

    @property
    def amount(self) -> int:
        return self.paragraphs.amount + self.footnotes.amount

    def __bool__(self) -> bool:
        return bool(self.paragraphs or self.footnotes)


def write_text(version: Version, document: doc.Document, is_new: bool, copies: Copies) -> TextChanges:
    """Write paragraphs, footnotes, anchors, tables and citations. The version is saved before; new rows wait in
    ``copies``.

    Raises ``Refused`` where two paragraphs have one anchor: neither may be lost.
    """
    by_anchor = {p.id: _paragraph(i, p) for i, p in enumerate(document.paragraphs)}
    if len(by_anchor) < len(document.paragraphs):
        raise Refused("two of its paragraphs have the same anchor")
    paragraphs, of_paragraphs = _sync(version, Paragraph, by_anchor, is_new, copies)
    footnotes, of_footnotes = _sync(version, Footnote, _footnotes(document.footnotes), is_new, copies)
    if not is_new:
        NoteAnchor.objects.filter(paragraph__version=version).delete()
        for model in (Table, Citation):
            model.objects.filter(version=version).delete()
    first_of_mark: dict[str, int] = {}
    for (mark, _), pk in footnotes.items():
        first_of_mark.setdefault(mark, pk)
    copies.add(NoteAnchor, ANCHOR_COLUMNS, _anchors(document.paragraphs, paragraphs, footnotes))
    copies.add(Table, TABLE_COLUMNS, _tables(version, document.tables, paragraphs))
    copies.add(Citation, CITATION_COLUMNS, _citations(version, document.citations, paragraphs, first_of_mark))
    return TextChanges(of_paragraphs, of_footnotes)


def write_problems(version: Version, problems: Iterable[doc.Problem], name: str, run, is_new: bool) -> None:
    if not is_new:
        Problem.objects.filter(version=version).delete()
    Problem.objects.bulk_create(
        Problem(version=version, run=run, file_name=name, line=p.line, code=p.code[:60], message=p.message)
        for p in problems
    )


def _sync(
    version: Version, model: type[models.Model], wanted: dict, is_new: bool, copies: Copies
) -> tuple[dict, RowChanges]:
    """Make the version's rows those ``wanted`` (key → columns). A row whose key stays is the same row.

    Returns key → primary key, and what was done.
    """
    held = {} if is_new else _held(version, model)
    changes = RowChanges()
    gone = [row.pk for key, row in held.items() if key not in wanted]
    changes.removed = len(gone)
    if gone:
        model._default_manager.filter(pk__in=gone).delete()
    altered, columns = [], set()
    for key, row in held.items():
        differing = [name for name, value in wanted.get(key, {}).items() if getattr(row, name) != value]
        for name in differing:
            setattr(row, name, wanted[key][name])
        if differing:
            altered.append(row)
            columns.update(differing)
        changes.changed += any(name in TEXT_COLUMNS for name in differing)
    if altered:
        model._default_manager.bulk_update(altered, sorted(columns))
    fresh = {key: values for key, values in wanted.items() if key not in held}
    changes.added = len(fresh)
    return {key: row.pk for key, row in held.items()} | _add(version, model, fresh, copies), changes


def _add(version: Version, model: type[models.Model], fresh: dict, copies: Copies) -> dict:
    """New rows of the version, all with the same columns. Returns key → primary key."""
    keys = dict(zip(fresh, copies.reserve(model, len(fresh)), strict=True))
    columns = ("id", "version_id", *next(iter(fresh.values()), ()))
    copies.add(model, columns, ((keys[key], version.pk, *values.values()) for key, values in fresh.items()))
    return keys


TEXT_COLUMNS = ("kind", "section", "annex", "number", "depth", "opening", "mark", "text")
"""Columns a reader sees. A changed position or line number alone is no change of the text."""


def _held(version: Version, model: type[models.Model]) -> dict:
    rows = model._default_manager.filter(version=version).order_by("position")
    if model is Paragraph:
        return {row.anchor: row for row in rows}
    return dict(zip(_numbered([row.mark for row in rows]), rows, strict=True))


def _numbered(marks: Iterable[str]) -> list[tuple[str, int]]:
    """Each mark with how often it came before: a text may print ``*`` on several pages."""
    seen: Counter[str] = Counter()
    keys = []
    for mark in marks:
        keys.append((mark, seen[mark]))
        seen[mark] += 1
    return keys


def _paragraph(position: int, paragraph: doc.Paragraph) -> dict:
    return {
        "anchor": paragraph.id,
        "position": position,
        "kind": paragraph.kind,
        "section": list(paragraph.section),
        "annex": paragraph.annex,
        "number": (paragraph.number or "")[:40],
        "depth": paragraph.depth,
        "opening": paragraph.opening[:200],
        "text": paragraph.text,
        "first_line": paragraph.lines[0],
        "last_line": paragraph.lines[1],
    }


def _footnotes(footnotes: tuple[doc.Footnote, ...]) -> dict:
    keys = _numbered(note.mark[:40] for note in footnotes)
    return {
        key: {
            "position": position,
            "mark": key[0],
            "text": note.text,
            "first_line": note.lines[0],
            "last_line": note.lines[1],
        }
        for position, (key, note) in enumerate(zip(keys, footnotes, strict=True))
    }


ANCHOR_COLUMNS = ("paragraph_id", "footnote_id", "mark", "offset")


def _anchors(paragraphs: tuple[doc.Paragraph, ...], rows: dict, footnotes: dict) -> Iterable[tuple]:
    """The n-th mark of a kind stands for the n-th note of that mark; a mark met again, for the last one there is."""
    seen: Counter[str] = Counter()
    count = Counter(mark for mark, _ in footnotes)
    for paragraph in paragraphs:
        for note in paragraph.notes:
            mark = note.mark[:40]
            which = min(seen[mark], count[mark] - 1)
            seen[mark] += 1
            yield rows[paragraph.id], footnotes.get((mark, which)), mark, note.offset


TABLE_COLUMNS = ("version_id", "position", "after_id", "section", "rows", "first_line", "last_line")


def _tables(version: Version, tables: tuple[doc.Table, ...], rows: dict) -> Iterable[tuple]:
    for position, table in enumerate(tables):
        cells = [list(row) for row in table.rows]
        yield version.pk, position, rows.get(table.after), list(table.section), cells, *table.lines


CITATION_COLUMNS = (
    "version_id",
    "paragraph_id",
    "footnote_id",
    "start",
    "end",
    "as_written",
    "symbol",
    "symbol_key",
    "date",
    "carrier",
    "target_id",
)


def _citations(version: Version, citations: tuple[doc.Citation, ...], rows: dict, notes: dict) -> Iterable[tuple]:
    keys = {citation.symbol: Symbol.parse(citation.symbol).key for citation in citations}
    held = targets(keys.values(), version.language) if keys else {}
    for citation in citations:
        mark = citation.where.removeprefix("fn") if citation.where.startswith("fn") else None
        key = keys[citation.symbol]
        yield (
            version.pk,
            rows.get(citation.where),
            notes.get(mark) if citation.where not in rows else None,
            citation.start,
            citation.end,
            citation.as_written,
            citation.symbol,
            key,
            citation.date,
            citation.carrier[:200],
            held.get(key),
        )
