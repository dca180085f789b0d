"""The vocabularies of the six languages by their codes. Apart from the table of languages, on which symbols stand,
since covers are read with the form of symbols."""

from __future__ import annotations

from . import ar, en, es, fr, ru, zh
from .words import Words

VOCABULARIES = {"en": en.WORDS, "fr": fr.WORDS, "es": es.WORDS, "ru": ru.WORDS, "zh": zh.WORDS, "ar": ar.WORDS}


def words_of(code: str) -> Words:
    """The vocabulary of the official language with this code of the archive."""
    return VOCABULARIES[code]
