"""The text itself: rows below the cover put together as paragraphs.

Two questions decide everything. Does a row begin a new block, or go on with the one before? And what is the block:
preambular, operative, heading, plain text? Both are answered by the grammar of the documents (unfinished punctuation,
numbers that continue a list, the words a paragraph opens with), not by the look of one file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from .blocks import (
    SMALL,
    Block,
    Gap,
    ends_open,
    introduces,
    is_heading,
    is_rubric,
    runs_full,
    stands_alone,
    words_before_mark,
)
from .enumerators import Enumerator, Lists, read_enumerators
from .joining import COLONS, COMMAS, ENDS, bare_end, finished
from .languages.words import Words
from .lines import ITALIC
from .numbering import titled_part
from .openings import counted_opening, opens_operative, opens_preamble
from .problems import ProblemCode
from .sheet import Row, Sheet, plain
from .tables import take_tables

_EARLY = 0.76
"""A line that breaks before this share of the full length was broken on purpose."""
_SHORTEST_LINE = 12
_LONGEST_TITLE = 150
"""Characters of a heading that begins as a preambular paragraph does."""
_WIDEST_NUMBER = 10
"""Characters of a number that a tab sets apart."""
_LONGEST_PARAGRAPH = 6000
"""Characters of a preambular paragraph, beyond which a blank row ends it whatever its end."""
_CAPITAL_START = re.compile(r"[“\"(\[•–—-]?\s?[^\W\d_a-z]")
_PROSE_BEHIND = re.compile(r"[^\W\d_]+ (?!(?:and|or|of|for)\b)[a-z]\S* [a-z]")
"""Behind an opening; in a title more words have capitals: "Taking into Particular Account the Needs of Keepers"."""
_WITHOUT_POINT = re.compile(r"(?P<number>\d{1,3})\s{1,2}(?P<words>[A-Z].*)")
_CLOSED = re.compile(r"[;.:。；：؛]$|[;,] (?:and|or|et|ou|y|o|и|или)$")
AMENDED = re.compile(r"\b(?:[Pp]aragraph|[Aa]rticle|[Rr]ule|[Rr]egulation|[Ss]ection) (\d{1,3}(?:\.\d{1,3})*)")
"""How an amendment names the paragraph that it gives anew."""


def read_blocks(sheet: Sheet, start: int) -> list[Block]:
    """The blocks of the text from row ``start`` on, in order, without their kinds."""
    full = sheet.wrapped = 0 if sheet.laid_out else _wrapped_at(sheet, start)
    if not sheet.laid_out:
        take_tables(sheet, start, full)
    builder = _Builder(sheet, full)
    blanks, gap = 0, Gap.BLANK
    for index in range(start, len(sheet.rows)):
        row = sheet.rows[index]
        if not row.text:
            blanks += 1
            gap = gap if gap is Gap.PAGE else Gap.BLANK
        elif not row.role and not any(map(str.isalnum, row.text)):
            sheet.leave(row)
        elif row.role == "table":
            builder.add_cell(row)
            blanks, gap = 0, Gap.BLANK
        elif row.role:
            gap = Gap.PAGE if row.role.startswith(("furniture", "footnote")) else Gap.BLANK
            blanks = 0
        else:
            builder.add(row, gap, blanks, index)
            blanks, gap = 0, Gap.NONE
    return builder.blocks


def _wrapped_at(sheet: Sheet, start: int) -> int:
    """The length of a full line where lines are those of a printed page, most ending in mid-sentence; else 0."""
    long = [row.text for _, row in sheet.free(start) if len(row.text) > 30]
    if sum(not finished(text) for text in long) * 2 <= len(long):
        return 0
    lengths = sorted(map(len, long))
    return lengths[len(lengths) * 9 // 10]


@dataclass(slots=True)
class _Builder:
    sheet: Sheet
    wrapped: int
    """Characters of a full line; 0 where every line is a paragraph."""
    blocks: list[Block] = field(default_factory=list)
    lists: Lists = field(default_factory=Lists)
    preamble: bool = False
    """Between a formula and the first number below it."""

    @property
    def words(self) -> Words:
        return self.sheet.words

    def _goes_on_small(self, text: str) -> bool:
        """Does it begin with a small letter, as only what goes on with a sentence does?"""
        return self.words.capitals and SMALL.match(text) is not None

    def _may_open(self, text: str) -> bool:
        """Does it begin with words that were counted as opening a paragraph, and with a capital where those do?"""
        capital = text[:1].isupper() or not self.words.capitals
        return capital and bool(counted_opening(text, self.words.code))

    def add(self, row: Row, gap: Gap, blanks: int, index: int) -> None:
        last = self.blocks[-1] if self.blocks else None
        if row.begins is not None:
            self._add_laid_out(row, last)
        elif last and self.wrapped and gap is Gap.NONE and (self._fills_up(last, row) or runs_full(last, self.words)):
            last.append(row)
        elif stands_alone(row, gap, last, self.words):
            self.lists.close(keep=0 if self.words.annex.fullmatch(plain(row.text)) else 1)
            self.preamble = self.words.formula.fullmatch(plain(row.text)) is not None
            self.blocks.append(Block([row], alone=True))
        elif number := self._number(row, gap, last):
            self._begin_numbered(row, number)
        elif last is None or self._begins(row, gap, blanks, index, last):
            self.blocks.append(Block([row], overleaf=gap is Gap.PAGE))
        else:
            last.append(row)
            if row.indented and not self.wrapped and gap is Gap.NONE:
                message = "the sentence breaks off and goes on after a blank, as where a footnote mark was lost"
                self.sheet.problem(row.number, ProblemCode.MARK_LOST, message)

    def _add_laid_out(self, row: Row, last: Block | None) -> None:
        """The container shows whether a paragraph begins; the words only say what its number is."""
        if last and not (row.begins or last.table or last.alone):
            last.append(row)
        elif stands_alone(row, Gap.BLANK, last, self.words):
            self.lists.close(keep=0 if self.words.annex.fullmatch(plain(row.text)) else 1)
            self.blocks.append(Block([row], alone=True))
        elif number := self._number_laid_out(row, last):
            self._begin_numbered(row, number)
        else:
            self.blocks.append(Block([row]))

    def _number_laid_out(self, row: Row, last: Block | None) -> Enumerator | None:
        """The next number of a list, or any that a tab sets apart from the words."""
        text = words_before_mark(row)
        number = self.lists.next(text, introduced=bool(last and introduces(last)), apart=True)
        if number or "\t" not in text[:_WIDEST_NUMBER]:
            return number
        return next((each for each in read_enumerators(text) if text[each.end : each.end + 1] == "\t"), None)

    def _fills_up(self, last: Block, row: Row) -> bool:
        """A full line in mid-sentence, and words below it: the most common case, decided without looking further."""
        tail = last.rows[-1].text
        full = len(tail) > self.wrapped * _EARLY and len(row.text) > _SHORTEST_LINE
        return full and row.text[0].isalpha() and not (last.alone or last.table or finished(tail))

    def add_cell(self, row: Row) -> None:
        if self.blocks and self.blocks[-1].table:
            self.blocks[-1].append(row)
        else:
            self.blocks.append(Block([row], table=True))

    def _number(self, row: Row, gap: Gap, last: Block | None) -> Enumerator | None:
        """The number the row begins with, if a paragraph may begin here."""
        if last is None:
            return self.lists.next(words_before_mark(row), introduced=False, apart=True)
        if gap is Gap.NONE and not self._may_follow(last):
            return None
        introduced = introduces(last)
        number = self.lists.next(
            words_before_mark(row),
            introduced=introduced,
            apart=gap is not Gap.NONE or is_heading(last, self.words) or self._broke_early(last, row),
        )
        if number and gap is Gap.NONE and self._runs_in(row, number, last):
            return None
        return number or self._number_named(words_before_mark(row)) or self._number_without_point(row, last)

    def _number_without_point(self, row: Row, last: Block) -> Enumerator | None:
        """The next number, without its point below the end of a sentence: the words of an operative paragraph stand
        behind it."""
        found = _WITHOUT_POINT.match(words_before_mark(row)) if finished(last.tail) else None
        if found is None or not (self._may_open(found["words"]) and opens_operative(found["words"], self.words.code)):
            return None
        number = self.lists.next(f"{found['number']}. {found['words']}", introduced=False)
        return replace(number, end=found.start("words")) if number and number.value > 1 else None

    def _number_named(self, text: str) -> Enumerator | None:
        """The number that an amendment names right above, or above a heading: "Amend paragraph 8 to read:"."""
        numbers = [each for each in read_enumerators(text) if each.form == "decimal"]
        above = (plain(block.text) for block in self.blocks[-2:] if numbers and introduces(block))
        named = {number for words in above for number in AMENDED.findall(words)}
        return next((each for each in numbers if each.printed in named), None)

    def _runs_in(self, row: Row, number: Enumerator, last: Block) -> bool:
        """A list within a wrapped sentence: "(ii)" heads the line only because the full line above it broke there."""
        text = words_before_mark(row)
        alone = number.end >= len(text)
        first = number.form != "decimal" and number.value == 1
        announced = bare_end(last.tail).endswith(COLONS) and text[number.end :].strip()[:1].isupper()
        return (
            bool(self.wrapped) and first and not (number.labelled or alone or announced or self._broke_early(last, row))
        )

    def _may_follow(self, last: Block) -> bool:
        return (
            last.alone
            or last.table
            or finished(last.tail)
            or is_heading(last, self.words)
            or not plain(last.tail).strip()
        )

    def _begin_numbered(self, row: Row, number: Enumerator) -> None:
        self.lists.enter(number)
        self.preamble = self.preamble and number.form != "decimal"
        cut = number.end + len(row.text) - len(row.text.lstrip(ITALIC))
        rest = row.text[cut:].strip()
        inner = self.lists.next(words_before_mark(Row(row.number, rest)), introduced=True)
        if not inner or inner.form == "decimal":
            self.blocks.append(Block([row], number, cut=cut))
        elif inner.end < len(rest):
            self.lists.enter(inner)  # "3. (a) Each State": one block, but its list is open for the "(b)" that follows
            self.blocks.append(Block([row], number, cut=cut))
        else:
            self.blocks.append(Block([Row(row.number, row.text[:cut])], number, cut=cut))
            self._begin_numbered(Row(row.number, rest), inner)

    def _begins(self, row: Row, gap: Gap, blanks: int, index: int, last: Block) -> bool:
        """Does an unnumbered row begin a block?"""
        if last.number and not last.tail.strip():
            return False
        if last.alone or last.table:
            return True
        text = plain(row.text)
        if (self.words.label.match(text) or titled_part(text, code=self.words.code)) and finished(last.tail):
            return True
        rule = {Gap.NONE: self._begins_below, Gap.BLANK: self._begins_after_blank, Gap.PAGE: self._begins_on_page}[gap]
        return rule(row, last, blanks, index)

    def _begins_below(self, row: Row, last: Block, blanks: int, index: int) -> bool:
        if row.heading or last.rows[-1].heading or is_rubric(row, self.words) and finished(last.tail):
            return True
        if not self.wrapped:
            return finished(last.tail) and not row.indented and _CAPITAL_START.match(plain(row.text)) is not None
        if not self._in_preamble(last) and is_heading(last, self.words) and len(last.tail) <= self.wrapped * _EARLY:
            return len(row.text) > self.wrapped * _EARLY
        return self._is_tight_heading(row, last, index) or self._broke_early(last, row) or self._opens_next(last, row)

    def _opens_next(self, last: Block, row: Row) -> bool:
        """In a preamble without blank rows: a comma ends a paragraph where the next line opens as one does, by words
        that were counted or with small letters behind it."""
        text = plain(row.text)
        if not (self._in_preamble(last) and bare_end(last.tail).endswith(",") and opens_preamble(text)):
            return False
        return bool(counted_opening(text) or _PROSE_BEHIND.match(text))

    def _broke_early(self, last: Block, row: Row) -> bool:
        """The line above ended a sentence though this row's first word had room on it: a paragraph ended there."""
        needed = len(plain(last.rows[-1].text)) + 1 + len(row.text.split(None, 1)[0])
        in_list = last.number is not None and last.number.form != "decimal"
        begins = in_list or not self._goes_on_small(plain(row.text))
        return begins and bool(_CLOSED.search(bare_end(last.tail))) and needed < self.wrapped * _EARLY

    def _is_tight_heading(self, row: Row, last: Block, index: int) -> bool:
        """A heading without a blank row above: a short line after a full stop, right above a number."""
        below = self.sheet.rows[index + 1] if index + 1 < len(self.sheet.rows) else None
        if below is None or not below.free or finished(row.text) or not finished(last.tail):
            return False
        return self.lists.next(plain(below.text), introduced=False) is not None and row.text[:1].isupper()

    def _begins_after_blank(self, row: Row, last: Block, blanks: int, index: int) -> bool:
        text = plain(row.text)
        if row.heading:
            return True
        if not self.wrapped and not finished(last.tail) and finished(row.text) and self._is_clause(last):
            return False  # a sentence broken in two: what ends as a sentence is no heading
        if not finished(last.tail) and self._in_preamble(last):
            begins = self._may_open(text) and not ends_open(last)
            return bool(begins) or last.length > _LONGEST_PARAGRAPH
        if is_heading(last, self.words):
            return not self._goes_on_small(text)
        if not finished(last.tail):
            return not self._goes_on_small(text) and not ends_open(last)
        if self.wrapped and last.number and last.number.form != "decimal" and bare_end(last.tail).endswith(","):
            return True  # an item of a list ended; the sentence around the list goes on below it
        goes_on = self._goes_on_small(text) and bare_end(last.tail).endswith((",", ", and", ", or"))
        return not goes_on or self._ends_list(last)

    def _is_clause(self, last: Block) -> bool:
        """Does the block open as a paragraph: with its number, or with the verb of an operative one?"""
        if last.number or last.rows[0].heading:
            return last.number is not None
        text = plain(last.rows[0].text)
        return self._may_open(text) and opens_operative(text, self.words.code)

    def _ends_list(self, last: Block) -> bool:
        """An item that ends with a comma, as the one before it does: the sentence around the list goes on below."""
        before = self.blocks[-2] if len(self.blocks) > 1 else last
        if not (last.number and before.number and last.number.form != "decimal"):
            return False
        siblings = last.number.form == before.number.form and last.number.value == before.number.value + 1
        return siblings and all(bare_end(item.tail).endswith(COMMAS) for item in (before, last))

    def _in_preamble(self, last: Block) -> bool:
        """An unfinished preambular paragraph: headings are not found there, broken sentences are. Below the first
        number it is one if it is too long for a heading."""
        text = plain(last.rows[0].text)
        may_be = self.preamble or last.length > _LONGEST_TITLE and self._may_open(text)
        return may_be and not last.alone and opens_preamble(text, self.words.code)

    def _begins_on_page(self, row: Row, last: Block, blanks: int, index: int) -> bool:
        text = plain(row.text)
        if not finished(last.tail):
            return blanks > 1 and self._in_preamble(last) and self._may_open(text) and not ends_open(last)
        if self._goes_on_small(text):
            if self._ends_list(last):
                message = f"“{text[:60]}” may go on with the item above, or with the sentence around the list"
                self.sheet.problem(row.number, ProblemCode.BREAK_IN_DOUBT, message)
            return blanks > 1 and bare_end(last.tail).endswith(ENDS)
        if not self.words.capitals and bare_end(last.tail).endswith(COMMAS):
            return not last.number and self._may_open(text)
        if last.number and bare_end(last.tail).endswith(COMMAS):
            return False
        if bare_end(last.tail).endswith(COMMAS):
            code = self.words.code
            by_rule = blanks > 1 and (opens_preamble(text, code) or opens_operative(text, code))
            return by_rule or self._may_open(text) or self._opens_next(last, row)
        if blanks > 1 and self.wrapped:
            return True
        runs_on = self.wrapped and last.number and bare_end(last.tail).endswith((".", "。"))
        return blanks != 1 or not runs_on or self._is_short_line(index)

    def _is_short_line(self, index: int) -> bool:
        """A line by itself that is not full: no sentence goes on there."""
        below = self.sheet.rows[index + 1] if index + 1 < len(self.sheet.rows) else None
        return len(self.sheet.rows[index].text) < self.wrapped * _EARLY and (below is None or not below.free)
