"""Formats of dates: as the documents print them, and where Django has others."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_noop

MONTHS = (
    gettext_noop("January"),
    gettext_noop("February"),
    gettext_noop("March"),
    gettext_noop("April"),
    gettext_noop("May"),
    gettext_noop("June"),
    gettext_noop("July"),
    gettext_noop("August"),
    gettext_noop("September"),
    gettext_noop("October"),
    gettext_noop("November"),
    gettext_noop("December"),
)
"""Named so that the catalogues have them: Arabic prints both names of a month, and Django's own has one."""

_FIRST_OF_A_MONTH = {"fr": r"j\e\r F Y"}
"""By language, where the first day of a month is written in another way than the rest; Django has one format a
language."""


def day_written(day: date) -> str:
    """A day as the documents in the language of the page print it: “1er décembre 2025”, “2 décembre 2025”."""
    return date_format(day, _FIRST_OF_A_MONTH.get(get_language() or "") if day.day == 1 else None)
