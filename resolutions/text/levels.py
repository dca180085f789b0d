"""How deep a numbered paragraph stands, from its number and those before it.

The degrees are those of the Editorial Manual: ``1.`` then ``(a)`` then ``(i)`` then ``a.`` then ``i.``; but texts also
begin with ``(i)``, and ``(i)`` follows ``(h)``, so the order of the numbers decides, not their shape alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .numbering import CYRILLIC, canonical_number
from .ordinals import from_roman

_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_LETTERS = re.compile(r"([a-z])\1{0,2}")

Reading = tuple[str, int]
"""A style of numbering and the place in it: ``(i)`` may be ("()a", 9) or ("()i", 1)."""


def depths(numbers: Sequence[str | None]) -> list[int]:
    """The depth of each block in order: 0 for ``4`` and for blocks without a number, 1 for ``(a)`` below it, 2 …

    Numbers are as printed, without a closing point.
    """
    levels: list[Reading] = []
    found = []
    for index, number in enumerate(numbers):
        readings = readings_of(number)
        if number and not readings:
            levels = []
        if readings:
            following = readings_of(next((n for n in numbers[index + 1 : index + 2] if n), None))
            levels = _place(levels, readings, following)
        found.append(len(levels) if readings else 0)
    return found


def readings_of(number: str | None) -> list[Reading]:
    """What a sub-paragraph's number may mean; nothing for ``4``, ``4.1`` or any other number of a whole paragraph."""
    text = canonical_number(number or "")
    inner = text.strip("().")
    style = "()" if text.startswith("(") else text[len(inner) :]
    if text.endswith(")") and inner.isdecimal():
        return [(f"{text[:-1].removesuffix(inner)})1", int(inner))]
    readings = []
    if inner and _ROMAN.fullmatch(inner):
        readings.append((f"{style}i", from_roman(inner)))
    if len(inner) == 1 and "A" <= inner <= "Z" and style == "()":
        readings.append(("()A", ord(inner) - 64))
    if _LETTERS.fullmatch(inner):
        readings.append((f"{style}a", ord(inner[0]) - 96 + 26 * (len(inner) - 1)))
    letter = (number or "").strip("().")
    if len(letter) == 1 and letter in CYRILLIC:
        readings.append((f"{style}a", CYRILLIC.index(letter) + 1))
    return list(dict.fromkeys(readings))


def _place(levels: list[Reading], readings: list[Reading], following: list[Reading]) -> list[Reading]:
    """The open levels once the number is placed, its own last."""
    first_of_list = next((r for r in readings if r[1] == 1 and (r[0], 2) in following), None)
    goes_on = [
        (depth, reading)
        for depth, (style, last) in enumerate(levels)
        for reading in readings
        if reading == (style, last + 1)
    ]
    if goes_on and not (first_of_list and not _goes_on_after(goes_on[-1][1], following)):
        depth, reading = goes_on[-1]
        return [*levels[:depth], reading]
    styles = [style for style, _ in levels]
    opens = next((r for r in readings if r[1] == 1 and r[0] not in styles), None)
    reading = first_of_list or opens or next((r for r in readings if r[0] in styles), readings[-1])
    kept = styles.index(reading[0]) if reading[0] in styles else len(levels)
    return [*levels[:kept], reading]


def _goes_on_after(reading: Reading, following: list[Reading]) -> bool:
    return (reading[0], reading[1] + 1) in following
