"""The numbers paragraphs carry, and which of them may come next.

UN Editorial Manual, degrees of subparagraphs: ``1.``, then ``(a)``, ``(i)``, ``a.``, ``i.``. A number at the head of a
line is a paragraph's number only if it continues a list that is open, or begins one: so a year or an article at a
line's head, in text wrapped by a conversion, stays text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from .inserted import INSERTED_PATTERN
from .numbering import BRANCHES, CYRILLIC, HOMOGLYPHS, STEMS, canonical_number
from .ordinals import to_roman

BULLET = "bullet"
"""The form of an item without a number: it is told from others by nothing, and begins no list that counts."""
BULLETS = "•●▪‣◦"
_INSERTED = rf"(?P<inserted>(?:{INSERTED_PATTERN})(?:ernative)?(?: ?\d)?)"
_BEHIND = r"(?=\s|$|[A-Z][a-z]|[\u3400-\u9fff])"
"""What follows a number: a blank, or words that a program set right behind it; Chinese sets no blanks."""
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("decimal", re.compile(rf"(?P<value>\d{{1,3}})\s?\.?\s?\(?{_INSERTED}\b\)?\s?[.):–—-]?(?=\s|$)")),
    ("decimal", re.compile(rf"\((?P<value>\d{{1,3}})\s?{_INSERTED}\)(?=\s|$)")),
    (
        "decimal",
        re.compile(rf"(?P<label>O[Pp]\.?)\s?(?P<value>\d{{1,3}})\s?\.?\s?(?:\(?{_INSERTED}\b\)?)?\s?[.):–—-]?(?=\s|$)"),
    ),
    (
        "preambular",
        re.compile(rf"(?P<label>P[Pp]\.?)\s?(?P<value>\d{{1,3}})\s?\.?\s?(?:\(?{_INSERTED}\b\)?)?\s?[.):–—-]?(?=\s|$)"),
    ),
    ("decimal", re.compile(rf"(?P<value>\d{{1,3}})\s?[.．、]{_BEHIND}(?!\s?\d+\s*$)")),
    ("decimal", re.compile(r"(?P<value>\d{1,3})\s?[-–—](?=\s+(?:[A-Z][a-z]+\s[a-z]|[A-Z][a-z]+s\s))")),
    ("decimal", re.compile(rf"(?P<value>\d{{1,3}})\){_BEHIND}")),
    ("closed-letter", re.compile(rf"(?P<value>[a-z{HOMOGLYPHS}]{{1,2}})\){_BEHIND}")),
    ("closed-cyrillic", re.compile(rf"(?P<value>[{CYRILLIC}])\){_BEHIND}")),
    ("closed-letter", re.compile(r"(?P<value>(?P<inserted>ñ))\)(?=\s|$)")),
    ("closed-roman", re.compile(r"(?P<value>[ivxl]{1,7})\)(?=\s|$)")),
    ("closed-arabic", re.compile(r"(?P<value>\d{1,2})\)(?=\s|$)")),
    ("letter", re.compile(rf"[(（](?P<value>[a-z{HOMOGLYPHS}]{{1,2}})[)）]{_BEHIND}")),
    ("cyrillic", re.compile(rf"\((?P<value>[{CYRILLIC}])\){_BEHIND}")),
    ("roman", re.compile(rf"[(（](?P<value>[ivxl]{{1,7}})[)）]{_BEHIND}")),
    ("plain-letter", re.compile(r"(?P<value>[a-h])\.(?=\s|$)")),
    ("plain-roman", re.compile(r"(?P<value>[ivx]{1,5})\.(?=\s|$)")),
    ("arabic", re.compile(rf"\((?P<value>\d{{1,2}})\){_BEHIND}")),
    ("capital", re.compile(rf"\((?P<value>[A-Z])\){_BEHIND}")),
    (BULLET, re.compile(rf"(?P<value>[{BULLETS}])(?=\s|$)")),
    ("decimal", re.compile(r"(?P<value>\d{1,3})\s?[-–](?=\s+[\u0621-\u064a])")),
    ("abjad", re.compile(r"(?P<value>\([\u0621-\u064a]ـ?(?:\s?[\u0621-\u064a])?\))(?=\s|$)")),
    ("abjad", re.compile(r"(?P<value>[\u0621-\u064a]ـ?\)|[\u0621-\u064a]\s?[-–])(?=\s)")),
    ("stem", re.compile(rf"(?P<value>[(（][{STEMS}][)）])")),
    ("branch", re.compile(rf"(?P<value>[(（][{BRANCHES}][)）])")),
    ("ideograph", re.compile(r"(?P<value>[\u3220-\u3229]{1,2}|[(（][一二三四五六七八九十]{1,4}[)）])")),
    ("quoted", re.compile(r"(?P<value>[’‘]\d{1,2}[‘’])(?=\s|$)")),
    ("dotted", re.compile(r"(?P<value>\d{1,3}(?:\.\d{1,3}){1,3})\.?(?=\s|$)")),
)
_NO_BRACKETS = str.maketrans("()", "  ")
_MAY_BEGIN = re.compile(
    rf"[\d(（{BULLETS}’‘\u3220-\u3229]|[a-zñ{CYRILLIC}]{{1,5}}[.)]|[\u0621-\u064a]ـ?\s?[)–-]|[OP][Pp]\.?\s?\d"
)
_IN_BRACKETS = re.compile(r"(?P<open>\[{0,2})\[(?P<number>[^\[\]]{1,12})\](?=\s)")
"""A number that alone is in square brackets: "[2.] Decides", "[[PP3 bis] Noting …]"."""
_OF_OTHER_SCRIPTS = frozenset({"abjad", "ideograph", "quoted", "stem", "branch"})
"""Forms whose numbers are no Latin letters or figures."""
_LETTERED = frozenset({"abjad", "stem", "branch"})
"""Those of them that go by letters."""
_COUNTS_AS = {"closed-cyrillic": "closed-letter", "cyrillic": "letter"}
"""Typists mix letters of both alphabets in one list."""
_ROMAN_VALUE = {to_roman(value).lower(): value for value in range(1, 31)}


_UNPOINTED = re.compile(
    r"(?P<value>\d{1,3})(?:(?P<point>\s?(?:[.．、](?:(?=\s|$)|(?=[\u3400-\u9fff]))|[-–](?=\s+[\u0621-\u064a])))|(?=\t)|$)"
)
_LARGEST_GAP = 5
"""So many numbers in a row may have been lost before a number is no longer believed."""


@dataclass(frozen=True, slots=True)
class Enumerator:
    """A number at the head of a line. ``end`` is where the words begin; ``printed`` is as the Document gives it.

    ``inserted`` numbers stand between two others ("4 bis", "(aa)"); one that is ``labelled`` says what it is ("OP4").
    ``bracket`` is the square bracket that opened before it, and belongs to the words: "[4. Encourages …]".
    """

    form: str
    value: int
    printed: str
    end: int
    inserted: bool = False
    labelled: bool = False
    bracket: str = ""


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
        if found and found[0].labelled:
            return found[0]
        fresh = [each for each in found if each.value == 1 and not each.inserted]
        if introduced and self.open:
            fresh.sort(key=lambda each: each.form == "decimal")  # "1)" below "1." is a list within it
        levels = [
            (each.inserted and each.form != "decimal", -level, each)
            for each in found
            if (level := self._level(each)) is not None
        ]
        following = [each for *_, each in sorted(levels, key=lambda one: one[:2])]
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
        stays = enumerator.form == "letter" and enumerator.inserted and level < len(self.open)
        del self.open[level + stays :]
        if not stays:
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
            if last.form == enumerator.form and _follows(last, enumerator):
                return level
        return None


def _follows(last: Enumerator, next_: Enumerator) -> bool:
    """An inserted number stands at the number before it or where one was taken out; "(aa)" may stand anywhere."""
    if last.value + 1 == next_.value or next_.inserted and next_.form == "letter":
        return True
    return last.value == next_.value and (last.inserted or next_.inserted)


def _alone_in_brackets(text: str) -> list[Enumerator]:
    """Empty where the brackets hold words besides a number: "[2. Decides] to keep"."""
    alone = _IN_BRACKETS.match(text)
    if not alone:
        return []
    whole = [each for each in read_enumerators(alone["number"]) if each.end == len(alone["number"])]
    return [replace(each, end=alone.end(), bracket=alone["open"]) for each in whole]


def read_enumerators(text: str) -> list[Enumerator]:
    """What the head of a text could be, as numbers: "(i)" is the letter i and the roman one."""
    if alone := _alone_in_brackets(text):
        return alone
    found: list[Enumerator] = []
    bracket = "[" if text.startswith("[") else ""
    if not _MAY_BEGIN.match(text, len(bracket)):
        return found
    for form, pattern in _FORMS:
        if match := pattern.match(text, len(bracket)):
            value = _value(form, match["value"])
            if value:
                found.append(_enumerator(form, value, match, bracket))
    return found


def _enumerator(form: str, value: int, match: re.Match[str], bracket: str) -> Enumerator:
    groups = match.groupdict()
    inserted, labelled = bool(groups.get("inserted")), bool(groups.get("label"))
    if inserted or labelled:
        behind = match[0][:1] + match[0][1:].translate(_NO_BRACKETS) if "(" in match[0][1:] else match[0]
        printed = " ".join(behind.replace(".", " ").strip(" :–—-").split())
    else:
        printed = match[0].strip() if form.startswith("closed") or match[0].startswith(("(", "（")) else match["value"]
    form = _COUNTS_AS.get(form, form)
    doubled = form == "letter" and value > 26
    return Enumerator(form, value, printed, match.end(), inserted or doubled, labelled, bracket)


def _value(form: str, text: str) -> int:
    if form == BULLET:
        return 1
    if form in _OF_OTHER_SCRIPTS:
        inner = canonical_number(text).strip("()")
        return _letter_value(inner) if form in _LETTERED else _ROMAN_VALUE.get(inner, 0)
    if form.endswith("cyrillic"):
        return CYRILLIC.index(text) + 1
    if form in ("decimal", "arabic", "closed-arabic", "preambular"):
        return int(text)
    if form == "dotted":
        return int(text.rpartition(".")[2])
    if form.endswith("roman"):
        return _ROMAN_VALUE.get(text, 0)
    return _letter_value(canonical_number(f"({text})").strip("()"))


def _letter_value(text: str) -> int:
    """``b`` → 2, ``bb`` → 28; 0 for anything else."""
    if len(text) == 2:
        return 26 + ord(text[0]) - 96 if text[0] == text[1] else 0
    return ord(text.lower()) - 96 if len(text) == 1 and text.isascii() else 0
