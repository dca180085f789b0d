"""Documents about another: amendments, addenda, corrigenda. What a document is, told by its symbol and its cover, and
which text it speaks of.

Suffixes are those of the Editorial Manual, "Document symbols": Add. is an addition to the main text, Corr. a
correction of it, Amend. an alteration of a part of it by decision of a competent authority.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from .document import Document, Related, Sponsor
from .kinds import ABOUT_ANOTHER, DocumentKind, RelatedRole, SponsorRole
from .sponsors import read_sponsors
from .symbols import Symbol

_KIND_OF_SUFFIX = {
    "ADD": DocumentKind.ADDENDUM,
    "CORR": DocumentKind.CORRIGENDUM,
    "CORRIGENDUM": DocumentKind.CORRIGENDUM,
    "AMEND": DocumentKind.AMENDMENT,
}
_KIND_OF_WORD = {"addendum": DocumentKind.ADDENDUM, "corrigendum": DocumentKind.CORRIGENDUM}
_WORD_ON_COVER = "cover:kind"
_MORE_SPONSORS = re.compile(
    r"(?:Add|Insert|Include) (?:the following|the names? of)\b.{0,80}\bsponsors\b[^:]{0,80}:?\s{0,2}(?P<names>.*)"
)
"""What an addendum to a draft says: "Add the following countries to the list of sponsors of the draft resolution:"."""


class _Told(NamedTuple):
    """What a document is, and the symbol of the text it speaks of where that is known."""

    kind: DocumentKind
    symbol: str | None


def with_what_it_is_about(document: Document) -> Document:
    """Of a document about another, its kind, the text it speaks of, as related, and the sponsors it adds.

    Nothing is adopted with it: what became of the text is said of the text. Any other document stays as it is.
    """
    told = _told(document)
    if told is None:
        return document
    named = next((one.symbol for one in document.related if one.role == RelatedRole.ABOUT), None)
    symbol = told.symbol or named
    others = tuple(one for one in document.related if one.role != RelatedRole.ABOUT)
    about = (Related(RelatedRole.ABOUT, symbol),) if symbol else ()
    sponsors = document.sponsors
    if told.kind == DocumentKind.ADDENDUM:
        sponsors += tuple(_additional(document))
    return replace(document, kind=told.kind, outcome=None, related=(*about, *others), sponsors=sponsors)


def _told(document: Document) -> _Told | None:
    """By the symbol, else by the word on the cover, else by what the cover says is tabled."""
    symbol = Symbol.parse(document.symbol) if document.symbol else None
    if symbol and (told := _by_suffix(symbol)):
        return told
    if symbol is None or _can_be_added_to(symbol):
        printed = next((piece.text for piece in document.pieces if piece.role == _WORD_ON_COVER), "")
        if kind := _KIND_OF_WORD.get(printed.split(" ")[0].lower()):
            return _Told(kind, None)
    return _Told(document.kind, None) if document.kind in ABOUT_ANOTHER else None


def _by_suffix(symbol: Symbol) -> _Told | None:
    """By the last suffix that is not a revision's: ``L.35/Add.1/Rev.1`` is an addendum to ``L.35``, revised."""
    for at in reversed(range(len(symbol.suffixes))):
        word = symbol.suffixes[at].partition(".")[0].upper()
        if word == "REV":
            continue
        kind = _KIND_OF_SUFFIX.get(word)
        if kind is None or kind == DocumentKind.ADDENDUM and not _can_be_added_to(symbol):
            return None
        return _Told(kind, str(replace(symbol, suffixes=symbol.suffixes[:at], twin=None)))
    return None


def _can_be_added_to(symbol: Symbol) -> bool:
    """An addendum to a report is a part of it, and no document about another."""
    return symbol.is_draft or symbol.is_resolution or symbol.is_decision


def _additional(document: Document) -> Iterator[Sponsor]:
    """Who joined, by the sentence that adds them, or the lines below it."""
    known = {sponsor.name for sponsor in document.sponsors}
    texts = [paragraph.text for paragraph in document.paragraphs]
    for at, text in enumerate(texts):
        if found := _MORE_SPONSORS.match(text):
            names = found["names"] or " and ".join(line.rstrip(".;,") for line in texts[at + 1 :])
            for sponsor in read_sponsors(names.rstrip(". ")):
                if sponsor.name not in known:
                    yield replace(sponsor, role=SponsorRole.ADDITIONAL)
            return
