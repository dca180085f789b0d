"""What questions are answered with, for the description of the API."""

from __future__ import annotations

from typing import Any, Literal

from ninja import Field, Schema

from resolutions.comparison.result import ChangeKind, RowOp
from resolutions.search.quotations import Verdict

from .schemas import Brief

Words = list[tuple[Literal["=", "-", "+"], str]]
"""A text in pieces: in both, only in the first, only in the second."""


class HitOut(Schema):
    """A title, paragraph or footnote."""

    id: int = Field(..., description="Number of the text, by which it is found where it has no symbol")
    symbol: str | None = None
    title: str | None = None
    session: str | None = None
    language: str
    stage: str | None = None
    outcome: str | None = None
    adopted_on: str | None = None
    issued_on: str | None = None
    part: str = Field(..., description="`title`, `pp`, `op`, `note`, `heading` or `text`")
    place: str = Field(..., description="As people name it", examples=["OP 9"])
    anchor: str | None = Field(None, description="On the page of the text; null for a title", examples=["op9"])
    text: str = Field(..., description="The whole title, paragraph or footnote")
    marks: list[tuple[int, int]] = Field([], description="Start and end, in characters, of what answers in it")
    others: int = Field(0, description="In how many other texts of the subject the query is answered")
    address: str = Field(..., description="Of the place")


class SearchOut(Schema):
    q: str | None = None
    filters: dict[str, list[str]] | None = None
    by: str | None = None
    sort: str | None = None
    page: int | None = None
    next: str | None = Field(None, description="Address of the next page, null at the last one")
    cut: bool | None = Field(None, description="The pages end here although more is found")
    places: int | None = Field(None, description="How many titles, paragraphs and footnotes have all that was asked")
    behind: int | None = Field(None, description="How many new or changed texts the index does not show yet")
    loosened: str | None = Field(None, description="Where nothing has all that was asked, what was counted instead")
    meant: str | None = Field(None, description="The query with unknown words replaced by the nearest known ones")
    hits: list[HitOut] | None = None


class InSession(Schema):
    session: str
    texts: int = Field(..., description="In which the words stand")
    held: int
    paragraphs: int = Field(..., description="Preambular and operative paragraphs in which they stand")
    held_paragraphs: int | None = Field(None, description="None where several languages are looked at")
    committees: dict[str, int] = Field({}, description="In how many texts of each")


class OverTimeOut(Schema):
    q: str | None = None
    stage: str | None = Field(None, description="`adopted`: adopted texts alone are counted; `all`: drafts too")
    estimated: bool | None = Field(None, description="Whether texts are counted about: so much is found")
    sessions: list[InSession] | None = None
    elsewhere: str | None = Field(None, description="Where nothing is found in English, that all languages were asked")


class Nearly(Schema):
    hit: HitOut | None = None
    share: float = Field(..., description="Of the words that are the same, from 0 to 1")
    words: Words = Field(..., description="From the text that is held to the words asked after")


class PassageOut(Schema):
    passage: str
    standing: str = Field(..., description="`verbatim`, `near` or `new`, among the texts held")
    texts: int = Field(..., description="That have it verbatim")
    sessions: dict[str, int] = Field({}, description="How many of each have it")
    first: HitOut | None = None
    last: HitOut | None = None
    near: list[Nearly] = []
    near_sessions: dict[str, int] = {}


class AgreedOut(Schema):
    passages: list[PassageOut] | None = None
    not_looked_up: str | None = Field(None, description="The rest of what was too long")


class Counts(Schema):
    in_favour: int | None = None
    against: int | None = None
    abstaining: int | None = None


class PlaceOut(HitOut):
    vote: Counts | None = Field(None, description="On the text as a whole, in the plenary")


class NearOut(Schema):
    place: PlaceOut
    share: float = Field(..., description="Of the words that are the same, from 0 to 1")
    words: Words = Field(..., description="From what stands there to the quotation")


class QuotationOut(Schema):
    quotation: str | None = None
    symbol: str | None = None
    paragraph: str | None = None
    verdict: Verdict | None = Field(None, description="`not_held`: the archive cannot say; never that it is invented")
    says: str | None = Field(None, description="The verdict in a sentence")
    omissions: bool | None = Field(None, description="The quotation has marks of omission")
    texts: int | None = Field(None, description="That have it verbatim")
    places: list[PlaceOut] | None = Field(None, description="Where it stands verbatim")
    near: NearOut | None = None
    elsewhere: list[PlaceOut] | None = Field(None, description="Where else it stands than in what was named")
    texts_elsewhere: int | None = None


class ChangeOut(Schema):
    kind: ChangeKind = Field(..., alias="class")
    before: str
    after: str
    note: str = Field("", description="What became of the opening", examples=["stronger: notes < welcomes"])


class RowOut(Schema):
    op: RowOp
    a: list[str] = Field(..., description="Paragraphs of the older text")
    b: list[str] = Field(..., description="Paragraphs of the newer text")
    renumbered: bool
    kind: ChangeKind | None = Field(None, alias="class", description="Of its heaviest change")
    words: Words = []
    changes: list[ChangeOut] = []


class NoteRowOut(Schema):
    op: RowOp
    a: str | None = Field(None, description="Mark in the older text")
    b: str | None = Field(None, description="Mark in the newer text")
    renumbered: bool
    kind: ChangeKind | None = Field(None, alias="class")
    paragraphs: tuple[str | None, str | None] = Field(..., alias="in", description="Those in which it stands")
    words: Words = []


class FactOut(Schema):
    field: str = Field(..., description="Of the cover")
    gone: list[str]
    come: list[str]
    words: Words = []


class ComparisonOut(Schema):
    language: str | None = Field(None, description="In which two texts that are held were compared")
    a: str | None = None
    b: str | None = None
    rows: list[RowOut] | None = None
    footnotes: list[NoteRowOut] | None = None
    tables: list[dict[str, Any]] | None = None
    cover: list[FactOut] | None = None
    summary: dict[str, int] | None = None
    sentence: str | None = Field(None, description="What changed, in a sentence")


class HistoryOut(Schema):
    """Of a recurring subject, in the one language its texts share."""

    language: str | None = None
    left_out: int | None = Field(None, description="How many of the oldest, where there are too many")
    texts: list[Brief] | None = Field(None, description="The oldest first")


class LineOut(Schema):
    name: str
    words: str
    last_in: str | int = Field(..., description="Symbol or id of the last text that has it")
    anchor: str | None = None
    ops: list[str] = Field(..., description="One a text, in the order of `texts`")


class MatrixOut(HistoryOut):
    lines: list[LineOut] | None = None


class OriginOut(Schema):
    origin: int = Field(..., alias="from", description="Place among `texts`")
    words: int
    percent: float


class RunOut(Schema):
    text: str
    origin: int = Field(..., alias="from", description="Place among `texts`")


class AgedOut(Schema):
    name: str
    anchor: str | None = None
    first_in: int = Field(..., description="Place among `texts`, as the others")
    changed_in: int
    absent_in: list[int] = []
    runs: list[RunOut] = []


class GenealogyOut(HistoryOut):
    text: Brief | None = None
    origins: list[OriginOut] | None = None
    paragraphs: list[AgedOut] | None = None
