"""Covers of which words may be left in a title, or of which too little is read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document import Document, Problem
from ..kinds import ABOUT_ANOTHER, DocumentKind, SymbolFrom
from ..languages.vocabularies import words_of
from ..problems import ProblemCode
from .letters import FURNITURE, STRAY

_LONGEST_TITLE = 300
_DRAFTS = (DocumentKind.DRAFT_RESOLUTION, DocumentKind.DRAFT_DECISION)
_IN_THE_TEXT = (SymbolFrom.TEXT, SymbolFrom.NUMBER)
_WITHOUT_NAMES = re.compile(
    r"\[?(?:revised )?draft (?:resolution|decision)s?(?: [IVX]{1,5})?[*.:\]]{0,4}", re.IGNORECASE
)
"""How a draft without sponsors says so: those words alone (Sixth Committee)."""
_ELEMENT_LEFT = re.compile(
    r"(?:LIMITED|GENERAL|RESTRICTED)\b|\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|Session \d{1,3}\b|(?:[\w-]+ ){1,3}session\b"
    r"|\d{1,2}(?:st|nd|rd|th) (?:Committee|session)|\d{1,2}\.? [A-Z][a-z]{2,8}\.? \d{4}\b"
    r"|\(?(?:[A-Z][\w-]*,? (?:and )?){0,6}\(?(?:First|Second|Third|Fourth|Fifth|Sixth|Decolonization) Committee\b"
    r"|Committee: |\([A-Z][^()]{2,60}\) |(?:Resolution|Decision) [Aa]dopted\b|[–—:;,-] |of the agenda\b"
)
"""What a cover says above or below the title of an agenda item, and is none of it."""
_ITEM_LEFT = re.compile(r"(?:Agenda )?items? [^\d]{0,6}\d{1,3}", re.IGNORECASE)
_GROUPS_OF_A_COVER = frozenset({"cover:agenda-title", "cover:title", "cover:proposal", "furniture:lead"})
_OWN_SYMBOL = re.compile(r"(?<!\w)A/(?:[\w.-]{1,12}/){0,6}(?:L\.\s?\d+|RES/)[^\s,;]{0,60}", re.IGNORECASE)
"""Of a draft or a resolution."""
_NOTE_IN_TITLE = re.compile(r"\*")
"""The star of a note that stands above the title."""


def of_the_cover(document: Document) -> Iterator[Problem]:
    line = next((piece.line for piece in document.pieces if piece.role == "cover:title"), 1)
    if found := STRAY.search(document.title or "") or _NOTE_IN_TITLE.match(document.title or ""):
        yield Problem(line, ProblemCode.STRAY_SIGN, f"“{found[0]}” in the title “{(document.title or '')[:60]}”")
    items = [item.title for item in document.agenda_items]
    for said in (document.title, *items):
        if found := FURNITURE.search(said or ""):
            yield Problem(line, ProblemCode.FURNITURE_IN_TEXT, f"“{found[0]}” in the title “{(said or '')[:60]}”")
    for said in dict.fromkeys(filter(None, items)):
        if found := _ELEMENT_LEFT.match(said):
            yield Problem(line, ProblemCode.FURNITURE_IN_TEXT, f"“{found[0]}” in the title “{said[:60]}”")
    for piece in document.pieces:
        if not items and piece.role in _GROUPS_OF_A_COVER and (found := _ITEM_LEFT.match(piece.text)):
            yield Problem(line, ProblemCode.FURNITURE_IN_TEXT, f"“{found[0]}” in the title “{piece.text[:60]}”")
    if (own := _number_of(document)) and f"{own}. " in (document.title or ""):
        message = f"number {own} in the title “{(document.title or '')[:60]}”: words above it may be none of it"
        yield Problem(line, ProblemCode.FURNITURE_IN_TEXT, message)
    if len(document.title or "") > _LONGEST_TITLE:
        yield Problem(line, ProblemCode.LONG_TITLE, f"a title of {len(document.title or '')} characters")


def of_what_is_tabled(document: Document) -> Iterator[Problem]:
    """In any language: a draft of whose sponsors nothing is read, and a symbol with nothing that says what it is."""
    line = next((piece.line for piece in document.pieces if piece.role == "cover:title"), 1)
    if document.kind in _DRAFTS and not document.sponsors and not _names_nobody(document):
        yield Problem(line, ProblemCode.WITHOUT_SPONSORS, "nothing is read of who tabled this draft")
    if document.kind is None and document.symbol_from in _IN_THE_TEXT:
        yield Problem(line, ProblemCode.WITHOUT_KIND, f"nothing says whether {document.symbol} is a draft or what else")


def _names_nobody(document: Document) -> bool:
    """Does the cover say what is tabled, and nothing of who tables it?"""
    said = " ".join(piece.text for piece in document.pieces if piece.role == "cover:proposal").strip()
    words = words_of(document.language)
    return bool(_WITHOUT_NAMES.fullmatch(said) or words.tabled.match(said) and words.proposal.fullmatch(said))


def of_symbols_in_titles(document: Document) -> Iterator[Problem]:
    """Of a cover on which no symbol is read, in any language: one that stands in a title may be its own."""
    if document.symbol_from in _IN_THE_TEXT or document.kind in ABOUT_ANOTHER:
        return
    for said in dict.fromkeys((document.title, *(item.title for item in document.agenda_items))):
        if found := _OWN_SYMBOL.search(said or ""):
            line = next((piece.line for piece in document.pieces if piece.role.startswith("cover:")), 1)
            message = f"“{found[0]}” in the title “{(said or '')[:60]}”"
            yield Problem(line, ProblemCode.FURNITURE_IN_TEXT, message)


def _number_of(document: Document) -> str:
    """The number of a resolution as it stands above its title: ``90/7``."""
    return (document.symbol or "").removeprefix("A/RES/") if document.kind == DocumentKind.RESOLUTION else ""
