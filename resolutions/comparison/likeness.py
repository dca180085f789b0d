"""How alike two paragraphs are, and which pairs are worth looking at.

Half is order (the share of words in common sequence, rapidfuzz's Indel), half is rare words (cosine of counts
weighted by rarity within the two texts): together they tell an edited paragraph from another one in the same stock
phrases.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scipy
from rapidfuzz.distance import Indel
from rapidfuzz.process import cpdist

from resolutions.text.document import Paragraph
from resolutions.text.kinds import BETWEEN_PARAGRAPHS

from .words import Tokeniser

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_NEAREST = 8
_LEAST_COSINE = 0.15
# Most multiplications spent on looking for candidates; the commonest words are left out until it is kept.
_MOST_WORK = 60_000_000
_CHUNK = 512


@dataclass(frozen=True, slots=True)
class Likeness:
    """``a`` and ``b`` hold the tokens of the paragraphs looked at, by position: one character a token. ``scores``, 0
    to 1, are those of the pairs worth looking at."""

    a: dict[int, str]
    b: dict[int, str]
    scores: dict[tuple[int, int], float]


def likeness(
    a: Sequence[Paragraph], b: Sequence[Paragraph], in_a: Sequence[int], in_b: Sequence[int], tokeniser: Tokeniser
) -> Likeness:
    """Of the paragraphs of ``a`` at the positions ``in_a`` with those of ``b`` at ``in_b``."""
    codes_a = {i: tokeniser[a[i].text].code for i in in_a}
    codes_b = {j: tokeniser[b[j].text].code for j in in_b}
    nearest = _candidates(list(codes_a.values()), list(codes_b.values()), len(tokeniser.vocabulary))
    cosines = {(in_a[at_a], in_b[at_b]): cosine for (at_a, at_b), cosine in nearest.items()}
    in_order = _in_order([codes_a[i] for i, _ in cosines], [codes_b[j] for _, j in cosines])
    scores = {
        (i, j): (cosine + similarity) / 2 - _unlike_kind(a[i], b[j])
        for ((i, j), cosine), similarity in zip(cosines.items(), in_order, strict=True)
    }
    return Likeness(codes_a, codes_b, scores)


def _in_order(a: Sequence[str], b: Sequence[str]) -> list[float]:
    """Of each text with the one beside it, the share of words in common sequence."""
    similarities: list[float] = cpdist(a, b, scorer=Indel.normalized_similarity, dtype=np.float64).tolist()
    return similarities


def _unlike_kind(a: Paragraph, b: Paragraph) -> float:
    """A heading is not turned into a paragraph by sharing its words; a preambular paragraph may become an operative
    one."""
    if a.kind == b.kind:
        return 0.0
    return 0.5 if BETWEEN_PARAGRAPHS & {a.kind, b.kind} else 0.08


def _candidates(a: Sequence[str], b: Sequence[str], words: int) -> dict[tuple[int, int], float]:
    """The pairs of which one side is among the nearest of the other, with their cosine."""
    if not any(a) or not any(b):
        return {}
    width = words + 0x1000  # codes run on from 1 and jump over the surrogates
    weighted_a, weighted_b = _weighted(_counts(a, width), _counts(b, width))
    across = weighted_b.T.tocsr()
    found = [_best(*_near(weighted_a, across, start)) for start in range(0, len(a), _CHUNK)]
    rows, columns, cosines = found[0] if len(found) == 1 else _best(*map(np.concatenate, zip(*found, strict=True)))
    return dict(zip(zip(rows.tolist(), columns.tolist(), strict=True), cosines.tolist(), strict=True))


def _counts(codes: Sequence[str], width: int) -> csr_matrix:
    """How often each word stands in each paragraph: paragraphs down, words across."""
    columns = np.frombuffer("".join(codes).encode("utf-32-le"), dtype=np.uint32).astype(np.int32)
    starts = np.concatenate(([0], np.cumsum([len(code) for code in codes])))
    counts = scipy.sparse.csr_matrix(
        (np.ones(len(columns), dtype=np.float32), columns, starts), shape=(len(codes), width)
    )
    counts.sum_duplicates()
    return counts


def _weighted(a: csr_matrix, b: csr_matrix) -> tuple[csr_matrix, csr_matrix]:
    """Rows of length 1, rare words counting for more, and the commonest for nothing where that would cost too much."""
    in_a, in_b = _paragraphs_with(a), _paragraphs_with(b)
    rarity = np.log(1 + (a.shape[0] + b.shape[0]) / np.maximum(in_a + in_b, 1)).astype(np.float32)
    work = in_a * in_b
    by_work = np.argsort(work, kind="stable")
    rarity[by_work[np.cumsum(work[by_work]) > _MOST_WORK]] = 0
    return _of_length_one(a, rarity), _of_length_one(b, rarity)


def _paragraphs_with(counts: csr_matrix) -> np.ndarray:
    return np.bincount(counts.indices, minlength=counts.shape[1]).astype(np.int64)


def _of_length_one(counts: csr_matrix, rarity: np.ndarray) -> csr_matrix:
    weights = counts.data * rarity[counts.indices]
    sizes = np.diff(counts.indptr)
    rows = np.repeat(np.arange(counts.shape[0]), sizes)
    lengths = np.sqrt(np.bincount(rows, weights=weights**2, minlength=counts.shape[0]))
    lengths[lengths == 0] = 1
    matrix = scipy.sparse.csr_matrix(
        (weights / lengths[rows], counts.indices, counts.indptr), shape=counts.shape, dtype=np.float32
    )
    matrix.eliminate_zeros()
    return matrix


Near = tuple[np.ndarray, np.ndarray, np.ndarray]
"""Rows, columns and their cosines."""


def _near(a: csr_matrix, across: csr_matrix, start: int) -> Near:
    """Of some rows of ``a``: the cosines are worked out some rows at a time to bound the memory."""
    cosines = (a[start : start + _CHUNK] @ across).tocoo()
    enough = cosines.data >= _LEAST_COSINE
    return cosines.row[enough] + start, cosines.col[enough], cosines.data[enough]


def _best(rows: np.ndarray, columns: np.ndarray, cosines: np.ndarray) -> Near:
    best = _among_the_nearest(rows, cosines) | _among_the_nearest(columns, cosines)
    return rows[best], columns[best], cosines[best]


def _among_the_nearest(places: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Which of the values are among the largest of their place."""
    order = np.argsort(2.0 * places - values)  # by place, the largest first: one key sorts faster than two
    sizes = np.bincount(places)
    rank = np.arange(len(places)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    best = np.zeros(len(places), dtype=bool)
    best[order] = rank < _NEAREST
    return best
