"""Sheets that have two pages side by side: each is a page of its own, in the order of their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .characters import Run
from .places import Box
from .rules import Rule, Rules

_WIDE = 1.2
"""Times its height, that a sheet of two pages is wide at least."""
_STRIP = 0.01
"""Of its width, that stays empty on both sides of its middle."""
_FEWEST = 5
"""Runs of each page."""
_NUMBER = re.compile(r"[-–—\s]{0,3}(?P<number>\d{1,4})(?:\s?/\s?\d{1,4})?[-–—\s]{0,3}")
_AT_AN_EDGE = 0.12
"""Of the height of a page, within which its number stands."""

Page = tuple[Sequence[Run], Rules, float]
"""With its width."""


def pages_of_a_sheet(runs: Sequence[Run], rules: Rules, frame: Box) -> Iterator[Page]:
    """The pages of a sheet from left to right; the sheet itself where it is one page."""
    middle = frame.width / 2
    left, right = ([run for run in runs if (run.left > middle) == side] for side in (False, True))
    if not (frame.width > _WIDE * frame.height and _are_two(left, right, frame)):
        yield runs, rules, frame.width
        return
    yield left, _beside(rules, 0.0, middle), middle
    moved = [run._replace(left=run.left - middle, right=run.right - middle) for run in right]
    yield moved, _beside(rules, middle, frame.width), middle


def _are_two(left: Sequence[Run], right: Sequence[Run], frame: Box) -> bool:
    """Does nothing stand in the middle, and have both halves a page number, one the next of the other?"""
    begin, end = (0.5 - _STRIP) * frame.width, (0.5 + _STRIP) * frame.width
    apart = all(run.right < begin for run in left) and all(run.left > end for run in right)
    if not apart or min(len(left), len(right)) < _FEWEST:
        return False
    first, second = (_numbers(half, frame.height) for half in (left, right))
    return any(number + 1 in second for number in first)


def _numbers(runs: Sequence[Run], height: float) -> set[int]:
    edge = _AT_AN_EDGE * height
    found = (_NUMBER.fullmatch(run.text) for run in runs if not edge < run.base < height - edge)
    return {int(each["number"]) for each in found if each}


def _beside(rules: Rules, start: float, end: float) -> Rules:
    """Those of one page, from its own left side."""
    across = [
        Rule(max(rule.start, start) - start, min(rule.end, end) - start, rule.at)
        for rule in rules.across
        if rule.start < end and rule.end > start
    ]
    return Rules(across, [rule._replace(at=rule.at - start) for rule in rules.down if start <= rule.at < end])
