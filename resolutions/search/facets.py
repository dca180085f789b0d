"""Counts beside the results: how many of the matching paragraphs stand in each session, committee, part …

A facet counts as if nothing were chosen in itself, so that a choice can be widened as well as narrowed. Where very much
matches, it is counted in a sample of the texts and the counts are estimates, and said to be.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from tantivy import Query, Searcher

from resolutions.models.choices import Outcome, Stage

from . import schema
from .query.compiling import Compiler, all_of, filtering


@dataclass(frozen=True, slots=True)
class Facet:
    """``heavy`` facets have many values a text, each of which costs as much to count as a facet with one."""

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
        Facet("group", _("Group"), heavy=True),
        Facet("subject", _("Subject"), heavy=True),
    )
}

EXACT, EXACT_HEAVY = 50_000, 4_000
"""Matching entries up to which facets, and those with many values, are counted one by one."""

IN_SAMPLE = 4_000
"""Entries looked at, about, where not all are."""

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
    """A facet with its values. ``estimated``: counted in a sample."""

    facet: Facet
    choices: list[Choice]
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Facets:
    """``texts`` is the number of versions that answer; ``estimated`` as a facet is."""

    counted: list[Counted]
    texts: int
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class _Counts:
    """Entries by value and facet, in ``samples`` of all the samples there are; ``texts`` where it was asked for."""

    buckets: dict[str, dict[str, int]]
    samples: int
    texts: int = 0

    def of(self, name: str) -> dict[str, int]:
        return {value: self.scaled(count) for value, count in self.buckets[name].items()}

    @property
    def estimated(self) -> bool:
        return self.samples < schema.SAMPLES

    def scaled(self, count: int) -> int:
        """To all samples; of an estimate the first two figures, which is all that can be said."""
        if not self.estimated:
            return count
        whole = count * schema.SAMPLES // self.samples
        return round(whole, 2 - len(str(whole)))


def clauses(compiler: Compiler, filters: dict[str, tuple[str, ...]], besides: str | None = None) -> list[Query]:
    """One clause a facet in which something is chosen."""
    return [filtering(compiler.terms(name, list(values))) for name, values in filters.items() if name != besides]


def count(
    searcher: Searcher, compiler: Compiler, query: Query, filters: dict[str, tuple[str, ...]], total: int
) -> Facets:
    """Every facet that has something to say about this query. ``query`` is without the filters."""
    shown = [facet for facet in FACETS.values() if facet.needs is None or facet.needs in filters]
    chosen = all_of([query, *clauses(compiler, filters)])
    few = _samples(total, EXACT_HEAVY)
    walks: dict[int, list[str]] = {few: []}
    for facet in shown:
        if facet.name not in filters:
            walks.setdefault(few if facet.heavy else _samples(total, EXACT), []).append(facet.name)
    counts = [_count(searcher, chosen, names, samples, samples == few) for samples, names in walks.items()]
    found = {name: one for one in counts for name in one.buckets}
    for name in filters:
        widened = all_of([query, *clauses(compiler, filters, besides=name)])
        found[name] = _widened(searcher, widened, name)
    counted = [
        Counted(one, _choices(one, found[one.name].of(one.name), filters), found[one.name].estimated) for one in shown
    ]
    texts = counts[0]
    return Facets([one for one in counted if one.choices], texts.scaled(texts.texts), texts.estimated)


def _samples(total: int, limit: int) -> int:
    """In how many samples to count."""
    return schema.SAMPLES if total <= limit else min(schema.SAMPLES, max(1, IN_SAMPLE * schema.SAMPLES // total))


def _count(searcher: Searcher, query: Query, names: list[str], samples: int, with_texts: bool = False) -> _Counts:
    if samples < schema.SAMPLES:
        part = Query.term_set_query(schema.schema(), "sample", list(range(samples)))
        query = all_of([filtering(part), query])
    wanted = {
        name: {"terms": {"field": name, "size": 200 if name == "session" else SHOWN * 4, "segment_size": 200}}
        for name in names
    }
    if with_texts:
        wanted["texts"] = {"cardinality": {"field": "version"}}
    answer = searcher.aggregate(query, wanted) if wanted else {}
    buckets = {name: {bucket["key"]: bucket["doc_count"] for bucket in answer[name]["buckets"]} for name in names}
    return _Counts(buckets, samples, int(answer["texts"]["value"]) if with_texts else 0)


def _widened(searcher: Searcher, query: Query, name: str) -> _Counts:
    """Of a query whose matches nobody has counted: in a few samples first, and in all of them if those held little."""
    found = _count(searcher, query, [name], 2)
    matching = found.scaled(sum(found.buckets[name].values()))
    if matching > (EXACT_HEAVY if FACETS[name].heavy else EXACT):
        return found
    return _count(searcher, query, [name], schema.SAMPLES)


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


_LABELS = {"stage": dict(Stage.choices), "outcome": dict(Outcome.choices), "part": schema.PARTS}
