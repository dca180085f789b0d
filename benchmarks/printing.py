"""What a printed document looks like, whatever conversion it goes through: order of blocks, numbers of notes, dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from benchmarks.matching import letters
from resolutions.text.document import Document, Footnote, Paragraph, Table


def title_notes(document: Document) -> list[Footnote]:
    """Notes to the title: the print marks them with an asterisk."""
    return [note for note in document.footnotes if note.mark == "*"]


def as_printed(document: Document) -> Document:
    """Notes counted from 1 as they come, those to the title marked with an asterisk: the markup counts both alike."""
    anchored = {note.mark for paragraph in document.paragraphs for note in paragraph.notes}
    to_title = [replace(n, mark="*") for n in document.footnotes if n.mark.isdigit() and n.mark not in anchored]
    texts = iter([note for note in document.footnotes if note.mark in anchored])
    footnotes: list[Footnote] = []
    paragraphs = []
    for paragraph in document.paragraphs:
        marks = []
        for mark, note in zip(paragraph.notes, texts, strict=False):
            footnotes.append(replace(note, mark=str(len(footnotes) + 1)))
            marks.append(replace(mark, mark=footnotes[-1].mark))
        paragraphs.append(replace(paragraph, notes=tuple(marks)))
    return replace(document, paragraphs=tuple(paragraphs), footnotes=(*to_title[:1], *footnotes))


def with_annex_headings(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The print has "Annex" above every annex; the markup sometimes leaves it out."""
    written: list[Paragraph] = []
    for paragraph in paragraphs:
        label = _annex(paragraph)
        if label and (not written or _annex(written[-1]) != label) and letters(paragraph.text) != letters(label):
            written.append(replace(paragraph, kind="heading", number=None, text=label, opening="", notes=(), id=""))
        written.append(paragraph)
    return tuple(written)


def _annex(paragraph: Paragraph) -> str:
    """``Annex I``; empty outside annexes."""
    return next((part for part in paragraph.section if part.startswith("Annex")), "Annex") if paragraph.annex else ""


def blocks_and_tables(document: Document) -> Iterator[Paragraph | Table]:
    """Paragraphs that have text, each followed by its tables."""
    after: dict[str | None, list[Table]] = {}
    for table in document.tables:
        after.setdefault(table.after, []).append(table)
    yield from after.get(None, [])
    for paragraph in document.paragraphs:
        if paragraph.text:
            yield paragraph
        yield from after.get(paragraph.id, [])


def heading_lines(paragraph: Paragraph, text: str, document: Document) -> list[str]:
    """The number of a section of paragraphs stands above its title; in annexes and declarations it stands before it."""
    kinds = {each.kind for each in document.paragraphs if each.section == paragraph.section and not each.annex}
    if paragraph.number and paragraph.section[-1:] == (paragraph.number,) and kinds & {"preambular", "operative"}:
        return [paragraph.number, text]
    return [f"{paragraph.number}. {text}" if paragraph.number else text]


def agenda_line(document: Document) -> str:
    items = [f"{item.number} ({item.letter})" if item.letter else item.number for item in document.agenda_items]
    return f"Agenda item{'s' if len(items) > 1 else ''} {' and '.join(items)}" if items else ""


def agenda_titles(document: Document) -> list[str]:
    """The titles of its items, each once."""
    return list(dict.fromkeys(item.title for item in document.agenda_items if item.title))


def list_of_names(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def long_date(day: date | None) -> str:
    return f"{day:%-d %B %Y}" if day else ""
