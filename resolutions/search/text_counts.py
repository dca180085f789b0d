"""How many texts the entries are of that match: each counted, or nearly."""

from collections.abc import Mapping
from typing import Any

from tantivy import Query, Searcher

from .engine import matching
from .query.compiling import filtering

MOST_COUNTED = 20_000
"""Entries, up to which their texts are counted one by one."""

NEARLY = {"cardinality": {"field": "version"}}
"""The engine's count of different values, which is off by up to two in a hundred, of a few hundred texts too."""

EACH = {"terms": {"field": "version", "size": MOST_COUNTED}}


def texts_in(answer: Mapping[str, Any]) -> int:
    """By either."""
    return len(answer["buckets"]) if "buckets" in answer else round(answer["value"])


def texts_of(searcher: Searcher, query: Query) -> int:
    """Of a query of words side by side, which seldom match more than is counted each."""
    wanted = EACH if matching(searcher.search(filtering(query), limit=1)) <= MOST_COUNTED else NEARLY
    return texts_in(searcher.aggregate(filtering(query), {"texts": wanted})["texts"])
