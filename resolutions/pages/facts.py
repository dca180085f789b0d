"""What the cover of a text says, as a list for the page: stated, inferred (with the reason), or not known."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format

from ..models import Version
from ..models.choices import Outcome, Stage
from ..text.ordinals import session_words

SIDES = ("in_favour", "against", "abstaining")


@dataclass(frozen=True, slots=True)
class Value:
    """``href`` is empty for a value that leads nowhere; ``aside`` is printed after it in grey."""

    text: str
    href: str = ""
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """``why`` is the reason of a value that is only inferred; no ``values`` at all means not known."""

    label: str
    values: list[Value]
    why: str = ""


def facts_of(version: Version) -> list[Fact]:
    """The facts in the order of a masthead; what no such document would carry is left out, what is missing is said."""
    always = {"Symbol", "Session", "Issued"} | ({"Adopted"} if version.stage == Stage.ADOPTED else {"Sponsors"})
    stated = {
        "Symbol": ("symbol", _symbol(version)),
        "Document": ("kind", _plain(version.get_kind_display() if version.kind != "unknown" else "")),
        "Session": ("session", _session(version)),
        "Committee": ("committee", _plain(version.resolution.committee)),
        "Agenda item": ("agenda_items", [_item(item) for item in version.agenda]),
        "Sponsors": ("sponsors", [_sponsor(sponsor) for sponsor in version.sponsor_list]),
        "Adopted": ("adopted_on", _plain(_day(version.adopted_on), _how(version))),
        "Meeting": ("meeting", _plain(version.meeting)),
        "Origin": ("origin", _plain(version.origin)),
        "Issued": ("issued_on" if version.issued_on else "year", _plain(_day(version.issued_on))),
        "Distribution": ("distribution", _plain(version.distribution)),
        "Original language": ("original_language", _plain(version.original_language)),
    }
    facts = [_fact(label, field, values, version.inferred) for label, (field, values) in stated.items()]
    return [fact for fact in facts if fact.values or fact.label in always]


def _fact(label: str, field: str, values: list[Value], inferred: dict[str, dict[str, str]]) -> Fact:
    guess = inferred.get(field)
    if guess is None:
        return Fact(label, values)
    shown = session_words(guess["value"]) if field == "session" else guess["value"]
    return Fact(label, values or [Value(shown)], why=guess["why"])


def _plain(value: object, aside: str = "") -> list[Value]:
    return [Value(str(value), aside=aside)] if value else []


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""


def _how(version: Version) -> str:
    """How it was adopted, where that says more than that it was: ``adopted by vote: 141 in favour, 5 against``."""
    how = "" if version.resolution.outcome == Outcome.ADOPTED else version.resolution.get_outcome_display()
    vote = version.vote or {}
    counts = [f"{vote[side]} {side.replace('_', ' ')}" for side in SIDES if vote.get(side) is not None]
    return ": ".join(filter(None, (how, ", ".join(counts))))


def _symbol(version: Version) -> list[Value]:
    return _plain(version.symbol, version.get_symbol_from_display())


def _session(version: Version) -> list[Value]:
    session = version.resolution.session
    return [Value(session_words(session.code), session.get_absolute_url())] if session else []


def _item(item: dict) -> Value:
    letter = [item["letter"]] if item["letter"] else []
    name = f"{item['number']} ({item['letter']})" if letter else str(item["number"])
    return Value(name, reverse("agenda_item", args=[item["session"], item["number"], *letter]), item["title"])


def _sponsor(sponsor: dict) -> Value:
    aside = "additional" if sponsor["role"] == "additional" else ""
    return Value(sponsor["name"], reverse("sponsor", args=[sponsor["slug"]]), aside)
