"""Words of French and Spanish texts, reduced to what their singular, plural, masculine and feminine share.

The English stems would join words that have nothing but letters in common ("organisé" and "organisation", "armée" and
"armes"). Words of a French or Spanish text are therefore indexed under a form of their own, which ends with a letter
of the text's language, so that no rule of English changes it and no English word is the same; a query asks for a word
in the form of every language (``analyzers.cuts_of``), because nobody says in which language it is typed.

The rules take away endings of nouns and adjectives, by the grammars of the two languages (French: plural in ``-s``,
``-x``, ``-aux``, feminine in ``-e`` with the consonants it changes; Spanish: plural in ``-s``, ``-es``, ``-ces``,
endings ``-o``, ``-a``, ``-e``). Forms of verbs, and words made of other words, stay apart.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from unicodedata import combining, normalize

_LATIN = re.compile("[A-Za-z\u00aa\u00ba\u00c0-\u024f]+")
_KEPT = 200_000
_SHORTEST = 3

_FRENCH_FEMININE = (
    ("trice", "teu"),
    ("euse", "eu"),
    ("elle", "el"),
    ("enne", "en"),
    ("onne", "on"),
    ("ette", "et"),
    ("aise", "ai"),
    ("oise", "oi"),
    ("ive", "if"),
    ("ère", "er"),
)
_FRENCH_MASCULINE = (("eur", "eu"), ("ail", "al"))
_LONG = 5
"""Letters from which on ``-eur`` and ``-ail`` are endings: ``peur`` and ``peu`` are two words."""


def _french(word: str) -> str:
    word = _french_singular(word)
    if word.endswith("ée"):
        return word[:-1]
    for ending, masculine in _FRENCH_FEMININE:
        if word.endswith(ending) and len(word) > len(ending):
            return word.removesuffix(ending) + masculine
    if word.endswith("e") and len(word) > _SHORTEST:
        word = word[:-1]
    for ending, form in _FRENCH_MASCULINE:
        if word.endswith(ending) and len(word) > _LONG:
            return word.removesuffix(ending) + form
    return word


def _french_singular(word: str) -> str:
    if len(word) <= _SHORTEST:
        return word
    if word.endswith("aux") and not word.endswith("eaux") and len(word) >= _LONG:
        return word.removesuffix("aux") + "al"
    return word[:-1] if word[-1] in "sx" and not word.endswith("ss") else word


def _spanish(word: str) -> str:
    if word.endswith("s") and len(word) > _SHORTEST and word[-2] not in "áéíóú":
        word = word[:-1]
    if word[-1] in "aeo" and len(word) > _SHORTEST:
        word = word[:-1]
    return word[:-1] + "c" if word.endswith("z") else word


_RULES: dict[str, tuple[Callable[[str], str], str]] = {"fr": (_french, "\u03c6"), "es": (_spanish, "\u03b5")}
"""By language: its rules, and the letter after their forms, of an alphabet that none of the six languages uses."""

LANGUAGES = tuple(_RULES)


@lru_cache(_KEPT)
def reduced(word: str, language: str) -> str:
    """The form of a word of a text in this language; the word itself where it is no word of letters, or where its
    language has no rules here."""
    if language not in _RULES or not _LATIN.fullmatch(word):
        return word
    rules, letter = _RULES[language]
    return _folded(rules(word.lower())) + letter


def _folded(word: str) -> str:
    return "".join(one for one in normalize("NFKD", word) if not combining(one))


_LEFT_OUT = {"fr": (re.compile("e(e?s?)$"), r"é\1"), "es": (re.compile("i(s)$"), r"í\1")}
"""Accents that tell endings apart and are left out by many who type: ``refugies``, ``pais``."""


def as_meant(typed: str, language: str) -> list[str]:
    """A typed word, and the same with the accent that may have been left out."""
    if language not in _LEFT_OUT or not typed.isascii():
        return [typed]
    ending, accented = _LEFT_OUT[language]
    return list(dict.fromkeys((typed, ending.sub(accented, typed))))
