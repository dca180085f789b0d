"""The shape of the index, which has two parts with what is known of the version in each.

Of places: one entry a title, paragraph and footnote of each language version. In it is found where words stand.
Of texts: one entry a language version. In it is weighed what a text is about: a part by itself, because the weight of a
word comes from how many entries have it and how long they are, and a text is fifty times as long as a paragraph.

An entry stores nothing: it names its row (``entry``) and the row is read from PostgreSQL. Whatever is the same for all
entries of a version is indexed with each of them, because neighbouring entries compress to almost nothing and a query
then needs no join.
"""

from datetime import date
from functools import lru_cache

from django.utils.translation import gettext_lazy as _
from tantivy import Schema, SchemaBuilder

SCHEMA_VERSION = 12
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
"""The kinds of row an entry can name. A title is that of a language version and names it."""

WORD_FIELDS = ("text", "title")
"""Stemmed, with positions."""

LITERAL_FIELDS = ("literal", "pairs", "heading")
"""Cut at blanks, with positions: the caller puts blanks around marks, and pairs common words. ``heading`` stands on
titles only, whose words are suggested while somebody types."""

LABEL_FIELDS = (
    "session",
    "committee",
    "stage",
    "outcome",
    "language",
    "part",
    "verb",
    "item",
    "sponsor",
    "group",
    "asks",
)
"""One term a value, counted as facets."""

KEY_FIELDS = ("symbol", "cites", "number", "subject", "beside")
"""One term a value, looked up but never counted. ``beside`` are the languages whose readers are shown the text in
another one (``languages.beside``): what is held in one language has none."""

LOOKED_UP_NUMBERS = ("version", "family", "regular", "adopted", "cursor")
"""Unsigned, found by value and by range. ``family`` is the series, or the resolution where there is none; ``regular``
the number of a regular session; ``adopted`` is yyyymmdd; ``cursor`` stands on one entry only: how far the outbox has
been followed."""

READ_NUMBERS = ("entry", "language_version", "day", "position", "standing", "stamp", "subject_row")
"""Unsigned, read or sorted by, never searched. ``day`` is the text's as an ordinal, 0 where it is not known;
``position`` counts from the top of the text; ``standing`` is 2 for an adopted text, and 1 more for one whose symbol is
known; ``stamp`` stands on titles: a fingerprint of all that was indexed for the language version; ``subject_row`` is
what subjects are counted by (``subject_number``): there are so many that the index takes longer to name a few than to
count all."""

READ_OF_TEXTS = ("language_version", "day", "standing", "stamp")
"""Of a text the same."""

SAMPLES = (2, 4, 8, 16, 32, 64)
"""What matches too often to be counted is counted in one text in so many (field ``one_in``). A smaller sample is part
of a larger one: a version is in few, and each sample is found by one term."""

OF_PLACES = {"part", "verb", "number", "cites"}
"""What is known of a title, paragraph or footnote, and not of a text."""

PLACES_ONLY = {"one_in", "subject_row"}
"""What is known of a text and asked of its places alone: by them they are counted."""

TEXT_TITLE, TEXT_BODY, TEXT_TOPIC, TEXT_NAMES = "title", "body", "topic", "names"
"""Of a text: its title and its subject headings, all its words without their places, and the names in it by their
initials (``names.name_terms``)."""


@lru_cache(maxsize=1)
def schema() -> Schema:
    """Of places."""
    builder = SchemaBuilder()
    for name in WORD_FIELDS:
        builder.add_text_field(name, tokenizer_name="stem", index_option="position")
    for name in LITERAL_FIELDS:
        builder.add_text_field(name, tokenizer_name="literal", index_option="position")
    for name in LABEL_FIELDS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in KEY_FIELDS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in LOOKED_UP_NUMBERS:
        builder.add_unsigned_field(name, indexed=True, fast=True)
    for name in READ_NUMBERS:
        builder.add_unsigned_field(name, indexed=False, fast=True)
    builder.add_unsigned_field("one_in", indexed=True)
    return builder.build()


@lru_cache(maxsize=1)
def texts_schema() -> Schema:
    """Of texts."""
    builder = SchemaBuilder()
    builder.add_text_field(TEXT_TITLE, tokenizer_name="stem", index_option="position")
    for name in (TEXT_BODY, TEXT_TOPIC):
        builder.add_text_field(name, tokenizer_name="stem", index_option="freq")
    builder.add_text_field(TEXT_NAMES, tokenizer_name="raw", index_option="freq")
    for name in (*LABEL_FIELDS, *KEY_FIELDS):
        if name not in OF_PLACES:
            builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in LOOKED_UP_NUMBERS:
        builder.add_unsigned_field(name, indexed=True, fast=True)
    for name in READ_OF_TEXTS:
        builder.add_unsigned_field(name, indexed=False, fast=True)
    return builder.build()


def entry_key(kind: int, pk: int) -> int:
    return pk << 2 | kind


def row_of(entry: int) -> tuple[int, int]:
    """(kind, primary key) of the row an entry names."""
    return entry & 3, entry >> 2


_LOW, _HIGH = 7, 6


def subject_number(pk: int) -> int:
    """A subject by its row, with the lowest bits in front: another number for every row. Numbers of one text that lie
    near each other are stored so tightly that to read them takes three times as long."""
    middle = pk >> _LOW & (1 << _HIGH) - 1
    return (pk >> _LOW + _HIGH) << _LOW + _HIGH | (pk & (1 << _LOW) - 1) << _HIGH | middle


def family_key(series_id: int | None, resolution_id: int) -> int:
    return series_id << 1 if series_id is not None else resolution_id << 1 | 1


def adopted_key(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day


def samples_of(version_id: int) -> list[int]:
    """The samples a version is in. Neighbours, which are often alike, come into different ones."""
    mixed = (version_id * 2_654_435_761 & 0xFFFFFFFF) >> 16
    return [one_in for one_in in SAMPLES if mixed % one_in == 0]
