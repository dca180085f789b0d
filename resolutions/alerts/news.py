"""What is new of a text, in a line for feeds and letters, in the language that is active."""

from __future__ import annotations

from typing import NamedTuple

from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext

from resarchive.formats import day_written
from resolutions.comparison.sentence import sentence_of_tally
from resolutions.models import ChangeTally, Version
from resolutions.models.choices import Kind, Outcome, Stage


def heading_of(version: Version) -> str:
    """Symbol and title, on one line; XML and letters have no control characters, and a misread title may."""
    title = " ".join((version.title or gettext("Untitled text")).split())
    name = version.symbol or gettext("Symbol not known")
    return f"{name}: {''.join(filter(str.isprintable, title))}"


def news_of(version: Version) -> str:
    """``Draft resolution, issued on 20 October 2011.`` What is not known is left out. No query for a version
    ``with_listing``."""
    kind = gettext("Document") if version.kind == Kind.UNKNOWN else str(version.get_kind_display())
    parts = [capfirst(kind)]
    if version.adopted_on:
        parts.append(gettext("adopted on %(day)s") % {"day": day_written(version.adopted_on)})
    elif version.issued_on:
        parts.append(gettext("issued on %(day)s") % {"day": day_written(version.issued_on)})
    outcome = version.resolution.outcome
    if outcome and outcome != Outcome.ADOPTED:
        parts.append(str(Outcome(outcome).label) if version.stage != Stage.AMENDMENT else "")
    return gettext(", ").join(filter(None, parts)) + "."


class Told(NamedTuple):
    """What is told of a text, in lines."""

    version: Version
    heading: str
    news: str


def told(version: Version) -> Told:
    return Told(version, heading_of(version), " ".join(filter(None, (news_of(version), change_of(version)))))


def name_of_before(version: Version) -> str:
    """What the text before is called in running words."""
    return version.symbol or gettext("the text before")


def change_of(version: Version) -> str:
    """``Since A/RES/77/208: Two paragraphs added, one reworded.`` Empty where nothing is counted, or no longer right.
    No query for a version whose ``tally`` is prefetched."""
    found: ChangeTally | None = getattr(version, "tally", None)
    if found is None:
        return ""
    told = {"earlier": name_of_before(found.before), "changes": sentence_of_tally(found.counts, translation)}
    return gettext("Since %(earlier)s: %(changes)s") % told
