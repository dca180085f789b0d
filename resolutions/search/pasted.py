"""A sentence of a text, typed or pasted as a query without quotation marks around it.

Such a query means that sentence and is looked for word for word, with the brackets and quotation marks in it, which the
query language would read as signs of its own.
"""

import re
from dataclasses import dataclass

from .query import QueryError, parse
from .query.tree import Node

FEWEST = 6
"""Words, from which on a query that stands in a text as it was typed is taken for a quotation of it."""

_FEWEST_CHARACTERS = 12
"""The same of a query without blanks, as in Chinese."""

_ENDS = " .,;:…"
_SIGNS = re.compile(r"[\"“”„«»()*]+")


def quotation(typed: str) -> str:
    """A query that may be a quotation, without the marks at its ends; "" for one that is too short."""
    said = typed.strip(_ENDS)
    words = len(said.split())
    is_long = words >= FEWEST or (words == 1 and not said.isascii() and len(said) >= _FEWEST_CHARACTERS)
    return said if is_long else ""


@dataclass(frozen=True, slots=True)
class Typed:
    """What a query says in the query language (``tree``), or why it says nothing in it (``wrong``). ``words`` are all
    its words, where it may be a quotation with signs of the query language in it."""

    tree: Node | None
    wrong: QueryError | None = None
    words: Node | None = None

    @classmethod
    def read(cls, typed: str) -> "Typed":
        words = _words(typed)
        try:
            return cls(parse(typed), words=words)
        except QueryError as error:
            return cls(None, error, words)


def _words(typed: str) -> Node | None:
    if not (_SIGNS.search(typed) and quotation(typed)):
        return None
    try:
        return parse(_SIGNS.sub(" ", typed))
    except QueryError:
        return None
