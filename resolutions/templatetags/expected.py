"""Items of an agenda expected, of which a page has hundreds, printed in one go.

They are escaped by Python's own ``escape`` (see ``searching``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from django import template
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext

from resolutions.models import Commitment, Version
from resolutions.pages.due.expected import Expected
from resolutions.text.languages import ENGLISH

from .languages import spoken_in
from .texts import place_of

register = template.Library()


@register.simple_tag
def expected_items(items: Sequence[Expected]) -> SafeString:
    lines = _Lines()
    return SafeString("".join(f"<li>{''.join(lines.of(one))}</li>\n" for one in items))


class _Lines:
    """The lines of an item. What all items share is put together once."""

    def __init__(self) -> None:
        self.english = spoken_in(ENGLISH)
        self.comma = escape(gettext(", "))
        self.under, self.due = escape(gettext("under")), escape(gettext("Due:"))
        self.last_texts = escape(gettext("Last texts:"))
        self.cited = escape(gettext("Documents that the last of them cites:"))

    def of(self, one: Expected) -> Iterator[str]:
        title = self._printed(one.title)
        yield f'<a href="{escape(one.series.get_absolute_url())}">{title}</a>' if one.series else title
        if one.item and one.item != one.title:
            yield f' <span class="aside">{self.under} {self._printed(one.item)}</span>'
        for promise in one.promised_in:
            yield _line(_place(promise))
        if one.pattern:
            yield _line(escape(capfirst(str(one.pattern.label))))
        if one.history:
            yield _line(f"{self.last_texts} {self.comma.join(map(_text, one.history))}")
        if one.documents:
            symbols = self.comma.join(f'<span class="symbol">{escape(symbol)}</span>' for symbol in one.documents)
            yield _line(f"{self.cited} {symbols}")
        for report in one.reports:
            asked = self.comma.join(map(self._printed, report.addressees))
            yield _line(f"{self.due} {_place(report)} {asked}")

    def _printed(self, text: str) -> str:
        """Words of a document."""
        return f"<span{self.english}>{escape(text)}</span>" if self.english else escape(text)


def _line(words: str) -> str:
    return f'<p class="small">{words}</p>'


def _place(asked: Commitment) -> str:
    symbol, place = escape(str(asked.version)), escape(place_of(asked.paragraph))
    return f'<a href="{escape(asked.get_absolute_url())}"><span class="symbol">{symbol}</span>, {place}</a>'


def _text(version: Version) -> str:
    outcome = escape(version.resolution.get_outcome_display()) if version.resolution.outcome else ""
    aside = f' <span class="aside">{outcome}</span>' if outcome else ""
    return f'<a class="symbol" href="{escape(version.get_absolute_url())}">{escape(str(version))}</a>{aside}'
