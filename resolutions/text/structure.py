"""What each block is: its kind, the part of the document it stands in, its anchor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .anchors import assign_ids
from .blocks import Block, is_heading
from .document import NoteMark, Paragraph, Table
from .joining import COLONS, COMMAS, finished, tidy
from .kinds import BETWEEN_PARAGRAPHS, HEADING, OPERATIVE, PREAMBULAR, TEXT, WITH_OPENING, ParagraphKind
from .languages.words import Words
from .levels import depths
from .lines import take_marks, without_italics, without_marks
from .numbering import is_part, titled_part
from .openings import counted_opening, opening_of, opens_operative, opens_preamble
from .parts import enter, with_titles
from .sheet import plain

_FEWEST_MARKED = 3
_ATTRIBUTED = re.compile(r"\[(?:[A-Z][^\[\]:;]{0,80}: ?)?")


@dataclass(slots=True)
class _Place:
    """Where in the document the walk is."""

    annex: str = ""
    part: tuple[str, ...] = ()
    operative: bool = False
    opened: bool = False
    """Below a formula."""
    parent: ParagraphKind | None = None
    """Kind of the last block that is neither sub-paragraph nor plain text."""
    introduced: bool = False
    """The block before ends with a colon, or is an item below one that does."""
    announced: bool = False
    """An unnumbered operative paragraph that ends with a colon came last: "Adopts the following declaration:"."""
    within: bool = False
    """Inside the document so announced, to the next formula."""
    in_brackets: bool = False
    """The operative paragraphs have their numbers in brackets, as elsewhere the items of a list."""
    depth: int = 0
    """Of the last paragraph with a number."""

    @property
    def section(self) -> tuple[str, ...]:
        return ((self.annex,) if self.annex else ()) + self.part


def structure(blocks: Sequence[Block], words: Words) -> tuple[tuple[Paragraph, ...], tuple[Table, ...]]:
    """The blocks as paragraphs, each with kind, section and id, and as tables, each with the paragraph it follows."""
    place = _Place()
    read: list[Paragraph] = []
    tables: list[tuple[Block, tuple[str, ...], int]] = []
    found = depths([block.number.printed if block.number and not block.bulleted else None for block in blocks])
    unmarked = _unmarked(blocks, words)
    for index, (block, depth) in enumerate(zip(blocks, found, strict=True)):
        if block.table:
            tables.append((block, place.section, len(read)))
            continue
        text, marks = take_marks(block.text)
        below = blocks[index + 1 : index + 2]
        kind = TEXT if index in unmarked else _kind(block, text, depth, place, below, words)
        depth = _depth(block, depth, kind, place)
        _move(place, block, text, kind, depth, words)
        paragraph = Paragraph(
            id="",
            kind=kind,
            text=text,
            number=block.number.printed if block.number else None,
            depth=depth,
            section=place.section,
            annex=bool(place.annex),
            opening=_opening(block, text, kind, words) if kind in WITH_OPENING and not depth else "",
            notes=tuple(NoteMark(label, offset) for label, offset in marks),
            lines=(block.rows[0].number, block.rows[-1].number),
        )
        read.append(paragraph)
    paragraphs = assign_ids(with_titles(read, words.code))
    return paragraphs, tuple(
        _table(block, section, _above(paragraphs, read[:above], words.code)) for block, section, above in tables
    )


def _depth(block: Block, depth: int, kind: ParagraphKind, place: _Place) -> int:
    """As its number says, or below the paragraph that an item without a number belongs to."""
    if place.in_brackets and depth:
        return depth - 1
    if depth or kind != TEXT or not place.operative or place.annex or place.within:
        return depth
    return place.depth + 1 if block.bulleted else int(not block.number)


def _opening(block: Block, text: str, kind: ParagraphKind, words: Words) -> str:
    """The words in italics, where the print is known; else those that paragraphs open with."""
    printed = block.italic_opening
    return printed if printed and text.startswith(printed) else opening_of(text, kind, words.code)


def _above(paragraphs: Sequence[Paragraph], above: Sequence[Paragraph], code: str) -> str | None:
    """Id of the paragraph that stands above a table, given those that were read above it."""
    count = sum(1 for _ in with_titles(above, code))
    return paragraphs[count - 1].id if count else None


def _table(block: Block, section: tuple[str, ...], after: str | None) -> Table:
    rows = tuple(tuple(map(_cell, row.cells or (row.text,))) for row in block.rows)
    return Table(section, rows, after, (block.rows[0].number, block.rows[-1].number))


def _cell(text: str) -> str:
    return tidy(without_marks(without_italics(text)))


def _kind(block: Block, text: str, depth: int, place: _Place, below: Sequence[Block], words: Words) -> ParagraphKind:
    if words.formula.fullmatch(text):
        return ParagraphKind.FORMULA
    if _is_heading(block, text, place, below, words):
        return HEADING
    if place.annex or place.within:
        return TEXT
    if block.number and place.announced and block.number.form == "decimal":
        place.within = True
        return TEXT
    if block.number and block.number.form == "preambular":
        return PREAMBULAR
    if block.number and not block.bulleted:
        place.in_brackets = place.in_brackets or bool(depth) and _counts_operatives(block, text, place, words)
        of_a_list = depth - place.in_brackets > 0
        return (place.parent or OPERATIVE) if of_a_list else OPERATIVE
    return _unnumbered_kind(text, place, words)


def _counts_operatives(block: Block, text: str, place: _Place, words: Words) -> bool:
    """Is its number, "(1)", that of an operative paragraph, below a preamble that announced no list?"""
    if place.parent != PREAMBULAR or place.introduced or not (block.number and block.number.form.endswith("arabic")):
        return False
    return opens_operative(text, words.code) and not text.endswith(COMMAS)


def _is_heading(block: Block, text: str, place: _Place, below: Sequence[Block], words: Words) -> bool:
    """A heading by its form; no item of a list that a colon announced, no preambular paragraph without its comma."""
    if words.label.match(text) and not block.number:
        return words.label.fullmatch(text) is not None or not finished(text) or bool(below and below[0].number)
    if not is_heading(block, words) or block.alone:
        return is_heading(block, words)
    if place.introduced and not _heads(block, text, below, words):
        return False
    return not (place.opened and not place.operative and opens_preamble(text, words.code))


def _unmarked(blocks: Sequence[Block], words: Words) -> frozenset[int]:
    """Lines without a stop where a file marks its headings, and they are not marked: items of a list, and no headings.
    Where fewer are marked than not, the file does not mark them all."""
    short = [index for index, block in enumerate(blocks) if not block.alone and is_heading(block, words)]
    marked = [index for index in short if blocks[index].rows[0].heading]
    others = [index for index in short if not blocks[index].rows[0].heading and not _is_part(blocks[index], words)]
    return frozenset(others) if len(marked) >= max(_FEWEST_MARKED, len(others)) else frozenset()


def _heads(block: Block, text: str, below: Sequence[Block], words: Words) -> bool:
    """Is it the heading of what stands below: of another part, a table or a list?"""
    titled = titled_part(text, code=words.code) is not None
    if titled and block.rows[0].heading or not below:
        return titled
    if _is_part(below[0], words) or titled and below[0].table:
        return True
    return _begins_list(below[0]) and not text.startswith(("“", '"'))


def _is_part(block: Block, words: Words) -> bool:
    """Is it the head of a part: "II", "II. Follow-up", "Part A. Agenda"?"""
    if block.number or block.table:
        return False
    text = plain(block.text)
    label = words.label.match(text) is not None and not finished(text)
    return label or is_part(text, words.code) or titled_part(text, code=words.code) is not None


def _begins_list(block: Block) -> bool:
    return block.number is not None and (block.number.form == "decimal" or block.number.value == 1)


def _unnumbered_kind(text: str, place: _Place, words: Words) -> ParagraphKind:
    """Above the first operative paragraph: by the opening words, else by the comma a preambular paragraph ends with.
    Below it one that opens as preambular ones do begins a part of its own, and one that opens and ends as operative
    ones do is one that lost its number.

    The square bracket of a text that is negotiated, with the name of who wants it, is none of the words.
    """
    text = _ATTRIBUTED.sub("", text, count=1).removesuffix("]")
    if place.operative and opens_preamble(text, words.code):
        return PREAMBULAR if text.endswith(COMMAS) else TEXT
    if place.operative:
        opens = not place.introduced and counted_opening(text, words.code) and opens_operative(text, words.code)
        return OPERATIVE if opens and finished(text) else TEXT
    if words.formula.match(text) or opens_operative(text, words.code) and not text.endswith(COMMAS):
        return OPERATIVE
    if opens_preamble(text, words.code) or text.endswith(COMMAS):
        return PREAMBULAR
    return TEXT


def _move(place: _Place, block: Block, text: str, kind: ParagraphKind, depth: int, words: Words) -> None:
    """Headings move the walk to another part; a formula begins a new preamble."""
    if kind == HEADING and words.annex.fullmatch(text):
        place.annex, place.part = text.rstrip("*."), ()
        place.operative = place.opened = False
    elif kind == HEADING and is_part(text, words.code):
        place.part = enter(place.part, text.rstrip("."))
        place.operative = place.opened = False
    elif kind == HEADING and (titled := titled_part(text, code=words.code)):
        place.part = enter(place.part, titled)
    elif kind == ParagraphKind.FORMULA:
        place.operative = place.within = False
        place.opened = not place.annex
    place.in_brackets = place.in_brackets and kind not in BETWEEN_PARAGRAPHS
    if kind != HEADING:
        place.operative = place.operative or kind == OPERATIVE
        place.announced = kind == OPERATIVE and not block.number and text.endswith(COLONS)
        goes_on = block.bulleted or not finished(text)
        place.introduced = text.endswith(COLONS) or place.introduced and goes_on
        place.depth = depth if block.number and not block.bulleted else place.depth
        place.parent = kind if kind == OPERATIVE or not (depth or kind == TEXT) else place.parent
    else:
        place.introduced = False
