"""What the cover of a text says, as a list for the page: stated, inferred (with the reason), or not known."""

import re
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from resolutions.models import Version
from resolutions.models.choices import Outcome, SponsorRole, Stage, VoteBody
from resolutions.models.votes import vote_address

from ..naming import committee_name, session_name

LABELS = {
    "symbol": _("Symbol"),
    "kind": _("Document"),
    "session": _("Session"),
    "committee": _("Committee"),
    "agenda_items": _("Agenda item"),
    "sponsors": _("Sponsors"),
    "adopted_on": _("Adopted"),
    "outcome": _("Outcome"),
    "vote": _("Vote"),
    "meeting": _("Meeting"),
    "origin": _("Origin"),
    "related": _("Related documents"),
    "issued_on": _("Issued"),
    "distribution": _("Distribution"),
    "original_language": _("Original language"),
    "subjects": _("Subject headings"),
}
SIDES = {"in_favour": _("in favour"), "against": _("against"), "abstaining": _("abstaining")}


@dataclass(frozen=True, slots=True)
class Value:
    """``href`` is empty for a value that leads nowhere; ``aside`` and ``words``, which are the
    document's, are shown after it in grey. ``printed`` text is the document's too."""

    text: str
    href: str = ""
    aside: str = ""
    words: str = ""
    printed: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """``name`` is one of ``LABELS``. ``why`` is the reason of a value that is only inferred; no ``values`` at all means
    not known."""

    name: str
    values: list[Value]
    why: str = ""

    @property
    def label(self) -> str:
        return LABELS[self.name]


def facts_of(version: Version) -> list[Fact]:
    """The facts in the order of a masthead; what no such document would carry is left out, what is missing is said."""
    always = {"symbol", "session", "issued_on"} | ({"adopted_on"} if version.stage == Stage.ADOPTED else {"sponsors"})
    stated = {
        "symbol": _plain(version.symbol, version.get_symbol_from_display()),
        "kind": _plain(version.get_kind_display() if version.kind != "unknown" else ""),
        "session": _session(version),
        "committee": _committee(version),
        "agenda_items": [_item(item) for item in version.agenda],
        "sponsors": [_sponsor(sponsor) for sponsor in version.sponsor_list],
        "adopted_on": _plain(_day(version.adopted_on), _how(version)),
        "outcome": _plain(_outcome(version)),
        "vote": _votes(version),
        "meeting": _meeting(version),
        "origin": _printed(version.origin),
        "related": [Value(symbol, reverse("version", args=[symbol])) for symbol in version.related],
        "issued_on": _plain(_day(version.issued_on)),
        "distribution": _printed(version.distribution),
        "original_language": _printed(version.original_language),
        "subjects": [_subject(subject) for subject in version.subject_list],
    }
    facts = [_fact(name, values, version.inferred) for name, values in stated.items()]
    return [fact for fact in facts if fact.values or fact.name in always]


def _fact(name: str, values: list[Value], inferred: dict[str, dict[str, str]]) -> Fact:
    field = "year" if name == "issued_on" and not values else name
    guess = inferred.get(field)
    if guess is None:
        return Fact(name, values)
    shown = session_name(guess["value"]) if name == "session" else guess["value"]
    return Fact(name, values or [Value(shown)], why=guess["why"])


def _plain(text: str | None, aside: str = "") -> list[Value]:
    return [Value(text, aside=aside)] if text else []


def _printed(words: str) -> list[Value]:
    return [Value(words, printed=True)] if words else []


def _meeting(version: Version) -> list[Value]:
    """Leads to all that was adopted at the meeting, where its number and the session are known."""
    number, session = re.match(r"\d{1,4}", version.meeting), version.resolution.session
    if not (number and session):
        return _printed(version.meeting)
    return [Value(version.meeting, reverse("meeting", args=[session.code, int(number[0])]), printed=True)]


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""


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
    """One a body: "141 in favour, 5 against", and where the vote was taken if not in the plenary."""
    by_body = {vote["body"]: vote for vote in reversed(version.vote_list)}
    address = vote_address(version)
    asides = {VoteBody.COMMITTEE: gettext("in committee")}
    return [Value(_counts(vote), address, asides.get(body, "")) for body, vote in sorted(by_body.items(), reverse=True)]


def _counts(vote: dict) -> str:
    counts = [f"{vote[side]} {name}" for side, name in SIDES.items() if vote[side] is not None]
    return ", ".join(counts) or gettext("recorded vote")


def _committee(version: Version) -> list[Value]:
    committee = version.resolution.committee
    return _plain(committee_name(committee)) if committee else []


def _session(version: Version) -> list[Value]:
    session = version.resolution.session
    return [Value(session_name(session.code), session.get_absolute_url())] if session else []


def _item(item: dict) -> Value:
    letter = [item["letter"]] if item["letter"] else []
    name = f"{item['number']} ({item['letter']})" if letter else str(item["number"])
    return Value(name, reverse("agenda_item", args=[item["session"], item["number"], *letter]), words=item["title"])


def _sponsor(sponsor: dict) -> Value:
    """As written; where it leads says whom the name means."""
    asides = {SponsorRole.ADDITIONAL: gettext("additional"), SponsorRole.BEHALF: gettext("on its behalf")}
    address = reverse("sponsor", args=[sponsor["slug"]])
    return Value(sponsor["as_written"], address, asides.get(sponsor["role"], ""), printed=True)


def _subject(subject: dict) -> Value:
    return Value(subject["name"], reverse("subject", args=[subject["slug"]]), printed=True)
