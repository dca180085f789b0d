"""The text of a version as blocks: paragraphs with their notes and tables, prose cut where its look changes."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from resolutions.models import Citation, Footnote, NoteAnchor, Paragraph, Version
from resolutions.text.anchors import paragraph_label

from .how_to_cite import Citer, spot_of
from .rendering import Link, Mark, Segment, Span, segments

Finder = Callable[[str], list[Span]]
"""Where the words a reader searched for stand in a text."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote as shown: ``id`` on the page, and the marks in the text that lead to it."""

    id: str
    mark: str
    segments: list[Segment]
    back: list[Mark]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph as shown, with the footnotes first marked in it and the tables that follow it.

    ``link_to`` and ``more_about`` are what its link and its menu are called; ``place`` tells a reader how far it is
    (``OP 12 of 41``), empty for what is not counted; ``ways`` are the ways to cite it, by style.
    """

    row: Paragraph
    label: str
    link_to: str
    more_about: str
    place: str
    ways: list[tuple[str, str]]
    segments: list[Segment]
    notes: list[Note]
    tables: list[dict[str, Any]]


class TextBlocks:
    """``version`` comes from ``reading.covers``; ``citations`` are its own, each with its target. Three
    queries, made when the words are first asked for."""

    def __init__(self, version: Version, citations: Iterable[Citation], find: Finder) -> None:
        self.version = version
        self.sponsor_note_words = version.sponsor_note
        self.citer = Citer(version)
        self.find = find
        self.links: dict[object, list[Link]] = defaultdict(list)
        for citation in citations:
            link = Link(citation.start, citation.end, address_of(citation), citation.target is not None)
            self.links[place_of(citation)].append(link)
        self.tables: dict[int | None, list[dict[str, Any]]] = defaultdict(list)
        for table in version.table_list:
            self.tables[table["after"]].append(table)

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        return list(Paragraph.objects.filter(version=self.version))

    @cached_property
    def footnotes(self) -> list[Footnote]:
        return list(Footnote.objects.filter(version=self.version))

    @cached_property
    def blocks(self) -> list[Block]:
        notes = {row.pk: self._note(row) for row in self.footnotes}
        return [self._block(row, notes) for row in self.paragraphs]

    @cached_property
    def headings(self) -> list[Paragraph]:
        return [row for row in self.paragraphs if row.kind == "heading"]

    @cached_property
    def tables_before(self) -> list[dict[str, Any]]:
        return self.tables[None]

    @cached_property
    def stray_notes(self) -> list[Note]:
        """Notes whose mark was not found in the text."""
        return [self._note(row) for row in self.footnotes if row.pk not in self._back]

    @cached_property
    def sponsor_note(self) -> list[Segment]:
        words = self.sponsor_note_words
        return segments(words, links=self.links["sponsor_note"], found=self.find(words))

    @cached_property
    def marks(self) -> dict[int, list[tuple[int | None, Mark]]]:
        """Each paragraph's footnote marks, with the footnote each belongs to."""
        anchors = {row.pk: row.anchor for row in self.paragraphs}
        notes = {row.pk: row.anchor for row in self.footnotes}
        found = defaultdict(list)
        rows = NoteAnchor.objects.filter(paragraph__version=self.version)
        for row in rows.order_by("paragraph", "offset", "pk"):
            place = found[row.paragraph_id]
            standing = f"{anchors[row.paragraph_id]}-mark{len(place) + 1}"
            mark = Mark(row.offset, row.mark, standing, notes.get(row.footnote_id))
            place.append((row.footnote_id, mark))
        return found

    @cached_property
    def _back(self) -> dict[int | None, list[Mark]]:
        back = defaultdict(list)
        for place in self.marks.values():
            for footnote, mark in place:
                back[footnote].append(mark)
        return back

    def _block(self, row: Paragraph, notes: dict[int, Note]) -> Block:
        marks, label = self.marks.get(row.pk, []), paragraph_label(row.anchor, row)
        called = label or self._unlabelled
        return Block(
            row=row,
            label=label,
            link_to=self._link_to % {"paragraph": called},
            more_about=self._more_about % {"paragraph": called},
            place=self._place(row),
            ways=self.citer.ways(spot_of(row)),
            segments=segments(
                row.text,
                opening=row.opening,
                links=self.links["paragraph", row.pk],
                marks=[mark for _, mark in marks],
                found=self.find(row.text),
            ),
            notes=[notes.pop(footnote) for footnote, _ in marks if footnote in notes],
            tables=self.tables[row.pk],
        )

    @cached_property
    def _unlabelled(self) -> str:
        return gettext("this paragraph")

    @cached_property
    def _link_to(self) -> str:
        return gettext("Link to %(paragraph)s")

    @cached_property
    def _more_about(self) -> str:
        return gettext("More about %(paragraph)s")

    def _place(self, row: Paragraph) -> str:
        """Counted among the paragraphs of its own section and kind, which are numbered on their own."""
        if not _is_counted(row):
            return ""
        label = paragraph_label(row.anchor, row)
        total = self._totals[(*row.section, row.kind)]
        counted = gettext("%(paragraph)s of %(total)s") % {"paragraph": label, "total": total}
        return ", ".join((*row.section, counted))

    @cached_property
    def _totals(self) -> Counter[tuple[str, ...]]:
        return Counter((*row.section, row.kind) for row in self.paragraphs if _is_counted(row))

    def _note(self, row: Footnote) -> Note:
        cut = segments(row.text, links=self.links["footnote", row.pk], found=self.find(row.text))
        return Note(row.anchor, row.mark, cut, self._back.get(row.pk, []))


def _is_counted(row: Paragraph) -> bool:
    return row.kind in ("preambular", "operative") and row.depth == 0


def place_of(citation: Citation) -> object:
    """The row a citation stands in: ``("paragraph", pk)``, ``("footnote", pk)`` or ``sponsor_note``."""
    if citation.paragraph_id:
        return "paragraph", citation.paragraph_id
    return ("footnote", citation.footnote_id) if citation.footnote_id else "sponsor_note"


def address_of(citation: Citation) -> str:
    """Of the document cited, held or not."""
    return citation.target.get_absolute_url() if citation.target else reverse("version", args=[citation.symbol])
