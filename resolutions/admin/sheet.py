"""A file and what was read in it, side by side: each line of the source with the paragraph, note or role it got."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from string import ascii_lowercase

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resolutions.ingest.manifests.apply import with_manifest
from resolutions.ingest.writing.reapply_corrections import documents_of, mended
from resolutions.models import LanguageVersion, Problem, Reading
from resolutions.models.choices import ParagraphKind
from resolutions.pages.place_names import place_name
from resolutions.pages.reading.mended import with_marks_shown
from resolutions.text.document import Document, Footnote
from resolutions.text.mending import Block, said
from resolutions.text.source import source_lines

PAGE = 400
"""Lines shown at once."""


ROLES = {
    "cover:organ": gettext_lazy("cover: organ"),
    "cover:subsidiary": gettext_lazy("cover: organ"),
    "cover:publisher": gettext_lazy("cover: publisher"),
    "cover:publisher_ends": gettext_lazy("cover: publisher"),
    "cover:kind": gettext_lazy("cover: what the document is"),
    "cover:symbol": gettext_lazy("cover: symbol"),
    "cover:series": gettext_lazy("cover: symbol"),
    "cover:distribution": gettext_lazy("cover: distribution"),
    "cover:distribution_label": gettext_lazy("cover: distribution"),
    "cover:distribution_word": gettext_lazy("cover: distribution"),
    "cover:issued_on": gettext_lazy("cover: date of issue"),
    "cover:original_language": gettext_lazy("cover: original language"),
    "cover:language": gettext_lazy("cover: language"),
    "cover:session": gettext_lazy("cover: session"),
    "cover:session_dates": gettext_lazy("cover: session"),
    "cover:committee": gettext_lazy("cover: committee"),
    "cover:committee_number": gettext_lazy("cover: committee"),
    "cover:agenda": gettext_lazy("cover: agenda item"),
    "cover:agenda-title": gettext_lazy("cover: title of the agenda item"),
    "cover:title": gettext_lazy("cover: title"),
    "cover:proposal": gettext_lazy("cover: who tables it"),
    "cover:status": gettext_lazy("cover: adopted by whom and when"),
    "cover:origin": gettext_lazy("cover: on whose report"),
    "cover:meeting": gettext_lazy("meeting of adoption"),
    "cover:met_on": gettext_lazy("meeting of adoption"),
    "cover:vote": gettext_lazy("the vote on it"),
    "cover:reissued": gettext_lazy("cover: why it was issued again"),
    "cover:coverPage": gettext_lazy("cover"),
    "cover:preface": gettext_lazy("cover"),
    "cover:conclusions": gettext_lazy("meeting of adoption"),
    "furniture:rule": gettext_lazy("rule"),
    "furniture:job-number": gettext_lazy("job number"),
    "furniture:bar-code": gettext_lazy("bar code"),
    "furniture:page-number": gettext_lazy("page number"),
    "furniture:page-comment": gettext_lazy("page break"),
    "furniture:notice": gettext_lazy("notice at the foot of a page"),
    "furniture:lead": gettext_lazy("lines before the text"),
    "furniture:foot": gettext_lazy("foot of a page"),
    "furniture:continued": gettext_lazy("foot of a page"),
    "furniture:running-head": gettext_lazy("running head"),
    "furniture:front-matter": gettext_lazy("lines of the converter"),
    "furniture:signature": gettext_lazy("signature of a mail"),
    "furniture:editor": gettext_lazy("no text, says an editor"),
}
"""What a line that is not text is (``document.Piece.role``), in words."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A paragraph or footnote as it stands, with what editors mended. ``key`` is its anchor on the page of the text;
    ``label`` is what people call it, of one without a number its kind and place: “heading 2”."""

    key: str
    part: str
    place: int
    block: Block

    @property
    def label(self) -> str:
        if isinstance(self.block, Footnote):
            return _("note %(mark)s") % {"mark": self.block.mark}
        if name := place_name(self.block.id, self.block):
            return name
        kind, place = ParagraphKind(self.block.kind).label, self.block.id.rpartition("-")[2].lstrip(ascii_lowercase)
        return f"{kind} {place}".strip()

    @property
    def kind(self) -> str:
        return "" if isinstance(self.block, Footnote) else str(ParagraphKind(self.block.kind).label)

    @property
    def words(self) -> str:
        """With the marks of notes as editors read them."""
        return with_marks_shown(self.said["words"])

    @property
    def said(self) -> dict:
        return {**said(self.block), "id": self.key}


@dataclass(slots=True)
class Row:
    number: int
    words: str
    problems: list[Problem]


@dataclass(slots=True)
class Strip:
    """Lines one after the other that have one role, and the blocks that begin there. ``owner`` is the block they go on
    with, where none begins; ``role`` is what else they are."""

    role: str
    owner: Cell | None
    rows: list[Row] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)

    @property
    def first(self) -> int:
        return self.rows[0].number if self.rows else 0


class Sheet:
    """The sheet of one reading; of the reading that is shown, with what editors mended. ``problems`` are those of the
    reading. Parses the file; raises ``Unreadable`` or ``NotThere`` if that is not possible any more."""

    def __init__(self, text: LanguageVersion, reading: Reading, problems: Sequence[Problem]) -> None:
        self.text, self.reading, self.all_problems = text, reading, problems
        documents = documents_of(reading)
        said = documents[reading.part]
        self.now: Document = mended(text, with_manifest(said, reading.manifest)) if self.is_shown else said
        self.lines = source_lines(bytes(reading.source.content))
        if len(documents) > 1 or self.now.format == "akn":
            first, last = _extent(said)
            self.lines = [line for line in self.lines if first <= line[0] <= last]
        self.cells = [*_cells("paragraphs", self.now.paragraphs), *_cells("footnotes", self.now.footnotes)]
        self.problems: dict[int, list[Problem]] = defaultdict(list)
        for problem in problems:
            self.problems[problem.line].append(problem)

    @property
    def is_shown(self) -> bool:
        return self.reading.pk == self.text.shown_id

    def cell(self, key: str) -> Cell | None:
        return next((cell for cell in self.cells if cell.key == key), None)

    def after(self, cell: Cell) -> Cell | None:
        """The one that stands behind it, in the same part."""
        return next((one for one in self.cells if (one.part, one.place) == (cell.part, cell.place + 1)), None)

    def at(self, line: int) -> Cell | None:
        """What was made of the line, or of what stands above it."""
        owner = self._owners.get(line)
        above = (cell for cell in self.cells if cell.block.lines[0] <= line)
        return owner or max(above, key=lambda cell: cell.block.lines, default=None)

    def page_of(self, line: int) -> int:
        return next((place for place, (number, _) in enumerate(self.lines) if number >= line), 0) // PAGE

    @property
    def pages(self) -> int:
        return -(-len(self.lines) // PAGE) or 1

    def strips(self, page: int) -> list[Strip]:
        """Those of the page, counted from 0. What stands at no line of the file comes first."""
        begun = defaultdict(list)
        for cell in self.cells:
            begun[cell.block.lines[0]].append(cell)
        homeless = [cell for line in begun.keys() - {number for number, _ in self.lines} for cell in begun[line]]
        strips = [Strip("", None, cells=homeless)] if homeless and not page else []
        for number, words in self.lines[page * PAGE : (page + 1) * PAGE]:
            role, owner = self._roles.get(number, ""), self._owners.get(number)
            same = strips and (strips[-1].role, strips[-1].owner) == (role, owner)
            if not strips or begun.get(number) or (words and not same):
                strips.append(Strip(role, owner, cells=begun.get(number, [])))
            strips[-1].rows.append(Row(number, words, self.problems.get(number, [])))
        return strips

    @cached_property
    def _roles(self) -> dict[int, str]:
        roles = {piece.line: str(ROLES.get(piece.role, piece.role)) for piece in self.now.pieces}
        return roles | {line.line: _("left out") for line in self.now.unread}

    @cached_property
    def _owners(self) -> dict[int, Cell]:
        """The note a line belongs to, else the paragraph that began last before it; a line with a role has none."""
        owners = {}
        for cell in sorted(self.cells, key=lambda cell: (cell.part == "footnotes", cell.block.lines)):
            owners.update(dict.fromkeys(range(cell.block.lines[0], cell.block.lines[1] + 1), cell))
        return {line: cell for line, cell in owners.items() if line not in self._roles}


def _extent(document: Document) -> tuple[int, int]:
    """The lines of one text in a file of several, or below the head of a marked up file."""
    blocks: list[Block] = [*document.paragraphs, *document.footnotes]
    lines = [line for block in blocks for line in block.lines]
    lines += [piece.line for piece in document.pieces] + [line.line for line in document.unread]
    return min(lines, default=0), max(lines, default=0)


def _cells(part: str, blocks: Sequence[Block]) -> list[Cell]:
    return [
        Cell(f"note-{place + 1}" if isinstance(block, Footnote) else block.id, part, place, block)
        for place, block in enumerate(blocks)
    ]
