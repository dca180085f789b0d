"""One text as a record: the form that the API, the dumps and the harvesting interface share."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Func, IntegerField, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from resolutions.models import Citation, Footnote, Instruction, LanguageVersion, Problem, Reading, Version
from resolutions.models.cover_lists import (
    agenda_named,
    library_number,
    sponsors_joined,
    sponsors_named,
    subjects_named,
    votes_taken,
)
from resolutions.models.prepared import Prepared
from resolutions.models.versions import VersionQuerySet
from resolutions.models.wordings import wordings
from resolutions.text import document as doc
from resolutions.text.anchors import place_of_citation
from resolutions.text.elsewhere import library_record

Record = dict[str, Any]


def with_covers(versions: VersionQuerySet) -> VersionQuerySet:
    """Adds what :func:`text_record` needs: one query, however many versions. Of the proposal, its session, committee
    and series single columns: rows of four models take as long to make as all else."""
    proposal = {
        "outcome": F("resolution__outcome"),
        "session_code": F("resolution__session__code"),
        "committee_code": F("resolution__committee__code"),
        "committee_name": F("resolution__committee__name"),
        "series_slug": F("resolution__series__slug"),
        "series_title": F("resolution__series__title"),
    }
    return versions.defer("parsed", "manifest").annotate(
        agenda=agenda_named(),
        sponsor_list=sponsors_named(names=False),
        joined_list=sponsors_joined(names=False),
        subject_list=subjects_named(names=False),
        vote_list=votes_taken(),
        library_number=library_number(),
        about_symbol=F("about__symbol"),
        **proposal,
    )


def text_record(version: Any) -> Record:
    """What the cover of a version says. ``version`` comes from :func:`with_covers`; dates are ISO 8601."""
    in_committee = version.committee_name is not None
    return {
        "id": version.pk,
        "symbol": version.symbol,
        "symbol_from": version.symbol_from or None,
        "kind": version.kind,
        "stage": version.stage,
        "title": version.title or None,
        "titles": version.titles,
        "languages": version.languages,
        "session": version.session_code,
        "committee": {"code": version.committee_code, "name": version.committee_name} if in_committee else None,
        "agenda_items": [_item(item) for item in version.agenda],
        "resolution": version.resolution_id,
        "series": {"slug": version.series_slug, "title": version.series_title} if version.series_slug else None,
        "outcome": version.outcome or None,
        "issued_on": _iso(version.issued_on),
        "adopted_on": _iso(version.adopted_on),
        "meeting": version.meeting or None,
        "origin": version.origin or None,
        "distribution": version.distribution or None,
        "original_language": version.original_language or None,
        "sponsors": version.sponsor_list,
        "sponsors_joined": version.joined_list,
        "sponsor_note": version.sponsor_note or None,
        "subjects": [{**one, "identifier": one["identifier"] or None} for one in version.subject_list],
        "votes": [_vote(vote) for vote in version.vote_list],
        "related": list(version.related),
        "about": version.about_symbol or version.about_key or None,
        "inferred": version.inferred,
        "library_record": library_record(version.library_number) or None,
        "address": version.get_absolute_url(),
        "loaded_at": version.loaded_at.isoformat(),
    }


def brief(version: Version, whole: Callable[[str], str] = str) -> Record:
    """A text named in the record of another. ``whole`` makes a whole address of a path."""
    return {
        "id": version.pk,
        "symbol": version.symbol,
        "kind": version.kind,
        "stage": version.stage,
        "title": version.title or None,
        "session": version.resolution.session.code if version.resolution.session else None,
        "issued_on": _iso(version.issued_on),
        "adopted_on": _iso(version.adopted_on),
        "address": whole(version.get_absolute_url()),
    }


def words_of(texts: Collection[LanguageVersion]) -> list[Record]:
    """What each language version says: paragraphs, footnotes, tables, citations, instructions, files and open problems.
    Three queries and one that is the caller's, however many they are."""
    keys = [text.pk for text in texts]
    documents = wordings(keys)
    citations = _by_text(_citations(keys))
    beside = {row["pk"]: row for row in _files_and_doubts(keys=keys)}
    return [
        {
            "language": text.language,
            "title": text.title or None,
            "leads": text.leads,
            "paragraphs": [_paragraph(one) for one in documents[text.pk].as_dict()["paragraphs"]],  # type: ignore[attr-defined]
            "footnotes": [_footnote(at, one) for at, one in enumerate(documents[text.pk].footnotes)],
            "tables": [
                {"after": table.after, "section": list(table.section), "rows": [list(row) for row in table.rows]}
                for table in documents[text.pk].tables
            ],
            "citations": citations.get(text.pk, []),
            "instructions": [one | {"place": one["place"] or None} for one in beside[text.pk]["told"]],
            "files": beside[text.pk]["files"],
            "problems": beside[text.pk]["open_problems"],
        }
        for text in texts
    ]


def _footnote(position: int, note: doc.Footnote) -> Record:
    """With the anchor by which a hit of a search names it."""
    return {"anchor": Footnote(position=position).anchor, "mark": note.mark, "text": note.text}


def _paragraph(block: Record) -> Record:
    return {name: value for name, value in block.items() if name != "lines"}


_CITED = (
    *("language_version", "paragraph__anchor", "footnote__mark", "start", "end"),
    *("as_written", "symbol", "carrier", "target_id"),
)
_cited_in: Prepared[tuple] = Prepared(
    lambda keys: (
        Citation.objects.filter(language_version__among=keys).order_by("language_version", "pk").values_list(*_CITED)
    ),
    keys=list,
)


def _citations(keys: list[int]) -> Iterable[tuple[int, Record]]:
    for text, anchor, mark, start, end, written, symbol, carrier, target in _cited_in(keys=keys):
        yield (
            text,
            {
                "where": place_of_citation(anchor, mark),
                "start": start,
                "end": end,
                "as_written": written,
                "symbol": symbol,
                "carrier": carrier or None,
                "held": target is not None,
            },
        )


def _by_text(rows: Iterable[tuple[int, Record]]) -> dict[int, list[Record]]:
    found: dict[int, list[Record]] = {}
    for text, record in rows:
        found.setdefault(text, []).append(record)
    return found


def _beside(keys: list[int]) -> QuerySet[LanguageVersion, Any]:
    """Files, open problems and instructions of language versions. The bytes of the files stay where they are."""
    size = Func(F("source__content"), function="octet_length", output_field=IntegerField())
    file = {"name": F("source__name"), "format": F("source__format"), "sha256": F("source__sha256"), "bytes": size}
    files = Reading.objects.filter(language_version=OuterRef("pk")).best_first()
    problems = Problem.objects.open().filter(language_version=OuterRef("pk")).order_by("line", "pk")
    named = {name: F(name) for name in ("line", "code", "message")}
    told = Instruction.objects.filter(paragraph__language_version=OuterRef("pk")).order_by("position")
    parts = {name: F(name) for name in ("operation", "target", "words", "by", "place", "beside")}
    rows = LanguageVersion.objects.filter(pk__among=keys).order_by()
    return rows.values(
        "pk",
        files=ArraySubquery(files.values(json=JSONObject(reading=F("pk"), read_by=F("read_by"), **file))),
        told=ArraySubquery(told.values(json=JSONObject(where=F("paragraph__anchor"), **parts))),
        open_problems=ArraySubquery(problems.values(json=JSONObject(**named))),
    )


_files_and_doubts = Prepared(_beside, keys=list)


def _item(item: Record) -> Record:
    return {
        "session": item["session"],
        "number": item["number"],
        "letter": item["letter"] or None,
        "title": item["title"] or None,
    }


def _vote(vote: Record) -> Record:
    return {**vote, "part": vote["part"] or None}


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
