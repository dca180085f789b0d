"""The cover of an Akoma Ntoso document: what its cover page, preface and conclusions state, in the words of its
language."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from ..document import AgendaItem, Document, Meeting, Origin, Piece, Problem
from ..footnotes import says_reissued
from ..kinds import SymbolFrom
from ..languages.vocabularies import words_of
from ..languages.words import Words
from ..numbering import canonical_number
from ..ordinals import find_dates
from ..problems import ProblemCode
from ..symbols import Symbol
from .akn_prose import NAMESPACE, local_name, read_prose
from .errors import Unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PLACEHOLDER = date(1, 1, 1)
_SPECIAL_POLITICAL = re.compile("Special Political Committee")
"""A committee of its own until session 47."""
_ITEM = re.compile(r"(?P<number>\d{1,3})(?:\s*(?P<letter>\(?[^\W\d_](?:\s?[^\W\d_])?\)))?")
_SET_OFF = re.compile(r"^[-–—]\s+")
"""The dash by which Arabic sets a title off from the number before it."""
_SYMBOL = re.compile(r"\bA/[A-Z0-9][\w./-]*\w(?:/[\w.]+)*", re.ASCII)
_COVER_FIELDS = {
    "#publisher": "organ",
    "#symbol": "symbol",
    "#issuingBody": "organ",
    "#generalDistribution": "distribution",
    "#dateOfIssuance": "issued_on",
    "#generalAssembly": "session",
}


def with_cover(document: Document, root: Element, language: str) -> Document:
    """What the cover states of the text. Committees, distribution and languages go by their English names, which stand
    for them; organ, titles and the lines of origin and meeting stay as printed."""
    words = words_of(language)
    cover = root.find(f".//{NAMESPACE}coverPage")
    if cover is None:
        raise Unreadable("Akoma Ntoso without a cover page: there is no symbol to read")
    session = find(cover, "session")
    distribution = text_of(find(cover, "docStatus"))
    adopted_on, meeting, problems = _adoption(root, words)
    issued_on, issue_problems = _date_of(find(cover, "docDate", refersTo="#dateOfIssuance"), words)
    symbol = symbol_of(text_of(find(cover, "docNumber", refersTo="#symbol")))
    original = text_of(find(cover, "inline", name="original language"))
    return replace(
        document,
        language=language,
        symbol=symbol,
        symbol_from=SymbolFrom.TEXT if symbol else None,
        title=_title(root),
        organ=text_of(find(cover, "docAuthority", refersTo="#issuingBody")),
        session=_session(symbol) or (session.get("value") if session is not None else None),
        committee=text_of(find(cover, "inline", name="committee")),
        original_language=words.english_language(original.partition(":")[2].strip()) if original else None,
        agenda_items=_agenda(cover),
        distribution=words.distribution_in(distribution) if distribution else None,
        issued_on=issued_on,
        adopted_on=adopted_on,
        origin=_origin(text_of(find(cover, "docProponent")), words),
        meeting=meeting,
        problems=(*document.problems, *problems, *issue_problems),
        pieces=_cover_pieces(root, cover),
    )


def _title(root: Element) -> str | None:
    title = text_of(find(root, "docTitle", refersTo="#resolutionTitle"))
    return _SET_OFF.sub("", title) if title else title


def _session(symbol: str | None) -> str | None:
    """The symbol says ``ES-11`` where the mark-up only says ``11``."""
    return Symbol.parse(symbol).session if symbol else None


def _agenda(cover: Element) -> tuple[AgendaItem, ...]:
    """The titles are printed below the numbers; where there are more or fewer, all items bear them together."""
    named = [e for e in cover.iter(f"{NAMESPACE}inline") if e.get("name") == "agenda item name"]
    titles = [title for e in named if (title := read_prose(e).text)]
    items = list(_ITEM.finditer(_items_printed(find(cover, "inline", name="agenda item"))))
    if len(titles) != len(items):
        titles = [" ".join(titles)] * len(items)
    pairs = zip(items, titles, strict=True)
    return tuple(AgendaItem(found["number"], _letter(found["letter"]), title or None) for found, title in pairs)


def _items_printed(element: Element | None) -> str:
    """The line as printed, or as the mark-up has it where the print says nothing."""
    return (text_of(element) or element.get("title", "")) if element is not None else ""


def _letter(printed: str | None) -> str | None:
    """``b)``, ``(ب)`` → ``b``."""
    return canonical_number(printed).strip("()") if printed else None


def _origin(text: str | None, words: Words) -> Origin | None:
    if not text:
        return None
    text = text.strip("[] ")
    committee = None if words.without_committee.match(text) else words.committee_in(text)
    if committee is None and (special := _SPECIAL_POLITICAL.search(text)):
        committee = special[0]
    symbols = dict.fromkeys(s for found in _SYMBOL.findall(text) if (s := symbol_of(found)))
    return Origin(text, committee, tuple(symbols))


def _date_of(element: Element | None, words: Words) -> tuple[date | None, list[Problem]]:
    """The date of the attribute, or else the one printed; a problem where they differ."""
    if element is None:
        return None, []
    printed = _first_date(text_of(element) or "", words)
    given = iso_date(element.get("date"))
    line = element.sourceline or 0
    if given is None:
        return printed, [Problem(line, ProblemCode.PLACEHOLDER_DATE, f"the date attribute is {element.get('date')}")]
    if printed and printed != given:
        return printed, [Problem(line, ProblemCode.DATES_DIFFER, f"the attribute says {given}, the text {printed}")]
    return given, []


def _first_date(text: str, words: Words) -> date | None:
    """Of the dates in a line of the cover: some translations print them in English."""
    return next((value for _, _, value in (*words.find_dates(text), *find_dates(text))), None)


def iso_date(text: str | None) -> date | None:
    try:
        value = date.fromisoformat(text or "")
    except ValueError:
        return None
    return None if value == _PLACEHOLDER else value


def _adoption(root: Element, words: Words) -> tuple[date | None, Meeting | None, list[Problem]]:
    """Date and meeting of adoption: the last part's, where the parts of a composite resolution differ."""
    status = next(
        (t for e in root.iter(f"{NAMESPACE}docTitle") if words.status_begins.match(t := text_of(e) or "")), ""
    )
    stated = _first_date(status, words)
    conclusions = root.find(f".//{NAMESPACE}conclusions")
    if conclusions is None:
        return stated, None, []
    day, problems = _date_of(find(conclusions, "docDate"), words)
    text = text_of(meeting_line(conclusions)) or ""
    number = words.meeting_number(text)
    if stated and day and stated != day:
        problems.append(
            Problem(conclusions.sourceline or 0, ProblemCode.DATES_DIFFER, f"adopted on {stated} or on {day}")
        )
    return stated or day, Meeting(number, day, text), problems


def meeting_line(conclusions: Element) -> Element | None:
    place = find(conclusions, "location")
    return place if place is not None else find(conclusions, "inline", name="adoptionMeeting")


def _cover_pieces(root: Element, cover: Element) -> tuple[Piece, ...]:
    """Every line of the cover, the preface and the conclusions, so that no letter of the file is without a place."""
    pieces = []
    for place in (cover, *root.iter(f"{NAMESPACE}preface", f"{NAMESPACE}conclusions")):
        for line in place:
            role = next(
                (_COVER_FIELDS[r] for e in line.iter() if (r := e.get("refersTo", "")) in _COVER_FIELDS),
                local_name(place),
            )
            if text := read_prose(line).text:
                pieces.append(Piece(line.sourceline or 0, f"cover:{role}", text))
            for note in line.iter(f"{NAMESPACE}authorialNote"):
                if says_reissued(note.get("marker", ""), said := read_prose(note).text):
                    pieces.append(Piece(note.sourceline or 0, "cover:reissued", said))
    return tuple(pieces)


def symbol_of(text: str | None) -> str | None:
    try:
        return str(Symbol.parse(text)) if text else None
    except ValueError:
        return None


def symbols_in(text: str) -> list[str]:
    return [symbol for found in _SYMBOL.findall(text) if (symbol := symbol_of(found))]


def find(root: Element, tag: str, /, **attributes: str) -> Element | None:
    return next((e for e in root.iter(f"{NAMESPACE}{tag}") if all(e.get(k) == v for k, v in attributes.items())), None)


def text_of(element: Element | None) -> str | None:
    return (read_prose(element).text or None) if element is not None else None
