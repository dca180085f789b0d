"""From rows back to a Document: what readers are shown, with the editors' corrections, ready to compare or export."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet, prefetch_related_objects

from resolutions.text import document as doc

from . import Citation, Paragraph, Version
from .choices import Kind, SponsorRole, VoteBody
from .cover_lists import sponsors_named, subjects_named, votes_taken

TEXT = (
    "paragraphs__note_anchors",
    "footnotes",
    "tables",
    "citations",
    "problems",
    "resolution__agenda_items",
    "resolution__corrections",
)


def as_documents(versions: Sequence[Version]) -> list[doc.Document]:
    """Each as a Document, in eleven queries however many they are, where nothing of them was deferred."""
    prefetch_related_objects(versions, *TEXT)
    named = {row["pk"]: row for row in named_on_covers(versions)}
    return [_document(version, named[version.pk]) for version in versions]


def as_document(version: Version) -> doc.Document:
    """The version as a Document, in at most eleven queries; relations already prefetched are not asked for again.

    ``pieces`` is empty: the furniture of the file can be read again from its bytes.
    """
    return as_documents([version])[0]


def named_on_covers(versions: Sequence[Version]) -> QuerySet:
    """Whom and what the covers of versions name. One query."""
    lists = {"sponsor_list": sponsors_named(), "subject_list": subjects_named(), "vote_list": votes_taken(ballots=True)}
    return Version.objects.filter(pk__in=[version.pk for version in versions]).order_by().values("pk", **lists)


def _document(version: Version, named: dict[str, Any]) -> doc.Document:
    parsed = version.parsed
    anchors = {paragraph.pk: paragraph.anchor for paragraph in version.paragraphs.all()}
    marks = {note.pk: note.mark for note in version.footnotes.all()}
    return doc.Document(
        source=version.source.name,
        format=version.source.format,
        **_cover(version),
        **_proposal(version),
        sponsors=tuple(_sponsor(row) for row in named["sponsor_list"] if row["role"] != SponsorRole.BEHALF),
        subjects=tuple(row["name"] for row in named["subject_list"]),
        vote=next((_vote(row) for row in named["vote_list"] if row["body"] == VoteBody.PLENARY), None),
        paragraphs=tuple(_paragraph(paragraph) for paragraph in version.paragraphs.all()),
        tables=tuple(_table(table, anchors) for table in version.tables.all()),
        footnotes=tuple(doc.Footnote(n.mark, n.text, (n.first_line, n.last_line)) for n in version.footnotes.all()),
        citations=tuple(_citation(citation, anchors, marks) for citation in version.citations.all()),
        inferred={name: doc.Inference(**value) for name, value in version.inferred.items()},
        problems=tuple(doc.Problem(p.line, p.code, p.message) for p in version.problems.all()),
        unread=tuple(doc.Unread(**line) for line in parsed.get("unread") or ()),
    )


def _cover(version: Version) -> dict[str, Any]:
    return {
        "kind": None if version.kind == Kind.UNKNOWN else version.kind,
        "symbol": version.symbol,
        "symbol_from": version.symbol_from or None,
        "language": version.language,
        "title": version.title or None,
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
    """What the text itself says of its proposal, or the editor of the proposal's row."""
    parsed, resolution = version.parsed, version.resolution
    corrected = {correction.field for correction in resolution.corrections.all() if correction.stands}
    said = {
        "session": resolution.session.code if resolution.session else parsed.get("session"),
        "committee": parsed.get("committee"),
        "outcome": parsed.get("outcome"),
        "agenda_items": tuple(doc.AgendaItem(**item) for item in parsed.get("agenda_items") or ()),
    }
    if "committee" in corrected:
        said["committee"] = resolution.committee.name if resolution.committee else None
    if "outcome" in corrected:
        said["outcome"] = resolution.outcome or None
    if "agenda_items" in corrected:
        items = resolution.agenda_items.all()
        said["agenda_items"] = tuple(doc.AgendaItem(str(i.number), i.letter or None, i.title or None) for i in items)
    return said


def _origin(version: Version) -> doc.Origin | None:
    """The parts of the printed origin; an editor's wording has no parts."""
    said = version.parsed.get("origin")
    if said and said["text"] == version.origin:
        return doc.Origin(said["text"], said["committee"], tuple(said["symbols"]))
    return doc.Origin(version.origin) if version.origin else None


def _meeting(version: Version) -> doc.Meeting | None:
    said = version.parsed.get("meeting")
    if said and said["text"] == version.meeting:
        held_on = date.fromisoformat(said["date"]) if said["date"] else None
        return doc.Meeting(said["number"], held_on, said["text"])
    return doc.Meeting(text=version.meeting) if version.meeting else None


def _sponsor(row: dict[str, str]) -> doc.Sponsor:
    return doc.Sponsor(row["as_written"], row["kind"], row["role"])


def _vote(row: dict[str, Any]) -> doc.Vote:
    ballots = {ballot["as_written"]: ballot["position"] for ballot in row["ballots"]}
    return doc.Vote(row["in_favour"], row["against"], row["abstaining"], ballots)


def _paragraph(row: Paragraph) -> doc.Paragraph:
    return doc.Paragraph(
        id=row.anchor,
        kind=row.kind,
        text=row.text,
        number=row.number or None,
        depth=row.depth,
        section=tuple(row.section),
        annex=row.annex,
        opening=row.opening,
        notes=tuple(doc.NoteMark(anchor.mark, anchor.offset) for anchor in row.note_anchors.all()),
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
    where = anchors.get(row.paragraph_id) or (f"fn{marks[row.footnote_id]}" if row.footnote_id else "sponsor_note")
    return doc.Citation(
        where=where,
        start=row.start,
        end=row.end,
        as_written=row.as_written,
        symbol=row.symbol,
        date=row.date,
        carrier=row.carrier,
    )
