"""The words by which a language refers to other documents and to days: what may change in a paragraph without a change
of substance."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from resolutions.text.languages.cardinals import CARDINALS
from resolutions.text.languages.vocabularies import words_of
from resolutions.text.languages.words import bare, one_of
from resolutions.text.ordinals import MONTHS, ordinal

_NUMBERED = r"(?:\d+/\d+|\((?:د-)?[IVXL\d]+\)|A/\S+)(?: [A-Z]+)?\)?"
SYMBOL = re.compile(r"(?=\S*\d)[\w.-]+(?:/[\w.-]+)+")
_FIGURES = re.compile(r"\d+(?:[-\u2013]\d+|[ºᵒªᵃ°ᵉʳ]+|er|e|-[а-яё]{1,2})?")
"""A number, an ordinal in figures, days of a month."""


@dataclass(frozen=True)
class ReferenceWords:
    """``small`` are words within a reference; ``grammar`` those that say nothing by themselves. ``acts`` are the words
    for resolutions and decisions, ``joint`` stands between a number and its date. A reference is told by what stands
    before it, in Chinese by what stands behind."""

    code: str
    small: frozenset[str]
    grammar: frozenset[str]
    acts: str
    joint: str
    behind: str = r"(?!)"
    before_month: str = r"(?!)"
    numeral: str = r"(?!)"
    """A sign of an ordinal that is written sign by sign."""
    ordinal_follows: str = r"(?!)"

    @cached_property
    def months(self) -> frozenset[str]:
        return frozenset(words_of(self.code).months) or frozenset(map(str.lower, MONTHS))

    @cached_property
    def _month(self) -> str:
        return r"年|月|日" if self.code == "zh" else one_of(dict.fromkeys(self.months | self._pieces_of_months, 0))

    @cached_property
    def month_follows(self) -> re.Pattern[str]:
        """Its month stands behind a day, or what joins both where the month has changed too."""
        return re.compile(rf"\s*(?:de\s)?(?:{self._month})(?![a-zа-яё])|{self.before_month}\s*$", re.IGNORECASE)

    @cached_property
    def year_or_month(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\w)(?:{self._month})(?!\w)", re.IGNORECASE)

    @cached_property
    def in_reference(self) -> re.Pattern[str]:
        return re.compile(rf"{_NUMBERED},?(?: {self.joint}(?: \d{{1,2}})?(?: \S+)?)?$|(?:{self.acts})$", re.IGNORECASE)

    @cached_property
    def goes_on_as_reference(self) -> re.Pattern[str]:
        return re.compile(self.behind)

    @cached_property
    def _pieces_of_months(self) -> frozenset[str]:
        """Arabic months have two names, of two words each."""
        return frozenset(piece for month in self.months for piece in month.replace("/", " ").split(" "))

    def is_within_ordinal(self, changed: Iterable[str], right: str) -> bool:
        """Whether signs of one session's ordinal came or went: 第七十八届, 第八十届."""
        return re.match(self.ordinal_follows, right) is not None and all(
            re.fullmatch(self.numeral, one) for one in changed
        )

    def is_symbol_or_date(self, word: str) -> bool:
        lowered = word.lower()
        return (
            _FIGURES.fullmatch(word) is not None
            or self._is_ordinal(lowered)
            or SYMBOL.fullmatch(word) is not None
            or self._pieces_of_months.issuperset(lowered.split("/"))
        )

    def _is_ordinal(self, word: str) -> bool:
        if self.code == "en":
            return ordinal(word) is not None
        known = words_of(self.code).ordinals
        return bare(word) in known or bare(word.removeprefix("و")) in known or word in CARDINALS[self.code].words


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WORDS = (
    ReferenceWords(
        "en",
        _words("of and the resolution resolutions decision decisions"),
        _words("a an the and at in of on"),
        r"resolutions?|decisions?",
        "of",
    ),
    ReferenceWords(
        "fr",
        _words("de du des le la les et en date ses sa résolution résolutions décision décisions au"),
        _words("le la les l un une des de du d à au aux en et dans sur"),
        r"résolutions?|décisions?",
        r"(?:du|en date du)",
    ),
    ReferenceWords(
        "es",
        _words("de del el la las los y al resolución resoluciones decisión decisiones"),
        _words("el la los las un una de del a al en y por"),
        r"resoluci(?:ón|ones)|decisi(?:ón|ones)",
        r"de(?: \d{1,2})?(?: de)?",
        before_month=r"\s*de",
    ),
    ReferenceWords(
        "ru",
        _words("от и года году резолюция резолюции резолюцию резолюций резолюциях решение решения"),
        _words("и в во на о об с со"),
        r"резолюци\w+|решени\w+",
        "от",
    ),
    ReferenceWords(
        "zh",
        frozenset("年月日第号届和、及其决议"),
        frozenset("的和及了并在"),
        r"(?!)",
        r"(?!)",
        behind=r"[\d年月日]{0,12}第?[\d/]*号",
        numeral="[一二三四五六七八九十百]",
        ordinal_follows="[一二三四五六七八九十百]*届",
    ),
    ReferenceWords(
        "ar",
        _words("المؤرخ المؤرخة المؤرخين و القرار قرار قرارها قراريها قراراتها المقرر مقررها"),
        _words("و في من على إلى أن"),
        r"\S*(?:قرار|مقرر)\S*",
        r"المؤرخ\w*",
    ),
)
_BY_CODE = {one.code: one for one in _WORDS}


@cache
def reference_words(code: str) -> ReferenceWords:
    """Of the official language with this code of the archive."""
    return _BY_CODE[code]
