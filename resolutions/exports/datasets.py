"""The tables of a dump: the columns of each, what they mean, and which rows it has (``dataset_rows``)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pyarrow

from . import dataset_rows
from .dataset_rows import Rows
from .roll_calls import RollCalls

TEXT, NUMBER, DAY, YES_NO, LIST = (
    pyarrow.string(),
    pyarrow.int64(),
    pyarrow.date32(),
    pyarrow.bool_(),
    pyarrow.list_(pyarrow.string()),
)


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
    rows: Callable[[], Rows]

    @property
    def schema(self) -> pyarrow.Schema:
        return pyarrow.schema([(column.name, column.kind) for column in self.columns])


def _columns(**described: tuple[pyarrow.DataType, str]) -> tuple[Column, ...]:
    return tuple(Column(name, *of) for name, of in described.items())


_OF_TEXT = _columns(text_id=(NUMBER, "Number of the text"), symbol=(TEXT, "Its symbol; empty where it is not known"))
_OF_LANGUAGE = (*_OF_TEXT, *_columns(language=(TEXT, "ISO 639-1 code of the language version")))
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
_TEXTS = Table(
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
    dataset_rows.texts,
)
_PARAGRAPHS = Table(
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
    dataset_rows.paragraphs,
)
_FOOTNOTES = Table(
    "footnotes",
    "Footnotes of every language version",
    (*_OF_LANGUAGE, *_columns(position=(NUMBER, "Place"), mark=(TEXT, "Mark"), text=(TEXT, "The words"))),
    dataset_rows.footnotes,
)
_CITATIONS = Table(
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
    dataset_rows.citations,
)
_SPONSORS = Table(
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
    dataset_rows.sponsors,
)
_OF_VOTES = (
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
        library_number=(
            TEXT,
            "Number of the record in the UN Digital Library that the vote was taken from",
        ),
    ),
)
_VOTES_BY_STATE = Table(
    "votes_by_state",
    "How each State voted: a row a State and vote",
    (
        *_OF_VOTE,
        *_STATE,
        *_columns(
            vote=(TEXT, "in_favour, against, abstaining; who did not vote has no row"),
            announced_later=(
                TEXT,
                "How the State said after the vote that it had meant: as vote, or not_voting",
            ),
        ),
    ),
    dataset_rows.ballots,
)
_VOTES_ANNOUNCED = Table(
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
    dataset_rows.announced,
)
_OF_UNVOTES = _columns(
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
)
_SERIES = Table(
    "series",
    "Recurring subjects",
    _columns(
        slug=(TEXT, "Last part of its address"),
        title=(TEXT, "Of its latest text"),
        texts=(NUMBER, "Texts held"),
        sessions=(LIST, "Sessions in which it was tabled"),
    ),
    dataset_rows.series,
)
_SUBJECTS = Table(
    "subjects",
    "Subject headings of texts, as the library writes them",
    (
        *_OF_TEXT,
        *_columns(position=(NUMBER, "Place"), heading=(TEXT, "Heading"), slug=(TEXT, "Of its page")),
        *_columns(identifier=(TEXT, "In the UNBIS Thesaurus; empty where it is not known")),
    ),
    dataset_rows.subjects,
)
_PROBLEMS = Table(
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
    dataset_rows.problems,
)


def tables(roll_calls: RollCalls) -> tuple[Table, ...]:
    """All tables, with the roll-call numbers that were brought."""
    votes = Table(
        "votes",
        "Recorded votes, with the counts announced; the vote on a text is that in the plenary on it as a whole",
        _OF_VOTES,
        partial(dataset_rows.votes, roll_calls),
    )
    unvotes = Table(
        "unvotes",
        "Votes in the plenary on texts as a whole, in the columns that the R package unvotes made familiar",
        _OF_UNVOTES,
        partial(dataset_rows.unvotes, roll_calls),
    )
    return (
        _TEXTS,
        _PARAGRAPHS,
        _FOOTNOTES,
        _CITATIONS,
        _SPONSORS,
        votes,
        _VOTES_BY_STATE,
        _VOTES_ANNOUNCED,
        unvotes,
        _SERIES,
        _SUBJECTS,
        _PROBLEMS,
    )


TABLES = tables(RollCalls())
"""Without roll-call numbers."""
