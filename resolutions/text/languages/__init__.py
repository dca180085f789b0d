"""The six official languages of the United Nations: the one table that readers, writers, models and pages use.

All six are equally authentic (rules of procedure of the General Assembly, rules 51 to 57). Codes are those of ISO 639:
two letters in the archive and its addresses, three letters in the Secretariat's XML.

What the archive reads of a cover in each language is measured, on every second file of the Secretariat's XML of session
79 in that language, against the English XML of the same resolution (files that state the same, in percent of 158):

===============================  ======  =======  =======  =======  ======
field                            French  Spanish  Russian  Chinese  Arabic
===============================  ======  =======  =======  =======  ======
kind, symbol, session, outcome    100.0    100.0    100.0    100.0   100.0
related, vote, subjects           100.0    100.0    100.0    100.0   100.0
adopted_on                         99.4    100.0    100.0    100.0    99.4
issued_on                          98.7     99.4     98.7     99.4    99.4
sponsors                           87.3     87.3     87.3     87.3    91.8
meeting (its number)               99.4     99.4     99.4      0.0     0.0
agenda_items (their numbers)       56.3     56.3     55.7     99.4    56.3
origin (its symbols)               99.4    100.0     99.4    100.0    99.4
===============================  ======  =======  =======  =======  ======

A language reads the fields that are the same in 99 files of 100 and are stated otherwise in no more than one. What is
printed in its own words (title, organ, committee, the lines of origin and meeting, the titles of agenda items, the
sponsors' note) is never one of them: one language does not fill it in for another. Headings and the States that voted
are English in the mark-up of every language.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

EVERY_FIELD = frozenset(
    "kind symbol title organ session committee agenda_items distribution issued_on original_language adopted_on origin"
    " meeting sponsors sponsor_note subjects vote outcome related".split()
)
"""The fields of a cover that a file may state (``text.document.Document``)."""

_STATED_ALIKE = frozenset("kind symbol session adopted_on subjects vote outcome related".split())
"""What the Secretariat's XML states alike in every language."""


@dataclass(frozen=True, slots=True)
class Language:
    """``code`` and ``code3`` are ISO 639-1 and 639-2/T. ``own_name`` is what its speakers call it. ``reads`` are the
    cover fields that the archive reads in it: of a text in this language the others neither fill nor contradict what
    its other languages say."""

    code: str
    code3: str
    name: str
    own_name: str
    right_to_left: bool = False
    reads: frozenset[str] = EVERY_FIELD
    other_code: str | None = None
    """ISO 639-2/B, which library catalogues use where it differs."""

    @property
    def direction(self) -> str:
        """As HTML's ``dir``."""
        return "rtl" if self.right_to_left else "ltr"

    @property
    def codes(self) -> tuple[str, ...]:
        """All of its codes, the archive's own first."""
        return tuple(filter(None, (self.code, self.code3, self.other_code)))


LANGUAGES = (
    Language("en", "eng", "English", "English"),
    Language("fr", "fra", "French", "français", reads=_STATED_ALIKE, other_code="fre"),
    Language("es", "spa", "Spanish", "español", reads=_STATED_ALIKE | {"issued_on"}),
    Language("ru", "rus", "Russian", "русский", reads=_STATED_ALIKE),
    Language("zh", "zho", "Chinese", "中文", reads=_STATED_ALIKE | {"issued_on"}, other_code="chi"),
    Language("ar", "ara", "Arabic", "العربية", right_to_left=True, reads=_STATED_ALIKE | {"issued_on"}),
)
"""In the order in which they speak for a text that is not held in the language asked for: English first."""

ENGLISH = LANGUAGES[0].code

_BY_CODE = {code: one for one in LANGUAGES for code in one.codes}
_ORDER = {one.code: place for place, one in enumerate(LANGUAGES)}
_LONGEST_SHOWN = 20


class UnknownLanguage(ValueError):
    """A code that is not one of the six official languages'. One line, for the person who gave it."""

    def __init__(self, code: str) -> None:
        codes = ", ".join(one.code for one in LANGUAGES)
        super().__init__(f"{code[:_LONGEST_SHOWN]!r} is not an official language of the United Nations ({codes})")


def language_of(code: str) -> Language:
    """By its code of two or three letters, whatever its case, with or without a country (``zh-CN``). Raises
    ``UnknownLanguage``."""
    try:
        return _BY_CODE[code.strip().lower().partition("-")[0]]
    except KeyError:
        raise UnknownLanguage(code) from None


def in_order(codes: Iterable[str]) -> list[str]:
    """Codes in the order of the table."""
    return sorted(codes, key=_ORDER.__getitem__)


def best_of(codes: Iterable[str], wanted: str | None = None) -> str | None:
    """The language in which a text held in these is shown to who reads ``wanted``: that one, else English, else the
    first of the table; None where there is none."""
    held = in_order(codes)
    return wanted if wanted in held else next(iter(held), None)
