"""Footnotes: the notes at the foot of a page (or at the end), and where their marks stand in the text."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field
from operator import itemgetter

from .document import Footnote, Piece
from .furniture import RULE
from .joining import bare_end, finished, join
from .lines import MARK, MARK_END, without_marks
from .printed_notes import STROKED, Marks, is_no_note, reads_as_note
from .sheet import Row, Sheet, plain

_MARKED = re.compile(rf"{MARK}([^{MARK_END}]{{1,6}}){MARK_END}\s*(?=\S)")
_NUMBERED = re.compile(r"(\d{1,3})\s{1,4}(?=[\w“”\"‘(\[*«《„”])")
_OF_A_VOLUME = re.compile(r"\^?(\d{1,3})/?\s{1,4}(?=[\w“”\"‘(\[*«《„”])")
"""The same, also as OCR gives it in a printed volume: "^80 Report", "26/ A/45/444"."""
_STARRED = re.compile(r"(\*{1,4})\s*(?=[^\W\d_]|[“\"«《])")
_STAR_BEHIND = re.compile(r"[\w:)]\*{1,3}(?!\w)")
"""The star of a note on the cover."""
_NOTE_FORM = re.compile(
    r"(?:See\b|Ibid|Official Records|Resolutions?\b|[A-Z]{1,5}/|United Nations, |Adopted\b|For the\b|Available\b|As\b)"
)

_REISSUE = re.compile(r"(?:[A-Z][a-z]+ )?re-?issued? for\b", re.IGNORECASE)
"""The note to a symbol: "Reissued for technical reasons on …", "Second reissue for technical reasons"."""

_FIRSTS = (MARK, "*", "^", *"0123456789")
_MOST_SKIPPED = 3


@dataclass(slots=True)
class Note:
    """A note while it is being collected."""

    mark: str
    page: int
    rows: list[Row] = field(default_factory=list)
    first: str = ""

    def footnote(self) -> Footnote:
        text = plain(join([self.first, *(row.text for row in self.rows[1:])]))
        return Footnote(self.mark, text, (self.rows[0].number, self.rows[-1].number))


def take_notes(sheet: Sheet, start: int) -> list[Note]:
    """Notes from row ``start`` on, in the order they stand in.

    Where a note may begin: at a mark hint at the head of a line, at a star, at a number after a rule, or at the next
    expected number where the words have the form of a note. It runs to the next note, to a blank row that more text
    follows, or to the end of the page.
    """
    if sheet.laid_out:
        return _laid_out(sheet)
    notes: list[Note] = []
    marks = Marks([without_marks(row.text) for _, row in sheet.free(start)])
    starred = any(_STAR_BEHIND.search(row.text) for row in sheet.rows[:start])
    index = start
    while index < len(sheet.rows):
        row = sheet.rows[index]
        below = bool(notes) and _is_below(sheet, index, notes[-1])
        if row.role == RULE:
            index = _take_block(sheet, index + 1, notes)
        elif (
            row.free
            and (found := _begins(row, notes, after_rule=below, marks=marks))
            and (
                _stands_apart(sheet, index)
                or STROKED.match(row.text)
                or _follows_a_stop(sheet, index, notes)
                or starred
                and _STARRED.match(row.text)
            )
        ):
            index = _take_note(sheet, index, found, notes, to_blank=True)
        else:
            index += 1
    return notes


def _laid_out(sheet: Sheet) -> list[Note]:
    """The notes where the container shows what stands among them, and where paragraphs begin: each begins at its mark,
    and may go on overleaf. So does one in a list at the end, which is no foot of a page: no other paragraph begins with
    a raised mark."""
    notes: list[Note] = []
    listed = False
    """The line above is one of a note that stands at no foot."""
    for row in (row for row in sheet.rows if row.free):
        found = _MARKED.match(row.text) if row.note or row.begins else None
        if found is None and row.note:
            found = _STARRED.match(row.text) or _next_numbered(row, notes)
        if found:
            notes.append(Note(found[1], row.page, [row], row.text[found.end() :]))
        elif notes and (row.note or listed and not row.begins):
            notes[-1].rows.append(row)
        else:
            listed = False
            continue
        listed, row.role = not row.note, "footnote"
    return _in_order(notes)


def _in_order(notes: list[Note]) -> list[Note]:
    """By their numbers, where each stands once: of a list over two columns the first may stand at the foot of one."""
    numbers = [int(note.mark) if note.mark.isdecimal() else 0 for note in notes]
    once = len(set(filter(None, numbers))) == sum(map(bool, numbers))
    return [note for _, note in sorted(zip(numbers, notes, strict=True), key=itemgetter(0))] if once else notes


def _next_numbered(row: Row, notes: list[Note]) -> re.Match[str] | None:
    """The number of the next note, printed like its text and not raised."""
    found = _NUMBERED.match(row.text)
    return found if found and int(found[1]) == _next_number(notes) else None


def says_reissued(mark: str, text: str) -> bool:
    """Is it the note to the symbol of a document that is issued again?"""
    return mark.startswith("*") and _REISSUE.match(text) is not None


def take_reissue(sheet: Sheet, notes: list[Note]) -> list[Note]:
    """The notes without the one that says that the document is issued again, which is the cover's: it stays on
    record."""
    kept = []
    for note in notes:
        text = note.footnote().text
        if says_reissued(note.mark, text):
            sheet.pieces.append(Piece(note.rows[0].number, "cover:reissued", text))
        else:
            kept.append(note)
    return kept


def _take_block(sheet: Sheet, index: int, notes: list[Note]) -> int:
    """The notes below a rule, each after a blank row or right below the one before.

    The first may skip a few numbers: those of notes that stood elsewhere, at the title or in a table.
    """
    lost = _MOST_SKIPPED
    while index < len(sheet.rows):
        row = sheet.rows[index]
        if row.blank:
            index += 1
        elif row.free and (found := _begins(row, notes, after_rule=True, lost=lost)):
            index, lost = _take_note(sheet, index, found, notes, to_blank=False), 0
        else:
            break
    return index


def _take_note(sheet: Sheet, index: int, found: tuple[str, str], notes: list[Note], *, to_blank: bool) -> int:
    mark, first = found
    note = Note(mark, sheet.rows[index].page, first=first)
    notes.append(note)
    end = _note_end(sheet, index + 1, notes, to_blank=to_blank)
    for row in sheet.rows[index:end]:
        if row.free:
            row.role = "footnote"
            note.rows.append(row)
    return end


def _note_end(sheet: Sheet, index: int, notes: list[Note], *, to_blank: bool) -> int:
    """First row after a note that begins just before ``index``."""
    page = sheet.rows[index - 1].page
    while index < len(sheet.rows):
        row = sheet.rows[index]
        if row.role or row.page != page:
            return index
        if row.blank and (to_blank or not _runs_on(sheet, index, notes[-1])):
            return index
        if row.free and _begins(row, notes, after_rule=not to_blank):
            return index
        index += 1
    return index


def _runs_on(sheet: Sheet, index: int, note: Note) -> bool:
    """Does an unfinished note go on after the one blank row at ``index``, on the same page?"""
    if finished(sheet.rows[index - 1].text) or index + 1 >= len(sheet.rows):
        return False
    below = sheet.rows[index + 1]
    return below.free and below.page == note.page


def _begins(
    row: Row, notes: list[Note], *, after_rule: bool, lost: int = 0, marks: Container[str] = ()
) -> tuple[str, str] | None:
    """Mark and first words of the note that begins on this row, or None. ``marks`` are the
    numbers that are glued to words of the text: where marks are raised, notes begin with raised ones."""
    if not row.text.startswith(_FIRSTS):
        return None
    if found := _MARKED.match(row.text):
        return found[1], row.text[found.end() :]
    if found := _STARRED.match(row.text):
        return found[1], row.text[found.end() :]
    found = _OF_A_VOLUME.match(row.text)
    words = row.text[found.end() :] if found else ""
    if not found or is_no_note(words):
        return None
    skipped = int(found[1]) - _next_number(notes)
    if skipped < 0:
        return None
    expected = skipped <= lost and (after_rule or _NOTE_FORM.match(words))
    return (found[1], words) if expected or skipped and reads_as_note(words) or found[1] in marks else None


def _next_number(notes: list[Note]) -> int:
    """The number the next note must have: numbers run through the whole document."""
    return next((int(note.mark) + 1 for note in reversed(notes) if note.mark.isdecimal()), 1)


def _is_below(sheet: Sheet, index: int, note: Note) -> bool:
    """Does the note end right above, one blank row apart?"""
    return index > 1 and sheet.rows[index - 1].blank and bool(note.rows) and sheet.rows[index - 2] is note.rows[-1]


def _follows_a_stop(sheet: Sheet, index: int, notes: list[Note]) -> bool:
    """In a text without blank rows: does the next note begin, at its raised mark, below the end of a sentence?"""
    found = _MARKED.match(sheet.rows[index].text)
    above = bare_end(sheet.rows[index - 1].text)
    return found is not None and found[1] == str(_next_number(notes)) and above.endswith(".")


def _stands_apart(sheet: Sheet, index: int) -> bool:
    """Is there a blank row, a note or furniture right above?"""
    above = sheet.rows[index - 1] if index else None
    return above is None or above.blank or bool(above.role)
