"""Whether a resolution with this number may have this date: what is known of the session, and of others like it.

A session runs from September to September, and its numbers run on with its meetings. So a date lies within the session;
it lies between the dates of neighbouring numbers; and where nothing of a session is known, the same number of other
sessions tells the time of the year: each committee's texts are adopted at about the same time every year.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from resolutions.text.symbols import Symbol

Known = Sequence[tuple[int, date]]
"""Numbers and dates of one session, in the order of the numbers."""

FIRST_TOLD = 31
"""From this session on a number is written with its session, 31/1; before it numbers run on from session to session."""
LEAST_KNOWN = 3
"""Numbers of a session that must be known before they speak against another one."""
LIKE = 5
"""Sessions of so many years before and after tell the time of the year."""
_WELL_KNOWN = 100
_BEYOND = 2
"""A number of a special session is doubted from this many times the highest one known on."""
_SLACK = timedelta(days=3)
"""Numbers of neighbouring meetings may cross."""
_FIRST_YEAR = 1945


def may_be_of(symbol: Symbol, day: date, known: Mapping[str, Known]) -> bool:
    """``known`` is by session. True where too little is known."""
    session, number = symbol.session or "", int(symbol.number or 0)
    if not number:
        return True
    own = known.get(session, ())
    if not session.isdigit():
        return len(own) < LEAST_KNOWN or (number <= _BEYOND * own[-1][0] and _fits(number, day, own, symbol.part))
    if int(session) < FIRST_TOLD:
        return True
    if not _is_within(int(session), day):
        return False
    if len(own) >= LEAST_KNOWN:
        return _fits(number, day, own, symbol.part)
    others = ((int(session) - int(each), dates) for each, dates in known.items() if each.isdigit())
    like = [(years, dates) for years, dates in others if abs(years) <= LIKE and len(dates) >= _WELL_KNOWN]
    return not like or _is_late(symbol.part) or _is_in_season(number, day, like)


def _is_within(session: int, day: date) -> bool:
    year = _FIRST_YEAR + session
    return date(year, 9, 1) <= day <= date(year + 1, 9, 30)


def _fits(number: int, day: date, known: Known, part: str) -> bool:
    """Between its neighbours; a later part, as of 72/266 B, may come at any time after."""
    before, after = _neighbours(number, known)
    if before and day < before - _SLACK:
        return False
    return _is_late(part) or not (after and day > after + _SLACK)


def _is_late(part: str) -> bool:
    return part[:1] not in ("", "A")


def _is_in_season(number: int, day: date, like: Iterable[tuple[int, Known]]) -> bool:
    """Whether the neighbours of the number in any other session, ``years`` before or after, allow the day."""
    earliest, latest = date.max, date.min
    for years, known in like:
        before, after = _neighbours(number, known)
        earliest = min(earliest, _moved(before or known[0][1], years))
        latest = max(latest, _moved(after, years) if after else date.max)
    return earliest - _SLACK <= day and (latest == date.max or day <= latest + _SLACK)


def _neighbours(number: int, known: Known) -> tuple[date | None, date | None]:
    at = bisect_left(known, (number, date.min))
    return known[at - 1][1] if at else None, known[at][1] if at < len(known) else None


def _moved(day: date, years: int) -> date:
    return day + timedelta(days=round(years * 365.25))
