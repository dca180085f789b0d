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
_WORD = re.compile(r"[^\W\d_]+")
_ALPHABET = frozenset(string.ascii_lowercase)

Place = tuple[int, int]
"""A page, counted from 0, and the ``order`` of a run on it."""


class Shape(NamedTuple):
    """Of a letter, in sizes of its font."""

    width: float
    depth: float
    height: float

    def is_like(self, other: Shape) -> bool:
        return (
            abs(self.width - other.width) <= _DIFFERENT
            and abs(self.depth - other.depth) <= _DIFFERENT
            and abs(self.height - other.height) <= _DIFFERENT
        )


class Letters:
    """The letters of a document's fonts, and the shapes of those that were looked at."""

    def __init__(self) -> None:
        self._shapes: dict[tuple[int, bool, str], dict[Shape, list[Place]]] = defaultdict(dict)
        self._words: dict[tuple[int, bool], set[str]] = defaultdict(set)
        self._unseen: dict[Font, set[str]] = defaultdict(set)
        """Letters of fonts of whose letters some were not looked at."""
        self._pages: dict[Font, list[tuple[int, list[Run]]]] = defaultdict(list)

    def look(self, text_page: pdfium.PdfTextPage, runs: Sequence[Run], page: int) -> None:
        """Looks at the fonts of few letters on a page, and notes what the other has."""
        counted: Counter[Font] = Counter()
        for run in runs:
            counted[run.font] += len(run.text)
        if not counted:
            return
        main = counted.most_common(1)[0][0]
        unseen = [run for run in runs if run.font == main]
        self._unseen[main].update(*(run.text for run in unseen))
        self._pages[main].append((page, unseen))
        self.look_at(text_page, (run for run in runs if run.font != main), page)

    def doubtful(self) -> Iterable[tuple[int, list[Run]]]:
        """Pages to look at again, with the runs of their font: the document never has some letter of the alphabet in
        it."""
        for font, letters in self._unseen.items():
            if letters & _ALPHABET and not letters >= _ALPHABET:
                yield from self._pages[font]

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

    def look_at(self, text_page: pdfium.PdfTextPage, runs: Iterable[Run], page: int) -> None:
        """Each word once: a font prints it with the same shapes everywhere."""
        left, right, bottom, top = sides = [ctypes.c_double() for _ in range(4)]
        for run in runs:
            seen = self._words[run.font.key, run.font.italic]
            for word in _WORD.finditer(run.text):
                if word[0] in seen:
                    continue
                seen.add(word[0])
                joined = {at for found in _LIGATURES.finditer(word[0]) for at in range(*found.span())}
                for at, letter in enumerate(word[0]):
                    if letter < _LAST_PLAIN and at not in joined:
                        pdfium_c.FPDFText_GetCharBox(text_page.raw, run.order + word.start() + at, *sides)
                        width, depth, height = right.value - left.value, run.base - bottom.value, top.value - run.base
                        self._add(run, letter, Shape(width / run.size, depth / run.size, height / run.size), page)

    def _add(self, run: Run, letter: str, shape: Shape, page: int) -> None:
        known = self._shapes[run.font.key, run.font.italic, letter]
        like = next((each for each in known if shape.is_like(each)), shape)
        if len(known) <= _MOST_SHAPES:
            known.setdefault(like, []).append((page, run.order))
