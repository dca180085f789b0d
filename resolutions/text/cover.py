"""What the cover says: the masthead's elements and groups as the fields of a Document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import chain

from .document import AgendaItem, Origin, Sponsor
from .kinds import DocumentKind, SponsorKind
from .lines import take_marks, without_marks
from .masthead import SECTION, Group, Masthead, is_proposal, symbol_printed
from .ordinals import find_dates, session_code
from .problems import ProblemCode
from .sheet import Sheet, plain
from .sponsors import read_sponsors
from .symbols import Symbol

_AMENDMENT = r"(?:(?:revised|draft|oral|proposed|further) ){0,2}(?:sub-?)?amendments? to .{1,300}"
_PROPOSAL = re.compile(
    r"(?P<sponsors>.{1,12000}?):?\s{0,2}\*{0,4}\s{0,2}(?P<what>(?:revised )?draft (?:resolution|decision)s?"
    rf"|{_AMENDMENT})\*{{0,4}}",
    re.IGNORECASE,
)
_AMENDED_BY = re.compile(
    rf"(?P<what>{_AMENDMENT}?) (?:proposed|submitted|tabled) by (?P<by>.{{1,12000}})", re.IGNORECASE
)
_SUBMITTED = re.compile(
    r"(?P<what>(?:revised )?draft (?:resolution|decision))s? (?:submitted|proposed|recommended)(?: by)? "
    r"(?P<by>.{1,400})",
    re.IGNORECASE,
)
_BY_WHOM = re.compile(r"^(?:the )?(?P<name>[^,(]{1,200})")
_TITLE_NUMBER = re.compile(
    r"(?P<number>(?:E?S-)?\d{1,2}/\d{1,3}|\d{1,4}(?= ?(?:[A-Z]{1,2} )?\([IVXLSE-]{1,9}\)))"
    r"(?P<part> ?[A-Z](?:(?:-| to | and )[A-Z])?(?=[ .]))?(?P<session> ?\([IVXLSE-]{1,9}\))?\s?\.\s{1,4}"
)
_AGENDA_NUMBER = re.compile(r"(?P<number>\d{1,3})|\((?P<letter>[a-z]{1,2})\)")
_COMMITTEE_NAME = re.compile(
    r"(?P<long>Special Political(?: and Decolonization)? Committee)(?: \((?P<short>\w+ Committee)\))?"
    r"|(?P<main>(?:First|Second|Third|Fourth|Fifth|Sixth) Committee)",
    re.IGNORECASE,
)
_SYMBOL_IN_TEXT = re.compile(r"[AES]/[A-Z0-9][\w./-]{1,60}(?: ?\([IVXLSE-]+\))?")
_PROPOSAL_MARK = re.compile(r"\*{1,4}")
_GLUED_MARK = re.compile(r"(?<=[a-z)”’])\d{1,2}$")
"""A footnote mark that a conversion glued to the last word of a title."""
_STARS = re.compile(r"\*+$")


@dataclass(slots=True)
class Cover:
    """Fields of Document that the cover states; None and () where it does not."""

    kind: DocumentKind | None = None
    symbol: str | None = None
    title: str | None = None
    organ: str | None = None
    session: str | None = None
    committee: str | None = None
    agenda_items: tuple[AgendaItem, ...] = ()
    distribution: str | None = None
    issued_on: date | None = None
    original_language: str | None = None
    adopted_on: date | None = None
    origin: Origin | None = None
    sponsors: tuple[Sponsor, ...] = ()
    about: str | None = None
    """The symbol of the text that the document speaks of."""
    is_supplement: bool = False
    """The word "Addendum" or "Corrigendum" stands on it."""
    sponsor_mark: str | None = None
    """The mark of the note that says on whose behalf, or how the list of sponsors may change."""


def read_cover(sheet: Sheet, masthead: Masthead) -> Cover:
    """The cover's fields. The rows of every group get the role of what they turned out to be.

    Headings between title and formula are body: the masthead then ends above the first of them.
    """
    cover = Cover(
        organ=_titled(masthead.first("organ")),
        distribution=_titled(masthead.first("distribution")),
        original_language=_titled(masthead.first("original_language")),
        issued_on=_date(masthead.first("issued_on")),
        session=session_code(masthead.first("session") or ""),
        committee=_committee(masthead.first("committee")),
        symbol=symbol_printed(masthead.first("symbol") or ""),
        is_supplement=masthead.first("kind") is not None,
    )
    _read_status(cover, sheet, masthead)
    proposal, agenda, title, headings = _sort_groups(sheet, masthead)
    if proposal:
        _read_proposal(cover, proposal[0].text)
    if title:
        _read_title(cover, sheet, title)
    cover.agenda_items = _agenda(masthead.first("agenda"), " ".join(group.text for group in agenda))
    for role, groups in (("proposal", proposal), ("agenda-title", agenda), ("title", title)):
        for row in chain.from_iterable(group.rows for group in groups):
            sheet.take(row, f"cover:{role}")
    if headings:
        masthead.end = min(masthead.end, sheet.rows.index(headings[0].rows[0]))
    return cover


def _sort_groups(sheet: Sheet, masthead: Masthead) -> tuple[list[Group], list[Group], list[Group], list[Group]]:
    """Proposal, agenda titles, title, and the headings above the formula, by their place on the cover."""
    groups = masthead.groups
    at = next((i for i, group in enumerate(groups) if is_proposal(group.text, sheet.words)), None)
    if at is not None:
        before, proposal, after = groups[:at], [groups[at]], groups[at + 1 :]
    elif "status" in masthead.elements:
        before = [group for group in groups if group.after != "status"]
        proposal, after = [], [group for group in groups if group.after == "status"]
    else:
        agenda = 1 if "agenda" in masthead.elements and len(groups) > 1 else 0
        before, proposal, after = groups[:agenda], [], groups[agenda:]
    parts = next((i for i, group in enumerate(after) if i and SECTION.fullmatch(group.text)), len(after))
    return proposal, before, after[:parts], after[parts:]


def _read_status(cover: Cover, sheet: Sheet, masthead: Masthead) -> None:
    status = sheet.words.status.match(masthead.first("status") or "")
    if status:
        cover.kind = DocumentKind(status["what"].lower())
        cover.adopted_on = _date(status["date"])
    if origin := masthead.first("origin"):
        text = plain(origin).strip("[] ")
        without = text.lower().startswith("without")
        cover.origin = Origin(text, None if without else _committee(text), _symbols_in(text))


def _symbols_in(text: str) -> tuple[str, ...]:
    """The symbols a line of the cover names, each once."""
    found = (symbol_printed(each.rstrip(".")) for each in _SYMBOL_IN_TEXT.findall(text))
    return tuple(dict.fromkeys(filter(None, found)))


def _read_proposal(cover: Cover, text: str) -> None:
    marked = _PROPOSAL_MARK.search(plain(text))
    cover.sponsor_mark = marked[0] if marked else None
    text = plain(without_marks(text))
    submitted = _SUBMITTED.match(text)
    amended = _AMENDED_BY.match(text)
    found = submitted or amended or _PROPOSAL.match(text)
    if not found:
        cover.kind = DocumentKind.OTHER
        return
    what = found["what"].lower()
    cover.kind = _kind_of_proposal(what)
    if cover.kind == DocumentKind.AMENDMENT:
        cover.about = next(iter(_symbols_in(found["what"])), None)
    if submitted:
        by = _BY_WHOM.match(submitted["by"].strip())
        cover.sponsors = (Sponsor(by["name"].strip(), SponsorKind.BODY),) if by else ()
    else:
        cover.sponsors = read_sponsors(found["by"] if amended else found["sponsors"])


def _kind_of_proposal(what: str) -> DocumentKind:
    if "amendment" in what:
        return DocumentKind.AMENDMENT
    return DocumentKind.DRAFT_DECISION if "decision" in what else DocumentKind.DRAFT_RESOLUTION


def _read_title(cover: Cover, sheet: Sheet, groups: list[Group]) -> None:
    """The title, its number taken off: ``66/152. Enhancement of …`` says the resolution's own number."""
    text, _ = take_marks(" ".join(group.text for group in groups))
    number = _TITLE_NUMBER.match(text)
    if number:
        spelling = f"{number['number']}{number['part'] or ''}{number['session'] or ''}"
        text = text[number.end() :]
        cover.kind = cover.kind or DocumentKind.RESOLUTION
        symbol = _own_symbol(spelling, cover.kind)
        if cover.is_supplement:
            cover.about = symbol
        elif cover.symbol is None and symbol:
            cover.symbol = symbol
            message = f"the symbol is taken from the number in the title, {spelling.strip()}"
            sheet.problem(groups[0].rows[0].number, ProblemCode.SYMBOL_FROM_NUMBER, message)
    cover.title = _GLUED_MARK.sub("", _STARS.sub("", text).strip()) or None


def _own_symbol(spelling: str, kind: DocumentKind) -> str | None:
    prefix = "decision " if kind == DocumentKind.DECISION else ""
    try:
        return str(Symbol.from_reader(prefix + spelling))
    except ValueError:
        return None


def _agenda(numbers: str | None, title: str) -> tuple[AgendaItem, ...]:
    """``69 (b) and 71`` as items. The title printed below them names them all."""
    items: list[AgendaItem] = []
    number, lettered = None, True
    for found in _AGENDA_NUMBER.finditer(numbers or ""):
        if found["number"]:
            if not lettered and number:
                items.append(AgendaItem(number))
            number, lettered = found["number"], False
        elif number:
            items.append(AgendaItem(number, found["letter"]))
            lettered = True
    if number and not lettered:
        items.append(AgendaItem(number))
    clean = plain(without_marks(title)).strip() or None
    return tuple(AgendaItem(item.number, item.letter, clean) for item in items)


def _committee(text: str | None) -> str | None:
    """The committee's short name: the Fourth Committee also under its long one."""
    found = _COMMITTEE_NAME.search(text or "")
    return _titled(found["short"] or found["main"] or found["long"]) if found else None


def _date(text: str | None) -> date | None:
    return next((value for _, _, value in find_dates(text or "")), None)


def _titled(text: str | None) -> str | None:
    """Capitals as in "General Assembly", whatever the print."""
    text = plain(text or "").strip()
    return (text.title().replace(" And ", " and ") if text.isupper() else text) or None
