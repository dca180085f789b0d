"""A paragraph beside a pair may hold what its partner has lost: the text was split (seen the other way, merged)."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz.distance import LCSseq

_FOUND_AT_LEAST = 0.6
_WORDS_AT_LEAST = 3


def missing_parts(
    partner: Mapping[int, int], whole: Mapping[int, str], parts: Mapping[int, str]
) -> dict[int, list[int]]:
    """For each ``whole`` the positions of further parts of it, beside the part it is paired with.

    A free paragraph is such a part when most of its words stand, in order, in what the whole has beyond the parts it
    has already. The parts of one whole follow each other without a gap.
    """
    owner = {part: at for at, part in partner.items()}
    held = {at: [part] for at, part in partner.items()}
    free = [part for part in parts if part not in owner and len(parts[part]) >= _WORDS_AT_LEAST]
    for part in free * 2:  # twice: a part may stand beside one that is found later
        if part in owner:
            continue
        beside = {owner[part + step] for step in (-1, 1) if part + step in owner}
        found = {at: _found(part, held[at], whole[at], parts) for at in sorted(beside)}
        best = max(found, key=lambda at: found[at], default=None)
        if best is not None and found[best] >= _FOUND_AT_LEAST:
            owner[part] = best
            held[best] = sorted([*held[best], part])
    return {at: [part for part in group if part != partner[at]] for at, group in held.items() if len(group) > 1}


def _found(part: int, group: list[int], whole: str, parts: Mapping[int, str]) -> float:
    """The share of the part's words that the whole gains by it."""
    without = LCSseq.similarity(whole, "".join([parts[at] for at in group]))
    together = LCSseq.similarity(whole, "".join([parts[at] for at in sorted([*group, part])]))
    return (together - without) / len(parts[part])
