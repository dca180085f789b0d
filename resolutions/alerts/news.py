"""What is new of a text, in a line for feeds and letters."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext

from resolutions.comparison.sentence import sentence_of_tally
from resolutions.models import ChangeTally, Version
from resolutions.models.choices import Kind, Outcome, Stage
from resolutions.text.ordinals import date_words


def heading_of(version: Version) -> str:
    """Symbol and title, on one line; XML and letters have no control characters, and a misread title may."""
    title = " ".join((version.title or "Untitled text").split())
    return f"{version.symbol or 'Symbol not known'}: {''.join(filter(str.isprintable, title))}"


def news_of(version: Version) -> str:
    """``Draft resolution, issued on 20 October 2011.`` What is not known is left out. No query for a version
    ``with_listing``."""
    kind = "Document" if version.kind == Kind.UNKNOWN else str(version.get_kind_display()).capitalize()
    parts = [kind]
    if version.adopted_on:
        parts.append(f"adopted on {date_words(version.adopted_on)}")
    elif version.issued_on:
        parts.append(f"issued on {date_words(version.issued_on)}")
    outcome = version.resolution.outcome
    if outcome and outcome != Outcome.ADOPTED:
        parts.append(str(Outcome(outcome).label) if version.stage != Stage.AMENDMENT else "")
    return f"{', '.join(filter(None, parts))}."


def change_of(version: Version) -> str:
    """``Since A/RES/77/208: Two paragraphs added, one reworded.`` Empty where nothing is counted, or no longer right.
    No query for a version whose ``tally`` is prefetched."""
    found: ChangeTally | None = getattr(version, "tally", None)
    if found is None:
        return ""
    told = {"earlier": found.before, "changes": sentence_of_tally(found.counts, translation)}
    return gettext("Since %(earlier)s: %(changes)s") % told
