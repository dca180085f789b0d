"""Times summed up."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median, quantiles


def p50(times: Sequence[float]) -> float:
    """0 of none."""
    return median(times) if times else 0.0


def p95(times: Sequence[float]) -> float:
    """The 95th percentile; 0 of none."""
    return quantiles(times, n=20)[-1] if len(times) > 1 else p50(times)
