"""A Word file with real tracked changes: accepting all gives the second text, rejecting all the first, written down as
the second is.

The Secretariat asks for drafts based on an earlier resolution in this form. A paragraph put in or taken out carries the
mark on its paragraph sign too (ISO/IEC 29500-1, 17.13.5), so that no empty line stays behind; a moved one is both,
under the name of its move; rows and cells of tables carry it as well. Numbers are printed as text, so that they are
tracked like any other word; footnotes are the word processor's own, tracked in the text and in themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO

from docx import Document as new_file
from docx.document import Document as File
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.shared import Pt, RGBColor

from resolutions.text.document import Document
from resolutions.text.languages import language_of
from resolutions.text.writers.docx_language import set_language

from .result import Comparison
from .tracked import Tracked, TrackedTable, tracked
from .wordprocessingml import AUTHOR, MARK_STYLE, PARAGRAPH_STYLE, STYLES, Writer, element
from .words import Op

_FACE = "Times New Roman"
_SEPARATORS = (("separator", "-1"), ("continuationSeparator", "0"))
"""What stands between text and footnotes; Word wants both, under these numbers."""


Comments = Mapping[str, Sequence[str]]
"""What is said beside paragraphs of the second text, by their ids."""


def as_docx(a: Document, b: Document, comparison: Comparison, comments: Comments | None = None) -> BytesIO:
    """The file, ready to be read from its beginning. A letter that XML cannot hold is written as U+FFFD."""
    file, text = new_file(), tracked(a, b, comparison)
    file.core_properties.author = AUTHOR
    file.core_properties.title = title = f"{comparison.a} compared with {comparison.b}"
    file.sections[0].header.paragraphs[0].text = title
    _dress(file)
    set_language(file, language_of(b.language))
    writer = Writer(text.own_marks)
    margins = file.sections[-1]._sectPr  # python-docx has no way of its own to track changes
    for block in _blocks(text.blocks, writer):
        margins.addprevious(block)
    _add_comments(file, text.blocks, comments or {})
    if text.notes:
        _add_footnotes(file, writer, text.notes)
    content = BytesIO()
    file.save(content)
    content.seek(0)
    return content


def _blocks(blocks: Sequence[Tracked | TrackedTable], writer: Writer) -> Iterator[Element]:
    """A table is always followed by a paragraph: Word makes one of two tables that touch."""
    for at, block in enumerate(blocks):
        if isinstance(block, Tracked):
            yield writer.paragraph(block)
            continue
        yield writer.table(block)
        if at + 1 == len(blocks) or isinstance(blocks[at + 1], TrackedTable):
            yield element("p")


def _add_comments(file: File, blocks: Sequence[Tracked | TrackedTable], comments: Comments) -> None:
    """Each around the whole of its paragraph (17.13.4)."""
    ids = [block.ends[1] for block in blocks if isinstance(block, Tracked)]
    written = [each for each in file.element.body.iterchildren(qn("w:p")) if len(each)]
    for paragraph, name in zip(written, ids, strict=False):
        for words in comments.get(name or "", ()):
            number = str(file.comments.add_comment(words, AUTHOR, "").comment_id)
            properties = paragraph.find(qn("w:pPr"))
            properties.addnext(element("commentRangeStart", id=number))
            paragraph.append(element("commentRangeEnd", id=number))
            paragraph.append(element("r", element("commentReference", id=number)))


def _add_footnotes(file: File, writer: Writer, notes: Sequence[Sequence[Op]]) -> None:
    """python-docx knows no footnotes: they are a part of their own (11.3.7), named in the settings too (17.11.9)."""
    separators = [
        element("footnote", element("p", element("r", element(name))), type=name, id=number)
        for name, number in _SEPARATORS
    ]
    root = element("footnotes", *separators, *(writer.note(number, words) for number, words in enumerate(notes, 1)))
    name = PackURI("/word/footnotes.xml")
    part = Part(name, CONTENT_TYPE.WML_FOOTNOTES, serialize_part_xml(root), file.part.package)
    file.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    listed = element("footnotePr", *(element("footnote", id=number) for _, number in _SEPARATORS))
    file.settings.element.find(qn("w:compat")).addprevious(listed)


def _dress(file: File) -> None:
    """Set as resolutions are: a serif, numbers indented, the title in bold in the middle."""
    normal = file.styles["Normal"]
    normal.font.name, normal.font.size = _FACE, Pt(11)
    normal.paragraph_format.space_after = Pt(6)
    paragraph = file.styles.add_style(PARAGRAPH_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    paragraph.base_style = normal
    paragraph.paragraph_format.first_line_indent = Pt(36)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(64))
    title = file.styles.add_style(STYLES["title"], WD_STYLE_TYPE.PARAGRAPH)
    title.base_style, title.next_paragraph_style = normal, paragraph
    title.font.bold, title.font.size = True, Pt(14)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_after = Pt(18)
    heading = file.styles["Heading 2"]
    heading.font.name, heading.font.size, heading.font.color.rgb = _FACE, Pt(12), RGBColor(0, 0, 0)
    heading.element.rPr.rFonts.attrib.clear()
    heading.font.name = _FACE
    note = file.styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH)
    note.element.set(qn("w:styleId"), STYLES["note"])
    note.base_style = normal
    note.font.size, note.paragraph_format.space_after = Pt(9), Pt(0)
    mark = file.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    mark.element.set(qn("w:styleId"), MARK_STYLE)
    mark.font.superscript = True
