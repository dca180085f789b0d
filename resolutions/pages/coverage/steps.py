"""Drafts of a proposal that its texts name, or that must have been, and that are not held."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from resolutions.models import Version
from resolutions.models.choices import ABOUT_ANOTHER
from resolutions.text.symbols import Symbol

_REVISION = re.compile(r"Rev\.(\d+)")


def steps_not_held(versions: Iterable[Version]) -> dict[int, list[str]]:
    """By proposal, the symbols in the order of the steps. ``versions`` are all held of the proposals asked about. One
    query."""
    named: dict[int, dict[str, Symbol]] = defaultdict(dict)
    for version in versions:
        if version.kind not in ABOUT_ANOTHER:
            for symbol in (*version.related, version.symbol or ""):
                named[version.resolution_id].update({step.key: step for step in _steps_to(symbol)})
    keys = {key for steps in named.values() for key in steps}
    held = set(Version.objects.filter(symbol_key__in=keys).values_list("symbol_key", flat=True)) if keys else set()
    missing = {proposal: [step for key, step in steps.items() if key not in held] for proposal, steps in named.items()}
    return {
        proposal: [str(step) for step in sorted(steps, key=lambda step: step.sort_key)]
        for proposal, steps in missing.items()
        if steps
    }


def _steps_to(symbol: str) -> list[Symbol]:
    """A draft and what it revises: ``L.25/Rev.2`` comes after ``L.25`` and ``L.25/Rev.1``. An addendum is no step."""
    try:
        read = Symbol.parse(symbol)
    except ValueError:
        return []
    if not read.is_draft:
        return []
    revision = next((int(found[1]) for each in read.suffixes if (found := _REVISION.fullmatch(each))), 0)
    base = str(read.base)
    return [Symbol.parse(base), *(Symbol.parse(f"{base}/Rev.{number}") for number in range(1, revision + 1))]
