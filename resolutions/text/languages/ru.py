"""Russian: the words by which covers, numbers and closing lines are read."""

from __future__ import annotations

import re

from ..symbols import PRINTED
from .words import Words, bare, one_of, spellings

MONTHS = spellings("января февраля марта апреля мая июня июля августа сентября октября ноября декабря")
_DATE = rf"(?P<day>\d{{1,2}})\s+(?P<month>{one_of(MONTHS)})\s+(?P<year>\d{{4}})(?:\s+года\b|\s?г\.)?"
_STEMS = (
    "перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат"
    " шестнадцат семнадцат восемнадцат девятнадцат"
).split()
_TENS = {
    20: ("двадцать", "двадцат"),
    30: ("тридцать", "тридцат"),
    40: ("сорок", "сороков"),
    50: ("пятьдесят", "пятидесят"),
    60: ("шестьдесят", "шестидесят"),
    70: ("семьдесят", "семидесят"),
    80: ("восемьдесят", "восьмидесят"),
    90: ("девяносто", "девяност"),
    100: ("сто", "сот"),
}
_ENDINGS = "ая ой ую ое ый ом ого ому ым ья ьей ью ье ий ьем ьего ьему ьим".split()


def ordinal(number: int) -> str:
    """66 → ``шестьдесят шестая``, as of a session; from 1 to 199."""
    if number < 20:
        return "третья" if number == 3 else _STEMS[number - 1] + "ая"
    tens = 100 if number >= 100 else number - number % 10
    rest = number - tens
    return f"{_TENS[tens][0]} {ordinal(rest)}" if rest else f"{_TENS[tens][1]}ая"


def _ordinals() -> dict[str, int]:
    """In every case and gender: the words of a session stand in all of them."""
    stems = dict(enumerate(_STEMS, 1))
    for tens, (prefix, stem) in _TENS.items():
        stems[tens] = stem
        stems |= {tens + number: prefix + stems[number] for number in range(1, 20 if tens == 100 else 10)}
    hundred = _TENS[100][0]
    stems |= {100 + number: hundred + stems[number] for number in range(20, 100)}
    return {bare(stem + ending): number for number, stem in stems.items() for ending in _ENDINGS}


_WORD = r"[а-яё]+"
_KIND = r"(?P<special>(?P<emergency>чрезвычайн\w+\s+)?специальн\w+\s+)?(?:очередн\w+\s+)?"
_LETTERED = r"\d{1,3}(?: ?[a-zаес]{1,2}\))*"
_ITEMS = rf"{_LETTERED}(?:(?:,| и|–|-) ?(?:{_LETTERED}|[a-zаес]{{1,2}}\)))*"

WORDS = Words(
    code="ru",
    formula=re.compile(r"Генеральная Ассамблея\b,?", re.IGNORECASE),
    elements=(
        ("publisher", re.compile(r"Организация Объединенных Наций", re.IGNORECASE)),
        ("symbol", re.compile(rf"{PRINTED}\*{{0,3}}")),
        ("organ", re.compile(r"Генеральная Ассамблея", re.IGNORECASE)),
        (
            "distribution",
            re.compile(
                r"Distr\s?\.?\s?:?\s{0,4}(?P<value>General|Limited|Restricted|общая|ограниченная)", re.IGNORECASE
            ),
        ),
        ("issued_on", re.compile(rf"{_DATE}|\d{{1,2}} [A-Z][a-z]+ \d{{4}}", re.IGNORECASE)),
        ("original_language", re.compile(r"Original\s?:\s{0,4}(?P<value>[a-z]+(?:(?:/|, | and )[a-z]+){0,5})", re.I)),
        ("language", re.compile(r"Russian(?: only)?|Русский", re.IGNORECASE)),
        ("session", re.compile(rf"{_WORD}(?: {_WORD}){{0,4}} сессия", re.IGNORECASE)),
        (
            "committee",
            re.compile(
                r"Комитет по специальным политическим вопросам(?: и вопросам деколонизации)?(?: \(Четвертый комитет\))?"
                r"|(?:Первый|Второй|Третий|Четвертый|Пятый|Шестой) комитет",
                re.IGNORECASE,
            ),
        ),
        ("kind", re.compile(r"(?:Добавление|Исправление)(?: \d{1,2})?\*{0,3}", re.IGNORECASE)),
        (
            "agenda",
            re.compile(rf"Пункты? (?P<value>{_ITEMS})(?: (?:предварительной )?повестки дня)?\*{{0,3}}", re.IGNORECASE),
        ),
    ),  # fmt: skip
    status=re.compile(
        r"(?:Резолюци[яи]|(?P<decision>Решени[ея])), принят(?:ая|ые|ое) Генеральной Ассамблеей"
        rf"(?:\s+(?P<date>{_DATE}))?\*{{0,3}}",
        re.IGNORECASE,
    ),
    status_begins=re.compile(r"(?:Резолюци[яи]|Решени[ея]), принят(?:ая|ые|ое)\b", re.IGNORECASE),
    status_goes_on=re.compile(r"\d{1,2} |на ее\b|[а-я]+ \d{4}", re.IGNORECASE),
    date=re.compile(rf"(?<!\d){_DATE}(?!\d)", re.IGNORECASE),
    months=MONTHS,
    origin_begins=re.compile(r"\[\s?(?:по доклад|без передачи|принят)", re.IGNORECASE),
    without_committee=re.compile(r"без передачи", re.IGNORECASE),
    proposal=re.compile(
        r"проект (?:резолюции|решения)\*{0,3}$"
        r"|^проект (?:резолюции|решения),? (?:представленный|предложенный|рекомендованный)"
        r"|поправк[аи] к|^Записка Секр",
        re.IGNORECASE,
    ),
    tabled=re.compile(
        r"(?P<amendment>поправ[ок])|проекты? (?:(?P<draft_decision>решени)|(?P<draft_resolution>резолюци))",
        re.IGNORECASE,
    ),
    annex=re.compile(
        r"(?:Приложение|ПРИЛОЖЕНИЕ|(?P<appendix>Добавление))(?: (?P<number>[IVX]{1,5}|\d{1,2}|[A-Z]))?[*.]{0,3}"
    ),
    committees=tuple(
        re.compile(rf"{name}\w* комитет", re.IGNORECASE) for name in ("Перв", "Втор", "Трет", "Четверт", "Пят", "Шест")
    ),
    session=re.compile(
        rf"(?P<ordinal>\d{{1,3}}-\w|(?:(?:{'|'.join(prefix for prefix, _ in _TENS.values())})\s+){{0,2}}{_WORD})\s+"
        rf"{_KIND}сесси\w+",
        re.IGNORECASE,
    ),
    session_hint="сесси",
    ordinals=_ordinals(),
    meeting=re.compile(
        r"(?:(?P<number>\d{1,4})\s?[\u2010\u2011-]?(?:е|e)|(?P<ordinal>\b[\w ]{1,80}?))"
        r" (?:\((?:возобновленное|заключительное)\) )?пленарное заседание",
        re.IGNORECASE,
    ),
    capitals=False,
    named_part=re.compile(r"(?:(?P<part>Часть)|(?P<chapter>Глава))\s(?P<number>[IVX]{1,6})\.?", re.IGNORECASE),
    distributions={"общая": "General", "ограниченная": "Limited"},
    languages=tuple("английский французский испанский русский китайский арабский".split()),
    label=re.compile(
        r"(?:Статья|Правило|Принцип|Цель|Задача|Действие|Мера|Обязательство|Глава|Часть|Раздел)\s(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,6})(?:\s?[.:–—]|$|(?=\s))"
    ),
    annex_name="Приложение",
    number_follows=re.compile(
        r"(?<!\w)(?:(?:[Сс]тать\w+|[Пп]ункт\w*|[Пп]равил\w*|[Гг]лав\w*|[Пп]риложени\w+|[Рр]аздел\w*|№|п\.|пп\.|гл\.|т\.|разд\.)"
        r"|(?<![\d/])\d{1,3}(?: и| или| по|–|—))\s+$"
    ),
    number_may_follow=re.compile(
        r"(?<!\w)(?:[Сс]есси\w+|[Дд]ействи\w+|[Цц]ел\w+|[Чч]аст\w+|[Пп]ринцип\w*|[Рр]езолюци\w+|[Зз]адач\w*|от|с|до|по|на|в|к|за|из|о"
        r"|(?<![\d/])\d{1,3},|[Тт]аблиц\w+|[Ээ]тап\w*)\s+$"
    ),
    date_follows=re.compile(r"\s+от(?:\s\d|\s*$)|\s*$"),
    counts_something=re.compile(
        rf"\s?(?:{one_of(MONTHS)}|" r"процент|миллион|миллиард|млн|млрд|лет|год|дн|месяц|государств" ")"
    ),
    committee_names=(
        "Первый комитет",
        "Второй комитет",
        "Третий комитет",
        "Комитет по специальным политическим вопросам и вопросам деколонизации (Четвертый комитет)",
        "Пятый комитет",
        "Шестой комитет",
    ),
)
