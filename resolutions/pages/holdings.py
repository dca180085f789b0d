"""How much the archive holds, in a sentence in which every text is counted once."""

from collections.abc import Sequence

from django.db.models import Count, Q

from ..models import Session, Version

_STANDINGS = {"guessed": "inferred", "unknown": "not known"}


def holdings(sessions: Sequence[Session]) -> str:
    """``3 issued texts of 2 sessions and one whose session is inferred``; "" for an empty archive. One query.

    ``sessions`` are all there are, with counts."""
    placed = sum(session.version_count for session in sessions)
    rest = Version.objects.filter(resolution__session=None).aggregate(
        guessed=Count("pk", filter=Q(inferred__has_key="session")),
        unknown=Count("pk", filter=~Q(inferred__has_key="session")),
    )
    parts = [f"{_texts(placed)} of {len(sessions):,} session{'s' * (len(sessions) != 1)}"] if placed else []
    for standing, count in rest.items():
        if count:
            named = ("one" if count == 1 else f"{count:,}") if parts else _texts(count)
            parts.append(f"{named} whose session is {_STANDINGS[standing]}")
    return " and ".join(parts)


def _texts(count: int) -> str:
    return f"{count:,} issued text{'s' * (count != 1)}"
