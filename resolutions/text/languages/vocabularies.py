"""The vocabularies of the six languages by their codes. A module of its own, since vocabularies use the grammar of
symbols, and symbols the table of languages."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from . import ar, en, es, fr, ru, zh
from .words import Words

VOCABULARIES = {"en": en.WORDS, "fr": fr.WORDS, "es": es.WORDS, "ru": ru.WORDS, "zh": zh.WORDS, "ar": ar.WORDS}


_COVER_LINES = 60
_TELLING = ("publisher", "organ")
_OF_A_COVER = (*_TELLING, "session", "agenda")


def told_by_cover(texts: Iterable[str]) -> str | None:
    """The language whose formula, publisher or organ stands alone on one of the first lines with words."""
    lines = (text.strip() for text in texts)
    for text in islice(filter(None, lines), _COVER_LINES):
        for code, words in VOCABULARIES.items():
            forms = (form for name, form in words.elements if name in _TELLING)
            if words.formula.match(text) or any(form.fullmatch(text) for form in forms):
                return code
    return None


def foreign_cover(texts: Iterable[str], code: str) -> str | None:
    """The language, if it is not the one with this code, in which one of the first lines is an element of a cover."""
    others = [words for words in VOCABULARIES.values() if words.code != code]
    for text in islice(filter(None, map(str.strip, texts)), _COVER_LINES):
        for words in others:
            forms = (form for name, form in words.elements if name in _OF_A_COVER)
            if words.status_begins.match(text) or any(form.fullmatch(text) for form in forms):
                return words.code
    return None


def words_of(code: str) -> Words:
    """The vocabulary of the official language with this code of the archive."""
    return VOCABULARIES[code]
