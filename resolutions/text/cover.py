"""What the cover says: the masthead's elements and groups as the fields of a Document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from .bodies import ASSEMBLY, BODIES, symbol_text
from .document import AgendaItem, Meeting, Origin, Sponsor
from .joining import join
from .kinds import DocumentKind, SymbolFrom
from .languages import ENGLISH
from .languages.words import Words
from .lines import take_marks, without_marks
from .masthead import SECTION, Group, Masthead, is_proposal, meeting_named
from .numbering import canonical_number
from .ordinals import date_written, find_dates, session_code
from .problems import ProblemCode
from .proposals import adds_sponsors, is_note, proposal_in, read_proposal, symbol_printed, symbols_in
from .sheet import Row, Sheet, plain
from .sponsors import LABEL
from .states import split_names, state_named
from .symbols import Symbol

_TITLE_NUMBER = re.compile(
    r"(?:Resolution |RESOLUTION )?"
    r"(?P<number>(?:E?S-)?\d{1,2}/\d{1,3}|\d{4}/\d{1,3}|\d{1,4}(?=\.? ?(?:[A-Z]{1,2} )?\([IVXLSE1l-]{1,9}\)))\.?"
    r"(?P<part> ?[A-Z](?:(?:-| to | and )[A-Z])?(?=[ .]))?(?P<session> ?\([IVXLSE1l-]{1,9}\))?"
    r"\s?(?:\.|[-–—](?=\s)|:)(?:\s{1,4}|(?<=[.:])(?=[A-Z][a-z]))"
)
_TITLE_NUMBER_ABROAD = re.compile(
    r"(?P<number>(?:E?S-)?\d{1,2}/\d{1,3})(?P<part> ?[A-Z](?:(?:-| to | and )[A-Z])?(?=[ .]))?(?P<session>(?!))?"
    r"\s?(?:\.|[-–—](?=\s))?\s{1,4}"
)
"""Arabic prints no point."""
_MISREAD = str.maketrans("1l", "II")
"""How the roman I of a session comes out of a scan."""
_KIND_OF_SERIES = {"resolution": DocumentKind.RESOLUTION, "decision": DocumentKind.DECISION}
_AGENDA_NUMBER = re.compile(r"(?P<number>\d{1,3})|\(?(?P<letter>[a-z]{1,2})\)", re.IGNORECASE)
_AGENDA_NUMBER_ABROAD = re.compile(r"(?P<number>\d{1,3})|(?P<letter>\(?[^\W\d_]ـ?(?:\s?[^\W\d_])?ـ?\))")
_COMMITTEE_NAME = re.compile(
    r"(?P<long>Special Political(?: and Decolonization)? Committee)(?: ?\((?P<short>\w+ Committee)\))?"
    r"|(?P<main>(?:First|Second|Third|Fourth|Fifth|Sixth) Committee)",
    re.IGNORECASE,
)
_DECISIONS_OF_A_YEAR, _DECISIONS_OF_A_SESSION = range(201, 400), range(401, 600)
"""The numbers of decisions of the Economic and Social Council, and of the Assembly."""
_NAMED = re.compile(r"(?:General Assembly )?(?:decision|resolution) (?:No\. )?(?=[\d(])", re.IGNORECASE)
"""How a text without a title is headed: "Resolution 34/88"."""
_FIRST_ON_A_COVER = frozenset({"publisher", "symbol", "organ"})
_MOST_ROWS_OF_A_TITLE = 10
_MOST_ROWS_OF_A_PROPOSAL = 40
_GLUED_MARK = re.compile(r"(?<=[a-z)”’])\d{1,3}$")
"""A footnote mark that a conversion glued to the last word of a title."""
_STARS = re.compile(r"(?<!\*)\*+$")
_ONLY_WHAT = re.compile(r"(?:revised )?draft (?:resolution|decision)\*{0,4}", re.IGNORECASE)
"""What is tabled, without who tables it."""


@dataclass(slots=True)
class Cover:
    """Fields of Document that the cover states; None and () where it does not."""

    kind: DocumentKind | None = None
    symbol: str | None = None
    symbol_from: SymbolFrom | None = None
    title: str | None = None
    organ: str | None = None
    session: str | None = None
    committee: str | None = None
    agenda_items: tuple[AgendaItem, ...] = ()
    distribution: str | None = None
    issued_on: date | None = None
    original_language: str | None = None
    adopted_on: date | None = None
    meeting: Meeting | None = None
    """Where it stands above the text, as on pages of the 1990s, and not below."""
    origin: Origin | None = None
    sponsors: tuple[Sponsor, ...] = ()
    about: str | None = None
    """The symbol of the text that the document speaks of."""
    drawn_from: tuple[str, ...] = ()
    """Symbols of the drafts on which the consultations were held that led to this one."""
    is_supplement: bool = False
    """The word "Addendum" or "Corrigendum" stands on it."""
    title_mark: str | None = None
    """The mark of the note to the title, which a conversion glued to its last word."""
    sponsor_mark: str | None = None
    """The mark of the note that says on whose behalf, or how the list of sponsors may change."""
    sponsor_note: str | None = None
    """On whose behalf, where the line of the sponsors says so."""


def read_cover(sheet: Sheet, masthead: Masthead) -> Cover:
    """The cover's fields. The rows of every group get the role of what they turned out to be.

    Headings between title and formula are body: the masthead then ends above the first of them.
    """
    cover = Cover(
        organ=_titled(masthead.first("subsidiary") or masthead.first("organ")),
        distribution=_distribution(masthead.first("distribution") or masthead.first("distribution_word"), sheet.words),
        original_language=_titled(sheet.words.english_language(masthead.first("original_language") or "")),
        session=_session(masthead.first("session") or "", sheet.words),
        committee=_committee(masthead.first("committee_number") or masthead.first("committee"), sheet.words),
        symbol=symbol_printed(plain(masthead.first("symbol") or "")),
        is_supplement=masthead.first("kind") is not None,
    )
    cover.symbol_from = SymbolFrom.TEXT if cover.symbol else None
    _read_dates(cover, sheet.words, masthead)
    _read_status(cover, sheet, masthead)
    if cover.kind is None and cover.symbol:
        cover.kind = _KIND_OF_SERIES.get(Symbol.parse(cover.symbol).series)
    proposal, agenda, title, headings = _sort_groups(sheet, masthead)
    if proposal:
        _tabled(cover, _names_apart(proposal[0].rows), sheet.words)
    if title:
        _read_title(cover, sheet, title)
    cover.agenda_items = _agenda(" ".join(masthead.elements.get("agenda", ())), agenda, sheet.words)
    for role, groups in (("proposal", proposal), ("agenda-title", agenda), ("title", title)):
        for row in chain.from_iterable(group.rows for group in groups):
            if not row.role:
                sheet.take(row, f"cover:{role}")
    if headings:
        masthead.end = min(masthead.end, sheet.rows.index(headings[0].rows[0]))
    return cover


def _read_dates(cover: Cover, words: Words, masthead: Masthead) -> None:
    """Below the meeting of adoption stands its date; any other date is that of the issue."""
    names = list(masthead.elements)
    dates = [name for name in names if name in ("issued_on", "met_on")]
    met = next((name for name in dates if "meeting" in names[: names.index(name)]), None)
    cover.issued_on = next((_date(masthead.first(name), words) for name in dates if name != met), None)
    if printed := masthead.first("meeting"):
        cover.meeting = meeting_named(printed, _date(masthead.first(met), words) if met else None)
        cover.adopted_on = cover.meeting.date


def _sort_groups(sheet: Sheet, masthead: Masthead) -> tuple[list[Group], list[Group], list[Group], list[Group]]:
    """Proposal, agenda titles, title, and the headings above the formula, by their place on the cover. Where neither a
    proposal nor a status says what stands where, what is above a numbered title is furniture."""
    groups = _without_lead(sheet, masthead)
    at = next((i for i, group in enumerate(groups) if is_proposal(group.text, sheet.words)), None)
    if at is None:
        groups = [part for group in groups for part in _parted(group, sheet.words)]
        at = next((i for i, group in enumerate(groups) if is_proposal(group.text, sheet.words)), None)
    if at and _ONLY_WHAT.fullmatch(plain(groups[at].text).strip()) and _names_who(groups, at, masthead):
        groups, at = (
            [*groups[: at - 1], Group(groups[at - 1].rows + groups[at].rows, groups[at - 1].after), *groups[at + 1 :]],
            at - 1,
        )
    if at is not None and adds_sponsors(plain(groups[at].text)):
        names = Group([row for group in groups[at : at + 2] for row in group.rows], groups[at].after)
        return [names], groups[: max(at - 1, 0)], groups[:at][-1:], groups[at + 2 :]
    if at is not None and is_note(plain(groups[at].text)):
        of_item = groups[: max(at - 1, int("agenda" in masthead.elements))][:at]
        return [groups[at]], of_item, groups[:at][-1:], groups[at + 1 :]
    if at is not None:
        title_above, tabled = _without_title_above(groups[at])
        before, proposal, after = [*groups[:at], *title_above], [tabled], groups[at + 1 :]
    elif "status" in masthead.elements:
        before = [group for group in groups if group.after != "status"]
        proposal, after = [], [group for group in groups if group.after == "status"]
        if not after and before and _NAMED.match(plain(before[-1].text)):
            before, after = before[:-1], before[-1:]
    else:
        agenda = 1 if "agenda" in masthead.elements and len(groups) > 1 else 0
        before, proposal, after = groups[:agenda], [], groups[agenda:]
    numbered = next((i for i, group in enumerate(after) if _TITLE_NUMBER.match(plain(group.text))), 0)
    if not proposal and "status" not in masthead.elements:
        for row in chain.from_iterable(group.rows for group in after[:numbered]):
            sheet.take(row, "furniture:lead")
        after = after[numbered:]
    parts = next((i for i, group in enumerate(after) if i and SECTION.fullmatch(group.text)), len(after))
    return proposal, before, after[:parts], after[parts:]


def _without_lead(sheet: Sheet, masthead: Masthead) -> list[Group]:
    """The groups below the first element of the cover: what stands above it, as the head of a mail does, is
    furniture."""
    if not _FIRST_ON_A_COVER.intersection(masthead.elements):
        return masthead.groups
    for row in chain.from_iterable(group.rows for group in masthead.groups if not group.after):
        sheet.take(row, "furniture:lead")
    return [group for group in masthead.groups if group.after]


def _parted(group: Group, words: Words) -> list[Group]:
    """Its rows up to the one that ends a proposal, and those below it: the title, right below without a blank row."""
    for at in range(1, min(len(group.rows), _MOST_ROWS_OF_A_PROPOSAL)):
        above, below = Group(group.rows[:at], group.after), Group(group.rows[at:], group.after)
        if is_proposal(above.text, words):
            return [above, below]
    return [group]


def _names_who(groups: Sequence[Group], at: int, masthead: Masthead) -> bool:
    """Do those stand above what is tabled, in a group of their own, who table it? Above them the agenda item has its
    title."""
    above = plain(groups[at - 1].text).strip()
    in_place = at > 1 or "agenda" not in masthead.elements
    return in_place and bool(
        LABEL.match(above) or all(map(state_named, split_names(_names_apart(groups[at - 1].rows))))
    )


def _without_title_above(group: Group) -> tuple[list[Group], Group]:
    """The rows of a proposal, and those above them that a conversion without blank rows ran into it: the title of the
    agenda item. Where not all names are States', the first row from which they are tells."""
    for at in range(min(len(group.rows), _MOST_ROWS_OF_A_TITLE)):
        proposal = read_proposal(_names_apart(group.rows[at:]))
        if proposal and proposal.sponsors and all(state_named(one.name) for one in proposal.sponsors):
            above = [Group(group.rows[:at], group.after)] if at else []
            return above, Group(group.rows[at:], group.after)
        if any(map(state_named, split_names(_printed(group.rows[at])))):
            break
    return [], group


def _names_apart(rows: Sequence[Row]) -> str:
    """The words of a proposal; names that stand each on a row of its own are set apart by commas."""
    texts = [_printed(row) for row in rows]
    alone = [len(names := split_names(text.rstrip("*"))) == 1 and bool(state_named(names[0])) for text in texts]
    above = [alone[0], *alone]
    return join(f"{text}," if own and begins else text for text, own, begins in zip(texts, alone, above, strict=False))


def _printed(row: Row) -> str:
    return plain(without_marks(row.text)).strip()


def _read_status(cover: Cover, sheet: Sheet, masthead: Masthead) -> None:
    status = sheet.words.status.match(masthead.first("status") or "")
    if status:
        cover.kind = DocumentKind.DECISION if status["decision"] else DocumentKind.RESOLUTION
        cover.adopted_on = _date(status["date"], sheet.words) or cover.adopted_on
        cover.organ = cover.organ or _titled(status.groupdict().get("organ"))
    if origin := masthead.first("origin"):
        text = plain(origin).strip("[] ")
        without = sheet.words.without_committee.match(text)
        cover.origin = Origin(text, None if without else _committee(text, sheet.words), symbols_in(text))


def _tabled(cover: Cover, text: str, words: Words) -> None:
    proposal = read_proposal(text) if words.code == ENGLISH else proposal_in(text, words)
    if proposal:
        cover.kind, cover.sponsors, cover.about = proposal.kind, proposal.sponsors, proposal.about
        cover.drawn_from, cover.sponsor_mark, cover.sponsor_note = proposal.drawn_from, proposal.mark, proposal.note


def _read_title(cover: Cover, sheet: Sheet, groups: list[Group]) -> None:
    """The title, its number taken off: ``66/152. Enhancement of …`` says the resolution's own number."""
    text, _ = take_marks(_joined(groups))
    own = (cover.symbol or "").removeprefix("A/RES/")
    pointless = sheet.words.code != ENGLISH or bool(own) and text.startswith(f"{own} ")
    number = _TITLE_NUMBER.match(text) or (_TITLE_NUMBER_ABROAD.match(text) if pointless else None)
    if number:
        session = (number["session"] or "").translate(_MISREAD)
        spelling = f"{number['number']}{number['part'] or ''}{session}"
        text = text[number.end() :]
        cover.kind = cover.kind or _kind_of_number(number["number"])
        symbol = _own_symbol(spelling, cover)
        if cover.is_supplement:
            cover.about = symbol
        elif cover.symbol is None and symbol:
            cover.symbol, cover.symbol_from = symbol, SymbolFrom.NUMBER
        elif symbol and Symbol.parse(symbol).base not in _may_be_called(Symbol.parse(cover.symbol or symbol)):
            message = f"symbol: the cover says {cover.symbol}, the number in the title is {spelling.strip()}"
            sheet.problem(groups[0].rows[0].number, ProblemCode.SYMBOL_DIFFERS, message)
    elif cover.symbol is None and (named := _symbol_named(text)):
        cover.symbol, cover.symbol_from, text = str(named), SymbolFrom.NUMBER, ""
        cover.kind = cover.kind or _KIND_OF_SERIES.get(named.series)
    title = _STARS.sub("", text).strip()
    if glued := _GLUED_MARK.search(title):
        cover.title_mark = glued[0]
    cover.title = _GLUED_MARK.sub("", title) or None


def _kind_of_number(number: str) -> DocumentKind:
    """Of an adopted text, of which only the number says what it is."""
    of, slash, within = number.partition("/")
    decisions = _DECISIONS_OF_A_YEAR if len(of) == 4 and of.isdigit() else _DECISIONS_OF_A_SESSION
    return DocumentKind.DECISION if slash and int(within) in decisions else DocumentKind.RESOLUTION


def _symbol_named(text: str) -> Symbol | None:
    """The symbol that is all of a title: "Resolution 34/88"."""
    try:
        return Symbol.from_reader(plain(text).strip().rstrip(".")) if _NAMED.match(text) else None
    except ValueError:
        return None


def _may_be_called(symbol: Symbol) -> tuple[Symbol, Symbol]:
    """A title may leave out the letters of the parts."""
    return symbol.base, replace(symbol.base, part="")


def _own_symbol(spelling: str, cover: Cover) -> str | None:
    """The symbol that the number in a title makes: a number of another organ's is no number of the Assembly's."""
    organ = BODIES.get(cover.organ or "", ASSEMBLY)
    series = "DEC" if cover.kind == DocumentKind.DECISION else "RES"
    session, slash, number = spelling.partition("/")
    try:
        if slash and organ != ASSEMBLY:
            return str(Symbol.parse(symbol_text(organ, series, session, number) or ""))
        return str(Symbol.from_reader(("decision " if series == "DEC" else "") + spelling))
    except ValueError:
        return None


def _agenda(numbers: str, groups: Sequence[Group], words: Words) -> tuple[AgendaItem, ...]:
    """``69 (b) and 71`` as items. As many titles as items stand in their order; any other title names them all."""
    items: list[AgendaItem] = []
    number, lettered = None, True
    for found in (_AGENDA_NUMBER if words.code == ENGLISH else _AGENDA_NUMBER_ABROAD).finditer(numbers):
        if found["number"]:
            if not lettered and number:
                items.append(AgendaItem(number))
            number, lettered = found["number"], False
        elif number:
            items.append(AgendaItem(number, canonical_number(found["letter"]).strip("()").lower()))
            lettered = True
    if number and not lettered:
        items.append(AgendaItem(number))
    titles = [group.text for group in groups]
    if len(titles) != len(items):
        titles = [_joined(groups)] * len(items)
    clean = (plain(without_marks(title)).strip() or None for title in titles)
    return tuple(AgendaItem(item.number, item.letter, title) for item, title in zip(items, clean, strict=True))


def _joined(groups: Sequence[Group]) -> str:
    return join(group.text for group in groups)


def _distribution(text: str | None, words: Words) -> str | None:
    return _titled(text) if words.code == ENGLISH else words.distribution_in(text or "")


def _session(text: str, words: Words) -> str | None:
    return session_code(text) if words.code == ENGLISH else next(words.find_sessions(text), None)


def _committee(text: str | None, words: Words) -> str | None:
    """The committee's short name: the Fourth Committee also under its long one."""
    if words.code != ENGLISH:
        return words.committee_in(text or "")
    found = _COMMITTEE_NAME.search(text or "")
    return _titled((found["short"] or found["main"] or found["long"]).upper()) if found else None


def _date(text: str | None, words: Words) -> date | None:
    """The first date in it: some translations print those of the cover in English."""
    text = text or ""
    return next((value for _, _, value in (*words.find_dates(text), *find_dates(text))), None) or date_written(text)


def _titled(text: str | None) -> str | None:
    """Capitals as in "General Assembly", whatever the print."""
    text = plain(text or "").strip()
    return (text.title().replace(" And ", " and ") if text.isupper() else text) or None
