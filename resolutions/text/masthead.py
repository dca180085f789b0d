"""The cover of a document, taken apart: elements recognised by their own form, and what stands between them.

Order of elements: UN Editorial Manual, "Format of official documents". Conversions merge lines ("Sixty-sixth session
Third Committee") and wrap others, so elements are taken off the front of a line until something else remains.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import NamedTuple

from .document import Meeting, Piece
from .equality import letters_of
from .joining import finished, join
from .languages.words import Words
from .ordinals import MEETING_PATTERN, ordinal
from .printed_symbols import as_symbols_are_written
from .proposals import is_note, symbol_printed
from .sheet import Row, Sheet, plain

SECTION = re.compile(r"(?:Part |PART |Section |Chapter |CHAPTER )?(?:[IVX]{1,5}|[A-Z])\.?")
"""The number of a part, alone on its line."""

SECTION_TITLED = re.compile(r"(?P<number>[IVX]{1,6}|[A-Z])\.\s{1,4}(?P<title>[A-Z“][^.;]{1,400})")
"""The number of a part and its title: "III. Follow-up at the global level"."""

_MEETING = re.compile(MEETING_PATTERN, re.IGNORECASE)
_AFTER = {
    "distribution_word": "distribution_label",
    "met_on": "meeting",
    "committee_number": "committee",
    "publisher_ends": "publisher",
    "series": "publisher",
    "subsidiary": "organ",
    "session_dates": "session",
}
"""Elements that are one only below another: "GENERAL" below "Distr."."""
_ABOVE_THE_TITLE = frozenset({"meeting", "met_on", "series", "subsidiary", "session_dates"})
"""Elements that stand above every group of words: below a title, a meeting closes a text."""
_MAY_LEAD = frozenset({"agenda", "committee", "committee_number"})
"""Elements that a title may follow on the same line."""
_NUMBERED_TITLE = re.compile(
    r"(?:\d{1,4} ?(?:[A-Z] )?\([IVXLS-]{1,9}\)|(?:E?S-)?\d{1,2}/\d{1,3}|\d{4}/\d{1,3})(?: [A-Z])?\.\s"
)
"""What only a title begins with: a text needs no other element of a cover then."""
_TWO_BLANKS = re.compile(r"(?<=\S)  (?=\S)")
"""Within an element; more of them part two."""
_LONGEST_SENTENCE = 12
_LONGEST_COVER = 400
"""Rows. A text whose formula stands lower has no cover that could be told from its body."""


class Element(NamedTuple):
    """An element found at ``start`` to ``end`` of a row."""

    name: str
    value: str
    start: int
    end: int


@dataclass(slots=True)
class Group:
    """Rows of the cover that are no element: a title, a list of sponsors. ``after`` is the element above them."""

    rows: list[Row]
    after: str

    @property
    def text(self) -> str:
        return join(row.text for row in self.rows)


@dataclass(slots=True)
class Masthead:
    """Elements by name, as printed; groups in between; and where the body begins (index of its first row)."""

    elements: dict[str, list[str]] = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)
    end: int = 0

    @property
    def known(self) -> set[str]:
        """The elements that may not come any more. Of several agenda items each may stand above its title."""
        names = {*self.elements, *(_ABOVE_THE_TITLE if self.groups else ())}
        return names - {"agenda"} if self.groups and self.groups[-1].after == "agenda" else names

    def first(self, name: str) -> str | None:
        return next(iter(self.elements.get(name, ())), None)


def is_proposal(text: str, words: Words) -> bool:
    """Does a group say who tables what ("Cuba:* draft resolution")?"""
    return words.proposal.search(plain(text).strip()) is not None


def meeting_named(printed: str, day: date | None) -> Meeting:
    """The meeting in a line: "89th plenary meeting"."""
    found = _MEETING.match(printed)
    number = (int(found["number"]) if found["number"] else ordinal(found["words"])) if found else None
    return Meeting(number, day, printed.strip())


def read_masthead(sheet: Sheet) -> Masthead:
    """Takes the cover off the sheet. Rows of groups keep no role: what they mean, the cover finds out."""
    formula = _formula_row(sheet)
    masthead = Masthead(end=formula if formula is not None else min(len(sheet.rows), _LONGEST_COVER))
    after, index, continues = "", 0, False
    while index < masthead.end:
        row = sheet.rows[index]
        row.text = as_symbols_are_written(_TWO_BLANKS.sub(" ", row.text)) if row.free else row.text
        taken = _take_sentence(sheet, index, masthead) if row.free else 0
        if taken:
            after, continues = "status", False
        elif row.free:
            names, rest = _take_elements(row, masthead, sheet)
            after = names[-1] if names else after
            if rest:
                _add_to_group(masthead, row, after, continues=continues and not names)
            continues = bool(rest)
        elif row.blank:
            continues = False
        index += taken or 1
    if formula is None:
        masthead.end = _end_without_formula(sheet, masthead)
    return masthead


def _formula_row(sheet: Sheet) -> int | None:
    for index, row in sheet.free(0, min(len(sheet.rows), _LONGEST_COVER)):
        text = plain(row.text)
        if sheet.words.formula.match(text) and not _is_organ(sheet, index, text):
            return index
    return None


def _is_organ(sheet: Sheet, index: int, text: str) -> bool:
    """In Russian and Chinese the organ at the head of the cover reads as a formula without its comma."""
    organ = next(form for name, form in sheet.words.elements if name == "organ")
    if not organ.fullmatch(text):
        return False
    below = (plain(row.text) for _, row in sheet.free(index + 1, index + 1 + _LONGEST_COVER))
    return any(sheet.words.status_begins.match(line) or sheet.words.formula.match(line) for line in below)


def _take_sentence(sheet: Sheet, index: int, masthead: Masthead) -> int:
    """Status and origin may be wrapped: how many rows from ``index`` on they take, 0 for none."""
    text = plain(sheet.rows[index].text)
    if sheet.words.status_begins.match(text):
        return _take_while(sheet, index, masthead, "status", partial(_status_goes_on, sheet.words))
    if sheet.words.origin_begins.match(text):
        return _take_while(sheet, index, masthead, "origin", lambda joined, _: "]" not in joined)
    return 0


def _status_goes_on(words: Words, joined: str, below: str) -> bool:
    """Until the date, where one follows."""
    if not words.status.match(joined):
        return True
    return not words.date.search(joined) and (joined.lower().endswith(" on") or bool(words.status_goes_on.match(below)))


def _take_while(sheet: Sheet, index: int, masthead: Masthead, name: str, goes_on: Callable[[str, str], bool]) -> int:
    rows = [sheet.rows[index]]
    for row in sheet.rows[index + 1 : index + _LONGEST_SENTENCE]:
        text = plain(row.text)
        if (
            not row.free
            or sheet.words.formula.match(text)
            or _NUMBERED_TITLE.match(text)
            or sheet.words.origin_begins.match(text)
            or not (row.begins is False or goes_on(join(plain(each.text) for each in rows), text))
        ):
            break
        rows.append(row)
    for row in rows:
        sheet.take(row, f"cover:{name}")
    masthead.elements.setdefault(name, []).append(join(plain(row.text) for row in rows))
    return len(rows)


def _take_elements(row: Row, masthead: Masthead, sheet: Sheet) -> tuple[list[str], str]:
    """Elements at the front of a row, by name, and what is left of the row.

    An element counts only where the rest of the row is empty or begins with another one, the agenda item apart: its
    title may follow. So "General Assembly at its tenth special session", in a title, stays whole.
    """
    letters, places = letters_of(row.text.replace("\t", " "))
    found = [_placed(each, places) for each in _elements(letters, masthead.known, sheet.words)]
    rest = row.text[found[-1].end :].strip() if found else row.text
    if rest and found and found[-1].name not in _MAY_LEAD:
        return [], row.text
    for element in found:
        masthead.elements.setdefault(element.name, []).append(element.value)
        sheet.pieces.append(Piece(row.number, f"cover:{element.name}", row.text[element.start : element.end]))
    if found:
        row.text = rest
    if not rest:
        row.role = "cover"
    return [element.name for element in found], rest


def _placed(element: Element, places: list[int] | None) -> Element:
    """The element at its place in the row as received; ``places`` as ``letters_of`` gives them."""
    return element._replace(start=places[element.start], end=places[element.end]) if places else element


def _may_come(name: str, known: Collection[str], found: Iterable[Element]) -> bool:
    """Each element stands on a cover once, and some only below another."""
    seen = {*known, *(element.name for element in found)}
    return name not in seen and (name not in _AFTER or _AFTER[name] in seen)


def _elements(text: str, known: Collection[str], words: Words) -> list[Element]:
    """The elements at the front of a text, one after the other."""
    found: list[Element] = []
    at = 0
    while at < len(text):
        for name, pattern in words.elements:
            match = pattern.match(text, at)
            if match and _may_come(name, known, found) and _is_whole(name, match):
                found.append(Element(name, match.groupdict().get("value") or match[0], at, match.end()))
                at = len(text) - len(text[match.end() :].lstrip())  # blanks part two elements laid out on one line
                break
        else:
            break
    return found


def _is_whole(name: str, match: re.Match[str]) -> bool:
    """Does the element end where a word ends? A symbol must be one by its grammar, too."""
    ends = match.end() == len(match.string) or match.string[match.end()].isspace()
    return ends and (name != "symbol" or symbol_printed(plain(match[0])) is not None)


def _add_to_group(masthead: Masthead, row: Row, after: str, *, continues: bool) -> None:
    if continues and masthead.groups and masthead.groups[-1].after == after:
        masthead.groups[-1].rows.append(row)
    else:
        masthead.groups.append(Group([row], after))


def _end_without_formula(sheet: Sheet, masthead: Masthead) -> int:
    """Where the body begins in a document without opening formula: below the group that holds the title."""
    groups = masthead.groups
    title = next((i + 1 for i, group in enumerate(groups) if is_proposal(group.text, sheet.words)), None)
    note = next((i for i, group in enumerate(groups) if is_note(plain(group.text))), None)
    title = note if note is not None else title
    if title is None:
        title = next((i for i, group in enumerate(groups) if group.after == "status"), None)
    if title is None:
        title = 1 if masthead.elements.get("agenda") else 0
    begins = plain(groups[0].text) if groups else ""
    titled = masthead.elements or _NUMBERED_TITLE.match(begins) or is_proposal(begins, sheet.words)
    below_proposal = title and title < len(groups) and is_proposal(groups[title - 1].text, sheet.words)
    if below_proposal and finished(plain(groups[title].text)):
        title -= 1  # a sentence: it says what to change, and is no title
    kept = groups[: title + 1] if titled else []
    masthead.groups = kept
    if not kept:
        return 0
    return sheet.rows.index(kept[-1].rows[-1]) + 1
