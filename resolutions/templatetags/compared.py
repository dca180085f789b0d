"""The rows of a comparison as HTML. A page has hundreds, and as a template each would take longer than to be compared;
every piece of a document is escaped here."""

from collections.abc import Iterator

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from resolutions.comparison.result import RowOp
from resolutions.pages.comparing.comparison_page import ComparePage
from resolutions.pages.comparing.lines import Line
from resolutions.text.document import Paragraph

from .redlines import names, redline

register = template.Library()

_AFTER = dict.fromkeys((RowOp.SPLIT, RowOp.MERGED), "after")
"""What the second cell has of words that were taken out: where both texts have one paragraph all of them, for screens
that have room for one column; the style sheet hides them beside the first."""


@register.simple_tag
def compared_row(page: ComparePage, line: Line, in_text: str) -> SafeString:
    """One row, both texts beside each other or in one column. ``in_text`` are the attributes of words in the language
    of the texts."""
    cells = _one_cell(line, in_text) if page.way == "inline" else _two_cells(page, line, in_text)
    what = "" if line.is_quiet else f'<p class="what small">{"".join(_what(page, line))}</p>'
    place = f' id="change-{line.change}"' if line.change else ""
    look = line.row.op if line.look == line.row.op else f"{line.row.op} {line.look}"
    return SafeString(f'<div class="row {escape(look)} {escape(line.kind)}"{place}>{what}{cells}</div>\n')


@register.simple_tag
def not_in(text: str) -> SafeString:
    """What stands in the half of a row where a text has nothing."""
    words = escape(gettext("not in %(text)s")) % {"text": f"<bdi>{escape(text)}</bdi>"}
    return SafeString(f'<p class="absent small">{words}</p>')


def _what(page: ComparePage, line: Line) -> Iterator[str]:
    """What happened to the paragraph, and the way to the changes before and after."""
    if line.change:
        label = escape(line.label)
        yield f'<a class="permalink" href="#change-{line.change}" aria-label="{label}">{line.change}</a> '
        yield f'<span class="op">{escape(line.op)}</span> '
    if line.row.renumbered:
        renumbered = escape(gettext("renumbered"))
        yield f'<span class="op renumbered">{renumbered}</span> '
    for why in (line.why, *line.strengths):
        if why:
            yield f'<span class="why">{escape(why)}</span> '
    if line.change:
        before, after = line.steps
        steps = _step(before, gettext("Previous change"), "↑") if before else ""
        steps += _step(after, gettext("Next change"), "↓") if line.change < page.last else ""
        yield f'<span class="steps">{steps}</span>'


def _step(change: int, label: str, sign: str) -> str:
    return f'<a href="#change-{change}" aria-label="{escape(label)}">{sign}</a> '


def _one_cell(line: Line, in_text: str) -> str:
    came_from = f"{escape(names(line.old))} → " if line.came_from else ""
    name = f'<p class="name small">{came_from}{escape(names(line.new or line.old))}</p>'
    words = f'<p class="words"{in_text}>{redline(line.row.words)}</p>'
    return f'<div class="cell" id="{escape(line.anchor)}">{_further_anchors(line)}{name}{words}</div>'


def _two_cells(page: ComparePage, line: Line, in_text: str) -> str:
    place = f' id="{escape(line.anchor)}"'
    old = _first_half(page, line, in_text) if line.old else not_in(page.names[0])
    new = _second_half(page, line, in_text) if line.new else not_in(page.names[1])
    return (
        f'<div class="cell old"{"" if line.new else place}>{old}</div>'
        f'<div class="cell new"{place if line.new else ""}>{_further_anchors(line) if line.new else ""}{new}</div>'
    )


def _first_half(page: ComparePage, line: Line, in_text: str) -> str:
    return _side(page, 0, line.row.a, line.old) + _words(line, "before", in_text)


def _second_half(page: ComparePage, line: Line, in_text: str) -> str:
    came_from = f'<span class="came-from">{escape(names(line.old))} → </span>' if line.came_from else ""
    words = _words(line, _AFTER.get(line.row.op, "both"), in_text)
    return _side(page, 1, line.row.b, line.new, came_from) + words


def _side(
    page: ComparePage, side: int, anchors: tuple[str, ...], paragraphs: tuple[Paragraph, ...], came_from: str = ""
) -> str:
    """The name of the paragraphs, which leads to them in their text."""
    text = f'<span class="visually-hidden">{escape(page.names[side])}, </span>'
    href = f"{escape(page.addresses[side])}#{escape(anchors[0])}"
    return f'<p class="name small">{came_from}<a href="{href}">{text}{escape(names(paragraphs))}</a></p>'


def _words(line: Line, side: str, in_text: str) -> str:
    return f'<p class="words"{in_text}>{redline(line.row.words, side)}</p>'


def _further_anchors(line: Line) -> str:
    return "".join(f'<span id="{escape(anchor)}"></span>' for anchor in line.further_anchors)
