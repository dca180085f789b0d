"""Where more is found of what an answer names: addresses of the API itself, for who follows links."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from django.urls import reverse

from resolutions.exports.records import Record, brief
from resolutions.models import Version
from resolutions.text.symbols import Symbol

Whole = Callable[[str], str]
"""Makes a whole address of a path."""


def base_of(whole: Whole) -> str:
    """What every address of the API begins with, without the stroke behind it."""
    return whole(reverse("api")).rstrip("/")


def name_of_text(symbol: str | None, number: int) -> str:
    """As addresses name a text: by its symbol, or by its number where it has none."""
    return quote(Symbol.parse(symbol).address, safe="/().") if symbol else str(number)


def briefly(version: Version, whole: Whole) -> Record:
    """A text named in the record of another, with where all of it is found."""
    address = f"{base_of(whole)}/texts/{name_of_text(version.symbol, version.pk)}"
    return brief(version, whole) | {"links": {"self": address}}
