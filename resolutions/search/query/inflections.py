"""Forms of French and Spanish words that the English stems of the index keep apart.

The index reduces all Latin words by the rules of English, which join most plurals and feminines of the two languages
too. What they do not join are endings such as ``national, nationale, nationaux``. A word that is typed also stands for
its forms by these rules that some text has.
"""

import re

from ..analyzers import fold

_FAMILIES = (
    # French
    ("al", "ale", "ales", "aux"),
    ("el", "elle", "els", "elles"),
    ("eux", "euse", "euses"),
    ("if", "ive", "ifs", "ives"),
    ("ier", "iere", "iers", "ieres"),
    ("ien", "ienne", "iens", "iennes"),
    ("teur", "trice", "teurs", "trices"),
    ("ail", "aux"),
    ("eau", "eaux"),
    ("é", "ée", "és", "ées"),
    ("ant", "ante", "ants", "antes"),
    ("ent", "ente", "ents", "entes"),
    # Spanish
    ("o", "a", "os", "as"),
    ("or", "ora", "ores", "oras"),
    ("z", "ces"),
    ("ion", "iones"),
)
"""Endings, of which each may stand for any other of its row; accents are needed where they are written."""

_SHORTEST_BEFORE = 3
_ELIDED = re.compile(r"(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu)['’](?=\w)", re.IGNORECASE)


def without_elision(typed: str) -> str:
    """``enfant`` of ``l'enfant``: the article before a vowel is no part of the word."""
    return _ELIDED.sub("", typed, count=1) if _ELIDED.match(typed) else typed


def inflected(typed: str) -> list[str]:
    """The word's other forms, without accents; they may be words of no language."""
    forms = (
        fold(word.removesuffix(ending) + other)
        for word in dict.fromkeys((typed.lower(), fold(typed)))
        for family in _FAMILIES
        for ending in family
        if word.endswith(ending) and len(word) >= len(ending) + _SHORTEST_BEFORE
        for other in family
    )
    return [form for form in dict.fromkeys(forms) if form != fold(typed)]
