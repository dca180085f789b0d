"""A paragraph while it is being put together, and what its rows alone tell of it: a heading, a formula, a sentence that
goes on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from .enumerators import BULLET, Enumerator
from .joining import bare_end, finished, join, tidy
from .languages.words import Words
from .lines import ITALIC, ITALIC_END, MARK, without_marks
from .numbering import is_part
from .openings import opens_operative
from .sheet import Row, plain

_LONGEST_HEADING = 400
_IN_ITALICS = re.compile(rf"(?P<opening>(?:{ITALIC}[^{ITALIC_END}{MARK}]+{ITALIC_END}\s*)+)(?P<rest>.*)", re.DOTALL)
_RUBRIC = re.compile(r"[A-Z]\w{2,}(?: \w+)?:")
"""A heading of a word or two with a colon: "Targets:"."""
_INTRODUCES = re.compile(r"[:：—–]\W{0,2}$")
SMALL = re.compile(r"[“\"(«]?\s?[a-zà-öø-ÿа-яё]")
_OPEN_END = re.compile(
    r"(?:^|\s)(?:the|of|and|or|to|in|for|on|by|with|a|an|its|their|at|from|as|that|which|including"
    r"|any|each|every|such|this|these|those|no|be|is|are|was|were|has|have|had|shall|may|will|should|must|not|into|upon"
    r"|under|between|among|through|against|within|without|who|whose|where|when|if|than|but|nor|means|mean|because|while"
    r"|whether|including|includes|since|could|would|can|must|also|both|either)$|-$"
)
"""Words no heading ends with."""


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
    table: bool = False
    alone: bool = False
    """The formula or the head of a part: nothing that follows belongs to it."""
    cut: int = 0
    """Characters of the first row that are the number."""
    length: int = 0
    """Characters of all rows."""
    overleaf: bool = False
    """Begins at the head of a page, without a number."""

    def __post_init__(self) -> None:
        self.length = sum(len(row.text) for row in self.rows)

    def append(self, row: Row) -> None:
        self.rows.append(row)
        self.length += len(row.text)

    @property
    def bulleted(self) -> bool:
        """An item of a list that does not count."""
        return self.number is not None and self.number.form == BULLET

    @property
    def text(self) -> str:
        bracket = self.number.bracket if self.number else ""
        first = bracket + self.rows[0].text[self.cut :].strip()
        return join([*([first] if first else []), *(row.text for row in self.rows[1:])])

    @property
    def italic_opening(self) -> str:
        """The words set in italics with which a paragraph of a printed page opens; empty where its print is not known,
        or all of it is in italics."""
        if self.rows[0].begins is None:
            return ""
        printed = " ".join([self.rows[0].text[self.cut :].strip(), *(row.text for row in self.rows[1:2])])
        found = _IN_ITALICS.match(printed)
        if not found or not found["rest"].strip(" \t,;:."):
            return ""
        return tidy(plain(found["opening"])).rstrip(" ,;:")

    @property
    def tail(self) -> str:
        return self.rows[-1].text if len(self.rows) > 1 or not self.cut else self.rows[-1].text[self.cut :]


def ends_open(block: Block) -> bool:
    """Does the block end with a word no heading ends with?"""
    return _OPEN_END.search(bare_end(block.tail)) is not None


def introduces(block: Block) -> bool:
    return _INTRODUCES.search(bare_end(block.tail)) is not None


def words_before_mark(row: Row) -> str:
    """The words of a row up to its first footnote mark: a number there is the paragraph's, not the note's."""
    return plain(row.text.partition(MARK)[0])


def runs_full(last: Block, words: Words) -> bool:
    """A paragraph in mid-sentence at the end of a line: what is right below goes on with it."""
    return not (last.alone or last.table or last.number and not last.tail.strip()) and not (
        finished(last.tail) or is_heading(last, words)
    )


def stands_alone(row: Row, gap: Gap, last: Block | None, words: Words) -> bool:
    """Lines that are always a block: the formula, the head of an annex, the number of a section."""
    text = plain(row.text)
    if words.annex.fullmatch(text):
        return True
    if gap is Gap.NONE and not (
        last and (is_heading(last, words) or finished(last.tail) and is_part(text, words.code))
    ):
        return False
    if words.formula.match(text):
        return words.formula.fullmatch(text) is not None
    return is_part(text, words.code)


def is_rubric(row: Row, words: Words) -> bool:
    text = plain(row.text)
    return _RUBRIC.fullmatch(text) is not None and not opens_operative(text, words.code)


def is_heading(block: Block, words: Words) -> bool:
    """Short words without a stop at their end, not numbered as a paragraph is, and no opening of one."""
    if block.number or block.table:
        return False
    first = block.rows[0]
    if first.begins is not None and not first.heading:
        return is_part(plain(block.text), words.code)
    if len(block.rows) == 1 and is_rubric(first, words):
        return True
    if first.heading or len(block.rows) == 1 and is_part(plain(first.text), words.code):
        return True
    if finished(block.tail) or block.length > _LONGEST_HEADING:
        return False
    text = plain(without_marks(first.text)).strip()
    return not (SMALL.match(text) or ends_open(block) or words.formula.match(text))
