"""Sessions and dates in words: "Sixty-sixth session", "Tenth emergency special session", "19 December 2011", "XXI"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from .equality import letters_of

LAST_REGULAR_SESSION = 199
"""The last one that there are words for."""
_ONES = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_TENS = ["twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"]
_ORDINALS = {word: number for number, word in enumerate(_ONES, 1)}
_ORDINALS.update({f"{stem}ieth": tens for tens, stem in zip(range(20, 100, 10), _TENS, strict=True)})
_PREFIXES = {f"{stem}y": tens for tens, stem in zip(range(20, 100, 10), _TENS, strict=True)}
_WORD_OF = {number: word for word, number in _ORDINALS.items()}
_WORD_OF_TENS = {tens: word for word, tens in _PREFIXES.items()}

_ORDINAL_WORD = "|".join(sorted((*_ORDINALS, *_PREFIXES), key=len, reverse=True))
_JOINT = r"[\s\u2010-\u2013\u2212-]+"
ORDINAL_PATTERN = (
    rf"(?:one{_JOINT})?hundred(?:th|{_JOINT}and{_JOINT}(?:{_ORDINAL_WORD})(?:{_JOINT}(?:{_ORDINAL_WORD}))?)"
    rf"|(?:{_ORDINAL_WORD})(?:{_JOINT}(?:{_ORDINAL_WORD}))?|\d{{1,3}}(?:st|nd|rd|th)"
)
"""What ``ordinal`` reads: "sixty-sixth", "66th"; for use with ``re.IGNORECASE``."""
SESSION_PATTERN = (
    rf"(?P<ordinal>{ORDINAL_PATTERN}){_JOINT}(?:(?P<kind>emergency\s+special|special|regular)\s+)?session\b"
)
"""A session by its number: "Sixty-sixth session", "Tenth emergency special session", "78th session"; for use with
``re.IGNORECASE``."""
_SESSION = re.compile(rf"\b{SESSION_PATTERN}", re.IGNORECASE)
_KIND = {"special": "S-", "emergency special": "ES-"}
_WORDS_OF_KIND = {"": "", "S": "special ", "ES": "emergency special "}

_OF_A_MEETING = r"(?: \(?(?:resumed|closing|emergency|resumption)\)?)?"
MEETING_PATTERN = (
    rf"(?:(?P<number>\d{{1,4}})\s?(?:st|nd|rd|th){_OF_A_MEETING}(?: plenary)?"
    rf"|(?P<words>[A-Z][a-z]{{2,12}}(?:[ -][a-z]{{2,12}}){{0,3}}){_OF_A_MEETING} plenary) meeting"
)
"""A meeting of the Assembly or a Council: "89th plenary meeting", "Twenty-first plenary meeting", "52nd meeting"; for
use with ``re.IGNORECASE``."""

MONTHS = tuple("January February March April May June July August September October November December".split())
_MONTH = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
DATE_PATTERN = rf"\d{{1,2}}\s+(?:{'|'.join(_MONTH)})\s+\d{{4}}"
"""Day, month in words and year, as the Editorial Manual writes a date; for use with ``re.IGNORECASE``."""
_DATE = re.compile(rf"(?<!\d){DATE_PATTERN}(?!\d)", re.IGNORECASE)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_NAMES_OF_MONTHS = rf"(?:{'|'.join(name[:3] for name in MONTHS)})[a-z]{{0,6}}\.?"
_OTHER_DATES = (
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{_NAMES_OF_MONTHS}),? (?P<year>\d{{4}})",
    rf"{_WEEKDAY}(?P<month>{_NAMES_OF_MONTHS}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})",
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)",
)
_OTHER_DATE = tuple(re.compile(form, re.IGNORECASE) for form in _OTHER_DATES)
OTHER_DATE_PATTERN = "|".join(re.sub(r"\?P<\w+>", "?:", form) for form in _OTHER_DATES)
"""A date as people write it on covers of their own: "November 4, 2026", "4th Nov. 2026", "2026-11-04"."""

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN_STEPS = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def from_roman(text: str) -> int:
    """``XXI`` → 21. Raises ValueError for anything that is not a roman numeral."""
    try:
        values = [_ROMAN[letter] for letter in text.upper()]
    except KeyError as error:
        raise ValueError(f"not a roman numeral: {text!r}") from error
    if not values:
        raise ValueError("not a roman numeral: ''")
    return sum(-here if here < after else here for here, after in zip(values, [*values[1:], 0], strict=True))


def to_roman(number: int) -> str:
    """21 → ``XXI``."""
    numeral = ""
    for value, letters in _ROMAN_STEPS:
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral


def ordinal(words: str) -> int | None:
    """``Sixty-sixth`` → 66, ``Hundred and tenth`` → 110, ``66th`` → 66; None for anything else."""
    pieces = [piece for piece in re.split(_JOINT, words.strip().lower()) if piece not in {"one", "and"}]
    if not pieces:
        return None
    if len(pieces) == 1 and re.fullmatch(r"\d{1,3}(?:st|nd|rd|th)", pieces[0]):
        return int(pieces[0][:-2])
    total = 100 if pieces[0] in {"hundred", "hundredth"} else 0
    rest = pieces[1:] if total else pieces
    if not rest:
        return 100 if pieces[0] == "hundredth" else None
    if len(rest) == 2 and rest[0] in _PREFIXES and _ORDINALS.get(rest[1], 10) < 10:
        return total + _PREFIXES[rest[0]] + _ORDINALS[rest[1]]
    return total + _ORDINALS[rest[0]] if len(rest) == 1 and rest[0] in _ORDINALS else None


def ordinal_words(number: int) -> str:
    """66 → ``sixty-sixth``; from 1 to 199."""
    if number >= 100:
        return "hundredth" if number == 100 else f"hundred and {ordinal_words(number - 100)}"
    if number in _WORD_OF:
        return _WORD_OF[number]
    return f"{_WORD_OF_TENS[number - number % 10]}-{_WORD_OF[number % 10]}"


def ordinal_digits(number: int) -> str:
    """66 → ``66th``, 71 → ``71st``."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def session_code(words: str) -> str | None:
    """The first session named: ``Sixty-sixth session`` → ``66``, ``Tenth emergency special session`` → ``ES-10``."""
    return next(find_sessions(words), None)


def find_sessions(text: str) -> Iterator[str]:
    """The code of each session named in a text, in order."""
    for match in _SESSION.finditer(letters_of(text)[0]):
        number = ordinal(match["ordinal"])
        if number is not None:
            kind = " ".join((match["kind"] or "").lower().split())
            yield f"{_KIND.get(kind, '')}{number}"


def without_session_numbers(text: str) -> str:
    """``Report on its seventy-ninth session`` → ``Report on its session``."""
    return _SESSION.sub("session", text)


def session_words(code: str) -> str:
    """``66`` → ``Sixty-sixth session``, ``S-23`` → ``Twenty-third special session``."""
    kind, _, number = code.rpartition("-")
    words = f"{ordinal_words(int(number))} {_WORDS_OF_KIND[kind]}session"
    return words[0].upper() + words[1:]


def parse_date(text: str) -> date | None:
    """``19 December 2011``, in any case and spacing, as the whole text; None for anything else or no such day."""
    return _to_date(text) if _DATE.fullmatch(text.strip()) else None


def date_written(text: str) -> date | None:
    """A date in any of the forms that people write, as the whole text; None for anything else or no such day."""
    found = next(filter(None, (form.fullmatch(text.strip()) for form in _OTHER_DATE)), None)
    if found is None:
        return None
    name = found["month"].lower()[:3]
    number = int(name[:2]) if name[:2].isdecimal() else [month[:3].lower() for month in MONTHS].index(name) + 1
    try:
        return date(int(found["year"]), number, int(found["day"]))
    except ValueError:
        return None


def date_words(day: date) -> str:
    """``19 December 2011``, as the Editorial Manual writes a date, whatever the machine's locale."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def find_dates(text: str) -> Iterator[tuple[int, int, date]]:
    """Start, end and value of each date in a text, in order."""
    for match in _DATE.finditer(text):
        value = _to_date(match[0])
        if value is not None:
            yield match.start(), match.end(), value


def _to_date(text: str) -> date | None:
    day, month, year = text.split()
    try:
        return date(int(year), _MONTH[month.lower()], int(day))
    except ValueError:
        return None
