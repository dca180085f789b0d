"""The shape of the index: one entry a title, paragraph and footnote, with what is known of its version beside it.

An entry stores nothing: it names its row (``entry``) and the row is read from PostgreSQL. Whatever is the same for all
entries of a version is indexed with each of them, because neighbouring entries compress to almost nothing and a query
then needs no join.
"""

from datetime import date
from functools import lru_cache

from django.utils.translation import gettext_lazy as _
from tantivy import Schema, SchemaBuilder

SCHEMA_VERSION = 3
"""Counted up with every change here, in ``analyzers`` or in ``entries``: an index of another version is rebuilt."""

PARTS = {
    "title": _("titles"),
    "pp": _("preambular paragraphs"),
    "op": _("operative paragraphs"),
    "note": _("footnotes"),
    "heading": _("headings"),
    "text": _("other text"),
}
"""What an entry is. ``pp`` and ``op`` are the paragraph kinds, ``text`` is plain text and the opening formula."""

TITLE, PARAGRAPH, FOOTNOTE = 0, 1, 2
"""The kinds of row an entry can name."""

WORD_FIELDS = ("text", "title", "opening")
"""Stemmed, with positions."""

LABEL_FIELDS = ("session", "committee", "stage", "outcome", "part", "verb", "item", "sponsor", "subject")
"""One term a value, counted as facets."""

KEY_FIELDS = ("symbol", "cites", "number")
"""One term a value, looked up but never counted."""

LOOKED_UP_NUMBERS = ("version", "family", "regular", "adopted", "cursor")
"""Unsigned, found by value and by range. ``family`` is the series, or the resolution where there is none; ``regular``
the number of a regular session; ``adopted`` is yyyymmdd; ``cursor`` stands on one entry only: how far the outbox has
been followed."""

READ_NUMBERS = ("entry", "newest", "oldest", "standing", "stamp")
"""Unsigned, read or sorted by, never searched. ``newest`` and ``oldest`` order entries, each value once; ``standing``
is 2 for an adopted text, and 1 more for one whose symbol is known; ``stamp`` stands on titles: a fingerprint of all
that was indexed for the version."""


@lru_cache(maxsize=1)
def schema() -> Schema:
    builder = SchemaBuilder()
    for name in WORD_FIELDS:
        builder.add_text_field(name, tokenizer_name="stem", index_option="position")
    builder.add_text_field("literal", tokenizer_name="literal", index_option="position")
    builder.add_text_field("body", tokenizer_name="stem", index_option="basic")
    builder.add_text_field("committee_words", tokenizer_name="stem", index_option="basic")
    for name in LABEL_FIELDS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in KEY_FIELDS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in LOOKED_UP_NUMBERS:
        builder.add_unsigned_field(name, indexed=True, fast=True)
    for name in READ_NUMBERS:
        builder.add_unsigned_field(name, indexed=False, fast=True)
    return builder.build()


def entry_key(kind: int, pk: int) -> int:
    return pk << 2 | kind


def row_of(entry: int) -> tuple[int, int]:
    """(kind, primary key) of the row an entry names."""
    return entry & 3, entry >> 2


def family_key(series_id: int | None, resolution_id: int) -> int:
    return series_id << 1 if series_id is not None else resolution_id << 1 | 1


def adopted_key(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day


_POSITIONS = 1 << 15


def order_keys(day: date | None, version_id: int, position: int) -> tuple[int, int]:
    """(newest, oldest): by day, then version, then place in the text from its top, whichever way it is sorted."""
    base = (day.toordinal() if day else 0) << 43 | (version_id & (1 << 28) - 1) << 15
    place = min(position, _POSITIONS - 1)
    return base | _POSITIONS - 1 - place, base | place


def text_of(newest: int) -> int:
    """The part of ``newest`` that all entries of a version share: its day and its number."""
    return newest // _POSITIONS
