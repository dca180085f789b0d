"""Which entries come first, one per subject, per text or per paragraph.

Texts are tabled again every year nearly unchanged and would fill the first pages, so candidates are fetched in growing
numbers until there are enough different subjects. Ranking reads numbers from the index only; no row is fetched here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tantivy import Order, Query, Searcher

from . import schema
from .query.compiling import Compiler, all_of, filtering

FIRST_LOOK = 200
LAST_LOOK = 12_800
TITLES = 60
TITLE_WEIGHT = 1.6
"""A title that answers weighs more than a paragraph that does."""

_GROUP_FIELD = {"series": "family", "version": "version", "paragraph": "entry"}
_ORDERS = {"newest": ("newest", Order.Desc), "oldest": ("oldest", Order.Asc)}


@dataclass(frozen=True, slots=True)
class Ranked:
    """The best entry of a group. ``group`` is its number in the field it is grouped by."""

    kind: int
    pk: int
    group: int
    score: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """``complete``: there are no more groups than these."""

    ranked: list[Ranked]
    total: int
    complete: bool


def rank(searcher: Searcher, compiler: Compiler, query: Query, by: str, sort: str, needed: int) -> Ranking:
    """The first ``needed`` groups at least, if there are so many, and the number of matching entries."""
    look = FIRST_LOOK
    while True:
        entries, total = _look(searcher, query, by, sort, look)
        if sort == "relevance":
            titles = all_of([query, filtering(compiler.term("part", "title"))])
            entries = _by_weight([*entries, *_look(searcher, titles, by, sort, TITLES)[0]])
        groups = list(_first_of_each(entries))
        complete = look >= total or look >= LAST_LOOK
        if len(groups) >= needed or complete:
            return Ranking(groups, total, complete)
        look *= 4


def others(searcher: Searcher, compiler: Compiler, query: Query, groups: list[int]) -> dict[int, int]:
    """For subjects (``family`` numbers): in how many versions the query is answered."""
    if not groups:
        return {}
    within = filtering(Query.term_set_query(schema.schema(), "family", groups))
    wanted = {
        "families": {
            "terms": {"field": "family", "size": len(groups)},
            "aggs": {"versions": {"cardinality": {"field": "version"}}},
        }
    }
    answer = searcher.aggregate(all_of([query, within]), wanted)
    return {int(bucket["key"]): int(bucket["versions"]["value"]) for bucket in answer["families"]["buckets"]}


def _look(
    searcher: Searcher, query: Query, by: str, sort: str, limit: int
) -> tuple[list[tuple[float, int, Ranked]], int]:
    """(weight, order, entry) of the best entries; equal ones newest first."""
    order_by, order = _ORDERS.get(sort, (None, Order.Desc))
    found = searcher.search(query, limit=limit, order_by_field=order_by, order=order)
    places = [place for _, place in found.hits]
    columns = [searcher.fast_field_values(name, places) for name in ("entry", _GROUP_FIELD[by], "newest")]
    entries = []
    for (score, _), entry, group, newest in zip(found.hits, *columns, strict=True):
        kind, pk = schema.row_of(entry)
        weight = round(score, 4) if order_by is None else 0.0
        weight *= TITLE_WEIGHT if kind == schema.TITLE else 1.0
        entries.append((weight, newest, Ranked(kind, pk, group, weight)))
    return entries, found.count


def _by_weight(entries: list[tuple[float, int, Ranked]]) -> list[tuple[float, int, Ranked]]:
    return sorted(entries, key=lambda entry: (-entry[0], -entry[1]))


def _first_of_each(entries: list[tuple[float, int, Ranked]]) -> Iterator[Ranked]:
    seen: set[int] = set()
    for *_, ranked in entries:
        if ranked.group not in seen:
            seen.add(ranked.group)
            yield ranked
