"""The rows of a comparison as HTML. A page has hundreds, and as a template each would take longer than to be compared;
every piece of a document is escaped here, by Python's own ``escape`` (see ``searching``)."""

from collections.abc import Iterable, Iterator
from html import escape

from django import template
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
def printer(page: ComparePage, in_text: str) -> "_Printer":
    """What prints the rows of the page: both texts beside each other, or in one column. ``in_text`` are the attributes
    of words in the language of the texts."""
    return _InOneColumn(page, in_text) if page.way == "inline" else _SideBySide(page, in_text)


@register.simple_tag
def compared_rows(printer: "_Printer", lines: Iterable[Line]) -> SafeString:
    """Rows one after another."""
    return SafeString("".join(map(printer.row, lines)))


@register.simple_tag
def change_marks(page: ComparePage) -> SafeString:
    """The map of the page: each change as a mark in a row."""
    return SafeString("".join(_mark(space, line) for space, line in page.strip))


def _mark(space: int, line: Line) -> str:
    label = escape(f"{line.label}, {line.op}")
    link = f'<a class="change {escape(line.look)}" href="#change-{line.change}" aria-label="{label}"></a>'
    return f'<li data-space="{space}">{link}</li>'


@register.simple_tag
def not_in(text: str) -> SafeString:
    """What stands in the half of a row where a text has nothing."""
    words = escape(gettext("not in %(text)s")) % {"text": f"<bdi>{escape(text)}</bdi>"}
    return SafeString(f'<p class="absent small">{words}</p>')


class _Printer:
    """Prints the rows of one page. What all of them have is put together once."""

    def __init__(self, page: ComparePage, in_text: str) -> None:
        self.last, self.in_text = page.last, in_text
        renumbered = escape(gettext("renumbered"))
        self.renumbered = f'<span class="op renumbered">{renumbered}</span> '
        self.steps = _step(gettext("Previous change"), "↑"), _step(gettext("Next change"), "↓")

    def row(self, line: Line) -> str:
        what = "" if line.is_quiet else f'<p class="what small">{"".join(self._what(line))}</p>'
        place = f' id="change-{line.change}"' if line.change else ""
        look = line.row.op if line.look == line.row.op else f"{line.row.op} {line.look}"
        cells = self.cells(line)
        return f'<div class="row {escape(look)} {escape(line.kind)}"{place}>{what}{cells}</div>\n'

    def cells(self, line: Line) -> str:
        raise NotImplementedError

    def words(self, line: Line, side: str = "both") -> str:
        return f'<p class="words"{self.in_text}>{redline(line.row.words, side)}</p>'

    def _what(self, line: Line) -> Iterator[str]:
        """What happened to the paragraph, and the way to the changes before and after."""
        if line.change:
            label = escape(line.label)
            yield f'<a class="permalink" href="#change-{line.change}" aria-label="{label}">{line.change}</a> '
            yield f'<span class="op">{escape(line.op)}</span> '
        if line.row.renumbered:
            yield self.renumbered
        for why in (line.why, *line.strengths):
            if why:
                yield f'<span class="why">{escape(str(why))}</span> '
        if line.change:
            before, after = line.steps
            steps = self.steps[0] % before if before else ""
            steps += self.steps[1] % after if line.change < self.last else ""
            yield f'<span class="steps">{steps}</span>'


class _InOneColumn(_Printer):
    def cells(self, line: Line) -> str:
        came_from = f"{escape(names(line.old))} → " if line.came_from else ""
        name = f'<p class="name small">{came_from}{escape(names(line.new or line.old))}</p>'
        return f'<div class="cell" id="{escape(line.anchor)}">{_further_anchors(line)}{name}{self.words(line)}</div>'


class _SideBySide(_Printer):
    def __init__(self, page: ComparePage, in_text: str) -> None:
        super().__init__(page, in_text)
        self.absent = [not_in(name) for name in page.names]
        self.texts = [f'<span class="visually-hidden">{escape(name)}, </span>' for name in page.names]
        self.addresses = list(map(escape, page.addresses))

    def cells(self, line: Line) -> str:
        place = f' id="{escape(line.anchor)}"'
        old = self._first_half(line) if line.old else self.absent[0]
        new = self._second_half(line) if line.new else self.absent[1]
        return (
            f'<div class="cell old"{"" if line.new else place}>{old}</div>'
            f'<div class="cell new"{place if line.new else ""}>{_further_anchors(line) if line.new else ""}{new}</div>'
        )

    def _first_half(self, line: Line) -> str:
        return self._side(0, line.row.a, line.old) + self.words(line, "before")

    def _second_half(self, line: Line) -> str:
        came_from = f'<span class="came-from">{escape(names(line.old))} → </span>' if line.came_from else ""
        return self._side(1, line.row.b, line.new, came_from) + self.words(line, _AFTER.get(line.row.op, "both"))

    def _side(self, side: int, anchors: tuple[str, ...], paragraphs: tuple[Paragraph, ...], came_from: str = "") -> str:
        """The name of the paragraphs, which leads to them in their text."""
        href = f"{self.addresses[side]}#{escape(anchors[0])}"
        name = f'<a href="{href}">{self.texts[side]}{escape(names(paragraphs))}</a>'
        return f'<p class="name small">{came_from}{name}</p>'


def _step(label: str, sign: str) -> str:
    """To be filled with the number of a change."""
    return f'<a href="#change-%s" aria-label="{escape(label).replace("%", "%%")}">{sign}</a> '


def _further_anchors(line: Line) -> str:
    return "".join(f'<span id="{escape(anchor)}"></span>' for anchor in line.further_anchors)
