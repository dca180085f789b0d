"""The numbers paragraphs carry, and which of them may come next.

UN Editorial Manual, degrees of subparagraphs: ``1.``, then ``(a)``, ``(i)``, ``a.``, ``i.``. A number at the head of a
line is a paragraph's number only if it continues a list that is open, or begins one: so a year or an article at a
line's head, in text wrapped by a conversion, stays text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .ordinals import to_roman

_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("decimal", re.compile(r"(?P<value>\d{1,3})\s?\.(?=\s|$)(?!\s?\d+\s*$)")),
    ("letter", re.compile(r"\((?P<value>[a-z]{1,2})\)(?=\s|$)")),
    ("roman", re.compile(r"\((?P<value>[ivxl]{1,7})\)(?=\s|$)")),
    ("plain-letter", re.compile(r"(?P<value>[a-h])\.(?=\s|$)")),
    ("plain-roman", re.compile(r"(?P<value>[ivx]{1,5})\.(?=\s|$)")),
    ("arabic", re.compile(r"\((?P<value>\d{1,2})\)(?=\s|$)")),
    ("capital", re.compile(r"\((?P<value>[A-Z])\)(?=\s|$)")),
    ("bullet", re.compile(r"(?P<value>[•●▪‣◦])(?=\s|$)")),
    ("dotted", re.compile(r"(?P<value>\d{1,3}(?:\.\d{1,3}){1,3})\.?(?=\s|$)")),
)
_MAY_BEGIN = re.compile(r"[\d(•●▪‣◦]|[a-z]{1,5}\.")
_ROMAN_VALUE = {to_roman(value).lower(): value for value in range(1, 31)}


_UNPOINTED = re.compile(r"(?P<value>\d{1,3})(?:(?P<point>\s?\.)(?=\s|$)|$)")
_LARGEST_GAP = 5
"""So many numbers in a row may have been lost before a number is no longer believed."""


@dataclass(frozen=True, slots=True)
class Enumerator:
    """A number at the head of a line. ``end`` is where the words begin; ``printed`` is as the Document gives it."""

    form: str
    value: int
    printed: str
    end: int


@dataclass(slots=True)
class Lists:
    """The lists that are open at a place in the text, outermost first."""

    open: list[Enumerator] = field(default_factory=list)

    def next(self, text: str, *, introduced: bool, apart: bool = False) -> Enumerator | None:
        """The enumerator ``text`` begins with, if it may come here, else None.

        It may if it follows the last number of an open list, or is the first of a list. Where a letter could be either,
        "(i)" after "(h)" or after "…:", what was ``introduced`` by a colon begins a new list. What stands ``apart``,
        below a blank row, may also miss its point, or follow numbers that the conversion lost.
        """
        found = read_enumerators(text)
        fresh = [each for each in found if each.value == 1]
        following = [each for each in found if self._level(each) is not None]
        if not following and not fresh and apart:
            return self._after_a_gap(text)
        if introduced and fresh and not any(self._level(each) == len(self.open) - 1 for each in following):
            return fresh[0]
        return next(iter(following or fresh), None)

    def enter(self, enumerator: Enumerator) -> None:
        """Opens or continues the list."""
        level = self._level(enumerator)
        if level is None:
            same = [i for i, each in enumerate(self.open) if each.form == enumerator.form]
            level = same[0] if same else (0 if enumerator.form == "decimal" else len(self.open))
        del self.open[level:]
        self.open.append(enumerator)

    def _after_a_gap(self, text: str) -> Enumerator | None:
        found = _UNPOINTED.match(text)
        if not found:
            return None
        enumerator = Enumerator("decimal", int(found["value"]), found["value"], found.end())
        last = next((each.value for each in self.open if each.form == "decimal"), None)
        if last is None:
            return enumerator if found["point"] and found.end() == len(text) else None
        expected = 1 <= enumerator.value - last <= (_LARGEST_GAP if found["point"] else 1)
        return enumerator if expected else None

    def close(self, *, keep: int) -> None:
        """Ends the inner lists: a section may go on with the numbers of the one before, or begin again."""
        del self.open[keep:]

    def _level(self, enumerator: Enumerator) -> int | None:
        """Which open list the enumerator continues, the innermost first."""
        for level in range(len(self.open) - 1, -1, -1):
            last = self.open[level]
            if last.form == enumerator.form and last.value + 1 == enumerator.value:
                return level
        return None


def read_enumerators(text: str) -> list[Enumerator]:
    """What the head of a text could be, as numbers: "(i)" is the letter i and the roman one."""
    found: list[Enumerator] = []
    if not _MAY_BEGIN.match(text):
        return found
    for form, pattern in _FORMS:
        if match := pattern.match(text):
            value = _value(form, match["value"])
            if value:
                printed = match[0].strip() if match[0].startswith("(") else match["value"]
                found.append(Enumerator(form, value, printed, match.end()))
    return found


def _value(form: str, text: str) -> int:
    if form == "bullet":
        return 1
    if form in ("decimal", "arabic"):
        return int(text)
    if form == "dotted":
        return int(text.rpartition(".")[2])
    if form.endswith("roman"):
        return _ROMAN_VALUE.get(text, 0)
    if len(text) == 2:
        return 26 + ord(text[0]) - 96 if text[0] == text[1] else 0
    return ord(text.lower()) - 96
