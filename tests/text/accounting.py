"""Counting letters: what a file holds against what its Document holds."""

from collections import Counter

from resolutions.text.document import Document
from resolutions.text.lines import Line
from resolutions.text.sheet import letters


def letters_of_lines(lines: list[Line]) -> Counter[str]:
    return Counter("".join(letters(line.text) for line in lines))


def letters_of_document(document: Document) -> Counter[str]:
    """Every part of a Document that came from its file."""
    parts = [part for paragraph in document.paragraphs for part in (paragraph.number or "", paragraph.text)]
    parts += [note.mark for paragraph in document.paragraphs for note in paragraph.notes]
    parts += [part for footnote in document.footnotes for part in (footnote.mark, footnote.text)]
    parts += [cell for table in document.tables for row in table.rows for cell in row]
    parts += [document.sponsor_note or ""]
    parts += [piece.text for piece in document.pieces]
    parts += [unread.text for unread in document.unread]
    return Counter("".join(letters(part) for part in parts))
