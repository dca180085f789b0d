"""What the API answers with, for its description: a field that is not known is null."""

from __future__ import annotations

from typing import Any

from ninja import Field, Schema


class Problem(Schema):
    """Problem details (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    instance: str


class CommitteeOut(Schema):
    code: str | None = None
    name: str | None = None


class ItemOut(Schema):
    session: str | None = None
    number: int | None = None
    letter: str | None = None
    title: str | None = None


class SeriesNamed(Schema):
    slug: str
    title: str


class SponsorNamed(Schema):
    as_written: str = Field(..., description="As the text prints it")
    name: str = Field(..., description="Today's, in the list of States, groups and bodies")
    slug: str
    kind: str
    iso3: str = Field("", description="ISO 3166-1 alpha-3, of a State")
    role: str = Field(..., description="`sponsor`, `additional`, or `behalf`: the group on whose behalf it was tabled")


class SponsorJoined(SponsorNamed):
    symbol: str | None = Field(..., description="Of the addendum that says so")


class SubjectNamed(Schema):
    name: str
    slug: str
    identifier: str | None = Field(None, description="In the UNBIS Thesaurus")


class VoteCounted(Schema):
    body: str = Field(..., description="`plenary` or `committee`")
    on: str = Field(..., description="`text`: the text as a whole; `part`: a part of it; `amendment`: this amendment")
    part: str | None = Field(None, description="What was voted on, if not the text as a whole")
    in_favour: int | None = None
    against: int | None = None
    abstaining: int | None = None


class Brief(Schema):
    id: int
    symbol: str | None = None
    kind: str | None = None
    stage: str | None = None
    title: str | None = None
    session: str | None = None
    issued_on: str | None = None
    adopted_on: str | None = None
    address: str | None = None
    links: dict[str, str] | None = None


class Text(Schema):
    """An issued text, once whatever the number of its languages."""

    id: int | None = None
    symbol: str | None = Field(None, examples=["A/RES/66/152"])
    symbol_from: str | None = None
    kind: str | None = None
    stage: str | None = None
    title: str | None = None
    titles: dict[str, str] | None = Field(None, description="By language")
    languages: list[str] | None = None
    session: str | None = Field(None, examples=["66", "ES-10"])
    committee: CommitteeOut | None = None
    agenda_items: list[ItemOut] | None = None
    resolution: int | None = Field(None, description="The proposal it is a text of")
    series: SeriesNamed | None = None
    outcome: str | None = None
    issued_on: str | None = None
    adopted_on: str | None = Field(None, examples=["2011-12-19"])
    meeting: str | None = None
    origin: str | None = None
    distribution: str | None = None
    original_language: str | None = None
    library_record: str | None = Field(None, description="Address of its record in the UN Digital Library")
    sponsors: list[SponsorNamed] | None = None
    sponsors_joined: list[SponsorJoined] | None = Field(None, description="Those whom addenda to the text add")
    sponsor_note: str | None = None
    subjects: list[SubjectNamed] | None = None
    votes: list[VoteCounted] | None = None
    related: list[str] | None = Field(None, description="Symbols of other documents of the proposal")
    about: str | None = Field(None, description="The text that an amendment, an addendum or a corrigendum is about")
    inferred: dict[str, Any] | None = Field(None, description="What the text does not state, with the reason")
    address: str | None = Field(None, description="Of its page")
    loaded_at: str | None = None
    links: dict[str, str] | None = None


class ParagraphOut(Schema):
    id: str = Field(..., description="Its anchor on the page: `pp3`, `op12-a`")
    kind: str
    section: list[str] = []
    annex: bool = False
    number: str | None = None
    depth: int = 0
    opening: str = ""
    text: str
    notes: list[dict[str, Any]] = []


class InstructionOut(Schema):
    """One thing that an amendment or a corrigendum tells to do with the text it is about."""

    where: str = Field(..., description="Its own paragraph that tells it")
    operation: str
    target: str = Field(..., description="What it changes: `op3`, `pp38`, `title`; empty where it is not told")
    words: str = Field(..., description="Those replaced or deleted; where it is not understood, its own")
    by: list[str] = Field(..., description="The new words, or paragraphs")
    place: str | None = Field(..., description="Where they go: `before`, `after`, `beginning`, `end`, `everywhere`")
    beside: str = Field(..., description="Words of the target, or a paragraph")


class CitationOut(Schema):
    where: str
    start: int
    end: int
    as_written: str
    symbol: str
    carrier: str | None = None
    held: bool


class FootnoteOut(Schema):
    anchor: str = Field(..., description="Of its place on the page of the text; marks repeat", examples=["note-1"])
    mark: str
    text: str


class LanguageOut(Schema):
    """What a text says in one language. All official languages are equally authentic."""

    language: str
    title: str | None = None
    leads: bool = Field(..., description="Whether it counts for the text where each text counts once")
    paragraphs: list[ParagraphOut] = []
    footnotes: list[FootnoteOut] = []
    tables: list[dict[str, Any]] = []
    citations: list[CitationOut] = []
    instructions: list[InstructionOut] = []
    files: list[dict[str, Any]] = []
    problems: list[dict[str, Any]] = Field([], description="What the reader of the file was not sure of")


class CitedBy(Schema):
    text: Brief | None = None
    language: str | None = None
    where: str | None = None
    as_written: str | None = None
    carrier: str | None = None
    symbol: str | None = None


class TextWhole(Text):
    language_versions: list[LanguageOut] | None = None
    cited_by: list[CitedBy] | None = Field(None, description="The first 100; `links.citations` lists all")
    proposal: list[Brief] | None = Field(None, description="The other texts of the same proposal, oldest first")
    documents_about: list[Brief] | None = Field(None, description="Amendments, addenda and corrigenda of this text")


class ResolutionOut(Schema):
    """A proposal in one session, from tabling to adoption."""

    id: int | None = None
    title: str | None = None
    titles: dict[str, str] | None = None
    session: str | None = None
    committee: CommitteeOut | None = None
    outcome: str | None = None
    series: SeriesNamed | None = None
    agenda_items: list[ItemOut] | None = None
    texts: list[Brief] | None = None
    links: dict[str, str] | None = None


class SeriesOut(Schema):
    """A subject that comes back session after session."""

    slug: str | None = None
    title: str | None = None
    titles: dict[str, str] | None = None
    texts: int | None = None
    sessions: list[str] | None = None
    address: str | None = None
    links: dict[str, str] | None = None


class SessionOut(Schema):
    code: str | None = None
    kind: str | None = None
    ordinal: int | None = None
    resolutions: int | None = None
    texts: int | None = None
    address: str | None = None
    links: dict[str, str] | None = None


class AgendaItemOut(ItemOut):
    titles: dict[str, str] | None = None
    resolutions: int | None = None
    address: str | None = None
    links: dict[str, str] | None = None


class SponsorOut(Schema):
    """A State, group or body. Codes of former States and of groups are empty where there are none."""

    slug: str | None = None
    name: str | None = None
    names: dict[str, str] | None = None
    kind: str | None = None
    iso3: str | None = Field(None, description="ISO 3166-1 alpha-3")
    m49: str | None = Field(None, description="The code of the United Nations Statistics Division")
    member_from: str | None = None
    member_until: str | None = None
    address: str | None = None
    links: dict[str, str] | None = None


class SubjectOut(Schema):
    slug: str | None = None
    name: str | None = None
    names: dict[str, str] | None = Field(None, description="By language, where the list of names has them")
    identifier: str | None = Field(None, description="In the UNBIS Thesaurus")
    thesaurus: str | None = Field(None, description="Its address there")
    texts: int | None = None
    address: str | None = None
    links: dict[str, str] | None = None


class VoteOut(Schema):
    text: Brief | None = None
    body: str | None = Field(None, description="`plenary` or `committee`")
    on: str | None = Field(None, description="`text`, `part` or `amendment`; only the first is the vote on a text")
    part: str | None = Field(None, description="What was voted on, if not the text as a whole")
    held_on: str | None = Field(None, description="Of the vote, else of the text's adoption")
    meeting: str | None = None
    in_favour: int | None = None
    against: int | None = None
    abstaining: int | None = None
    address: str | None = None
    links: dict[str, str] | None = None


class BallotOut(Schema):
    state: str | None = Field(None, description="Today's name")
    slug: str | None = None
    iso3: str | None = None
    m49: str | None = None
    as_written: str | None = Field(None, description="As the record of the vote prints it")
    position: str | None = Field(None, description="`in_favour`, `against` or `abstaining`")


class AnnouncedOut(BallotOut):
    position: str | None = Field(None, description="`in_favour`, `against`, `abstaining` or `not_voting`")


class VoteWhole(VoteOut):
    ballots: list[BallotOut] | None = None
    announced_later: list[AnnouncedOut] | None = Field(
        None, description="What States said after the vote that they had meant; the ballots stay as cast"
    )


class BallotOfState(Schema):
    position: str | None = None
    body: str | None = None
    on: str | None = None
    part: str | None = None
    announced_later: str | None = Field(None, description="How the State said after the vote that it had meant to vote")
    as_written: str | None = None
    held_on: str | None = None
    text: Brief | None = None
    links: dict[str, str] | None = None


class Asked(Schema):
    """One thing an adopted text asks for."""

    symbol: str | None = None
    paragraph: str | None = Field(None, description="Its id, the same in every language")
    kind: str | None = None
    addressees: list[str] | None = None
    about: str | None = None
    item: str | None = None
    sub_item: str | None = None
    due_sessions: list[int] | None = None
    due_year: int | None = None
    due_words: str | None = Field(None, description="The words that say when; empty where the text does not")
    rhythm: str | None = None
    ends: str | None = None
    inferred: list[str] | None = Field(None, description="What the words of the clause do not state themselves")
    standing: str | None = Field(None, description="What became of it, as far as the texts held show")
    documents: list[str] | None = Field(None, description="Symbols of the documents that answer it")
    since: str | None = Field(None, description="The text in which the same was first asked, of those held")
    words: str | None = None
    language: str | None = Field(None, description="Of the words")
    address: str | None = None
    links: dict[str, str] | None = None


class ExpectedItem(Schema):
    certain: bool | None = Field(None, description="Promised in words; else likely")
    title: str | None = None
    item: str | None = None
    series: str | None = None
    promised_in: list[str] | None = Field(None, description="Addresses of the paragraphs that promise it")
    pattern: int | None = Field(None, description="It comes back after so many sessions")
    texts: list[Brief] | None = None
    documents: list[str] | None = Field(None, description="Those its last text cites")
    reports_due: list[str] | None = Field(None, description="Addresses of the paragraphs that ask for them")
    links: dict[str, str] | None = None


class Page(Schema):
    total: int
    next: str | None = None


def list_of(one: type[Schema]) -> type[Schema]:
    """The schema of a page of such rows."""
    return type(f"{one.__name__}List", (Page,), {"__annotations__": {"results": list[one]}, "__module__": __name__})  # type: ignore[valid-type]
