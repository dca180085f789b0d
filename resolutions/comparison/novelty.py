"""How much of a text is new: each paragraph's words counted by what became of them since the text before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from .result import ChangeKind, Row
from .words import count

SHARES = ("verbatim", "technical", "edited", "new")
"""Carried over word for word; with a reference or a date brought up to date; in a paragraph edited otherwise; new."""
_TECHNICAL = frozenset({ChangeKind.REFERENCE, ChangeKind.DATE, ChangeKind.EDITORIAL, ChangeKind.CONVERSION})


def novelty(rows: Iterable[Row]) -> dict[str, float]:
    """Of two texts compared: shares of the second text's words, by the names in ``SHARES``, together 1; and
    ``dropped``, the words of the first text that are gone, against the words of the second."""
    counts: Counter[str] = Counter()
    for row in rows:
        kept, added, removed = (count(row.words, wanted) for wanted in "=+-")
        technical = row.kind in _TECHNICAL
        counts["verbatim" if row.kind is None else "technical" if technical else "edited"] += kept
        counts["technical" if technical and row.a else "new"] += added
        counts["dropped"] += 0 if technical else removed
    total = sum(counts[share] for share in SHARES) or 1
    return {share: counts[share] / total for share in (*SHARES, "dropped")}
