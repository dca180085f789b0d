"""Signs and letters within a paragraph that no author writes: of mark-up, of page ends, of a program that took one
letter for another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..broken_words import misread
from ..document import Document, Paragraph, Problem
from ..kinds import HEADING
from ..ordinals import MONTHS
from ..problems import ProblemCode


class _Rare(NamedTuple):
    """A pattern that tries many places in vain, and a quick one that finds something wherever that one does."""

    sign: re.Pattern[str]
    pattern: re.Pattern[str]

    def search(self, text: str) -> re.Match[str] | None:
        return self.pattern.search(text) if self.sign.search(text) else None


_GLUED_DIGIT = _Rare(
    re.compile(r"\d(?:(?<=[a-z,;]\d)|\d{4})"),
    re.compile(
        r"(?<![A-Za-z])[a-z]{4,}\d{1,3}(?![\w-])"
        rf"|(?:{'|'.join(MONTHS)}) (?:19|20)\d{{3,5}}(?!\d)"
        r"|(?:[a-z]{3}|(?<!\d)(?:1[89]|20)\d\d|[)”])[,;]\d{1,3}(?=\s|$)"
    ),
)
"""Where a mark may have been left in the text: digits glued to a word, to a year, to a comma."""
FURNITURE = _Rare(
    re.compile(r"-\d{5}|\*\d|Page \d"),
    re.compile(r"(?<![\w/-])\d{2}-\d{5}(?![\d-])|\*\d{7}\*|(?:^|[.;,] )Page \d{1,3}(?: of \d{1,3})?(?=$| )"),
)
STRAY = _Rare(
    re.compile(r"[_*\ufffd&<?\]\u00c2\u00c3\u00e2¬]"),
    re.compile(
        r"(?<!\S)[_*]{1,3}(?=[A-Za-z])|(?<=[A-Za-z\d,;)”])[_*]{1,3}(?=\s|$)|\ufffd|&(?:nbsp|amp|lt|gt);|</?[a-z]{1,6}>"
        r"|[\u00c2\u00c3][\u0080-\u00bf]|\u00e2\u20ac|\[(?!G77|EU2\d)[A-Z]{1,4}\d{1,3}\]"
        r"|(?<=[a-z])\?(?=[a-z])|(?<!\S)\?(?=\w)|¬"
    ),
)
"""Signs of Markdown and HTML, letters decoded as those of another encoding ("â€"), initials and number of a comment
made in Word ("[JD1]"), and question marks where a quotation mark or an apostrophe was."""
_SPACED_OUT = re.compile(r"(?<!\S)(?:[^\W\d_] ){6,}")
"""Letters set apart, of which words cannot be told."""
_DIGIT_IN_WORD = re.compile(r"(?<![A-Za-z\d./-])(?:[a-z]{2,}[01][a-z]+|[lO]\d{1,4}|\d+[lO]\d*)(?![\w/])")
"""What a program took for a letter, or for a digit: "deve1opment", "2O35", "l5 November"."""


def _furniture(paragraph: Paragraph, document: Document) -> Iterator[tuple[ProblemCode, str]]:
    own = document.symbol if document.symbol and len(document.symbol) > 6 else None
    found = FURNITURE.search(paragraph.text)
    at = found.start() if found else paragraph.text.find(f"{own} ") if own else -1
    if at >= 0:
        around = paragraph.text[max(at - 30, 0) : at + 30]
        yield ProblemCode.FURNITURE_IN_TEXT, f"head or foot of a page within the text? “…{around}…”"


def _signs(paragraph: Paragraph, document: Document) -> Iterator[tuple[ProblemCode, str]]:
    if found := STRAY.search(paragraph.text):
        around = paragraph.text[max(found.start() - 20, 0) : found.end() + 20]
        yield ProblemCode.STRAY_SIGN, f"“{found[0]}” in “…{around}…”"
    if found := _SPACED_OUT.search(paragraph.text):
        yield ProblemCode.STRAY_SIGN, f"“{found[0].strip()}”: letters set apart, as no word is"
    if found := _DIGIT_IN_WORD.search(paragraph.text):
        yield ProblemCode.STRAY_SIGN, f"“{found[0]}”: a letter taken for a digit, or a digit for a letter?"
    if document.language == "en" and (words := misread(paragraph.text)):
        yield ProblemCode.STRAY_SIGN, f"“{words[0]}”: was “{words[1]}” printed?"
    if found := _GLUED_DIGIT.search(paragraph.text):
        yield ProblemCode.DIGIT_AS_MARK, f"“{found[0]}”: the mark of a note left in the text?"


def of_the_letters(document: Document) -> Iterator[Problem]:
    for paragraph in document.paragraphs:
        if paragraph.kind != HEADING:
            doubted = [*_furniture(paragraph, document), *_signs(paragraph, document)]
            yield from (Problem(paragraph.lines[0], *doubt) for doubt in doubted)
