"""Counts beside the results: how many of the matching paragraphs stand in each session, committee, part …

A facet counts as if nothing were chosen in itself, so that a choice can be widened as well as narrowed.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from tantivy import Query, Searcher

from resolutions.models.choices import Outcome, Stage

from .query.compiling import Compiler, all_of, filtering
from .schema import PARTS


@dataclass(frozen=True, slots=True)
class Facet:
    """``heavy`` facets have many values a text: they are counted only where not too many paragraphs match."""

    name: str
    title: str
    heavy: bool = False
    needs: str | None = None
    """A facet shown only once something is chosen in this other one."""


FACETS = {
    facet.name: facet
    for facet in (
        Facet("session", _("Session")),
        Facet("stage", _("Stage")),
        Facet("committee", _("Committee")),
        Facet("item", _("Agenda item"), needs="session"),
        Facet("outcome", _("Outcome")),
        Facet("part", _("Part of the text")),
        Facet("verb", _("Opening words")),
        Facet("sponsor", _("Sponsor"), heavy=True),
        Facet("subject", _("Subject"), heavy=True),
    )
}

HEAVY_LIMIT = 60_000
"""Matching entries up to which heavy facets are counted."""

SHOWN = 8
"""Values a facet shows; one that is chosen is always shown."""


@dataclass(frozen=True, slots=True)
class Choice:
    facet: str
    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """A facet with its values. ``withheld``: too many paragraphs match to count it."""

    facet: Facet
    choices: list[Choice]
    withheld: bool = False


def clauses(compiler: Compiler, filters: dict[str, tuple[str, ...]], besides: str | None = None) -> list[Query]:
    """One clause a facet in which something is chosen."""
    return [filtering(compiler.terms(name, list(values))) for name, values in filters.items() if name != besides]


def count(
    searcher: Searcher, compiler: Compiler, query: Query, filters: dict[str, tuple[str, ...]], total: int
) -> tuple[list[Counted], int]:
    """Every facet that has something to say about this query, and the number of versions that answer it: one walk
    through what matches, and one more for each facet chosen in. ``query`` is without the filters."""
    shown = [facet for facet in FACETS.values() if facet.needs is None or facet.needs in filters]
    counted = [facet for facet in shown if not facet.heavy or total <= HEAVY_LIMIT]
    free = [facet.name for facet in counted if facet.name not in filters]
    buckets, texts = _terms(searcher, all_of([query, *clauses(compiler, filters)]), free)
    for facet in counted:
        if facet.name in filters:
            others = all_of([query, *clauses(compiler, filters, besides=facet.name)])
            buckets |= _terms(searcher, others, [facet.name])[0]
    answer = [
        Counted(facet, _choices(facet, buckets.get(facet.name, {}), filters), facet not in counted) for facet in shown
    ]
    return [one for one in answer if one.choices or one.withheld], texts


def _terms(searcher: Searcher, query: Query, names: list[str]) -> tuple[dict[str, dict[str, int]], int]:
    """Entries by value of each facet, and the number of versions."""
    wanted = {name: {"terms": {"field": name, "size": SHOWN * 4 if name != "session" else 200}} for name in names}
    answer = searcher.aggregate(query, {**wanted, "versions": {"cardinality": {"field": "version"}}})
    buckets = {name: {bucket["key"]: bucket["doc_count"] for bucket in answer[name]["buckets"]} for name in names}
    return buckets, int(answer["versions"]["value"])


def _choices(facet: Facet, found: dict[str, int], filters: dict[str, tuple[str, ...]]) -> list[Choice]:
    chosen = filters.get(facet.name, ())
    values = [value for value in found if value not in chosen]
    if facet.name == "session":
        values.sort(key=_session_order, reverse=True)
    return [
        Choice(facet.name, value, label(facet.name, value), found.get(value, 0), value in chosen)
        for value in (*chosen, *values[:SHOWN])
    ]


def _session_order(code: str) -> tuple[bool, int]:
    number = code.rpartition("-")[2]
    return code.isdigit(), int(number) if number.isdigit() else 0


def label(facet: str, value: str) -> str:
    """The words for a value: most values are words already."""
    return _LABELS.get(facet, {}).get(value, value)


_LABELS = {"stage": dict(Stage.choices), "outcome": dict(Outcome.choices), "part": PARTS}
