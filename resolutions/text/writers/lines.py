"""A document as lines: the masthead, then the text, then the notes.

The plain text looks as the sample documents do; the Markdown has italic openings and linked notes besides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..document import Document, Footnote, NoteMark, Paragraph, Table
from ..kinds import HEADING
from ..numbering import printed_number
from .mastheads import closing, masthead

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MARKDOWN = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>#|"})


@dataclass(frozen=True, slots=True)
class Style:
    """How one format prints what plain prose has no letters for."""

    words: Callable[[str], str]
    italic: Callable[[str], str]
    heading: Callable[[str], str]
    mark: Callable[[str], str]
    note: Callable[[Footnote], str]
    row: Callable[[list[str]], str]


def _raised(mark: str) -> str:
    return mark.translate(_SUPERSCRIPTS)


PLAIN = Style(
    words=str,
    italic=str,
    heading=str,
    mark=_raised,
    note=lambda note: f"{_raised(note.mark)} {note.text}",
    row="\t".join,
)
MARKDOWN = Style(
    words=lambda text: text.translate(_MARKDOWN),
    italic=lambda text: f"*{text}*" if text else "",
    heading=lambda text: f"## {text}",
    mark=lambda mark: f"[^{mark}]",
    note=lambda note: f"[^{note.mark}]: {note.text.translate(_MARKDOWN)}",
    row=lambda cells: f"| {' | '.join(cells)} |",
)


def as_plain_text(document: Document) -> str:
    return "\n\n".join(_lines(document, PLAIN)) + "\n"


def as_markdown(document: Document) -> str:
    return "\n\n".join(_lines(document, MARKDOWN)) + "\n"


def _lines(document: Document, style: Style) -> Iterator[str]:
    yield from (style.words(line) for line in masthead(document))
    if document.title:
        yield style.heading(style.words(document.title))
    yield from _tables(document, None, style)
    for paragraph in document.paragraphs:
        yield _paragraph(paragraph, style)
        yield from _tables(document, paragraph.id, style)
    yield from (style.italic(style.words(line)) for line in closing(document))
    yield from (style.note(note) for note in document.footnotes)


def _paragraph(paragraph: Paragraph, style: Style) -> str:
    words = _with_marks(paragraph, style)
    if paragraph.kind == HEADING:
        return style.heading(f"{paragraph.number}. {words}" if paragraph.number else words)
    return f"{printed_number(paragraph.number)} {words}" if paragraph.number else words


def _with_marks(paragraph: Paragraph, style: Style) -> str:
    """The prose with its opening in italics and its marks where they stand."""
    text, opening = paragraph.text, len(paragraph.opening)
    pieces, at = [style.italic(style.words(text[:opening]))], opening
    for note in sorted(paragraph.notes, key=_offset):
        offset = max(note.offset, at)
        pieces += [style.words(text[at:offset]), style.mark(note.mark)]
        at = offset
    return "".join((*pieces, style.words(text[at:])))


def _offset(note: NoteMark) -> int:
    return note.offset


def _tables(document: Document, after: str | None, style: Style) -> Iterator[str]:
    for table in document.tables:
        if table.after == after:
            yield _table(table, style)


def _table(table: Table, style: Style) -> str:
    return "\n".join(style.row([style.words(cell) for cell in row]) for row in table.rows)
