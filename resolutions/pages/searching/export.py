"""A search for other programs: a table and JSON. ``docs/programs.md`` tells them what they get."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import accumulate
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext

from resolutions.search.facets import FACETS
from resolutions.search.hits import Hit
from resolutions.search.languages import CODES
from resolutions.search.request import GROUPINGS, LAST_PAGE, MOST_VALUES, SORTS, SearchRequest
from resolutions.search.results import Answer, search

TABLE_HEAD = (
    "symbol",
    "title",
    "session",
    "stage",
    "adopted_on",
    "issued_on",
    "part",
    "place",
    "text",
    "address",
    "language",
)
MOST_ROWS = 1_000
"""Of a table, a page."""

MOST_HITS = 100
"""Of JSON, a page."""

UNTIL_IN = 10.0
"""Seconds for which a table waits for texts that were committed before it was asked for. One that is still short of
some says of how many (``behind``)."""


def table_of(asked: SearchRequest) -> Answer:
    """A page of ``MOST_ROWS`` hits in the order of the search, one a paragraph."""
    return search(replace(asked, by="paragraph", per_page=MOST_ROWS), with_facets=False, until_in=UNTIL_IN)


def links(answer: Answer, address: str) -> str:
    """The pages before and after, at this address of a table: the value of a header ``Link`` (RFC 8288)."""
    page = answer.asked.page
    pages = {"prev": page - 1} if page > 1 else {}
    pages |= {"next": page + 1} if answer.more else {}
    return ", ".join(
        f'<{address}?{answer.asked.on_page(number).querystring()}>; rel="{name}"' for name, number in pages.items()
    )


def behind(answer: Answer) -> int:
    """Of how many new or changed texts the answer may be short: the index does not show them yet."""
    return answer.state.behind if answer.state else 0


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
    return (*values, hit.place, hit.text, absolute(hit.url("")), version.language)


def refusal(query: QueryDict) -> str:
    """What of an address no program can have meant; "" where nothing. A reader's mistakes are passed over, but a
    program would take the answer for that to its question."""
    asked = SearchRequest.of(query)
    if unknown := sorted(set(query) - {"q", "by", "sort", "page", "in", *FACETS}):
        return gettext("There is no parameter “%(name)s”.") % {"name": unknown[0]}
    for name, known in (("by", GROUPINGS), ("sort", SORTS), ("in", CODES)):
        if query.get(name, next(iter(known))) not in known:
            return gettext("“%(name)s” is one of: %(values)s.") % {"name": name, "values": ", ".join(known)}
    if query.get("page", "1") != str(asked.page):
        return gettext("“page” is a number from 1 to %(last)s.") % {"last": LAST_PAGE}
    if any(len(query.getlist(name)) > MOST_VALUES for name in FACETS):
        return gettext("A filter takes %(most)s values at most.") % {"most": MOST_VALUES}
    return "" if asked.q or asked.filters else gettext("Nothing was asked for: give “q” or a filter.")


def page_of(asked: SearchRequest) -> Answer:
    """A page of ``MOST_HITS`` hits, as they are asked for."""
    return search(replace(asked, per_page=MOST_HITS), with_facets=False, until_in=UNTIL_IN)


def as_json(answer: Answer, address: str, absolute: Callable[[str], str]) -> dict[str, Any]:
    """``docs/programs.md`` tells the fields; ``address`` is that of the JSON of searches."""
    asked = answer.asked
    following = f"{address}?{asked.on_page(asked.page + 1).querystring()}"
    return {
        "q": asked.q,
        "filters": asked.filters,
        "by": asked.by,
        "sort": asked.sort,
        "page": asked.page,
        "next": absolute(following) if answer.more else None,
        "cut": answer.ends,
        "places": answer.total,
        "behind": behind(answer),
        "loosened": answer.loosened or None,
        "meant": answer.meant or None,
        "hits": [hit_record(hit, absolute) for hit in answer.hits],
    }


def hit_record(hit: Hit, absolute: Callable[[str], str]) -> dict[str, Any]:
    """One place that answers, as JSON has it."""
    version = hit.version
    return {
        "id": version.id,
        "symbol": version.symbol,
        "title": hit.heading,
        "session": version.session,
        "language": version.language,
        "stage": version.stage or None,
        "outcome": version.outcome or None,
        "adopted_on": version.adopted_on,
        "issued_on": version.issued_on,
        "part": hit.part,
        "place": hit.place,
        "anchor": hit.anchor or None,
        "text": hit.text,
        "marks": _marks(hit),
        "others": hit.others,
        "address": absolute(hit.url("")),
    }


def _marks(hit: Hit) -> list[tuple[int, int]]:
    """Start and end, in characters, of what answers in the text."""
    ends = list(accumulate((len(piece.text) for piece in hit.pieces), initial=0))
    return [(start, end) for piece, start, end in zip(hit.pieces, ends, ends[1:], strict=False) if piece.marked]
