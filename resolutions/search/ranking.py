"""Which entries come first, one per subject, per text or per paragraph.

Texts are tabled again every year nearly unchanged and would fill the first pages, so candidates are fetched in growing
numbers until there are enough different subjects. Ranking reads numbers from the index only; no row is fetched here.
"""

from dataclasses import dataclass

from tantivy import Order, Query, Searcher

from . import schema
from .query.compiling import Compiler, all_of, filtering

FIRST_LOOK = 1_500
LAST_LOOK = 12_000
"""Entries looked at: a phrase of common words costs as much to walk for one entry as for a thousand."""

TITLES = 60
TITLE_WEIGHT = 1.6
"""A title that answers weighs more than a paragraph that does."""

AS_GOOD = 0.9
"""Of its best score: an entry of a group that has so much answers as well as the best one."""

_GROUP_FIELD = {"series": "family", "version": "version", "paragraph": "entry"}
_ORDERS = {"newest": ("newest", Order.Desc), "oldest": ("oldest", Order.Asc)}


Best = tuple[float, int, int]
"""The best score of a group (or what it is sorted by); ``newest`` and ``entry`` of the entry shown for it.

Texts of a series repeat each other, and their scores differ by the length of a paragraph: of entries as good as the
best, by relevance, the adopted text is shown first, then one with a symbol, then the newest."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """The best entry of a group. ``group`` is its number in the field it is grouped by."""

    kind: int
    pk: int
    group: int
    score: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """``total`` counts matching entries, not groups."""

    ranked: list[Ranked]
    total: int


def rank(searcher: Searcher, compiler: Compiler, query: Query, by: str, sort: str, needed: int) -> Ranking:
    """The first ``needed`` groups at least, if there are so many, and the number of matching entries."""
    field, look = _GROUP_FIELD[by], FIRST_LOOK
    best, total = _look(searcher, query, field, sort, look)
    while len(best) < needed and look < min(total, LAST_LOOK):
        look *= 8
        best, total = _look(searcher, query, field, sort, look)
    if sort == "relevance":
        titles = all_of([query, filtering(compiler.term("part", "title"))])
        best = _weighed(best, _look(searcher, titles, field, sort, TITLES)[0])
    return Ranking([_ranked(group, one) for group, one in best.items()], total)


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


def _look(searcher: Searcher, query: Query, field: str, sort: str, limit: int) -> tuple[dict[int, Best], int]:
    """The best entry of each group in the order of the sort, and the number of matches."""
    order_by, order = _ORDERS.get(sort, (None, Order.Desc))
    found = searcher.search(query, limit=limit, order_by_field=order_by, order=order)
    places = [place for _, place in found.hits]
    columns = [searcher.fast_field_values(name, places) for name in (field, "standing", "newest", "entry")]
    best: dict[int, Best] = {}
    shown: dict[int, tuple] = {}
    for (score, _), group, standing, newest, entry in zip(found.hits, *columns, strict=True):
        preferred = standing, schema.text_of(newest), score, newest
        first = best.setdefault(group, (score, newest, entry))
        if sort == "relevance" and score >= AS_GOOD * first[0] and preferred >= shown.get(group, preferred):
            shown[group] = preferred
            best[group] = first[0], newest, entry
    return best, found.count


def _weighed(best: dict[int, Best], titles: dict[int, Best]) -> dict[int, Best]:
    """Paragraphs and titles together, a title weighing more."""
    weighed = dict(best)
    for group, (score, newest, entry) in titles.items():
        weight = score * TITLE_WEIGHT
        if group not in best or weight > best[group][0]:
            weighed[group] = weight, newest, entry
    return dict(sorted(weighed.items(), key=lambda one: (-round(one[1][0], 3), -one[1][1])))


def _ranked(group: int, best: Best) -> Ranked:
    return Ranked(*schema.row_of(best[2]), group, best[0])
