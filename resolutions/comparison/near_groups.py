"""Texts that are nearly the same, among thousands: in a second for the paragraphs of a session.

Two texts are near if nine in ten of their letters are the same once figures are left out. Compared are only those that
share a sample of their wording: of all runs of three words, the smallest in each of eight orders (MinHash; Broder,
"On the resemblance and containment of documents", 1997). Texts with nine in ten letters in common share at least one of
the eight all but surely.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from zlib import crc32

import numpy as np
from rapidfuzz import fuzz, process

NEAR = 90
"""Likeness, of 100 (``rapidfuzz.fuzz.ratio``), from which on two texts are near."""
RUN = 3
ORDERS = 8
LARGEST = 50
"""Different texts that share a run, from which on it says nothing: "Taking note with appreciation of"."""
_LETTER = re.compile(r"[^\W\d_]+")
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)


def near_groups(texts: Sequence[str]) -> list[list[int]]:
    """Places of texts that are near each other, in groups; each place in one: that of the first text it is near to."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, text in enumerate(texts):
        places[" ".join(_LETTER.findall(text.lower()))].append(at)
    plain = list(places)
    near = _near(plain, _candidates(plain))
    taken: set[int] = set()
    groups = []
    for at, text in enumerate(plain):
        if at not in taken:
            others = [other for other in near[at] if other not in taken]
            taken.update((at, *others))
            groups.append(sorted(place for one in (text, *(plain[other] for other in others)) for place in places[one]))
    return groups


def _candidates(texts: Sequence[str]) -> list[tuple[int, int]]:
    sharing: dict[tuple[int, int], list[int]] = defaultdict(list)
    for order, smallest in enumerate(_samples(texts)):
        for at, value in enumerate(smallest.tolist()):
            sharing[order, value].append(at)
    pairs = {pair for group in sharing.values() if len(group) <= LARGEST for pair in combinations(group, 2)}
    if not pairs:
        return []
    both, lengths = np.array(list(pairs)), np.array([len(text) for text in texts])
    candidates: list[tuple[int, int]] = both[_may_be_near(lengths[both])].tolist()
    return candidates


def _samples(texts: Sequence[str]) -> Iterable[np.ndarray]:
    """The smallest run of each text, in each order. A run may go on into the next text: one of many."""
    words = [(text or "-").split() for text in texts]
    known = {word: crc32(word.encode()) for word in {word for each in words for word in each}}
    hashes = np.array([known[word] for each in words for word in each] + [0] * RUN, dtype=np.uint64)
    starts = np.cumsum([0, *(len(each) for each in words[:-1])]) if words else np.array([], dtype=int)
    runs = np.zeros(len(hashes) - RUN, dtype=np.uint64)
    for offset in range(RUN):
        runs = _mixed(runs ^ hashes[offset : offset + len(runs)])
    for _order in range(ORDERS if words else 0):
        runs = _mixed(runs)
        yield np.minimum.reduceat(runs, starts)


def _mixed(values: np.ndarray) -> np.ndarray:
    mixed: np.ndarray = values * _FACTOR
    mixed ^= mixed >> _SHIFT
    return mixed


def _may_be_near(lengths: np.ndarray) -> np.ndarray:
    """Which pairs, by the lengths of their two texts: of 100 letters of both, 90 stand in both."""
    enough: np.ndarray = 200 * lengths.min(axis=1) >= NEAR * lengths.sum(axis=1)
    return enough


def _near(texts: Sequence[str], pairs: Sequence[tuple[int, int]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    if pairs:
        one, other = ([texts[pair[side]] for pair in pairs] for side in (0, 1))
        likeness = process.cpdist(one, other, scorer=fuzz.ratio, score_cutoff=NEAR, dtype=np.uint8)
        for (a, b), like in sorted(zip(pairs, likeness.tolist(), strict=True)):
            if like:
                found[a].append(b)
                found[b].append(a)
    return found
