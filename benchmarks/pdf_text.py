"""A Document as the text of a PDF."""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Iterator
from dataclasses import replace

from benchmarks.printing import agenda_line, agenda_titles, blocks_and_tables, heading_lines, long_date, title_notes
from resolutions.text.document import Document, Paragraph, Table
from resolutions.text.ordinals import session_words


class PdfText:
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
        lines += [long_date(document.issued_on), "", f"{self.job} (E)    ", f"*{self.job.replace('-', '')}*", "", ""]
        lines += [session_words(document.session or "1"), *textwrap.wrap(agenda_line(document), 50)]
        for title in agenda_titles(document):
            lines += ["", *textwrap.wrap(title, 50)]
        lines += ["", "", "", " Resolution adopted by the General Assembly"]
        lines += [f"on {long_date(document.adopted_on)}", "", "", ""]
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
        for block in blocks_and_tables(self.document):
            is_heading = isinstance(block, Paragraph) and block.kind == "heading"
            lines = self._cells(block) if isinstance(block, Table) else self._lines(block)
            for index, line in enumerate(lines):
                yield *self._digits(line), index < heads or (is_heading and index > 0)
            heads = 3 if is_heading else 0
        if self.document.meeting:
            for line in (self.document.meeting.text, long_date(self.document.meeting.date), ""):
                yield line, [], True

    def _cells(self, table: Table) -> list[str]:
        return [*(cell for row in table.rows for cell in row if cell), ""]

    def _lines(self, block: Paragraph) -> list[str]:
        above: list[str] = []
        if block.kind == "heading" and len(lines := heading_lines(block, block.text, self.document)) > 1:
            above = [lines[0], ""]
            block = replace(block, number=None)
        words = self._words(block)
        number = block.number or ""
        point = "" if not number or not number.isalnum() else "."
        if number and block.kind != "heading" and self.chance.random() < 0.3:
            above.append(f"{number}{point}")
        elif number:
            words.insert(0, f"{number}{point}")
        return [*above, *self._wrapped(" ".join(words), self.chance.randint(78, 88)), ""]

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
            lines += [*self._wrapped(f"{mark}  {self.notes[mark].text}", 100), ""]
        return lines

    def _head(self, page: int, pages: int) -> list[str]:
        symbol, title = self.document.symbol or "", textwrap.wrap(self.document.title or "", 60)
        sides = [symbol, *title] if page % 2 == 0 else [*title, symbol]
        places = [self.job, f"{page}/{pages}"] if page % 2 == 0 else [f"{page}/{pages}", self.job]
        return ["", *sides, "", *places, "", ""]

    def _wrapped(self, text: str, width: int) -> list[str]:
        return textwrap.wrap(text, width, break_on_hyphens=False)
