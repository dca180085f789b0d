"""What each block is: its kind, the part of the document it stands in, its anchor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .anchors import assign_ids
from .body import ANNEX, SECTION, Block, is_heading
from .document import NoteMark, Paragraph
from .lines import take_marks
from .masthead import FORMULA
from .openings import opening_of, opens_operative, opens_preamble
from .sheet import plain

_INTERRUPTED = re.compile(r"[,;:]$")


@dataclass(slots=True)
class _Place:
    """Where in the document the walk is."""

    annex: str = ""
    part: tuple[str, ...] = ()
    operative: bool = False
    opened: bool = False

    @property
    def section(self) -> tuple[str, ...]:
        return ((self.annex,) if self.annex else ()) + self.part


def paragraphs_of(blocks: Sequence[Block]) -> tuple[Paragraph, ...]:
    """The blocks as paragraphs, each with kind, section and id."""
    place, parents, read = _Place(), [], []
    for block in blocks:
        text, marks = take_marks(block.text)
        kind = _kind(block, text, place, parents)
        _move(place, block, text, kind)
        paragraph = Paragraph(
            id="",
            kind=kind,
            text=text,
            number=block.number.printed if block.number else None,
            depth=block.depth,
            section=place.section,
            annex=bool(place.annex),
            opening=_opening(text, kind, block),
            notes=tuple(NoteMark(label, offset) for label, offset in marks),
            lines=(block.rows[0].number, block.rows[-1].number),
        )
        read.append(paragraph)
        del parents[block.depth if block.number else 0 :]
        parents += [kind] * (block.depth + 1 - len(parents))
    return assign_ids(read)


def _kind(block: Block, text: str, place: _Place, parents: list[str]) -> str:
    if FORMULA.fullmatch(text):
        return "formula"
    if is_heading(block):
        return "heading"
    if place.annex:
        return "text"
    if block.number:
        if block.depth and block.depth <= len(parents):
            return parents[block.depth - 1]
        return "operative"
    return _unnumbered_kind(text, place)


def _unnumbered_kind(text: str, place: _Place) -> str:
    """Above the first operative paragraph: by the opening words, else by the comma a preambular paragraph ends with."""
    if place.operative:
        return "preambular" if opens_preamble(text) and text.endswith(",") else "text"
    if opens_operative(text) and not text.endswith(","):
        return "operative"
    if opens_preamble(text) or text.endswith(","):
        return "preambular"
    return "operative" if FORMULA.match(text) else "text"


def _move(place: _Place, block: Block, text: str, kind: str) -> None:
    """Headings move the walk to another part; a formula begins a new preamble."""
    if kind == "heading" and ANNEX.fullmatch(text):
        place.annex, place.part, place.operative = text.rstrip("*."), (), False
    elif kind == "heading" and SECTION.fullmatch(text):
        place.part, place.operative = (text.rstrip("."),), False
    elif kind == "formula":
        place.operative = False
    elif kind == "operative":
        place.operative = True


def _opening(text: str, kind: str, block: Block) -> str:
    return opening_of(text, kind) if kind in ("preambular", "operative") and not block.depth else ""
