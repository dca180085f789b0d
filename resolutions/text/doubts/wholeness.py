"""Is the text whole? What is missing, stands twice or comes from elsewhere is told by what every resolution has.

A resolution has a title, operative paragraphs with numbers, and a full stop at its end; it says nothing twice in one
place, and every paragraph of its body opens as one. Files that others keep break this: pages are lost or copied twice,
a text is cut off, numbers that Word counted are gone, words of a site stand below the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from ..document import Document, Footnote, Paragraph, Problem, Table
from ..joining import COLONS, bare_end, finished
from ..kinds import (
    ABOUT_ANOTHER,
    BETWEEN_PARAGRAPHS,
    FORMULA,
    HEADING,
    OF_A_RESOLUTION,
    OPERATIVE,
    TEXT,
    DocumentKind,
    SymbolFrom,
)
from ..problems import ProblemCode

_DASHES = ("–", "—", "-")
"""Of items that are told apart without letters."""
_LEAST_REPEATED = 60
"""Characters of a paragraph that says the same as another by no chance."""
_PAGE = re.compile(r"(?:\d{2}-\d{5,6}\s+(?:\([A-Z]\)\s+)?)?(?:Page )?(\d{1,3})\s?(?:/| of )\s?(\d{1,3})(?!\d)")
_WITH_PAGE = frozenset({"furniture:page-number", "furniture:foot"})
_BEHIND_A_NOTE = re.compile(r"[\d)”]\. (?!(?:vol|annex|para|chap|sect|art|p)\b)[a-z]{3,}")
"""A small letter behind the stop of a note."""
_LAST_OLD_SESSION = 30
_FULL_STOPS = (".", "。", "؟", "?", "？", "!", "！", "…", "۔")
_CLOSING_SIGNS = "”\"’'»)]」』》）*†‡ "
_IN_THE_TEXT = (SymbolFrom.TEXT, SymbolFrom.NUMBER)
_OF_ANOTHER_FORM = ABOUT_ANOTHER | {DocumentKind.OTHER}


def doubts_of_the_whole(document: Document) -> Iterator[Problem]:
    """Problems of a document in any language; those of its grammar, which English texts are held to, are among them
    where it is in English."""
    if document.kind in _OF_ANOTHER_FORM or not _is_resolution(document.paragraphs):
        return
    yield from _repeated(document.paragraphs)
    yield from _of_the_notes(document)
    yield from _of_the_cover(document)
    yield from _of_the_end(document.paragraphs)
    yield from _below_the_end(document)
    yield from _of_the_pages(document)
    if document.language == "en" and not _is_old(document):
        yield from _without_openings(document)
        yield from _without_numbers(document.paragraphs)
        yield from _without_letters(document.paragraphs)
        yield from _without_stops(document)


def _is_old(document: Document) -> bool:
    """Of the years in which paragraphs had no numbers, and preambles began with "Whereas"."""
    return (document.session or "").isdecimal() and int(document.session or "") <= _LAST_OLD_SESSION


def _is_resolution(paragraphs: Sequence[Paragraph]) -> bool:
    """Has it the opening words, or two paragraphs that only a resolution has?"""
    own = [paragraph.kind for paragraph in paragraphs if paragraph.kind in OF_A_RESOLUTION]
    return len(own) > 1 or FORMULA in own


def _repeated(paragraphs: Sequence[Paragraph]) -> Iterator[Problem]:
    """The same words twice in one part, below the same paragraph; of several in a row the first is told. Articles of a
    treaty say some things again: in an annex two in a row have to."""
    seen: dict[tuple[object, ...], Paragraph] = {}
    above: dict[int, str] = {}
    run = 0
    for paragraph in paragraphs:
        above[paragraph.depth] = paragraph.id
        if paragraph.kind == FORMULA or paragraph.kind != HEADING and len(paragraph.text) >= _LEAST_REPEATED:
            place = (paragraph.section, paragraph.annex, paragraph.depth and above.get(paragraph.depth - 1))
            earlier = seen.setdefault((paragraph.text, *place), paragraph)
            run = run + 1 if earlier is not paragraph else 0
            if run == (2 if paragraph.annex else 1):
                message = f"“{paragraph.text[:60]}” stands in line {earlier.lines[0]} already"
                yield Problem(paragraph.lines[0], ProblemCode.REPEATED, message)


def _of_the_notes(document: Document) -> Iterator[Problem]:
    """Notes that stand twice, and notes that words of the text go on behind."""
    seen: set[Footnote] = set()
    for note in document.footnotes:
        alike = replace(note, lines=(0, 0))
        if alike in seen:
            yield Problem(note.lines[0], ProblemCode.REPEATED, f"note {note.mark} stands twice")
        seen.add(alike)
        if _has_brackets_turned(note.text, document):
            message = f"brackets of note {note.mark} stand the wrong way round"
            yield Problem(note.lines[0], ProblemCode.STRAY_SIGN, message)
        if document.language == "en" and (found := _BEHIND_A_NOTE.search(note.text)):
            around = note.text[max(found.start() - 20, 0) : found.end() + 20]
            message = f"“…{around}…” in note {note.mark}: are these words of the text?"
            yield Problem(note.lines[1], ProblemCode.BREAK_IN_DOUBT, message)


def _has_brackets_turned(text: str, document: Document) -> bool:
    """Does a bracket close in a line read from the right before one opens? Files have some as the page shows them."""
    signs = re.findall(r"[()]", text) if document.language == "ar" else []
    return any(depth < 0 for depth in accumulate(1 if sign == "(" else -1 for sign in signs))


def _of_the_cover(document: Document) -> Iterator[Problem]:
    first = document.paragraphs[0]
    if document.title:
        return
    if all(paragraph.kind != FORMULA for paragraph in document.paragraphs) and first.kind != HEADING:
        yield Problem(
            first.lines[0], ProblemCode.INCOMPLETE, "title and opening words of this text are not in the file"
        )
    elif document.kind or document.symbol_from in _IN_THE_TEXT:
        yield Problem(first.lines[0], ProblemCode.WITHOUT_KIND, "no title is read of this text")


def _of_the_end(paragraphs: Sequence[Paragraph]) -> Iterator[Problem]:
    """The body of a text has operative paragraphs and a full stop behind the last, and so has a numbered paragraph that
    stands last in an annex."""
    body = [each for each in paragraphs if not each.annex and each.kind not in BETWEEN_PARAGRAPHS]
    last = body[-1] if body else paragraphs[-1]
    if all(each.kind != OPERATIVE for each in paragraphs):
        yield Problem(last.lines[1], ProblemCode.INCOMPLETE, "no operative paragraph of this text is in the file")
    elif not _ends_fully(last):
        message = f"“…{last.text[-60:]}” is no end of a text: more may have stood below"
        yield Problem(last.lines[1], ProblemCode.INCOMPLETE, message)


def _below_the_end(document: Document) -> Iterator[Problem]:
    """What stands below the line of the meeting, where it is no annex and no other part: a heading begins those."""
    closing = max((piece.line for piece in document.pieces if piece.role == "cover:meeting"), default=0)
    below = next((each for each in document.paragraphs if each.lines[0] > closing), None)
    if closing > document.paragraphs[0].lines[0] and below and below.kind not in BETWEEN_PARAGRAPHS:
        message = f"“{below.text[:60]}” stands below the meeting that closes the text"
        yield Problem(below.lines[0], ProblemCode.FURNITURE_IN_TEXT, message)


def _of_the_pages(document: Document) -> Iterator[Problem]:
    """Pages that say how many there are ("3/5"): each after the first stands once. Some print a wrong number: that is
    nothing where there are as many feet as pages. The number of a resolution, alone above its title, is none."""
    symbol = document.symbol or ""
    feet = (
        piece.text for piece in document.pieces if piece.role in _WITH_PAGE and not symbol.endswith(f"/{piece.text}")
    )
    found = (_PAGE.match(foot) for foot in feet)
    pages = [(int(page[1]), int(page[2])) for page in found if page]
    if len({count for _, count in pages}) != 1 or len(pages) == pages[0][1] - 1:
        return
    numbers, count = [number for number, _ in pages], pages[0][1]
    missing = sorted({*range(2, count + 1)}.difference(numbers))
    line = document.paragraphs[-1].lines[1]
    if missing:
        yield Problem(line, ProblemCode.INCOMPLETE, f"no foot of page {_listed(missing)} of {count} is in the file")
    if twice := sorted({number for number in numbers if numbers.count(number) > 1}):
        yield Problem(line, ProblemCode.REPEATED, f"the foot of page {_listed(twice)} of {count} stands twice")


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


def _ends_fully(paragraph: Paragraph) -> bool:
    return bare_end(paragraph.text.rstrip(_CLOSING_SIGNS)).endswith(_FULL_STOPS)


def _without_openings(document: Document) -> Iterator[Problem]:
    """Words in the body that are neither a preambular nor an operative paragraph, nor announced by one, nor go on
    below the items of a list."""
    announced = False
    """A colon stands above, and only what it announced since."""
    declaration = False
    for above, paragraph in pairwise(document.paragraphs):
        if above.kind == FORMULA:
            announced = declaration = False
        if above.kind == OPERATIVE and not above.number and above.text.endswith(COLONS):
            declaration = True
        if paragraph.kind == HEADING:
            announced = announced or above.text.endswith(COLONS)
            continue
        if paragraph.kind != TEXT or paragraph.number or paragraph.annex or declaration:
            announced = False
            continue
        announced = announced or above.text.endswith(COLONS)
        goes_on = above.depth > 0 and paragraph.text[:1].islower()
        if not (announced or goes_on or _below_a_table(document.tables, above, paragraph)):
            message = f"“{paragraph.text[:60]}” opens as no paragraph of a resolution does"
            yield Problem(paragraph.lines[0], ProblemCode.NO_OPENING, message)


def _below_a_table(tables: Sequence[Table], above: Paragraph, paragraph: Paragraph) -> bool:
    return any(above.lines[1] < table.lines[0] < paragraph.lines[0] for table in tables)


def _without_numbers(paragraphs: Sequence[Paragraph]) -> Iterator[Problem]:
    """Operative paragraphs without a number, that are not the only one of their part."""
    parts: list[list[Paragraph]] = [[]]
    for paragraph in paragraphs:
        if paragraph.kind in BETWEEN_PARAGRAPHS:
            parts.append([])
        elif paragraph.kind == OPERATIVE and not paragraph.depth:
            parts[-1].append(paragraph)
    for paragraph in (each for part in parts if len(part) > 1 for each in part if not each.number):
        message = f"“{paragraph.text[:60]}” has no number, though it is not the only operative paragraph"
        yield Problem(paragraph.lines[0], ProblemCode.NUMBERS_JUMP, message)


def _without_stops(document: Document) -> Iterator[Problem]:
    """Two lines of text below each other, of which the first has no stop: halves of an item that a page broke?"""
    for above, paragraph in pairwise(document.paragraphs) if document.format == "text" else ():
        plain = above.kind == paragraph.kind == TEXT and not above.number and not paragraph.number
        if plain and not finished(above.text):
            message = f"“{paragraph.text[:60]}” may go on with the line above it, which has no stop"
            yield Problem(paragraph.lines[0], ProblemCode.BREAK_IN_DOUBT, message)


def _without_letters(paragraphs: Sequence[Paragraph]) -> Iterator[Problem]:
    """Items of a list without letters, in a text none of whose paragraphs has one: a conversion lost them."""
    if any(each.depth and each.number for each in paragraphs):
        return
    for one, two in pairwise(paragraphs):
        if one.annex or one.kind != OPERATIVE or not one.text.endswith(COLONS):
            continue
        if two.kind == TEXT and not two.number and two.text.endswith(";") and not two.text.startswith(_DASHES):
            message = f"“{two.text[:60]}” stands below a colon without a letter: it may have had one"
            yield Problem(two.lines[0], ProblemCode.NUMBERS_JUMP, message)
            return
