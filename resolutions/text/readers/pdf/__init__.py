"""PDF by its geometry: lines with what the page shows of them, in the order of the text.

Characters with their place and font become lines; by their place lines are running heads, feet, notes, cells or text;
by gaps, indents and print a line of the text begins a paragraph or goes on. What is raised is a mark, what is italic or
bold is kept as a hint. Nothing is looked up in lists of words: other languages are read the same way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium

from ...joining import finished
from ...lines import Line, Role
from ..encoding import MAX_BYTES
from ..errors import Unreadable
from .characters import MOST_CHARACTERS, Fonts, read_characters
from .furniture import PageLines, Zones, zones_of
from .norms import Norms, norms_of
from .paragraphs import begins
from .printed import Piece, PrintedLine, printed_lines
from .rules import read_rules

_PAGES = 2_000
_COVER_GAP = 3.0
"""Sizes between the elements of a cover that stand side by side."""


def read_pdf(data: bytes) -> list[Line]:
    """The lines of every page. Raises ``Unreadable``, for scans without text too."""
    if len(data) > MAX_BYTES:
        raise Unreadable(f"{len(data):,} bytes is more than the {MAX_BYTES:,} a document may have")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise Unreadable(f"no PDF that can be opened: {error}".splitlines()[0]) from error
    try:
        if len(document) > _PAGES:
            raise Unreadable(f"{len(document):,} pages is more than the {_PAGES:,} a document may have")
        pages = _pages(document)
    finally:
        document.close()
    if not any(page.lines for page in pages):
        raise Unreadable("the PDF has no text layer: it is a scan, and its text has to be recognized first")
    norms = norms_of([page.lines for page in pages])
    return _Writer(norms).write(zones_of(pages, norms))


def _pages(document: pdfium.PdfDocument) -> list[PageLines]:
    fonts = Fonts()
    pages: list[PageLines] = []
    room = MOST_CHARACTERS
    for index in range(len(document)):
        try:
            page = document[index]
            text_page = page.get_textpage()
        except pdfium.PdfiumError as error:
            raise Unreadable(f"page {index + 1} of the PDF cannot be opened") from error
        room -= text_page.count_chars()
        found = read_characters(text_page, fonts, room)
        rules = read_rules(page, found.quarter)
        width, height = page.get_size()
        if found.quarter % 2:
            width, height = height, width
        text_page.close()
        page.close()
        pages.append(PageLines(printed_lines(found.runs, index), rules.across, rules.down, width, height))
    return pages


class _Writer:
    """Writes the lines of a document in the order they are read."""

    def __init__(self, norms: Norms) -> None:
        self.norms = norms
        self.lines: list[Line] = []
        self.above: PrintedLine | None = None
        self.first: PrintedLine | None = None

    def write(self, pages: Sequence[Zones]) -> list[Line]:
        for index, zones in enumerate(pages):
            for line in zones.head:
                self._line(line.text, role=Role.HEAD)
            self._body(zones.body, cover=not index)
            self._notes(zones.notes)
            for line in zones.foot:
                self._line(line.text, role=Role.FOOT)
        return self.lines

    def _body(self, lines: Sequence[PrintedLine], *, cover: bool) -> None:
        for line in lines:
            for segment in _segments(line) if cover else (line,):
                new = segment is not line or begins(segment, self.above, self.first, self.norms)
                self.first = segment if new else self.first
                self.above = segment
                if new:
                    self._line("")
                self._line(segment.text, begins=new, heading=self._heading(segment))

    def _heading(self, line: PrintedLine) -> int:
        """Bold, or italic throughout and no sentence: so are subheadings set."""
        set_apart = line.italic and not finished(line.text)
        return int(set_apart or line.bold and not self.norms.mostly_bold)

    def _notes(self, lines: Sequence[PrintedLine]) -> None:
        for line in lines:
            self._line(line.text, role=Role.NOTE, begins=line.marked)

    def _line(self, text: str, *, heading: int = 0, begins: bool | None = None, role: Role = Role.BODY) -> None:
        self.lines.append(Line(len(self.lines) + 1, text, heading, begins=begins, role=role))


def _segments(line: PrintedLine) -> Iterator[PrintedLine]:
    """The line itself, or where wide gaps part it, each element of the cover."""
    groups: list[list[Piece]] = [[line.pieces[0]]]
    for before, piece in zip(line.pieces, line.pieces[1:], strict=False):
        if piece.left - before.right > _COVER_GAP * line.size:
            groups.append([piece])
        else:
            groups[-1].append(piece)
    if len(groups) == 1:
        yield line
        return
    for group in groups:
        yield PrintedLine(group, line.base, line.size, line.bold, line.italic, line.right_to_left, line.page)
