"""PDF by its geometry: lines with what the page shows of them, in the order of the text.

Characters with their place and font become lines; by their place lines are running heads, feet, notes, cells or text;
by gaps, indents and print a line of the text begins a paragraph or goes on. What is raised is a mark, what is italic or
bold is kept as a hint. Nothing is looked up in lists of words: other languages are read the same way.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium

from ...lines import Line
from ..bracketed import with_bracketed
from ..encoding import MAX_BYTES
from ..errors import Unreadable
from ..scans import has_picture_of_a_page, is_scan
from .characters import MOST_CHARACTERS, Fonts, read_characters
from .fonts import Letters, Place
from .furniture import PageLines
from .paths import read_paths
from .printed import lines_in_columns
from .rules import read_rules
from .sheets import pages_of_a_sheet
from .visible import Visibility
from .writing import written

_PAGES = 2_000


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
        pages, doubts = _pages(document, data)
    finally:
        document.close()
    if not any(page.lines for page in pages):
        raise Unreadable("the PDF has no text layer: it is a scan, and its text has to be recognized first")
    return with_bracketed(written(pages, doubts))


def _pages(document: pdfium.PdfDocument, data: bytes) -> tuple[list[PageLines], dict[Place, str]]:
    """The lines of every page, and where a font gives wrong letters."""
    fonts, letters = Fonts(), Letters()
    has_picture = has_picture_of_a_page(data)
    scan = has_picture and is_scan(data)
    pages: list[PageLines] = []
    room = MOST_CHARACTERS
    for index in range(len(document)):
        with _opened(document, index) as (page, text_page):
            paths = read_paths(page)
            seen = Visibility(page, paths, has_picture=has_picture)
            found = read_characters(text_page, fonts, room, seen)
            room -= text_page.count_chars()
            if not found.quarter:
                letters.look(text_page, found.runs, index)
            rules = read_rules(paths, found.quarter, found.frame)
        for runs, own, width in pages_of_a_sheet(found.in_frame(), rules, found.frame):
            lines = lines_in_columns(runs, index, own.down)
            hidden, found.hidden = found.hidden, []
            pages.append(PageLines(lines, own, width, found.frame.height, hidden, seen.recognized and not scan))
    for index, runs in letters.doubtful():
        with _opened(document, index) as (_, text_page):
            letters.look_at(text_page, runs, index)
    return pages, letters.doubts()


@contextmanager
def _opened(document: pdfium.PdfDocument, index: int) -> Iterator[tuple[pdfium.PdfPage, pdfium.PdfTextPage]]:
    try:
        page = document[index]
        text_page = page.get_textpage()
    except pdfium.PdfiumError as error:
        raise Unreadable(f"page {index + 1} of the PDF cannot be opened") from error
    try:
        yield page, text_page
    finally:
        text_page.close()
        page.close()
