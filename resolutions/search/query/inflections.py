"""Forms of English words that its stems keep apart, and what is written to a French word that is no part of it."""

import re

_FAMILIES = (
    ("child", "children"),
    ("man", "men"),
    ("life", "lives"),
    ("foot", "feet"),
    ("lysis", "lyses"),
    ("crisis", "crises"),
    ("thesis", "theses"),
    ("phasis", "phases"),
    ("nosis", "noses"),
    ("terion", "teria"),
    ("nomenon", "nomena"),
    ("index", "indices"),
    ("arm", "armament"),
)
"""Endings, of which each may stand for any other of its row; a word that is made so counts where some text has it. The
last row is for ``disarm`` and ``disarmament``: ``-ment`` is an ending to the stems, the letter before it is not."""

_ELIDED = re.compile(r"(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu)['’](?=\w)", re.IGNORECASE)


def without_elision(typed: str) -> str:
    """``enfant`` of ``l'enfant``: the article before a vowel is no part of the word."""
    return _ELIDED.sub("", typed, count=1) if _ELIDED.match(typed) else typed


def inflected(typed: str) -> list[str]:
    """The word's other forms; they may be words of no language."""
    word = typed.lower()
    endings = ((one, family) for family in _FAMILIES for one in family if word.endswith(one))
    return [word.removesuffix(one) + other for one, family in endings for other in family if other != one]
