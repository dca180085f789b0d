"""Did you mean: unknown words answered with the nearest words the archive itself uses."""

from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein
from tantivy import Searcher

from .analyzers import cuts_of, fold, words
from .engine import matching
from .query.compiling import Compiler

_SHORTEST = 4
"""Letters: a shorter word has too many neighbours."""

_COMMON_ENOUGH = 2
"""Entries a word must stand in to be offered: a slip of the pen stands in one."""

_NEIGHBOURS = 24
"""Words looked at, the nearest: some are of languages in which the reader is not shown the texts."""

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
    if len(word) < _SHORTEST or not word.isalpha() or word.isupper() or _is_known(searcher, word):
        return ""
    allowed = 1 if len(word) < 6 else 2 if len(word) < 10 else 3
    known, typed = _words(searcher), fold(word)
    found = process.extract(
        typed, known.keys(), scorer=DamerauLevenshtein.distance, score_cutoff=allowed, limit=_NEIGHBOURS
    )
    found.sort(key=lambda match: (match[1], match[0][0] != typed[0], -known[match[0]][1]))
    nearest_first = (known[match[0]][0] for match in found)
    return next((one for one in nearest_first if _is_shown(searcher, compiler, one)), "")


def _is_known(searcher: Searcher, word: str) -> bool:
    return any(searcher.doc_freq("text", stem) for stems in cuts_of(word) for stem in stems)


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
