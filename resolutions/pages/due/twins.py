"""Requests of one session that are nearly the same in several resolutions, side by side; boilerplate told apart.

Two clauses are near twins if nine in ten of their letters are the same once session numbers and figures are left out.
What five resolutions or more have is boilerplate: the closing paragraphs of the financing of missions, the requests of
the Special Committee on decolonization.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from resolutions.models import Commitment, Version
from resolutions.models.choices import SessionKind
from resolutions.models.commitments import ITEMS_PROMISED
from resolutions.text.ordinals import without_session_numbers

NEAR = 90
"""Of 100 letters."""
BOILERPLATE = 5
"""Resolutions of one session that have a request."""
SHORTEST = 80
"""Letters: shorter requests are alike by their form alone."""
MOST = 1_500
"""Requests compared; a session has some nine hundred."""
_FIGURES = re.compile(r"[\d“”\"(),.;:]+")


@dataclass(frozen=True, slots=True)
class Twins:
    """The same request in several resolutions, in the order of their symbols."""

    requests: tuple[Commitment, ...]

    @property
    def texts(self) -> list[Version]:
        return list(dict.fromkeys(one.version for one in self.requests))

    @property
    def is_boilerplate(self) -> bool:
        return len(self.texts) >= BOILERPLATE


class TwinRequests:
    """Of the texts adopted in a regular session. Items of the agenda are promised in one form by every text, and are no
    requests. One query."""

    def __init__(self, session: int) -> None:
        self.session = session

    @cached_property
    def groups(self) -> list[Twins]:
        """Groups of at least two resolutions, the largest first."""
        rows = Commitment.objects.of_adopted().filter(
            version__resolution__session__ordinal=self.session,
            version__resolution__session__kind=SessionKind.REGULAR,
        )
        rows = rows.exclude(kind__in=ITEMS_PROMISED)
        found = [one for one in rows.with_listing().in_order()[:MOST] if len(one.words) >= SHORTEST]
        groups = (Twins(tuple(found[at] for at in group)) for group in near_groups([one.words for one in found]))
        several = [group for group in groups if len(group.texts) > 1]
        return sorted(several, key=lambda group: (-len(group.texts), str(group.texts[0])))

    @property
    def twins(self) -> list[Twins]:
        return [group for group in self.groups if not group.is_boilerplate]

    @property
    def boilerplate(self) -> list[Twins]:
        return [group for group in self.groups if group.is_boilerplate]


def near_groups(texts: Sequence[str]) -> list[list[int]]:
    """Places of texts that are near each other, each place in one group: that of the first text it is near to."""
    plain = [" ".join(_FIGURES.sub(" ", without_session_numbers(text)).lower().split()) for text in texts]
    if not plain:
        return []
    likeness = process.cdist(plain, plain, scorer=fuzz.ratio, score_cutoff=NEAR, dtype=None)
    taken: set[int] = set()
    groups = []
    for at in range(len(plain)):
        if at not in taken:
            group = [other for other in range(at, len(plain)) if other not in taken and likeness[at][other] >= NEAR]
            taken.update(group)
            groups.append(group)
    return groups
