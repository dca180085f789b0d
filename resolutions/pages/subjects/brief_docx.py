"""The brief of a subject as a Word file."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import get_language
from docx.document import Document as File
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from resolutions.comparison.result import RowOp
from resolutions.comparison.texts import PART_BREAK
from resolutions.text.languages import language_of
from resolutions.text.writers.docx_file import describe, finished, new_file
from resolutions.text.writers.xml_letters import clean

from .brief import Brief, Quotation


def as_docx(briefs: Iterable[Brief], title: str = "", remarks: Iterable[str] = ()) -> bytes:
    """Each on a page of its own, after a page with the title and the remarks where there is a title. A letter that XML
    cannot hold is written as U+FFFD."""
    file = new_file(language_of(get_language()))
    _on_a_page(file)
    describe(file, title=title)
    if title:
        file.add_heading(clean(title), 0)
        for remark in remarks:
            file.add_paragraph(clean(remark))
    for number, brief in enumerate(briefs):
        if number or title:
            file.add_page_break()
        _write(file, brief)
    return finished(file, timezone.now())


def _write(file: File, brief: Brief) -> None:
    file.add_heading(clean(brief.series.heading), 1)
    for part in brief.parts:
        file.add_heading(part.heading, 2)
        for line in part.lines:
            file.add_paragraph(clean(line))
        for quoted in part.quotations:
            file.add_paragraph().add_run(clean(quoted.label)).bold = True
            _quote(file.add_paragraph(), quoted)


def _quote(paragraph: Paragraph, quoted: Quotation) -> None:
    """What was put in is underlined, what was taken out struck through; a paragraph that is new or gone as a whole is
    as it reads."""
    paragraph.paragraph_format.left_indent = Mm(5)
    changed = quoted.line.row.op not in (RowOp.INSERTED, RowOp.DELETED)
    for op, text in quoted.words:
        run = paragraph.add_run(clean(text.replace(PART_BREAK, " ")))
        run.font.underline, run.font.strike = changed and op == "+", changed and op == "-"


def _on_a_page(file: File) -> None:
    """A4, with the margins and the type of the printed page."""
    for section in file.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(15)
    for name, size, space in (("Normal", 9.5, 2), ("Heading 1", 12, 4), ("Heading 2", 10, 4)):
        style = file.styles[name]
        style.font.size = Pt(size)
        style.paragraph_format.space_before = Pt(0 if name == "Normal" else space)
        style.paragraph_format.space_after = Pt(space)
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
