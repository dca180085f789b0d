"""Did you mean: words in a form that no text has, answered with the nearest words the archive itself uses."""

from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein
from tantivy import Searcher

from .analyzers import cuts_of, fold, literal_form, words
from .engine import matching
from .query.compiling import Compiler

_SHORTEST = 4
"""Letters: a shorter word has too many neighbours."""

_COMMON_ENOUGH = 2
"""Entries a word must stand in to be offered: a slip of the pen stands in one."""

_NEIGHBOURS = 24
"""Words looked at, the nearest: some are of languages in which the reader is not shown the texts."""

_FAR_MORE = 5
"""Times as many entries a word must stand in as another word whose form the typed one may be."""

_READ = 200_000


def suggestion(searcher: Searcher, compiler: Compiler, typed: str) -> str:
    """The query with every unknown word replaced, empty where nothing is to be replaced."""
    replaced, at = [], 0
    for start, end, word in words(typed):
        is_field = typed[end : end + 1] == ":"
        replaced += [typed[at:start], word if is_field else nearest(searcher, compiler, word) or word]
        at = end
    meant = "".join((*replaced, typed[at:]))
    return meant if meant != typed else ""


def nearest(searcher: Searcher, compiler: Compiler, word: str) -> str:
    """The word nearest to one the archive does not know, in the texts as the reader is shown them; empty for a known
    word, a number, a word in capitals (an acronym is near nothing) or no neighbour."""
    if not _may_be_wrong(searcher, word):
        return ""
    if _spread(searcher, word):
        return slip(searcher, word)
    allowed = 1 if len(word) < 6 else 2 if len(word) < 10 else 3
    return next((one for one in _neighbours(searcher, word, allowed) if _is_shown(searcher, compiler, one)), "")


def slip(searcher: Searcher, word: str) -> str:
    """The word one letter off from one that shares its stem with a word of the archive but stands nowhere in this form
    ("trafficing" has the stem of "traffic"): empty unless it is far more frequent than what has this stem."""
    if not _may_be_wrong(searcher, word):
        return ""
    spread = _spread(searcher, word)
    alike = (one for one in _neighbours(searcher, word, 1) if fold(one)[0] == fold(word)[0])
    return next((one for one in alike if _spread(searcher, one) >= _FAR_MORE * spread), "")


def _may_be_wrong(searcher: Searcher, word: str) -> bool:
    if len(word) < _SHORTEST or not word.isalpha() or word.isupper():
        return False
    return searcher.doc_freq("literal", literal_form(word).strip()) < _COMMON_ENOUGH and fold(word) not in _words(
        searcher
    )


def _spread(searcher: Searcher, word: str) -> int:
    """In how many entries any of its stems stands."""
    return sum(min(searcher.doc_freq("text", stem) for stem in stems) for stems in cuts_of(word) if stems)


def _neighbours(searcher: Searcher, word: str, allowed: int) -> list[str]:
    """Words of the archive at most so many letters off, the nearest first, the more frequent of those."""
    known, typed = _words(searcher), fold(word)
    found = process.extract(
        typed, known.keys(), scorer=DamerauLevenshtein.distance, score_cutoff=allowed, limit=_NEIGHBOURS
    )
    found.sort(key=lambda match: (match[1], match[0][0] != typed[0], -known[match[0]][1]))
    return [known[match[0]][0] for match in found]


def _is_shown(searcher: Searcher, compiler: Compiler, word: str) -> bool:
    if compiler.reader is None:
        return True
    return bool(matching(searcher.search(compiler.shown(compiler.term("literal", word)), limit=1)))


@lru_cache(maxsize=2)
def _words(searcher: Searcher) -> dict[str, tuple[str, int]]:
    """Folded word → (word as it stands, entries), of words common enough. Read once a state of the index."""
    return {
        fold(word): (word, count)
        for word, count in reversed(searcher.terms_with_prefix("literal", "", limit=_READ))
        if count >= _COMMON_ENOUGH and len(word) >= _SHORTEST - 1 and word.isalpha()
    }
