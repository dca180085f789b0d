"""One text in several languages, paragraph by paragraph.

Ids are the same in every language, so paragraphs pair by their ids where the lists of ids agree: that is certain. Where
they do not, because a translation breaks a paragraph in two or leaves one out, what carries a number pairs by it, and
all else in order by what no translation changes: figures, symbols, kind and about the length (Gale and Church, "A
program for aligning sentences in bilingual corpora", 1993). Pairs that no number tells are marked as inferred.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from resolutions.text.numbering import canonical_number

_FIGURES = re.compile(r"\d+(?:/\d+)*")
_GAP = -1.0
_OTHER_KIND = -3.0
_OTHER_NUMBER = -3.0
_BAND = 60
"""How far from its place in the other language a paragraph is looked for."""


T = TypeVar("T")
Text = Sequence[tuple[str, T]]
"""The paragraphs of one language in order, each with its id: those of a Document, or rows made of them, with their
``kind``, ``number`` and ``text``."""


@dataclass(frozen=True, slots=True)
class BitextRow(Generic[T]):
    """A paragraph in every language that has it. ``inferred`` are the languages whose pairing is not certain."""

    cells: Mapping[str, T]
    inferred: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Row(Generic[T]):
    cells: dict[str, T]
    inferred: set[str] = field(default_factory=set)


def align_languages(texts: Mapping[str, Text[T]]) -> list[BitextRow[T]]:
    """The rows of a text in the order of the language that comes first; what only another has stands where it stands
    there."""
    (lead, first), *others = texts.items()
    rows = [_Row({lead: paragraph}) for _, paragraph in first]
    beside: dict[int, list[_Row[T]]] = {}
    """Rows that the first language lacks, by the number of its paragraphs above them."""
    for code, text in others:
        above = 0
        for place, index, certain in pairs(first, text):
            if place is not None:
                above = place + 1
            if index is None:
                continue
            paragraph = text[index][1]
            if place is None:
                beside.setdefault(above, []).append(_Row({code: paragraph}))
                continue
            rows[place].cells[code] = paragraph
            if not certain:
                rows[place].inferred.add(code)
    ordered = [row for place in range(len(rows) + 1) for row in (*beside.get(place, ()), *rows[place : place + 1])]
    return [BitextRow(row.cells, frozenset(row.inferred)) for row in ordered]


def pairs(first: Text[T], second: Text[T]) -> Iterator[tuple[int | None, int | None, bool]]:
    """Places in both texts that belong together, in order, and whether that is certain; None where one has nothing."""
    if [anchor for anchor, _ in first] == [anchor for anchor, _ in second]:
        yield from ((place, place, True) for place in range(len(first)))
        return
    for place, index in _in_order(first, second):
        if place is None or index is None:
            yield place, index, False
            continue
        one, other = first[place], second[index]
        yield place, index, one[0] == other[0] and _is_numbered(one[1])


def _is_numbered(paragraph: Any) -> bool:
    return bool(paragraph.number)


@dataclass(frozen=True, slots=True)
class _Features:
    anchor: str
    kind: str
    number: str
    figures: frozenset[str]
    length: float
    """In characters, of the mean of its text: languages need more or fewer for the same."""


def _features(text: Text[Any]) -> list[_Features]:
    mean = sum(len(paragraph.text) for _, paragraph in text) / max(len(text), 1) or 1
    return [
        _Features(
            anchor,
            paragraph.kind,
            canonical_number(paragraph.number or ""),
            frozenset(_FIGURES.findall(paragraph.text)),
            len(paragraph.text) / mean,
        )
        for anchor, paragraph in text
    ]


def _in_order(first: Text[Any], second: Text[Any]) -> list[tuple[int | None, int | None]]:
    """The pairing in order that agrees most: a dynamic programme over both texts, near their diagonal."""
    a, b = _features(first), _features(second)
    slope = len(b) / max(len(a), 1)
    best: list[dict[int, tuple[float, int]]] = []
    """For each row, by column: the score, and the step that led there (0 both, 1 the first alone, 2 the second)."""
    for i in range(len(a) + 1):
        row: dict[int, tuple[float, int]] = {}
        centre = round(i * slope)
        for j in range(max(0, centre - _BAND), min(len(b), centre + _BAND) + 1):
            steps = [(0.0, 0)] if i == j == 0 else []
            if i and j and j - 1 in best[i - 1]:
                steps.append((best[i - 1][j - 1][0] + _agreement(a[i - 1], b[j - 1]), 0))
            if i and j in best[i - 1]:
                steps.append((best[i - 1][j][0] + _GAP, 1))
            if j and j - 1 in row:
                steps.append((row[j - 1][0] + _GAP, 2))
            if steps:
                row[j] = max(steps, key=lambda step: step[0])
        best.append(row)
    return _trail(best, len(a), len(b))


def _trail(best: list[dict[int, tuple[float, int]]], i: int, j: int) -> list[tuple[int | None, int | None]]:
    trail: list[tuple[int | None, int | None]] = []
    while i or j:
        step = best[i][j][1]
        i, j = i - (step != 2), j - (step != 1)
        trail.append((None if step == 2 else i, None if step == 1 else j))
    return trail[::-1]


def _agreement(one: _Features, other: _Features) -> float:
    """How much speaks for two paragraphs saying the same; below two gaps, they stay apart."""
    score = 1.0 if one.kind == other.kind else _OTHER_KIND
    if one.number or other.number:
        score += 2.0 if one.number == other.number else _OTHER_NUMBER
    score += 0.5 * (one.anchor == other.anchor)
    if one.figures or other.figures:
        score += 2.0 * len(one.figures & other.figures) / len(one.figures | other.figures) - 0.5
    longer = max(one.length, other.length, 0.1)
    return score - 2.0 * abs(one.length - other.length) / longer
