"""Arabic: the words by which covers, numbers and closing lines are read.

Letters are those of the print; vowel signs and the stretching sign between letters say nothing and may stand anywhere
in what is matched by ``bare``.
"""

from __future__ import annotations

import re

from ..ordinals import to_roman
from ..symbols import PRINTED
from .words import Words, bare, one_of, spellings

MONTHS = spellings(
    "كانون_الثاني/يناير|كانون_الثاني|يناير شباط/فبراير|شباط|فبراير آذار/مارس|آذار|مارس نيسان/أبريل|نيسان|أبريل"
    " أيار/مايو|أيار|مايو حزيران/يونيه|حزيران/يونيو|حزيران|يونيه|يونيو تموز/يوليه|تموز/يوليو|تموز|يوليه|يوليو"
    " آب/أغسطس|آب|أغسطس أيلول/سبتمبر|أيلول|سبتمبر تشرين_الأول/أكتوبر|تشرين_الأول|أكتوبر"
    " تشرين_الثاني/نوفمبر|تشرين_الثاني|نوفمبر كانون_الأول/ديسمبر|كانون_الأول|ديسمبر"
)
_DATE = rf"(?P<day>\d{{1,2}})\s*(?P<month>{one_of(MONTHS)})\s+(?P<year>\d{{4}})"
_ONES = "الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة".split()
_TENS = "العشر الثلاث الأربع الخمس الست السبع الثمان التسع".split()
_ADVERBS = "أولا ثانيا ثالثا رابعا خامسا سادسا سابعا ثامنا تاسعا عاشرا".split()
LETTERS = "ألف باء جيم دال هاء واو زاي حاء طاء ياء كاف لام ميم نون".split()
_FIRST_TEN = "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر".split()
_WHICH = [*_FIRST_TEN, "الحادي عشر", *(f"{name} عشر" for name in _FIRST_TEN[1:9]), "العشرون"]


def ordinal(number: int) -> str:
    """66 → ``السادسة والستون``, as of a session; from 1 to 199."""
    if number >= 100:
        return "المائة" if number == 100 else f"{ordinal(number - 100)} بعد المائة"
    tens, ones = divmod(number, 10)
    if number <= 10:
        return _ONES[number - 1]
    one = "الحادية" if ones == 1 else _ONES[ones - 1]
    if tens == 1:
        return f"{one} عشرة"
    return f"{one} و{_TENS[tens - 2]}ون" if ones else f"{_TENS[tens - 2]}ون"


def _ordinals() -> dict[str, int]:
    """Feminine, as sessions and meetings are, with the tens in either case: "السبعون", "السبعين"."""
    ones = {number: {name} for number, name in enumerate(_ONES, 1)}
    ones[1] = {"الأولى", "الحادية"}
    found = {bare(form): number for number, forms in ones.items() for form in forms}
    found |= {bare(f"{form}عشرة"): 10 + number for number, forms in ones.items() for form in forms if number < 10}
    for tens, stem in zip(range(20, 100, 10), _TENS, strict=True):
        for ending in ("ون", "ين"):
            found[bare(stem + ending)] = tens
            found |= {
                bare(f"{form}و{stem}{ending}"): tens + number
                for number, forms in ones.items()
                for form in forms
                if number < 10
            }
    hundred = {bare(f"{word}بعدالمائة"): 100 + number for word, number in found.items()}
    return found | hundred | {bare("المائة"): 100}


_WORD = r"[\u0621-\u0652]+"
_LETTERED = r"\d{1,3}(?: ?\((?:\w ?ـ?){1,2}\))*"
_ITEMS = rf"{_LETTERED}(?:(?:،| و|إلى) ?(?:{_LETTERED}|\((?:\w ?ـ?){{1,2}}\)))*"
_STRETCHED = "ـ*"


def _stretched(words: str) -> str:
    """A pattern for words whose letters may be drawn apart, as on the head of a cover."""
    return _STRETCHED.join(map(re.escape, words)).replace(rf"{_STRETCHED}\ {_STRETCHED}", r"\s+")


WORDS = Words(
    code="ar",
    formula=re.compile(r"إن الجمعية العامة\s?[،,]?"),
    elements=(
        ("publisher", re.compile(_stretched("الأمم المتحدة"))),
        ("symbol", re.compile(rf"{PRINTED}\*{{0,3}}")),
        ("organ", re.compile(_stretched("الجمعية العامة"))),
        ("distribution", re.compile(r"Distr\s?\.?\s?:?\s{0,4}(?P<value>General|Limited|Restricted|عام|محدود)", re.I)),
        ("issued_on", re.compile(rf"{_DATE}|\d{{1,2}} [A-Z][a-z]+ \d{{4}}", re.IGNORECASE)),
        ("original_language", re.compile(r"Original\s?:\s{0,4}(?P<value>[a-z]+(?:(?:/|, | and )[a-z]+){0,5})", re.I)),
        ("language", re.compile(r"Arabic(?: only)?|العربية", re.IGNORECASE)),
        ("session", re.compile(rf"الدورة(?: {_WORD}){{1,6}}")),
        (
            "committee",
            re.compile(
                r"لجنة المسائل السياسية الخاصة(?: وإنهاء الاستعمار)?(?: \(اللجنة الرابعة\))?"
                rf"|اللجنة (?:{'|'.join(_ONES[:6])})"
            ),
        ),
        ("kind", re.compile(r"(?:إضافة|تصويب)(?: \d{1,2})?\*{0,3}")),
        (
            "agenda",
            re.compile(rf"(?:البند|البندان|البنود) (?P<value>{_ITEMS})(?: من جدول الأعمال(?: المؤقت)?)?\*{{0,3}}"),
        ),
    ),  # fmt: skip
    status=re.compile(
        r"(?:قرار|قراران|قرارات|(?P<decision>مقرر|مقررات)) (?:اتخذته|اتخذتهما|اتخذتها) الجمعية العامة"
        rf"(?:\s+في\s*(?P<date>{_DATE}))?\*{{0,3}}"
    ),
    status_begins=re.compile(r"(?:قرار|قراران|قرارات|مقرر|مقررات) (?:اتخذته|اتخذتهما|اتخذتها)\b"),
    status_goes_on=re.compile(r"في\b"),
    date=re.compile(rf"(?<!\d){_DATE}(?!\d)"),
    months=MONTHS,
    origin_begins=re.compile(r"\[\s?(?:بناء|دون|اعتمد)"),
    without_committee=re.compile(r"دون الإحالة"),
    proposal=re.compile(
        r"مشروع (?:قرار|مقرر)(?: منقح)?\*{0,3}$|^مشروع (?:قرار|مقرر) مقدم|تعديل(?:ات)? |^مذكرة من الأمانة"
    ),
    tabled=re.compile(
        r"(?P<amendment>تعديل)|(?P<draft_decision>مشروع (?:ال)?مقرر)|(?P<draft_resolution>مشروع (?:ال)?قرار)"
    ),
    annex=re.compile(
        r"(?:المرفق|مرفق|(?P<appendix>التذييل)|ضميمة)"
        rf"(?: (?P<number>{'|'.join((*reversed(_WHICH), *LETTERS))}|[IVX]{{1,5}}))?[*.]{{0,3}}"
    ),
    committees=tuple(re.compile(f"اللجنة {which}") for which in _ONES[:6]),
    session=re.compile(
        r"(?:ال)?دورت?(?:ها|ه|ة)\s+(?:الجمعية\s+العامة\s+)?(?P<special>الاستثنائية\s+(?P<emergency>الطارئة\s+)?)?"
        rf"(?:العادية\s+)?(?P<ordinal>{_WORD}(?:\s+عشرة|\s+و(?:{'|'.join(_TENS)})[وي]ن)?(?:\s+بعد\s+المائة)?)"
    ),
    session_hint="دور",
    ordinals=_ordinals(),
    meeting=re.compile(
        r"الجلسة العامة\s+(?:\((?:المستأنفة|الختامية)\)\s+)?"
        r"(?:(?P<number>\d{1,4})|(?P<ordinal>[\w ]{1,80}?))(?=\s*(?:$|\(|\d))"
        r"(?:\s?\((?:المستأنفة|الختامية)\))?"
    ),
    parts={name: to_roman(number) for names in (_ADVERBS, _WHICH) for number, name in enumerate(names, 1)}
    | dict(zip(LETTERS, "ABCDEFGHIJKLMN", strict=True)),
    capitals=False,
    named_part=re.compile(
        rf"(?:(?P<part>الجزء)|(?P<chapter>الفصل))\s(?P<number>{'|'.join(reversed(_WHICH))}|[IVX]{{1,6}})"
    ),
    distributions={"عام": "General", "محدود": "Limited"},
    languages=tuple("الإنكليزية الفرنسية الإسبانية الروسية الصينية العربية".split()),
    label=re.compile(
        r"(?:المادة|القاعدة|المبدأ|الهدف|الغاية|الإجراء|التدبير|الالتزام|الفصل|الباب|الجزء)\s(?:\d{1,3}(?:-\d{1,2})*|[IVX]{1,6}|ال\w+(?:\sعشر)?)(?:\s?[.:–—-]|$|(?=\s))"
    ),
    annex_name="المرفق",
    number_follows=re.compile(
        r"(?<!\w)(?:(?:المادة|المادتين|المواد|الفقرة|الفقرتين|الفقرات|القاعدة|الفصل|المرفق|الفرع|رقم|البند|البنود|المجلد)"
        r"|(?<![\d/])\d{1,3}(?: و| أو| إلى))\s+$"
    ),
    number_may_follow=re.compile(
        r"(?<!\w)(?:[\u0621-\u064a]*(?:دورت|الإجراء|الهدف|الجزء|المبدأ|القرار|قراراتها|قراريها|قرارها|الغاية|المؤرخ|المؤرخة)[\u0621-\u064a]*"
        r"|في|من|إلى|على|عن|و|بتاريخ|يوم|(?<![\d/])\d{1,3}،)\s+$"
    ),
    date_follows=re.compile(r"\s+المؤرخ(?:\s\d|\s*$)|\s*$"),
    counts_something=re.compile(
        rf"\s?(?:{one_of(MONTHS)}|" r"في المائة|مليون|بليون|عام|سنة|سنوات|يوم|أيام|دولة|دول" ")"
    ),
    committee_names=(
        "اللجنة الأولى",
        "اللجنة الثانية",
        "اللجنة الثالثة",
        "لجنة المسائل السياسية الخاصة وإنهاء الاستعمار (اللجنة الرابعة)",
        "اللجنة الخامسة",
        "اللجنة السادسة",
    ),
)
