"""The last lines of an adopted text: the plenary meeting and its date."""

from __future__ import annotations

import re
from datetime import date

from .document import Meeting
from .joining import join
from .languages import ENGLISH
from .languages.words import Words
from .masthead import meeting_named
from .ordinals import DATE_PATTERN, MEETING_PATTERN, parse_date
from .sheet import Sheet, plain

_MEETING = re.compile(rf"{MEETING_PATTERN}[,.]?(?:\s+(?P<date>{DATE_PATTERN})\.?)?", re.IGNORECASE)
_ON_A_DAY = rf"on (?:[A-Z][a-z]{{2,8}}day,? )?(?:\d{{1,2}} (?:[A-Z][a-z]{{2,8}} )?(?:and|to) )?(?P<date>{DATE_PATTERN})"
_AT_A_MEETING = rf"at (?:its|the) (?:\d{{1,4}}[a-z]{{2}}(?:, | and | to )){{0,5}}(?P<meeting>{MEETING_PATTERN})s?"
"""The last of several, and its day: a text is adopted at the end."""
_DECIDED_AT = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (rf"{_AT_A_MEETING},? (?:held )?{_ON_A_DAY},?\s", rf"{_ON_A_DAY},? {_AT_A_MEETING},?\s")
)
_ADOPTED_AT = re.compile(
    rf"\badopted at (?:its|the) (?P<meeting>{MEETING_PATTERN}),? (?:held )?on (?P<date>{DATE_PATTERN})", re.IGNORECASE
)
_DATE = re.compile(rf"{DATE_PATTERN}\.?", re.IGNORECASE)
_LINE_END = re.compile(rf"[,.]?(?:(?<!\s)\s+{DATE_PATTERN})?\.?$", re.IGNORECASE)
_GLUED_YEAR = re.compile(r"(?<=[a-z])(?=\d{4}\b)")


def take_closing(sheet: Sheet, start: int) -> Meeting | None:
    """The meeting line and the date below it, taken off the sheet. The first of several stands for the document."""
    if sheet.words.code != ENGLISH:
        return _take_by_words(sheet, start)
    meeting: Meeting | None = None
    for index, row in list(sheet.free(start)):
        found = _MEETING.fullmatch(_spaced(row.text)) if "eeting" in row.text else None
        if not found:
            continue
        rows = [row]
        date = parse_date(found["date"] or "")
        below = next((each for each in sheet.rows[index + 1 : index + 3] if not each.blank), None)
        if date is None and below is not None and below.free and _DATE.fullmatch(_spaced(below.text)):
            rows.append(below)
            date = parse_date(_spaced(below.text).rstrip("."))
        for each in rows:
            sheet.take(each, "cover:meeting")
        meeting = meeting or meeting_named(_LINE_END.sub("", plain(row.text)), date)
    return meeting


def _take_by_words(sheet: Sheet, start: int) -> Meeting | None:
    """The same in the other languages: a line that is a meeting's, and the date behind it or below."""
    meeting: Meeting | None = None
    words = sheet.words
    for index, row in list(sheet.free(start)):
        text = plain(row.text)
        found = words.meeting.match(text)
        dates = list(words.find_dates(text))
        rest = text[found.end() : dates[0][0] if dates else None] if found else "…"
        if not found or rest.strip(" ,.()") or len(dates) > 1:
            continue
        rows, date = [row], dates[0][2] if dates else None
        below = next((each for each in sheet.rows[index + 1 : index + 3] if not each.blank), None)
        if date is None and below is not None and below.free and (date := _only_date(plain(below.text), words)):
            rows.append(below)
        for each in rows:
            sheet.take(each, "cover:meeting")
        printed = text[: dates[0][0]].strip(" ,") if dates else text
        meeting = meeting or Meeting(words.meeting_number(text), date, printed)
    return meeting


def _only_date(text: str, words: Words) -> date | None:
    """The date that is all of a line."""
    found = list(words.find_dates(text))
    return found[0][2] if len(found) == 1 and not (text[: found[0][0]] + text[found[0][1] :]).strip(" .") else None


def meeting_of_decision(text: str) -> Meeting | None:
    """The meeting in the sentence a decision begins with: "At its 54th plenary meeting, on 17 December 2024, …"."""
    found = next(filter(None, (form.match(text) for form in _DECIDED_AT)), None)
    return meeting_named(found["meeting"], parse_date(found["date"])) if found else None


def meeting_of_vote(sheet: Sheet) -> Meeting | None:
    """The meeting in the sentence that tells the vote: "Adopted at the 53rd plenary meeting, on 6 December 2024, …"."""
    said = join(piece.text for piece in sheet.pieces if piece.role == "cover:vote")
    found = _ADOPTED_AT.search(said)
    return meeting_named(found["meeting"], parse_date(found["date"])) if found else None


def _spaced(text: str) -> str:
    """The line with the space back that a conversion took between month and year."""
    return _GLUED_YEAR.sub(" ", plain(text))
