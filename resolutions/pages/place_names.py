"""How a page calls a paragraph: “PP 3”, “OP 12 (a)”, with the words of its language for PP and OP."""

from __future__ import annotations

from django.utils import translation

from resolutions.comparison import names
from resolutions.text.anchors import Numbered, paragraph_label


def place_name(anchor: str, paragraph: Numbered) -> str:
    """Empty for what has no number, as ``paragraph_label`` is."""
    return spelt(paragraph_label(anchor, paragraph))


def spelt(label: str) -> str:
    """A label that is at hand, “OP 9”, with the words of the page's language."""
    return names.spelt(label, translation)
