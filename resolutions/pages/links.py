"""Addresses that are more than one object's own."""

from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from resolutions.models import Version


def permanent_address(version: Version) -> str:
    """The one address of a text that names it, whatever language the page about it is in."""
    with translation.override(settings.LANGUAGE_CODE):
        return version.get_absolute_url()


def compare_address(older: Version, newer: Version) -> str:
    """Where two texts stand side by side; a text without a symbol, or in another language
    than English, is named by its number."""
    query = urlencode({"a": _name(older), "b": _name(newer)}, safe="/()")
    return f"{reverse('compare')}?{query}"


def _name(version: Version) -> str | int:
    return version.symbol if version.symbol and version.language == "en" else version.pk
