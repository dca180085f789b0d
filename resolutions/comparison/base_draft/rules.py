"""The rules by which a number, a date or an ordinal of an adopted text moves on to a later session's draft.

What a token did from the text before to the base it does again: one that moved on by a session for each session moves
on, one that stayed stays. Where no older text shows it, only what moves in nearly every series does: coming sessions,
financial periods, the years of programmes. What changed without a scale is a blank where the paragraph is otherwise
word for word that of the text before; else it is left as it stands, to be checked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from resolutions.text.ordinals import ordinal_digits, ordinal_words

from .moves import Filled, Move, session_of
from .phrases import AMOUNTS, MEETINGS, OWN_SESSION, SESSION_BEFORE, YEARS, is_one_of
from .references import next_reference
from .slots import BLANK, Certainty, Why
from .tokens import TokenKind

_ORDINAL = r"[a-z]+(?:[\u2010\u2011-][a-z]+)?(?:st|nd|rd|th)"
_SESSION_AFTER = re.compile(rf"(?:,?\s+(?:regular|substantive|and|to|{_ORDINAL}))*\s+sessions?\b", re.IGNORECASE)
_COUNTED_AFTER = re.compile(
    rf"(?:\s+and\s+{_ORDINAL})?\s+(?:\w[\w-]*\s+){{0,2}}"
    r"(?:consecutive|year|time|anniversary|commemoration|observance|annual|meetings?|round|forum|report|review)\b",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\s+years\b")
_YEARS_AFTER = re.compile(r"\s+years\s+(?:ago|after|since)\b")
_DOLLARS_AFTER = re.compile(r"\s+(?:United\s+States\s+)?dollars\b")
_PAST_BEFORE = re.compile(r"\b(?:for|during|over)\s+the\s+past\s+$")
_PARAGRAPH_BEFORE = re.compile(r"\b(?:paragraphs?|articles?|rules?|chap\.|para\.|paras\.)\s(?:[\d\s,()a-z]|and|to)*$")
_OF_THE_TEXT_AFTER = re.compile(r"(?:[\d\s,()a-z]|and|to)*\s(?:above|below|of\s+the\s+present)\b")
_OF_FINANCING = re.compile(r"\b(?:until|as\s+at|dollars\s+for\s+the\s+period\s+from(?:\s+[\w ]+\s+to)?)\s+$")
_HELD_BEFORE = re.compile(r"\b(?:held?|convene|convening|commence|meetings?|sessions?)\b[^;]*$")
_DEADLINE_BEFORE = re.compile(r"\b(?:by|before|than|until)\s+$")
_RIGHTS_COUNCIL_BEFORE = re.compile(r"\bCouncil,?\s+at\s+its\s+$")
_AT_WORK_BEFORE = re.compile(
    r"\b(?:report\b[^;,]*\bto\s+the\s+Committee\b[^;]*\bat|on\s+the\s+work\s+of|work\s+accomplished\s+at)\s+its\s+$"
)
_BODY_BEFORE = re.compile(r"\b(?:Committee|Commission|Council|Organization),\s+at\s+its\s+$")
_AT_ITS = re.compile(r"\s(?:at|of)\s+its\s+$")
_DUE_EACH_TIME = re.compile(r"\b(?:provisional\s+agenda|reports?)\b")
_AGENDA_BEFORE = re.compile(r"\bprovisional\s+agenda\s+of\s+its\s+$")
_FROM_JULY_TO_JUNE = re.compile(r"from\s+1\s+July\s+(?P<first>\d{4})\s+to\s+30\s+June\s+(?P<last>\d{4})")
_ENDED_BEFORE = re.compile(r"\b(?:period|year)\s+ended\s+$")
_ANNIVERSARY_AFTER = re.compile(r"\s+anniversary\b")
_CONSECUTIVE_AFTER = re.compile(r"\s+consecutive\b")
_DAYS_OF_PERIODS = {(1, 1), (30, 6), (1, 7), (31, 12)}
"""First and last days of years and of peacekeeping's financial years."""

_AN_AMOUNT = 1_000
"""In dollars; less is a price or an income, which is not decided anew."""
_A_YEAR = timedelta(days=366)
_FIRST_SESSION = 1946
LARGEST_ORDINAL = 199


def moved(move: Move) -> Filled | None:
    """What the token becomes; None for one that stays."""
    return _RULES[move.token.kind](move)


def _ordinal(move: Move) -> Filled | None:
    value = move.token.value
    assert isinstance(value, int)
    if move.stayed:
        return None
    of_session = move.followed_by(_SESSION_AFTER)
    own_session = value == move.now and (move.in_note or move.past)
    coming = move.now < value <= move.now + 2 and (move.operative or move.past or move.text.startswith(move.token.text))
    if of_session and (own_session or coming) and not move.preceded_by(_BODY_BEFORE):
        return _coming_session(move, value)
    if not move.past:
        return _next_without_past(move, value, of_session)
    after = move.next_value()
    if after is None or after > LARGEST_ORDINAL:
        return move.left()
    of_a_body = of_session and (move.preceded_by(_RIGHTS_COUNCIL_BEFORE) or move.preceded_by(_AT_WORK_BEFORE))
    counted = move.same_words and (of_session or move.followed_by(_COUNTED_AFTER))
    if counted or of_a_body or move.moved_twice:
        certainty = Certainty.CERTAIN if move.moved_twice and move.same_words else Certainty.LIKELY
        return Filled(_in_words(move, after), Why.MOVED, certainty)
    return move.left()


def _coming_session(move: Move, value: int) -> Filled:
    """Where it moved by the session before, or the draft is for the very session it names, it moves on."""
    after = _in_words(move, value + move.step)
    if move.past and move.rates()[0] == 1:
        sure = move.moved_twice or (move.same_words and value <= move.now + 1)
        return Filled(after, Why.MOVED, Certainty.CERTAIN if sure else Certainty.LIKELY)
    of_each_text = _DUE_EACH_TIME.search(move.text) is not None and move.preceded_by(_AT_ITS)
    is_due = value == move.session and move.keeps_its_rhythm and of_each_text
    sure = is_due or (value == move.session == move.now + 2 and move.preceded_by(_AGENDA_BEFORE))
    return Filled(after, Why.COMING, Certainty.CERTAIN if sure else Certainty.LIKELY)


def _next_without_past(move: Move, value: int, of_session: bool) -> Filled | None:
    """What is counted each year; the coming sessions of the Human Rights Council, which has three a year since 2006;
    and the session a body reports of or is reported to at."""
    adopted_on = move.base.adopted_on
    assert adopted_on
    by = 0
    if _is_counted(move, value, of_session):
        by = move.step
    elif of_session and move.preceded_by(_RIGHTS_COUNCIL_BEFORE) and value > 3 * (adopted_on.year - 2006):
        by = 3 * move.step
    return Filled(_in_words(move, value + by), Why.COMING, Certainty.LIKELY) if by else None


def _is_counted(move: Move, value: int, of_session: bool) -> bool:
    """By the year, by the session, or from an event whose year the paragraph names; an anniversary of five years or a
    multiple of them is an event of its own."""
    assert move.base.adopted_on
    since = str(move.base.adopted_on.year - value)
    return (
        move.followed_by(_CONSECUTIVE_AFTER)
        or (of_session and move.preceded_by(_AT_WORK_BEFORE))
        or (of_session and value == move.now and is_one_of(OWN_SESSION, move))
        or (value == move.now - 1 and is_one_of(SESSION_BEFORE, move))
        or is_one_of(MEETINGS, move)
        or (move.followed_by(_ANNIVERSARY_AFTER) and value % 5 > 0 and since in move.text)
    )


def _in_words(move: Move, number: int) -> str:
    """As the ordinal is written there: in digits, or in words with its capital and its kind of hyphen."""
    written = move.token.text
    if written[0].isdigit():
        return ordinal_digits(number)
    hyphen = next((letter for letter in "\u2011\u2010" if letter in written or letter in move.text), "-")
    words = ordinal_words(number).replace("-", hyphen)
    return words[0].upper() + words[1:] if written[0].isupper() else words


def _year(move: Move) -> Filled | None:
    value, now = move.token.value, move.base.adopted_on
    assert isinstance(value, int) and now
    if move.stayed:
        return None
    if not move.past:
        return _coming_year(move, value - now.year)
    after = move.next_value()
    if after is None or move.ends_a_span_begun_before:
        return move.left()
    rates = move.rates()
    if rates[0] != 1 and rates[:1] * 2 != rates[:2]:
        return move.left()
    steady = rates[0] == 1 and value >= now.year - 1
    if steady and move.same_words and move.keeps_pace and value == now.year:
        return Filled(_year_written(move, after), Why.MOVED, Certainty.CERTAIN)
    if steady or move.same_words:
        return Filled(_year_written(move, after), Why.MOVED, Certainty.LIKELY)
    return move.left()


def _coming_year(move: Move, ahead: int) -> Filled | None:
    assert isinstance(move.token.value, int)
    ahead += move.followed_by(re.compile(rf"\s+and\s+{move.token.value + 1}\b"))  # of two years the second tells
    if not is_one_of(YEARS, move, ahead):
        return None
    return Filled(_year_written(move, move.token.value + move.step), Why.COMING, Certainty.LIKELY)


def _year_written(move: Move, year: int) -> str:
    """2024, or 2024/25 where two years stand together."""
    return f"{year}/{(year + 1) % 100:02}" if "/" in move.token.text else str(year)


def _number(move: Move) -> Filled | None:
    """An amount is never known; another number only moves where it counts years."""
    if move.stayed:
        return None
    assert isinstance(move.token.value, int)
    is_amount = move.followed_by(_DOLLARS_AFTER) and move.token.value >= _AN_AMOUNT
    if is_amount or is_one_of(AMOUNTS, move):
        return move.blank()
    if not move.past:
        return _years_counted(move, move.token.value)
    if move.followed_by(_YEARS) and move.rates()[0] == 1:
        return Filled(str(move.token.value + move.step), Why.MOVED, Certainty.LIKELY)
    if move.preceded_by(_PARAGRAPH_BEFORE) and move.followed_by(_OF_THE_TEXT_AFTER):
        return move.left()
    return move.blank() if move.same_words or move.changed_twice else move.left()


def _years_counted(move: Move, years: int) -> Filled | None:
    """Years since an event whose year the paragraph names, or since the first session of the General Assembly."""
    assert move.base.adopted_on
    since = move.base.adopted_on.year - years
    known = str(since) in move.text or since == _FIRST_SESSION
    counts = move.followed_by(_YEARS_AFTER) or (move.preceded_by(_PAST_BEFORE) and move.followed_by(_YEARS))
    return Filled(str(years + move.step), Why.COMING, Certainty.LIKELY) if known and counts else None


def _date(move: Move) -> Filled | None:
    """A day of each year moves on by years; the date of another event is not known."""
    day = move.token.value
    assert isinstance(day, date) and move.base.adopted_on
    if move.stayed:
        return None
    if not move.past:
        near = -2 <= day.year - move.base.adopted_on.year <= 2
        return (_period(move, day) or _event(move, day)) if near else None
    then, sessions = move.past[0].token.value, move.now - session_of(move.past[0].document)
    assert isinstance(then, date)
    if (day.day, day.month) == (then.day, then.month) and day.year - then.year == sessions:
        sure = move.same_words or (day.day, day.month) in _DAYS_OF_PERIODS
        certainty = Certainty.CERTAIN if sure else Certainty.LIKELY
        return _years_on(move, Why.MOVED, certainty)
    return move.blank() if move.same_words else _period(move, day) or move.left()


def _period(move: Move, day: date) -> Filled | None:
    """The financial year of peacekeeping, a mandate and the part of the year it covers, and a period that has ended."""
    if (day.day, day.month) in _DAYS_OF_PERIODS:
        years = [at for at in _FROM_JULY_TO_JUNE.finditer(move.text) if int(at["last"]) == int(at["first"]) + 1]
        of_a_year = any(at.start() <= move.token.start < at.end() for at in years)
        if of_a_year or move.preceded_by(_ENDED_BEFORE):
            return _years_on(move, Why.COMING, Certainty.CERTAIN)
    if move.preceded_by(_OF_FINANCING):
        return _years_on(move, Why.COMING, Certainty.LIKELY)
    return None


def _event(move: Move, day: date) -> Filled | None:
    """A meeting after the adoption of the base, which is past when the draft is tabled: the next has its own day."""
    assert move.base.adopted_on
    to_come = move.base.adopted_on < day <= move.base.adopted_on + _A_YEAR * move.step
    if move.operative and to_come and move.preceded_by(_HELD_BEFORE) and not move.preceded_by(_DEADLINE_BEFORE):
        return Filled(BLANK, Why.EVENT, Certainty.BLANK)
    return None


def _years_on(move: Move, why: Why, certainty: Certainty) -> Filled:
    day = move.token.value
    assert isinstance(day, date)
    return Filled(move.token.text.replace(str(day.year), str(day.year + move.step)), why, certainty)


def _records(move: Move) -> Filled | None:
    """The Supplements keep their numbers from session to session; chapter and section are to be looked up."""
    before = move.token.value
    if before != move.now or move.stayed:
        return None
    text = move.token.text
    for old, new in ((_session_title(move.now), _session_title(move.session)), (f"A/{before}/", f"A/{move.session}/")):
        text = re.sub(re.escape(old).replace("\\-", "[\u2010\u2011-]"), new, text)
    return Filled(text, Why.RECORDS, Certainty.LIKELY)


def _session_title(session: int) -> str:
    return ordinal_words(session).capitalize()


def _document(move: Move) -> Filled | None:
    """The report of the new session is not issued yet: its session is known, its number is not."""
    symbol, own = str(move.token.value), f"A/{move.now}/"
    if move.stayed or not (move.past or symbol.startswith(own)):
        return None
    if symbol.startswith(own):
        return Filled(f"A/{move.session}/{BLANK}", Why.NOT_ISSUED, Certainty.BLANK)
    return move.blank() if move.same_words else move.left()


_RULES: Mapping[TokenKind, Callable[[Move], Filled | None]] = {
    TokenKind.RESOLUTION: next_reference,
    TokenKind.DOCUMENT: _document,
    TokenKind.RECORDS: _records,
    TokenKind.ORDINAL: _ordinal,
    TokenKind.DATE: _date,
    TokenKind.YEAR: _year,
    TokenKind.NUMBER: _number,
}
