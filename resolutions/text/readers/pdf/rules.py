"""The straight lines a page draws: the rule below a running head, the short one above notes, the grid of a table."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from .characters import turned

_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 400
_THIN = 3.0
_TOUCHING = 2.5
"""Points between two strokes of one rule."""
_SHORTEST = 12.0


class Rule(NamedTuple):
    """A stroke from ``start`` to ``end`` along one axis, at the place ``at`` of the other."""

    start: float
    end: float
    at: float

    @property
    def length(self) -> float:
        return self.end - self.start


@dataclass(slots=True)
class Rules:
    """``across`` from the top of the page to its foot, ``down`` from the left to the right."""

    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)


def read_rules(page: pdfium.PdfPage, quarter: int) -> Rules:
    """The rules of a page whose text is turned by so many quarters."""
    across: list[Rule] = []
    down: list[Rule] = []
    for left, bottom, right, top in _strokes(page.raw):
        (x1, y1), (x2, y2) = turned(left, bottom, quarter), turned(right, top, quarter)
        x1, x2, y1, y2 = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
        if y2 - y1 <= _THIN < x2 - x1 or x2 - x1 > 4 * (y2 - y1):
            across.append(Rule(x1, x2, (y1 + y2) / 2))
        elif x2 - x1 <= _THIN < y2 - y1:
            down.append(Rule(y1, y2, (x1 + x2) / 2))
        elif y2 - y1 <= _THIN and x2 - x1 <= _THIN:
            across.append(Rule(x1, x2, (y1 + y2) / 2))  # the corner between two strokes
    return Rules(_joined(across), _joined(down)[::-1])


def _strokes(page: object) -> Iterator[tuple[float, float, float, float]]:
    """The bounds of each thin path, and of each side of a larger one that is stroked."""
    sides = [ctypes.c_float() for _ in range(4)]
    for index in range(min(pdfium_c.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        item = pdfium_c.FPDFPage_GetObject(page, index)
        if pdfium_c.FPDFPageObj_GetType(item) != pdfium_c.FPDF_PAGEOBJ_PATH:
            continue
        if not pdfium_c.FPDFPageObj_GetBounds(item, *sides):
            continue
        left, bottom, right, top = (side.value for side in sides)
        if right - left <= _THIN or top - bottom <= _THIN:
            yield left, bottom, right, top
        else:
            yield from _sides(item)


def _sides(path: object) -> Iterator[tuple[float, float, float, float]]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium_c.FPDFPath_GetDrawMode(path, fill, stroke) or not stroke.value:
        return
    matrix = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(path, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    first = last = None
    for index in range(min(pdfium_c.FPDFPath_CountSegments(path), _MOST_SEGMENTS)):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, index)
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == pdfium_c.FPDF_SEGMENT_LINETO and last:
            yield (*last, *point)
        last = point
        if pdfium_c.FPDFPathSegment_GetClose(segment) and first:
            yield (*point, *first)


def _joined(strokes: list[Rule]) -> list[Rule]:
    """Strokes that touch as one rule each, from the highest place to the lowest."""
    rules: list[Rule] = []
    rows: list[list[Rule]] = []
    for stroke in sorted(strokes, key=lambda each: -each.at):
        if rows and rows[-1][0].at - stroke.at <= 1.0:
            rows[-1].append(stroke)
        else:
            rows.append([stroke])
    for row in rows:
        row.sort()
        current = row[0]
        for stroke in row[1:]:
            if stroke.start - current.end <= _TOUCHING:
                current = Rule(current.start, max(current.end, stroke.end), current.at)
            else:
                rules.append(current)
                current = stroke
        rules.append(current)
    return [rule for rule in rules if rule.length >= _SHORTEST]
