"""A document as a Word file: laid out as the plain text is, openings in italics, marks raised, the notes at its end.

Notes are paragraphs and no Word footnotes: python-docx writes none, and so the file opens the same everywhere.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document as new_file
from docx.shared import Cm

from ..document import Document, Paragraph
from ..kinds import HEADING
from ..languages import language_of
from .docx_language import set_language
from .lines import masthead

if TYPE_CHECKING:
    from docx.document import Document as File
    from docx.text.paragraph import Paragraph as Line

_NOT_IN_XML = re.compile(r"[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INDENT = Cm(1.25)


def as_docx(document: Document) -> bytes:
    """A letter that XML cannot hold is written as U+FFFD."""
    file = new_file()
    # Word's own limit of these fields.
    file.core_properties.title = _clean(document.title or "")[:255]
    file.core_properties.subject = _clean(document.symbol or "")[:255]
    file.core_properties.author = ""
    set_language(file, language_of(document.language))
    for words in masthead(document):
        file.add_paragraph(_clean(words))
    if document.title:
        file.add_paragraph().add_run(_clean(document.title)).bold = True
    _tables(file, document, None)
    for row in document.paragraphs:
        _paragraph(file.add_paragraph(), row)
        _tables(file, document, row.id)
    if document.meeting:
        file.add_paragraph().add_run(_clean(document.meeting.text)).italic = True
    for note in document.footnotes:
        line = file.add_paragraph()
        _raised(line, note.mark)
        line.add_run(_clean(f" {note.text}"))
    content = BytesIO()
    file.save(content)
    return content.getvalue()


def _paragraph(line: Line, row: Paragraph) -> None:
    line.paragraph_format.left_indent = _INDENT * row.depth
    if row.number:
        point = "" if row.number.endswith(")") else "."
        line.add_run(_clean(f"{row.number}{point} "))
    at = len(row.opening)
    line.add_run(_clean(row.opening)).italic = True
    for note in sorted(row.notes, key=lambda note: note.offset):
        offset = max(note.offset, at)
        line.add_run(_clean(row.text[at:offset]))
        _raised(line, note.mark)
        at = offset
    line.add_run(_clean(row.text[at:]))
    for run in line.runs if row.kind == HEADING else ():
        run.bold = True


def _raised(line: Line, mark: str) -> None:
    line.add_run(_clean(mark)).font.superscript = True


def _tables(file: File, document: Document, after: str | None) -> None:
    for table in document.tables:
        if table.after == after and any(table.rows):
            width = max(map(len, table.rows))
            made = file.add_table(0, width, style="Table Grid")
            for cells in table.rows:
                for cell, text in zip(made.add_row().cells, cells, strict=False):
                    cell.text = _clean(text)


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)
