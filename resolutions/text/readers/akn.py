"""Akoma Ntoso for the United Nations (AKN4UN), as the Secretariat publishes resolutions, straight to a Document.

The mark-up tells more than the print does: the draft and who tabled it, who joined later, the committee's report, the
recorded vote State by State, and the library's subject headings. Its faults (placeholder dates, counts that do not
match the list of voters) come back as problems.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from ..document import Document, Footnote, Problem, Related, Vote
from ..elsewhere import thesaurus_identifier
from ..footnotes import says_reissued
from ..kinds import ABOUT_ANOTHER, DocumentKind, Outcome, RelatedRole, Side, SponsorRole
from ..languages import ENGLISH, UnknownLanguage, language_of
from ..languages.vocabularies import words_of
from ..languages.words import Words
from ..problems import ProblemCode
from ..states import state_named
from .akn_blocks import finish
from .akn_body import BodyReader
from .akn_cover import find, iso_date, meeting_line, symbol_of, symbols_in, text_of, with_cover
from .akn_prose import NAMESPACE, local_name, read_prose
from .akn_sponsors import read_step
from .encoding import MAX_BYTES
from .errors import Unreadable
from .figures import figure

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

KINDS = {
    "resolution": DocumentKind.RESOLUTION,
    "draftResolution": DocumentKind.DRAFT_RESOLUTION,
    "decision": DocumentKind.DECISION,
    "draftDecision": DocumentKind.DRAFT_DECISION,
    "amendment": DocumentKind.AMENDMENT,
    "addendum": DocumentKind.ADDENDUM,
    "corrigendum": DocumentKind.CORRIGENDUM,
}
"""By the names of statements."""
OUTCOMES = {
    "adoptedWithoutVote": Outcome.ADOPTED_WITHOUT_VOTE,
    "adoptedRecordedVote": Outcome.ADOPTED_BY_VOTE,
    "rejected": Outcome.REJECTED,
    "withdrawn": Outcome.WITHDRAWN,
    "noAction": Outcome.NO_ACTION,
    "superseded": Outcome.SUPERSEDED,
}
"""By what the mark-up calls them."""
_COUNTED = re.compile(r"Adopted (?P<in_favour>\d{1,4})-(?P<against>\d{1,4})-(?P<abstaining>\d{1,4})")
SIDES = {"inFavour": Side.IN_FAVOUR, "against": Side.AGAINST, "abstaining": Side.ABSTAINING}
_SUBJECTS = ("UNBIS Thesaurus", "DHLAUTH")
_GOALS = "metadata.un.org/sdg"
"""The library's own headings; the ``UNBIS`` keywords without "Thesaurus", and all of those that the mark-up lists for
each Sustainable Development Goal, are guessed by a program."""
STEPS = {
    "draftResolution": RelatedRole.DRAFT,
    "draftResolutionAdditionalSponsors": RelatedRole.ADDENDUM,
    "recommendedForAdoption": RelatedRole.REPORT,
    "adopted": RelatedRole.RECORD,
}
"""The documents of a proposal, by the steps of its way."""
_TABLED = {RelatedRole.DRAFT: SponsorRole.SPONSOR, RelatedRole.ADDENDUM: SponsorRole.ADDITIONAL}


def read_akn(data: bytes, *, name: str) -> Document:
    """The Document that an AKN4UN file holds; a composite resolution (A, B …) is one Document with sections.

    ``name`` is the file's name, kept as the source. Citations are the links the Secretariat set. Raises ``Unreadable``
    for anything that is not well-formed Akoma Ntoso, and for any file that declares a document type or entities.
    """
    root = _parse(data)
    language = _language(root)
    reader = BodyReader(language)
    statements = [e for e in root.iter(f"{NAMESPACE}statement") if e.find(f"{NAMESPACE}mainBody") is not None]
    if not statements:
        raise Unreadable("Akoma Ntoso without a statement: there is no text to read")
    for statement in statements:
        _put_meeting_below(statement, words_of(language))
        reader.begin_part(_part_label(statement) if len(statements) > 1 else None, statement)
        for child in statement:
            if local_name(child) in ("preamble", "mainBody", "attachments"):
                reader.read(child)
    paragraphs, tables, footnotes, citations = finish(reader.body)
    document = Document(
        source=name,
        format="akn",
        kind=KINDS.get(statements[0].get("name", "")),
        paragraphs=paragraphs,
        tables=tables,
        footnotes=(*_title_notes(root), *footnotes),
        citations=citations,
        subjects=tuple(dict.fromkeys(e.get("showAs", "") for e in _keywords(root))),
        subject_identifiers={
            e.get("showAs", ""): identifier
            for e in _keywords(root)
            if (identifier := thesaurus_identifier(e.get("href", "")))
        },
        problems=tuple(reader.body.problems),
    )
    return _with_vote(_with_workflow(with_cover(document, root, language), root), root)


def _parse(data: bytes) -> Element:
    if len(data) > MAX_BYTES:
        raise Unreadable(f"{len(data):,} bytes is more than the {MAX_BYTES:,} a document may have")
    if b"<!DOCTYPE" in data.replace(b"\x00", b""):
        raise Unreadable("XML with a document type declaration is refused: it may carry entities")
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"not well-formed XML: {str(error).splitlines()[0]}") from error
    if root.getroottree().docinfo.doctype:
        raise Unreadable("XML with a document type declaration is refused: it may carry entities")
    if root.tag != f"{NAMESPACE}akomaNtoso":
        raise Unreadable(f"XML, but not Akoma Ntoso: its root is <{local_name(root)}>")
    return root


def _part_label(statement: Element) -> str | None:
    """``A``, ``B``: the number of a part of a composite resolution."""
    preface = statement.find(f"{NAMESPACE}preface")
    return text_of(find(preface, "docNumber")) if preface is not None else None


def _put_meeting_below(statement: Element, words: Words) -> None:
    """Some mark-up has the line of the meeting as the last paragraph of the text: it is put where it stands in others,
    in front of the date."""
    body, conclusions = statement.find(f"{NAMESPACE}mainBody"), statement.find(f"{NAMESPACE}conclusions")
    if body is None or conclusions is None or not len(body) or meeting_line(conclusions) is not None:
        return
    last = body[-1]
    if words.meeting.fullmatch(text_of(last) or ""):
        body.remove(last)
        last.tag = f"{NAMESPACE}location"
        conclusions.insert(0, last)


def _title_notes(root: Element) -> list[Footnote]:
    found = (note for preface in root.iter(f"{NAMESPACE}preface") for note in preface.iter(f"{NAMESPACE}authorialNote"))
    notes = [Footnote(note.get("marker", ""), read_prose(note).text, (note.sourceline or 0,) * 2) for note in found]
    return [note for note in notes if not says_reissued(note.mark, note.text)]


def _language(root: Element) -> str:
    """Of the expression, by its code of two or three letters; English where the mark-up names none."""
    element = find(root, "FRBRlanguage")
    code = element.get("language") if element is not None else None
    try:
        return language_of(code).code if code else ENGLISH
    except UnknownLanguage as error:
        raise Unreadable(f"{error}: write the text's own in FRBRlanguage and load the file again") from error


def _keywords(root: Element) -> list[Element]:
    lists = (e for e in root.iter(f"{NAMESPACE}classification") if not e.get("source", "").endswith(_GOALS))
    keywords = (e for one in lists for e in one.iter(f"{NAMESPACE}keyword") if e.get("dictionary") in _SUBJECTS)
    return [e for e in keywords if e.get("showAs")]


def _with_workflow(document: Document, root: Element) -> Document:
    """Draft, report, meeting record, and who tabled: by name, or by reference as our own files have it."""
    related, sponsors = _about(document, root), []
    notes = [
        said for note in root.iter(f"{NAMESPACE}note") if (said := text_of(note)) and note.get("eId") == "sponsor-note"
    ]
    agents = {f"#{e.get('eId')}": e for e in root.iter(f"{NAMESPACE}TLCOrganization")}
    for step in root.iter(f"{NAMESPACE}step"):
        role = STEPS.get(step.get("outcome", ""))
        if not role:
            continue
        for symbol in symbols_in(step.get("as", "")):
            related.append(Related(role, symbol, iso_date(step.get("date"))))
        if role in _TABLED:
            found, note = read_step(step.get("by", ""), _TABLED[role], agents)
            sponsors += found
            notes += note
    return replace(
        document,
        related=tuple(dict.fromkeys(related)),
        sponsors=tuple({(s.name, s.role): s for s in sponsors}.values()),
        sponsor_note="; ".join(notes) or None,
    )


def _about(document: Document, root: Element) -> list[Related]:
    """What a document about another changes, as our own files have it."""
    if document.kind not in ABOUT_ANOTHER:
        return []
    named = (symbol_of(reference.get("showAs")) for reference in root.iter(f"{NAMESPACE}activeRef"))
    return [Related(RelatedRole.ABOUT, symbol) for symbol in named if symbol]


def _with_vote(document: Document, root: Element) -> Document:
    voting = find(root, "voting")
    if voting is None:
        return document
    outcome = voting.get("outcome", "")
    counts, by_state, problems = _ballots(voting)
    counted = _COUNTED.match(outcome)
    if counted:
        counts |= {side.value: int(counted[side]) for side in Side}
    without_vote = outcome.lower().startswith("adopted without")
    return replace(
        document,
        outcome=_outcome(outcome, without_vote, bool(counted)),
        vote=Vote(*_in_order(counts), by_state) if counts and not without_vote else None,
        problems=(*document.problems, *problems),
    )


def _in_order(counts: Mapping[str, int]) -> tuple[int | None, int | None, int | None]:
    return counts.get(Side.IN_FAVOUR), counts.get(Side.AGAINST), counts.get(Side.ABSTAINING)


def _outcome(outcome: str, without_vote: bool, counted: bool) -> Outcome:
    if counted:
        return Outcome.ADOPTED_BY_VOTE
    return Outcome.ADOPTED_WITHOUT_VOTE if without_vote else OUTCOMES.get(outcome, Outcome.ADOPTED)


def _ballots(voting: Element) -> tuple[dict[str, int], dict[str, Side], list[Problem]]:
    """The counts announced, and the list; a problem where they differ."""
    counts: dict[str, int] = {}
    by_state: dict[str, Side] = {}
    problems = []
    for count in voting.iter(f"{NAMESPACE}count"):
        side = SIDES.get(count.get("refersTo", "").lstrip("#"))
        names = [text_of(e) or "" for e in count.iter(f"{NAMESPACE}organization")]
        value = figure(count.get("value", ""))
        if side is None or value is None:
            continue
        counts[side.value] = value
        by_state.update(
            {state_named(name) or (name.title() if name.isupper() else name): side for name in names if name}
        )
        if names and len(names) != value:
            message = f"{value} {side.replace('_', ' ')}, but {len(names)} States are listed"
            problems.append(Problem(count.sourceline or 0, ProblemCode.VOTE_COUNT, message))
    return counts, by_state, problems
