"""A document as a Word file: Word's own title, headings, numbers and footnotes, the rest laid out as the plain text."""

from __future__ import annotations

from collections import defaultdict, deque
from datetime import datetime
from typing import TYPE_CHECKING

from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.shared import Cm

from ..document import Document, Footnote, Paragraph
from ..kinds import FORMULA, HEADING, OPERATIVE, PREAMBULAR
from ..languages import language_of
from ..languages.vocabularies import words_of
from ..numbering import printed_number
from .docx_elements import element, texts
from .docx_file import Style, describe, finished, new_file
from .docx_footnotes import add_footnotes, footnote, reference
from .docx_lists import Lists
from .mastheads import closing, masthead
from .xml_letters import clean

if TYPE_CHECKING:
    from docx.document import Document as File
    from docx.text.paragraph import Paragraph as Line

_INDENT = Cm(1.25)
_STYLES = {FORMULA: Style.PREAMBULAR, PREAMBULAR: Style.PREAMBULAR, OPERATIVE: Style.OPERATIVE}


def as_docx(document: Document, made_at: datetime | None = None) -> bytes:
    """A letter that XML cannot hold is written as U+FFFD."""
    writer = _Writer(document)
    writer.write()
    return finished(writer.file, made_at)


class _Writer:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.file: File = new_file(language_of(document.language))
        self.words = words_of(document.language)
        self.lists = Lists(self.file)
        self.waiting: dict[str, deque[Footnote]] = defaultdict(deque)
        """The notes that no mark stood for so far."""
        for note in document.footnotes:
            self.waiting[note.mark].append(note)
        self.notes: list[Element] = []
        self.own_marks = not _counts_from_one(document)

    def write(self) -> None:
        document = self.document
        sponsors = ", ".join(sponsor.name for sponsor in document.sponsors)
        author = "United Nations General Assembly" if document.adopted_on else sponsors
        keywords = "; ".join(document.subjects)
        describe(self.file, title=document.title or "", subject=document.symbol or "", author=author, keywords=keywords)
        for words in masthead(document):
            self._line(words, Style.MASTHEAD)
        if document.title:
            self._line(document.title, Style.TITLE)
        self._tables(None)
        for row in document.paragraphs:
            self._paragraph(row)
            self._tables(row.id)
        for words in closing(document):
            self._line(words, Style.MASTHEAD).runs[0].italic = True
        for note in (one for several in self.waiting.values() for one in several):
            line = self._line("", Style.NOTE)
            _raised(line, note.mark)
            line.add_run(clean(f" {note.text}"))
        if self.notes:
            add_footnotes(self.file, self.notes)

    def _line(self, words: str, style: Style) -> Line:
        line = self.file.add_paragraph(clean(words))
        line._p.get_or_add_pPr().insert(0, element("pStyle", val=style))
        return line

    def _paragraph(self, row: Paragraph) -> None:
        if row.kind == HEADING:
            line = self._line("", Style.SECTION if row.annex else Style.HEADING)
            line.add_run(_number(row))
        else:
            line = self._line("", _STYLES.get(row.kind, Style.PARAGRAPH))
            place = self.lists.place(row) if row.number else None
            if place is not None:
                line._p.get_or_add_pPr().append(place)
            else:
                line.paragraph_format.left_indent = _INDENT * row.depth if row.depth else None
                line.add_run(_number(row))
        self._words(line, row)

    def _words(self, line: Line, row: Paragraph) -> None:
        """The prose with its opening in italics, in Chinese in bold, and its marks where they stand."""
        at = len(row.opening)
        if row.opening:
            font = line.add_run(clean(row.opening)).font
            if self.words.opens_in_bold:
                font.bold = True
            else:
                font.italic = font.cs_italic = True
        for note in sorted(row.notes, key=lambda note: note.offset):
            offset = max(note.offset, at)
            line.add_run(clean(row.text[at:offset]))
            self._mark(line, note.mark)
            at = offset
        line.add_run(clean(row.text[at:]))

    def _mark(self, line: Line, mark: str) -> None:
        """The first mark of a note has it; another that stands for the same note is a raised figure."""
        if not self.waiting[mark]:
            _raised(line, mark)
            return
        note = self.waiting[mark].popleft()
        own = [*texts(mark)] if self.own_marks else []
        line._p.append(reference(len(self.notes) + 1, own))
        words = element("r", *texts(f" {note.text}"))
        self.notes.append(footnote(len(self.notes) + 1, [words], own_mark=self.own_marks))

    def _tables(self, after: str | None) -> None:
        for table in self.document.tables:
            if table.after == after and any(table.rows):
                made = self.file.add_table(0, max(map(len, table.rows)), style="Table Grid")
                for cells in table.rows:
                    for cell, text in zip(made.add_row().cells, cells, strict=False):
                        cell.text = clean(text)


def _counts_from_one(document: Document) -> bool:
    """Whether the marks in the text are what Word would count: 1, 2, 3 …, each with its note."""
    marks = [note.mark for row in document.paragraphs for note in sorted(row.notes, key=lambda note: note.offset)]
    counted = [str(number) for number in range(1, len(marks) + 1)]
    return marks == counted == [note.mark for note in document.footnotes][: len(marks)]


def _number(row: Paragraph) -> str:
    return clean(f"{printed_number(row.number)} ") if row.number else ""


def _raised(line: Line, mark: str) -> None:
    line.add_run(clean(mark)).font.superscript = True
