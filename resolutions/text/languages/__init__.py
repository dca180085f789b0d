"""The six official languages of the United Nations: the one table that readers, writers, models and pages use.

All six are equally authentic (rules of procedure of the General Assembly, rules 51 to 57). Codes are those of ISO 639:
two letters in the archive and its addresses, three letters in the Secretariat's XML.

What the archive reads of a cover in each language is measured against the English of the same resolution
(``make bench-languages``, ``docs/languages.md``). A language reads the fields that are the same in 99 texts of 100.
What is printed in its own words alone (title, organ, the sponsors' note) is never one of them: one language does not
fill it in for another. Sponsors count where each is named as a State is in the language. Lines of origin and meeting
are shown as printed in the best source that has them. Headings and the States that voted are English in the mark-up of
every language.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

EVERY_FIELD = frozenset(
    "kind symbol title organ session committee agenda_items distribution issued_on original_language adopted_on origin"
    " meeting sponsors sponsor_note subjects vote outcome related".split()
)
"""The fields of a cover that a file may state (``text.document.Document``)."""

_STATED_ALIKE = frozenset(
    "kind symbol session committee agenda_items distribution issued_on adopted_on origin meeting sponsors subjects vote"
    " outcome related".split()
)
"""What the Secretariat's texts state alike in every language."""


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
    Language("es", "spa", "Spanish", "español", reads=_STATED_ALIKE),
    Language("ru", "rus", "Russian", "русский", reads=_STATED_ALIKE),
    Language("zh", "zho", "Chinese", "中文", reads=_STATED_ALIKE, other_code="chi"),
    Language("ar", "ara", "Arabic", "العربية", right_to_left=True, reads=_STATED_ALIKE),
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


def best_of(codes: Collection[str], wanted: str | None = None) -> str | None:
    """The language in which a text held in these is shown to who reads ``wanted``: that one, else English, else the
    first of the table; None where there is none."""
    return wanted if wanted in codes else next((code for code in _ORDER if code in codes), None)
