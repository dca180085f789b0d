"""Paragraphs that do not begin or end as paragraphs do, hold two of them, or are headings of nothing. In English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ..document import Document, Paragraph, Problem
from ..joining import bare_end, finished
from ..kinds import HEADING, OPERATIVE, PREAMBULAR, TEXT
from ..openings import counted_opening, opens_operative, opens_preamble
from ..problems import ProblemCode

_MOST_HEADINGS = 6
"""In a row above what they head."""
_NEW_PREAMBULAR = re.compile(r", (?=[A-Z])")
_NEW_OPERATIVE = re.compile(r"; (?=(?:\d{1,3}\. )?[A-Z])")
_LETTER_WITHIN, _FIRST_LETTER = re.compile(r"; \([a-z]{1,4}\) (?=[A-Z])"), re.compile(r"\([ai]\) ")
"""The letter of an item within another one. A list that runs within a sentence begins there."""
_RUNS_ON = re.compile(r"[a-z)”] ")
_NUMBER_WITHIN = re.compile(r"\d{1,3}\. (?=[A-Z])")
_ATTRIBUTED_BEHIND = re.compile(r"(?<=[,;.:])(?:\s?\[[^\[\]]{1,80}\])+$")
"""Who wants the words, or what was agreed on them, behind the stop: "…; [EU, Norway]"."""
_NUMBER_BEFORE = re.compile(r"\d{1,3}\. ")
_BEGINS_WELL = re.compile(r"[A-Z“\"‘'(\[•●▪–—…]|[^\W\d_a-z]")


def _openings(paragraph: Paragraph) -> Iterator[tuple[ProblemCode, str]]:
    """A paragraph that has swallowed the next one, or the head of which was cut off."""
    text = paragraph.text
    if paragraph.kind == PREAMBULAR:
        starts = [found.end() for found in _NEW_PREAMBULAR.finditer(text)]
        opens: Callable[[str], bool] = opens_preamble
    else:
        starts = [found.end() for found in _NEW_OPERATIVE.finditer(text)]
        starts += [at for found in _NUMBER_WITHIN.finditer(text) if _RUNS_ON.match(text, (at := found.start()) - 2)]
        opens = opens_operative
    if "; (" in text and (found := _LETTER_WITHIN.search(text)) and not _FIRST_LETTER.search(text, 0, found.start()):
        yield ProblemCode.TWO_OPENINGS, f"two items in one? “…{text[max(found.start() - 30, 0) : found.end() + 30]}…”"
    for start in starts:
        rest = _NUMBER_BEFORE.sub("", text[start : start + 160], count=1)
        if not _is_quoted(text, start) and counted_opening(rest) and opens(rest):
            yield ProblemCode.TWO_OPENINGS, f"two paragraphs in one? “…{text[max(start - 30, 0) : start + 30]}…”"


def _is_quoted(text: str, at: int) -> bool:
    return text.count("“", 0, at) > text.count("”", 0, at)


def of_the_heads(document: Document) -> Iterator[Problem]:
    above: Paragraph | None = None
    for paragraph in document.paragraphs:
        if paragraph.kind != HEADING:
            doubted = [*_openings(paragraph), *_beginning(paragraph, above)]
            yield from (Problem(paragraph.lines[0], *doubt) for doubt in doubted)
        above = paragraph


def _beginning(paragraph: Paragraph, above: Paragraph | None) -> Iterator[tuple[ProblemCode, str]]:
    """Below the items of a list the sentence around it goes on: "and calls upon …"."""
    text = paragraph.text
    below_items = above is not None and above.depth > 0 and text[:1].islower()
    if paragraph.annex or paragraph.number and paragraph.depth or below_items:
        return
    bare = paragraph.kind == TEXT and not paragraph.number and not paragraph.section
    lost = paragraph.kind == PREAMBULAR and not paragraph.opening and not paragraph.depth and not text.startswith("[")
    if lost or (bare or paragraph.kind == OPERATIVE) and not _BEGINS_WELL.match(text):
        yield ProblemCode.NO_OPENING, f"“{text[:60]}” is no beginning of a paragraph"


def of_the_ends(paragraphs: Sequence[Paragraph]) -> Iterator[Problem]:
    """Paragraphs that end in mid-sentence. Some texts end every operative paragraph with a comma."""
    ends = [one for one in paragraphs if one.kind in (PREAMBULAR, OPERATIVE) and not one.annex]
    operative = [one for one in ends if one.kind == OPERATIVE and not one.depth]
    commas = {one.id for one in operative if bare_end(one.text).endswith(",")}
    expected = len(commas) * 2 > len(operative)
    for paragraph in ends:
        text = _ATTRIBUTED_BEHIND.sub("", paragraph.text).rstrip("]*")
        if not finished(text) or paragraph.id in commas and not expected:
            message = f"“…{text[-60:]}” is no end of a paragraph"
            yield Problem(paragraph.lines[1], ProblemCode.UNFINISHED, message)


def of_the_headings(paragraphs: Sequence[Paragraph]) -> Iterator[Problem]:
    """Headings in a row that head nothing: items of a list may have been taken for them."""
    run: list[Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.kind == HEADING and not paragraph.number:
            run.append(paragraph)
            if len(run) == _MOST_HEADINGS:
                message = f"“{run[1].text[:60]}”: lines without a stop in a row, headings or items of a list"
                yield Problem(run[0].lines[0], ProblemCode.UNFINISHED, message)
        else:
            run = []


def of_the_last(document: Document) -> Iterator[Problem]:
    """A heading that nothing stands below: who sent a text, or words of a site."""
    last = document.paragraphs[-1:]
    for paragraph in last:
        if (
            paragraph.kind == HEADING
            and not paragraph.annex
            and all(table.after != paragraph.id for table in document.tables)
        ):
            message = f"“{paragraph.text[:60]}” stands last, and heads nothing"
            yield Problem(paragraph.lines[0], ProblemCode.UNFINISHED, message)
