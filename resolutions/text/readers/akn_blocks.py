"""What the elements of an Akoma Ntoso body come to, and how they become a Document's paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..anchors import assign_ids
from ..document import Citation, Footnote, Lines, NoteMark, Paragraph, Problem, Table
from ..kinds import HEADING, OPERATIVE, TEXT, WITH_OPENING, ParagraphKind
from ..languages import ENGLISH
from ..levels import depths
from ..numbering import canonical_number
from ..openings import opening_of
from ..problems import ProblemCode
from ..symbols import Symbol
from .akn_prose import Prose, cut, read_prose

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LINK_TO_DOCUMENT = re.compile(
    r"https?://(?:www\.)?(?:undocs|docs\.un)\.org/(?:[a-z]{2}/)?(?P<symbol>[^?#]+)", re.IGNORECASE
)


@dataclass(slots=True)
class Block:
    """A paragraph in the making."""

    kind: ParagraphKind
    prose: Prose
    lines: Lines
    number: str | None = None
    section: tuple[str, ...] = ()
    annex: bool = False


@dataclass(slots=True)
class Body:
    """What the body's elements came to."""

    blocks: list[Block] = field(default_factory=list)
    tables: list[tuple[int, Table]] = field(default_factory=list)
    """Each with the index of the block it follows, -1 for none."""
    table_notes: list[Footnote] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    section: tuple[str, ...] = ()
    annex: bool = False
    label: str | None = None
    """A section's number whose title is still to come."""
    language: str = ENGLISH
    in_bold: bool = False
    """Whether the words a paragraph opens with are set in bold."""
    document_within: bool = False
    """Past "Adopts the following declaration:": what follows is that declaration's text, not operative paragraphs."""


_EMPTY_BRACKETS = re.compile(r"\(\s?\)\s*")
_INSIDE_A_WORD = re.compile("[^\\W\\d_\u2e80-\u9fff\uf900-\ufaff]{2}")
"""Two letters beside each other, of a script that sets blanks between words."""


def finish(body: Body) -> tuple[tuple[Paragraph, ...], tuple[Table, ...], tuple[Footnote, ...], tuple[Citation, ...]]:
    """The paragraphs with ids and depths, the tables, the footnotes in order, and the links to other documents."""
    paragraphs = assign_ids(
        _paragraph(block, depth, body) for block, depth in zip(body.blocks, _depths(body.blocks), strict=True)
    )
    footnotes: list[Footnote] = []
    citations: list[Citation] = []
    for block, paragraph in zip(body.blocks, paragraphs, strict=True):
        body.problems += _marks_in_words(block)
        citations += _citations(paragraph.id, block.prose)
        for mark, _, element in block.prose.notes:
            note = _without_brackets(read_prose(element))
            footnotes.append(Footnote(mark, note.text, lines_of(element)))
            citations += _citations(f"fn{mark}", note)
    tables = tuple(replace(table, after=paragraphs[index].id if index >= 0 else None) for index, table in body.tables)
    return paragraphs, tables, (*footnotes, *body.table_notes), tuple(citations)


def _depths(blocks: list[Block]) -> list[int]:
    """By the numbers; text without one that goes on after an operative paragraph or its list stands inside it."""
    found = depths([block.number if block.kind != HEADING else None for block in blocks])
    inside = False
    for index, block in enumerate(blocks):
        if block.kind == TEXT and not block.annex and not block.number and inside:
            found[index] = 1
        elif block.kind != HEADING:
            inside = block.kind == OPERATIVE
    return found


def _paragraph(block: Block, depth: int, body: Body) -> Paragraph:
    prose = block.prose
    return Paragraph(
        id="",
        kind=block.kind,
        text=prose.text,
        number=block.number,
        depth=depth,
        section=block.section,
        annex=block.annex,
        opening=_opening(block, body),
        notes=tuple(NoteMark(mark, _behind_a_word(prose.text, offset)) for mark, offset, _ in prose.notes),
        lines=block.lines,
    )


def _behind_a_word(text: str, offset: int) -> int:
    """Marks never stand inside a word: one that does in the markup belongs behind the word before. Chinese has no
    blanks between its words, and a mark between two of its letters is where it belongs."""
    if not _INSIDE_A_WORD.fullmatch(text, max(offset - 1, 0), offset + 1):
        return offset
    return max(text.rfind(" ", 0, offset), 0)


def _marks_in_words(block: Block) -> list[Problem]:
    return [
        Problem(element.sourceline or 0, ProblemCode.MARK_IN_WORD, f"the mark of note {mark} stands inside a word")
        for mark, offset, element in block.prose.notes
        if _behind_a_word(block.prose.text, offset) != offset
    ]


def _opening(block: Block, body: Body) -> str:
    """The italics it begins with; where the italics are missing, the words that would stand in them."""
    whole = block.kind in WITH_OPENING and not canonical_number(block.number or "").startswith("(")
    return (
        (block.prose.opening(in_bold=body.in_bold) or opening_of(block.prose.text, block.kind, body.language))
        if whole
        else ""
    )


def _without_brackets(note: Prose) -> Prose:
    """Arabic prints the brackets of its mark at the head of a note."""
    found = _EMPTY_BRACKETS.match(note.text)
    return cut(note, found.end()) if found else note


def _citations(where: str, prose: Prose) -> list[Citation]:
    found = []
    for start, end, address in prose.links:
        link = _LINK_TO_DOCUMENT.match(address)
        try:
            symbol = Symbol.parse(link["symbol"]) if link else None
        except ValueError:
            symbol = None
        if symbol:
            found.append(Citation(where, start, end, prose.text[start:end], str(symbol)))
    return found


def lines_of(element: Element) -> Lines:
    first = element.sourceline or 0
    last = first + "".join(element.itertext()).count("\n")
    return first, last
