"""The query language: one grammar, parsed here and nowhere else.

Promises: ``parse`` answers every string with a tree or a QueryError that names the place; no query costs more than its
limits allow. ``compile_query`` turns the tree into an index query, ``Matcher`` re-checks a hit against its row and says
what to mark.
"""

from .errors import QueryError
from .parser import parse

__all__ = ["QueryError", "parse"]
