"""What a paragraph says that no translation changes: figures, dates, symbols, sessions, the marks of its notes.

Each language writes them in its own way (``1 000,5``, ``1,000.5``; ``2011年12月19日``; "восемьдесят первая сессия";
"2.5 billion", ``25亿``; "three", ``ثلاث``), so they are told by their values.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum, auto

from resolutions.text.languages.cardinals import CARDINALS
from resolutions.text.languages.vocabularies import words_of


class FactKind(StrEnum):
    DATE = auto()
    SYMBOL = auto()
    SESSION = auto()
    NUMBER = auto()
    NOTE = auto()
    """The mark of a footnote."""
    VERB = auto()
    """How strong the verb is that opens the paragraph."""


Fact = tuple[FactKind, str]


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph of one language as facts are taken from it. ``marks`` are those of its footnotes, ``notes`` the words
    of those first marked in it: of them symbols alone are told, for the rest of a reference is worded by each language.
    """

    text: str
    opening: str = ""
    marks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


ARABIC = "ar"
_FIGURE = re.compile(r"\d")
_SYMBOL = re.compile(r"(?<![A-Za-z0-9/])(?=[A-Z/.\d-]*\d)[A-Z]{1,8}(?:\.\d+)?(?:/[A-Za-z0-9.\u2010\u2011-]+)+")
_RESOLUTION = re.compile(r"(?<![A-Za-z0-9/])\d{1,4}/\d{1,4}(?![A-Za-z0-9/])")
_SYMBOLS = (_SYMBOL, _RESOLUTION)
_CORRIGENDUM = re.compile(r"/Corr\.\d+$")
_NUMBER = re.compile(
    r"(?<![A-Za-z0-9.,/-])"
    r"(?:\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?)"
    r"(?![\d/]|[.]?[ºª°eᵉ]|(?:st|nd|rd|th)\b)"
)
_SEPARATOR = re.compile(r"[ \u00a0\u202f.,]")
_REVERSED = re.compile(
    r"(?<![\w.,/-])(?:\d{3}(?:[ \u00a0]\d{3})*[ \u00a0]\d{1,2}|0\d{2}(?:[ \u00a0]\d{3})+)(?![\w.,/])(?![ \u00a0]\d)"
)
"""What Arabic files may hold for ``2 060 300``: the groups as they stand on the line, from its left."""
_POINT_BY_HYPHEN = re.compile(r"(?:(?<=الغاية )|(?<=الغايات )|(?<=القاعدة )|(?<=المؤشر ))(\d{1,2})-(\d{1,2})(?![\d/])")
"""How Arabic writes "target 10.7"."""
_DAYS = r"(?:\d{1,2}日?|[至到和及、]|以及)+"
_YEAR_FIRST = re.compile(rf"(\d{{4}}年)\d{{1,2}}月({_DAYS})(?<!\d)(?=\d{{1,2}}月\d)")
_MONTH_FIRST = re.compile(r"(\d{4}年\d{1,2}月)(\d{1,2}[至到和及、-])(?=\d{1,2}日)")
"""In Chinese the year and the month stand before the first of several days, elsewhere beside the last."""
_RANGE = re.compile(r"[-\u2013]\d+(?:[.,]\d+)?")
_POINT_DECIMAL = frozenset({"en", "zh"})
"""Languages that never part thousands by a point."""


def facts_of(said: Said, code: str) -> Counter[Fact]:
    """How often each is said. A date counts as its month and, among the numbers, as its day: "21 to 30 November" is
    written in as many ways as there are languages."""
    return Counter(_facts(said, code))


def turned_as_in(others: Collection[Fact], facts: Counter[Fact]) -> Counter[Fact]:
    """Facts of Arabic, a figure of whole groups of three read from its other end where that is what others say: files
    hold ``900 627 520`` for 520,627,900, and nothing in it tells so."""
    found: Counter[Fact] = Counter()
    for (kind, value), times in facts.items():
        turned = "".join(reversed([value[at : at + 3] for at in range(0, len(value), 3)]))
        is_turned = len(value) % 3 == 0 and (kind, value) not in others and (kind, turned) in others
        found[kind, turned if is_turned else value] += times
    return found


def _facts(said: Said, code: str) -> Iterator[Fact]:
    yield from ((FactKind.NOTE, mark) for mark in said.marks)
    yield from (fact for note in said.notes for fact in _symbols(note))
    words, left = words_of(code), said.text
    has_figures = _FIGURE.search(said.text) is not None
    if has_figures and code == "zh":
        left = _by_the_last_day(left)
    for start, end, day in words.find_dates(left) if has_figures else ():
        yield FactKind.DATE, f"{day:%Y-%m}"
        yield FactKind.NUMBER, str(day.day)
        left = left[:start] + " " * (end - start) + left[end:]
    yield from _symbols(left)
    for form in _SYMBOLS:
        left = form.sub(lambda found: " " * len(found[0]), left)
    yield from ((FactKind.SESSION, session) for session in words.find_sessions(left))
    if has_figures and code == ARABIC:
        left = _POINT_BY_HYPHEN.sub(r"\1.\2", left)
        left = _REVERSED.sub(lambda found: " ".join(reversed(found[0].split())), left)
    cardinals = CARDINALS[code]
    for found in _NUMBER.finditer(left) if has_figures else ():
        until = _RANGE.match(left, found.end())
        factor = cardinals.factor(left, until.end() if until else found.end())
        yield FactKind.NUMBER, _value(found[0], code, factor)
    yield from ((FactKind.NUMBER, str(number)) for number in cardinals.find(left))


def _symbols(text: str) -> Iterator[Fact]:
    for form in _SYMBOLS:
        yield from ((FactKind.SYMBOL, _plain(found[0])) for found in form.finditer(text))
        text = form.sub(" ", text)


def _by_the_last_day(text: str) -> str:
    """``2024年10月21日至11月1日`` → ``21日至2024年11月1日``: as far as facts are told from it."""
    while (moved := _YEAR_FIRST.sub(r"\2\1", text)) != text:
        text = moved
    return _MONTH_FIRST.sub(r"\2\1", text)


def _plain(symbol: str) -> str:
    """Without a corrigendum, which may be of one language alone."""
    return _CORRIGENDUM.sub("", symbol.replace("\u2010", "-").replace("\u2011", "-").rstrip(".-"))


def _value(figures: str, code: str, factor: float) -> str:
    """``1 000,50`` and ``1,000.5`` → ``1000.5``."""
    groups = _SEPARATOR.split(figures)
    by_point = code in _POINT_DECIMAL and "." in figures
    has_fraction = len(groups) > 1 and (by_point or len(groups[-1]) != 3)
    whole = "".join(groups[:-1] if has_fraction else groups)
    number = float(f"{whole}.{groups[-1]}" if has_fraction else whole)
    return f"{number * factor:.10g}"
