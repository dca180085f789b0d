"""The fields of the query language, and how each reads its value."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from resolutions.models.choices import Stage
from resolutions.models.commitments import CommitmentKind
from resolutions.text.languages import LANGUAGES, UnknownLanguage, language_of
from resolutions.text.states import state_of

from .errors import QueryError
from .tree import Label, Node, Range

TEXT_PARTS = ("title", "op", "pp", "note")
"""Fields that hold a query of their own: ``op:(dialogue OR "mutual understanding")``."""

MAX_VALUE = 100
"""Characters: no symbol, name or item comes near it, and a longer one is more than the index looks up by its form."""

_BARE_NUMBER = re.compile(r"\d{1,3}[a-z]?", re.IGNORECASE)
_RANGE = re.compile(r"(?P<first>[\d-]*)\.\.(?P<last>[\d-]*)")
_DAY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?")
_SPECIAL_SESSION = re.compile(r"(E?S)-?(\d{1,2})", re.IGNORECASE)

Reader = Callable[[str, int, int], Node]


@dataclass(frozen=True, slots=True)
class Field:
    """``read`` turns the value and its place in the query into a tree."""

    name: str
    read: Reader
    example: str


def is_number(value: str) -> bool:
    """``op:9`` is the ninth operative paragraph, not the figure 9 in one."""
    return bool(_BARE_NUMBER.fullmatch(value))


OF_STATES = {"sponsor"}
"""Fields whose values are States, among others."""
LONGEST_NAME = 8
"""Words of the longest name of a State."""


def names_state(words: str) -> bool:
    return state_of(words) is not None


def _sponsor(value: str, start: int, end: int) -> Node:
    """A former or short name of a State means the State, as in loading: ``sponsor:Turkey`` finds Türkiye."""
    state = state_of(value)
    return _as_typed("sponsor")(state.name if state else value, start, end)


def _as_typed(name: str) -> Reader:
    def read(value: str, start: int, end: int) -> Node:
        if len(value) > MAX_VALUE:
            raise QueryError(
                _("The field “%(name)s” takes %(most)s characters at most.") % {"name": name, "most": MAX_VALUE},
                start,
                end,
            )
        return Label(name, value, start, end)

    return read


def _session(value: str, start: int, end: int) -> Node:
    span = _RANGE.fullmatch(value)
    if span:
        first, last = (_whole(text, start, end) for text in span.group("first", "last"))
        return _range("session", first, last, start, end)
    special = _SPECIAL_SESSION.fullmatch(value)
    if special:
        return Label("session", f"{special[1].upper()}-{special[2]}", start, end)
    _whole(value, start, end)
    return Label("session", str(int(value)), start, end)


def _adopted(value: str, start: int, end: int) -> Node:
    span = _RANGE.fullmatch(value)
    first, last = span.group("first", "last") if span else (value, value)
    return _range("adopted", _day(first, start, end)[0], _day(last, start, end)[1], start, end)


def _stage(value: str, start: int, end: int) -> Node:
    stage = value.lower()
    if stage not in Stage.values:
        raise QueryError(
            _("There is no stage “%(value)s”. The stages are %(names)s.")
            % {"value": value, "names": ", ".join(Stage.values)},
            start,
            end,
        )
    return Label("stage", stage, start, end)


def _asks(value: str, start: int, end: int) -> Node:
    kind = value.lower()
    if kind not in CommitmentKind.values:
        raise QueryError(
            _("Nothing is asked for that is called “%(value)s”. What is: %(names)s.")
            % {"value": value, "names": ", ".join(CommitmentKind.values)},
            start,
            end,
        )
    return Label("asks", kind, start, end)


def _language(value: str, start: int, end: int) -> Node:
    try:
        return Label("language", language_of(value).code, start, end)
    except UnknownLanguage:
        raise QueryError(
            _("There is no official language “%(value)s”. The languages are %(names)s.")
            % {"value": value, "names": ", ".join(one.code for one in LANGUAGES)},
            start,
            end,
        ) from None


def _range(name: str, first: int | None, last: int | None, start: int, end: int) -> Range:
    if first is None and last is None:
        raise QueryError(
            _("A range needs a value on one side at least: %(example)s") % {"example": FIELDS[name].example}, start, end
        )
    if first is not None and last is not None and first > last:
        raise QueryError(_("This range ends before it begins."), start, end)
    return Range(name, first, last)


def _whole(text: str, start: int, end: int) -> int | None:
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > 3:
        raise QueryError(
            _("“%(words)s” is not a session: write 66, S-10, ES-10 or 75..80.") % {"words": text}, start, end
        )
    return int(text)


def _day(text: str, start: int, end: int) -> tuple[int | None, int | None]:
    """First and last day meant, as yyyymmdd: a year is all its days."""
    if not text:
        return None, None
    match = _DAY.fullmatch(text)
    parts = match.group("year", "month", "day") if match else ("", "", "")
    year, month, day = (int(part or 0) for part in parts)
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        raise QueryError(
            _("“%(words)s” is not a date: write 2011, 2011-12 or 2011-12-19.") % {"words": text}, start, end
        ) from None
    first = year * 10_000 + (month or 1) * 100 + (day or 1)
    return first, year * 10_000 + (month or 12) * 100 + (day or 31)


FIELDS = {
    field.name: field
    for field in (
        Field("symbol", _as_typed("symbol"), "symbol:A/C.3/80"),
        Field("sponsor", _sponsor, "sponsor:cuba"),
        Field("group", _as_typed("group"), 'group:"European Union"'),
        Field("cites", _as_typed("cites"), "cites:55/2"),
        Field("verb", _as_typed("verb"), 'verb:"calls upon"'),
        Field("session", _session, "session:66, session:75..80"),
        Field("adopted", _adopted, "adopted:2011, adopted:2010..2015"),
        Field("committee", _as_typed("committee"), "committee:third, committee:C.3"),
        Field("item", _as_typed("item"), "item:69(b)"),
        Field("asks", _asks, "asks:report, asks:agenda"),
        Field("stage", _stage, "stage:draft, stage:adopted"),
        Field("language", _language, "language:fr"),
        Field("subject", _as_typed("subject"), "subject:disarmament"),
    )
}
NAMES = (*TEXT_PARTS, *FIELDS)
