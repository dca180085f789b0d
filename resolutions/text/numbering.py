"""Numbers of paragraphs, sections and annexes in the form that English prints, whatever the language of the text.

The Editorial Manual's degrees of subparagraphs are set in other signs in each language: ``(a)`` is ``a)`` in French,
Spanish and Russian and ``(أ)`` in Arabic; ``(i)`` is ``㈠`` in Chinese and ``’1‘`` in Arabic; section ``II`` is ``二``
and ``ثانيا``. Documents keep the number as printed; ids and depths follow from the form given here, so that they are
the same in every language.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from .languages import ENGLISH
from .languages.vocabularies import VOCABULARIES
from .languages.zh import NUMERALS
from .masthead import SECTION, SECTION_TITLED
from .ordinals import to_roman

_ABJAD = "ابجدهوزحطيكلمنسعفصقرشتثخذض"
"""The Arabic letters in the order in which they number: they stand for the 26 Latin ones."""
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
"""The earthly branches, by which older Chinese texts letter."""
STEMS = "甲乙丙丁戊己庚辛壬癸"
"""The heavenly stems, by which they letter above those."""
CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
"""The letters by which Russian lists go, in their order."""
HOMOGLYPHS = "асеорх"
_LATIN_OF = (
    dict(zip(CYRILLIC, "abcdefghijklmnopqrstuvwxyz", strict=False))
    | dict(zip(HOMOGLYPHS, "aceopx", strict=True))
    | dict(zip(_ABJAD, "abcdefghijklmnopqrstuvwxyz", strict=True))
    | dict(zip(BRANCHES, "abcdefghijkl", strict=True))
    | dict(zip(STEMS, "abcdefghij", strict=True))
)
"""Cyrillic letters that look like Latin ones stand for those, as typists of all languages take them for them: which
letter of a list it is, its place among the others tells (``levels``)."""
_IN_BRACKET = re.compile(
    r"[(（]?\s*(?P<bracketed>[^\W\d_](?:\s?[^\W\d_]){0,6}|\d{1,2})\s*[)）]|(?P<dashed>[\u0621-\u064a])\s?[-–]"
)
"""Arabic texts also set a hyphen behind a letter."""
_QUOTED = re.compile(r"[’‘'`]\s?(\d{1,2})\s?[‘’'`]")
_IN_NUMERALS = re.compile(r"[(（]([一二三四五六七八九十]{1,4})[)）]")
_IDEOGRAPHS = {chr(0x3220 + number - 1): number for number in range(1, 11)}
"""``㈠`` to ``㈩``."""


@lru_cache(maxsize=2_000)
def canonical_number(printed: str) -> str:
    """``a)``, ``(أ)`` → ``(a)``; ``㈠``, ``’1‘`` → ``(i)``; ``٤`` → ``4``. What is in no such form stays as it is."""
    text = _plain(printed)
    if quoted := _QUOTED.fullmatch(text):
        return f"({to_roman(int(quoted[1])).lower()})"
    if text and all(sign in _IDEOGRAPHS for sign in text):
        return f"({to_roman(_value_of(text)).lower()})"
    if numeral := _IN_NUMERALS.fullmatch(text):
        return f"({to_roman(NUMERALS[numeral[1]]).lower()})" if numeral[1] in NUMERALS else text
    bracketed = _IN_BRACKET.fullmatch(text)
    if not bracketed:
        return text
    said = bracketed["bracketed"] or bracketed["dashed"]
    inner = "".join(_LATIN_OF.get(letter, letter) for letter in said if not letter.isspace())
    return f"({inner})" if inner.isascii() else text


@lru_cache(maxsize=10_000)
def canonical_part(printed: str) -> str | None:
    """The number of a section in Latin: ``II``, ``二``, ``ثانيا`` → ``II``; ``A``, ``甲``, ``ألف`` → ``A``;
    ``第二章`` → ``Chapter II``. None for anything else."""
    text = printed.strip().rstrip(".。、").rstrip()
    if re.fullmatch(r"[IVX]{1,6}|[A-Z]", text):
        return text
    for words in VOCABULARIES.values():
        if named := words.named_part.fullmatch(text):
            number = _PARTS.get(named["number"].lower(), named["number"])
            return f"{'Part' if named['part'] else 'Chapter'} {number}"
    return _PARTS.get(text)


def is_part(text: str, code: str) -> bool:
    """Is it the number of a part, alone on its line, in the language with this code?"""
    return SECTION.fullmatch(text) is not None or (code != ENGLISH and canonical_part(text) is not None)


def titled_part(text: str, number: str | None = None, *, code: str) -> str | None:
    """The number of a part as printed, of a heading with its title: "III. Follow-up", "三. 后续行动"; of one whose
    number stands apart, that number. None for any other heading."""
    if number:
        return number if text and canonical_part(number) else None
    found = title_start(text, code)
    return found[0] if found else None


def title_start(text: str, code: str) -> tuple[str, int] | None:
    """Number of the part that a heading with a title begins with, and where the title starts."""
    found = SECTION_TITLED.fullmatch(text) or (_TITLED.fullmatch(text) if code != ENGLISH else None)
    return (found["number"], found.start("title")) if found else None


@lru_cache(maxsize=2_000)
def canonical_section(printed: str) -> str:
    """The part of a document in English: ``Annexe II``, ``附件二``, ``المرفق الثاني`` → ``Annex II``; ``二`` → ``II``.
    What is none stays as it is."""
    for language, words in VOCABULARIES.items():
        found = words.annex.fullmatch(printed)
        if found and language != ENGLISH:
            name = "Appendix" if found.groupdict().get("appendix") else "Annex"
            number = found["number"]
            return f"{name} {canonical_part(number) or number}" if number else name
    return canonical_part(printed) or printed


def _plain(text: str) -> str:
    """Without vowel signs and the stretching sign, with Latin digits: ``(هـ)`` → ``(ه)``."""
    kept = unicodedata.normalize("NFD", text.strip().replace("ـ", ""))
    return "".join(
        str(unicodedata.digit(sign)) if sign.isdigit() and sign not in _IDEOGRAPHS else sign
        for sign in kept
        if not unicodedata.combining(sign)
    )


def _value_of(signs: str) -> int:
    """``㈩㈡`` → 12: what stands behind the ten is added."""
    return sum(_IDEOGRAPHS[sign] for sign in signs)


_PARTS = {name: number for words in VOCABULARIES.values() for name, number in words.parts.items()}
_TITLED = re.compile(
    rf"(?P<number>{'|'.join(sorted(_PARTS, key=len, reverse=True))}|[IVX]{{1,6}}|[A-Z])"
    r"(?:\s?(?:[.、．]|[-–—](?=\s))\s?|(?<=[一二三四五六七八九十])\s)(?P<title>[^\W\d_«„“”《][^;؛；。]{1,200})"
)


def printed_number(number: str) -> str:
    """A paragraph's number as documents print it: ``4`` stands with its point, ``(a)`` as it is."""
    return number if number.endswith(")") else f"{number}."
