"""Addresses that are more than one object's own."""

from urllib.parse import urlencode

from django.urls import reverse

from ..models import Version


def compare_address(older: Version, newer: Version) -> str:
    """Where two texts stand side by side; a text without a symbol is named by its number."""
    query = urlencode({"a": older.symbol or older.pk, "b": newer.symbol or newer.pk}, safe="/()")
    return f"{reverse('compare')}?{query}"
