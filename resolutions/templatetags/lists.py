"""Choices, bars and agenda items, of which a page has hundreds, made in one go.

They are escaped by Python's own ``escape`` (see ``searching``).
"""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from html import escape

from django import template
from django.forms import BoundField
from django.utils.formats import localize
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from resolutions.models import Session
from resolutions.models.addresses import page_address
from resolutions.pages.charts import Bar, Chart, Part
from resolutions.pages.lists import Branch
from resolutions.pages.naming import heading_language, proposals_counted

from .languages import spoken_in

register = template.Library()

_HUNDREDTH = Decimal("0.01")


@register.simple_tag
def options(field: BoundField) -> SafeString:
    """The choices of a field, that which was made among them."""
    chosen = field.value()
    return SafeString("".join(_option(value, name, value == chosen) for value, name in field.field.choices))  # type: ignore[attr-defined]


@register.simple_tag
def bars(chart: Chart) -> SafeString:
    """Each bar of a chart as a row of a table: drawn, then its numbers."""
    return SafeString("".join(f"<tr>{''.join(_bar(bar))}</tr>\n" for bar in chart.bars))


@register.simple_tag
def agenda_branch(branch: Branch, session: Session) -> SafeString:
    """An item of the agenda with its lettered parts below it, as an item of a list."""
    number, address = str(branch.number), page_address("agenda_item", session.code, branch.number)
    counted = branch.item.resolution_count if branch.item else None  # type: ignore[attr-defined]  # of with_counts()
    line = _item(address, number, number, branch.title, branch.language, counted)
    parts = "".join(f'<li class="tree-line">{part}</li>' for part in _parts(branch))
    below = f"<ul>{parts}</ul>" if parts else ""
    return SafeString(f'<li><div class="tree-line">{line}</div>{below}</li>\n')


def _parts(branch: Branch) -> Iterator[str]:
    for part, title in branch.parts_below:
        counted = part.resolution_count  # type: ignore[attr-defined]  # of with_counts()
        yield _item(part.get_absolute_url(), str(part), f"({part.letter})", title, heading_language(part), counted)


def _item(address: str, name: str, short: str, title: str, language: str, counted: int | None) -> str:
    label = escape(gettext("Item %(number)s") % {"number": name})
    proposals = "" if counted is None else escape(proposals_counted(counted))
    return (
        f'<a href="{escape(address)}" aria-label="{label}">{escape(short)}</a> '
        f'<span{spoken_in(language)}>{escape(title)}</span> <span class="aside">{proposals}</span>'
    )


def _option(value: object, name: object, is_chosen: bool) -> str:
    chosen = " selected" if is_chosen else ""
    return f'<option value="{escape(str(value))}"{chosen}>{escape(str(name))}</option>'


def _bar(bar: Bar) -> Iterator[str]:
    label = escape(str(bar.label))
    yield (
        f'<th scope="row"><a href="{escape(bar.href)}">{label}</a></th>'
        if bar.href
        else f'<th scope="row">{label}</th>'
    )
    drawn = "".join(map(_rectangle, bar.parts))
    picture = '<svg aria-hidden="true" focusable="false" viewBox="0 0 100 8" preserveAspectRatio="none">'
    yield f'<td class="drawn">{picture}{drawn}</svg></td>'
    for figure in (*(part.value for part in bar.parts), *bar.besides):
        yield f'<td class="number">{escape(str(localize(figure)))}</td>'


def _rectangle(part: Part) -> str:
    if not part.value:
        return ""
    return f'<rect class="{escape(part.name)}" x="{_rounded(part.start)}" width="{_rounded(part.width)}" height="8"/>'


def _rounded(number: float) -> Decimal:
    return Decimal(repr(number)).quantize(_HUNDREDTH, ROUND_HALF_UP)
