"""The lines of a document in the order they are read, with what its pages show of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...joining import finished
from ...lines import Doubt, Line, Role, left_out, with_doubts
from ...problems import ProblemCode
from .fonts import Place
from .furniture import PageLines, zones_of
from .norms import Norms, norms_of
from .paragraphs import begins, is_in_doubt
from .printed import Piece, PrintedLine
from .rules import Rule
from .table_rows import TableRow
from .tables import Item, is_number, with_tables

_UNKNOWN = "\ufffd"
_COVER_GAP = 3.0
"""Sizes between the elements of a cover that stand side by side."""
_LONGEST_HEADING = 5
"""Lines."""
_COLUMN_GAP = 2.0
"""Sizes between words that stand in columns; justified lines have narrower ones."""
_FEWEST_CELLS = 3


@dataclass(slots=True)
class _Entry:
    """A line that is about to be written. ``begins`` is None for heads and feet."""

    item: Item
    role: Role = Role.BODY
    begins: bool | None = None
    heading: bool = False
    in_doubt: bool = False
    """A paragraph may begin here."""
    page: int = 0
    in_columns: bool = False
    """Its words stand in columns, though it is in no table that was read."""


def written(pages: Sequence[PageLines], doubts: Mapping[Place, str]) -> list[Line]:
    """The lines of all pages, an empty one above each paragraph. ``doubts`` are those of letters of a font."""
    norms = norms_of([page.lines for page in pages])
    entries = list(_entries(pages, norms))
    _mark_headings([entry for entry in entries if entry.role is Role.BODY], norms)
    lines: list[Line] = []
    first: dict[int, int] = {}
    """The first line of each page."""
    for entry in entries:
        first.setdefault(entry.page, len(lines))
        if entry.begins and entry.role is Role.BODY:
            lines.append(Line(len(lines) + 1, ""))
        cells = entry.item.cells if isinstance(entry.item, TableRow) else ()
        number, doubt = len(lines) + 1, _doubt(entry, doubts)
        lines.append(Line(number, entry.item.text, int(entry.heading), cells, entry.begins, entry.role, doubt))
    return with_doubts(lines, ((first.get(page, len(lines)), doubt) for page, doubt in _of_pages(pages)))


def _of_pages(pages: Sequence[PageLines]) -> Iterator[tuple[int, Doubt]]:
    """What is left out of each page; and which are pictures."""
    yield from ((index, left_out(page.hidden)) for index, page in enumerate(pages) if page.hidden)
    if recognized := [index for index, page in enumerate(pages) if page.recognized and page.lines]:
        numbers = ", ".join(str(index + 1) for index in recognized)
        message = f"page {numbers} is a picture: its words were recognized by a program"
        yield recognized[0], Doubt(ProblemCode.RECOGNIZED, message)


def _entries(pages: Sequence[PageLines], norms: Norms) -> Iterator[_Entry]:
    above: PrintedLine | None = None
    first: PrintedLine | None = None
    unfinished: Rule | None = None
    numbered = False
    for index, (page, zones) in enumerate(zip(pages, zones_of(pages, norms), strict=True)):
        yield from (_Entry(line, Role.HEAD, page=index) for line in zones.head)
        items, unfinished = with_tables(zones.body, page.rules, page.width, unfinished)
        for item in items:
            if isinstance(item, TableRow):
                above = first = None
                yield _Entry(item, begins=True, page=index)
                continue
            numbered = numbered or is_number(item.pieces[0].text)
            columns = numbered and _is_in_columns(item)
            for segment in [item] if index or columns else _segments(item):
                new = segment is not item or begins(segment, above, first, norms)
                first = segment if new else first
                before, above = above, segment
                in_doubt = not new and is_in_doubt(segment, before, norms)
                yield _Entry(segment, begins=new, in_doubt=in_doubt, page=index, in_columns=columns)
        yield from (_Entry(line, Role.NOTE, begins=line.marked, page=index) for line in zones.notes)
        yield from (_Entry(line, Role.FOOT, page=index) for line in zones.foot)


def _is_in_columns(line: PrintedLine) -> bool:
    gaps = [after.left - before.right for before, after in zip(line.pieces, line.pieces[1:], strict=False)]
    return sum(abs(gap) > _COLUMN_GAP * line.size for gap in gaps) >= _FEWEST_CELLS - 1


def _doubt(entry: _Entry, doubts: Mapping[Place, str]) -> Doubt | None:
    if entry.role in (Role.HEAD, Role.FOOT):
        return None
    if entry.in_doubt:
        return Doubt(ProblemCode.BREAK_IN_DOUBT, "a paragraph may begin here: the page does not show it")
    if entry.in_columns:
        return Doubt(ProblemCode.TABLE_GUESSED, "its words stand in columns, and no table was found")
    if _UNKNOWN in entry.item.text:
        return Doubt(ProblemCode.BROKEN_FONT, "the font does not say what one of its characters is")
    places = entry.item.places if doubts else ()
    said = next((doubts[place] for place in places if place in doubts), None)
    return Doubt(ProblemCode.BROKEN_FONT, said) if said else None


def _mark_headings(body: Sequence[_Entry], norms: Norms) -> None:
    """A paragraph all in bold is a heading, and one all in italics that is no sentence."""
    paragraphs: list[list[_Entry]] = []
    for entry in body:
        if entry.begins or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(entry)
    for paragraph in paragraphs:
        lines = [entry.item for entry in paragraph if isinstance(entry.item, PrintedLine)]
        if lines and len(lines) <= _LONGEST_HEADING:
            bold = all(line.bold for line in lines) and not norms.mostly_bold
            italic = all(line.italic for line in lines) and not finished(lines[-1].text)
            for entry in paragraph:
                entry.heading = bold or italic


def _segments(line: PrintedLine) -> Iterator[PrintedLine]:
    """The line itself, or where wide gaps part it, each element of the cover. A number stays with its text."""
    groups: list[list[Piece]] = [[line.pieces[0]]]
    for before, piece in zip(line.pieces, line.pieces[1:], strict=False):
        if piece.left - before.right > _COVER_GAP * line.size and not is_number(before.text):
            groups.append([piece])
        else:
            groups[-1].append(piece)
    if len(groups) == 1:
        yield line
        return
    for group in groups:
        yield PrintedLine(group, line.base, line.size, line.bold, line.italic, line.right_to_left, line.page)
