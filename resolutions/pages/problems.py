"""Problems of reading in the reader's language: their kind, and what gives rise to them."""

import re

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext

from resarchive.formats import day_written
from resolutions.ingest import run_words
from resolutions.models.choices import Outcome
from resolutions.models.cover_fields import COVER_FIELDS
from resolutions.models.problems import KINDS, Problem
from resolutions.text.ordinals import find_dates
from resolutions.text.problem_words import HOW_VOTED, TERMS, how_voted_pattern, taken_apart
from resolutions.text.problems import ProblemCode

from .naming import day_in_words
from .place_names import place_at

_VOTED = re.compile(how_voted_pattern())
_OUTCOMES = {outcome.value.replace("_", " "): outcome for outcome in Outcome if outcome.value}
"""By their words in a message; older loads wrote them as they are stored."""
_COUNTED = {form.removeprefix("%(count)s "): forms for forms in run_words.COUNTED for form in forms}
_TERMS = run_words.WORDS.union(*TERMS.values())


def in_words(problem: Problem) -> SafeString:
    return recorded(problem.message, problem.code)


def recorded(message: str, code: str = "") -> SafeString:
    """What was recorded, behind its kind; without a code it has none."""
    words = said(message)
    if code not in KINDS:
        return words
    # Translators: a kind of problem and what gives rise to it.
    return format_html(gettext("{kind}: {words}"), kind=capfirst(KINDS[ProblemCode(code)]), words=words)


def said(message: str) -> SafeString:
    """In the language of the page; marked as English where its form is none that is known."""
    words = translated(message)
    return format_html('<span lang="en">{}</span>' if words is None else "{}", message if words is None else words)


def translated(message: str) -> str | None:
    """None where it is of no form that is known, of problems or of what a load says, or the line within it is of
    none."""
    found = taken_apart(message) or taken_apart(message, run_words.FORMS)
    if found is None:
        return None
    values = {name: _filled(name, value) for name, value in found.values.items()}
    return None if None in values.values() else gettext(found.form) % values


def _filled(name: str, value: str) -> str | None:
    """A place, a field, a day, a line or a word of ours as the page calls it; what was quoted stays as it is."""
    if name.startswith("n_"):
        return _counted(value)
    if name == "where":
        return place_at(value)
    if name == "day":
        return _day(value)
    if name == "why":
        return translated(value)
    if name == "column":
        return value
    if value in COVER_FIELDS:
        return str(COVER_FIELDS[value].label)
    if outcome := _OUTCOMES.get(value.replace("_", " ")):
        return str(outcome.label)
    return gettext(value) if value in _TERMS else _VOTED.sub(_how_voted, day_in_words(value))


def _counted(words: str) -> str | None:
    """``1 vote``, ``2 votes``; None where it is of nothing that a load counts. Older loads wrote “1 votes”."""
    number, _blank, thing = words.partition(" ")
    forms = _COUNTED.get(thing)
    return ngettext(*forms, int(number)) % {"count": number} if forms else None


def _day(words: str) -> str:
    """As the page writes it; a load keeps it in English."""
    found = next(find_dates(words), None)
    return day_written(found[2]) if found else words


def _how_voted(found: re.Match[str]) -> str:
    """One State of a list of those whose vote is recorded otherwise."""
    return gettext(HOW_VOTED) % {name: gettext(side) for name, side in found.groupdict().items()}
