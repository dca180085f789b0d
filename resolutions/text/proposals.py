"""The line of a cover that says what is tabled and by whom: "Cuba: draft resolution".

Its forms are those of the Assembly's L documents: a draft alone (Sixth Committee), one of States, one that an officer
submits after consultations on another draft, amendments to drafts and to amendments, notes by the Secretariat.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from .document import Sponsor
from .kinds import DocumentKind, SponsorKind
from .languages.words import Words
from .printed_symbols import closed_up
from .sponsors import on_whose_behalf, read_sponsors
from .states import states_listed_in
from .symbols import Symbol

_DRAFT = re.compile(
    r"(?:(?:(?:second|third|fourth|further|newly) )?(?:revised|oral) )?draft (?:resolution|(?P<decision>decision))s?"
    r"(?=(?: [IVX]{1,5})?[*.:\]]{0,4}$|,? as (?:further )?orally (?:revised|amended|corrected)[*.]{0,4}$"
    r"| (?P<by>submitted|proposed"
    r"|recommended|introduced|tabled|prepared)\b)",
    re.IGNORECASE,
)
_AMENDMENT = re.compile(
    r"(?:(?:revised|draft|oral|proposed|further|additional|second|third) ){0,3}(?:sub[-\u2010\u2011]?)?amendments?"
    r"(?=\*{0,4}$| to | (?:(?:proposed|submitted|tabled) )?by )",
    re.IGNORECASE,
)
_NOTE = re.compile(r"Notes? by the (?:Secretar|President|Chair)", re.IGNORECASE)
_BY = re.compile(r" (?:(?:submitted|proposed|recommended|introduced|tabled|prepared)(?: by)?|by) ", re.IGNORECASE)
_ADDED = re.compile(
    r"(?:Please )?add the following [\w ]{1,60} to the list of (?:additional )?(?:co-?)?sponsors\b[^:]{0,100}:\s*",
    re.IGNORECASE,
)
"""What stands above the names of an addendum."""
_TO = re.compile(
    r"(?:^| )to (?=(?:the )?(?:[\w-]+ ){0,3}(?:draft|annex|document|sub-?amendment|amendment)|[AES]/)", re.IGNORECASE
)
_TABLED = (DocumentKind.AMENDMENT, DocumentKind.DRAFT_DECISION, DocumentKind.DRAFT_RESOLUTION)
"""An amendment names the draft that it amends."""
_COLON = re.compile(r"(?<![\s:：—–*\[-])[\s:：—–*\[-]*$")
_BEFORE_COLON = re.compile(r"[^:：]+(?=[:：])")
"""Who tables it, in any language."""
_MARK = re.compile(r"\*{1,4}")
_OFFICER = re.compile(
    r"(?:the )?(?P<name>(?:Acting )?(?:Co-|Vice-)?(?:Chair|President|Rapporteur|Facilitator|Coordinator|Bureau"
    r"|Secretary-General|Committee\b|Commission\b|Economic and Social Council)[^,(]{0,200})",
    re.IGNORECASE,
)
_CIRCUMSTANCE = re.compile(
    r"(?<![,\s])[,\s]+(?:following|on the basis|based on|on the recommendation|as a result|pursuant|in accordance|after"
    r"|as orally|on behalf|in the light)\b",
    re.IGNORECASE,
)
"""What stands behind an officer's name: how the draft came about."""

SYMBOL_IN_TEXT = re.compile(r"[AES]/[A-Z0-9][A-Za-z0-9_./-]{1,60}(?: ?\([IVXLSE-]+\))?")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is tabled. ``about`` is the symbol of the text amended, ``drawn_from`` those of the drafts it came from,
    ``mark`` the mark of the note to the sponsors; ``note`` on whose behalf they table it, where the line says so."""

    kind: DocumentKind
    sponsors: tuple[Sponsor, ...] = ()
    about: str | None = None
    drawn_from: tuple[str, ...] = ()
    mark: str | None = None
    note: str | None = None


def read_proposal(printed: str) -> Proposal | None:
    """The proposal in a group of the cover, given without hints; None where it is none."""
    text = closed_up(printed.strip())
    marked = _MARK.search(text)
    read = _read_addition(text) or _read_amendment(text) or _read_draft(text) or _read_note(text)
    return replace(read, mark=marked[0]) if read and marked else read


def proposal_in(text: str, words: Words) -> Proposal:
    """What is tabled in a line of another language than English, and what it amends or comes from. Who tables it is
    read where States alone do, and the name of each is known."""
    tabled = list(words.tabled.finditer(text))
    told = {found.lastgroup for found in tabled}
    kind = next((kind for kind in _TABLED if kind in told), DocumentKind.OTHER)
    symbols, marked = symbols_in(closed_up(text)), _MARK.search(text)
    names = _BEFORE_COLON.match(text[: tabled[0].start()]) if tabled else None
    listed = states_listed_in(_MARK.sub("", names[0]).strip(), words.code) if names else ()
    sponsors = tuple(Sponsor(name, SponsorKind.STATE) for name in listed)
    read = Proposal(kind, sponsors, mark=marked[0] if marked else None)
    if kind is DocumentKind.AMENDMENT:
        return replace(read, about=next(iter(symbols), None))
    return replace(read, drawn_from=_drafts(symbols))


def _drafts(symbols: Iterable[str]) -> tuple[str, ...]:
    return tuple(symbol for symbol in symbols if Symbol.parse(symbol).is_draft)


def adds_sponsors(text: str) -> bool:
    """Does a group of the cover say that those named behind or below it are further sponsors?"""
    return _ADDED.match(text) is not None


def _read_addition(text: str) -> Proposal | None:
    found = _ADDED.match(text)
    return Proposal(DocumentKind.DRAFT_RESOLUTION, read_sponsors(text[found.end() :])) if found else None


def _read_amendment(text: str) -> Proposal | None:
    found = _AMENDMENT.search(text)
    if not found or not _introduces(text[: found.start()]):
        return None
    rest = text[found.end() :]
    by, to = _BY.search(rest), _TO.search(rest)
    if not by and not to and not text[: found.start()]:
        return None
    symbols = symbols_in(rest[to.start() :] if to else rest)
    about = next(iter(symbols), None)
    if by and not found.start():
        who = rest[by.end() : to.start() if to and to.start() > by.start() else None]
        return Proposal(DocumentKind.AMENDMENT, _submitters(_COLON.sub("", who)), about)
    names, note = on_whose_behalf(_COLON.sub("", text[: found.start()]))
    return Proposal(DocumentKind.AMENDMENT, read_sponsors(names), about, note=note)


def _introduces(names: str) -> bool:
    """Names before what is tabled end with a colon; what stands without one is a sentence."""
    return not names or names.rstrip(" *").endswith((":", "：", "—", "–", "-"))


def _read_draft(text: str) -> Proposal | None:
    found = _DRAFT.search(text)
    if not found:
        return None
    kind = DocumentKind.DRAFT_DECISION if found["decision"] else DocumentKind.DRAFT_RESOLUTION
    names, rest = text[: found.start()], text[found.end() :]
    if not found["by"]:
        names, note = on_whose_behalf(_COLON.sub("", names))
        return Proposal(kind, read_sponsors(names), note=note)
    if names:
        return None
    introduced = _BY.match(rest)
    by = rest[introduced.end() :] if introduced else rest
    circumstance = _CIRCUMSTANCE.search(by)
    who = by[: circumstance.start()] if circumstance else by
    return Proposal(kind, _submitters(who), drawn_from=_drafts(symbols_in(rest)))


def _submitters(who: str) -> tuple[Sponsor, ...]:
    """An officer or a body by its office alone, else the names of a list."""
    officer = _OFFICER.match(who)
    if officer:
        return (Sponsor(officer["name"].strip(), SponsorKind.BODY),)
    return read_sponsors(who)


def _read_note(text: str) -> Proposal | None:
    return Proposal(DocumentKind.OTHER) if is_note(text) else None


def is_note(text: str) -> bool:
    """Does a group of the cover say that the document is a note? Its title then stands above."""
    return _NOTE.match(text) is not None


def symbols_in(text: str) -> tuple[str, ...]:
    """The symbols a line of the cover names, each once."""
    found = (symbol_printed(each.rstrip(".")) for each in SYMBOL_IN_TEXT.findall(text))
    return tuple(dict.fromkeys(filter(None, found)))


def symbol_printed(text: str) -> str | None:
    """The symbol that is all of a text, marks of notes behind it apart."""
    try:
        return str(Symbol.parse(text.rstrip("*")))
    except ValueError:
        return None
