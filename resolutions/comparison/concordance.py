"""What differs between languages of one paragraph that no translation changes: figures, dates, symbols, sessions.

Each language writes them in its own way (``1 000,5``, ``1,000.5``; ``2011年12月19日``; "восемьдесят первая сессия"), so
they are compared by their values. A figure that a word of magnitude follows ("2.5 billion", "25亿") is left out, since
languages count by other magnitudes; so is a bare figure below ten, which one language spells out and another prints.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from resolutions.text.languages.vocabularies import words_of
from resolutions.text.languages.words import Words


class FactKind(StrEnum):
    DATE = "date"
    SYMBOL = "symbol"
    SESSION = "session"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that some languages of a paragraph have and others lack."""

    kind: FactKind
    value: str
    present: tuple[str, ...]
    missing: tuple[str, ...]


_SYMBOL = re.compile(r"(?<![A-Za-z0-9/])(?=[A-Z/.\d-]*\d)[A-Z]{1,8}(?:\.\d+)?(?:/[A-Za-z0-9.\u2010\u2011-]+)+")
_RESOLUTION = re.compile(r"(?<![A-Za-z0-9/])\d{1,4}/\d{1,4}(?![A-Za-z0-9/])")
_NUMBER = re.compile(
    r"(?<![A-Za-z0-9.,/-])"
    r"(?:\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?)"
    r"(?![\d/]|[.]?[ºª°eᵉ]|(?:st|nd|rd|th)\b)"
)
_MAGNITUDE = re.compile(
    r"\s*(?:million|milliard|billion|trillion|mille\b|mil\b|thousand|миллион|миллиард|млн|млрд|тыс|[万亿]|مليون|بليون|مليار|ألف)"
)
_SEPARATOR = re.compile(r"[ \u00a0\u202f.,]")
_SMALLEST = 10


def differences(texts: Mapping[str, str]) -> list[Difference]:
    """Of the texts of one paragraph by language; none for fewer than two.

    A symbol counts that one language lacks. A figure, a month or a session counts where the language that lacks it has
    another in its place: one that is merely not repeated is taken up by a pronoun, or spelt out.
    """
    if len(texts) < 2:
        return []
    facts = {code: _facts(text, words_of(code)) for code, text in texts.items()}
    days = {value for of in facts.values() for value in of.days}
    found = []
    for kind, value in dict.fromkeys(fact for of in facts.values() for fact in sorted(of.all)):
        present = tuple(code for code, of in facts.items() if (kind, value) in of.all)
        missing = tuple(code for code in facts if code not in present)
        if not missing or (kind == FactKind.NUMBER and float(value) < _SMALLEST and value not in days):
            continue
        if kind == FactKind.SYMBOL or any(
            _has_another(facts[here], facts[there]) for here in missing for there in present
        ):
            found.append(Difference(kind, value, present, missing))
    return found


@dataclass(frozen=True, slots=True)
class _Facts:
    all: frozenset[tuple[FactKind, str]]
    days: frozenset[str]
    """The days of its dates, which stand among the numbers: "21 to 30 November" is written in as many ways as there
    are languages."""


def _has_another(here: _Facts, there: _Facts) -> bool:
    """A value of the same kinds, other than a symbol, that the other language lacks."""
    return any(
        kind != FactKind.SYMBOL and (kind != FactKind.NUMBER or float(value) >= _SMALLEST or value in here.days)
        for kind, value in here.all - there.all
    )


def _facts(text: str, words: Words) -> _Facts:
    """Each once: a language may name again what another takes up by a pronoun."""
    seen: set[tuple[FactKind, str]] = set()
    days: set[str] = set()
    left = text
    for start, end, day in words.find_dates(text):
        seen |= {(FactKind.DATE, f"{day:%Y-%m}"), (FactKind.NUMBER, str(day.day))}
        days.add(str(day.day))
        left = left[:start] + " " * (end - start) + left[end:]
    for form in (_SYMBOL, _RESOLUTION):
        seen |= {(FactKind.SYMBOL, _plain(found[0])) for found in form.finditer(left)}
        left = form.sub(lambda found: " " * len(found[0]), left)
    seen |= {(FactKind.SESSION, code) for code in words.find_sessions(left)}
    for found in _NUMBER.finditer(left):
        if not _MAGNITUDE.match(left, found.end()):
            seen.add((FactKind.NUMBER, _value(found[0])))
    return _Facts(frozenset(seen), frozenset(days))


def _plain(symbol: str) -> str:
    return symbol.replace("\u2010", "-").replace("\u2011", "-").rstrip(".-")


def _value(figures: str) -> str:
    """``1 000,50`` and ``1,000.5`` → ``1000.5``."""
    groups = _SEPARATOR.split(figures)
    has_fraction = len(groups) > 1 and len(groups[-1]) != 3
    whole = "".join(groups[:-1] if has_fraction else groups)
    number = float(f"{whole}.{groups[-1]}" if has_fraction else whole)
    return f"{number:.10g}"
