"""Counts beside the results: how many of the matching paragraphs stand in each session, committee, part …

A facet counts as if nothing were chosen in itself, so that a choice can be widened as well as narrowed. Where very much
matches, it is counted in a sample of the texts and the counts are estimates, and said to be.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from tantivy import Query, Searcher

from resolutions.models.choices import Outcome, Stage
from resolutions.models.commitments import CommitmentKind
from resolutions.text.languages import LANGUAGES

from . import languages, schema
from .engine import matching
from .query.compiling import Compiler, all_of, filtering
from .text_counts import EACH, NEARLY, texts_in

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    title: StrOrPromise
    needs: str | None = None
    """A facet shown only once something is chosen in this other one."""
    rows: str = ""
    """The field it is counted in where that holds rows instead of names."""
    of_several: bool = False
    """Shown only where the index has several values of it, or one is chosen."""


FACETS = {
    facet.name: facet
    for facet in (
        Facet(languages.FIELD, _("Language"), of_several=True),
        Facet("session", _("Session")),
        Facet("stage", _("Stage")),
        Facet("committee", _("Committee")),
        Facet("item", _("Agenda item"), needs="session"),
        Facet("outcome", _("Outcome")),
        Facet("part", _("Part of the text")),
        Facet("verb", _("Opening words")),
        Facet("asks", _("Asks for")),
        Facet("sponsor", _("Sponsor")),
        Facet("group", _("Group")),
        Facet("subject", _("Subject heading"), rows="subject_row"),
    )
}

EXACT = 6_000
"""Matching entries up to which they are counted one by one: to walk through more takes as long as all the rest."""

IN_SAMPLE = 1_000
"""Entries looked at, about and at the least, where not all are."""

_SMALL = schema.SAMPLES[-1]
"""One text in so many: this sample tells whether so much may match that counting it all would take long. It has too few
texts to count in: a hundred States sponsor some together."""

FEW = 100
"""Entries of a sample, under which an estimate has one figure."""

MANY_TEXTS = 30
"""In the small sample, from which on it tells how much matches in all."""

SHOWN = 8
"""Values a facet shows where it is not asked for whole; one that is chosen is always shown."""

WHOLE = 500
"""Values of a facet that is asked for whole."""

_SESSIONS = 200
"""All of them: the newest are shown, not those with most."""

_OF_A_SEGMENT, _OF_A_SAMPLE, _OF_THE_WHOLE = 200, 40, 10_000
"""Values each part of the index counts towards the first ones. To name them costs more than to count them."""


@dataclass(frozen=True, slots=True)
class Choice:
    facet: str
    value: str
    label: StrOrPromise
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """A facet with its values. ``estimated``: counted in a sample. ``more``: there are others. ``whole``: all were
    asked for."""

    facet: Facet
    choices: list[Choice]
    estimated: bool = False
    more: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Facets:
    """``texts`` is the number of versions that answer; ``estimated`` as a facet is."""

    counted: list[Counted]
    texts: int
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class _Counts:
    """Entries by value and facet, in one text in ``one_in``; ``texts`` where it was asked for."""

    buckets: dict[str, dict[str, int]]
    one_in: int
    texts: int = 0

    def of(self, name: str) -> dict[str, int]:
        return {value: self.scaled(count) for value, count in self.buckets[name].items()}

    @property
    def estimated(self) -> bool:
        return self.one_in > 1

    def scaled(self, count: int) -> int:
        """To all texts; of an estimate the first two figures, or the first: ``docs/search.md`` says how far it may be
        off."""
        if not self.estimated:
            return count
        whole, figures = count * self.one_in, 2 if count >= FEW else 1
        return round(whole, figures - len(str(whole)))


def narrowed(
    compiler: Compiler, query: Query, filters: dict[str, tuple[str, ...]], besides: str | None = None
) -> Query:
    """The query with one clause a facet in which something is chosen, of the texts as the reader is shown them. What
    is chosen of places is passed over where texts are asked for: their places are narrowed by it.
    Languages are a facet too: where all of them are counted, every text is looked at in each."""
    asked = ((name, list(values)) for name, values in filters.items() if name != besides and compiler.knows(name))
    chosen = [filtering(compiler.terms(name, values)) for name, values in asked]
    query = all_of([query, *chosen])
    return query if besides == languages.FIELD else compiler.shown(query)


def count(
    searcher: Searcher,
    compiler: Compiler,
    query: Query,
    filters: dict[str, tuple[str, ...]],
    total: Future[int],
    subjects: dict[int, str],
    whole: str = "",
) -> Facets:
    """Every facet that has something to say about this query. ``query`` is not ``narrowed``; ``total``, waited for
    only where very much may match, is the number of entries that match with them; ``subjects`` are the names of
    subjects by their numbers in the index. The facet ``whole`` is counted one by one, with all its values: it costs
    more. A value that is chosen is counted by itself where it is not among the most frequent."""
    shown = [facet for facet in FACETS.values() if _is_shown(compiler, facet, filters)]
    chosen = narrowed(compiler, query, filters)
    apart = {facet.name for facet in shown} & {*filters, whole, languages.FIELD}
    plain = [facet.name for facet in shown if facet.name not in apart]
    all_plain = _count(searcher, chosen, plain, _in_how_many(searcher, chosen, total), with_texts=True)
    found = dict.fromkeys(plain, all_plain)
    for name in apart:
        widened = narrowed(compiler, query, filters, besides=name)
        one_in = 1 if name == whole else _in_how_many(searcher, widened)
        found[name] = _count(searcher, widened, [name], one_in, whole=name == whole)
    counted = []
    for one in shown:
        values, counts = _named(one, found[one.name], subjects), found[one.name]
        for value in set(filters.get(one.name, ())).difference(values):
            values[value] = _matching(searcher, narrowed(compiler, query, filters | {one.name: (value,)}))
        counted.append(_counted(one, values, counts.estimated, filters.get(one.name, ()), one.name == whole))
    texts = all_plain.scaled(all_plain.texts)
    return Facets([one for one in counted if one.choices], texts, all_plain.estimated)


def _is_shown(compiler: Compiler, facet: Facet, filters: dict[str, tuple[str, ...]]) -> bool:
    if facet.of_several and facet.name not in filters:
        return len(compiler.vocabulary.names(facet.name)) > 1
    return facet.needs is None or facet.needs in filters


def _in_how_many(searcher: Searcher, query: Query, total: Future[int] | None = None) -> int:
    """In one text in how many to count. Where little matches a small sample says so, sooner than ``total`` comes."""
    if total and total.done():
        return _sample_for(total.result())
    sampled = _sampled(query, _SMALL)
    guess = _SMALL * _matching(searcher, sampled)
    if guess <= EXACT:
        return 1
    if total:
        return _sample_for(total.result())
    return _sample_for(guess if _is_sure(searcher, sampled, guess) else _matching(searcher, query))


def _sample_for(matching: int) -> int:
    """The smallest that holds enough of so many entries; 1 where they are counted one by one."""
    if matching <= EXACT:
        return 1
    return max(one_in for one_in in schema.SAMPLES[:-1] if matching >= IN_SAMPLE * one_in)


def _is_sure(searcher: Searcher, sampled: Query, guess: int) -> bool:
    """Whether so much matches, by the small sample, that it is certainly not counted one by one. That sample cannot
    tell it of a few texts: a long one may stand for all it holds."""
    return guess > 2 * EXACT and searcher.aggregate(sampled, {"texts": NEARLY})["texts"]["value"] >= MANY_TEXTS


def _matching(searcher: Searcher, query: Query) -> int:
    return matching(searcher.search(filtering(query), limit=1))


def _count(
    searcher: Searcher, query: Query, names: list[str], one_in: int, with_texts: bool = False, whole: bool = False
) -> _Counts:
    if one_in > 1:
        query = _sampled(query, one_in)
    wanted: dict[str, Any] = {
        name: {"terms": _all_values(name) if whole else _first_values(name, one_in)} for name in names
    }
    if with_texts:
        wanted["texts"] = NEARLY if one_in > 1 else EACH
    answer = searcher.aggregate(query, wanted) if wanted else {}
    buckets = {name: {bucket["key"]: bucket["doc_count"] for bucket in answer[name]["buckets"]} for name in names}
    return _Counts(buckets, one_in, texts_in(answer["texts"]) if with_texts else 0)


def _sampled(query: Query, one_in: int) -> Query:
    return all_of([filtering(Query.term_query(schema.schema(), "one_in", one_in, "basic")), query])


def _all_values(name: str) -> dict[str, str | int]:
    """One more than is shown, and those that are chosen anyway."""
    return {"field": FACETS[name].rows or name, "size": 2 * WHOLE, "segment_size": _OF_THE_WHOLE}


def _first_values(name: str, one_in: int) -> dict[str, str | int]:
    if name == "session":
        return {"field": name, "size": _SESSIONS, "segment_size": _SESSIONS}
    return {
        "field": FACETS[name].rows or name,
        "size": SHOWN * 4,
        "segment_size": _OF_A_SEGMENT if one_in == 1 else _OF_A_SAMPLE,
    }


def _named(facet: Facet, counts: _Counts, subjects: dict[int, str]) -> dict[str, int]:
    values = counts.of(facet.name)
    if not facet.rows:
        return values
    return {subjects[int(row)]: count for row, count in values.items() if int(row) in subjects}


def _counted(facet: Facet, found: dict[str, int], estimated: bool, chosen: tuple[str, ...], whole: bool) -> Counted:
    values = [value for value in found if value not in chosen]
    if facet.name == "session":
        values.sort(key=_session_order, reverse=True)
    most = WHOLE if whole else SHOWN
    choices = [
        Choice(facet.name, value, label(facet.name, value), found[value], value in chosen)
        for value in (*chosen, *values[:most])
    ]
    return Counted(facet, choices, estimated, len(values) > most, whole)


def _session_order(code: str) -> tuple[bool, int]:
    number = code.rpartition("-")[2]
    return code.isdigit(), int(number) if number.isdigit() else 0


def label(facet: str, value: str) -> StrOrPromise:
    """The words for a value: most values are words already. An item is written as on the page of a text, a language as
    it calls itself."""
    if facet == "item":
        return value.replace("(", " (")
    return _LABELS.get(facet, {}).get(value, value)


_LABELS: Mapping[str, Mapping[str, StrOrPromise]] = {
    "stage": dict(Stage.choices),
    "outcome": dict(Outcome.choices),
    "part": schema.PARTS,
    "asks": dict(CommitmentKind.choices),
    languages.FIELD: {one.code: one.own_name for one in LANGUAGES},
}
