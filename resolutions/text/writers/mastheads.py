"""Lines of covers, and of the close, as each official language prints them; what a document does not say is left out.

Everything that stands in one language alone (an origin, a meeting, a title) is the document's own words and stays them.
Every line reads back: ``tests/text/writers/test_mastheads.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..document import AgendaItem, Document
from ..kinds import DocumentKind
from ..languages import ar, es, fr, ru, zh
from ..languages.vocabularies import words_of
from ..languages.words import COMMITTEES, ENGLISH_NAMES
from ..ordinals import date_words, session_words

ASSEMBLY = "General Assembly"
_DECISIONS = (DocumentKind.DECISION, DocumentKind.DRAFT_DECISION)


@dataclass(frozen=True, slots=True)
class Printed:
    """``sessions`` are patterns for a regular, a special and an emergency special session, around its ordinal.
    ``adopted`` and ``tabled`` are those of a resolution and of a decision."""

    assembly: str
    day: Callable[[date], str]
    ordinal: Callable[[int], str]
    sessions: tuple[str, str, str]
    item: str
    lettered: str
    last: str
    """Between the last two of several names."""
    adopted: tuple[str, str]
    tabled: tuple[str, str]
    comma: str = ", "
    distribution: str = "Distr.: {}"
    translates_cover: bool = False
    """Whether it prints distribution and original language in its own words: the others print them in English."""

    def session(self, code: str) -> str:
        kind, _, number = code.rpartition("-")
        said = self.sessions[("", "S", "ES").index(kind)].format(self.ordinal(int(number)))
        return said[:1].upper() + said[1:]


def _french_day(day: date) -> str:
    return f"{'1er' if day.day == 1 else day.day} {_month(fr.MONTHS, day)} {day.year}"


def _month(months: Mapping[str, int], day: date) -> str:
    """The first of its spellings."""
    return next(name for name, number in months.items() if number == day.month)


PRINTED = {
    "fr": Printed(
        "Assemblée générale",
        _french_day,
        fr.ordinal,
        ("{} session", "{} session extraordinaire", "{} session extraordinaire d’urgence"),
        "Point {} de l’ordre du jour",
        " {})",
        " et ",
        ("Résolution adoptée par l’Assemblée générale le {}", "Décision adoptée par l’Assemblée générale le {}"),
        ("{} : projet de résolution", "{} : projet de décision"),
        distribution="Distr. {}",
        translates_cover=True,
    ),
    "es": Printed(
        "Asamblea General",
        lambda day: f"{day.day} de {_month(es.MONTHS, day)} de {day.year}",
        es.ordinal,
        (
            "{} período de sesiones",
            "{} período extraordinario de sesiones",
            "{} período extraordinario de sesiones de emergencia",
        ),
        "Tema {} del programa",
        " {})",
        " y ",
        ("Resolución aprobada por la Asamblea General el {}", "Decisión aprobada por la Asamblea General el {}"),
        ("{}: proyecto de resolución", "{}: proyecto de decisión"),
        distribution="Distr. {}",
        translates_cover=True,
    ),
    "ru": Printed(
        "Генеральная Ассамблея",
        lambda day: f"{day.day} {_month(ru.MONTHS, day)} {day.year} года",
        ru.ordinal,
        ("{} сессия", "{} специальная сессия", "{} чрезвычайная специальная сессия"),
        "Пункт {} повестки дня",
        " {})",
        " и ",
        ("Резолюция, принятая Генеральной Ассамблеей {}", "Решение, принятое Генеральной Ассамблеей {}"),
        ("{}: проект резолюции", "{}: проект решения"),
    ),
    "zh": Printed(
        "大会",
        lambda day: f"{day.year}年{day.month}月{day.day}日",
        zh.numeral,
        ("第{}届会议", "第{}届特别会议", "第{}届紧急特别会议"),
        "议程项目{}",
        "({})",
        "和",
        ("{}大会决议", "{}大会决定"),
        ("{}：决议草案", "{}：决定草案"),
        comma="、",
    ),
    "ar": Printed(
        "الجمعية العامة",
        lambda day: f"{day.day} {_month(ar.MONTHS, day)} {day.year}",
        ar.ordinal,
        ("الدورة {}", "الدورة الاستثنائية {}", "الدورة الاستثنائية الطارئة {}"),
        "البند {} من جدول الأعمال",
        " ({})",
        " و",
        ("قرار اتخذته الجمعية العامة في {}", "مقرر اتخذته الجمعية العامة في {}"),
        ("{}: مشروع قرار", "{}: مشروع مقرر"),
        comma="، ",
    ),
}
_ENGLISH = Printed(
    ASSEMBLY,
    date_words,
    str,
    ("", "", ""),
    "Agenda item {}",
    " ({})",
    " and ",
    ("Resolution adopted by the General Assembly on {}", "Decision adopted by the General Assembly on {}"),
    ("{}: draft resolution", "{}: draft decision"),
)


def masthead(document: Document) -> Iterator[str]:
    """In the order of the Editorial Manual. An adopted text names no sponsors."""
    printed, code = PRINTED.get(document.language, _ENGLISH), document.language
    decision = document.kind in _DECISIONS
    organ = printed.assembly if document.organ == ASSEMBLY else document.organ
    yield from filter(None, (document.symbol, organ))
    if document.distribution:
        yield printed.distribution.format(_in_own_words(document.distribution, printed, code))
    if document.issued_on:
        yield printed.day(document.issued_on)
    if document.original_language:
        yield f"Original: {_language(document.original_language, printed, code)}"
    if document.session:
        yield session_words(document.session) if printed is _ENGLISH else printed.session(document.session)
    if document.committee and not document.adopted_on:
        yield _committee(document.committee, code)
    for item in document.agenda_items:
        yield from _item(item, printed)
    if document.adopted_on:
        yield printed.adopted[decision].format(printed.day(document.adopted_on))
    elif document.sponsors:
        names = _listed([sponsor.name for sponsor in document.sponsors], printed)
        yield printed.tabled[decision].format(names)
    if document.origin:
        yield f"[{document.origin.text}]"


def closing(document: Document) -> Iterator[str]:
    """The plenary meeting and its day, below the last paragraph."""
    if meeting := document.meeting:
        printed = PRINTED.get(document.language, _ENGLISH)
        yield from filter(None, (meeting.text, meeting.date and printed.day(meeting.date)))


def _item(item: AgendaItem, printed: Printed) -> Iterator[str]:
    letter = printed.lettered.format(item.letter) if item.letter else ""
    yield printed.item.format(f"{item.number}{letter}")
    yield from filter(None, (item.title,))


def _listed(names: Sequence[str], printed: Printed) -> str:
    *first, last = names
    return f"{printed.comma.join(first)}{printed.last}{last}" if first else last


def _committee(name: str, code: str) -> str:
    own = words_of(code).committee_names
    return own[COMMITTEES.index(name)] if own and name in COMMITTEES else name


def _in_own_words(distribution: str, printed: Printed, code: str) -> str:
    known = {english: own for own, english in words_of(code).distributions.items()}
    return known.get(distribution, distribution) if printed.translates_cover else distribution


def _language(english: str, printed: Printed, code: str) -> str:
    known = dict(zip(ENGLISH_NAMES, words_of(code).languages, strict=False))
    return known.get(english, english) if printed.translates_cover else english
