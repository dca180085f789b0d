"""What the type stubs of the search engine leave open: the columns that every entry has, and how many entries match."""

from typing import Protocol, cast

from tantivy import DocAddress, Searcher, SearchResult


class _Counting(Protocol):
    count: int


def numbers(searcher: Searcher, name: str, places: list[DocAddress]) -> list[int]:
    """A column of unsigned numbers that every entry asked for has (``schema``)."""
    return cast(list[int], searcher.fast_field_values(name, places))


def matching(found: SearchResult) -> int:
    """Of a search that was made to count: how many entries match, shown or not."""
    return cast(_Counting, found).count
