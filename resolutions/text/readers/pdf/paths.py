"""The strokes and areas that a page draws, as the file has them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from .places import Box

_MOST_OBJECTS = 20_000
THIN = 3.0
"""Points. Narrower paths are strokes, whether they are stroked or filled."""


class Path(NamedTuple):
    """``order`` counts all objects of a page, from the lowest to the one on top."""

    item: object
    order: int
    box: Box
    filled: bool
    stroked: bool

    @property
    def is_thin(self) -> bool:
        return self.box.width <= THIN or self.box.height <= THIN


def read_paths(page: pdfium.PdfPage) -> list[Path]:
    """Those that stand on the page itself, and in no group of objects."""
    return list(_paths(page.raw))


def _paths(page: object) -> Iterator[Path]:
    left, bottom, right, top = sides = [ctypes.c_float() for _ in range(4)]
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    for order in range(min(pdfium_c.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        item = pdfium_c.FPDFPage_GetObject(page, order)
        if pdfium_c.FPDFPageObj_GetType(item) != pdfium_c.FPDF_PAGEOBJ_PATH:
            continue
        if pdfium_c.FPDFPageObj_GetBounds(item, *sides):
            box = Box(left.value, bottom.value, right.value, top.value)
            known = pdfium_c.FPDFPath_GetDrawMode(item, fill, stroke)
            yield Path(item, order, box, bool(known and fill.value), bool(known and stroke.value))
