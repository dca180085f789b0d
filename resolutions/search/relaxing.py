"""What is counted when no place has all the words of a plain query.

A word that no text has gives way to the nearest that some have, which is said; places that have all the words so come
first. Next come the places of texts that have them in different places, then those with any of them. Quoted phrases,
exclusions and fields are never loosened.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from tantivy import Query

from .engine import numbers
from .query.compiling import all_of, any_of
from .query.matching import Matcher
from .query.tree import Any, Node
from .relevance import Narrowing, PlainQuery

_TEXTS = 1_000
"""Texts whose places are counted where the words stand in different ones."""

_RAREST = 24
"""Words, the rarest first, that are asked for when only some are wanted."""


@dataclass(frozen=True, slots=True)
class Looser:
    """``query`` is of places in every language; ``marks`` is the tree whose words are marked; ``why`` says it to the
    reader, empty where the words that were looked for instead say enough."""

    query: Query
    marks: Node
    why: str


def said_of(replaced: Mapping[str, str]) -> str:
    """That words as typed stand nowhere, and which were looked for instead of them."""
    words = {"words": ", ".join(replaced), "instead": ", ".join(replaced.values())}
    return _("In no text: %(words)s. Looked for instead: %(instead)s.") % words


class Marker(Matcher):
    """Marks, but refuses nothing: a row answers such a query in part."""

    def refuses(self, text: str, title: str, language: str) -> bool:
        return False


def in_one_place(plain: PlainQuery, narrowed: Narrowing) -> Looser:
    """Places that have all the words: of use where some are not those that were typed."""
    every_word = all_of([plain.of_places.compile(word) for word in plain.words])
    return Looser(plain.with_fixed(plain.of_places, every_word), Any(plain.words), "")


def in_different_places(plain: PlainQuery, narrowed: Narrowing) -> Looser | None:
    """Texts that have all the words, in different places; None where there are none."""
    if len(plain.words) < 2:
        return None
    query = narrowed(plain.of_texts, plain.every_word)
    found = plain.texts.search(query, limit=_TEXTS, count=False)
    versions = numbers(plain.texts, "version", [place for _, place in found.hits])
    if not versions:
        return None
    why = _("No single paragraph has all these words; these texts have them in different places.")
    return Looser(plain.any_word_in(list(dict.fromkeys(versions))), Any(plain.words), why)


def with_most_words(plain: PlainQuery, narrowed: Narrowing) -> Looser | None:
    """Any of the rarest words; None where none is known."""
    counts = {word: plain.of_places.vocabulary.spread(plain.sequences(word)) for word in plain.words}
    rarest = sorted((word for word in counts if counts[word]), key=counts.__getitem__)[:_RAREST]
    if not rarest:
        return None
    why = _("No text has all these words; these come closest.") if len(plain.words) > 1 else ""
    anywhere = any_of([plain.of_places.compile(word) for word in rarest])
    return Looser(plain.with_fixed(plain.of_places, anywhere), Any(tuple(rarest)), why)


Loosening = Callable[[PlainQuery, Narrowing], Looser | None]
