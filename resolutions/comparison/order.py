"""Reading order of a comparison: the order of the second text, what was taken out standing where it stood."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from .align import Link


def reading_order(links: Iterable[Link], count_a: int, count_b: int) -> list[Link]:
    """The links and, as links with one side empty, everything deleted or inserted."""
    links = list(links)
    linked_a, linked_b = {i for link in links for i in link.a}, {j for link in links for j in link.b}
    in_order = sorted((link.a[0], link.b[-1]) for link in links if not link.moved)
    starts = [i for i, _ in in_order]

    def deleted_after(i: int) -> int:
        """The place in ``b`` of what stood before ``i`` and is still there."""
        before = bisect_left(starts, i)
        return in_order[before - 1][1] if before else -1

    keyed = [((link.b[0], 0, 0), link) for link in links]
    keyed += [((deleted_after(i), 1, i), Link((i,), ())) for i in range(count_a) if i not in linked_a]
    keyed += [((j, 0, 0), Link((), (j,))) for j in range(count_b) if j not in linked_b]
    return [link for _, link in sorted(keyed, key=lambda pair: pair[0])]
