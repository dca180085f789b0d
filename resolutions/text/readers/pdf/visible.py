"""Which letters of a page its reader sees: none that are printed without ink, in the colour of their ground, below an
area of colour, or outside of the page.

Letters without ink on the picture of a page are what a program recognized there: they are the text of a scan. So are
those on a page that has no others, the letters of which may be drawn as curves.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ..scans import is_picture
from .paths import Path
from .places import Box

WITHOUT_INK = "printed without ink"
_WITHOUT_INK = (pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP)
_STROKED = (pdfium_c.FPDF_TEXTRENDERMODE_STROKE, pdfium_c.FPDF_TEXTRENDERMODE_STROKE_CLIP)
_OF_MANY_COLOURS = (pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_SHADING)
_GET_FILL, _GET_STROKE = pdfium_c.FPDFPageObj_GetFillColor, pdfium_c.FPDFPageObj_GetStrokeColor
_OPAQUE = 255
_PALEST = 250
"""Of 255: a colour all of whose parts are so light is that of paper."""
_ALIKE = 6
"""By which two colours of one look may differ."""
_MOST_GROUNDS = 2_000
_DEEPEST = 2
"""The page, and the groups of objects on it."""
_MOSTLY = 0.5
"""Of the page that pictures cover."""
_SPILL = 0.01
"""Of the page, that letters may stand outside of it."""

Colour = tuple[int, int, int]
_PAPER: Colour = (255, 255, 255)


class _Ground(NamedTuple):
    """An area of one colour, or of None where it is a picture or may shine through. ``order`` counts the objects of the
    page, from the lowest to the one on top. One that ``covers`` hides what it is drawn over."""

    box: Box
    order: int
    colour: Colour | None
    covers: bool = False


class Visibility:
    """What is seen of one page with its ``paths``. ``recognized`` is whether it is a picture of a page, and its letters
    what a program recognized there; ``has_picture`` is whether the file has a picture that could be one."""

    def __init__(self, page: pdfium.PdfPage, paths: Sequence[Path], *, has_picture: bool) -> None:
        self._page = page
        self._areas = [path.box for path in paths if path.filled and not path.is_thin]
        self.box = Box(*page.get_bbox())
        self._around = self.box.within(-_SPILL)
        self.recognized = has_picture and is_picture(page)
        self._parts = [ctypes.c_uint() for _ in range(4)]
        """Of the colour that was asked for last: to make them anew takes as long as to ask."""
        self._orders: dict[int, int] = {}
        self._grounds: list[_Ground] | None = None

    def why_hidden(self, text: object, x: float, y: float) -> str | None:
        """Why the letters that an object prints, the first of them at a place, are not seen; None where they are."""
        left, bottom, right, top = self._around
        if not (left <= x <= right and bottom <= y <= top):
            return "outside of the page"
        if self.recognized:
            return None
        mode = pdfium_c.FPDFTextObj_GetTextRenderMode(text)
        red, green, blue, opacity = _colour(_GET_STROKE if mode in _STROKED else _GET_FILL, text, self._parts)
        if mode in _WITHOUT_INK or not opacity:
            self.recognized = self._is_mostly_pictures()
            return None if self.recognized else WITHOUT_INK
        on_paper = not any(area.holds(x, y) for area in self._areas)
        if on_paper and min(red, green, blue) < _PALEST:
            return None
        return self._why_unseen(text, (red, green, blue), x, y)

    def _is_mostly_pictures(self) -> bool:
        """Scans have a picture of a page in strips, or one of few dots."""
        area = sum(one.box.width * one.box.height for one in self._all_grounds() if one.colour is None)
        return area > _MOSTLY * self.box.width * self.box.height

    def _why_unseen(self, text: object, colour: Colour, x: float, y: float) -> str | None:
        around = [each for each in self._all_grounds() if each.box.holds(x, y)]
        order = self._orders.get(_address(text))
        if order is not None and any(each.covers and each.order > order for each in around):
            return "covered"
        below = [each.colour for each in around if order is None or each.order < order]
        ground = below[-1] if below else _PAPER
        return "in the colour of the ground" if ground is not None and _is_like(colour, ground) else None

    def _all_grounds(self) -> list[_Ground]:
        if self._grounds is None:
            self._grounds = list(islice(self._read_grounds(), _MOST_GROUNDS))
        return self._grounds

    def _read_grounds(self) -> Iterator[_Ground]:
        """From the lowest to the one on top; on the way the order of the objects that print is noted. Of what stands in
        a group it is not known what shines through it."""
        order = -1
        for item in self._page.get_objects(max_depth=_DEEPEST):
            order += item.container is None
            if item.type == pdfium_c.FPDF_PAGEOBJ_TEXT and item.container is None:
                self._orders[_address(item.raw)] = order
            elif item.type in _OF_MANY_COLOURS or item.type == pdfium_c.FPDF_PAGEOBJ_PATH and _is_filled(item.raw):
                sides = item.get_bounds()
                box = Box(*(item.container.get_matrix().on_rect(*sides) if item.container else sides))
                plain = item.type == pdfium_c.FPDF_PAGEOBJ_PATH and item.container is None
                yield _area(item.raw, box, order) if plain else _Ground(box, order, None)


def _address(item: object) -> int:
    return ctypes.cast(item, ctypes.c_void_p).value or 0  # type: ignore[arg-type]


def _colour(get: Callable[..., int], item: object, parts: Sequence[ctypes.c_uint]) -> tuple[int, int, int, int]:
    """Its parts and how opaque it is. Black where the file says none."""
    if not get(item, *parts):
        return 0, 0, 0, _OPAQUE
    red, green, blue, opacity = parts
    return red.value, green.value, blue.value, opacity.value


def _is_like(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) <= _ALIKE for a, b in zip(one, other, strict=True))


def _is_filled(path: object) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium_c.FPDFPath_GetDrawMode(path, fill, stroke)) and fill.value != 0


def _area(path: object, box: Box, order: int) -> _Ground:
    """It covers what is below it where nothing shines through and nothing is cut off."""
    red, green, blue, opacity = _colour(_GET_FILL, path, [ctypes.c_uint() for _ in range(4)])
    if opacity < _OPAQUE or pdfium_c.FPDFPageObj_HasTransparency(path):
        return _Ground(box, order, None)
    clipped = pdfium_c.FPDFClipPath_CountPaths(pdfium_c.FPDFPageObj_GetClipPath(path)) > 0
    return _Ground(box, order, (red, green, blue), covers=not clipped)
