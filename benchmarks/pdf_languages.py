"""A Document in any of the six languages as the text of a PDF: its cover as the XML prints it, lines wrapped as the
language wraps them."""

from __future__ import annotations

import random
import re
import textwrap
from dataclasses import replace

from benchmarks.pdf_text import PdfText
from benchmarks.printing import as_printed, title_notes
from resolutions.text.document import Document, Paragraph
from resolutions.text.languages.vocabularies import words_of
from resolutions.text.numbering import canonical_section

_UNIT = re.compile("(?:[!-~]{1,20}|.)(?:[，。；：、）》”’！？)\\]]|\x03?\x01[^\x02]*\x02)*", re.DOTALL)
"""What no line of Chinese breaks: figures and Latin letters, one character, and the stops and marks behind it."""
_CHARACTERS = 42
_FRENCH_BLANK = re.compile(r" (?=[;:!?»])|(?<=«) ")
"""No line breaks there."""


def as_printed_in(document: Document) -> Document:
    """The truth: notes counted as they come, and a head above every annex."""
    printed = as_printed(document)
    return replace(printed, paragraphs=_with_annex_heads(printed), citations=())


def _with_annex_heads(document: Document) -> tuple[Paragraph, ...]:
    written: list[Paragraph] = []
    label = ""
    for paragraph in document.paragraphs:
        above, label = (
            label,
            next((part for part in paragraph.section if _is_annex(part)), "") if paragraph.annex else "",
        )
        if label and label != above and paragraph.text != label:
            written.append(replace(paragraph, kind="heading", number=None, text=label, opening="", notes=(), id=""))
        written.append(paragraph)
    return tuple(written)


def _is_annex(part: str) -> bool:
    return canonical_section(part).startswith("Annex")


class LanguagePdf(PdfText):
    def __init__(self, document: Document, chance: random.Random) -> None:
        super().__init__(document, chance)
        self.words = words_of(document.language)

    def _printed(self, *roles: str) -> list[str]:
        return [piece.text for piece in self.document.pieces if piece.role.removeprefix("cover:") in roles]

    def _cover(self) -> list[str]:
        publisher, *organ = self._printed("organ")
        lines = [publisher, *self._printed("symbol"), "", "", *organ, *self._printed("distribution")]
        lines += [*self._printed("issued_on"), "", f"{self.job} (E)    ", f"*{self.job.replace('-', '')}*", "", ""]
        lines += self._printed("session")
        others = self._printed("coverPage")
        for text in others:
            is_sentence = bool(self.words.status_begins.match(text) or self.words.origin_begins.match(text))
            if is_sentence:
                lines += ["", ""]
            lines += [*self._wrapped(text, 75 if is_sentence else 50), *([""] if is_sentence else [])]
        marks = "".join(note.mark for note in title_notes(self.document))
        title = " ".join(self._printed("preface")[:1])
        return [*lines, "", "", *[f" {line}" for line in self._wrapped(f"{title}{marks}", 70)], "", "", ""]

    def _body(self):
        meeting = self.document.meeting
        bare = replace(self.document, meeting=None)
        whole, self.document = self.document, bare
        yield from super()._body()
        self.document = whole
        for text in self._printed("conclusions")[:1] if meeting else ():
            at = next((start for start, _, _ in self.words.find_dates(text)), len(text))
            for line in filter(None, (text[:at].strip(), text[at:].strip())):
                yield line, [], True

    def _wrapped(self, text: str, width: int) -> list[str]:
        if self.document.language != "zh":
            return textwrap.wrap(_FRENCH_BLANK.sub("\xa0", text), width, break_on_hyphens=False)
        lines, line = [], ""
        for unit in _UNIT.findall(text):
            if len(line) + len(unit) > min(width, _CHARACTERS) and line:
                lines.append(line.strip())
                line = ""
            line += unit
        return [*lines, *([line.strip()] if line.strip() else [])]
