"""Where a document stands in other places, by what is known of it."""

from __future__ import annotations

from .symbols import Symbol


def official_document(symbol: str | None, language: str) -> str:
    """In the Official Document System of the United Nations, by its symbol; "" where that is not known."""
    return f"https://docs.un.org/{language}/{Symbol.parse(symbol).address}" if symbol else ""


def library_record(number: str | None) -> str:
    """Of a record of the United Nations Digital Library, by its number; "" where that is not known."""
    return f"https://digitallibrary.un.org/record/{number}" if number else ""
