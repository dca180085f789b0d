"""Marks without a note, marks that stand twice, and ends of numbers that were taken for marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document import Document, Problem
from ..problems import ProblemCode

_YEAR = re.compile(r"(?:(?<![\d/-])|(?<=\d{4}-))(?:1[89]|20)\d\d$")
_NAMED = re.compile(r"(?:COVID-19|Agenda 21|[A-Z]\.\d{1,3})$")
_CITED = re.compile(r"[A-Z\d]/(\d{1,3})$")
_ASSEMBLY_CITED = re.compile(r"\b(?:resolution|decision)s? [3-9]\d/\d{3}$")
_MOST_FIGURES = 3
"""In the number of a resolution or decision within its session."""


def of_the_marks(document: Document) -> Iterator[Problem]:
    known = {note.mark for note in document.footnotes}
    seen: set[str] = set()
    for paragraph in document.paragraphs:
        for mark in sorted(paragraph.notes, key=lambda mark: mark.offset):
            before = paragraph.text[: mark.offset]
            if mark.mark in seen and mark.mark.isdecimal():
                message = f"mark {mark.mark} after “…{before[-30:]}” stands above already: its number may be another"
                yield Problem(paragraph.lines[0], ProblemCode.DIGIT_AS_MARK, message)
            seen.add(mark.mark)
            if mark.mark not in known:
                message = f"mark {mark.mark} after “…{before[-30:]}” has no note"
                yield Problem(paragraph.lines[0], ProblemCode.MARK_WITHOUT_NOTE, message)
            if document.format == "text" and _may_be_cut(before, mark.mark):
                message = f"“…{before[-20:]}{mark.mark}”: its end was taken for the mark of note {mark.mark}"
                yield Problem(paragraph.lines[0], ProblemCode.DIGIT_AS_MARK, message)


def _may_be_cut(before: str, mark: str) -> bool:
    """Is the mark glued to a number that could go on with its digits? Not to a year, nor behind three figures of a
    resolution's number, which has no more."""
    if not (mark.isdigit() and before[-1:].isdigit()):
        return False
    cited = _CITED.search(before)
    whole = cited[1] + mark if cited else ""
    too_long = len(whole) > _MOST_FIGURES and (_ASSEMBLY_CITED.search(before) or not _YEAR.fullmatch(whole))
    return not (_YEAR.search(before) or _NAMED.search(before) or too_long)
