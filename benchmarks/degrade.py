"""A Document as a conversion would hand it over: in the styles of the sample documents and as the text of a PDF.

Page breaks, sponsors' notes and footnotes fall where a seeded generator puts them, mostly in the middle of a sentence.
``rendered`` gives the text; ``expected`` what a perfect reading of that text would be.
"""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from resolutions.text.document import Document, Footnote, NoteMark, Paragraph, Table
from resolutions.text.ordinals import session_words

from .matching import letters

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
    """The truth a rendered text is measured by: notes without a place in the text are not rendered."""
    keeps_notes = style == PDF or STYLES[style].keeps_notes
    anchored = {note.mark for paragraph in document.paragraphs for note in paragraph.notes}
    anchored.update(note.mark for note in title_notes(document))
    bare = tuple(replace(paragraph, notes=()) for paragraph in document.paragraphs)
    return replace(
        document,
        paragraphs=with_annex_headings(document.paragraphs if keeps_notes else bare),
        footnotes=tuple(note for note in document.footnotes if note.mark in anchored and keeps_notes),
        citations=(),
    )


def title_notes(document: Document) -> list[Footnote]:
    """Notes to the title: numbered, and with no mark in the body."""
    anchored = {note.mark for paragraph in document.paragraphs for note in paragraph.notes}
    return [note for note in document.footnotes if note.mark.isdigit() and note.mark not in anchored]


def with_annex_headings(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The print has "Annex" above every annex; the markup sometimes leaves it out."""
    written: list[Paragraph] = []
    for paragraph in paragraphs:
        opens = paragraph.annex and not (written and written[-1].annex and written[-1].section == paragraph.section)
        label = next((part for part in paragraph.section if part.startswith("Annex")), "Annex")
        if opens and letters(paragraph.text) != letters(label):
            written.append(replace(paragraph, kind="heading", number=None, text=label, opening="", notes=(), id=""))
        written.append(paragraph)
    return tuple(written)


def rendered(document: Document, style: str, seed: int) -> str:
    """The document in one of ``STYLES`` or as the text of a PDF; the same seed gives the same text."""
    document = replace(document, paragraphs=with_annex_headings(document.paragraphs))
    chance = random.Random(f"{seed} {style} {document.symbol}")
    if style == PDF:
        return _Pdf(document, chance).text()
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
        for block in _blocks(self.document):
            left -= 1
            if isinstance(block, Table):
                self._table(block)
            else:
                self._paragraph(block, breaks=left <= 0)
            if left <= 0:
                left = self.chance.randint(4, _PAGE)
        if not self.style.draft and self.style.keeps_notes and self.document.meeting:
            meeting = self.document.meeting
            self._block(f"*{meeting.text}\n{_date(meeting.date)}*" if meeting.date else f"*{meeting.text}*")
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
        self._block(f"Distr.: {'Limited' if style.draft else 'General'}  \n{_date(document.issued_on)}")
        if style.draft:
            self._block("Original: English")
        session = session_words(document.session or "1")
        numbers = _agenda(document)
        if style.markdown:
            self._block("---")
            self._block(f"## {session}")
            self._block(numbers)
        else:
            self._block(f"{session}\n{numbers}")
        agenda = document.agenda_items[0].title if document.agenda_items else None
        if agenda:
            self._block(f"{style.heading}{bold}{agenda}{bold}")
        title = (document.title or "") + "".join(style.mark(note.mark) for note in self.waiting)
        if style.draft:
            star = ("\\*" if style.markdown else "*") if self.sponsor_note else ""
            names = _names([s.name for s in document.sponsors if s.role == "sponsor"] or ["Cuba"])
            self._block(f"{'#### ' if style.markdown else ''}{bold}{names}:{star} draft resolution{bold}")
            self._block(f"{style.heading}{bold}{title}{bold}")
            return
        self._block(f"Resolution adopted by the General Assembly on {_date(document.adopted_on)}")
        if document.origin:
            self._block(f"[{document.origin.text}]")
        number = (document.symbol or "").removeprefix("A/RES/")
        self._block(f"{number}. {title}")

    def _paragraph(self, paragraph: Paragraph, *, breaks: bool) -> None:
        text = self._marked(paragraph)
        places = [found.start() for found in re.finditer(r"(?<=[a-z]) (?=[a-zA-Z])", paragraph.text)]
        if paragraph.kind == "heading":
            for line in _heading_lines(paragraph, text):
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


class _Pdf:
    """Hard-wrapped lines with a blank at their end, digits of notes in the text, running heads between pages."""

    def __init__(self, document: Document, chance: random.Random) -> None:
        self.document, self.chance = document, chance
        self.notes = {note.mark: note for note in document.footnotes}
        self.job = f"2{chance.randint(3, 9)}-{chance.randint(10_000, 26_000)}"
        self.room = 45

    def text(self) -> str:
        pages: list[list[str]] = [[]]
        waiting = [note.mark for note in title_notes(self.document)]
        for line, marks, keeps in self._body():
            if len(pages[-1]) + 2 * (len(waiting) + len(marks)) > self.room and not keeps:
                pages[-1] += self._foot(waiting)
                waiting = []
                pages.append([])
            waiting += marks
            pages[-1].append(line)
        pages[-1] += self._foot(waiting)
        out = self._cover()
        for index, page in enumerate(pages):
            out += [*(self._head(index + 1, len(pages)) if index else []), *page]
        return "\n".join(f"{line} " for line in out)

    def _cover(self) -> list[str]:
        document = self.document
        lines = ["United Nations", document.symbol or "", "", "", "General Assembly", "Distr.: General"]
        lines += [_date(document.issued_on), "", f"{self.job} (E)    ", f"*{self.job.replace('-', '')}*", "", ""]
        lines += [session_words(document.session or "1"), *textwrap.wrap(_agenda(document), 50)]
        title = document.agenda_items[0].title if document.agenda_items else None
        lines += [*textwrap.wrap(title or "", 50), "", "", "", " Resolution adopted by the General Assembly"]
        lines += [f"on {_date(document.adopted_on)}", "", "", ""]
        if document.origin:
            lines += [*textwrap.wrap(f"[{document.origin.text}]", 75), "", ""]
        number = (document.symbol or "").removeprefix("A/RES/")
        marks = "".join(note.mark for note in title_notes(document))
        return [*lines, *[f" {line}" for line in textwrap.wrap(f"{number}. {document.title}{marks}", 70)], "", "", ""]

    def _body(self) -> Iterator[tuple[str, list[str], bool]]:
        """Each line with the marks of the notes that stand in it, and whether a page must not end before it.

        A page never ends between a heading and the first lines of what it heads.
        """
        heads = 0
        for block in _blocks(self.document):
            lines = self._cells(block) if isinstance(block, Table) else self._lines(block)
            for index, line in enumerate(lines):
                yield *self._digits(line), index < heads
            heads = len(lines) + 2 if isinstance(block, Paragraph) and block.kind == "heading" else 0
        if self.document.meeting:
            for line in (self.document.meeting.text, _date(self.document.meeting.date), ""):
                yield line, [], True

    def _cells(self, table: Table) -> list[str]:
        return [*(cell for row in table.rows for cell in row if cell), ""]

    def _lines(self, block: Paragraph) -> list[str]:
        above: list[str] = []
        if block.kind == "heading" and len(lines := _heading_lines(block, block.text)) > 1:
            above = [lines[0], ""]
            block = replace(block, number=None)
        words = self._words(block)
        number = block.number or ""
        point = "" if not number or not number.isalnum() else "."
        if number and block.kind != "heading" and self.chance.random() < 0.3:
            above.append(f"{number}{point}")
        elif number:
            words.insert(0, f"{number}{point}")
        return [*above, *textwrap.wrap(" ".join(words), self.chance.randint(78, 88), break_on_hyphens=False), ""]

    def _words(self, paragraph: Paragraph) -> list[str]:
        """The words, a mark's digits after the word it belongs to: glued to it, or after a blank."""
        text, start, pieces = paragraph.text, 0, []
        for note in sorted(paragraph.notes, key=lambda note: note.offset):
            pieces.append(text[start : note.offset])
            glued = "" if self.chance.random() < 0.7 else "\x03"
            pieces.append(f"{glued}\x01{note.mark}\x02")
            start = note.offset
        return "".join([*pieces, text[start:]]).split()

    def _digits(self, line: str) -> tuple[str, list[str]]:
        marks = re.findall("\x01([^\x02]*)\x02", line)
        return re.sub("[\x01\x02]", "", line).replace("\x03", " "), [mark for mark in marks if mark in self.notes]

    def _foot(self, marks: list[str]) -> list[str]:
        if not marks:
            return []
        lines = ["_" * 18, ""]
        for mark in dict.fromkeys(marks):
            lines += [*textwrap.wrap(f"{mark}  {self.notes[mark].text}", 100, break_on_hyphens=False), ""]
        return lines

    def _head(self, page: int, pages: int) -> list[str]:
        symbol, title = self.document.symbol or "", textwrap.wrap(self.document.title or "", 60)
        sides = [symbol, *title] if page % 2 == 0 else [*title, symbol]
        places = [self.job, f"{page}/{pages}"] if page % 2 == 0 else [f"{page}/{pages}", self.job]
        return ["", *sides, "", *places, "", ""]


def _blocks(document: Document) -> Iterator[Paragraph | Table]:
    """Paragraphs that have text, each followed by its tables."""
    after: dict[str | None, list[Table]] = {}
    for table in document.tables:
        after.setdefault(table.after, []).append(table)
    yield from after.get(None, [])
    for paragraph in document.paragraphs:
        if paragraph.text:
            yield paragraph
        yield from after.get(paragraph.id, [])


def _heading_lines(paragraph: Paragraph, text: str) -> list[str]:
    """A section's number stands above its title, any other heading's before it."""
    if paragraph.number and paragraph.section and paragraph.section[-1] == paragraph.number:
        return [paragraph.number, text]
    return [f"{paragraph.number}. {text}" if paragraph.number else text]


def _agenda(document: Document) -> str:
    items = [f"{item.number} ({item.letter})" if item.letter else item.number for item in document.agenda_items]
    return f"Agenda item{'s' if len(items) > 1 else ''} {' and '.join(items)}" if items else ""


def _names(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _date(day: object) -> str:
    return f"{day:%-d %B %Y}" if day else ""
