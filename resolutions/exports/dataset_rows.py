"""The rows of the tables of a dump, in the order of their columns.

A row is one query's row: nothing is held in memory but the rows of one batch.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from resolutions.models import (
    Announcement,
    Ballot,
    Citation,
    Footnote,
    Paragraph,
    Problem,
    Series,
    Sponsorship,
    SubjectHeading,
    Version,
    Vote,
)
from resolutions.models.choices import VoteBody, VotedOn
from resolutions.models.votes import BallotQuerySet, voted_on
from resolutions.text.anchors import place_of_citation

from .records import text_record, with_covers
from .roll_calls import RollCalls, unres

Rows = Iterator[tuple[Any, ...]]
BATCH = 2_000
POSITIONS = {"in_favour": "yes", "against": "no", "abstaining": "abstain"}
"""How unvotes, the R package, names them."""
_VERSION = ("language_version__version", "language_version__version__symbol", "language_version__language")


def _values(rows: QuerySet, *names: str) -> Rows:
    return rows.order_by("pk").values_list(*names).iterator(chunk_size=BATCH)


def texts() -> Rows:
    for version in with_covers(Version.objects.order_by("pk")).iterator(chunk_size=500):
        said = text_record(version)
        items = [f"{item['session']}/{item['number']}{item['letter'] or ''}" for item in said["agenda_items"]]
        yield (
            *(said["id"], said["symbol"], said["kind"], said["stage"], said["title"], said["languages"]),
            *(said["session"], said["committee"] and said["committee"]["name"], items),
            *(said["series"] and said["series"]["slug"], said["resolution"], said["outcome"]),
            *(version.issued_on, version.adopted_on, said["meeting"], said["origin"], said["distribution"]),
            *(said["original_language"], said["sponsor_note"], said["related"], said["about"]),
            json.dumps(said["inferred"], ensure_ascii=False) if said["inferred"] else None,
            version.library_number,
        )


def paragraphs() -> Rows:
    names = ("position", "anchor", "kind", "annex", "section", "number", "depth", "opening", "text")
    for *of_text, position, anchor, kind, annex, section, number, depth, opening, text in _values(
        Paragraph.objects.all(), *_VERSION, *names
    ):
        yield (*of_text, position, anchor, kind, annex, section, number or None, depth, opening or None, text)


def citations() -> Rows:
    names = ("paragraph__anchor", "footnote__mark", "start", "end", "as_written", "symbol", "carrier", "target")
    for *of_text, anchor, mark, start, end, written, symbol, carrier, target in _values(
        Citation.objects.all(), *_VERSION, *names
    ):
        yield (*of_text, place_of_citation(anchor, mark), start, end, written, symbol, carrier or None, target)


def sponsors() -> Rows:
    names = ("position", "as_written", "sponsor__name", "sponsor__kind", "sponsor__code", "sponsor__m49", "role")
    for *of_text, position, written, name, kind, code, m49, role in _values(
        Sponsorship.objects.all(), "version", "version__symbol", *names
    ):
        yield (*of_text, position, written, name, kind, code or None, m49 or None, role)


def votes(roll_calls: RollCalls) -> Rows:
    rows = Vote.objects.once().annotate(day=Coalesce("held_on", "version__adopted_on"), on=voted_on())
    names = ("body", "on", "part", "day", "version__resolution__session__code", "in_favour", "against", "abstaining")
    for pk, record, text, symbol, body, on, part, *of_vote in _values(
        rows, "pk", "record", "version", "version__symbol", *names
    ):
        counted = body == VoteBody.PLENARY and on == VotedOn.TEXT
        rcid = roll_calls.of(symbol) if counted else None
        yield (pk, text, symbol, body, on, part or None, *of_vote, rcid, record or None)


BALLOT = {
    "symbol": "vote__version__symbol",
    "date": "day",
    "session": "vote__version__resolution__session__code",
    "body": "vote__body",
    "on": "on",
    "part": "vote__part",
    "state_as_written": "as_written",
    "state": "state__name",
    "iso3": "state__code",
    "m49": "state__m49",
    "vote": "position",
    "announced_later": "announced",
}
"""The columns of the table of votes, each with the way to it from ballots with :func:`ballots_dated`."""


def ballots_dated(rows: BallotQuerySet) -> QuerySet:
    return _dated(rows.with_announced())


def _dated(rows: QuerySet) -> QuerySet:
    return rows.annotate(day=Coalesce("vote__held_on", "vote__version__adopted_on"), on=voted_on("vote__"))


def ballots() -> Rows:
    return _by_state(ballots_dated(Ballot.objects.filter(vote__in=Vote.objects.once())), BALLOT)


def announced() -> Rows:
    vote = Ballot.objects.filter(vote=OuterRef("vote"), state=OuterRef("state")).order_by("pk")
    rows = _dated(Announcement.objects.filter(vote__in=Vote.objects.once()))
    rows = rows.annotate(cast=Subquery(vote.values("position")[:1]))
    return _by_state(rows, BALLOT | {"announced_later": "cast"})


def _by_state(rows: QuerySet, columns: Mapping[str, str]) -> Rows:
    """A row a State and vote: ``columns`` are those of ``BALLOT``, the last of them what else it said of the vote."""
    ways = columns.values()
    for *known, part, written, name, code, m49, position, other in _values(rows, "vote", "vote__version", *ways):
        yield (*known, part or None, written, name, code or None, m49 or None, position, other)


def unvotes(roll_calls: RollCalls) -> Rows:
    rows = ballots_dated(Ballot.objects.counted()).annotate(title=F("vote__version__resolution__title"))
    named = (BALLOT[name] for name in ("symbol", "date", "session", "state", "iso3", "m49", "vote"))
    for symbol, day, session, name, code, m49, position, title in _values(rows, *named, "title"):
        rcid, cast = roll_calls.of(symbol), POSITIONS[position]
        yield rcid, name, None, cast, session, day, unres(symbol), title, code or None, m49 or None


def series() -> Rows:
    for row in Series.objects.with_shape().order_by("pk"):
        codes = list(dict.fromkeys(one["code"] for one in row.proposals))
        yield row.slug, row.title, row.version_count, codes


def subjects() -> Rows:
    names = ("version", "version__symbol", "position", "subject__name", "subject__slug", "subject__identifier")
    for *heading, identifier in _values(SubjectHeading.objects.all(), *names):
        yield (*heading, identifier or None)


def footnotes() -> Rows:
    return _values(Footnote.objects.all(), *_VERSION, "position", "mark", "text")


def problems() -> Rows:
    names = ("version", "version__symbol", "language_version__language", "file_name", "line", "code", "message")
    return _values(Problem.objects.open(), *names)
