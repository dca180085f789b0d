"""In how many texts and paragraphs of each session something stands, out of how many that are held."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from itertools import dropwhile
from typing import Any

from tantivy import Query, Searcher

from resolutions.models.choices import Stage
from resolutions.text.languages import ENGLISH

from . import schema, text_counts
from .engine import matching
from .entries import order_date
from .query.compiling import Compiler, all_of, everything, filtering, shown_to
from .store import Opened
from .text_counts import EACH, NEARLY, texts_in

ALL_STAGES = "all"
"""What readers say to count drafts too."""

_MOST_VALUES = 500
"""Values of ``Among`` that are counted in a session: all, so that one without a count stands nowhere in it."""

_PARAGRAPHS = ("pp", "op")
_SESSIONS = {"field": "session", "size": 500}


class Among(StrEnum):
    """By what the counts of a session are told apart: texts by committee, paragraphs by the others."""

    COMMITTEE = "committee"
    PART = "part"
    VERB = "verb"


@dataclass(frozen=True, slots=True)
class Held:
    """Of a session: its texts and their preambular and operative paragraphs, None where several languages are looked at
    and a paragraph would count in each."""

    texts: int
    paragraphs: int | None


@dataclass(frozen=True, slots=True)
class SessionCount:
    """``texts`` and ``paragraphs`` are those in which it stands, ``days`` the first and the last of such texts;
    ``among`` are (value, count), most first."""

    session: str
    texts: int
    paragraphs: int
    held: Held
    among: list[tuple[str, int]]
    days: tuple[float, float] = (0, 0)


@dataclass(frozen=True, slots=True)
class SessionCounts:
    """All sessions that are held from the first on in which something stands, in order of time. ``estimated``: texts
    are counted nearly. ``beyond``: it also stands in texts without a session."""

    sessions: list[SessionCount] = field(default_factory=list)
    estimated: bool = False
    beyond: bool = False

    def at_the_edge(self, most: int, newest: bool) -> tuple[str, ...]:
        """The sessions among whose texts are the first, or the newest, of all: each has at least one text that is as
        early, or as late, as the last of so many."""
        days = {one.session: -one.days[1] if newest else one.days[0] for one in self.sessions if one.texts}
        furthest = sorted(days.values())[:most]
        return tuple(session for session, day in days.items() if day <= furthest[-1])


def count(opened: Opened, compiler: Compiler, query: Query, adopted: bool, among: Among) -> SessionCounts:
    """Of texts as the reader is shown them; ``adopted``: of adopted ones alone."""
    found = filtering(_of_stage(compiler.shown(query), adopted))
    places = matching(opened.searcher.search(found, limit=1))
    estimated = places > text_counts.MOST_COUNTED
    buckets = _by_session(opened.searcher, found, _wanted(estimated, among))
    held = _held(opened.build, opened.seen, opened.searcher, compiler.reader, adopted)
    counted = (_count(code, of, buckets.get(code), among) for code, of in held.items())
    beyond = places > sum(bucket["doc_count"] for bucket in buckets.values())
    return SessionCounts(list(dropwhile(lambda one: not one.texts, counted)), estimated, beyond)


def sessions_held(opened: Opened, reader: str | None) -> list[str]:
    """All of which a text is held, drafts too, in order of time."""
    return list(_held(opened.build, opened.seen, opened.searcher, reader, adopted=False))


@lru_cache(maxsize=16)
def _held(build: str, seen: tuple, searcher: Searcher, reader: str | None, adopted: bool) -> dict[str, Held]:
    """By session, in order of time; once a state of the index, since every entry of it is looked at."""
    in_several = reader is None and searcher.doc_freq("beside", ENGLISH) > 0
    english = ENGLISH if in_several else None
    every = _by_session(
        searcher,
        filtering(_of_stage(shown_to(reader or english, everything(), schema.schema()), adopted)),
        {"parts": {"terms": {"field": "part"}}, "day": {"min": {"field": "day"}}},
    )
    ordered = sorted(every, key=lambda code: _when(code, every[code]["day"]["value"] or 0))
    return {code: _held_in(every[code], in_several) for code in ordered}


def _when(code: str, day: float) -> float:
    """Regular sessions follow each other by number, whatever the days of their texts; others lie where theirs do."""
    opened = order_date(None, None, int(code)) if code.isdigit() else None
    return opened.toordinal() if opened else day


def _held_in(bucket: Mapping[str, Any], in_several: bool) -> Held:
    """Each text has one entry for its title, in the language in which it is shown."""
    parts = _values(bucket["parts"])
    return Held(parts.get("title", 0), None if in_several else _paragraphs(parts))


def _of_stage(query: Query, adopted: bool) -> Query:
    stage = Query.term_query(schema.schema(), "stage", Stage.ADOPTED, "basic")
    return all_of([query, filtering(stage)]) if adopted else query


def _wanted(estimated: bool, among: Among) -> dict[str, Any]:
    texts = {"texts": NEARLY if estimated else EACH}
    wanted: dict[str, Any] = {**texts, "parts": {"terms": {"field": "part"}}}
    wanted |= {"first": {"min": {"field": "day"}}, "last": {"max": {"field": "day"}}}
    if among is Among.COMMITTEE:
        wanted["among"] = {"terms": {"field": among, "size": _MOST_VALUES}, "aggs": texts}
    elif among is Among.VERB:
        wanted["among"] = {"terms": {"field": among, "size": _MOST_VALUES}}
    return wanted


def _by_session(searcher: Searcher, query: Query, wanted: dict[str, Any]) -> dict[str, dict[str, Any]]:
    answer = searcher.aggregate(query, {"sessions": {"terms": _SESSIONS, "aggs": wanted}})
    return {bucket["key"]: bucket for bucket in answer["sessions"]["buckets"]}


def _count(session: str, held: Held, bucket: Mapping[str, Any] | None, among: Among) -> SessionCount:
    if bucket is None:
        return SessionCount(session, 0, 0, held, [])
    parts = _values(bucket["parts"])
    told = parts if among is Among.PART else _among(bucket["among"])
    ordered = sorted(told.items(), key=lambda one: (-one[1], one[0]))
    days = bucket["first"]["value"] or 0, bucket["last"]["value"] or 0
    return SessionCount(session, texts_in(bucket["texts"]), _paragraphs(parts), held, ordered, days)


def _among(answer: Mapping[str, Any]) -> dict[str, int]:
    return {
        bucket["key"]: texts_in(bucket["texts"]) if "texts" in bucket else bucket["doc_count"]
        for bucket in answer["buckets"]
    }


def _values(answer: Mapping[str, Any]) -> dict[str, int]:
    return {bucket["key"]: bucket["doc_count"] for bucket in answer["buckets"]}


def _paragraphs(parts: Mapping[str, int]) -> int:
    return sum(parts.get(part, 0) for part in _PARAGRAPHS)
