"""The text of a document as rows. A reload keeps the row of each paragraph whose anchor stays, and so its permalink."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.db import models

from resolutions.models import (
    Citation,
    Footnote,
    IngestRun,
    LanguageVersion,
    NoteAnchor,
    Paragraph,
    Problem,
    Reading,
    Table,
)
from resolutions.text import document as doc
from resolutions.text.commitments import Commitment
from resolutions.text.symbols import Symbol

from ..refusals import Refused
from . import commitment_rows, instruction_rows
from .copies import Copies, update


@dataclass(slots=True)
class RowChanges:
    """How many rows of one kind a reload adds, changes and deletes."""

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
    marks: RowChanges = field(default_factory=RowChanges)
    tables: RowChanges = field(default_factory=RowChanges)
    citations: RowChanges = field(default_factory=RowChanges)

    def each(self) -> Iterator[tuple[str, RowChanges]]:
        """The changes that are not empty, each with its name."""
        for name in ("paragraphs", "footnotes", "marks", "tables", "citations"):
            if changes := getattr(self, name):
                yield name, changes

    @property
    def amount(self) -> int:
        return sum(changes.amount for _, changes in self.each())

    def __bool__(self) -> bool:
        return bool(self.amount)


NOTHING_CHANGED = TextChanges(RowChanges(), RowChanges())


def check(document: doc.Document) -> None:
    """Raises ``Refused`` if two paragraphs have the same anchor, since neither may be lost, or if a note's mark is
    outside its paragraph."""
    for paragraph in document.paragraphs:
        if any(not 0 <= note.offset <= len(paragraph.text) for note in paragraph.notes):
            raise Refused(f"the mark of a note stands outside its paragraph ({paragraph.id})")
    if len({paragraph.id for paragraph in document.paragraphs}) < len(document.paragraphs):
        raise Refused("two of its paragraphs have the same anchor")


def cited_in(document: doc.Document) -> set[str]:
    """Keys of the symbols cited."""
    return {_key(citation.symbol) for citation in document.citations}


def write_text(
    text: LanguageVersion,
    document: doc.Document,
    asked: Iterable[Commitment],
    targets: Mapping[str, int],
    is_new: bool,
    copies: Copies,
) -> TextChanges:
    """Write paragraphs, footnotes, anchors, tables, citations, commitments and instructions. The language version must
    be saved already; new rows wait in ``copies``. ``asked`` is what the document asks for; ``targets`` has the versions
    meant by what is ``cited_in`` it."""
    by_anchor = {p.id: _paragraph(i, p) for i, p in enumerate(document.paragraphs)}
    paragraphs, of_paragraphs = _sync(text, Paragraph, by_anchor, is_new, copies)
    footnotes, of_footnotes = _sync(text, Footnote, _footnotes(document.footnotes), is_new, copies)
    first_of_mark: dict[str, int] = {}
    for (mark, _), pk in footnotes.items():
        first_of_mark.setdefault(mark, pk)
    anchors = list(_anchors(document.paragraphs, paragraphs, footnotes))
    tables = list(_tables(text, document.tables, paragraphs))
    citations = list(_citations(text, document.citations, paragraphs, first_of_mark, targets))
    changes = TextChanges(of_paragraphs, of_footnotes)
    if not is_new:
        changes = TextChanges(
            of_paragraphs,
            of_footnotes,
            _delete_and_compare(NoteAnchor.objects.filter(paragraph__language_version=text), ANCHOR_COLUMNS, anchors),
            _delete_and_compare(Table.objects.filter(language_version=text), TABLE_COLUMNS[:-2], tables),
            _delete_and_compare(Citation.objects.filter(language_version=text), CITATION_COLUMNS[:-1], citations),
        )
        commitment_rows.delete(text)
        instruction_rows.delete(text)
    copies.add(NoteAnchor, ANCHOR_COLUMNS, anchors)
    copies.add(Table, TABLE_COLUMNS, tables)
    copies.add(Citation, CITATION_COLUMNS, citations)
    commitment_rows.add(text, asked, paragraphs, copies)
    instruction_rows.add(document, paragraphs, copies)
    return changes


def write_note(text: LanguageVersion, document: doc.Document, targets: Mapping[str, int], copies: Copies) -> None:
    """Rewrite the citations of the sponsors' note; the document has no other citations."""
    Citation.objects.filter(language_version=text, paragraph=None, footnote=None).delete()
    copies.add(Citation, CITATION_COLUMNS, _citations(text, document.citations, {}, {}, targets))


def _delete_and_compare(rows: models.QuerySet, columns: tuple[str, ...], wanted: Iterable[tuple]) -> RowChanges:
    """Delete rows that are rewritten next, and count the differences in ``columns``, the first ones of the wanted
    rows."""
    before = Counter(repr(row) for row in rows.values_list(*columns))
    after = Counter(repr(row[: len(columns)]) for row in wanted)
    rows.delete()
    return RowChanges(added=(after - before).total(), removed=(before - after).total())


def write_problems(
    text: LanguageVersion,
    reading: Reading,
    problems: Iterable[doc.Problem],
    name: str,
    run: IngestRun | None,
    is_new: bool,
    copies: Copies,
) -> None:
    """Replace all problems of the language version by those of the reading shown."""
    if not is_new:
        Problem.objects.filter(language_version=text).delete()
    add_problems(reading, text, problems, name, run, copies)


PROBLEM_COLUMNS = (
    "version_id",
    "language_version_id",
    "reading_id",
    "run_id",
    "file_name",
    "line",
    "code",
    "message",
)


def add_problems(
    reading: Reading,
    text: LanguageVersion,
    problems: Iterable[doc.Problem],
    name: str,
    run: IngestRun | None,
    copies: Copies,
) -> None:
    of_what = (text.version_id, text.pk, reading.pk, run.pk if run else None, name)
    copies.add(Problem, PROBLEM_COLUMNS, ((*of_what, one.line, one.code[:60], one.message) for one in problems))


def _sync(
    text: LanguageVersion, model: type[models.Model], wanted: dict, is_new: bool, copies: Copies
) -> tuple[dict, RowChanges]:
    """Make the rows of the language version match ``wanted`` (key → columns). A row whose key stays is kept.

    Returns key → primary key, and what changed.
    """
    held = {} if is_new else _held(text, model)
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
        update(model, sorted(columns), altered)
    fresh = {key: values for key, values in wanted.items() if key not in held}
    changes.added = len(fresh)
    return {key: row.pk for key, row in held.items()} | _add(text, model, fresh, copies), changes


def _add(text: LanguageVersion, model: type[models.Model], fresh: dict, copies: Copies) -> dict:
    """New rows of the language version, all with the same columns. Returns key → primary key."""
    keys = dict(zip(fresh, copies.reserve(model, len(fresh)), strict=True))
    columns = ("id", "language_version_id", *next(iter(fresh.values()), ()))
    copies.add(model, columns, ((keys[key], text.pk, *values.values()) for key, values in fresh.items()))
    return keys


TEXT_COLUMNS = ("kind", "section", "annex", "number", "depth", "opening", "mark", "text")
"""Columns a reader sees. A changed position or line number alone is not a change of the text."""


def _held(text: LanguageVersion, model: type[models.Model]) -> dict:
    rows: models.QuerySet[Any] = model._default_manager.filter(language_version=text).order_by("position")
    if model is Paragraph:
        return {row.anchor: row for row in rows}
    return dict(zip(_numbered([row.mark for row in rows]), rows, strict=True))


def _numbered(marks: Iterable[str]) -> list[tuple[str, int]]:
    """Each mark with the number of times it occurred before: a text may print ``*`` on several pages."""
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
    """The n-th occurrence of a mark belongs to the n-th note with that mark; one too many, to the last note with it."""
    seen: Counter[str] = Counter()
    count = Counter(mark for mark, _ in footnotes)
    for paragraph in paragraphs:
        for note in paragraph.notes:
            mark = note.mark[:40]
            which = min(seen[mark], count[mark] - 1)
            seen[mark] += 1
            yield rows[paragraph.id], footnotes.get((mark, which)), mark, note.offset


TABLE_COLUMNS = ("language_version_id", "position", "after_id", "section", "rows", "first_line", "last_line")


def _tables(text: LanguageVersion, tables: tuple[doc.Table, ...], rows: dict) -> Iterable[tuple]:
    for position, table in enumerate(tables):
        cells = [list(row) for row in table.rows]
        yield text.pk, position, rows.get(table.after), list(table.section), cells, *table.lines


CITATION_COLUMNS = (
    "language_version_id",
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


@lru_cache(maxsize=20_000)
def _key(symbol: str) -> str:
    """Cached: it is needed for each citation of a load, and many texts cite the same documents."""
    return Symbol.parse(symbol).key


def _citations(
    text: LanguageVersion,
    citations: tuple[doc.Citation, ...],
    rows: dict,
    notes: dict,
    targets: Mapping[str, int],
) -> Iterable[tuple]:
    for citation in citations:
        mark = citation.where.removeprefix("fn") if citation.where.startswith("fn") else None
        key = _key(citation.symbol)
        yield (
            text.pk,
            rows.get(citation.where),
            notes.get(mark) if citation.where not in rows else None,
            citation.start,
            citation.end,
            citation.as_written,
            citation.symbol,
            key,
            citation.date,
            citation.carrier[:200],
            targets.get(key),
        )
