"""Addresses that are more than one object's own."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.conf import settings
from django.utils import translation
from django.utils.translation import get_language

from resolutions.models import LanguageVersion, Version
from resolutions.models.addresses import page_address
from resolutions.models.versions import address_of
from resolutions.text.languages import Language, best_of, language_of


def permanent_address(text: LanguageVersion) -> str:
    """The one address of a text in its language, whatever language the page about it is in."""
    with translation.override(settings.LANGUAGE_CODE):
        return text.get_absolute_url()


def text_address(version: Version, language: str) -> str:
    """Where the text is shown in a language it is held in, on pages in the language of this one."""
    by_itself = language == version.shown_language
    return address_of(version.symbol, version.pk, None if by_itself else language)


def in_each_language(version: Version, chosen: str | None = None) -> list[tuple[Language, str, bool]]:
    """``(language, address, whether it is the chosen one)`` of each in which the text is held."""
    return [(language_of(code), text_address(version, code), code == chosen) for code in version.languages]


def common_languages(a: Version, b: Version) -> set[str]:
    """Those in which both texts are held, and can be compared word by word."""
    return a.titles.keys() & b.titles.keys()


def compare_address(older: Version, newer: Version, language: str | None = None) -> str:
    """Where two texts stand side by side, in ``language`` where both are held in it; a text without a symbol is named
    by its number. Empty where they have no language in common."""
    common = common_languages(older, newer)
    if not common:
        return ""
    query: dict[str, str | int] = {"a": _name(older), "b": _name(newer)}
    if language in common and language != best_of(common, get_language()):
        query["in"] = str(language)
    return f"{page_address('compare')}?{urlencode(query, safe='/()')}"


def side_by_side_address(version: Version, language: str) -> str:
    """Where the text stands in all its languages, ``language`` first; empty where it is held in one."""
    others = [code for code in version.languages if code != language]
    query = urlencode({"in": ",".join((language, *others))}, safe=",")
    return f"{address_of(version.symbol, version.pk)}?{query}" if others else ""


def amended_address(by: Iterable[Version], **state: str) -> str:
    """Where a text stands beside itself as these amendments change it; ``state`` is how it is shown."""
    shown = [(name, value) for name, value in state.items() if value != "side"]
    query = [*(("by", _name(version)) for version in by), *shown]
    return f"{page_address('amended')}?{urlencode(query, safe='/()')}"


def _name(version: Version) -> str | int:
    return version.symbol or version.pk
