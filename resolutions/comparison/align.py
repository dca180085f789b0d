"""Which paragraph of one text became which of the other.

1. Paragraphs of equal text, as many in order as possible, are paired for good; the others of equal text have moved.
2. Between them, the heaviest chain of alike paragraphs that keeps the order.
3. A paragraph beside a pair that holds the missing part of its partner: split, or merged.
4. What is left, however far apart: the best assignment of clearly alike paragraphs. They have moved.
5. What is still left between the same two neighbours, and is somewhat alike: rewritten.

The result for two texts is the mirror of the result the other way round: one direction is worked out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import scipy

from resolutions.text.document import Paragraph
from resolutions.text.kinds import BETWEEN_PARAGRAPHS

from .chain import Pair, heaviest_chain
from .equal import equal_pairs
from .likeness import Likeness, likeness
from .parts import missing_parts
from .words import Tokeniser

_ALIKE = 0.4
_SOMEWHAT_ALIKE = 0.28
_CLEARLY_ALIKE = 0.6
_NEAR_BEST = 0.8
_WORDS_TO_MOVE = 5
# The assignment of moved paragraphs works on a full table: at most this many pairs, the most alike.
_MOST_MOVES = 2_000


@dataclass(frozen=True, slots=True)
class Link:
    """Positions that belong together. Several in ``b``: split; several in ``a``: merged. ``moved``: out of the
    order."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    moved: bool = False


def align(a: Sequence[Paragraph], b: Sequence[Paragraph], tokeniser: Tokeniser | None = None) -> list[Link]:
    """The links between two texts, by position in ``a``. Paragraphs in no link were deleted or inserted."""
    tokens = Tokeniser() if tokeniser is None else tokeniser
    if [paragraph.text for paragraph in a] > [paragraph.text for paragraph in b]:
        return sorted((Link(link.b, link.a, link.moved) for link in _align(b, a, tokens)), key=lambda link: link.a)
    return sorted(_align(a, b, tokens), key=lambda link: link.a)


def _align(a: Sequence[Paragraph], b: Sequence[Paragraph], tokens: Tokeniser) -> list[Link]:
    fixed, crossing = equal_pairs(a, b)
    done = dict(fixed) | dict(crossing)
    taken = set(done.values())
    free_a = [i for i in range(len(a)) if i not in done]
    free_b = [j for j in range(len(b)) if j not in taken]
    like = likeness(a, b, free_a, free_b, tokens)

    chain = _between(fixed, like, _ALIKE, _nearly_best(like))
    prose_a, prose_b = _prose(a, like.a), _prose(b, like.b)
    whole = [(i, j) for i, j in chain if i in prose_a and j in prose_b]
    more_b = missing_parts(dict(whole), prose_a, prose_b)
    more_a = missing_parts({j: i for i, j in whole if i not in more_b}, prose_b, prose_a)
    used_a = {i for i, _ in chain} | {i for parts in more_a.values() for i in parts}
    used_b = {j for _, j in chain} | {j for parts in more_b.values() for j in parts}

    moves = _moves(like, used_a, used_b)
    used_a |= {i for i, _ in moves}
    used_b |= {j for _, j in moves}
    left = [pair for pair in like.scores if pair[0] not in used_a and pair[1] not in used_b]
    rewritten = _between(sorted(fixed + chain), like, _SOMEWHAT_ALIKE, left)

    weights = dict.fromkeys(chain, 2.0) | dict.fromkeys(rewritten + crossing + moves, 1.0)
    # What did not change by a letter, in order, never counts as moved; nor does what was split or merged.
    parted = [(i, j) for i, j in chain if i in more_b or j in more_a]
    weights |= dict.fromkeys(fixed + parted, 3.0 * len(weights) + 1)
    in_order = set(heaviest_chain((i, j, weight) for (i, j), weight in weights.items()))
    return [
        Link(tuple(sorted((i, *more_a.get(j, ())))), tuple(sorted((j, *more_b.get(i, ())))), (i, j) not in in_order)
        for i, j in weights
    ]


def _prose(paragraphs: Sequence[Paragraph], codes: dict[int, str]) -> dict[int, str]:
    """What can be split or merged: a heading is no part of a paragraph."""
    return {at: code for at, code in codes.items() if paragraphs[at].kind not in BETWEEN_PARAGRAPHS}


def _between(fixed: Sequence[Pair], like: Likeness, at_least: float, pairs: Iterable[Pair]) -> list[Pair]:
    """The heaviest chain of alike pairs that does not cross the fixed ones."""
    of_a, of_b = [i for i, _ in fixed], sorted(j for _, j in fixed)
    fitting = [
        (i, j) for i, j in pairs if like.scores[i, j] >= at_least and bisect_left(of_a, i) == bisect_left(of_b, j)
    ]
    return heaviest_chain((i, j, like.scores[i, j] - at_least + 0.05) for i, j in fitting)


def _nearly_best(like: Likeness) -> list[Pair]:
    """The pairs that are nearly the most alike for both their sides."""
    best_a: dict[int, float] = defaultdict(float)
    best_b: dict[int, float] = defaultdict(float)
    for (i, j), score in like.scores.items():
        best_a[i] = max(best_a[i], score)
        best_b[j] = max(best_b[j], score)
    return [(i, j) for (i, j), score in like.scores.items() if score >= _NEAR_BEST * max(best_a[i], best_b[j])]


def _moves(like: Likeness, used_a: set[int], used_b: set[int]) -> list[Pair]:
    """The best assignment of paragraphs that are clearly alike, wherever they stand."""
    strongest = sorted(
        (
            (-score, i, j)
            for (i, j), score in like.scores.items()
            if score >= _CLEARLY_ALIKE
            and i not in used_a
            and j not in used_b
            and min(len(like.a[i]), len(like.b[j])) >= _WORDS_TO_MOVE
        )
    )[:_MOST_MOVES]
    if not strongest:
        return []
    rows = sorted({i for _, i, _ in strongest})
    columns = sorted({j for _, _, j in strongest})
    table = np.zeros((len(rows), len(columns)))
    for negative, i, j in strongest:
        table[bisect_left(rows, i), bisect_left(columns, j)] = negative
    chosen = zip(*scipy.optimize.linear_sum_assignment(table), strict=True)
    return [(rows[row], columns[column]) for row, column in chosen if table[row, column] < 0]
