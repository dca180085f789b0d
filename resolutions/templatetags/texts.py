"""What stands around a text: the facts of its cover, the texts it belongs with, what programs are told.

Lists have dozens of lines, each made in one go. Everything that came from a document is escaped here, by Python's own
``escape`` (see ``searching``).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from django import template
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from resolutions.models import LanguageVersion, Paragraph, Version
from resolutions.models.choices import Kind, Stage
from resolutions.pages.links import compare_address, permanent_address
from resolutions.pages.naming import dated
from resolutions.pages.place_names import place_name
from resolutions.pages.reading.facts import Fact, Value
from resolutions.pages.reading.mended import mended_in_words
from resolutions.pages.reading.reading_page import Cited, ReadingPage
from resolutions.pages.reading.reference import as_linked_data
from resolutions.pages.subjects.history import called
from resolutions.pages.votes.kinds import asides_of, intended
from resolutions.text.languages import ENGLISH

from .languages import spoken_in

register = template.Library()
register.filter("mended_in_words", mended_in_words)
register.simple_tag(compare_address, name="compare_url")
register.filter("vote_asides", asides_of)
register.filter("intended", intended)

_IN_SCRIPT = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})
MANY = 12
"""Values of a fact; more of them unfold."""


@register.simple_tag
def text_named(version: Version) -> SafeString:
    """A text in a list: its symbol, which leads to it, what it is and its day."""
    symbol = version.symbol
    name = f'<span class="symbol">{escape(symbol)}</span>' if symbol else escape(gettext("Text without a known symbol"))
    tag = _tag(version)
    kind = f'<span class="tag">{escape(tag)}</span> ' if tag else ""
    link = f'<a href="{escape(version.get_absolute_url())}">{name}</a>'
    return SafeString(f'{link} {kind}<span class="aside">{escape(dated(version))}</span>')


def _tag(version: Version) -> str:
    if version.is_about_another:
        return str(Kind(version.kind).label)
    return "" if version.stage == Stage.UNKNOWN or version.adopted_on else str(Stage(version.stage).label)


@register.simple_tag
def other_texts(page: ReadingPage) -> SafeString:
    """The other texts of the proposal and the subject, each with the way to compare it, as items of a list."""
    compare = escape(gettext("compare"))
    return SafeString(
        "".join(f"<li>{text_named(other)}{_compared(page, other, compare)}</li>\n" for other in page.others)
    )


def _compared(page: ReadingPage, other: Version, compare: str) -> str:
    address = "" if page.version.is_about_another else compare_address(other, page.version, page.language)
    what = f'<span class="visually-hidden">: {escape(called(other))}</span>'
    return f' <a class="small" href="{escape(address)}">{compare}{what}</a>' if address else ""


@register.simple_tag
def document_cited(cited: Cited) -> SafeString:
    """A document that a text cites, with the places where it does, as an item of a list."""
    look = "symbol" if cited.held else "symbol not-held"
    within = escape(pgettext("before places in a text", "in"))
    places = gettext(", ").join(f'<a href="#{escape(anchor)}">{escape(label)}</a>' for label, anchor in cited.places)
    not_held = "" if cited.held else " · " + escape(gettext("not held"))
    link = f'<a class="{look}" href="{escape(cited.href)}">{escape(cited.symbol)}</a>'
    return SafeString(f'<li>{link} <span class="aside">{within} {places}{not_held}</span></li>\n')


@register.simple_tag
def fact_told(fact: Fact) -> SafeString:
    """A fact of the cover, as an entry of a list of terms; a long list of values unfolds."""
    values = [_value(value, fact.why) for value in fact.values]
    return SafeString(f"<div><dt>{escape(fact.label)}</dt> {_told(values)}</div>\n")


def _told(values: list[str]) -> str:
    if not values:
        unknown = escape(gettext("not known"))
        return f'<dd class="unknown">{unknown}</dd>'
    if len(values) <= MANY:
        return "".join(f"<dd>{value}</dd>" for value in values)
    counted = escape(gettext("%(count)s in all") % {"count": len(values)})
    items = "".join(f"<li>{value}</li>" for value in values)
    return f'<dd><details><summary>{counted}</summary><ul class="plain">{items}</ul></details></dd>'


def _value(value: Value, why: str) -> str:
    """A value of the cover with what stands beside it. Words of a document have attributes that say their language."""
    attributes = spoken_in(value.language)
    text = escape(value.text)
    if value.href:
        text = f'<a href="{escape(value.href)}"{attributes}>{text}</a>'
    elif attributes:
        text = f"<span{attributes}>{text}</span>"
    return text + "".join(_beside(value)) + (_inferred(why) if why else "")


def _beside(value: Value) -> Iterator[str]:
    words = value.words.text
    if value.aside:
        yield f' <span class="aside">{escape(value.aside)}{":" if words else ""}</span>'
    if words:
        yield f' <span class="aside"{spoken_in(value.words.language)}>{escape(words)}</span>'


def _inferred(why: str) -> str:
    """Why an inferred value is taken for right, in English."""
    reason, attributes = escape(why), spoken_in(ENGLISH)
    reason = f"<span{attributes}>{reason}</span>" if attributes else reason
    tag = escape(gettext("inferred"))
    return f' <span class="inferred"><span class="tag">{tag}</span> {reason}</span>'


@register.simple_tag
def linked_data(
    text: LanguageVersion, request: HttpRequest, cites: Mapping[str, bool], goals: Sequence[str]
) -> SafeString:
    """JSON-LD. A script of this type is data and runs nowhere; what could end it is written as JSON escapes."""
    said = as_linked_data(text, request.build_absolute_uri(permanent_address(text)), cites, goals)
    escaped = json.dumps(said, ensure_ascii=False).translate(_IN_SCRIPT)
    return SafeString(f'<script type="application/ld+json">{escaped}</script>')


@register.filter
def place_of(paragraph: Paragraph) -> str:
    """How people name a paragraph: ``OP 12 (a)``."""
    return place_name(paragraph.anchor, paragraph) or gettext("text")
