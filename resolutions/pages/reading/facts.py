"""What the cover of a text says, as a list for the page: stated, inferred (with the reason), or not known."""

import re
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from resarchive.formats import day_written
from resolutions.models import LanguageVersion, Version
from resolutions.models.addresses import page_address
from resolutions.models.choices import BallotPosition, Outcome, SponsorRole, Stage, VoteBody, VotedOn
from resolutions.models.cover_fields import COVER_FIELDS, CoverField, Shown
from resolutions.models.languages import in_reader_language, name_of_entry
from resolutions.models.votes import counted, vote_address
from resolutions.text.languages import ENGLISH, best_of
from resolutions.text.symbols import Symbol

from ..naming import committee_name, meeting_in_language, ordered, session_name
from ..votes.kinds import asides
from .columns import beside, on_cover

ABOUT = {"amendment": _("Amends"), "corrigendum": _("Corrects"), "addendum": _("Adds to")}
"""What a document about another text does to it, by its kind."""
LEADING = (*ABOUT, "adopted_on", "issued_on", "outcome", "vote", "committee", "agenda_items", "sponsors")
"""The facts that stand above a text, in this order; the others unfold. The day of issue leads where there is none of
adoption."""


_ROLES = {SponsorRole.ADDITIONAL: _("additional"), SponsorRole.BEHALF: _("on its behalf")}
"""What stands beside a sponsor that did not table the text itself."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a document says, and in which language."""

    text: str = ""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class CoverWords:
    """What of the cover is printed in the words of one language. Where the file of that language says nothing, or
    nothing that is read, it is in those of the leading one."""

    origin: Words
    meeting: Words
    sponsor_note: Words


def cover_words(version: Version, text: LanguageVersion) -> CoverWords:
    """``text`` has ``printed_origin``, ``printed_meeting`` and ``printed_note``, as its file says them."""
    leading, own = version.leading_language, text.language
    printed = {
        "origin": (version.origin, beside(text).printed_origin),
        "meeting": (version.meeting, beside(text).printed_meeting),
        "sponsor_note": (version.sponsor_note, beside(text).printed_note),
    }
    return CoverWords(
        **{
            name: Words(said, leading) if text.leads or not in_file else Words(in_file, own)
            for name, (said, in_file) in printed.items()
        }
    )


@dataclass(frozen=True, slots=True)
class Value:
    """``href`` is empty for a value that leads nowhere; ``aside`` and ``words``, which are a document's, are shown
    after it in grey. ``language`` is that of a text that is a document's too; None for words of the page."""

    text: str
    href: str = ""
    aside: str = ""
    words: Words = Words()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """``name`` is one of ``COVER_FIELDS`` or ``ABOUT``. ``why`` is the reason of a value that is only inferred; no
    ``values`` at all means not known."""

    name: str
    values: list[Value]
    why: str = ""

    @property
    def label(self) -> str:
        if self.name in ABOUT:
            return str(ABOUT[self.name])
        field = COVER_FIELDS[self.name]
        return str(field.heading or field.label)


def facts_of(version: Version, words: CoverWords) -> list[Fact]:
    """The facts in the order of a masthead; what no such document would carry is left out, what is missing is said."""
    leading = version.leading_language
    always = {"symbol", "session", "issued_on"} | ({"adopted_on"} if version.stage == Stage.ADOPTED else {"sponsors"})
    own = {
        "symbol": _plain(version.symbol, version.get_symbol_from_display()),
        "kind": _plain(version.get_kind_display() if version.kind != "unknown" else ""),
        "session": _session(version),
        "committee": _committee(version),
        "agenda_items": [_item(item) for item in on_cover(version).agenda],
        "sponsors": _sponsors(_all_sponsors(version), leading),
        "adopted_on": _plain(_day(version.adopted_on), _how(version)),
        "outcome": _plain(_outcome(version)),
        "vote": _votes(version),
        "meeting": _meeting(version, words.meeting),
        "origin": _printed(words.origin),
        "related": [Value(symbol, page_address("version", symbol)) for symbol in version.related],
        "subjects": [_subject(subject) for subject in on_cover(version).subject_list],
    }
    shown = [field for field in COVER_FIELDS.values() if field.shown != Shown.NOT]
    stated = {field.name: own[field.name] if field.name in own else _of_column(version, field) for field in shown}
    if version.is_about_another:
        stated = {"symbol": stated["symbol"], "kind": stated["kind"], str(version.kind): _about(version), **stated}
    facts = [_fact(name, values, version.inferred) for name, values in stated.items()]
    return [fact for fact in facts if fact.values or fact.name in always]


def leading(facts: list[Fact]) -> tuple[list[Fact], list[Fact]]:
    """The facts that stand above a text, without titles of agenda items, and what is inferred behind them; and those
    that unfold."""
    names = [name for name in LEADING if name != "issued_on" or not any(fact.name == "adopted_on" for fact in facts)]
    leads = [_short(fact) for fact in facts if fact.name in names or fact.why]
    in_order = sorted(leads, key=lambda fact: names.index(fact.name) if fact.name in names else len(names))
    return in_order, [fact for fact in facts if fact not in leads]


def _short(fact: Fact) -> Fact:
    if fact.name != "agenda_items":
        return fact
    return replace(fact, values=[replace(value, words=Words()) for value in fact.values])


def _of_column(version: Version, field: CoverField) -> list[Value]:
    """As the table of cover fields says."""
    value = getattr(version, field.name)
    if field.shown == Shown.DAY:
        return _plain(_day(value))
    if field.shown == Shown.WORDS:
        return _printed(Words(value, version.leading_language))
    return _plain("" if value is None else str(value))


def _fact(name: str, values: list[Value], inferred: dict[str, dict[str, str]]) -> Fact:
    field = "year" if name == "issued_on" and not values else name
    guess = inferred.get(field)
    if guess is None:
        return Fact(name, values)
    shown = session_name(guess["value"]) if name == "session" else guess["value"]
    return Fact(name, values or [Value(shown)], why=guess["why"])


def _plain(text: str | None, aside: str = "") -> list[Value]:
    return [Value(text, aside=aside)] if text else []


def _printed(words: Words) -> list[Value]:
    return [Value(words.text, language=words.language)] if words.text else []


def _about(version: Version) -> list[Value]:
    """The text that an amendment, a corrigendum or an addendum speaks of; its symbol where no more is known."""
    if version.about:
        return [Value(str(version.about), version.about.get_absolute_url())]
    if not version.about_key:
        return []
    symbol = Symbol.parse(version.about_key)
    return [Value(str(symbol), page_address("version", str(symbol)), gettext("not held"))]


def _meeting(version: Version, words: Words) -> list[Value]:
    """Leads to all that was adopted at the meeting, where its number and the session are known."""
    number, session = re.match(r"\d{1,4}", version.meeting), version.resolution.session
    named = Words(*meeting_in_language(words.text, words.language))
    if not (number and session):
        return _printed(named)
    address = page_address("meeting", session.code, int(number[0]))
    return [Value(named.text, address, language=named.language)]


def _day(day: date | None) -> str:
    return day_written(day) if day else ""


def _how(version: Version) -> str:
    """How it was adopted, where that says more than that it was."""
    return "" if version.resolution.outcome == Outcome.ADOPTED else version.resolution.get_outcome_display()


def _outcome(version: Version) -> str:
    """What became of a draft, where that is known. An adopted text says how beside the day; an amendment's is not that
    of what it amends."""
    resolution = version.resolution
    known = resolution.outcome and version.stage not in (Stage.ADOPTED, Stage.AMENDMENT)
    return str(resolution.get_outcome_display()) if known else ""


def _votes(version: Version) -> list[Value]:
    """``141 in favour, 5 against``, and on what or where the vote was taken, if not on the text in the plenary."""
    address = vote_address(version)
    return [
        Value(
            counted({side: vote[side] for side in BallotPosition}) or gettext("recorded vote"),
            address,
            gettext(", ").join(map(str, asides(vote["body"], vote["on"]))),
            Words(vote["part"], ENGLISH),
        )
        for vote in sorted(on_cover(version).vote_list, key=lambda vote: vote["on"] == VotedOn.PART)
    ]


def vote_figures(version: Version) -> str:
    """``176–1–3``: in favour, against, abstaining, in the plenary on the text as a whole; empty where one is not
    known."""
    for vote in on_cover(version).vote_list:
        figures = [vote[side] for side in BallotPosition]
        if vote["body"] == VoteBody.PLENARY and vote["on"] == VotedOn.TEXT and None not in figures:
            return "–".join(map(str, figures))
    return ""


def _committee(version: Version) -> list[Value]:
    committee = version.resolution.committee
    return _plain(committee_name(committee)) if committee else []


def _session(version: Version) -> list[Value]:
    session = version.resolution.session
    return [Value(session_name(session.code), session.get_absolute_url())] if session else []


def _item(item: dict) -> Value:
    letter = [item["letter"]] if item["letter"] else []
    name = f"{item['number']} ({item['letter']})" if letter else str(item["number"])
    address = page_address("agenda_item", item["session"], item["number"], *letter)
    title = Words(in_reader_language(item["titles"], item["title"]), best_of(item["titles"], get_language()) or ENGLISH)
    return Value(name, address, words=title)


def _all_sponsors(version: Version) -> list[dict]:
    """Those the text names, then those whom its addenda add, each with its addendum."""
    named = on_cover(version).sponsor_list
    known = {sponsor["slug"] for sponsor in named}
    return [*named, *(sponsor for sponsor in on_cover(version).joined_list if sponsor["slug"] not in known)]


def _sponsors(sponsors: list[dict], language: str | None) -> list[Value]:
    """As written; in other languages by the names that their States have there, in the order of those, where every one
    of them is known."""
    values = [_sponsor(sponsor, language) for sponsor in sponsors]
    by_name = values and all(value.language is None for value in values)
    return sorted(values, key=lambda value: (value.aside, ordered(value.text))) if by_name else values


def _sponsor(sponsor: dict, language: str | None) -> Value:
    """Where it leads says whom the name means. A name other than the list's stays as it is printed."""
    address = page_address("sponsor", sponsor["slug"])
    written, page = sponsor["as_written"], get_language()
    known = name_of_entry(sponsor["names"], page, written=written, name=sponsor["name"]) if page != ENGLISH else None
    printed_in = ENGLISH if written == sponsor["name"] else language
    aside = str(_ROLES.get(sponsor["role"], ""))
    if addendum := sponsor.get("symbol"):
        aside = gettext("additional, by %(addendum)s") % {"addendum": addendum}
    return Value(known or written, address, aside, language=None if known else printed_in)


def _subject(subject: dict) -> Value:
    """In the language of the page where its name in it is known; else as the library writes it, in English."""
    known = subject["names"].get(get_language())
    language = None if known else ENGLISH
    return Value(known or subject["name"], page_address("subject", subject["slug"]), language=language)
