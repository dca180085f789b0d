"""The text of a version as blocks: paragraphs with their notes and tables, prose cut where its look changes."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol, cast

from django.utils.translation import gettext

from resolutions.models import Citation, Footnote, LanguageVersion, Paragraph
from resolutions.models.addresses import page_address
from resolutions.text.numbering import printed_number

from ..place_names import place_name
from .columns import beside
from .former_anchors import Former, FormerAnchors
from .how_to_cite import Citer, spot_of
from .outline import Chapter, outline
from .rendering import Link, Mark, Segment, Span, segments
from .rows import footnotes_in, paragraphs_in

Finder = Callable[[str], list[Span]]
"""Where the words a reader searched for stand in a text."""

FEWEST_HEADINGS = 3
"""Of a text that has contents."""
FEWEST_OPENINGS, MOST_OPENINGS = 6, 120
"""Paragraphs of a text whose contents are their opening words."""

_PARTS = ("preambular", "operative")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote as shown: ``id`` on the page, and the marks in the text that lead to it."""

    id: str
    mark: str
    segments: list[Segment]
    back: list[Mark]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as printed, with the footnotes first marked in it and the tables that follow it."""

    row: Paragraph
    segments: list[Segment]
    notes: list[Note]
    tables: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Block(Passage):
    """A passage with what leads to it and tells of it.

    ``link_to`` and ``more_about`` are what its link and its menu are called; ``ways`` are the ways to cite it, by
    style. ``former`` are anchors it had before; ``meant`` is what its own led to then, and ``meant_label`` how the
    paragraph is called that has it now.
    """

    label: str
    link_to: str
    more_about: str
    ways: list[tuple[str, str]]
    former: list[str]
    meant: Former | None
    meant_label: str


class _Marked(Protocol):
    mark_list: list[dict[str, Any]]


class TextBlocks:
    """``text`` comes from ``rows.texts``; ``citations`` are its own, each with its target. Two queries, made when the
    words are first asked for."""

    def __init__(self, text: LanguageVersion, citations: Iterable[Citation], find: Finder, sponsor_note: str) -> None:
        self.language_version = text
        self.sponsor_note_words = sponsor_note
        self.find = find
        self.links: dict[object, list[Link]] = defaultdict(list)
        for citation in citations:
            link = Link(citation.start, citation.end, address_of(citation), citation.target is not None)
            self.links[place_of(citation)].append(link)
        self.tables: dict[int | None, list[dict[str, Any]]] = defaultdict(list)
        for table in beside(text).table_list:
            self.tables[table["after"]].append(table)

    @cached_property
    def citer(self) -> Citer:
        return Citer(self.language_version)

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """Each with its ``mark_list``."""
        return paragraphs_in(text=self.language_version.pk)

    @cached_property
    def footnotes(self) -> list[Footnote]:
        return footnotes_in(text=self.language_version.pk)

    @cached_property
    def blocks(self) -> list[Block]:
        return [self._block(passage) for passage in self.passages]

    @cached_property
    def passages(self) -> list[Passage]:
        notes = {row.pk: self._note(row) for row in self.footnotes}
        return [self._passage(row, notes) for row in self.paragraphs]

    @cached_property
    def former(self) -> FormerAnchors:
        return FormerAnchors(self.language_version, self._labels)

    @cached_property
    def _labels(self) -> dict[str, str]:
        """What paragraphs are called, by their anchors; empty for those that have no number."""
        return {row.anchor: place_name(row.anchor, row) for row in self.paragraphs}

    @cached_property
    def contents(self) -> list[Chapter]:
        """Empty where there are too few headings to be worth a list."""
        headings = [row for row in self.paragraphs if row.kind == "heading"]
        return outline(headings) if len(headings) >= FEWEST_HEADINGS else []

    @cached_property
    def openings(self) -> list[list[tuple[str, Paragraph]]]:
        """The contents of a text without chapters: its preambular and its operative paragraphs that have opening words,
        each with its name or number. Empty where they are too few to be worth a list, or too many to be looked over."""
        opened = [row for row in self.paragraphs if row.opening and not (row.depth or row.annex) and row.kind in _PARTS]
        if self.contents or not FEWEST_OPENINGS <= len(opened) <= MOST_OPENINGS:
            return []
        parts = [[row for row in opened if row.kind == kind] for kind in _PARTS]
        return [[(_name(row) or self._labels[row.anchor], row) for row in part] for part in parts if part]

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
        notes = {row.pk: row.anchor for row in self.footnotes}
        return {
            row.pk: [_mark(row, at, notes, **mark) for at, mark in enumerate(cast(_Marked, row).mark_list, 1)]
            for row in self.paragraphs
        }

    @cached_property
    def _back(self) -> dict[int | None, list[Mark]]:
        back = defaultdict(list)
        for place in self.marks.values():
            for footnote, mark in place:
                back[footnote].append(mark)
        return back

    def _passage(self, row: Paragraph, notes: dict[int, Note]) -> Passage:
        marks = self.marks.get(row.pk, [])
        cut = segments(
            row.text,
            opening=row.opening,
            links=self.links["paragraph", row.pk],
            marks=[mark for _, mark in marks],
            found=self.find(row.text),
        )
        printed = [notes.pop(footnote) for footnote, _ in marks if footnote in notes]
        return Passage(row, cut, printed, self.tables[row.pk])

    def _block(self, passage: Passage) -> Block:
        row = passage.row
        label = self._labels[row.anchor]
        called, meant = label or self._unlabelled, self.former.meant.get(row.anchor)
        return Block(
            row=row,
            segments=passage.segments,
            notes=passage.notes,
            tables=passage.tables,
            label=label,
            link_to=self._link_to % {"paragraph": called},
            more_about=self._more_about % {"paragraph": called},
            ways=self.citer.ways(spot_of(row)),
            former=self.former.targets.get(row.anchor, []),
            meant=meant,
            meant_label=self._labels[meant.now] or meant.now if meant and meant.now else "",
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

    def _note(self, row: Footnote) -> Note:
        cut = segments(row.text, links=self.links["footnote", row.pk], found=self.find(row.text))
        return Note(row.anchor, row.mark, cut, self._back.get(row.pk, []))


def _name(row: Paragraph) -> str:
    """The number of a paragraph as it is printed."""
    return printed_number(row.number) if row.number else ""


def _mark(
    row: Paragraph, at: int, notes: dict[int, str], footnote: int | None, mark: str, offset: int
) -> tuple[int | None, Mark]:
    leads_to = None if footnote is None else notes.get(footnote)
    return footnote, Mark(offset, mark, f"{row.anchor}-mark{at}", leads_to)


def place_of(citation: Citation) -> object:
    """The row a citation stands in: ``("paragraph", pk)``, ``("footnote", pk)`` or ``sponsor_note``."""
    if citation.paragraph_id:
        return "paragraph", citation.paragraph_id
    return ("footnote", citation.footnote_id) if citation.footnote_id else "sponsor_note"


def address_of(citation: Citation) -> str:
    """Of the document cited, held or not."""
    return citation.target.get_absolute_url() if citation.target else page_address("version", citation.symbol)
