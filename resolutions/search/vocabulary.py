"""The names the index knows: sponsors, subjects. Read once a state of the index."""

from functools import lru_cache

from tantivy import Searcher

from .analyzers import fold, words
from .store import Opened


@lru_cache(maxsize=32)
def _names(build: str, seen: tuple, field: str, searcher: Searcher) -> tuple[tuple[str, int, frozenset[str]], ...]:
    return tuple((name, count, _folded(name)) for name, count in searcher.terms_with_prefix(field, ""))


def _folded(text: str) -> frozenset[str]:
    return frozenset(word for *_, word in words(fold(text)))


class Vocabulary:
    """Names by field, of one state of the index."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened

    def names(self, field: str) -> tuple[tuple[str, int, frozenset[str]], ...]:
        """(name, entries, its words folded), the most frequent first."""
        return _names(self._opened.build, self._opened.seen, field, self._opened.searcher)

    def called(self, field: str, typed: str) -> list[str]:
        """The names of a field that hold all the typed words, or begin with what was typed."""
        wanted, beginning = _folded(typed), fold(typed)
        return [name for name, _, held in self.names(field) if wanted <= held or fold(name).startswith(beginning)]
