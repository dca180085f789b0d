"""The sessions on the first page: those of which much is held as lines, the others as numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from resolutions.models import Session

LINES = 8
MUCH = 10
"""Percent of the texts held of the session of which most are."""


class Line(NamedTuple):
    """``percent`` of the texts held of the session of which most are."""

    session: Session
    percent: int


def as_lines(sessions: Sequence[Session]) -> tuple[list[Line], list[Session]]:
    """``sessions`` have their counts and stay in their order."""
    counts = {session.pk: session.version_count for session in sessions}  # type: ignore[attr-defined]  # of held()
    most = max(counts.values(), default=1)
    lines = [Line(session, round(100 * counts[session.pk] / most)) for session in sessions]
    lines = [line for line in lines if line.percent >= MUCH][:LINES]
    told = {line.session.pk for line in lines}
    return lines, [session for session in sessions if session.pk not in told]
