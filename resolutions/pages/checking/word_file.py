"""A checked draft as a Word file: its words as they were read, and a comment at each place to look at."""

from __future__ import annotations

from collections import defaultdict

from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext
from docx.document import Document as File
from docx.text.paragraph import Paragraph as Written

from resolutions.text.checking import Finding
from resolutions.text.document import Paragraph
from resolutions.text.languages import language_of
from resolutions.text.numbering import printed_number
from resolutions.text.writers.docx_file import describe, finished, new_file
from resolutions.text.writers.xml_letters import clean

from .draft_check import DraftCheck

AUTHOR = "Resarchive"


def as_docx(check: DraftCheck) -> bytes:
    """A letter that XML cannot hold is written as U+FFFD."""
    file = new_file(language_of(check.draft.language))
    describe(file, title=check.draft.title or "")
    by_place: dict[str, list[Finding]] = defaultdict(list)
    for one in check.findings:
        by_place[one.where].append(one)
    head = file.add_paragraph(clean(check.draft.title or gettext("Draft")))
    _comment(
        check, file, head, [one for where, found in by_place.items() if not _is_place(check, where) for one in found]
    )
    for paragraph in check.draft.paragraphs:
        line = file.add_paragraph()
        _write(line, paragraph)
        _comment(check, file, line, by_place.get(paragraph.id, []))
    return finished(file, timezone.now())


def _is_place(check: DraftCheck, where: str) -> bool:
    return any(one.id == where for one in check.draft.paragraphs)


def _write(line: Written, paragraph: Paragraph) -> None:
    if paragraph.number:
        line.add_run(clean(f"{printed_number(paragraph.number)} "))
    line.add_run(clean(paragraph.opening)).italic = True
    line.add_run(clean(paragraph.text[len(paragraph.opening) :]))


def _comment(check: DraftCheck, file: File, line: Written, findings: list[Finding]) -> None:
    if findings and line.runs:
        said = "\n".join(clean(_said(check, one)) for one in findings)
        file.add_comment(line.runs, text=said, author=AUTHOR, initials="R")


def _said(check: DraftCheck, one: Finding) -> str:
    """The words, cut where they are many, and what is said of them."""
    return f"{Truncator(one.quoted).chars(120)}: {check.message(one)}" if one.quoted else check.message(one)
