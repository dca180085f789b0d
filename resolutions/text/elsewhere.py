"""Addresses of a document, a record or a subject heading at the United Nations' own sites."""

from __future__ import annotations

import re

from .symbols import Symbol

THESAURUS = "http://metadata.un.org/thesaurus/"
"""The UNBIS Thesaurus, under which each of its headings has its address."""
_TERM = re.compile(r"(?:https?://metadata\.un\.org/thesaurus/)?(\d{3,9}|c_[0-9a-f]{4,20})/?")


def official_document(symbol: str | None, language: str) -> str:
    """In the Official Document System of the United Nations, by its symbol; "" where that is not known."""
    return f"https://docs.un.org/{language}/{Symbol.parse(symbol).address}" if symbol else ""


def library_record(number: str | None) -> str:
    """Of a record of the United Nations Digital Library, by its number; "" where that is not known."""
    return f"https://digitallibrary.un.org/record/{number}" if number else ""


def thesaurus_identifier(printed: str) -> str:
    """Of a heading of the UNBIS Thesaurus: ``1002975`` of that, or of its address; "" of anything else."""
    found = _TERM.fullmatch(printed.strip())
    return found[1] if found else ""


def thesaurus_heading(identifier: str) -> str:
    """The address of a heading in the UNBIS Thesaurus, by its identifier; "" where that is of another list."""
    return THESAURUS + identifier if thesaurus_identifier(identifier) == identifier != "" else ""
