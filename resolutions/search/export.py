"""A search for other programs: an Atom feed and a table."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, time

from django.utils.feedgenerator import Atom1Feed

from .asked import Asked
from .hits import Hit
from .results import Answer, search

TABLE_HEAD = ("symbol", "title", "session", "stage", "adopted_on", "issued_on", "part", "place", "text", "address")
MOST_ROWS = 1_000

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def fill_feed(feed: Atom1Feed, answer: Answer, absolute: Callable[[str], str]) -> None:
    for hit in answer.hits:
        version = hit.version
        day = version.adopted_on or version.issued_on
        feed.add_item(
            title=" ".join(filter(None, (version.symbol, hit.heading))),
            link=absolute(hit.url(answer.asked.q)),
            description=hit.text,
            pubdate=datetime.combine(day, time(), UTC) if day else None,
            updateddate=version.loaded_at,
            unique_id=absolute(hit.url("")),
        )


def table_of(asked: Asked) -> Answer:
    """At most ``MOST_ROWS`` hits in the order of the search, one a paragraph."""
    return search(replace(asked, by="paragraph", page=1, per_page=MOST_ROWS), with_facets=False)


def table_rows(answer: Answer, absolute: Callable[[str], str]) -> Iterator[tuple]:
    return (_row(hit, absolute) for hit in answer.hits)


def _row(hit: Hit, absolute: Callable[[str], str]) -> tuple:
    version = hit.version
    values = (
        version.symbol,
        hit.heading,
        version.session,
        version.stage,
        version.adopted_on,
        version.issued_on,
        hit.part,
    )
    return tuple(_cell(value) for value in (*values, hit.place, hit.text, absolute(hit.url(""))))


def _cell(value: object) -> str:
    """A spreadsheet runs a cell that begins like a formula; an apostrophe keeps it a text."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
