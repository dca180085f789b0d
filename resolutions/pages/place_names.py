"""How a page calls a paragraph: “PP 3”, “OP 12 (a)”, with the words of its language for PP and OP."""

from __future__ import annotations

import re

from django.utils import translation

from resolutions.comparison import names
from resolutions.text.anchors import Numbered, paragraph_label

_ANCHOR = re.compile(r"(?P<kind>pp|op)(?P<number>\d+)(?P<parts>(?:-[a-z0-9]{1,5})*)")


def place_name(anchor: str, paragraph: Numbered) -> str:
    """Empty for what has no number, as ``paragraph_label`` is."""
    return spelt(paragraph_label(anchor, paragraph))


def spelt(label: str) -> str:
    """A label that is at hand, “OP 9”, with the words of the page's language."""
    return names.spelt(label, translation)


def place_at(anchor: str) -> str:
    """“OP 3 (a)” for ``op3-a``; other places are called as they are linked to."""
    found = _ANCHOR.fullmatch(anchor)
    if not found:
        return anchor
    below = "".join(f" ({part})" for part in filter(None, found["parts"].split("-")))
    return spelt(f"{found['kind'].upper()} {found['number']}{below}")
