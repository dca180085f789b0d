"""Tracked pieces as elements of WordprocessingML (ISO/IEC 29500-1, 17)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, groupby

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from resolutions.text.writers.docx_elements import element, texts
from resolutions.text.writers.docx_file import Style
from resolutions.text.writers.docx_footnotes import footnote, reference

from .footnote_marks import Piece
from .result import RowOp, TableRow
from .tracked import Tracked, TrackedTable
from .words import Op

AUTHOR = "Resarchive"
STYLES = {"title": Style.TITLE, "heading": Style.HEADING, "note": Style.NOTE}

_TAGS = {"+": "ins", "-": "del", ">": "moveTo", "<": "moveFrom"}
_CELLS = {"+": "cellIns", "-": "cellDel"}
_ROWS = {RowOp.INSERTED: "+", RowOp.DELETED: "-"}
# Word wants a time for every change; what it was is not known, so all carry the same.
_TIME = "2000-01-01T00:00:00Z"
_INDENT = 720  # twentieths of a point


class Writer:
    """Writes blocks and footnotes; every change gets a number of its own."""

    def __init__(self, own_marks: bool):
        self._own_marks = own_marks
        self._numbers = count(1)

    def paragraph(self, block: Tracked) -> Element:
        properties = element("pPr", element("pStyle", val=STYLES.get(block.kind, Style.PARAGRAPH)))
        if block.depth:
            properties.append(element("ind", left=str(_INDENT * block.depth)))
        if block.end != "=":
            properties.append(element("rPr", self._change(block.end)))
        runs = list(self._runs(block.pieces))
        if block.move:
            runs = [_range(block, "Start"), *runs, _range(block, "End")]
        return element("p", properties, *runs)

    def table(self, table: TrackedTable) -> Element:
        width = max((len(row.columns) for row in table.rows), default=0)
        properties = element("tblPr", element("tblStyle", val="TableGrid"), element("tblW", w="0", type="auto"))
        grid = element("tblGrid", *(element("gridCol") for _ in range(width)))
        return element("tbl", properties, grid, *(self._row(row) for row in table.rows if row.columns))

    def note(self, number: int, words: Sequence[Op]) -> Element:
        runs = self._runs([Piece("=", " "), *(Piece(*word) for word in words)])
        return footnote(number, [*runs], own_mark=self._own_marks)

    def _row(self, row: TableRow) -> Element:
        op = _ROWS.get(row.op, "=")
        cells = [self._cell(words, op, column) for words, column in zip(row.cells, row.columns, strict=True)]
        return element("tr", *([] if op == "=" else [element("trPr", self._change(op))]), *cells)

    def _cell(self, words: Sequence[Op], row: str, column: str) -> Element:
        properties = element("tcPr")
        if row == "=" and column != "=":
            properties.append(self._change(column, _CELLS[column]))
        op = row if row != "=" else column
        sign = [] if op == "=" else [element("pPr", element("rPr", self._change(op)))]
        return element("tc", properties, element("p", *sign, *self._runs([Piece(*word) for word in words])))

    def _runs(self, pieces: Sequence[Piece]) -> Iterator[Element]:
        for op, group in groupby(pieces, key=lambda piece: piece.op):
            runs = [self._run(piece) for piece in group]
            if op == "=":
                yield from runs
            else:
                change = self._change(op)
                change.extend(runs)
                yield change

    def _run(self, piece: Piece) -> Element:
        if piece.note is not None:
            made = reference(piece.note, [*_text(piece)] if self._own_marks else [])
            made.extend([] if self._own_marks else _text(piece))
            return made
        raised = [element("rPr", element("vertAlign", val="superscript"))] if piece.raised else []
        return element("r", *raised, *_text(piece))

    def _change(self, op: str, tag: str = "") -> Element:
        return element(tag or _TAGS[op], id=str(next(self._numbers)), author=AUTHOR, date=_TIME)


def _text(piece: Piece) -> Iterator[Element]:
    return texts(piece.text, "delText" if piece.op == "-" else "t")


def _range(block: Tracked, edge: str) -> Element:
    """The start or the end of a moved stretch; the two ends share an id, the two places a name."""
    number = str(900_000 + 2 * block.move + (block.end == ">"))
    named = {"name": f"move{block.move}", "author": AUTHOR, "date": _TIME} if edge == "Start" else {}
    return element(f"{_TAGS[block.end]}Range{edge}", id=number, **named)
