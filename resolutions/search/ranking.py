"""Which entries come first, one per subject, per text or per paragraph.

Texts are tabled again every year nearly unchanged and would fill the first pages, so there are several looks, each past
the subjects found before, until there are enough of them. Ranking reads numbers from the index only; no row is fetched
here.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf
from time import monotonic

from tantivy import DocAddress, Occur, Order, Query, Schema, Searcher

from . import schema
from .engine import matching, numbers
from .query.compiling import Compiler, all_of, any_of, filtering

IN_A_LOOK = 700
LOOKS = 16
"""Entries in one look: a phrase of common words costs as much to walk for one entry as for a thousand."""

MOST_VERSIONS = 1_000
"""Texts of one subject: more than the Assembly can have had sessions for."""

TITLES = 60
TITLE_WEIGHT = 1.6
"""A title that answers weighs more than a paragraph that does."""

AS_GOOD = 0.9
"""Of its best score: an entry of a group that has so much answers as well as the best one."""

GROUP_FIELD = {"series": "family", "version": "version", "paragraph": "entry"}
_ORDERS = {"newest": Order.Desc, "oldest": Order.Asc}


@dataclass(frozen=True, slots=True)
class Ranked:
    """The best entry of a group. ``group`` is its number in the field it is grouped by."""

    kind: int
    pk: int
    group: int
    score: float


@dataclass(frozen=True, slots=True)
class Look:
    """Entries in the order of the search: each with its score (or the day it is sorted by) and its group."""

    total: int
    scores: list[float]
    places: list[DocAddress]
    groups: list[int]

    @property
    def is_whole(self) -> bool:
        """Were all matching entries looked at?"""
        return len(self.places) == self.total


class Ranking:
    """What was looked at, put in order when somebody asks: what can be counted meanwhile need not wait for it."""

    def __init__(
        self, searcher: Searcher, compiler: Compiler, query: Query, look: Look, by: str, sort: str, needed: int
    ):
        self._searcher, self._compiler, self._query, self._look = searcher, compiler, query, look
        self._by, self._sort, self._needed = by, sort, needed

    @property
    def total(self) -> int:
        """Matching entries, not groups."""
        return self._look.total

    @cached_property
    def ranked(self) -> list[Ranked]:
        """The first groups, as many as are needed if there are so many. Titles weigh more, and are looked at by
        themselves where not all entries could be."""
        if self._sort != "relevance":
            return _by_day(self._searcher, self._look, self._sort)[: self._needed]
        if self._look.is_whole:
            titles = _titles_in(self._searcher, self._look)
        else:
            in_titles = all_of([self._query, filtering(self._compiler.term("part", "title"))])
            titles = _look(self._searcher, in_titles, self._by, self._sort, TITLES)
        return _by_relevance(self._searcher, self._look, titles, self._needed)

    def versions(self) -> dict[int, int] | None:
        """In how many texts of each group the query is answered, where all matching entries were looked at; None where
        there are too many."""
        return _versions(self._searcher, self._look) if self._look.is_whole else None

    def others(self, groups: list[int]) -> dict[int, int]:
        """In how many texts of each of these groups the query is answered."""
        return others(self._searcher, self._compiler, self._query, groups)


def rank(
    searcher: Searcher, compiler: Compiler, query: Query, by: str, sort: str, needed: int, until: float
) -> Ranking:
    """Look for the first ``needed`` groups, as many as are found ``until`` a time of the monotonic clock."""
    look = looks(searcher, schema.schema(), query, by, needed, IN_A_LOOK, sort, until)
    return Ranking(searcher, compiler, query, look, by, sort, needed)


def others(searcher: Searcher, compiler: Compiler, query: Query, groups: list[int]) -> dict[int, int]:
    """For subjects (``family`` numbers): in how many versions the query is answered, by the index of either."""
    if not groups:
        return {}
    within = filtering(any_of([compiler.term("family", group, "basic") for group in groups]))
    versions = {"versions": {"terms": {"field": "version", "size": MOST_VERSIONS, "segment_size": MOST_VERSIONS}}}
    wanted = {"families": {"terms": {"field": "family", "size": len(groups)}, "aggs": versions}}
    families = searcher.aggregate(all_of([query, within]), wanted)["families"]["buckets"]
    return {int(one["key"]): len(one["versions"]["buckets"]) for one in families}


def _look(searcher: Searcher, query: Query, by: str, sort: str, limit: int) -> Look:
    field = None if sort == "relevance" else "day"
    found = searcher.search(query, limit=limit, order_by_field=field, order=_ORDERS.get(sort, Order.Desc))
    hits = found.hits  # the engine makes the list anew each time it is asked
    scores, places = [score for score, _ in hits], [place for _, place in hits]
    return Look(matching(found), scores, places, numbers(searcher, GROUP_FIELD[by], places))


def looks(
    searcher: Searcher,
    shape: Schema,
    query: Query,
    by: str,
    needed: int,
    first: int,
    sort: str = "relevance",
    until: float = inf,
) -> Look:
    """As far as it takes to find that many groups in an index of this shape, or ``until`` that time; ``first`` are the
    entries of the first look."""
    look = _look(searcher, query, by, sort, max(first, needed))
    for _ in range(LOOKS - 1):
        found = set(look.groups)
        if len(found) >= needed or len(look.places) >= look.total or monotonic() > until:
            break
        known = Query.term_set_query(shape, GROUP_FIELD[by], list(found))
        others = Query.boolean_query([(Occur.Must, query), (Occur.MustNot, known)])
        more = _look(searcher, others, by, sort, IN_A_LOOK)
        if not more.places:
            break
        look = Look(look.total, look.scores + more.scores, look.places + more.places, look.groups + more.groups)
    return look


def best_scores(groups: Sequence[int], scores: Sequence[float]) -> dict[int, float]:
    """The best score of each group, of entries in the order of the search: a group's first is its best."""
    return dict(zip(reversed(groups), reversed(scores), strict=True))


def _titles_in(searcher: Searcher, look: Look) -> Look:
    """The titles among what was looked at."""
    entries = numbers(searcher, "entry", look.places)
    rows = zip(entries, look.scores, look.places, look.groups, strict=True)
    titles = [row[1:] for row in rows if schema.row_of(row[0])[0] == schema.TITLE][:TITLES]
    scores, places, groups = map(list, zip(*titles, strict=True)) if titles else ([], [], [])
    return Look(len(titles), scores, places, groups)


def _versions(searcher: Searcher, look: Look) -> dict[int, int]:
    of_group = defaultdict(set)
    for group, version in zip(look.groups, numbers(searcher, "version", look.places), strict=True):
        of_group[group].add(version)
    return {group: len(versions) for group, versions in of_group.items()}


def _by_day(searcher: Searcher, look: Look, sort: str) -> list[Ranked]:
    """By day; of one day by version, and within a version from the top, whichever way it is sorted."""
    columns = [numbers(searcher, name, look.places) for name in ("version", "position", "entry")]
    way = -1 if sort == "newest" else 1
    entries = zip(look.scores, look.groups, *columns, strict=True)
    ordered = sorted(entries, key=lambda one: (way * one[0], way * one[2], one[3]))
    first: dict[int, int] = {}
    for _, group, _, _, entry in ordered:
        first.setdefault(group, entry)
    return [Ranked(*schema.row_of(entry), group, 0.0) for group, entry in first.items()]


def _by_relevance(searcher: Searcher, look: Look, titles: Look, needed: int) -> list[Ranked]:
    """Paragraphs and titles together, a title weighing more. Groups that answer equally well: the newest first."""
    best: dict[int, tuple[float, DocAddress]] = {}
    for one, weight in ((look, 1.0), (titles, TITLE_WEIGHT)):
        for score, place, group in zip(one.scores, one.places, one.groups, strict=True):
            if group not in best or score * weight > best[group][0]:
                best[group] = score * weight, place
    days = numbers(searcher, "day", [place for _, place in best.values()])
    newest = dict(zip(best, days, strict=True))
    first = sorted(best, key=lambda group: (-round(best[group][0], 3), -newest[group], group))[:needed]
    shown = _shown(searcher, look, titles, {group: best[group][0] for group in first})
    return [Ranked(*schema.row_of(shown[group]), group, best[group][0]) for group in first]


def _shown(searcher: Searcher, look: Look, titles: Look, best: dict[int, float]) -> dict[int, int]:
    """The entry shown for each group. Texts of a series repeat each other, and their scores differ by the length of a
    paragraph: of entries as good as the best the adopted text's is shown, then one with a symbol, then the newest."""
    candidates = [
        (group, weight * score, place)
        for one, weight in ((look, 1.0), (titles, TITLE_WEIGHT))
        for group, score, place in zip(one.groups, one.scores, one.places, strict=True)
        if group in best and weight * score >= AS_GOOD * best[group]
    ]
    places = [place for *_, place in candidates]
    columns = [numbers(searcher, name, places) for name in ("standing", "day", "version", "position", "entry")]
    chosen: dict[int, tuple] = {}
    for (group, score, _), standing, day, version, position, entry in zip(candidates, *columns, strict=True):
        preferred = standing, day, version, score, -position, entry
        if group not in chosen or preferred > chosen[group]:
            chosen[group] = preferred
    return {group: preferred[-1] for group, preferred in chosen.items()}
