"""The bounds of what a page claims, in words: which sessions are not held, where what is held begins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from django.utils.translation import gettext, ngettext

from resolutions.models import Version
from resolutions.models.coverage import Coverage, NotHeld


def bounded(claim: str, *bounds: str) -> str:
    """``By vote, after six adoptions without one; texts before session 74 are not held``; an empty bound is none."""
    return gettext("; ").join([claim, *(bound[:1].lower() + bound[1:] for bound in bounds if bound)])


def not_held(sessions: NotHeld) -> str:
    """``Of sessions 70 to 73 and 78 nothing adopted is held; of session 75 few adopted texts are held``; "" where all
    are held."""
    return bounded(*filter(None, (_nothing_held(sessions.nothing), _few_held(sessions.few)))) if sessions else ""


def _nothing_held(sessions: Sequence[int]) -> str:
    if not sessions:
        return ""
    said = ngettext(
        "Of session %(sessions)s nothing adopted is held",
        "Of sessions %(sessions)s nothing adopted is held",
        len(sessions),
    )
    return said % {"sessions": numbers(sessions)}


def _few_held(sessions: Sequence[int]) -> str:
    if not sessions:
        return ""
    said = ngettext(
        "Of session %(sessions)s few adopted texts are held",
        "Of sessions %(sessions)s few adopted texts are held",
        len(sessions),
    )
    return said % {"sessions": numbers(sessions)}


def held_in_words(coverage: Coverage) -> str:
    """``75 to 77 and 79, and few of 73 and 80``; "" where nothing is held."""
    well, few = numbers(list(coverage.well_held)), numbers(list(coverage.few))
    if not few:
        return well
    of_few = gettext("few of %(sessions)s") % {"sessions": few}
    return gettext("%(some)s, and %(last)s") % {"some": well, "last": of_few} if well else of_few


def earlier_not_held(version: Version) -> str:
    """Where the texts of a subject begin that are held: this is the earliest of them."""
    session = version.resolution.session
    if session is None:
        return gettext("older texts are not held")
    return gettext("texts before session %(session)s are not held") % {"session": session.code}


def on_record(sessions: Sequence[int]) -> str:
    """``Votes of sessions 60 to 65 and 71 are on record, their texts are not held``; "" for no session."""
    if not sessions:
        return ""
    said = ngettext(
        "A vote of session %(sessions)s is on record, its text is not held",
        "Votes of sessions %(sessions)s are on record, their texts are not held",
        len(sessions),
    )
    return said % {"sessions": numbers(sessions)}


def gaps_before(versions: Iterable[Version], coverage: Coverage) -> dict[int, NotHeld]:
    """By the primary key of a text, in their order: the regular sessions between it and the text before of which
    nothing adopted is held, or little. Texts without a gap before them are left out."""
    placed = [(version, session) for version in versions if (session := regular_session(version))]
    found = {
        version.pk: coverage.missing_between(before, session) for (_, before), (version, session) in pairwise(placed)
    }
    return {pk: missing for pk, missing in found.items() if missing}


def regular_session(version: Version) -> int | None:
    """The number of its session, if that is a regular one; for versions ``with_listing``."""
    session = version.resolution.session
    return session.ordinal if session and session.code.isdigit() else None


def numbers(sessions: Sequence[int]) -> str:
    """``70 to 73 and 78``"""
    runs: list[list[int]] = []
    for number in sorted(sessions):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    written = [words for run in runs for words in _run(run)]
    if len(written) < 2:
        return "".join(written)
    return gettext("%(some)s and %(last)s") % {"some": ", ".join(written[:-1]), "last": written[-1]}


def _run(run: Sequence[int]) -> list[str]:
    if len(run) < 3:
        return [str(number) for number in run]
    return [gettext("%(first)s to %(last)s") % {"first": run[0], "last": run[-1]}]
