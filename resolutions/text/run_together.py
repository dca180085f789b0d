"""Paragraphs that a conversion put on one line, each on its own again: told apart by numbers and by opening words.

A whole resolution may stand on a single line, or its preamble, or all that is operative. What no paragraph has inside
shows it: the formula with an opening behind it, the next number, an opening behind a comma or a semicolon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .languages.words import Words
from .lines import HINTS, Doubt, Line
from .openings import counted_opening, opens_operative, opens_preamble
from .problems import ProblemCode
from .sheet import plain
from .states import split_names, state_named

_SHORTEST = 50
"""Characters of a line that holds several paragraphs, at least."""
_REACH = 160
"""Characters in which a number and an opening end."""
_STOP = re.compile(r"(?P<stop>[,;:.،؛，；：。])\s{0,3}")
_BEGINS_INSIDE = re.compile(rf"[,;:.،؛，；：。][{''.join(HINTS)}]?\s{{0,3}}[{''.join(HINTS)}]?(?:[^\W_a-z]|\()")
_QUOTES = re.compile(r"[“”«»]")
_NUMBER = re.compile(r"(?P<number>\d{1,3})\s?(?:\.\s+(?=[^\W\d_])|[-–]\s+(?=[\u0621-\u064a]))")
_ITEM = re.compile(r"\((?P<letter>[a-z])\)\s+(?=\S)")
_PROPOSAL = re.compile(r":\*{0,2}\s(?:revised )?draft (?:resolution|decision)s?\*{0,2}\s+(?=[^\W\d_a-z])")
_MOST_WORDS_OF_A_STATE = 10
"""Bounded, so that a line without commas is not tried at every word."""
_FIRST_OF_ANNEX = re.compile(r"(?<=\s)1\.\s+(?=[^\W\d_])")
_TITLE_OF_ANNEX = 200
"""Characters in which it ends."""
_TITLE = re.compile(r"(?<=[\w\]*] )(?:(?:E?S-)?\d{1,2}/\d{1,3}|\d{1,4} ?(?:[A-Z] )?\([IVXLS-]{1,9}\))\.\s+(?=[^\W\d_])")


def set_apart(lines: Sequence[Line], words: Words) -> list[Line]:
    """The lines; those of several paragraphs are cut where the next one begins, and the first of them has a problem."""
    found: list[Line] = []
    doubt: Doubt | None = None
    for line in lines:
        places = _places(plain(line.text), words) if _may_hold_several(line) else []
        pieces = _cut(line, places) if places else [line]
        if places and doubt is None:
            by = "by their numbers and opening words" if words.capitals else "where they have numbers"
            message = f"several paragraphs stand on one line: they are told apart {by}"
            doubt = Doubt(ProblemCode.TWO_OPENINGS, message)
            pieces[-1] = pieces[-1]._replace(doubt=doubt)
        found += pieces
    return found


def _may_hold_several(line: Line) -> bool:
    shown = len(line.text) >= _SHORTEST and _BEGINS_INSIDE.search(line.text) is not None
    return shown and line.begins is None and not line.cells


def _cut(line: Line, places: Sequence[int]) -> list[Line]:
    """A line for each piece, with an empty one between; ``places`` count no hints."""
    starts = [0, *_with_hints(line.text, places), len(line.text)]
    texts = [line.text[start:end].strip() for start, end in pairwise(starts)]
    lines = [line._replace(text=texts[0])]
    for text in texts[1:]:
        lines += [Line(line.number, ""), Line(line.number, text)]
    return lines


def _with_hints(text: str, places: Sequence[int]) -> list[int]:
    """The same places in the text with its hints, each before those that belong to it."""
    wanted = set(places)
    shown = (index for index, character in enumerate(text) if character not in HINTS)
    found = [index for count, index in enumerate(shown) if count in wanted]
    return [len(text[:index].rstrip("".join(HINTS))) for index in found]


def _places(text: str, words: Words) -> list[int]:
    """Where paragraphs begin within a line; empty for a line of one."""
    formula = next((found for found in words.formula.finditer(text) if _opens(text, found.end(), words)), None)
    if formula is None:
        numbered = _NUMBER.match(text)
        if not numbered and not counted_opening(text, words.code):
            return []
        places = list(_Body(text, words, numbers=int(numbered["number"]) if numbered else 0).places(0))
        only_items = all(_ITEM.match(text, place) for place in places)
        return [] if only_items else places
    above = text[: formula.start()]
    heads = [words.status_begins.search(above), words.origin_begins.search(above), _TITLE.search(above)]
    first = _first_letter(text, formula.end())
    begins = (*_around_proposal(above), formula.start(), first, *_Body(text, words).places(first))
    found = {*(head.start() for head in heads if head), *begins}
    return sorted(found - {0})


def _around_proposal(cover: str) -> list[int]:
    """Where the names of who tables a draft begin, and the title behind them: the names are those of States, right
    before "draft resolution"."""
    tabled = _PROPOSAL.search(cover)
    if tabled is None:
        return []
    start = end = tabled.start()
    for name in reversed(split_names(cover[:end])):
        state = _state_at_the_end(name)
        if state is None or (place := cover.rfind(state, 0, start)) < 0:
            break
        start = place
        if state != name:
            break
    return [start, tabled.end()] if start < end else [tabled.end()]


def _state_at_the_end(words: str) -> str | None:
    """The name of a State that the words end with, as they spell it: "Oceans: lighthouses Fiji" has one."""
    last = words.split(" ")[-_MOST_WORDS_OF_A_STATE:]
    return next((name for at in range(len(last)) if state_named(name := " ".join(last[at:]))), None)


def _first_letter(text: str, at: int) -> int:
    while at < len(text) and not text[at].isalnum():
        at += 1
    return at


def _opens(text: str, at: int, words: Words) -> bool:
    """Do opening words stand there: with a capital, in languages that have them?"""
    head = text[_first_letter(text, at) :][:_REACH]
    return bool(counted_opening(head, words.code)) and (head[:1].isupper() or not words.capitals)


@dataclass(slots=True)
class _Body:
    """A walk through the paragraphs of one line. ``numbers`` and ``letter`` are those of the last one met."""

    text: str
    words: Words
    numbers: int = 0
    letter: str = ""
    annex: bool = False
    """Numbers need no opening words behind them there."""

    def places(self, start: int) -> Iterator[int]:
        quoted = 0
        last = start
        for stop in _STOP.finditer(self.text, start):
            quoted += sum(1 if mark[0] in "“«" else -1 for mark in _QUOTES.finditer(self.text, last, stop.end()))
            last = stop.end()
            head = self.text[last : last + _REACH]
            if quoted <= 0 and head and self._begins(stop["stop"], head):
                yield last
            elif stop["stop"] in ".。" and (
                closing := self._closing(self.text[last : last + _REACH + _TITLE_OF_ANNEX])
            ):
                yield from (last + place for place in closing)

    def _closing(self, head: str) -> list[int]:
        """Where the closing line begins, the plenary meeting with its date, and the annex behind it, whose numbers
        begin anew; empty where no meeting is named."""
        found = self.words.meeting.match(head)
        date = next(self.words.find_dates(head), None)
        if not found or not date or head[found.end() : date[0]].strip(" ,.()"):
            return []
        self.numbers = 0
        annex = self.words.annex.match(head, _first_letter(head, date[1]))
        if not annex:
            return [0]
        self.annex = True
        cut = head.rfind(" ", 0, annex.end()) if head[annex.end() : annex.end() + 1].isalnum() else annex.end()
        title = _first_letter(head, cut)
        if first := _FIRST_OF_ANNEX.search(head, title, title + _TITLE_OF_ANNEX):
            self.numbers = 1
        return [0, annex.start(), title, *([first.start()] if first else [])]

    def _begins(self, stop: str, head: str) -> bool:
        """Does a paragraph, an item of a list or the closing line begin with ``head``, behind a stop?"""
        code = self.words.code
        if number := _NUMBER.match(head):
            opens = self.annex or _opens(head, number.end(), self.words)
            if int(number["number"]) != self.numbers + 1 or not opens:
                return False
            self.numbers, self.letter = self.numbers + 1, ""
            return True
        if item := _ITEM.match(head):
            expected = chr(ord(self.letter) + 1) if self.letter else "a"
            if not self.numbers or item["letter"] != expected or stop not in (";", ":", ","):
                return False
            self.letter = expected
            return True
        if not self.words.capitals or not _opens(head, 0, self.words) or self.numbers or self.annex:
            return False
        return (
            opens_operative(head, code)
            if stop == ";"
            else stop == "," and (opens_preamble(head, code) or opens_operative(head, code))
        )
