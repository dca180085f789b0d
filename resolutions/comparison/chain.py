"""The heaviest set of pairs that do not cross."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import groupby

Pair = tuple[int, int]


def heaviest_chain(weighted: Iterable[tuple[int, int, float]]) -> list[Pair]:
    """Of pairs ``(i, j, weight)``, weights above 0, those in strictly rising ``i`` and ``j`` that weigh most together.

    O(n log n): a frontier of the best chain ending at or before each ``j``, as in patience sorting.
    """
    ends: list[int] = []
    best: list[float] = []
    last: list[_Link] = []
    for _, same_i in groupby(sorted(weighted, key=lambda pair: (pair[0], -pair[1])), key=lambda pair: pair[0]):
        for i, j, weight in same_i:  # highest j first, so that two pairs of one i never follow each other
            at = bisect_left(ends, j)
            total = weight + (best[at - 1] if at else 0.0)
            stop = at
            while stop < len(ends) and best[stop] <= total:
                stop += 1
            if stop == at and at < len(ends) and ends[at] == j:
                continue
            ends[at:stop], best[at:stop] = [j], [total]
            last[at:stop] = [(i, j, last[at - 1] if at else None)]
    return _unwound(last[-1] if last else None)


_Link = tuple[int, int, "_Link | None"]


def _unwound(link: _Link | None) -> list[Pair]:
    pairs: list[Pair] = []
    while link is not None:
        i, j, link = link
        pairs.append((i, j))
    return pairs[::-1]
