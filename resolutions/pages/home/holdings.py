"""How much the archive holds, in a sentence in which every text is counted once."""

from collections.abc import Sequence
from typing import Protocol, cast

from django.db.models import Count, Q
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext

from resolutions.models import Session, Version


class _Counted(Protocol):
    version_count: int


def holdings(sessions: Sequence[Session]) -> str:
    """``3 issued texts of 2 sessions and 1 text whose session is inferred``; "" for an empty archive. One query.

    ``sessions`` are all there are, with counts."""
    placed = sum(cast(_Counted, session).version_count for session in sessions)
    rest = Version.objects.filter(resolution__session=None).aggregate(
        guessed=Count("pk", filter=Q(inferred__has_key="session")),
        unknown=Count("pk", filter=~Q(inferred__has_key="session")),
    )
    guessed, unknown = rest["guessed"], rest["unknown"]
    inferred = ngettext(
        "%(count)s text whose session is inferred", "%(count)s texts whose session is inferred", guessed
    )
    not_known = ngettext(
        "%(count)s text whose session is not known", "%(count)s texts whose session is not known", unknown
    )
    parts = [
        (placed, _in_sessions(placed, len(sessions))),
        (guessed, inferred % {"count": number_format(guessed, force_grouping=True)}),
        (unknown, not_known % {"count": number_format(unknown, force_grouping=True)}),
    ]
    return gettext(" and ").join(words for count, words in parts if count)


def _in_sessions(texts: int, sessions: int) -> str:
    said = {
        "texts": ngettext("%(count)s issued text", "%(count)s issued texts", texts)
        % {"count": number_format(texts, force_grouping=True)},
        "sessions": ngettext("%(count)s session", "%(count)s sessions", sessions)
        % {"count": number_format(sessions, force_grouping=True)},
    }
    return gettext("%(texts)s of %(sessions)s") % said
