"""Fonts that give one letter for two shapes: their table of letters is wrong, and words read from them are.

"Tajikistan" then reads "Taoikistan", with an "o" that is as narrow as a "j". The shape of every letter is looked at in
fonts of few letters; in the one that most of a page is set in only where the document never has some letter of the
alphabet, which is what becomes of a letter that is read as another.
"""

from __future__ import annotations

import ctypes
import re
import string
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from .characters import Font, Run

_DIFFERENT = 0.06
"""Sizes by which two shapes differ in width, depth or height."""
_MOST_SHAPES = 3
"""A letter in more of them is one that a recognition of pictures stretched to its word."""
_LAST_PLAIN = "\u0590"
"""From here on come scripts whose letters have several shapes."""
_LIGATURES = re.compile(r"f[fijlt]+|st|ct|tt|Th|ti", re.IGNORECASE)
"""Letters that fonts print as one: neither has its own shape there."""
_ALPHABET = frozenset(string.ascii_lowercase)

Place = tuple[int, int]
"""A page, counted from 0, and the ``order`` of a run on it."""


class Shape(NamedTuple):
    """Of a letter, in sizes of its font."""

    width: float
    depth: float
    height: float

    def is_like(self, other: Shape) -> bool:
        return all(abs(one - two) <= _DIFFERENT for one, two in zip(self, other, strict=True))


class Letters:
    """The letters of a document's fonts, and the shapes of those that were looked at."""

    def __init__(self) -> None:
        self._shapes: dict[tuple[int, bool, str], dict[Shape, list[Place]]] = defaultdict(dict)
        self._unseen: dict[Font, set[str]] = defaultdict(set)
        """Letters of fonts of whose letters some were not looked at."""
        self._pages: dict[Font, list[int]] = defaultdict(list)

    def look(self, text_page: pdfium.PdfTextPage, runs: Sequence[Run], page: int) -> None:
        """Looks at the fonts of few letters on a page, and notes what the other has."""
        counted: Counter[Font] = Counter()
        for run in runs:
            counted[run.font] += len(run.text)
        if not counted:
            return
        main = counted.most_common(1)[0][0]
        self._unseen[main].update(*(run.text for run in runs if run.font == main))
        self._pages[main].append(page)
        self._look_at(text_page, (run for run in runs if run.font != main), page)

    def doubtful(self) -> Iterable[tuple[int, Font]]:
        """Pages to look at again, with the font: the document never has some letter of the alphabet in it."""
        for font, letters in self._unseen.items():
            if letters & _ALPHABET and not letters >= _ALPHABET:
                yield from ((page, font) for page in self._pages[font])

    def look_again(self, text_page: pdfium.PdfTextPage, runs: Sequence[Run], page: int, font: Font) -> None:
        self._look_at(text_page, (run for run in runs if run.font == font), page)

    def doubts(self) -> dict[Place, str]:
        """Where a letter stands in another shape than elsewhere, and what to say of it."""
        found: dict[Place, str] = {}
        for (_, _, letter), shapes in self._shapes.items():
            if not 1 < len(shapes) <= _MOST_SHAPES:
                continue
            *rare, _ = sorted(shapes.values(), key=len)
            for places in rare:
                for place in places:
                    found.setdefault(place, f"the font gives “{letter}” for two letters of different shape")
        return found

    def _look_at(self, text_page: pdfium.PdfTextPage, runs: Iterable[Run], page: int) -> None:
        for run in runs:
            joined = {at for found in _LIGATURES.finditer(run.text) for at in range(*found.span())}
            for at, (letter, box) in enumerate(_boxes(text_page.raw, run)):
                if letter.isalpha() and letter < _LAST_PLAIN and at not in joined:
                    self._add(run, letter, box, page)

    def _add(self, run: Run, letter: str, box: tuple[float, ...], page: int) -> None:
        left, right, bottom, top = box
        shape = Shape((right - left) / run.size, (run.base - bottom) / run.size, (top - run.base) / run.size)
        known = self._shapes[run.font.key, run.font.italic, letter]
        like = next((each for each in known if shape.is_like(each)), shape)
        if len(known) <= _MOST_SHAPES:
            known.setdefault(like, []).append((page, run.order))


def _boxes(raw: object, run: Run) -> list[tuple[str, tuple[float, ...]]]:
    sides = [ctypes.c_double() for _ in range(4)]
    boxes = []
    for offset, letter in enumerate(run.text):
        pdfium_c.FPDFText_GetCharBox(raw, run.order + offset, *sides)
        boxes.append((letter, tuple(side.value for side in sides)))
    return boxes
