"""The tables of a dump: what each has, and where its rows come from.

A row is one query's row: nothing is held in memory but the rows of one batch.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pyarrow
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

BATCH = 2_000
TEXT, NUMBER, DAY, YES_NO, LIST = (
    pyarrow.string(),
    pyarrow.int64(),
    pyarrow.date32(),
    pyarrow.bool_(),
    pyarrow.list_(pyarrow.string()),
)
POSITIONS = {"in_favour": "yes", "against": "no", "abstaining": "abstain"}
"""How unvotes, the R package, names them."""


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    kind: pyarrow.DataType
    says: str


@dataclass(frozen=True, slots=True)
class Table:
    """``rows`` gives tuples in the order of ``columns``."""

    name: str
    says: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterator[tuple[Any, ...]]]

    @property
    def schema(self) -> pyarrow.Schema:
        return pyarrow.schema([(column.name, column.kind) for column in self.columns])


def _columns(**described: tuple[pyarrow.DataType, str]) -> tuple[Column, ...]:
    return tuple(Column(name, *of) for name, of in described.items())


_OF_TEXT = _columns(text_id=(NUMBER, "Number of the text"), symbol=(TEXT, "Its symbol; empty where it is not known"))
_OF_LANGUAGE = (*_OF_TEXT, *_columns(language=(TEXT, "ISO 639-1 code of the language version")))
_VERSION = ("language_version__version", "language_version__version__symbol", "language_version__language")


def _values(rows: QuerySet, *names: str) -> Iterator[tuple[Any, ...]]:
    return rows.order_by("pk").values_list(*names).iterator(chunk_size=BATCH)


def _texts() -> Iterator[tuple[Any, ...]]:
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


def _paragraphs() -> Iterator[tuple[Any, ...]]:
    names = ("position", "anchor", "kind", "annex", "section", "number", "depth", "opening", "text")
    for *of_text, position, anchor, kind, annex, section, number, depth, opening, text in _values(
        Paragraph.objects.all(), *_VERSION, *names
    ):
        yield (*of_text, position, anchor, kind, annex, section, number or None, depth, opening or None, text)


def _citations() -> Iterator[tuple[Any, ...]]:
    names = ("paragraph__anchor", "footnote__mark", "start", "end", "as_written", "symbol", "carrier", "target")
    for *of_text, anchor, mark, start, end, written, symbol, carrier, target in _values(
        Citation.objects.all(), *_VERSION, *names
    ):
        yield (*of_text, place_of_citation(anchor, mark), start, end, written, symbol, carrier or None, target)


def _sponsors() -> Iterator[tuple[Any, ...]]:
    names = ("position", "as_written", "sponsor__name", "sponsor__kind", "sponsor__code", "sponsor__m49", "role")
    for *of_text, position, written, name, kind, code, m49, role in _values(
        Sponsorship.objects.all(), "version", "version__symbol", *names
    ):
        yield (*of_text, position, written, name, kind, code or None, m49 or None, role)


def _votes(roll_calls: RollCalls) -> Iterator[tuple[Any, ...]]:
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
    return rows.with_announced().annotate(
        day=Coalesce("vote__held_on", "vote__version__adopted_on"), on=voted_on("vote__")
    )


def _ballots() -> Iterator[tuple[Any, ...]]:
    rows = ballots_dated(Ballot.objects.filter(vote__in=Vote.objects.once()))
    columns = BALLOT.values()
    for *known, part, written, name, code, m49, position, later in _values(rows, "vote", "vote__version", *columns):
        yield (*known, part or None, written, name, code or None, m49 or None, position, later)


def _announced() -> Iterator[tuple[Any, ...]]:
    vote = Ballot.objects.filter(vote=OuterRef("vote"), state=OuterRef("state")).order_by("pk")
    rows = Announcement.objects.filter(vote__in=Vote.objects.once()).annotate(
        day=Coalesce("vote__held_on", "vote__version__adopted_on"),
        on=voted_on("vote__"),
        cast=Subquery(vote.values("position")[:1]),
    )
    columns = {**BALLOT, "announced_later": "cast"}.values()
    for *known, part, written, name, code, m49, position, cast in _values(rows, "vote", "vote__version", *columns):
        yield (*known, part or None, written, name, code or None, m49 or None, position, cast)


def _unvotes(roll_calls: RollCalls) -> Iterator[tuple[Any, ...]]:
    rows = ballots_dated(Ballot.objects.counted()).annotate(title=F("vote__version__resolution__title"))
    named = (BALLOT[name] for name in ("symbol", "date", "session", "state", "iso3", "m49", "vote"))
    for symbol, day, session, name, code, m49, position, title in _values(rows, *named, "title"):
        rcid, cast = roll_calls.of(symbol), POSITIONS[position]
        yield rcid, name, None, cast, session, day, unres(symbol), title, code or None, m49 or None


def _series() -> Iterator[tuple[Any, ...]]:
    for series in Series.objects.with_shape().order_by("pk"):
        codes = list(dict.fromkeys(one["code"] for one in series.proposals))
        yield series.slug, series.title, series.version_count, codes


def _subjects() -> Iterator[tuple[Any, ...]]:
    names = ("version", "version__symbol", "position", "subject__name", "subject__slug", "subject__identifier")
    for *heading, identifier in _values(SubjectHeading.objects.all(), *names):
        yield (*heading, identifier or None)


def _footnotes() -> Iterator[tuple[Any, ...]]:
    return _values(Footnote.objects.all(), *_VERSION, "position", "mark", "text")


def _problems() -> Iterator[tuple[Any, ...]]:
    names = ("version", "version__symbol", "language_version__language", "file_name", "line", "code", "message")
    return _values(Problem.objects.open(), *names)


_OF_VOTE = (
    *_columns(vote_id=(NUMBER, "Number of the vote")),
    *_OF_TEXT,
    *_columns(date=(DAY, "Of the vote"), session=(TEXT, "Session"), body=(TEXT, "plenary or committee")),
    *_columns(on=(TEXT, "text, part, amendment"), part=(TEXT, "What was voted on, if not all of the text")),
)
_STATE = _columns(
    state_as_written=(TEXT, "As the record of the vote prints it"),
    state=(TEXT, "Today's name"),
    iso3=(TEXT, "ISO 3166-1 alpha-3; empty for a State that has none"),
    m49=(TEXT, "Code of the United Nations Statistics Division; empty where there is none"),
)

TABLES = (
    Table(
        "texts",
        "Issued texts, each once whatever the number of its languages",
        _columns(
            text_id=(NUMBER, "Number of the text in this archive"),
            symbol=(TEXT, "Symbol; empty where it is not known"),
            kind=(TEXT, "What the document is"),
            stage=(TEXT, "draft, revised, amendment, adopted, unknown"),
            title=(TEXT, "In English where held in it, else in the first language held"),
            languages=(LIST, "Languages held, ISO 639-1"),
            session=(TEXT, "66, S-10, ES-10"),
            committee=(TEXT, "Main Committee; empty for the plenary, or not known"),
            agenda_items=(LIST, "Session, slash, number and letter: 66/69b"),
            series=(TEXT, "Recurring subject: slug, see the table series"),
            resolution=(NUMBER, "Number of the proposal, which its drafts and the adopted text share"),
            outcome=(TEXT, "What became of the proposal; empty where it is not known"),
            issued_on=(DAY, "Day of issue"),
            adopted_on=(DAY, "Day of adoption"),
            meeting=(TEXT, "Plenary meeting of adoption, as printed"),
            origin=(TEXT, "Where it came from, as printed"),
            distribution=(TEXT, "As printed"),
            original_language=(TEXT, "As printed"),
            sponsor_note=(TEXT, "As printed"),
            related=(LIST, "Symbols of other documents of the proposal"),
            about=(TEXT, "Symbol of the text that it amends, corrects or adds to"),
            inferred=(TEXT, "JSON: what is not stated but inferred, each with its reason"),
            library_number=(TEXT, "Number of its record in the UN Digital Library, where one was loaded"),
        ),
        _texts,
    ),
    Table(
        "paragraphs",
        "Paragraphs of every language version",
        (
            *_OF_LANGUAGE,
            *_columns(
                position=(NUMBER, "Place in the text"),
                id=(TEXT, "Anchor on the page: pp3, op12-a; the same in every language"),
                part=(TEXT, "preambular, operative, heading, text, formula"),
                annex=(YES_NO, "Whether it stands in an annex"),
                section=(LIST, "Headings it stands under, outermost first"),
                number=(TEXT, "As printed"),
                depth=(NUMBER, "0 for a paragraph, 1 for its lettered parts"),
                opening=(TEXT, "Opening words"),
                text=(TEXT, "The words"),
            ),
        ),
        _paragraphs,
    ),
    Table(
        "footnotes",
        "Footnotes of every language version",
        (*_OF_LANGUAGE, *_columns(position=(NUMBER, "Place"), mark=(TEXT, "Mark"), text=(TEXT, "The words"))),
        _footnotes,
    ),
    Table(
        "citations",
        "References to other documents, in every language version; offsets count characters",
        (
            *_OF_LANGUAGE,
            *_columns(
                where=(TEXT, "Paragraph, fn and mark of a footnote, or sponsor_note"),
                start=(NUMBER, "Where it begins in that text"),
                end=(NUMBER, "Where it ends"),
                as_written=(TEXT, "As printed"),
                cited=(TEXT, "Symbol of the document cited"),
                carrier=(TEXT, "Opening words that carry it"),
                cited_text_id=(NUMBER, "The text cited; empty where it is not held"),
            ),
        ),
        _citations,
    ),
    Table(
        "sponsors",
        "States, groups and bodies that tabled or joined a text",
        (
            *_OF_TEXT,
            *_columns(
                position=(NUMBER, "Place in the printed list"),
                as_written=(TEXT, "As printed"),
                name=(TEXT, "Today's name"),
                kind=(TEXT, "state, group, body"),
                iso3=(TEXT, "ISO 3166-1 alpha-3"),
                m49=(TEXT, "Code of the United Nations Statistics Division"),
                role=(TEXT, "sponsor, additional, behalf"),
            ),
        ),
        _sponsors,
    ),
    Table(
        "votes",
        "Recorded votes, with the counts announced; the vote on a text is that in the plenary on it as a whole",
        (
            *_columns(vote_id=(NUMBER, "Number of the vote")),
            *_OF_TEXT,
            *_columns(
                body=(TEXT, "plenary or committee"),
                on=(TEXT, "text: a text as a whole, part: a part of it, amendment"),
                part=(TEXT, "Paragraph or amendment voted on; empty for a text or amendment as a whole"),
                date=(DAY, "Of the vote, else of the text's adoption"),
                session=(TEXT, "Session"),
                in_favour=(NUMBER, "Announced; empty where not stated"),
                against=(NUMBER, "Announced; empty where not stated"),
                abstaining=(NUMBER, "Announced; empty where not stated"),
                rcid=(NUMBER, "Roll-call number of the known voting data; see the card"),
                library_number=(TEXT, "Number of the record in the UN Digital Library that the vote was taken from"),
            ),
        ),
        partial(_votes, RollCalls()),
    ),
    Table(
        "votes_by_state",
        "How each State voted: a row a State and vote",
        (
            *_OF_VOTE,
            *_STATE,
            *_columns(
                vote=(TEXT, "in_favour, against, abstaining; who did not vote has no row"),
                announced_later=(TEXT, "How the State said after the vote that it had meant: as vote, or not_voting"),
            ),
        ),
        _ballots,
    ),
    Table(
        "votes_announced",
        "What States announced after a vote, whether they had voted or not: a row a State and vote",
        (
            *_OF_VOTE,
            *_STATE,
            *_columns(
                meant=(TEXT, "in_favour, against, abstaining, not_voting"),
                vote=(TEXT, "How it had voted; empty where its vote is not recorded"),
            ),
        ),
        _announced,
    ),
    Table(
        "unvotes",
        "Votes in the plenary on texts as a whole, in the columns that the R package unvotes made familiar",
        _columns(
            rcid=(NUMBER, "Roll-call number; see the card"),
            country=(TEXT, "Today's name of the State"),
            country_code=(TEXT, "ISO 3166-1 alpha-2: empty, the archive has no licensed source of it; see iso3"),
            vote=(TEXT, "yes, no, abstain"),
            session=(TEXT, "Session"),
            date=(DAY, "Of the vote"),
            unres=(TEXT, "R/66/152"),
            short=(TEXT, "Title of the resolution"),
            iso3=(TEXT, "ISO 3166-1 alpha-3"),
            m49=(TEXT, "Code of the United Nations Statistics Division"),
        ),
        partial(_unvotes, RollCalls()),
    ),
    Table(
        "series",
        "Recurring subjects",
        _columns(
            slug=(TEXT, "Last part of its address"),
            title=(TEXT, "Of its latest text"),
            texts=(NUMBER, "Texts held"),
            sessions=(LIST, "Sessions in which it was tabled"),
        ),
        _series,
    ),
    Table(
        "subjects",
        "Subject headings of texts, as the library writes them",
        (
            *_OF_TEXT,
            *_columns(position=(NUMBER, "Place"), heading=(TEXT, "Heading"), slug=(TEXT, "Of its page")),
            *_columns(identifier=(TEXT, "In the UNBIS Thesaurus; empty where it is not known")),
        ),
        _subjects,
    ),
    Table(
        "problems",
        "What the reader of a file was not sure of, and no editor has settled",
        (
            *_OF_LANGUAGE,
            *_columns(
                file=(TEXT, "Name of the file"),
                line=(NUMBER, "Line in it; 0 where none is named"),
                code=(TEXT, "Kind of problem"),
                message=(TEXT, "In words"),
            ),
        ),
        _problems,
    ),
)


def tables(roll_calls: RollCalls) -> tuple[Table, ...]:
    """``TABLES`` with the roll-call numbers that were brought."""
    numbered = {"votes": _votes, "unvotes": _unvotes}
    return tuple(
        replace(table, rows=partial(numbered[table.name], roll_calls)) if table.name in numbered else table
        for table in TABLES
    )
