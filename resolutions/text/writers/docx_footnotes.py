"""Footnotes of a Word file: a part of its own (ISO/IEC 29500-1, 11.3.7), which python-docx does not know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from .docx_elements import element
from .docx_file import Style

if TYPE_CHECKING:
    from docx.document import Document as File

_SEPARATORS = (("separator", "-1"), ("continuationSeparator", "0"))
"""What stands between text and footnotes; Word wants both, under these numbers."""


def footnote(number: int, runs: Sequence[Element], *, own_mark: bool) -> Element:
    """One footnote. With an ``own_mark`` its mark stands in the text, and the one that Word counts is left out."""
    mark = element("r", element("rPr", element("rStyle", val=Style.MARK)), element("footnoteRef"))
    properties = element("pPr", element("pStyle", val=Style.NOTE))
    return element("footnote", element("p", properties, *([] if own_mark else [mark]), *runs), id=str(number))


def reference(number: int, own_mark: Sequence[Element] = ()) -> Element:
    """The run in the text that refers to a footnote, with the mark it has of its own, if it has one."""
    follows = {"customMarkFollows": "1"} if own_mark else {}
    properties = element("rPr", element("rStyle", val=Style.MARK))
    return element("r", properties, element("footnoteReference", id=str(number), **follows), *own_mark)


def add_footnotes(file: File, notes: Sequence[Element]) -> None:
    """``notes`` are made by ``footnote``; they are named in the settings too (17.11.9)."""
    separators = [
        element("footnote", element("p", element("r", element(name))), type=name, id=number)
        for name, number in _SEPARATORS
    ]
    root = element("footnotes", *separators, *notes)
    name = PackURI("/word/footnotes.xml")
    part = Part(name, CONTENT_TYPE.WML_FOOTNOTES, serialize_part_xml(root), file.part.package)
    file.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    listed = element("footnotePr", *(element("footnote", id=number) for _, number in _SEPARATORS))
    file.settings.element.find(qn("w:compat")).addprevious(listed)
