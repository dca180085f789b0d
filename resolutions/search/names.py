"""The names in a text by their initials, so that ``UNODC`` finds the United Nations Office on Drugs and Crime in an
archive that never prints the letters.

Texts of the Assembly write names in full. Two kinds of runs of words have initials that people use: names, whose words
are capitalized ("Office of Internal Oversight Services"), and pieces of titles ("female genital mutilation"). Of either
each is kept with the initials of its words, once with and once without the small words between them: ``OIOS`` has that
of "of", ``TPNW`` not that of "on the". Which of them is meant is decided when somebody asks, by how often each occurs.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from .analyzers import fold

WHOLE, PIECE = "\x1f=", "\x1f~"
"""Between the initials and the name in a term of the index: whether the name stands by itself somewhere, or always as
the beginning or end of a longer one."""

SHORTEST, LONGEST = 3, 9
"""Letters of initials: two letters have too many meanings."""

_MOST_WORDS = 12
_KEPT = 50_000

_SMALL = "a an and at by for from in of on or the to with against its as"
_SMALL_ELSEWHERE = "de des du la le les et en pour sur au aux del los las y para sobre el"
SMALL_WORDS = frozenset(f"{_SMALL} {_SMALL_ELSEWHERE} l d".split())

_BIG_WORD = r"[A-ZÀ-ÖØ-Þ][^\W_]*(?:['’][^\W_]+)?"
_BETWEEN = rf"(?:[ \u00a0\-‑](?:(?:{'|'.join(_SMALL.split() + _SMALL_ELSEWHERE.split())}) |[ld]['’]){{0,3}})"
_NAME = re.compile(rf"\b{_BIG_WORD}(?:{_BETWEEN}{_BIG_WORD})+")
_WORD = re.compile(r"[^\W_]+")
_BREAK = re.compile(r"[^\w\s\-‑'’]+")


def name_terms(title: str, body: str) -> list[str]:
    """The terms of every piece of a title and of every name in the body, as often as it stands there."""
    terms = [term for run in _BREAK.split(title) for term in _of_title(run)]
    for name in _NAME.findall(body):
        terms += _of_name(name)
    return terms


@lru_cache(_KEPT)
def _of_title(run: str) -> tuple[str, ...]:
    """Every piece of it."""
    words, big = _words(run)
    pieces = (words[start : end + 1] for at, start in enumerate(big) for end in big[at + 1 : at + LONGEST])
    return tuple(term for piece in pieces for term in _terms(piece, PIECE))


@lru_cache(_KEPT)
def _of_name(name: str) -> tuple[str, ...]:
    """The whole, and what is left of it from either end."""
    words, big = _words(name)
    if len(big) > _MOST_WORDS:
        return ()
    terms = [*_terms(words, WHOLE)]
    for at in big[1:-1]:
        terms += [*_terms(words[: at + 1], PIECE), *_terms(words[at:], PIECE)]
    return tuple(terms)


def _words(run: str) -> tuple[list[str], list[int]]:
    """Its words, and the places of those that are not small."""
    words = [fold(word) for word in _WORD.findall(run)]
    return words, [at for at, word in enumerate(words) if word not in SMALL_WORDS]


def _terms(piece: Sequence[str], kind: str) -> Iterator[str]:
    every = "".join(word[0] for word in piece)
    without = "".join(word[0] for word in piece if word not in SMALL_WORDS)
    for initials in dict.fromkeys((every, without)):
        if SHORTEST <= len(initials) <= LONGEST:
            yield f"{initials}{kind}{' '.join(piece)}"
