"""All versions of one subject at once: a line for every paragraph there ever was, and what each version did to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from .lineage import Ancestry, Step


@dataclass(frozen=True, slots=True)
class Thread:
    """One paragraph through the versions. ``cells`` has a step for each version, or None where it is absent."""

    latest: Ancestry
    cells: tuple[Step | None, ...]


def matrix(generations: Sequence[Sequence[Ancestry]]) -> list[Thread]:
    """Threads in the reading order of the last version; one that ended stands where it last stood.

    ``generations`` come from ``lineage``. Both parts of a split paragraph show the history of the whole.
    """
    order: list[Ancestry] = list(generations[-1]) if generations else []
    known = {(step.version, step.id): each for each in reversed(order) for step in each.steps}
    for version in range(len(generations) - 2, -1, -1):
        after = 0
        for ancestry in generations[version]:
            later = known.get((version, ancestry.paragraph.id))
            if later is None:
                order.insert(after, ancestry)
                known |= {(step.version, step.id): ancestry for step in ancestry.steps}
            after = _place(order, later or ancestry, after) + 1
    return [Thread(each, _cells(each, len(generations))) for each in order]


def _place(order: Sequence[Ancestry], wanted: Ancestry, near: int) -> int:
    """Looked for from ``near`` on, and then before it: most paragraphs follow each other in all versions."""
    return next(at for at in chain(range(near, len(order)), range(near)) if order[at] is wanted)


def _cells(ancestry: Ancestry, versions: int) -> tuple[Step | None, ...]:
    steps = {step.version: step for step in ancestry.steps}
    return tuple(steps.get(version) for version in range(versions))
