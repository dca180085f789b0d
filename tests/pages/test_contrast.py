"""Colours that stand on each other, by the contrast WCAG 2.2 asks for, in light and dark."""

import re

import pytest
from django.conf import settings

TOKENS = (settings.BASE_DIR / "static" / "css" / "tokens.css").read_text()
TEXT, SHAPE = 4.5, 3.0
PAIRS = [
    ("ink", "paper", 7.0),
    ("ink", "raised", 7.0),
    ("ink", "target-paper", 7.0),
    ("muted", "paper", TEXT),
    ("muted", "raised", TEXT),
    ("muted", "target-paper", TEXT),
    ("link", "paper", TEXT),
    ("link", "raised", TEXT),
    ("link", "target-paper", TEXT),
    ("visited", "paper", TEXT),
    ("accent", "paper", TEXT),
    ("mark-ink", "mark-paper", TEXT),
    ("ins-ink", "ins-paper", TEXT),
    ("del-ink", "del-paper", TEXT),
    ("warn-ink", "warn-paper", TEXT),
    ("edge", "paper", SHAPE),
    ("warn-edge", "warn-paper", SHAPE),
]


def colours(scheme: str) -> dict[str, str]:
    light, dark = TOKENS.split("@media (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    if scheme == "dark":
        found |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark.split("@media")[0]))
    return found


def luminance(colour: str) -> float:
    """WCAG 2.2, "relative luminance"."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_what_stands_on_what_can_be_read(scheme, front, back, least):
    known = colours(scheme)
    lighter, darker = sorted((luminance(known[front]), luminance(known[back])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= least
