"""Gaps and jumps in the numbers of paragraphs and the letters of their items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..body import AMENDED
from ..document import Paragraph, Problem
from ..enumerators import BULLETS
from ..kinds import BETWEEN_PARAGRAPHS, TEXT
from ..levels import Reading, readings_of
from ..numbering import canonical_number
from ..problems import ProblemCode

_COUNTED = re.compile(r"\D{0,3}(?:\d{1,3}\.)*(\d{1,3})")
_NUMBER_IN_TEXT = re.compile(
    r"\[?(?:\d{1,3}[.)]|\([a-zа-я]{1,4}\)|[a-z]{1,4}\)|[а-я]\)|\d{1,3} ?[-–](?= [\u0621-\u064a])|\([\u0621-\u064a]ـ?\)"
    r"|\d{1,3}\s?\.?\s?\(?(?:bis|ter|quater|alt|new)\b\)?\.?"
    r"|(?:(?:[Nn]ew|NEW|[Aa]lt\.?)\s(?:[OP][Pp]\.?\s?)?|[OP][Pp]\.?\s?)\d{1,3}[.:]?)(?=\s)"
    r"|[\u3220-\u3229]{1,2}|[(（][一二三四五六七八九十甲乙丙丁a-z]{1,3}[)）]|(?:\d{1,3}|[一二三四五六七八九十]{1,3})[.．、](?=[\u3400-\u9fff])"
)
"""The number of a paragraph, or of one that is put in while a text is negotiated, at the head of a block."""
_LABEL = re.compile(r"^[OP][Pp]\.?\s?(?=\d)")
_JOINTS = re.compile(r"[^\w.]+")
_FIRST = frozenset({"1", "a", "i"})
_ITEM = re.compile(r"\d{1,3}(?:\.\d{1,3})*")


def of_the_numbers(paragraphs: Sequence[Paragraph]) -> Iterator[Problem]:
    """Gaps and jumps, in the numbers of paragraphs and the letters below each. An annex that amends another text
    ("Amend paragraph 8 to read:") begins with the number it names."""
    last: dict[tuple[int, int], str] = {}
    """By depth and points: "20" goes on after the "4.10" of another list."""
    place: tuple[object, ...] = ()
    amended: set[str] = set()
    headed = True
    """A heading or a formula stands above: numbers may begin again."""
    seen: dict[tuple[str, int], set[str]] = {}
    """The numbers of each list, by its kind and depth."""
    for paragraph in paragraphs:
        if (paragraph.section, paragraph.annex) != place:
            last, seen, place = {}, {}, (paragraph.section, paragraph.annex)
        if paragraph.kind in BETWEEN_PARAGRAPHS:
            headed, seen = True, {}
        if not paragraph.number or paragraph.number in BULLETS:
            if paragraph.annex and paragraph.text.endswith(":"):
                amended.update(AMENDED.findall(paragraph.text))
            printed = _NUMBER_IN_TEXT.match(paragraph.text)
            if paragraph.kind == TEXT and printed:
                message = f"number {printed[0]} continues no list: it was left in the text"
                yield Problem(paragraph.lines[0], ProblemCode.NUMBERS_JUMP, message)
            continue
        level = (paragraph.depth, paragraph.number.count("."))
        before = last.get(level)
        restarts = before is not None and paragraph.number == "1" and not (headed or paragraph.annex)
        if paragraph.number not in amended and (restarts or not _may_follow(before, paragraph.number)):
            message = f"number {paragraph.number} after {before or 'nothing'}"
            yield Problem(paragraph.lines[0], ProblemCode.NUMBERS_JUMP, message)
        elif paragraph.kind not in BETWEEN_PARAGRAPHS and _stands_twice(paragraph, seen):
            yield Problem(paragraph.lines[0], ProblemCode.NUMBERS_JUMP, f"number {paragraph.number} stands twice")
        last = {other: number for other, number in last.items() if other < level}
        last[level] = paragraph.number
        headed = paragraph.kind in BETWEEN_PARAGRAPHS or headed and paragraph.depth > 0


def _stands_twice(paragraph: Paragraph, seen: dict[tuple[str, int], set[str]]) -> bool:
    """Did the number stand in its list already, in the same joints or others: "1 bis", "1 (bis)", "OP1bis"? What is in
    the lists ``seen`` is kept up to date. Where numbers may begin again a first one begins a list."""
    printed = paragraph.number or ""
    number = _LABEL.sub("", canonical_number(printed) if printed.isascii() else printed)
    number = _JOINTS.sub("", number).casefold()
    for deeper in [each for each in seen if each[1] > paragraph.depth]:
        del seen[deeper]
    own = seen.setdefault((paragraph.kind, paragraph.depth), set())
    if number in _FIRST and own != {number}:
        own.clear()
    known = number in own
    own.add(number)
    return known


def _may_follow(before: str | None, number: str) -> bool:
    if _ITEM.fullmatch(number):
        value = int(number.rpartition(".")[2])
        counted = _COUNTED.match(before or "")
        if counted is None:
            return before is not None or value == 1
        return value == 1 or number != before and value - int(counted[1]) in (0, 1)
    readings = readings_of(number)
    if not readings or any(value == 1 for _, value in readings):
        return True
    earlier = readings_of(before)
    return bool(earlier) and any(_goes_on(one, other) for one in earlier for other in readings)


def _goes_on(one: Reading, other: Reading) -> bool:
    """Doubled letters are put in anywhere while a text is negotiated."""
    return one[0] == other[0] and other[1] - one[1] in (0, 1) or other[1] > 26 or one[1] > 26
