"""The one table of the fields of a cover: what each is called, whether it is a column of ``Version`` that readings
fill, how its value is taken from the parsed cover, and how it is shown.

A new field is one line here, besides the reader that reads it, the field of ``text.document.Document`` and the column
with its migration: loading then fills it, pages list it and editors may correct it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ParsedCover = Mapping[str, Any]
"""The parsed cover: ``Version.parsed``."""


class Shown(StrEnum):
    """How a value is shown in the list of facts."""

    WORDS = auto()
    """The document's own words, in its language."""
    FIGURE = auto()
    DAY = auto()
    BY_PAGE = auto()
    """The page formats it (``pages.reading.facts``)."""
    NOT = auto()


@dataclass(frozen=True, slots=True)
class CoverField:
    """``label`` is its name in forms, histories and reports; ``heading`` its name in the list of facts, if different.
    ``is_column`` is whether ``Version`` has a column of this name, which readings fill and editors may correct;
    ``value_from`` takes its value from the parsed cover, if nothing else is needed."""

    name: str
    label: str | Promise
    shown: Shown = Shown.BY_PAGE
    is_column: bool = False
    value_from: Callable[[ParsedCover], Any] | None = None
    heading: str | Promise = ""


def _words(name: str) -> Callable[[ParsedCover], str]:
    return lambda parsed: parsed.get(name) or ""


def _text(name: str) -> Callable[[ParsedCover], str]:
    """For a field in several parts: the line as printed."""
    return lambda parsed: parsed[name]["text"] if parsed.get(name) else ""


def _day(name: str) -> Callable[[ParsedCover], date | None]:
    return lambda parsed: date.fromisoformat(parsed[name]) if parsed.get(name) else None


COVER_FIELDS = {
    field.name: field
    for field in (
        CoverField("symbol", _("Symbol"), is_column=True),
        CoverField("kind", _("Kind"), is_column=True, heading=_("Document")),
        CoverField("stage", _("Stage"), Shown.NOT, is_column=True),
        CoverField("organ", _("Organ"), Shown.NOT, is_column=True, value_from=_words("organ")),
        CoverField("session", _("Session")),
        CoverField("committee", _("Committee")),
        CoverField("agenda_items", _("Agenda items"), heading=_("Agenda item")),
        CoverField("sponsors", _("Sponsors")),
        CoverField("sponsor_note", _("Sponsors’ note"), Shown.NOT, is_column=True, value_from=_words("sponsor_note")),
        CoverField("adopted_on", _("Adopted"), is_column=True, value_from=_day("adopted_on")),
        CoverField("outcome", _("Outcome")),
        CoverField("vote", _("Vote")),
        CoverField("meeting", _("Meeting"), is_column=True, value_from=_text("meeting")),
        CoverField("origin", _("Origin"), is_column=True, value_from=_text("origin")),
        CoverField("related", _("Related documents"), is_column=True),
        CoverField("issued_on", _("Issued"), Shown.DAY, is_column=True, value_from=_day("issued_on")),
        CoverField("distribution", _("Distribution"), Shown.WORDS, is_column=True, value_from=_words("distribution")),
        CoverField(
            "original_language",
            _("Original language"),
            Shown.WORDS,
            is_column=True,
            value_from=_words("original_language"),
        ),
        CoverField("subjects", _("Subject headings")),
    )
}
"""In the order of a masthead."""

COLUMNS = tuple(field.name for field in COVER_FIELDS.values() if field.is_column)
"""The columns of ``Version`` that its readings fill and an editor may correct."""
