"""A Word file that is begun and finished: its styles, its language, and what it says of itself."""

from __future__ import annotations

import re
from datetime import datetime
from enum import StrEnum
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document as new_document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.shared import Pt, RGBColor

from ..languages import Language, language_of
from .docx_elements import element
from .xml_letters import clean

if TYPE_CHECKING:
    from docx.document import Document as File
    from docx.styles.style import ParagraphStyle

_FACE = "Times New Roman"
_FACES = {"hAnsi": _FACE, "eastAsia": "SimSun", "cs": "Simplified Arabic"}
"""Chinese and Arabic are set in fonts of their own, as the Secretariat's documents are (17.3.2.26)."""
_ARABIC = re.compile("[\u0620-\u064a]")
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST = 255
"""Characters of a property: Word's own limit."""
_SCRIPTS = {"zh": "eastAsia", "ar": "bidi"}
"""Words in these scripts have an attribute of their own beside the common one (17.3.2.20)."""


class Style(StrEnum):
    """Identifiers of the styles that a file has."""

    TITLE = "Title"
    MASTHEAD = "Masthead"
    SECTION = "Heading1"
    HEADING = "Heading2"
    PARAGRAPH = "ResolutionParagraph"
    PREAMBULAR = "PreambularParagraph"
    OPERATIVE = "OperativeParagraph"
    NOTE = "FootnoteText"
    MARK = "FootnoteReference"


def new_file(language: Language) -> File:
    """Set as resolutions are: a serif, the title in bold in the middle, first lines indented."""
    file = new_document()
    _set_language(file, language)
    normal = file.styles["Normal"]
    normal.paragraph_format.space_after = Pt(6)
    _set_face(normal, 11)
    _headings(file)
    _add(file, Style.MASTHEAD, "Masthead").paragraph_format.space_after = Pt(0)
    paragraph = _add(file, Style.PARAGRAPH, "Resolution paragraph")
    paragraph.paragraph_format.first_line_indent = Pt(36)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(64))
    for style, name in ((Style.PREAMBULAR, "Preambular paragraph"), (Style.OPERATIVE, "Operative paragraph")):
        _add(file, style, name).base_style = paragraph
    note = _add(file, Style.NOTE, "footnote text")
    note.paragraph_format.space_after = Pt(0)
    _set_face(note, 9)
    mark = file.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    mark.element.set(qn("w:styleId"), Style.MARK)
    mark.font.superscript = True
    return file


def describe(file: File, *, title: str = "", subject: str = "", author: str = "", keywords: str = "") -> None:
    """What the file says of itself."""
    said = {"title": title, "subject": subject, "author": author, "keywords": keywords}
    for name, value in said.items():
        setattr(file.core_properties, name, clean(value)[:_LONGEST])


def finished(file: File, made_at: datetime | None) -> bytes:
    """The file, with the moment it was made at; where that is not known, with none: the template has one of its own."""
    properties = file.core_properties
    for name in ("created", "modified"):
        if made_at:
            setattr(properties, name, made_at)
        else:
            for found in properties._element.findall(qn(f"dcterms:{name}")):
                properties._element.remove(found)
    properties.comments, properties.last_modified_by = "", ""
    if language_of(properties.language).right_to_left:
        _set_direction(file.element.body)
    content = BytesIO()
    file.save(content)
    return content.getvalue()


def _set_direction(body: Element) -> None:
    """In a file that runs from the right: the first column of a table is the rightmost, and lines without a letter of
    its script, the symbol or a title in English, run from the left. They stand at the right as all do."""
    for properties in body.iter(qn("w:tblPr")):
        properties.insert(1, element("bidiVisual"))
    for line in body.iter(qn("w:p")):
        words = "".join(text.text or "" for text in line.iter(qn("w:t"), qn("w:delText")))
        if _LETTER.search(words) and not _ARABIC.search(words):
            properties = line.get_or_add_pPr()
            style = properties.find(qn("w:pStyle"))
            properties.insert(0 if style is None else 1, element("bidi", val="0"))
            if properties.find(qn("w:jc")) is None:
                properties.append(element("jc", val="right"))
            for run in line.iter(qn("w:r")):
                _from_the_left(run)


def _from_the_left(run: Element) -> None:
    look = run.find(qn("w:rPr"))
    if look is None:
        look = element("rPr")
        run.insert(0, look)
    look.append(element("rtl", val="0"))


def _headings(file: File) -> None:
    """Word's own title and headings, which its outline and screen readers know, without the template's colours."""
    for style, size in ((Style.TITLE, 14), (Style.SECTION, 12), (Style.HEADING, 11)):
        found = next(one for one in file.styles if one.style_id == style)
        found.font.bold = found.font.cs_bold = True
        found.font.italic = False
        found.font.color.rgb = RGBColor(0, 0, 0)
        found.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        found.paragraph_format.space_before = found.paragraph_format.space_after = Pt(12)
        for border in found.element.pPr.findall(qn("w:pBdr")):
            found.element.pPr.remove(border)
        _set_face(found, size)


def _set_face(style: ParagraphStyle, size: int) -> None:
    """In points; of complex scripts, Arabic among them, it is said apart (17.3.2.39)."""
    style.element.get_or_add_rPr().get_or_add_rFonts().attrib.clear()
    style.font.name, style.font.size = _FACE, Pt(size)
    for script, face in _FACES.items():
        style.element.rPr.rFonts.set(qn(f"w:{script}"), face)
    for former in style.element.rPr.findall(qn("w:szCs")):
        style.element.rPr.remove(former)
    style.element.rPr.find(qn("w:sz")).addnext(element("szCs", val=str(2 * size)))


def _add(file: File, style: Style, name: str) -> ParagraphStyle:
    made: ParagraphStyle = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.element.set(qn("w:styleId"), style)
    made.base_style = file.styles["Normal"]
    return made


def _set_language(file: File, language: Language) -> None:
    """Of all text that says no other: spelling is checked, and words are read aloud, by what it says. Lines run from
    the right where the script does."""
    file.core_properties.language = language.code
    said = file.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}")
    for attribute in ("val", _SCRIPTS.get(language.code, "val")):
        said.set(qn(f"w:{attribute}"), language.code)
    if language.right_to_left:
        # First of what the style says of paragraphs, before spacing: the schema has an order (17.3.1.26).
        file.styles["Normal"].element.get_or_add_pPr().insert(0, element("bidi"))
        file.styles["Normal"].font.rtl = True
