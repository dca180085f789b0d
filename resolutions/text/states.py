"""The States that table and vote on texts: their names, when they were Members, and how to split a list of names.

The facts are three tables beside this module. ``states.csv``: the name as lists print it, ISO 3166-1 alpha-3 and M49
codes, first and last day of membership, and what other States a former one became. ``state_names.csv``: other names,
with the year in which a former one was given up. ``state_names_by_language.csv``: the names in the other official
languages (``tools.state_names``).
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from unicodedata import combining


@dataclass(frozen=True, slots=True)
class OtherName:
    """``until`` is the year in which a former name was given up; None for a short or an inverted one."""

    name: str
    until: int | None = None


@dataclass(frozen=True, slots=True)
class State:
    """A Member, observer or former Member. ``member_until`` is the first day it was no Member any more; observers have
    no dates. ``successors`` are names of other States; ``by_language`` are its names in official languages but English.
    """

    name: str
    code: str = ""
    m49: str = ""
    member_from: date | None = None
    member_until: date | None = None
    successors: tuple[str, ...] = ()
    others: tuple[OtherName, ...] = ()
    by_language: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def names(self) -> tuple[str, ...]:
        return self.name, *(other.name for other in self.others)

    def is_member_on(self, day: date) -> bool:
        return is_between(self.member_from, self.member_until, day)


def is_between(first: date | None, until: date | None, day: date) -> bool:
    """Whether a membership from the ``first`` day lasts on another; it is over on the day ``until``."""
    return first is not None and first <= day and (until is None or day < until)


_TURKISH = str.maketrans("ıİýÝ", "iIiI")
"""The two letters i of Turkish, and what becomes of them in files that took them for Western ones: ``TÜRKÝYE``."""


@lru_cache(maxsize=10_000)
def name_key(name: str) -> str:
    """Letters and figures without case, accents or "the", "&" as "and": lists of votes are in capitals, with accents
    and without."""
    letters = unicodedata.normalize("NFKD", name.translate(_TURKISH).replace("&", " and ")).casefold()
    plain = " ".join("".join(c if c.isalnum() else " " for c in letters if not combining(c)).split())
    return plain.removeprefix("the ")


def _rows(table: str) -> Iterator[dict[str, str]]:
    with (Path(__file__).parent / table).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _read() -> Iterator[State]:
    others: dict[str, list[OtherName]] = {}
    for row in _rows("state_names.csv"):
        until = int(row["until_year"]) if row["until_year"] else None
        others.setdefault(row["state"], []).append(OtherName(row["name"], until))
    by_code = {row.pop("code"): row for row in _rows("state_names_by_language.csv")}
    for row in _rows("states.csv"):
        names = others.get(row["name"], [])
        if inverted := _INVERTED.fullmatch(row["name"]):
            names.append(OtherName(f"{inverted[2]} {inverted[1]}"))
        joined, left = _day(row["member_from"]), _day(row["member_until"])
        successors = tuple(filter(None, row["successors"].split("; ")))
        by_language = by_code.get(row["code"], {})
        yield State(row["name"], row["code"], row["m49"], joined, left, successors, tuple(names), by_language)


_INVERTED = re.compile(r"(.+) \((.+ of(?: the)?)\)")
"""``Bolivia (Plurinational State of)`` is also ``Plurinational State of Bolivia``."""

STATES = tuple(_read())
"""Members, observers and former Members, as far as lists of the United Nations name them."""

_KNOWN = {
    name_key(known.name): (state, known.name if known.until else state.name)
    for state in STATES
    for known in (OtherName(state.name), *state.others)
}
_TITLE = re.compile(r"^(?:republic|kingdom|state) of (?:the )?| the$")


def _broken(name: str) -> str:
    """A pattern for a name with "and" in it, or "&", and a hyphen at any place where a line may have broken it."""
    return r"\ -?(?:a-?n-?d|&)-?\ ".join("-?".join(map(re.escape, part)) for part in name.split(" and "))


_WITH_AND = re.compile("|".join(_broken(name) for _, name in _KNOWN.values() if " and " in name), re.IGNORECASE)
_KIND_OF_STATE = re.compile(
    r"(?:[\w’']+ ){0,4}?(?:Republic|States?|Kingdom|Sultanate)(?: of(?: the)?)?|the", re.IGNORECASE
)
"""What stands behind the comma of a name that is turned round: "Korea, Republic of"."""
_BREAK = re.compile(r"[,;]\s*(?:(?:and|AND|&)\s+)?|\s(?:and|AND|&)\s+|(?<=[^\W\d_])\s?/\s?(?=[^\W\d_]{2})")


def _known(text: str) -> tuple[State, str] | None:
    key = name_key(text)
    return _KNOWN.get(key) or _KNOWN.get(_TITLE.sub("", key))


def state_named(text: str) -> str | None:
    """The State's name as lists print it, for any case, accents and apostrophe; None for any other name.

    ``COTE D'IVOIRE`` is ``Côte d’Ivoire``, ``Republic of Fiji`` is ``Fiji``.

    A name the State no longer has is given as it was: it is the name on the document.
    """
    known = _known(text)
    return known[1] if known else None


@cache
def _names_in(language: str) -> dict[str, str]:
    """The State's name as English lists print it, by its name in another language."""
    named = ((state.by_language.get(language), state.name) for state in STATES)
    return {name_key(name): english for name, english in named if name}


def state_named_in(text: str, language: str) -> str | None:
    """The State's name as English lists print it, by the one that lists in another official language print; None for
    any other name."""
    return _names_in(language).get(name_key(text))


_PARTED = {
    "fr": r"\s*,\s*|\s+et\s+",
    "es": r"\s*,\s*|\s+[ye]\s+",
    "ru": r"\s*,\s*|\s+и\s+",
    "zh": r"\s*[、，,]\s*|\s*[和及]\s*",
    "ar": r"\s*[،,]\s*و?|\s+و\s*",
}
"""What stands between the names of a list."""


@cache
def _list_in(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A list of States in this language, and one name of it with what parts it from the next."""
    printed = sorted(filter(None, (state.by_language.get(language) for state in STATES)), key=len, reverse=True)
    name = "|".join(re.escape(one).replace(r"\ ", r"\s+").replace("’", "['’]") for one in printed)
    parted = _PARTED[language]
    one = rf"(?P<name>{name})(?:{parted}|$)"
    return re.compile(rf"(?:(?:{name})(?:{parted}|$))+", re.IGNORECASE), re.compile(one, re.IGNORECASE)


def states_listed_in(text: str, language: str) -> list[str]:
    """The names of a list of States in an official language but English, as printed; none where one of them is not
    known: what does not stand in the table cannot be told from the words around it."""
    whole, one = _list_in(language)
    return [" ".join(found["name"].split()) for found in one.finditer(text)] if whole.fullmatch(text) else []


def state_of(text: str) -> State | None:
    """The State of a name, be it a former or a short one."""
    known = _known(text)
    return known[0] if known else None


def told_apart_by(name: str) -> str:
    """By what a name is told from others: a State by what it is called today, anything else by its letters."""
    state = state_of(name)
    return state.name if state else name_key(name)


def members_on(day: date) -> list[State]:
    """The Members of the United Nations on a day."""
    return [state for state in STATES if state.is_member_on(day)]


def split_names(text: str) -> list[str]:
    """The names of a list: ``Antigua and Barbuda, Cuba and Iran (Islamic Republic of)`` has three.

    Commas, semicolons, strokes and "and" part them. Nothing is split inside brackets, nor inside a State's name.
    """
    letters = text if text.isascii() else "".join(unicodedata.normalize("NFD", character)[0] for character in text)
    whole = {index for found in _WITH_AND.finditer(letters) for index in range(found.start(), found.end())}
    depth = 0
    for index, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth > 0:
            whole.add(index)
    names, start = [], 0
    for found in _BREAK.finditer(text):
        if found.start() not in whole and found.end() - 1 not in whole:
            names.append(text[start : found.start()])
            start = found.end()
    names.append(text[start:])
    return _turned_round([name.strip() for name in names if name.strip()])


def _turned_round(names: list[str]) -> list[str]:
    """The names, with those that were split at the comma in "Korea, Republic of" whole again."""
    whole: list[str] = []
    for name in names:
        turned = whole and _KIND_OF_STATE.fullmatch(name)
        if turned and (state := state_named(f"{whole[-1]} {name}") or state_named(f"{name} {whole[-1]}")):
            whole[-1] = state
        else:
            whole.append(name)
    return whole
