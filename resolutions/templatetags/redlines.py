"""Redlines as HTML, from data: every piece of a document is escaped here."""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString

from resolutions.comparison.texts import PART_BREAK
from resolutions.comparison.words import Op, written_before
from resolutions.pages.comparing.labels import short_name
from resolutions.pages.subjects.history import called
from resolutions.text.document import Paragraph

register = template.Library()

register.filter("called", called)

_MARKED = {"=": "{}", "-": "<del>{}</del>", "+": "<ins>{}</ins>"}
_HIDDEN = {"before": "+", "after": "-", "both": ""}
_BREAK_SIGN = f" ¶{PART_BREAK}"


@register.simple_tag
def redline(words: Iterable[Op], side: str = "both") -> SafeString:
    """``before`` leaves out what was put in, ``after`` what was taken out; each side in its own writing. In one column,
    ¶ shows where a part ends."""
    pieces = ((op, _written(text, side)) for op, text in words)
    # Thousands a page: escaped one by one, by Python's own escape, for Django's takes as long as the comparison.
    return SafeString("".join([_MARKED[op].format(escape(text)) for op, text in pieces if op != _HIDDEN[side]]))


def _written(text: str, side: str) -> str:
    if side == "before":
        return written_before(text)
    return text.replace(PART_BREAK, _BREAK_SIGN) if side == "both" else text


@register.filter
def names(paragraphs: Iterable[Paragraph]) -> str:
    """``PP 3``, ``OP 4, 5``: the short names of a cell's paragraphs."""
    return ", ".join(map(short_name, paragraphs))
