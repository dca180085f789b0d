"""The straight lines a page draws: the rule below a running head, the short one above notes, the grid of a table."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import pypdfium2.raw as pdfium_c

from .paths import THIN, Path
from .places import Box, turned

_MOST_SEGMENTS = 400
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


def read_rules(paths: Sequence[Path], quarter: int, frame: Box) -> Rules:
    """The rules of a page whose text is turned by so many quarters, in the ``frame`` of the page so turned."""
    across: list[Rule] = []
    down: list[Rule] = []
    for left, bottom, right, top in _strokes(paths):
        (x1, y1), (x2, y2) = turned(left, bottom, quarter), turned(right, top, quarter)
        x1, x2 = min(x1, x2) - frame.left, max(x1, x2) - frame.left
        y1, y2 = min(y1, y2) - frame.bottom, max(y1, y2) - frame.bottom
        if y2 - y1 <= THIN < x2 - x1 or x2 - x1 > 4 * (y2 - y1):
            across.append(Rule(x1, x2, (y1 + y2) / 2))
        elif x2 - x1 <= THIN < y2 - y1:
            down.append(Rule(y1, y2, (x1 + x2) / 2))
        elif y2 - y1 <= THIN and x2 - x1 <= THIN:
            across.append(Rule(x1, x2, (y1 + y2) / 2))  # the corner between two strokes
    return Rules(_joined(across), _joined(down)[::-1])


def _strokes(paths: Iterable[Path]) -> Iterator[tuple[float, float, float, float]]:
    """The bounds of each thin path, and of each side of a larger one that is stroked."""
    for path in paths:
        if path.is_thin:
            yield path.box
        elif path.stroked:
            yield from _sides(path.item)


def _sides(path: object) -> Iterator[tuple[float, float, float, float]]:
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
