"""A Document as a conversion would hand it over: in the styles of the sample documents and as the text of a PDF.

Page breaks, sponsors' notes and footnotes fall where a seeded generator puts them, mostly in the middle of a sentence.
``rendered`` gives the text; ``expected`` what a perfect reading of that text would be.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from benchmarks.pdf_text import PdfText
from benchmarks.printing import (
    agenda_line,
    agenda_titles,
    as_printed,
    blocks_and_tables,
    heading_lines,
    list_of_names,
    long_date,
    title_notes,
    with_annex_headings,
)
from resolutions.text.document import Document, Footnote, NoteMark, Paragraph, Table
from resolutions.text.ordinals import session_words

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NUMBER = re.compile(r"(?<![\w/.])(\d{2}/\d{1,3})(?![\w/])")
_PAGE = 12
"""Blocks on a page, about."""


@dataclass(frozen=True, slots=True)
class Style:
    """How one conversion writes. ``opening`` names the kinds of paragraph whose opening words it sets in italics."""

    name: str
    mark: Callable[[str], str] = lambda label: label.translate(_SUPERSCRIPTS)
    opening: tuple[str, ...] = ()
    heading: str = ""
    number_end: str = " "
    rule: str | None = None
    gap: int = 1
    keeps_notes: bool = True
    draft: bool = False
    markdown: bool = False
    links: bool = False


STYLES = {
    style.name: style
    for style in (
        Style(
            "markdown",
            mark=lambda label: f"<sup>{label}</sup>",
            opening=("preambular", "operative", "formula"),
            heading="### ",
            rule="---",
            draft=True,
            markdown=True,
        ),
        Style("plain", opening=("operative",)),
        Style("draft", opening=("operative",), draft=True, links=True),
        Style("headerless", number_end="\n", gap=2, keeps_notes=False),
    )
}
PDF = "pdf"


def expected(document: Document, style: str) -> Document:
    """The truth a rendered text is measured by: without notes where the style loses them, and without links."""
    keeps_notes = style == PDF or STYLES[style].keeps_notes
    document = as_printed(document)
    paragraphs = document.paragraphs
    if not keeps_notes:
        paragraphs = tuple(replace(paragraph, notes=()) for paragraph in paragraphs)
    footnotes = document.footnotes if keeps_notes else ()
    return replace(document, paragraphs=with_annex_headings(paragraphs), footnotes=footnotes, citations=())


def rendered(document: Document, style: str, seed: int) -> str:
    """The document in one of ``STYLES`` or as the text of a PDF; the same seed gives the same text."""
    document = as_printed(document)
    document = replace(document, paragraphs=with_annex_headings(document.paragraphs))
    chance = random.Random(f"{seed} {style} {document.symbol}")
    if style == PDF:
        return PdfText(document, chance).text()
    return _Conversion(document, STYLES[style], chance).text()


@dataclass(slots=True)
class _Conversion:
    document: Document
    style: Style
    chance: random.Random
    lines: list[str] = field(default_factory=list)
    waiting: list[Footnote] = field(default_factory=list)
    """Notes whose marks were written since the last page break."""
    sponsor_note: str | None = None

    def text(self) -> str:
        self.sponsor_note = self.document.sponsor_note if self.style.draft else None
        self.waiting = title_notes(self.document) if self.style.keeps_notes else []
        self._cover()
        left = self.chance.randint(3, _PAGE)
        for block in blocks_and_tables(self.document):
            left -= 1
            if isinstance(block, Table):
                self._table(block)
            else:
                self._paragraph(block, breaks=left <= 0)
            if left <= 0:
                left = self.chance.randint(4, _PAGE)
        if not self.style.draft and self.style.keeps_notes and self.document.meeting:
            meeting = self.document.meeting
            self._block(f"*{meeting.text}\n{long_date(meeting.date)}*" if meeting.date else f"*{meeting.text}*")
        self._notes(before=0)
        return "\n".join(self.lines) + "\n"

    def _cover(self) -> None:
        document, style = self.document, self.style
        if not style.keeps_notes:
            half = (document.title or "").rfind(" ", 0, 55)
            self.lines += [f" {(document.title or '')[:half]} ", (document.title or "")[half:].strip(), "", ""]
            return
        big, bold = ("# ", "**") if style.markdown else ("", "")
        self.lines += ["", "", ""]
        self._block(f"{big}{document.organ or 'General Assembly'}")
        self._block(f"Distr.: {'Limited' if style.draft else 'General'}  \n{long_date(document.issued_on)}")
        if style.draft:
            self._block("Original: English")
        session = session_words(document.session or "1")
        numbers = agenda_line(document)
        if style.markdown:
            self._block("---")
            self._block(f"## {session}")
            self._block(numbers)
        else:
            self._block(f"{session}\n{numbers}")
        for agenda in agenda_titles(document):
            self._block(f"{style.heading}{bold}{agenda}{bold}")
        title = (document.title or "") + "".join(style.mark(note.mark) for note in self.waiting)
        if style.draft:
            star = ("\\*" if style.markdown else "*") if self.sponsor_note else ""
            names = list_of_names([s.name for s in document.sponsors if s.role == "sponsor"] or ["Cuba"])
            self._block(f"{'#### ' if style.markdown else ''}{bold}{names}:{star} draft resolution{bold}")
            self._block(f"{style.heading}{bold}{title}{bold}")
            return
        self._block(f"Resolution adopted by the General Assembly on {long_date(document.adopted_on)}")
        if document.origin:
            self._block(f"[{document.origin.text}]")
        number = (document.symbol or "").removeprefix("A/RES/")
        self._block(f"{number}. {title}")

    def _paragraph(self, paragraph: Paragraph, *, breaks: bool) -> None:
        text = self._marked(paragraph)
        places = [found.start() for found in re.finditer(r"(?<=[a-z]) (?=[a-zA-Z])", paragraph.text)]
        if paragraph.kind == "heading":
            for line in heading_lines(paragraph, text, self.document):
                self._block(self.style.heading + line)
            return
        number = self._number(paragraph)
        if not breaks or len(places) < 8:
            self._block(number + text)
            if breaks and self.style.keeps_notes:
                self._break(between=True)
            return
        cut = self.chance.choice(places[3:-3])
        if not self.style.keeps_notes:
            broken = replace(paragraph, notes=(*paragraph.notes, NoteMark("", cut)))
            self._block(number + self._marked(broken))
            return
        first = replace(
            paragraph, text=paragraph.text[:cut], notes=tuple(n for n in paragraph.notes if n.offset <= cut)
        )
        rest = replace(
            paragraph,
            text=paragraph.text[cut + 1 :],
            opening="",
            notes=tuple(replace(n, offset=n.offset - cut - 1) for n in paragraph.notes if n.offset > cut),
        )
        self.waiting = self.waiting[: len(self.waiting) - len(paragraph.notes)]
        self._block(number + self._marked(first))
        self._break(between=False)
        self._block(self._marked(rest))

    def _number(self, paragraph: Paragraph) -> str:
        if not paragraph.number:
            return ""
        point = "" if paragraph.number.startswith("(") or not paragraph.number.isalnum() else "."
        return f"{paragraph.number}{point}{self.style.number_end}"

    def _marked(self, paragraph: Paragraph) -> str:
        """The text with its opening in italics and its marks, or, where notes are lost, a line broken at each."""
        text, style = paragraph.text, self.style
        opening = len(paragraph.opening) if paragraph.kind in style.opening else 0
        if paragraph.kind == "formula" and "formula" in style.opening:
            opening = len(text)
        pieces, start = [], 0
        notes = {note.mark: note for note in self.document.footnotes}
        for note in sorted(paragraph.notes, key=lambda note: note.offset):
            pieces.append(self._plain(text, start, note.offset, opening))
            start = note.offset
            if style.keeps_notes:
                pieces.append(style.mark(note.mark))
                self.waiting += [notes[note.mark]] if note.mark in notes else []
            else:
                pieces.append("\n")
        pieces.append(self._plain(text, start, len(text), opening))
        return "".join(pieces).rstrip("\n")

    def _plain(self, text: str, start: int, end: int, opening: int) -> str:
        piece = text[start:end]
        if self.style.markdown:
            piece = piece.replace("*", "\\*")
        if self.style.links:
            piece = _NUMBER.sub(lambda found: f"[{found[1]}](#)" if self.chance.random() < 0.3 else found[1], piece)
            piece = piece.replace("inter alia", "*inter alia*") if start or not opening else piece
        if start == 0 < opening <= end:
            return f"*{piece[:opening]}*{piece[opening:]}"
        return piece

    def _break(self, *, between: bool) -> None:
        """The end of a page: its notes, or nothing at all, and the next page."""
        if not between and not self.waiting and not self.sponsor_note and self.chance.random() < 0.5:
            return
        self._notes(before=0 if between and self.chance.random() < 0.5 else 1)
        self.lines += ["", ""]

    def _notes(self, before: int) -> None:
        if not self.waiting and not self.sponsor_note:
            return
        if self.style.rule and before:
            self._block(self.style.rule)
        if self.sponsor_note:
            self._block(("\\* " if self.style.markdown else "* ") + self.sponsor_note)
            self.sponsor_note = None
        for note in dict.fromkeys(self.waiting):
            self._block(f"{self.style.mark(note.mark)} {note.text}")
        self.waiting = []

    def _table(self, table: Table) -> None:
        rows = ["| " + " | ".join(row) + " |" if self.style.markdown else "\t".join(row) for row in table.rows]
        if self.style.markdown:
            rows.insert(1, "|" + "---|" * len(table.rows[0]))
        self._block("\n".join(rows))

    def _block(self, text: str) -> None:
        self.lines += [*text.split("\n"), *[""] * self.style.gap]
