"""Names of the Assembly's own parts in the language of the page."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol, TypeVar

from django.utils.translation import get_language, gettext, ngettext

from resarchive.formats import day_written
from resolutions.models import AgendaItem, Committee, Resolution, Series, Version
from resolutions.models.agenda import committee_in_language
from resolutions.text.languages import ENGLISH, best_of
from resolutions.text.languages.vocabularies import words_of
from resolutions.text.ordinals import session_words

if TYPE_CHECKING:
    from resolutions.search.hits import FoundVersion

AnyNamed = TypeVar("AnyNamed", bound="Named")


def committee_name(committee: object) -> str:
    """Of a committee, or of the name a text prints, in the language of the page."""
    return str(committee) if isinstance(committee, Committee) else committee_in_language(str(committee))


class Named(Protocol):
    """A row of an authority list."""

    name: str
    names: dict[str, str]


def name_in_language(row: Named) -> tuple[str, str]:
    """The name of a State, a group or a subject in the language of the page, where it is known, else in English; and
    in which of them it is."""
    language = get_language() or ENGLISH
    known = row.names.get(language)
    return (known, language) if known else (row.name, ENGLISH)


_MARKS = re.compile(r"[\u0300-\u0302\u0304-\u036f\u064b-\u0655\u0640]")
_SAME_LETTERS = str.maketrans("ёأإآٱ", "еاااا")


def ordered(name: str) -> str:
    """By which names are sorted: accents do not count, but for the tilde of the Spanish n, which is a letter."""
    plain = _MARKS.sub("", unicodedata.normalize("NFD", name.casefold().translate(_SAME_LETTERS)))
    return plain.replace("n\u0303", "n\uffff")


def by_name(rows: Iterable[AnyNamed]) -> list[AnyNamed]:
    """Rows in the order of their names in the language of the page. In Chinese, which has several orders, and where no
    name is known in it, they stay as they are."""
    found = list(rows)
    language = get_language()
    if language in (ENGLISH, "zh") or not any(language in row.names for row in found):
        return found
    return sorted(found, key=lambda row: ordered(name_in_language(row)[0]))


LONG = 60
"""Names of a list that is parted by their first letters."""


def by_letter(rows: Sequence[AnyNamed]) -> list[tuple[str, list[AnyNamed]]]:
    """Rows in the order of :func:`by_name` under the first letters of their names; nothing where they are few, or where
    the language of the page has no letters."""
    if len(rows) < LONG or get_language() == "zh":
        return []
    letters: dict[str, list[AnyNamed]] = {}
    for row in rows:
        letters.setdefault(ordered(name_in_language(row)[0])[:1].upper(), []).append(row)
    return list(letters.items())


def heading_language(row: AgendaItem | Resolution | Series | None) -> str:
    """The language in which the row's ``heading`` is. A title that is in no list of titles is an English one."""
    if row is None or getattr(row, "title_given", False):
        return ENGLISH
    return best_of(row.titles, get_language()) or ENGLISH


def session_name(code: str) -> str:
    """``66`` in English as printed, ``Sixty-sixth session``; in other languages with its number, ``66e session``."""
    if get_language() == "en":
        return session_words(code)
    kind, _, number = code.rpartition("-")
    return _session_names(int(number))[kind] % {"number": number}


def meeting_in_language(printed: str, language: str | None) -> tuple[str, str]:
    """A plenary meeting that a document in ``language`` names: in the words of the page where the document says no more
    than its number, else as printed; and in which of the two languages it is."""
    printed_in, spoken = language or ENGLISH, get_language() or ENGLISH
    words = words_of(printed_in)
    number = words.meeting_number(printed) if words.meeting.fullmatch(printed) and "(" not in printed else None
    if printed_in == spoken or number is None:
        return printed, printed_in
    return ngettext("plenary meeting %(number)s", "plenary meeting %(number)s", number) % {"number": number}, spoken


def dated(version: Version | FoundVersion) -> str:
    """When a text was adopted or issued: the date printed, or the year inferred."""
    if version.adopted_on:
        return gettext("adopted %(day)s") % {"day": _day(version.adopted_on, get_language())}
    if version.issued_on:
        return gettext("issued %(day)s") % {"day": _day(version.issued_on, get_language())}
    if "year" in version.inferred:
        return gettext("%(year)s, inferred") % {"year": version.inferred["year"]["value"]}
    return gettext("date not known")


@lru_cache(maxsize=10_000)
def _day(day: datetime.date, language: str) -> str:
    """As printed, in the language of the page; a list of texts asks for dozens."""
    return day_written(day)


_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def day_in_words(words: str) -> str:
    """A day as data has it, “2025-10-20”, as the language of the page writes it; other words stay as they are."""
    try:
        return day_written(datetime.date.fromisoformat(words)) if _ISO_DAY.fullmatch(words) else words
    except ValueError:
        return words


def proposals_counted(count: int) -> str:
    return ngettext("%(counter)s proposal", "%(counter)s proposals", count) % {"counter": count}


def _session_names(number: int) -> dict[str, str]:
    """By the beginning of the code. Some languages write the first session in another way than the rest."""
    return {
        "": ngettext("Session %(number)s", "Session %(number)s", number),
        "S": ngettext("Special session %(number)s", "Special session %(number)s", number),
        "ES": ngettext("Emergency special session %(number)s", "Emergency special session %(number)s", number),
    }
