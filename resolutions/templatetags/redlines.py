"""Redlines as HTML, from data: every piece of a document is escaped here."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ..comparison.texts import PART_BREAK
from ..comparison.words import Op
from ..pages.history import called
from ..pages.telling import short_name
from ..text.document import Paragraph

register = template.Library()

register.filter("called", called)

_HIDDEN = {"before": "+", "after": "-", "both": ""}
_BREAK_SIGN = f" ¶{PART_BREAK}"


@register.simple_tag
def redline(words: Iterable[Op], side: str = "both") -> SafeString:
    """``before`` leaves out what was put in, ``after`` what was taken out. In one column, ¶ shows where a part ends."""
    pieces = ((op, text.replace(PART_BREAK, _BREAK_SIGN) if side == "both" else text) for op, text in words)
    return format_html_join("", "{}", ((_piece(op, text),) for op, text in pieces if op != _HIDDEN[side]))


def _piece(op: str, text: str) -> SafeString | str:
    if op == "=":
        return text
    return format_html("<del>{}</del>" if op == "-" else "<ins>{}</ins>", text)


@register.filter
def names(paragraphs: Iterable[Paragraph]) -> str:
    """``PP 3``, ``OP 4, 5``: the short names of a cell's paragraphs."""
    return ", ".join(map(short_name, paragraphs))
