"""The numbers Word counts by itself: a paragraph's label is not in its text but follows from the list it belongs to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..ordinals import to_roman
from .figures import figure

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%([1-9])")
_DEEPEST = 9


class Numbering:
    """Counts along the document: ``label`` must be asked once for each paragraph, in order.

    Lists with one abstract definition count on together. One that says where it starts begins anew there, the first
    time that it is used: so LibreOffice writes one list as two (ISO/IEC 29500-1, 17.9.27, ``startOverride``)."""

    def __init__(self, document: WordDocument) -> None:
        self.levels: dict[str, list[tuple[str, str, int]]] = {}
        """By list id: number format, text with places ("%1.") and start of each level."""
        self.definitions: dict[str, str] = {}
        """The id of its abstract definition, by list id."""
        self.restarts: dict[tuple[str, int], int] = {}
        """Where a level of a list starts anew, by list id and level; each is used once."""
        self.counts: dict[str, list[int]] = {}
        """By the id of the abstract definition."""
        self.styles: dict[str, tuple[str, int]] = {}
        part = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None)
        if part is not None:
            self._read(part.element)
        for style in document.styles.element.iter(f"{_W}style"):
            properties = style.find(f"{_W}pPr/{_W}numPr")
            if properties is not None:
                self.styles[style.get(f"{_W}styleId", "")] = _place(properties)

    def _read(self, root: Element) -> None:
        abstract = {e.get(f"{_W}abstractNumId"): e for e in root.iter(f"{_W}abstractNum")}
        for number in root.iter(f"{_W}num"):
            reference = number.find(f"{_W}abstractNumId")
            source = abstract.get(reference.get(f"{_W}val")) if reference is not None else None
            if reference is not None and source is not None:
                list_id = number.get(f"{_W}numId", "")
                self.definitions[list_id] = reference.get(f"{_W}val", "")
                own = {level.get(f"{_W}ilvl"): level for level in number.iter(f"{_W}lvl")}
                levels = (own.get(level.get(f"{_W}ilvl"), level) for level in source.iter(f"{_W}lvl"))
                self.levels[list_id] = [_level(level) for level in levels]
                self._read_restarts(list_id, number)

    def _read_restarts(self, list_id: str, number: Element) -> None:
        for override in number.iter(f"{_W}lvlOverride"):
            restart = override.find(f"{_W}startOverride")
            start = figure(restart.get(f"{_W}val", "")) if restart is not None else None
            depth = figure(override.get(f"{_W}ilvl", ""))
            if start is not None and depth is not None:
                self.restarts[list_id, depth] = start

    def label(self, paragraph: Element) -> str:
        """``4.``, ``(a)`` …; empty for a paragraph that Word does not number, and for bullets."""
        properties = paragraph.find(f"{_W}pPr/{_W}numPr")
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        inherited = self.styles.get(style.get(f"{_W}val", ""), ("", 0)) if style is not None else ("", 0)
        list_id, depth = _place(properties) if properties is not None else inherited
        levels = self.levels.get(list_id)
        if not levels or depth >= len(levels):
            return ""
        counts = self.counts.setdefault(self.definitions[list_id], [start - 1 for _, _, start in levels])
        counts[depth] = self.restarts.pop((list_id, depth), counts[depth] + 1)
        for deeper in range(depth + 1, len(levels)):
            counts[deeper] = levels[deeper][2] - 1
        form, text, _ = levels[depth]
        return "" if form in ("bullet", "none") else _PLACE.sub(lambda found: self._count(levels, counts, found), text)

    @staticmethod
    def _count(levels: list[tuple[str, str, int]], counts: list[int], place: re.Match[str]) -> str:
        index = int(place[1]) - 1
        return printed(levels[index][0], counts[index]) if index < len(levels) else ""


def _place(properties: Element) -> tuple[str, int]:
    """List id and level."""
    number, level = properties.find(f"{_W}numId"), properties.find(f"{_W}ilvl")
    depth = figure(level.get(f"{_W}val", "")) if level is not None else None
    list_id = number.get(f"{_W}val", "") if number is not None else ""
    return list_id, depth if depth is not None and depth < _DEEPEST else 0


def _level(level: Element) -> tuple[str, str, int]:
    def value(name: str, default: str) -> str:
        found = level.find(f"{_W}{name}")
        return found.get(f"{_W}val", default) if found is not None else default

    start = figure(value("start", ""))
    return value("numFmt", "decimal"), value("lvlText", ""), 1 if start is None else start


def printed(form: str, count: int) -> str:
    """A count as the number format of a list prints it."""
    if form == "lowerLetter":
        return chr(97 + (count - 1) % 26) * ((count - 1) // 26 + 1)
    if form == "upperLetter":
        return printed("lowerLetter", count).upper()
    if form in ("lowerRoman", "upperRoman"):
        roman = to_roman(max(count, 0))
        return roman.lower() if form == "lowerRoman" else roman
    return str(count)
