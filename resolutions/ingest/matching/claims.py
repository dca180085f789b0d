"""What the versions of a proposal state about it, and the values that follow for its fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from resolutions.models import AgendaItem, Session, Version
from resolutions.models.choices import ADOPTED, Outcome, Stage
from resolutions.models.titles import subject_key, title_key
from resolutions.text.kinds import Outcome as Stated
from resolutions.text.languages import best_of
from resolutions.text.symbols import Symbol

from ..writing import outcomes
from ..writing.agenda import AgendaLookup

RANK: dict[str, int] = {Stage.ADOPTED: 0, Stage.REVISED: 1, Stage.DRAFT: 2, Stage.AMENDMENT: 3, Stage.UNKNOWN: 4}
"""The precedence of the versions of a proposal where they differ."""


def title_of(titles: Mapping[str, str]) -> str:
    """The title a proposal is known by: the English one if there is one, else that of the first language."""
    return titles.get(best_of({code for code, title in titles.items() if title}) or "", "")


def precedence(version: Version) -> tuple[bool, int, str, int]:
    """Sort key for the precedence of the versions of a proposal: texts before documents about them."""
    return version.is_about_another, RANK[version.stage], version.symbol_sort, version.pk


@dataclass(frozen=True, slots=True)
class Claim:
    """What one version states about its proposal."""

    title: str
    titles: Mapping[str, str]
    session: str | None
    committee: str | None
    committee_code: str | None
    outcome: str
    items: tuple[tuple[int, str], ...]
    series: str | None
    is_about_another: bool
    """Whether it is an amendment, a corrigendum or an addendum."""
    vote: Mapping[str, Any] | None
    """The vote in the plenary: as an editor entered it, else as the file states it; a draft of a committee states the
    committee's."""

    def words(self, field: str) -> str:
        """What it states for one of the fields of a resolution, in words."""
        if field == "agenda_items":
            return ", ".join(f"{number} ({letter})" if letter else str(number) for number, letter in self.items)
        if field == "outcome":
            return str(Outcome(self.outcome).label) if self.outcome else ""
        return getattr(self, field) or (self.committee_code or "" if field == "committee" else "")


def claim(version: Version, entered: Mapping[str, Any] | None = None) -> Claim:
    """What a version states about its proposal: from its effective columns, the parsed cover, its manifest values, and
    the plenary vote that an editor ``entered``."""
    parsed, manifest = version.parsed, version.manifest
    symbol = Symbol.parse(version.symbol) if version.symbol else None
    origin = parsed.get("origin") or {}
    adopted = Outcome.ADOPTED if version.stage == Stage.ADOPTED else Outcome.UNKNOWN
    return Claim(
        title=title_of(version.titles),
        titles=version.titles,
        session=parsed.get("session") or (symbol.session if symbol else None) or manifest.get("session"),
        committee=parsed.get("committee") or origin.get("committee"),
        committee_code=symbol.committee if symbol else None,
        outcome=Stated.more_exact(parsed.get("outcome"), manifest.get("outcome")) or adopted,
        items=tuple(
            item[:2] for item in agenda_items(parsed.get("agenda_items") or manifest.get("agenda_items") or ())
        ),
        series=manifest.get("series"),
        is_about_another=version.is_about_another,
        vote=entered or (None if symbol and symbol.committee else parsed.get("vote")),
    )


def agenda_items(items: Iterable[Mapping[str, Any]]) -> Iterable[tuple[int, str, str]]:
    """Number, letter and title of each item that has a number an agenda can have."""
    for item in items:
        if item["number"].isdecimal() and int(item["number"]) < 1000:
            yield int(item["number"]), (item["letter"] or "")[:4], item["title"] or ""


def agreed(claims: list[Claim], places: AgendaLookup) -> dict[str, Any]:
    """The value of each field that an editor may correct, except the agenda items and the series."""
    return {
        "title": next((claimed.title for claimed in claims if claimed.title), ""),
        "titles": _titles(claims),
        "session": places.session(next((claimed.session for claimed in claims if claimed.session), None)),
        "committee": next(filter(None, (places.committee(s.committee, s.committee_code) for s in claims)), None),
        "outcome": _outcome(claims),
    }


def _titles(claims: list[Claim]) -> dict[str, str]:
    """By language, the title of the first version that has one."""
    found: dict[str, str] = {}
    for claimed in claims:
        found = {**{code: title for code, title in claimed.titles.items() if title}, **found}
    return found


def _outcome(claims: list[Claim]) -> str:
    """The outcome that the plenary vote gives, else the one stated. A vote on an amendment is not a vote on the text it
    amends."""
    stated = next((one.outcome for one in claims if one.outcome), Outcome.UNKNOWN)
    amends = all(one.is_about_another for one in claims)
    vote = next((one.vote for one in claims if one.vote and one.is_about_another == amends), None)
    return (outcomes.of_vote(vote, stated in ADOPTED) if vote else "") or stated


def keys(claims: list[Claim], title: str) -> dict[str, str]:
    """The keys of the title. A proposal with nothing but documents about another text has no subject: an amendment is
    not a proposal of its own."""
    subject = "" if all(claimed.is_about_another for claimed in claims) else subject_key(title)
    return {"title_key": title_key(title), "subject_key": subject}


def items_of(session: Session | None, claims: list[Claim], places: AgendaLookup) -> set[AgendaItem]:
    """The agenda items of all versions; none without a session, since an item belongs to one."""
    return {places.agenda_item(session, *item) for one in claims for item in one.items} if session else set()
