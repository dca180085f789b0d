"""A Document as a PDF: lines of letters of one width, so that marks can be raised where they belong."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from benchmarks.printing import agenda_line, blocks_and_tables, long_date, title_notes
from resolutions.text.document import Document, Footnote, Paragraph
from resolutions.text.ordinals import session_words
from tests.text.readers.pdf_files import Text, made_pdf

_LEFT, _TOP, _FOOT = 72, 740, 90
_SIZE, _SMALL, _LEADING = 10, 6, 12
_CHARACTERS = 72
_WIDTH = 0.6
"""Sizes that every letter takes."""


def as_pdf(document: Document) -> bytes:
    """Paragraphs a line and a half apart, the notes at the end below a rule."""
    pages: list[list[Text]] = [[]]
    y = _TOP
    for block in _blocks(document):
        lines, font = block
        for index, line in enumerate(lines):
            y -= _LEADING if index else _LEADING * 3 // 2
            if y < _FOOT:
                pages.append([])
                y = _TOP
            pages[-1] += _placed(line, y, font)
    notes = [*map(_note, document.footnotes)]
    pages.append([text for at, note in enumerate(notes) for text in _placed(note, 700 - 12 * at, "C", 8)])
    return made_pdf(*[page for page in pages if page])


def _blocks(document: Document) -> Iterator[tuple[list[str], str]]:
    cover = ["United Nations", document.symbol or "", "General Assembly", "Distr.: General"]
    cover += [long_date(document.issued_on), session_words(document.session or "1"), agenda_line(document)]
    title = document.agenda_items[0].title if document.agenda_items else None
    for line in (*cover, title or ""):
        if line:
            yield textwrap.wrap(line, _CHARACTERS), "C"
    status = f"Resolution adopted by the General Assembly on {long_date(document.adopted_on)}"
    yield textwrap.wrap(status, _CHARACTERS), "C"
    if document.origin:
        yield textwrap.wrap(f"[{document.origin.text}]", _CHARACTERS), "C"
    marks = "".join(f"\x01{note.mark}\x02" for note in title_notes(document))
    number = (document.symbol or "").removeprefix("A/RES/")
    yield textwrap.wrap(f"{number}. {document.title}{marks}", _CHARACTERS), "CB"
    for block in blocks_and_tables(document):
        if isinstance(block, Paragraph):
            yield _lines(block), "CB" if block.kind == "heading" else "C"
    if document.meeting:
        yield [document.meeting.text, long_date(document.meeting.date)], "C"


def _lines(block: Paragraph) -> list[str]:
    text = block.text
    for note in sorted(block.notes, key=lambda each: -each.offset):
        text = f"{text[: note.offset]}\x01{note.mark}\x02{text[note.offset :]}"
    point = "." if block.number and block.number.isalnum() else ""
    return textwrap.wrap(f"{block.number}{point} {text}" if block.number else text, _CHARACTERS, break_on_hyphens=False)


def _note(note: Footnote) -> str:
    return f"\x01{note.mark}\x02 {note.text}"


def _placed(line: str, y: int, font: str, size: int = _SIZE) -> Iterator[Text]:
    x = float(_LEFT)
    for piece in re.split("(\x01[^\x02]*\x02)", line):
        if piece.startswith("\x01"):
            yield round(x), y + 4, _SMALL, piece[1:-1], font
            x += len(piece[1:-1]) * _SMALL * _WIDTH
        elif piece:
            yield round(x), y, size, piece, font
            x += len(piece) * size * _WIDTH
