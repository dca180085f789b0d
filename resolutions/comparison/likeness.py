"""How alike two paragraphs are, and which pairs are worth looking at.

Half is order (the share of words in common sequence, rapidfuzz's Indel), half is rare words (cosine of counts
weighted by rarity within the two texts): together they tell an edited paragraph from another one in the same stock
phrases.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import Indel
from scipy.sparse import csr_matrix

from resolutions.text.document import Paragraph

from .words import Tokeniser

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
    scores = {}
    tokens = len(tokeniser.vocabulary)
    for (at_a, at_b), cosine in _candidates(list(codes_a.values()), list(codes_b.values()), tokens).items():
        i, j = in_a[at_a], in_b[at_b]
        in_order = Indel.normalized_similarity(codes_a[i], codes_b[j])
        scores[i, j] = (cosine + in_order) / 2 - _unlike_kind(a[i], b[j])
    return Likeness(codes_a, codes_b, scores)


def _unlike_kind(a: Paragraph, b: Paragraph) -> float:
    """A heading is not turned into a paragraph by sharing its words; a preambular paragraph may become an operative
    one."""
    if a.kind == b.kind:
        return 0.0
    return 0.5 if {"heading", "formula"} & {a.kind, b.kind} else 0.08


def _candidates(a: Sequence[str], b: Sequence[str], words: int) -> dict[tuple[int, int], float]:
    """The pairs of which one side is among the nearest of the other, with their cosine."""
    if not any(a) or not any(b):
        return {}
    width = words + 0x1000  # codes run on from 1 and jump over the surrogates
    weighted_a, weighted_b = _weighted(_counts(a, width), _counts(b, width))
    found = dict(_nearest(weighted_a, weighted_b))
    found.update(((i, j), cosine) for (j, i), cosine in _nearest(weighted_b, weighted_a))
    return found


def _counts(codes: Sequence[str], width: int) -> csr_matrix:
    """How often each word stands in each paragraph: paragraphs down, words across."""
    columns = np.frombuffer("".join(codes).encode("utf-32-le"), dtype=np.uint32).astype(np.int32)
    starts = np.concatenate(([0], np.cumsum([len(code) for code in codes])))
    counts = csr_matrix((np.ones(len(columns), dtype=np.float32), columns, starts), shape=(len(codes), width))
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
    matrix = csr_matrix((weights / lengths[rows], counts.indices, counts.indptr), shape=counts.shape, dtype=np.float32)
    matrix.eliminate_zeros()
    return matrix


def _nearest(a: csr_matrix, b: csr_matrix) -> Iterator[tuple[tuple[int, int], float]]:
    """For each row of ``a`` the rows of ``b`` nearest to it, worked out some rows at a time to bound the memory."""
    other = b.T.tocsr()
    for start in range(0, a.shape[0], _CHUNK):
        cosines = (a[start : start + _CHUNK] @ other).toarray()
        few = min(_NEAREST, b.shape[0])
        near = np.argpartition(cosines, -few, axis=1)[:, -few:]
        values = np.take_along_axis(cosines, near, axis=1)
        for row, at in zip(*np.nonzero(values >= _LEAST_COSINE), strict=True):
            yield (start + int(row), int(near[row, at])), float(values[row, at])
