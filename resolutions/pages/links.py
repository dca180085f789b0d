"""Addresses that are more than one object's own."""

from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from ..models import Version


def permanent_address(version: Version) -> str:
    """The one address of a text that names it, whatever language the page about it is in."""
    with translation.override(settings.LANGUAGE_CODE):
        return version.get_absolute_url()


def compare_address(older: Version, newer: Version) -> str:
    """Where two texts stand side by side; a text without a symbol is named by its number."""
    query = urlencode({"a": older.symbol or older.pk, "b": newer.symbol or newer.pk}, safe="/()")
    return f"{reverse('compare')}?{query}"
