"""Numbers in words and words of magnitude in the six languages, for comparing what languages say of one thing.

"One" by itself is left out: it is an article in half of them; beside tens it counts. Of the others every form counts
that stands in running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from .fr import cardinal as french_cardinal
from .zh import NUMERALS

_AT_A_WORD = r"(?<!\w)"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Cardinals:
    """``words`` are numbers by their words, ``magnitudes`` factors by the words that follow a number. ``joint`` joins
    tens and ones, of which ``one`` has the forms of 1; where ``ones_first``, the ones stand before it. ``ordinal`` are
    ordinals of several words, of which some are words of numbers ("twenty-fifth")."""

    words: Mapping[str, int]
    magnitudes: Mapping[str, float]
    joint: str = r"(?!)"
    one: str = r"(?!)"
    ordinal: str = r"(?!)"
    ones_first: bool = False
    before: str = _AT_A_WORD
    behind: str = r"(?!\w)"
    behind_magnitude: str = r"(?!\w)"

    @cached_property
    def _word(self) -> re.Pattern[str]:
        names = "|".join(map(re.escape, sorted(self.words, key=len, reverse=True)))
        first, second = names, names
        if self.ones_first:
            first = rf"{names}|(?:{self.one})(?={self.joint}(?:{names}){self.behind})"
        else:
            second = f"{names}|{self.one}"
        words = rf"{self.before}(?P<first>{first})(?:{self.joint}(?P<second>{second}))?{self.behind}"
        return re.compile(words, re.IGNORECASE)

    @cached_property
    def _first_words(self) -> frozenset[str]:
        return frozenset(_WORD.findall(name)[0] for name in self.words)

    def _may_be_in(self, text: str) -> bool:
        """Told by whole words where numbers begin with one: few paragraphs have any, and to look for all takes long."""
        return self.before != _AT_A_WORD or not self._first_words.isdisjoint(_WORD.findall(text.lower()))

    @cached_property
    def _magnitudes(self) -> list[tuple[re.Pattern[str], float]]:
        """The longest first: "mil millones" is no "mil"."""
        names = sorted(self.magnitudes.items(), key=lambda one: -len(one[0]))
        return [(re.compile(rf"\s*(?:{name}){self.behind_magnitude}"), factor) for name, factor in names]

    def find(self, text: str) -> Iterator[int]:
        """The numbers that a text has in words."""
        if not self._may_be_in(text):
            return
        text = re.sub(self.ordinal, lambda found: " " * len(found[0]), text, flags=re.IGNORECASE)
        for found in self._word.finditer(text):
            first, second = (self._value(found[name]) for name in ("first", "second"))
            assert first
            tens, ones = (second, first) if self.ones_first else (first, second)
            if second and tens and ones and tens >= 20 and ones < 10:
                yield tens + ones
            else:
                yield from (number for number in (first, second) if number and number > 1)

    def _value(self, word: str | None) -> int | None:
        return self.words.get(word.lower(), 1) if word else None

    def factor(self, text: str, end: int) -> float:
        """What a number that ends here is multiplied by: "2.5 billion", "25亿"."""
        return next((factor for name, factor in self._magnitudes if name.match(text, end)), 1)


def count_in_words(words: str) -> int | None:
    """The number up to 199 that English words are, as votes are told in: "one hundred and twelve"; None for others."""
    hundreds, hundred, rest = words.lower().strip().rpartition("hundred")
    if hundreds.strip() not in ("", "one", "a") or bool(hundred) != bool(hundreds.strip()):
        return None
    match [{"one": 1, **_ENGLISH}.get(word) for word in rest.strip().removeprefix("and ").replace("-", " ").split()]:
        case [] if hundred:
            return 100
        case [int(number)]:
            return 100 * bool(hundred) + number
        case [int(tens), int(ones)] if tens >= 20 and ones < 10:
            return 100 * bool(hundred) + tens + ones
    return None


def _numbered(names: str, *, first: int = 2, step: int = 1) -> dict[str, int]:
    """Numbers from ``first`` on; forms of one are joined by ``|``."""
    return {
        form: first + place * step for place, forms in enumerate(names.split()) for form in forms.split("|") if form
    }


def _french(number: int) -> tuple[str, ...]:
    """With hyphens, as the spelling of 1990 has it, and without beside "et"."""
    written = french_cardinal(number)
    return written, written.replace("-et-", " et ")


def _spanish() -> dict[str, int]:
    units = "uno|ún|una dos tres cuatro cinco seis siete ocho nueve"
    compound = {
        f"veinti{form}": 20 + n
        for form, n in _numbered("uno|ún|una dós tres cuatro cinco séis siete ocho nueve", first=1).items()
    }
    teens = "diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve"
    tens = "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa"
    ones = {form: n for form, n in _numbered(units, first=1).items() if n > 1}
    return ones | _numbered(teens, first=10) | _numbered(tens, first=20, step=10) | compound


_RUSSIAN = _numbered(
    "два|две|двух|двум|двумя три|трех|трёх|трем|трём|тремя четыре|четырех|четырёх|четырем|четырём|четырьмя"
    " пять|пяти|пятью шесть|шести|шестью семь|семи|семью восемь|восьми|восемью девять|девяти|девятью"
    " десять|десяти|десятью одиннадцать|одиннадцати двенадцать|двенадцати тринадцать|тринадцати"
    " четырнадцать|четырнадцати пятнадцать|пятнадцати шестнадцать|шестнадцати семнадцать|семнадцати"
    " восемнадцать|восемнадцати девятнадцать|девятнадцати"
) | _numbered(
    "двадцать|двадцати тридцать|тридцати сорок|сорока пятьдесят|пятидесяти шестьдесят|шестидесяти"
    " семьдесят|семидесяти восемьдесят|восьмидесяти девяносто|девяноста",
    first=20,
    step=10,
)
_ARABIC = _numbered(
    "اثنان|اثنين|اثنتان|اثنتين ثلاث|ثلاثة أربع|أربعة خمس|خمسة ست|ستة سبع|سبعة ثمان|ثماني|ثمانية تسع|تسعة عشر|عشرة"
) | _numbered(
    "عشرون|عشرين ثلاثون|ثلاثين أربعون|أربعين خمسون|خمسين ستون|ستين سبعون|سبعين ثمانون|ثمانين تسعون|تسعين",
    first=20,
    step=10,
)
_ARABIC_ONES = "ثلاث|ثلاثة أربع|أربعة خمس|خمسة ست|ستة سبع|سبعة ثمان|ثماني|ثمانية تسع|تسعة"
_ARABIC_TEENS = {
    f"{form} {ten}": number
    for ones, number in zip(["أحد|إحدى", "اثنا|اثني|اثنتا|اثنتي", *_ARABIC_ONES.split()], range(11, 20), strict=True)
    for form in ones.split("|")
    for ten in ("عشر", "عشرة")
}
_ARABIC_DUALS = {
    f"{stem}{ending}": 2
    for stem in (
        "عام سنت شهر أسبوع يوم عقد طرف جانب كيان منظمت مؤسست هيئت وكالت بعثت وظيفت لجنت جلست دولت مرت لغت سلسلت حلقت"
        " قنات جماعت فئت وثيقت اجتماع تقرير قرار رئيس مكتب منشور مجلس"
    ).split()
    for ending in ("ين", "ان")
}
"""Nouns that texts count most, in the dual, which needs no word for two."""
_ENGLISH = _numbered(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen"
) | _numbered("twenty thirty forty fifty sixty seventy eighty ninety", first=20, step=10)

CARDINALS = {
    "en": Cardinals(
        _ENGLISH,
        {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12},
        joint=r"[-\u2010\u2011]",
        one="one",
        ordinal=r"\b\w+ty[-\u2010\u2011](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b",
    ),
    "fr": Cardinals(
        {form: number for number in range(2, 100) for form in _french(number)},
        {"mille": 1e3, "millions?": 1e6, "milliards?": 1e9, "billions?": 1e12},
        ordinal=r"\b\w+[-\u2010\u2011 ](?:et[- ])?\w+ième\b",
    ),
    "es": Cardinals(
        _spanish(),
        {"mil": 1e3, "mill(?:ón|ones)": 1e6, "mil millones": 1e9, "bill(?:ón|ones)": 1e12},
        joint=r"\sy\s",
        one="uno|ún|una?",
    ),
    "ru": Cardinals(
        _RUSSIAN,
        {
            r"тыс(?:яч[аи]?|\.)": 1e3,
            r"м(?:иллион(?:а|ов)?|лн)": 1e6,
            r"м(?:иллиард(?:а|ов)?|лрд)": 1e9,
            r"тр(?:иллион(?:а|ов)?|лн)": 1e12,
        },
        joint=r"\s",
        one="один|одного|одному|одним|одном|одна|одной|одну|одно",
        ordinal=r"\b(?:двадцать|тридцать|сорок|(?:пять|шесть|семь|восемь)десят|девяносто)\s"
        r"(?:перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят)(?:[аоыуи][йяеюмх]|о(?:го|му)|ь(?:я|ей|ю|его|ем))\b",
    ),
    "zh": Cardinals(
        {numeral: number for numeral, number in NUMERALS.items() if 1 < number < 100} | {"两": 2},
        {"千": 1e3, "万": 1e4, "百万": 1e6, "亿": 1e8, "万亿": 1e12},
        before=r"(?!十年)(?:(?<![第零一二三四五六七八九十百千万亿之\d])|(?<=第)(?=[^条款段章节]{1,3}[条款段章节]))",
        behind_magnitude="",
        behind=r"(?=[个名次年份天日月届项种类位条点岁周国方轮期卷款段章节辆组大支只本所家座台套件份封部级秒]|分(?!之)|小时)",
    ),
    "ar": Cardinals(
        _ARABIC | _ARABIC_TEENS | _ARABIC_DUALS,
        {
            "ألفا?|آلاف": 1e3,
            "مليونا?|ملايين": 1e6,
            "بليونا?|بلايين|مليارا?|مليارات": 1e9,
            "تريليونا?|تريليونات": 1e12,
        },
        ordinal=r"(?<!\w)(?:[وفبلك]?ال|لل)(?:حادي|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع)ة?\s"
        r"(?:عشرة?|وال\w{3,4}[وي]ن)(?!\w)",
        joint=r"\sو",
        one="واحدة|واحد|إحدى|أحد",
        ones_first=True,
        before=r"(?<!\w)(?:[وفبلك]?ال|لل|[وفبلك])?",
    ),
}
"""By the code of the archive."""
