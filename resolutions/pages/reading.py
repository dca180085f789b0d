"""What a reader of one text sees, gathered from rows in a fixed number of queries whatever the text's length."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.urls import reverse

from ..models import AgendaItem, Citation, Footnote, NoteAnchor, Paragraph, Problem, Sponsorship, Table, Version
from .facts import Fact, facts_of
from .links import note_id
from .rendering import Link, Mark, Segment, paragraph_label, segments

CITING_SHOWN = 100
"""Places that cite a text, shown on its page; a much-cited one has thousands, and search finds them all."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote as shown: ``id`` on the page, and the marks in the text that lead to it."""

    id: str
    mark: str
    segments: list[Segment]
    back: list[Mark]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph as shown, with the footnotes first marked in it and the tables that follow it."""

    row: Paragraph
    label: str
    segments: list[Segment]
    notes: list[Note]
    tables: list[Table]


@dataclass(frozen=True, slots=True)
class Cited:
    """A document cited, once, with the places that cite it (label, anchor)."""

    symbol: str
    href: str
    held: bool
    places: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """Everything the template of a text needs; nothing in it asks the database again."""

    version: Version
    facts: list[Fact]
    sponsor_note: list[Segment]
    blocks: list[Block]
    headings: list[Paragraph]
    tables_before: list[Table]
    stray_notes: list[Note]
    family: list[Version]
    earlier: Version | None
    cites: list[Cited]
    cited_by: list[Citation]


def covers() -> QuerySet[Version]:
    """Versions with all their cover says: adds ``agenda``, ``sponsor_list`` and ``problem_list``, lists of dicts."""
    agenda = AgendaItem.objects.filter(resolutions=OuterRef("resolution")).order_by("number", "letter")
    sponsors = Sponsorship.objects.filter(version=OuterRef("pk")).order_by("position")
    problems = Problem.objects.filter(version=OuterRef("pk")).order_by("line", "pk")
    item = JSONObject(session=F("session__code"), number=F("number"), letter=F("letter"), title=F("title"))
    sponsor = JSONObject(name=F("sponsor__name"), slug=F("sponsor__slug"), role=F("role"))
    problem = JSONObject(line=F("line"), code=F("code"), message=F("message"))
    return (
        Version.objects.select_related("resolution__session", "resolution__series", "resolution__committee", "source")
        .defer("source__content", "parsed", "given")
        .annotate(
            agenda=ArraySubquery(agenda.values(json=item)),
            sponsor_list=ArraySubquery(sponsors.values(json=sponsor)),
            problem_list=ArraySubquery(problems.values(json=problem)),
        )
    )


def page_of(version: Version) -> ReadingPage:
    """``version`` comes from :func:`covers`. Seven queries."""
    paragraphs = list(Paragraph.objects.filter(version=version))
    footnotes = list(Footnote.objects.filter(version=version))
    citations = list(
        Citation.objects.filter(version=version).select_related("target").defer("target__parsed", "target__given")
    )
    marks = _marks(version, {paragraph.pk: paragraph.anchor for paragraph in paragraphs})
    links = _links(citations)
    notes, stray = _notes(footnotes, marks, links)
    tables = defaultdict(list)
    for table in Table.objects.filter(version=version):
        tables[table.after_id].append(table)
    family = _family(version)
    return ReadingPage(
        version=version,
        facts=facts_of(version),
        sponsor_note=segments(version.sponsor_note, links=links["sponsor_note"]),
        blocks=[_block(row, marks[row.pk], links["paragraph", row.pk], notes, tables) for row in paragraphs],
        headings=[row for row in paragraphs if row.kind == "heading"],
        tables_before=tables[None],
        stray_notes=stray,
        family=family,
        earlier=_before(version, family),
        cites=_cited(citations, paragraphs, footnotes),
        cited_by=list(Citation.objects.filter(target=version).with_citing()[:CITING_SHOWN]),
    )


def _block(row: Paragraph, marks: list[tuple[int, Mark]], links: list[Link], notes: dict, tables: dict) -> Block:
    return Block(
        row=row,
        label=paragraph_label(row.anchor, row.number),
        segments=segments(row.text, opening=row.opening, links=links, marks=[mark for _, mark in marks]),
        notes=[notes.pop(footnote) for footnote, _ in marks if footnote in notes],
        tables=tables[row.pk],
    )


def _marks(version: Version, anchors: dict[int, str]) -> dict[int, list[tuple[int, Mark]]]:
    """Each paragraph's footnote marks, with the footnote each belongs to."""
    found = defaultdict(list)
    rows = NoteAnchor.objects.filter(paragraph__version=version).select_related("footnote")
    for row in rows.order_by("paragraph", "offset", "pk"):
        place = found[row.paragraph_id]
        standing = f"{anchors[row.paragraph_id]}-mark{len(place) + 1}"
        note = note_id(row.footnote) if row.footnote else None
        place.append((row.footnote_id, Mark(row.offset, row.mark, standing, note)))
    return found


def _links(citations: Iterable[Citation]) -> dict[object, list[Link]]:
    """Citations as links, by the row they stand in: ``("paragraph", pk)``, ``("footnote", pk)`` or ``sponsor_note``."""
    found: dict[object, list[Link]] = defaultdict(list)
    for citation in citations:
        link = Link(citation.start, citation.end, _href(citation), citation.target is not None)
        found[_place(citation)].append(link)
    return found


def _place(citation: Citation) -> object:
    if citation.paragraph_id:
        return "paragraph", citation.paragraph_id
    return ("footnote", citation.footnote_id) if citation.footnote_id else "sponsor_note"


def _href(citation: Citation) -> str:
    return citation.target.get_absolute_url() if citation.target else reverse("version", args=[citation.symbol])


def _notes(footnotes: list[Footnote], marks: dict, links: dict) -> tuple[dict[int, Note], list[Note]]:
    """Notes whose mark stands in the text, by footnote, and those whose mark was not found."""
    back = defaultdict(list)
    for footnote, mark in (pair for place in marks.values() for pair in place):
        back[footnote].append(mark)
    made = partial(_note, links=links)
    placed = {row.pk: made(row, back[row.pk]) for row in footnotes if row.pk in back}
    return placed, [made(row, []) for row in footnotes if row.pk not in back]


def _note(row: Footnote, back: list[Mark], links: dict) -> Note:
    return Note(note_id(row), row.mark, segments(row.text, links=links["footnote", row.pk]), back)


def _family(version: Version) -> list[Version]:
    """Every issued text of the same proposal and the same recurring subject, oldest first, this one among them."""
    same = Q(resolution=version.resolution_id)
    if version.resolution.series_id:
        same |= Q(resolution__series=version.resolution.series_id)
    return list(Version.objects.filter(same).with_listing().in_order_of_issue())


def _before(version: Version, family: list[Version]) -> Version | None:
    place = family.index(version)
    return family[place - 1] if place else None


def _cited(citations: list[Citation], paragraphs: list[Paragraph], footnotes: list[Footnote]) -> list[Cited]:
    """Each cited document once, in the order of the text."""
    labels: dict[object, tuple[str, str]] = {"sponsor_note": ("sponsors’ note", "sponsor-note")}
    labels |= {("paragraph", row.pk): (paragraph_label(row.anchor, row.number), row.anchor) for row in paragraphs}
    labels |= {("footnote", row.pk): (f"note {row.mark}", note_id(row)) for row in footnotes}
    found: dict[str, Cited] = {}
    for citation in citations:
        new = Cited(citation.symbol, _href(citation), citation.target is not None, [])
        entry = found.setdefault(citation.symbol_key, new)
        if labels[_place(citation)] not in entry.places:
            entry.places.append(labels[_place(citation)])
    return list(found.values())
