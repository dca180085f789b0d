"""The text itself: rows below the cover put together as paragraphs.

Two questions decide everything. Does a row begin a new block, or go on with the one before? And what is the block:
preambular, operative, heading, plain text? Both are answered by the grammar of the documents (unfinished punctuation, numbers
that continue a list, the words a paragraph opens with), not by the look of one file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum

from .document import Piece
from .enumerators import Enumerator, Lists
from .joining import bare_end, finished, join
from .lines import ITALIC, without_marks
from .masthead import FORMULA
from .openings import opens_operative, opens_preamble
from .sheet import Row, Sheet, plain

ANNEX = re.compile(r"(?:Annex|ANNEX|Appendix|APPENDIX|Enclosure)(?: (?:[IVX]{1,5}|\d{1,2}|[A-Z]))?[*.]{0,3}")
SECTION = re.compile(r"(?:Part |PART |Section |Chapter |CHAPTER )?(?:[IVX]{1,5}|[A-Z])\.?")
_LONGEST_HEADING = 220
_LOWER_START = re.compile(r"[“\"(]?[a-z]")
_INTRODUCES = re.compile(r"[:—–]\W{0,2}$")


class Gap(Enum):
    """What lies between a row and the body row before it."""

    NONE = 0
    BLANK = 1
    PAGE = 2


@dataclass(slots=True)
class Block:
    """A paragraph while it is being put together."""

    rows: list[Row]
    number: Enumerator | None = None
    depth: int = 0
    cut: int = 0
    """Characters of the first row that are the number."""

    @property
    def text(self) -> str:
        first = self.rows[0].text[self.cut :].strip()
        return join([*([first] if first else []), *(row.text for row in self.rows[1:])])

    @property
    def tail(self) -> str:
        return self.rows[-1].text if len(self.rows) > 1 or not self.cut else self.rows[-1].text[self.cut :]


def read_blocks(sheet: Sheet, start: int) -> list[Block]:
    """The blocks of the text from row ``start`` on, in order, without their kinds."""
    wrapped = _is_wrapped(sheet, start)
    builder = _Builder(sheet, wrapped)
    blanks, gap = 0, Gap.BLANK
    for index in range(start, len(sheet.rows)):
        row = sheet.rows[index]
        if row.blank:
            blanks += 1
            gap = gap if gap is Gap.PAGE else Gap.BLANK
        elif row.role:
            gap = Gap.PAGE if row.role.startswith(("furniture", "footnote")) else Gap.BLANK
            blanks = 0
        else:
            builder.add(row, gap, blanks, index)
            blanks, gap = 0, Gap.NONE
    return builder.blocks


def _is_wrapped(sheet: Sheet, start: int) -> bool:
    """Are the lines those of a printed page, so that most end in mid-sentence?"""
    long = [row.text for _, row in sheet.free(start) if len(row.text) > 30]
    return sum(not finished(text) for text in long) * 2 > len(long)


@dataclass(slots=True)
class _Builder:
    sheet: Sheet
    wrapped: bool
    blocks: list[Block] = field(default_factory=list)
    lists: Lists = field(default_factory=Lists)

    def add(self, row: Row, gap: Gap, blanks: int, index: int) -> None:
        last = self.blocks[-1] if self.blocks else None
        if _stands_alone(row, gap, last):
            self.lists = Lists()
            self.blocks.append(Block([row]))
        elif number := self._number(row, gap, last):
            self._begin_numbered(row, number)
        elif last is None or self._begins(row, gap, blanks, index, last):
            self.blocks.append(Block([row]))
        else:
            last.rows.append(row)

    def _number(self, row: Row, gap: Gap, last: Block | None) -> Enumerator | None:
        """The number the row begins with, if a paragraph may begin here."""
        if last is not None and gap is Gap.NONE and not self._may_follow(last):
            return None
        introduced = last is not None and bool(_INTRODUCES.search(bare_end(last.tail)))
        return self.lists.next(plain(row.text), introduced=introduced)

    def _may_follow(self, last: Block) -> bool:
        return finished(last.tail) or is_heading(last) or not plain(last.tail).strip()

    def _begin_numbered(self, row: Row, number: Enumerator) -> None:
        depth = self.lists.enter(number)
        hints = len(row.text) - len(row.text.lstrip(ITALIC))
        self.blocks.append(Block([row], number, depth, cut=number.end + hints))
        self.sheet.pieces.append(Piece(row.number, "number", number.printed))

    def _begins(self, row: Row, gap: Gap, blanks: int, index: int, last: Block) -> bool:
        """Does an unnumbered row begin a block?"""
        if last.number and not last.tail.strip():
            return False
        rule = {Gap.NONE: self._begins_below, Gap.BLANK: self._begins_after_blank, Gap.PAGE: self._begins_on_page}[gap]
        return rule(row, last, blanks, index)

    def _begins_below(self, row: Row, last: Block, blanks: int, index: int) -> bool:
        if row.heading or last.rows[-1].heading:
            return True
        if not self.wrapped:
            return finished(last.tail) and not _LOWER_START.match(plain(row.text))
        return self._is_tight_heading(row, last, index) or (
            is_heading(last) and len(last.tail) < 50 and self._is_full(row)
        )

    def _is_full(self, row: Row) -> bool:
        return len(row.text) > 60

    def _is_tight_heading(self, row: Row, last: Block, index: int) -> bool:
        """A heading without a blank row above: a short line after a full stop, right above a number."""
        below = self.sheet.rows[index + 1] if index + 1 < len(self.sheet.rows) else None
        if below is None or not below.free or finished(row.text) or not finished(last.tail):
            return False
        return self.lists.next(plain(below.text), introduced=False) is not None and row.text[:1].isupper()

    def _begins_after_blank(self, row: Row, last: Block, blanks: int, index: int) -> bool:
        text = plain(row.text)
        if is_heading(last) or row.heading:
            return True
        if not finished(last.tail):
            return not _LOWER_START.match(text) and not _ends_open(last)
        return not (_LOWER_START.match(text) and bare_end(last.tail).endswith(","))

    def _begins_on_page(self, row: Row, last: Block, blanks: int, index: int) -> bool:
        text = plain(row.text)
        if is_heading(last):
            return True
        if not finished(last.tail) or _LOWER_START.match(text):
            return False
        if bare_end(last.tail).endswith(","):
            return opens_preamble(text) or opens_operative(text)
        return blanks != 1 or not (self.wrapped and last.number and bare_end(last.tail).endswith("."))


_OPEN_END = re.compile(
    r"(?:^|\s)(?:the|of|and|or|to|in|for|on|by|with|a|an|its|their|at|from|as|that|which|including)$|-$"
)


def _ends_open(block: Block) -> bool:
    """Does the block end with a word no heading ends with?"""
    return _OPEN_END.search(bare_end(block.tail)) is not None


def _stands_alone(row: Row, gap: Gap, last: Block | None) -> bool:
    """Lines that are always a block: the formula, the head of an annex, the number of a section."""
    text = plain(row.text)
    if ANNEX.fullmatch(text):
        return True
    if gap is Gap.NONE and not (last and is_heading(last)):
        return False
    if FORMULA.match(text):
        return FORMULA.fullmatch(text) is not None or last is None or is_heading(last)
    return SECTION.fullmatch(text) is not None


def is_heading(block: Block) -> bool:
    """Short words without a stop at their end, not numbered as a paragraph is, and no opening of one."""
    if block.number or not block.rows:
        return False
    if block.rows[0].heading:
        return True
    text = plain(without_marks(block.rows[0].text if len(block.rows) == 1 else block.text)).strip()
    if len(text) > _LONGEST_HEADING or _LOWER_START.match(text) or finished(text) or _ends_open(block):
        return False
    return not text.endswith(("-", "–")) and not FORMULA.match(text)
