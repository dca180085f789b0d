"""Which language words are in, where those of a document stand on a page in another."""

from collections.abc import Iterable, Sequence
from html import escape

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from resolutions.pages.languages import InLanguage, in_languages
from resolutions.pages.naming import (
    Named,
    by_letter,
    by_name,
    committee_name,
    dated,
    heading_language,
    meeting_in_language,
    name_in_language,
    proposals_counted,
    session_name,
)
from resolutions.text.languages import Language

register = template.Library()

register.simple_tag(in_languages, name="in_languages")
register.filter("session_name", session_name)
register.filter("committee_name", committee_name)
register.filter("dated", dated)
register.filter("heading_language", heading_language)
register.filter("proposals_counted", proposals_counted)
register.filter("by_letter", by_letter)
register.filter("by_name", by_name)


@register.simple_tag
def spoken_in(language: str | None, around: str | None = None) -> SafeString | str:
    """Attributes of an element in ``language`` among words in ``around``, by default the interface's; "" for the same
    language. ``None`` is the interface's own language."""
    spoken = get_language()
    return "" if (language or spoken) == (around or spoken) else _attributes(language or spoken)


@register.simple_tag
def printed(text: str, language: str = settings.LANGUAGE_CODE) -> SafeString | str:
    """Words of a document on a page of ours, in ``language``."""
    attributes = spoken_in(language)
    return format_html("<span{}>{}</span>", attributes, text) if attributes else text


@register.simple_tag
def meeting_named(words: str, language: str | None = settings.LANGUAGE_CODE) -> SafeString | str:
    """A meeting in the language of the page, where a document in ``language`` says no more than its number."""
    return printed(*meeting_in_language(words, language))


@register.simple_tag
def named(row: Named) -> SafeString | str:
    """A State, a group or a subject by its name in the language of the page, where it is known."""
    return printed(*name_in_language(row))


@register.simple_tag
def named_plainly(row: Named) -> str:
    """The same for places that take no mark-up."""
    return name_in_language(row)[0]


@register.simple_tag
def language_switch(languages: Sequence[Language], anchor: str) -> SafeString:
    """A choice among the languages of one paragraph, for screens that have room for one. That of the page is chosen, or
    the first."""
    choice = '<label lang="{}"><input type="radio" name="language-{}"{}>{}</label>'
    first = next((one for one in languages if one.code == get_language()), languages[0])
    rows = ((one.code, anchor, SafeString(" checked") if one == first else "", one.own_name) for one in languages)
    return format_html_join("", choice, rows)


@register.simple_tag
def page_languages(languages: Iterable[InLanguage]) -> SafeString:
    """The page in each language of the interface, as a list. Every page has it twice."""
    return SafeString(f"<ul>{''.join(map(_in_language, languages))}</ul>")


def _in_language(one: InLanguage) -> str:
    chosen = ' aria-current="true"' if one.chosen else ""
    link = f'<a lang="{one.code}" hreflang="{one.code}" href="{escape(one.address)}"{chosen}>{escape(one.name)}</a>'
    return f"<li>{link}</li>\n"


@register.filter
def addresses(languages: Iterable[InLanguage]) -> list[tuple[str, str]]:
    """By the code of each language."""
    return [(one.code, one.address) for one in languages]


@register.simple_tag
def alternates(request: HttpRequest, addresses: Iterable[tuple[str, str]]) -> SafeString:
    """The address of the page in each language, by its code, for who indexes it."""
    host = escape(f"{request.scheme}://{request.get_host()}")
    links = (
        f'<link rel="alternate" hreflang="{code}" href="{host}{escape(address)}">\n  ' for code, address in addresses
    )
    return SafeString("".join(links))


def _attributes(language: str) -> SafeString:
    is_right_to_left = language.partition("-")[0] in settings.LANGUAGES_BIDI
    return format_html(' lang="{}" dir="{}"', language, "rtl" if is_right_to_left else "ltr")
