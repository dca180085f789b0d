"""A Document as a page of a library's site, to be read back: with what the site puts around the text."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from benchmarks.printing import (
    agenda_line,
    agenda_titles,
    blocks_and_tables,
    heading_lines,
    long_date,
    title_notes,
    with_annex_headings,
)
from resolutions.text.document import Document, Footnote, NoteMark, Paragraph, Table
from resolutions.text.ordinals import session_words


def as_page(document: Document) -> str:
    """A library's page: its menu and foot around the text, notes in a list at the end."""
    document = replace(document, paragraphs=with_annex_headings(document.paragraphs))
    number = (document.symbol or "").removeprefix("A/RES/")
    cover = [
        "United Nations",
        document.symbol,
        document.organ or "General Assembly",
        f"Distr.: General<br>{long_date(document.issued_on)}",
        session_words(document.session or "1"),
        agenda_line(document),
        *(escape(title) for title in agenda_titles(document)),
        f"Resolution adopted by the General Assembly on {long_date(document.adopted_on)}",
        f"[<i>{escape(document.origin.text)}</i>]" if document.origin else "",
        f"<b>{number}. {escape(document.title or '')}</b>{''.join(map(_mark, title_notes(document)))}",
    ]
    lines = [f"<p>{line}</p>" for line in cover if line]
    lines += [
        _table(block) if isinstance(block, Table) else _paragraph(block, document)
        for block in blocks_and_tables(document)
    ]
    if document.meeting:
        lines.append(f"<p><i>{escape(document.meeting.text)}<br>{long_date(document.meeting.date)}</i></p>")
    notes = "".join(f'<li id="fn{note.mark}">{escape(note.text)}</li>' for note in document.footnotes)
    return (
        "<!DOCTYPE html><html><head><title>Library</title></head><body><nav><a>Home</a> <a>Search</a></nav><main>"
        + "\n".join(lines)
        + (f"<ol>{notes}</ol>" if notes else "")
        + "</main><aside><h2>Related</h2><p>Other texts</p></aside><footer>Terms of use</footer></body></html>"
    )


def _table(table: Table) -> str:
    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in table.rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _paragraph(paragraph: Paragraph, document: Document) -> str:
    if paragraph.kind == "heading":
        return "".join(f"<h3>{line}</h3>" for line in heading_lines(paragraph, _words(paragraph), document))
    number = paragraph.number or ""
    if number.startswith("(") and len(number) == 3:
        number = f"(<i>{number[1]}</i>) "
    elif number:
        number = f"{number}. " if number.isalnum() else f"{number} "
    return f"<p>{number}{_words(paragraph)}</p>"


def _mark(note: NoteMark | Footnote) -> str:
    return f'<a href="#fn{note.mark}"><sup>{note.mark}</sup></a>'


def _words(paragraph: Paragraph) -> str:
    """With marks as links and the opening in italics."""
    pieces, start = [], 0
    for note in sorted(paragraph.notes, key=lambda note: note.offset):
        pieces += [escape(paragraph.text[start : note.offset]), _mark(note)]
        start = note.offset
    text = "".join([*pieces, escape(paragraph.text[start:])])
    opening = escape(paragraph.opening)
    if opening and text.startswith(opening):
        text = f"<i>{opening}</i>{text[len(opening) :]}"
    return text
