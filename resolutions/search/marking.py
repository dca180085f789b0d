"""What of a query is marked in a whole text that is read: the same as in a hit."""

from collections.abc import Callable
from functools import partial

from .meaning import understood, without_small_words
from .query import QueryError, parse
from .query.matching import Matcher, Span
from .query.tree import Any
from .store import IndexUnusable, store
from .vocabulary import Vocabulary, spellings

Finder = Callable[[str], list[Span]]


def finder(q: str, language: str) -> Finder:
    """Finds in a text in this language what ``q`` asks for: names and acronyms too, where there is an index that tells
    them. A query that cannot be read finds nothing here; the search page says why."""
    try:
        tree = parse(q)
    except QueryError:
        tree = None
    if tree is None:
        return lambda text: []
    try:
        meaning = understood(tree, Vocabulary(store().open()))
    except IndexUnusable:
        return partial(Matcher(tree, spellings()).spans, language=language)
    marked = Any(without_small_words(meaning.plain)) if meaning.plain else meaning.tree
    return partial(Matcher(marked or tree, meaning.spellings).spans, language=language)
