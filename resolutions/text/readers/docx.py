"""Word files (.docx) to lines: paragraphs, the numbers Word counts by itself, footnotes, superscripts and italics.

The masthead of the Secretariat's templates stands in a table in the header of the first page, so that header is read
first; running heads and feet of other pages are not part of the text.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from itertools import chain
from typing import TYPE_CHECKING

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from lxml import etree

from ..lines import ITALIC, ITALIC_END, Line, left_out, mark, with_doubts, without_noncharacters
from .bracketed import with_bracketed
from .docx_hidden import ends_hidden, is_on
from .docx_live import Live, State, goes_on, text_boxes
from .docx_numbering import Numbering
from .encoding import MAX_BYTES
from .errors import Unreadable
from .figures import figure
from .raised import footnote_mark
from .tables import Cell, grid, is_data_table

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_REFERENCES = (f"{_W}footnoteReference", f"{_W}endnoteReference")
_UNPACKED = 2 * MAX_BYTES
"""Bytes of all parts together, pictures with them."""

_ENTRIES = 5_000
_HEADING = re.compile(r"(?:heading|_*h_*)(?P<level>[1-6])\d?", re.IGNORECASE)
"""Word's own style names, and those of the Secretariat's templates: H1, H23, _H_4."""

_SIGNS = dict(zip("B0 B1 B4 A3 B3 B7 2D 6D A2 B2".split(), "°±×≤≥•−μ′″", strict=True))
"""By the place in the font Symbol."""
_RULE = "_" * 18
_DAMAGED = (
    OpcError,
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    etree.XMLSyntaxError,
    KeyError,
    ValueError,
    AttributeError,
    EOFError,
    IndexError,
    NotImplementedError,
    OSError,
    RuntimeError,
)
"""What python-docx and zipfile raise on archives that are cut, encrypted or lack a part."""


def read_docx(data: bytes, state: State = State.AFTER) -> list[Line]:
    """The lines of a Word file; footnotes follow the text, as ``1 text`` after a rule. Of a file with tracked changes,
    the text in one ``state``. Raises ``Unreadable``."""
    _refuse_bombs(data)
    try:
        document = docx.Document(io.BytesIO(data))
        lines = _Writer(document, state).read()
    except _DAMAGED as error:
        raise Unreadable(_refusal(error)) from error
    if not any(line.text for line in lines):
        raise Unreadable("no text in the Word file")
    return lines


def _refuse_bombs(data: bytes) -> None:
    """Only the size an archive declares is ever unpacked, so the declared sizes are what counts."""
    if len(data) > MAX_BYTES:
        raise Unreadable(f"{len(data):,} bytes is more than the {MAX_BYTES:,} a document may have")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            size = sum(entry.file_size for entry in entries)
            bomb = len(entries) > _ENTRIES or size > _UNPACKED
            parts = [e for e in entries if e.filename.endswith((".xml", ".rels"))]
            declaring = [] if bomb else [e.filename for e in parts if b"<!DOCTYPE" in _ascii(archive.read(e))]
    except _DAMAGED as error:
        raise Unreadable(_refusal(error)) from error
    if bomb:
        raise Unreadable(f"an archive of {len(entries):,} parts that unpacks to {size:,} bytes is no document")
    if declaring:
        raise Unreadable(f"{declaring[0]} declares a document type: it may carry entities")


def _ascii(part: bytes) -> bytes:
    """A part's ASCII, were it in UTF-16 too."""
    return part.replace(b"\x00", b"")


def _refusal(error: Exception) -> str:
    reason = str(error).splitlines()[0] if str(error) else "damaged"
    return f"no Word file that can be opened: {reason}"


class _Writer:
    def __init__(self, document: WordDocument, state: State) -> None:
        self.document, self.state = document, state
        self.numbering = Numbering(document)
        self.live = Live(document, state)
        self.carried = ""
        """Words of a paragraph whose end is none of the text: the next one goes on with them."""
        self.notes = {
            kind: _notes_part(document, kind, relation)
            for kind, relation in (("footnote", RELATIONSHIP_TYPE.FOOTNOTES), ("endnote", RELATIONSHIP_TYPE.ENDNOTES))
        }
        """The notes at the foot of pages and those at the end, each by its id."""
        self.lines: list[Line] = []
        self.marks: list[tuple[str, Element | None]] = []
        """Label of each note and what it says, in the order the text refers to them."""

    def read(self) -> list[Line]:
        first = self.document.sections[0] if self.document.sections else None
        if first is not None:
            header = first.first_page_header if first.different_first_page_header_footer else first.header
            self._blocks(header._element)
        self._blocks(self.document.element.body)
        self._write_notes()
        below = self.live.take_left_out()
        lines = with_doubts(self.lines, [(len(self.lines), left_out(below))] if below else [])
        return with_bracketed(lines)

    def _blocks(self, parent: Element) -> None:
        for child in parent:
            if child.tag == f"{_W}p":
                self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                self._table(child)
            elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
                self._blocks(child)

    def _paragraph(self, paragraph: Element) -> None:
        own = self._text(paragraph)
        text = self.carried + own
        if not goes_on(paragraph, self.state):
            self.carried = ""
            self._write(paragraph, text)
        elif own.strip() and ends_hidden(paragraph) and (label := self.numbering.label(paragraph)):
            self.carried = f"{self.carried}{label} {own}"
        else:
            self.carried = text
        for box in text_boxes(paragraph):
            self._blocks(box)

    def _write(self, paragraph: Element, text: str) -> None:
        if not text.strip() and self.live.left_out:
            return
        label = self.numbering.label(paragraph)
        if not text.strip():
            return
        style = _value(paragraph, "pPr/pStyle")
        heading = _HEADING.fullmatch(style.replace(" ", "")) if style else None
        for index, part in enumerate(text.split("\n")):
            numbered = f"{label} {part}" if label and index == 0 else part
            self._line(numbered, heading=int(heading["level"]) if heading else 0)
        self._line("")

    def _text(self, paragraph: Element, own_mark: str = "") -> str:
        """The words with their hints; ``own_mark`` is that of the note they are, which a run of its own may repeat."""
        pieces: list[str] = []
        for run in self.live.runs(paragraph):
            if not own_mark or "".join(_characters(run)).strip() != own_mark:
                self._run(run, pieces)
            own_mark = ""
        return "".join(pieces).replace(ITALIC_END + ITALIC, "")

    def _run(self, run: Element, pieces: list[str]) -> None:
        text = "".join(_characters(run))
        for reference in (child for child in run if child.tag in _REFERENCES):
            label = text.strip() if reference.get(f"{_W}customMarkFollows") else str(len(self._numbered()) + 1)
            kind = str(reference.tag).removeprefix(_W).removesuffix("Reference")
            self.marks.append((label, self.notes[kind].get(reference.get(f"{_W}id", ""))))
            pieces.append(mark(label))
            text = "" if reference.get(f"{_W}customMarkFollows") else text
        if not text or _is_repeated(text, pieces):
            return
        raised = _value(run, "rPr/vertAlign") == "superscript" or bool(figure(_value(run, "rPr/position")))
        if raised and (number := footnote_mark(text, "".join(pieces[-2:]))):
            pieces.append(mark(number))
        elif is_on(_find(run, "rPr/i")) and text.strip():
            pieces.append(f"{ITALIC}{text}{ITALIC_END}")
        else:
            pieces.append(text)

    def _numbered(self) -> list[str]:
        return [label for label, _ in self.marks if label.isdigit()]

    def _table(self, table: Element) -> None:
        before = len(self.marks)
        rows = grid([Cell(self._words(cell), _columns(cell)) for cell in row] for row in self.live.rows_of(table))
        if is_data_table(rows, has_heads=table.find(f".//{_W}tblHeader") is not None):
            for cells in filter(any, rows):
                self._line(" ".join(filter(None, cells)), cells=tuple(cells))
            self._line("")
            return
        del self.marks[before:]
        self.live.take_left_out()  # cells that only lay out the page are read again, as paragraphs
        for cell in chain.from_iterable(self.live.rows_of(table)):
            self._blocks(cell)

    def _words(self, cell: Element) -> str:
        return " ".join(filter(str.strip, map(self._text, cell.iter(f"{_W}p")))).strip()

    def _write_notes(self) -> None:
        if not self.marks:
            return
        self._line(_RULE)
        for label, note in list(self.marks):
            lines = list(note.iter(f"{_W}p")) if note is not None else []
            text = " ".join(self._text(line, "" if at else label).strip() for at, line in enumerate(lines))
            self._line(f"{mark(label)} {text.strip()}")
            self._line("")

    def _line(self, text: str, *, heading: int = 0, cells: tuple[str, ...] = ()) -> None:
        passages = self.live.take_left_out() if text else []
        doubt = left_out(passages) if passages else None
        self.lines.append(Line(len(self.lines) + 1, text, heading, cells, doubt=doubt))


def _is_repeated(text: str, pieces: list[str]) -> bool:
    """LibreOffice writes a mark of two figures a second time, in a run of its own right behind it."""
    return len(text) > 1 and text.isdigit() and pieces[-1:] == [mark(text)]


def _columns(cell: Element) -> int:
    return figure(_value(cell, "tcPr/gridSpan")) or 1


def _characters(run: Element) -> list[str]:
    """What a run prints: text, tabs, line breaks, and the hyphens Word keeps apart."""
    found = []
    for child in run:
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if name in ("t", "delText"):
            found.append(without_noncharacters(child.text or ""))
        elif name in ("tab", "ptab"):
            found.append("\t")
        elif name in ("br", "cr"):
            found.append("\n")
        elif name == "sym":
            found.append(_sign(child.get(f"{_W}font", ""), child.get(f"{_W}char", "")))
        elif name == "noBreakHyphen":
            found.append("-")
    return found


def _sign(font: str, code: str) -> str:
    """A sign of the font Symbol, which Word keeps by its place in it. U+FFFD, which is reported, for any other sign and
    any other font: the same place holds other signs there."""
    return _SIGNS.get(code[-2:].upper(), "\ufffd") if font == "Symbol" else "\ufffd"


def _notes_part(document: WordDocument, kind: str, reltype: str) -> dict[str, Element]:
    """The notes of a part by their id; separators are none."""
    relation = next((r for r in document.part.rels.values() if r.reltype == reltype and not r.is_external), None)
    if relation is None:
        return {}
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    root = etree.fromstring(relation.target_part.blob, parser)
    return {note.get(f"{_W}id", ""): note for note in root.iter(f"{_W}{kind}") if not note.get(f"{_W}type")}


def _find(element: Element, path: str) -> Element | None:
    return element.find("/".join(f"{_W}{name}" for name in path.split("/")))


def _value(element: Element, path: str) -> str:
    found = _find(element, path)
    return (found.get(f"{_W}val") or "") if found is not None else ""
