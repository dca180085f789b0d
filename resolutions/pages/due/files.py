"""What falls due, for other programs: a calendar (RFC 5545), a table, JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event

from resolutions.models import Commitment
from resolutions.text.languages import ENGLISH

from ..place_names import place_name
from .standing import Followed

TABLE_HEAD = (
    "symbol",
    "paragraph",
    "kind",
    "addressees",
    "about",
    "item",
    "sub_item",
    "due_sessions",
    "due_year",
    "due_words",
    "rhythm",
    "ends",
    "inferred",
    "standing",
    "documents",
    "since",
    "words",
    "language",
    "address",
)
MOST_ROWS = 2_000
"""Of a table or calendar; a session has some hundreds."""


def session_opens(session: int) -> date:
    """The day a regular session opens: the Tuesday of the second week in September, counting from the first week with
    a working day (rules of procedure, rule 1, as resolution 75/325 words it from session 78 on)."""
    first = date(1945 + session, 9, 1)
    working = first + timedelta(days=(7 - first.weekday()) % 7 if first.weekday() > 4 else 0)
    return working - timedelta(days=working.weekday()) + timedelta(days=8)


def as_calendar(commitments: Iterable[Commitment], absolute: Callable[[str], str]) -> bytes:
    """An all-day event on the day the due session opens, or at the end of the due year; what has neither has none."""
    calendar = Calendar()
    calendar.add("prodid", "-//Resarchive//What falls due//EN")
    calendar.add("version", "2.0")
    for one in commitments:
        for name, day in _days(one):
            calendar.add_component(_event(one, name, day, absolute))
    return calendar.to_ical()


def _days(one: Commitment) -> Iterator[tuple[str, date]]:
    for session in one.due_sessions:
        yield f"session {session}", session_opens(session)
    if not one.due_sessions and one.due_year:
        yield str(one.due_year), date(one.due_year, 12, 31)


def _event(one: Commitment, name: str, day: date, absolute: Callable[[str], str]) -> Event:
    event = Event()
    address = absolute(one.get_absolute_url())
    event.add("uid", f"{one.version}#{one.paragraph.anchor}-{one.start}-{name}@resarchive".replace(" ", "-"))
    event.add("dtstamp", datetime.combine(one.version.adopted_on or day, datetime.min.time(), UTC))
    event.add("dtstart", day)
    event.add("summary", f"{one.get_kind_display()}: {', '.join(one.addressees)} ({one.version}, {place_of(one)})")
    event.add("description", f"{one.words}\n{name}: {one.due_words}")
    event.add("url", address)
    event.add("transp", "TRANSPARENT")
    return event


def place_of(one: Commitment) -> str:
    return place_name(one.paragraph.anchor, one.paragraph) or one.paragraph.anchor


def table_rows(followed: Iterable[Followed], absolute: Callable[[str], str]) -> Iterator[list[Any]]:
    for one in followed:
        values = as_data(one, absolute)
        yield [values[name] for name in TABLE_HEAD]


def as_data(one: Followed, absolute: Callable[[str], str]) -> dict[str, Any]:
    """The fields of ``TABLE_HEAD``."""
    asked = one.commitment
    return {
        "symbol": asked.version.symbol,
        "paragraph": asked.paragraph.anchor,
        "kind": asked.kind,
        "addressees": asked.addressees,
        "about": asked.about,
        "item": asked.item,
        "sub_item": asked.sub_item,
        "due_sessions": asked.due_sessions,
        "due_year": asked.due_year,
        "due_words": asked.due_words,
        "rhythm": asked.rhythm,
        "ends": asked.ends,
        "inferred": asked.inferred,
        "standing": one.standing,
        "documents": [document.symbol for document in one.documents],
        "since": one.since.version.symbol if one.since else None,
        "words": asked.words,
        "language": ENGLISH,  # in which what is asked for is read
        "address": absolute(asked.get_absolute_url()),
    }
