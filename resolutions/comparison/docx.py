"""A Word file with real tracked changes: accepting all gives the second text, rejecting all the first.

The Secretariat asks for drafts based on an earlier resolution in this form. A paragraph put in or taken out carries the
mark on its paragraph sign too (ISO/IEC 29500-1, 17.13.5), so that no empty line stays behind; a moved one is both,
under the name of its move. Numbers and footnotes are printed as text, so that they are tracked like any other word.
"""

from __future__ import annotations

import re
from io import BytesIO
from itertools import count, groupby

from docx import Document as new_file
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from resolutions.text.document import Document

from .result import Comparison
from .tracked import Piece, Tracked, tracked

_TAGS = {"+": "w:ins", "-": "w:del", ">": "w:moveTo", "<": "w:moveFrom"}
_AUTHOR = "Resarchive"
# Word wants a time for every change; what it was is not known, so all carry the same.
_TIME = "2000-01-01T00:00:00Z"
_STYLES = {"heading": "Heading 2"}
_NOT_IN_XML = re.compile(r"[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_docx(a: Document, b: Document, comparison: Comparison) -> BytesIO:
    """The file, ready to be read from its beginning. A letter that XML cannot hold is written as U+FFFD."""
    file = new_file()
    file.core_properties.author = _AUTHOR
    file.core_properties.title = title = f"{comparison.a} compared with {comparison.b}"
    file.sections[0].header.paragraphs[0].text = title
    numbers = count(1)
    for each in tracked(a, b, comparison):
        paragraph = file.add_paragraph(style=_STYLES.get(each.kind))
        _fill(paragraph._p, each, numbers)  # python-docx has no way of its own to track changes
    content = BytesIO()
    file.save(content)
    content.seek(0)
    return content


def _fill(paragraph: BaseOxmlElement, each: Tracked, numbers: count[int]) -> None:
    if each.end != "=":
        sign = OxmlElement("w:rPr")
        sign.append(_change(each.end, numbers))
        paragraph.get_or_add_pPr().append(sign)
    if each.move:
        paragraph.append(_range(each, "Start"))
    for op, pieces in groupby(each.pieces, key=lambda piece: piece[0]):
        runs = [_run(piece) for piece in pieces]
        holder = paragraph if op == "=" else _change(op, numbers)
        for run in runs:
            holder.append(run)
        if holder is not paragraph:
            paragraph.append(holder)
    if each.move:
        paragraph.append(_range(each, "End"))


def _change(op: str, numbers: count[int]) -> BaseOxmlElement:
    element = OxmlElement(_TAGS[op])
    element.set(qn("w:id"), str(next(numbers)))
    element.set(qn("w:author"), _AUTHOR)
    element.set(qn("w:date"), _TIME)
    return element


def _range(each: Tracked, edge: str) -> BaseOxmlElement:
    """The start or the end of a moved stretch; the two ends share an id, the two places a name."""
    element = OxmlElement(f"{_TAGS[each.end]}Range{edge}")
    element.set(qn("w:id"), f"{900_000 + 2 * each.move + (each.end == '>')}")
    if edge == "Start":
        element.set(qn("w:name"), f"move{each.move}")
        element.set(qn("w:author"), _AUTHOR)
        element.set(qn("w:date"), _TIME)
    return element


def _run(piece: Piece) -> BaseOxmlElement:
    op, text, raised = piece
    run = OxmlElement("w:r")
    if raised:
        properties, align = OxmlElement("w:rPr"), OxmlElement("w:vertAlign")
        align.set(qn("w:val"), "superscript")
        properties.append(align)
        run.append(properties)
    for part in re.split(r"([\t\n])", _NOT_IN_XML.sub("\ufffd", text)):
        if part in ("\t", "\n"):
            run.append(OxmlElement("w:tab" if part == "\t" else "w:br"))
        elif part:
            words = OxmlElement("w:delText" if op == "-" else "w:t")
            words.text = part
            words.set(qn("xml:space"), "preserve")
            run.append(words)
    return run
