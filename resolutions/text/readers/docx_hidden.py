"""Which words of a Word file no reader of its print sees: hidden, struck through or white on white.

Formatting is that of the run, else of its style, else of the paragraph's style and of what each of these is based on,
else the document's own (ISO/IEC 29500-1, 17.7.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = ("0", "false", "off")
_WHY = {"vanish": "hidden", "webHidden": "hidden", "strike": "struck through", "dstrike": "struck through"}
_TOLD_BY = frozenset(f"{_W}{name}" for name in (*_WHY, "color"))
_WHITE_ON_WHITE = "white on white"
_ENDS_HIDDEN = ("vanish", "specVanish")
_WHITE = re.compile(r"(?:F[A-F\d]){3}", re.IGNORECASE)
_NO_FILL = re.compile(rf"(?:auto|{_WHITE.pattern})?", re.IGNORECASE)
_DEEPEST = 12
"""Styles that are each based on the next."""
_BOX = f"{_W}txbxContent"


class _Told(NamedTuple):
    """What tells how a run is printed: its own formatting and the names of its styles."""

    own: tuple[tuple[str, str], ...]
    of_run: str
    of_paragraph: str


class Formatting:
    """The formatting of one file."""

    def __init__(self, document: WordDocument) -> None:
        root = document.styles.element
        styles = list(root.iter(f"{_W}style"))
        self._styles = {style.get(f"{_W}styleId", ""): style for style in styles}
        self._usual = root.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")
        usual = (each for each in styles if each.get(f"{_W}type") == "paragraph" and each.get(f"{_W}default") == "1")
        self._usual_style = next((style.get(f"{_W}styleId", "") for style in usual), "")
        ground = document.element.find(f"{_W}background")
        self._on_white = ground is None or _NO_FILL.fullmatch(ground.get(f"{_W}color", "")) is not None
        self._known: dict[_Told, str | None] = {}

    def why_hidden(self, run: Element, paragraph: Element) -> str | None:
        """Why the words of a run are none that a reader sees; None for those that are."""
        own = run.find(f"{_W}rPr")
        mine = [child for child in own if child.tag in _TOLD_BY] if own is not None else []
        told = _Told(
            tuple((str(child.tag), child.get(f"{_W}val", "")) for child in mine),
            _named(own, "rStyle"),
            _named(paragraph.find(f"{_W}pPr"), "pStyle") or self._usual_style,
        )
        if told not in self._known:
            self._known[told] = self._why(list(self._levels(own, told)))
        why = self._known[told]
        return None if why == _WHITE_ON_WHITE and self._has_ground(run, told) else why

    def _why(self, levels: list[Element]) -> str | None:
        """On a ground that is white."""
        for name, why in _WHY.items():
            if is_on(_first(levels, name)):
                return why
        colour = _first(levels, "color")
        white = colour is not None and _WHITE.fullmatch(colour.get(f"{_W}val", ""))
        return _WHITE_ON_WHITE if white and self._on_white else None

    def _levels(self, own: Element | None, told: _Told) -> Iterator[Element]:
        """What formats a run, the nearest first."""
        if own is not None:
            yield own
        for name in (told.of_run, told.of_paragraph):
            yield from (found for style in self._based(name) if (found := style.find(f"{_W}rPr")) is not None)
        if self._usual is not None:
            yield self._usual

    def _based(self, name: str) -> Iterator[Element]:
        """A style and those that it is based on."""
        for _ in range(_DEEPEST):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = _named(style, "basedOn")

    def _has_ground(self, run: Element, told: _Told) -> bool:
        """Stand the words on a ground that is, or may be, of another colour than the page?"""
        if next(run.iterancestors(_BOX), None) is not None:
            return True
        around = [run, *run.iterancestors(f"{_W}p", f"{_W}tc", f"{_W}tbl")]
        own = [each.find(f"{_W}{name}") for each in around for name in ("rPr", "pPr", "tcPr", "tblPr")]
        tables = [_named(properties, "tblStyle") for properties in own]
        styles = [style for name in (told.of_run, told.of_paragraph, *tables) for style in self._based(name)]
        found = [each for each in (*own, *styles) if each is not None]
        return any(_is_filled(ground) for each in found for ground in each.iter(f"{_W}shd", f"{_W}highlight"))


def ends_hidden(paragraph: Element) -> bool:
    """Is the end of a paragraph hidden, so that the next one is printed on its line?"""
    own = paragraph.find(f"{_W}pPr/{_W}rPr")
    return own is not None and any(is_on(own.find(f"{_W}{name}")) for name in _ENDS_HIDDEN)


def is_on(found: Element | None) -> bool:
    """Is a property there, and not switched off?"""
    return found is not None and found.get(f"{_W}val", "") not in _OFF


def _is_filled(ground: Element) -> bool:
    pattern = ground.get(f"{_W}val", "") not in ("clear", "nil", "none", "white")
    return pattern or _NO_FILL.fullmatch(ground.get(f"{_W}fill", "")) is None


def _named(properties: Element | None, name: str) -> str:
    found = properties.find(f"{_W}{name}") if properties is not None else None
    return found.get(f"{_W}val", "") if found is not None else ""


def _first(levels: Iterable[Element], name: str) -> Element | None:
    return next((found for level in levels if (found := level.find(f"{_W}{name}")) is not None), None)
