"""The sessions a subject came back in, as a strip beside its line in a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Protocol, cast

from resolutions.models import Series
from resolutions.models.choices import Outcome, SessionKind

PIXELS_A_SESSION = 8


@dataclass(frozen=True, slots=True)
class Tick:
    """A session with a text; ``at`` counts sessions from the left of the strip. A vote stands taller."""

    at: int
    by_vote: bool


@dataclass(frozen=True, slots=True)
class Span:
    """``sessions`` says the strip in figures: ``75–77, 79, ES-11``. ``votes`` are the sessions of votes, likewise."""

    series: Series
    ticks: list[Tick]
    width: int
    session_count: int
    sessions: str
    votes: str

    @property
    def pixels(self) -> int:
        """How wide the strip is drawn, where there is room."""
        return self.width * PIXELS_A_SESSION


class _WithShape(Protocol):
    proposals: list[dict[str, Any]]


def spans(page: Iterable[Series]) -> list[Span]:
    """Of series ``with_shape``, all on one scale."""
    rows = list(page)
    held = {one.pk: sorted({each["ordinal"] for each in _proposals(one) if _is_regular(each)}) for one in rows}
    every = [ordinal for ordinals in held.values() for ordinal in ordinals]
    first, width = min(every, default=0), max(every, default=0) - min(every, default=0) + 1
    found = []
    for one in rows:
        proposals = _proposals(one)
        voted = {each["ordinal"] for each in proposals if _is_regular(each) and each["outcome"] == Outcome.BY_VOTE}
        special = sorted({each["code"] for each in proposals if not _is_regular(each)})
        ticks = [Tick(ordinal - first, ordinal in voted) for ordinal in held[one.pk]]
        count = len(held[one.pk]) + len(special)
        sessions = ", ".join(filter(None, (_ranges(held[one.pk]), *special)))
        found.append(Span(one, ticks, width, count, sessions, _ranges(sorted(voted))))
    return found


def _proposals(one: Series) -> list[dict[str, Any]]:
    return cast(_WithShape, one).proposals


def _is_regular(proposal: dict[str, Any]) -> bool:
    return proposal["kind"] == SessionKind.REGULAR


def _ranges(ordinals: Sequence[int]) -> str:
    """``75–77, 79``."""
    runs = (list(run) for _, run in groupby(enumerate(ordinals), key=lambda each: each[1] - each[0]))
    ends = ((run[0][1], run[-1][1]) for run in runs)
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in ends)
