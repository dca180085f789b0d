"""PDF with a text layer to lines, in the order of the text; small raised digits become footnote marks."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ..lines import Line, mark, without_noncharacters
from .encoding import MAX_BYTES
from .errors import Unreadable
from .raised import footnote_mark

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAGES = 2_000
_SMALL = 0.8
"""A mark is set in at most this part of its line's size."""
_HYPHEN, _BROKEN_HYPHEN = "-", 2
"""PDFium's code for a hyphen at which a word is broken over two lines."""

_SURROGATES = range(0xD800, 0xE000)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class _Character:
    text: str
    size: float
    bottom: float


def read_pdf(data: bytes) -> list[Line]:
    """The lines of every page, an empty line between pages. Raises ``Unreadable``, for scans without text too."""
    if len(data) > MAX_BYTES:
        raise Unreadable(f"{len(data):,} bytes is more than the {MAX_BYTES:,} a document may have")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise Unreadable(f"no PDF that can be opened: {error}".splitlines()[0]) from error
    try:
        if len(document) > _PAGES:
            raise Unreadable(f"{len(document):,} pages is more than the {_PAGES:,} a document may have")
        texts = [line for index in range(len(document)) for line in (*_page(document, index), "")]
    finally:
        document.close()
    if not any(text.strip() for text in texts):
        raise Unreadable("the PDF has no text layer: it is a scan, and its text has to be recognized first")
    return [Line(number, text) for number, text in enumerate(texts, 1)]


def _page(document: pdfium.PdfDocument, index: int) -> list[str]:
    try:
        page = document[index]
        text_page = page.get_textpage()
    except pdfium.PdfiumError as error:
        raise Unreadable(f"page {index + 1} of the PDF cannot be opened") from error
    lines: list[list[_Character]] = [[]]
    for character in _characters(text_page):
        if character.text == "\n":
            lines.append([])
        else:
            lines[-1].append(character)
    text_page.close()
    page.close()
    return [_line(line) for line in lines]


def _characters(text_page: pdfium.PdfTextPage) -> Iterator[_Character]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index in range(text_page.count_chars()):
        code = pdfium_c.FPDFText_GetUnicode(text_page, index)
        text = _HYPHEN if code == _BROKEN_HYPHEN else chr(code) if code not in _SURROGATES else "\ufffd"
        if text != "\r" and not _CONTROL.match(text):
            pdfium_c.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
            size = pdfium_c.FPDFText_GetFontSize(text_page, index)
            yield _Character(without_noncharacters(text), size, bottom.value)


def _line(characters: list[_Character]) -> str:
    """The line's text, its small raised characters as marks."""
    shown = [c for c in characters if not c.text.isspace() and c.size > 0]
    if not shown:
        return ""
    size = sorted(c.size for c in shown)[len(shown) // 2]
    base = sorted(c.bottom for c in shown)[len(shown) // 2]

    def raised(c: _Character) -> bool:
        return 0 < c.size <= _SMALL * size and c.bottom > base and not c.text.isspace()

    pieces: list[str] = []
    for is_raised, group in groupby(characters, raised):
        text = "".join(c.text for c in group)
        label = footnote_mark(text, "".join(pieces[-2:])) if is_raised else None
        pieces.append(mark(label) if label else text)
    return "".join(pieces)
