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


def told_by_cover(texts: Iterable[str]) -> str | None:
    """The language whose formula, publisher or organ stands alone on one of the first lines with words."""
    lines = (text.strip() for text in texts)
    for text in islice(filter(None, lines), _COVER_LINES):
        for code, words in VOCABULARIES.items():
            forms = (form for name, form in words.elements if name in _TELLING)
            if words.formula.match(text) or any(form.fullmatch(text) for form in forms):
                return code
    return None


def words_of(code: str) -> Words:
    """The vocabulary of the official language with this code of the archive."""
    return VOCABULARIES[code]
