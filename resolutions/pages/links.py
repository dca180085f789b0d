"""Addresses that are more than one object's own."""

from urllib.parse import urlencode

from django.urls import reverse

from ..models import Footnote, Version


def compare_address(older: Version, newer: Version) -> str:
    """Where two texts stand side by side; a text without a symbol is named by its number."""
    query = urlencode({"a": older.symbol or older.pk, "b": newer.symbol or newer.pk}, safe="/()")
    return f"{reverse('compare')}?{query}"


def note_id(footnote: Footnote) -> str:
    """A footnote's anchor on the page of its text. Marks repeat (``*`` on every page), so it goes by its place."""
    return f"note-{footnote.position + 1}"
