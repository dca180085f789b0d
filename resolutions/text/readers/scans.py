"""Whether a PDF is a printed page scanned: a picture of each page, and behind it the text that a program recognized."""

from __future__ import annotations

import re
from itertools import islice

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

_PAGES = 3
"""Looked at, from the first on: a scan begins with its first page, whatever is bound in behind it."""

_WHOLE = 0.8
"""Of a page that its picture covers. Emblems and figures of issued documents stay far below."""

_TALL_PICTURE = re.compile(rb"/Height\s+(?:[7-9]\d\d|\d{4,5})\b")
"""What the bytes of a scan have: a page of 70 dots to an inch is more than 700 high. Few issued documents have one, and
the others need not be opened twice."""

_DEEPEST = 2
"""Of groups of objects that a picture may stand in."""


def has_picture_of_a_page(data: bytes) -> bool:
    """May a picture in the file be that of a page?"""
    return _TALL_PICTURE.search(data) is not None


def is_scan(data: bytes) -> bool:
    """Does one picture cover each of the first pages? False for what cannot be
    opened."""
    if not has_picture_of_a_page(data):
        return False
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return False
    try:
        pages = min(len(document), _PAGES)
        return pages > 0 and all(_is_picture(document, index) for index in range(pages))
    finally:
        document.close()


def _is_picture(document: pdfium.PdfDocument, index: int) -> bool:
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return False
    found = is_picture(page)
    page.close()
    return found


def is_picture(page: pdfium.PdfPage) -> bool:
    """Does one picture cover the page?"""
    width, height = page.get_size()
    pictures = page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST)
    return any(_area(picture) >= _WHOLE * width * height for picture in islice(pictures, 20))


def _area(picture: pdfium.PdfObject) -> float:
    left, bottom, right, top = picture.get_bounds()
    return float((right - left) * (top - bottom))
