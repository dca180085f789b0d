"""Every pattern that runs on documents takes time as the text grows, and not as its square, in each of the ways in
which it is applied: lines made to mislead it show."""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

import pytest

from resolutions import text
from resolutions.text.citations_by_shape import _token
from resolutions.text.languages.citing import CITING

PIECES = (
    *("A-", " ", "a ", "1 ", "1", "(", "A/", "Ab-c ", "*", "_ ", "amendment to ", "a) ", "“", "<"),
    *("a", "a-", "é ", ", ", "A", ".", "<a ", "[", "|", "-", "و", "|-"),
)
"""What a misleading line repeats, behind a capital letter and before a character that no pattern asks for."""
SHORT, LONG = 300, 2400
MOST_GROWTH = 20
"""Times, where the text is eight times as long: a square takes 64 times as long."""
UNMEASURABLE = 0.012
"""Seconds: what is done sooner on the long line is fast, whatever its growth; a square takes longer there."""
STEEP = 0.01
"""Seconds on the short line: what takes longer is not tried on the long one."""
WAYS = {
    "match": ("match",),
    "fullmatch": ("fullmatch",),
    "search": ("search", "sub", "subn", "finditer", "findall", "split"),
}
"""Ways to apply a pattern, by the one that tries the same places."""
UNDER_ANOTHER_NAME = {"elements": "match", "_LEADING_NUMBER": "match", "_LEADING_NUMBER_ABROAD": "match"}
"""Patterns that the code hands over before it applies them, and how it does."""


def patterns() -> dict[str, re.Pattern[str]]:
    found: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(text.__path__, f"{text.__name__}."):
        loaded = importlib.import_module(module.name)
        for name, value in vars(loaded).items():
            for place, pattern in _within(name, value):
                found.setdefault(f"{module.name.removeprefix('resolutions.text.')}.{place}", pattern)
    unique = {pattern: name for name, pattern in reversed(found.items())}
    return {name: pattern for pattern, name in unique.items() if isinstance(pattern.pattern, str)}


def _within(name: str, value: object, depth: int = 0) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern):
        yield name, value
    elif isinstance(value, dict) and depth < 3:
        for key, each in value.items():
            yield from _within(f"{name}[{key}]", each, depth + 1)
    elif isinstance(value, (list, tuple)) and depth < 3:
        for index, each in enumerate(value):
            yield from _within(f"{name}[{index}]", each, depth + 1)
    elif is_dataclass(value) and not isinstance(value, type) and depth < 3:
        for field in fields(value):
            yield from _within(f"{name}.{field.name}", getattr(value, field.name), depth + 1)


PATTERNS = patterns() | {f"citations_by_shape.token[{code}]": _token(code) for code in CITING}


@cache
def _applied() -> set[tuple[str, str]]:
    """Names and the methods called of them, in all of the code."""
    folder = Path(text.__path__[0]).parent
    sources = (path.read_text() for path in folder.rglob("*.py"))
    return {pair for source in sources for pair in re.findall(r"\b(\w+)(?:\[\w+\])?\.(\w+)\(", source)}


def ways(name: str) -> list[str]:
    """How the code applies a pattern, by its name; every way, if the name is never applied itself."""
    called = name.rpartition(".")[2].partition("[")[0]
    if called in UNDER_ANOTHER_NAME or "elements" in name:
        return [UNDER_ANOTHER_NAME.get(called, "match")]
    applied = {method for named, method in _applied() if named == called}
    return [way for way, methods in WAYS.items() if applied & set(methods)] or list(WAYS)


def is_steep(pattern: re.Pattern[str], way: str, piece: str) -> bool:
    """Found twice: once, another process may have been in the way."""
    return all(growth(pattern, way, piece) > MOST_GROWTH for _ in range(2))


def seconds(pattern: re.Pattern[str], way: str, piece: str, length: int) -> float:
    """The best of three, or the first that is too fast to tell."""
    line, best = "A" + piece * (length // len(piece)) + "\x00", float("inf")
    for _ in range(3):
        start = time.process_time()
        getattr(pattern, way)(line)
        best = min(best, time.process_time() - start)
        if best < UNMEASURABLE:
            break
    return best


def growth(pattern: re.Pattern[str], way: str, piece: str) -> float:
    """How many times longer a long line takes than a short one; 0 where it takes no time to speak of."""
    short = seconds(pattern, way, piece, SHORT)
    if short > STEEP:
        return float("inf")
    long = seconds(pattern, way, piece, LONG)
    return long / max(short, 1e-4) if long > UNMEASURABLE else 0


def test_the_patterns_are_found():
    assert len(PATTERNS) > 400


@pytest.mark.parametrize("name", PATTERNS)
def test_time_grows_as_the_text_does(name):
    pattern = PATTERNS[name]
    steep = [(way, piece) for way in ways(name) for piece in PIECES if is_steep(pattern, way, piece)]
    assert not steep, pattern.pattern[:200]


@pytest.mark.parametrize("square", [r"(?:\w+-?)+ x", r"[,\s]+(?:of|to)\b", r"\d+$"])
def test_a_square_is_found_out(square):
    assert any(is_steep(re.compile(square), "search", piece) for piece in PIECES)
