"""Builds Documents from rows: what readers are shown, with the editors' corrections, ready to compare or export."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, cast

from django.db.models import QuerySet, prefetch_related_objects

from resolutions.text import document as doc
from resolutions.text.amendments import instructions_of
from resolutions.text.anchors import place_of_citation
from resolutions.text.kinds import Outcome, ParagraphKind, RelatedRole
from resolutions.text.symbols import Symbol

from .choices import Kind, SponsorRole, VoteBody
from .citations import Citation
from .cover_lists import sponsors_named, subjects_named, votes_taken
from .languages import name_of_entry
from .paragraphs import NoteAnchor, Paragraph
from .versions import LanguageVersion, Version

TEXT = (
    "paragraphs",
    "footnotes",
    "tables",
    "citations",
    "problems",
    "shown__source",
    "version__resolution__agenda_items",
    "version__resolution__corrections",
)


def as_documents(texts: Sequence[LanguageVersion]) -> list[doc.Document]:
    """Each language version as a Document, in at most fourteen queries however many there are, provided that none of
    their columns is deferred."""
    prefetch_related_objects(texts, *TEXT)
    named = {row["pk"]: row for row in named_on_covers([text.version for text in texts])}
    notes = _note_marks(texts)
    return [_document(text, named[text.version_id], notes) for text in texts]


def as_document(text: LanguageVersion) -> doc.Document:
    """One language version as a Document, in at most fourteen queries; relations that are prefetched already are not
    queried again.

    ``pieces`` is empty: the page furniture of the file can be read again from its bytes.
    """
    return as_documents([text])[0]


def named_on_covers(versions: Sequence[Version]) -> QuerySet:
    """Whom and what the covers of versions name. One query."""
    lists = {"sponsor_list": sponsors_named(), "subject_list": subjects_named(), "vote_list": votes_taken(ballots=True)}
    return Version.objects.filter(pk__in=[version.pk for version in versions]).order_by().values("pk", **lists)


def _note_marks(texts: Sequence[LanguageVersion]) -> dict[int, list[doc.NoteMark]]:
    """Of every paragraph that has any. Few have: to prefetch them would take a queryset for each paragraph."""
    marks: dict[int, list[doc.NoteMark]] = defaultdict(list)
    found = NoteAnchor.objects.filter(paragraph__language_version__in=texts)
    for paragraph, mark, offset in found.values_list("paragraph", "mark", "offset"):
        marks[paragraph].append(doc.NoteMark(mark, offset))
    return marks


def _document(text: LanguageVersion, named: dict[str, Any], notes: dict[int, list[doc.NoteMark]]) -> doc.Document:
    version, source = text.version, text.shown_reading.source
    anchors = {paragraph.pk: paragraph.anchor for paragraph in text.paragraphs.all()}
    marks = {note.pk: note.mark for note in text.footnotes.all()}
    document = doc.Document(
        source=source.name,
        format=source.format,
        language=text.language,
        title=text.title or None,
        **_cover(version) | _printed_words(text),
        **_proposal(version) | _printed_items(text),
        sponsors=_sponsors(text, [row for row in named["sponsor_list"] if row["role"] != SponsorRole.BEHALF]),
        related=tuple(_related(version)),
        subjects=tuple(row["name"] for row in named["subject_list"]),
        subject_identifiers={row["name"]: row["identifier"] for row in named["subject_list"] if row["identifier"]},
        vote=next((_vote(row) for row in named["vote_list"] if _is_on_document(row)), None),
        paragraphs=tuple(_paragraph(row, notes.get(row.pk, ())) for row in text.paragraphs.all()),
        tables=tuple(_table(table, anchors) for table in text.tables.all()),
        footnotes=tuple(doc.Footnote(n.mark, n.text, (n.first_line, n.last_line)) for n in text.footnotes.all()),
        citations=tuple(_citation(citation, anchors, marks) for citation in text.citations.all()),
        inferred={name: doc.Inference(**value) for name, value in version.inferred.items()},
        problems=tuple(doc.Problem(p.line, p.code, p.message) for p in text.problems.all()),
        unread=tuple(doc.Unread(**line) for line in text.shown_reading.parsed.get("unread") or ()),
    )
    return replace(document, instructions=instructions_of(document))


def _role_of(symbol: str) -> RelatedRole:
    """Of a document that a manifest or an editor names: as its symbol tells, else a report."""
    if Symbol.parse(symbol).is_draft:
        return RelatedRole.DRAFT
    return RelatedRole.RECORD if "/PV." in symbol or "/SR." in symbol else RelatedRole.REPORT


def _cover(version: Version) -> dict[str, Any]:
    return {
        "kind": None if version.kind == Kind.UNKNOWN else version.kind,
        "symbol": version.symbol,
        "symbol_from": version.symbol_from or None,
        "organ": version.organ or None,
        "distribution": version.distribution or None,
        "original_language": version.original_language or None,
        "issued_on": version.issued_on,
        "adopted_on": version.adopted_on,
        "origin": _origin(version),
        "meeting": _meeting(version),
        "sponsor_note": version.sponsor_note or None,
    }


def _proposal(version: Version) -> dict[str, Any]:
    """What the text itself states about its proposal, else its manifest; or an editor's correction of the proposal."""
    parsed, given, resolution = version.parsed, version.manifest, version.resolution
    corrected = {correction.field for correction in resolution.corrections.all() if correction.stands}
    stated = {
        "session": resolution.session.code if resolution.session else parsed.get("session"),
        "committee": parsed.get("committee"),
        "outcome": Outcome.more_exact(parsed.get("outcome"), given.get("outcome")),
        "agenda_items": tuple(
            doc.AgendaItem(**item) for item in parsed.get("agenda_items") or given.get("agenda_items") or ()
        ),
    }
    if "committee" in corrected:
        stated["committee"] = resolution.committee.name if resolution.committee else None
    if "outcome" in corrected:
        stated["outcome"] = resolution.outcome or None
    if "agenda_items" in corrected:
        items = resolution.agenda_items.all()
        stated["agenda_items"] = tuple(doc.AgendaItem(str(i.number), i.letter or None, i.title or None) for i in items)
    return stated


def _origin(version: Version) -> doc.Origin | None:
    """The parts of the printed origin; an editor's wording has no parts."""
    parsed = version.parsed.get("origin")
    if parsed and parsed["text"] == version.origin:
        return _origin_in(parsed)
    return doc.Origin(version.origin) if version.origin else None


def _origin_in(parsed: dict[str, Any]) -> doc.Origin:
    return doc.Origin(parsed["text"], parsed["committee"], tuple(parsed["symbols"]))


def _meeting(version: Version) -> doc.Meeting | None:
    parsed = version.parsed.get("meeting")
    if parsed and parsed["text"] == version.meeting:
        return _meeting_in(parsed)
    return doc.Meeting(text=version.meeting) if version.meeting else None


def _meeting_in(parsed: dict[str, Any]) -> doc.Meeting:
    held_on = date.fromisoformat(parsed["date"]) if parsed["date"] else None
    return doc.Meeting(parsed["number"], held_on, parsed["text"])


_IN_WORDS: dict[str, Callable[[Any], Any]] = {"origin": _origin_in, "meeting": _meeting_in, "sponsor_note": str}
"""What of a cover stands in the words of one language, and how it is read from what was parsed."""


def _printed_words(text: LanguageVersion) -> dict[str, Any]:
    """Origin, meeting and sponsors' note as the file of this language prints them, where it is not the one that leads.
    Nothing of what it does not print, or an editor says otherwise."""
    version, printed = text.version, text.shown_reading.parsed
    if text.leads:
        return {}
    said = {name: (version.parsed.get(name), printed.get(name)) for name in _IN_WORDS}
    return {
        name: _IN_WORDS[name](own)
        for name, (leading, own) in said.items()
        if own and leading and _words_in(leading) == getattr(version, name)
    }


def _words_in(parsed: str | dict[str, Any]) -> str:
    return parsed if isinstance(parsed, str) else parsed["text"]


def _printed_items(text: LanguageVersion) -> dict[str, Any]:
    """The agenda items as the file of this language prints them, where it is not the one that leads: their numbers are
    facts of the version, their titles words of a language. Nothing where the numbers differ."""
    printed, stated = (parsed.get("agenda_items") or () for parsed in (text.shown_reading.parsed, text.version.parsed))
    corrected = any(one.stands and one.field == "agenda_items" for one in text.version.resolution.corrections.all())
    if text.leads or corrected or [_number(item) for item in printed] != [_number(item) for item in stated]:
        return {}
    return {"agenda_items": tuple(doc.AgendaItem(**item) for item in printed)}


def _number(item: dict[str, Any]) -> tuple[str, str | None]:
    return item["number"], item["letter"]


def _sponsors(text: LanguageVersion, rows: Sequence[dict[str, Any]]) -> tuple[doc.Sponsor, ...]:
    """As the file of this language prints them, where it has as many as the version and not in English, as mark-up
    has. Else as the version has them; in other languages by the names that the authority list has there, a name other
    than the list's as it is printed."""
    printed = [one["name"] for one in text.shown_reading.parsed.get("sponsors") or ()]
    in_english = {*printed} <= {row["as_written"] for row in rows}
    names = [_name_in(text.language, row) for row in rows]
    if not text.leads and not in_english and len(printed) == len(rows):
        names = printed
    return tuple(doc.Sponsor(name, row["kind"], row["role"]) for name, row in zip(names, rows, strict=True))


def _name_in(language: str, row: dict[str, Any]) -> str:
    known = name_of_entry(row["names"], language, written=row["as_written"], name=row["name"])
    return known or row["as_written"]


def _related(version: Version) -> Iterator[doc.Related]:
    """Other documents of the proposal with what they are to it, where a reading says so; and the text it is about."""
    stated = {one["symbol"]: one for one in version.parsed.get("related") or ()}
    for symbol in version.related:
        said = stated.get(symbol)
        if said:
            day = date.fromisoformat(said["date"]) if said.get("date") else None
            yield doc.Related(said["role"], symbol, day)
        else:
            yield doc.Related(_role_of(symbol), symbol)
    about = version.about.symbol if version.about else version.about_key
    if about and about not in version.related:
        yield doc.Related(RelatedRole.ABOUT, str(Symbol.parse(about)))


def _is_on_document(row: dict[str, Any]) -> bool:
    return row["body"] == VoteBody.PLENARY and not row["part"]


def _vote(row: dict[str, Any]) -> doc.Vote:
    ballots, announced = (
        {one["as_written"]: one["position"] for one in row[name]} for name in ("ballots", "announced")
    )
    return doc.Vote(row["in_favour"], row["against"], row["abstaining"], ballots, announced)


def _paragraph(row: Paragraph, notes: Sequence[doc.NoteMark]) -> doc.Paragraph:
    return doc.Paragraph(
        id=row.anchor,
        kind=cast(ParagraphKind, row.kind),  # stored as its value
        text=row.text,
        number=row.number or None,
        depth=row.depth,
        section=tuple(row.section),
        annex=row.annex,
        opening=row.opening,
        notes=tuple(notes),
        lines=(row.first_line, row.last_line),
    )


def _table(row, anchors: dict[int, str]) -> doc.Table:
    return doc.Table(
        section=tuple(row.section),
        rows=tuple(tuple(cells) for cells in row.rows),
        after=anchors.get(row.after_id),
        lines=(row.first_line, row.last_line),
    )


def _citation(row: Citation, anchors: dict[int, str], marks: dict[int, str]) -> doc.Citation:
    return doc.Citation(
        where=place_of_citation(anchors.get(row.paragraph_id or 0), marks.get(row.footnote_id or 0)),
        start=row.start,
        end=row.end,
        as_written=row.as_written,
        symbol=row.symbol,
        date=row.date,
        carrier=row.carrier,
    )
