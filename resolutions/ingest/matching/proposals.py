"""Which resolution a version belongs to, and what its versions say about it together.

Drafts, revisions and the adopted text of one proposal find each other by symbol (a revision's base, the drafts an
adopted text names as its origin) and by title within one session.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from resolutions.models import AgendaItem, Correction, Fingerprint, Resolution, Session, Version, Vote
from resolutions.models.choices import ADOPTED, Outcome, SeriesFrom, Stage
from resolutions.models.titles import subject_key, title_key
from resolutions.text.symbols import Symbol

from ..writing import outcomes
from ..writing.agenda import AgendaLookup
from ..writing.copies import Copies
from .proposal_evidence import Kin, Samples

RANK = {Stage.ADOPTED: 0, Stage.REVISED: 1, Stage.DRAFT: 2, Stage.AMENDMENT: 3, Stage.UNKNOWN: 4}
"""Whose word counts first where the versions of a proposal differ."""

CURATED = ("session", "series", "title", "committee", "outcome", "agenda_items")
"""Fields of a resolution that its versions fill and an editor may correct."""

SPEAKING = ("resolution", "stage", "symbol", "symbol_key", "symbol_sort", "origin_keys", "title", "parsed", "given")
"""What of a version counts here."""

WITH_ITEM = Resolution.agenda_items.through


@dataclass(frozen=True, slots=True)
class Claim:
    """What one version says about its proposal."""

    title: str
    session: str | None
    committee: str | None
    committee_code: str | None
    outcome: str
    items: tuple[tuple[int, str, str], ...]
    series: str | None
    is_amendment: bool
    vote: Mapping[str, Any] | None
    """That of the plenary: an editor's, else the file's."""

    def words(self, field: str) -> str:
        """What it says of one of the fields of a resolution."""
        if field == "agenda_items":
            return ", ".join(f"{number} ({letter})" if letter else str(number) for number, letter, _ in self.items)
        if field == "outcome":
            return str(Outcome(self.outcome).label) if self.outcome else ""
        return getattr(self, field) or (self.committee_code or "" if field == "committee" else "")


def claim(version: Version, entered: Mapping[str, Any] | None = None) -> Claim:
    """From the version's effective columns, what the parser said, what was given beside the file, and the plenary vote
    that an editor ``entered``."""
    parsed, given = version.parsed, version.given
    symbol = Symbol.parse(version.symbol) if version.symbol else None
    origin = parsed.get("origin") or {}
    adopted = Outcome.ADOPTED if version.stage == Stage.ADOPTED else Outcome.UNKNOWN
    return Claim(
        title=version.title,
        session=parsed.get("session") or (symbol.session if symbol else None) or given.get("session"),
        committee=parsed.get("committee") or origin.get("committee"),
        committee_code=symbol.committee if symbol else None,
        outcome=parsed.get("outcome") or adopted,
        items=tuple(_items(parsed.get("agenda_items") or given.get("agenda_items") or ())),
        series=given.get("series"),
        is_amendment=version.stage == Stage.AMENDMENT,
        vote=entered or parsed.get("vote"),
    )


def _items(items: Iterable[dict]) -> Iterable[tuple[int, str, str]]:
    for item in items:
        if item["number"].isdecimal() and int(item["number"]) < 1000:
            yield int(item["number"]), (item["letter"] or "")[:4], item["title"] or ""


@dataclass(slots=True)
class Proposal:
    """A resolution while its versions change: its row, and what is to be written of it."""

    row: Resolution
    versions: list[Version] = field(default_factory=list)
    items: set[AgendaItem] = field(default_factory=set)
    fixed: set[str] = field(default_factory=set)
    """Fields an editor holds."""
    is_held: bool = False
    """Whether an editor mended it, or moved a text in or out of it."""
    is_new: bool = False
    changed: set[str] = field(default_factory=set)

    def put(self, version: Version) -> None:
        self.take(version)
        self.versions.append(version)
        version.resolution = self.row

    def take(self, version: Version) -> None:
        self.versions = [one for one in self.versions if one.pk != version.pk]

    def set(self, name: str, value: Any) -> None:
        column = Resolution._meta.get_field(name)
        if getattr(self.row, column.attname) != (value.pk if isinstance(value, Model) else value):
            setattr(self.row, name, value)
            self.changed.add(name)

    def has_its_title_without(self, version: Version) -> bool:
        """Whether it has its title from another of its versions than this, or from an editor."""
        others = (one.title for one in self.versions if one.pk != version.pk)
        return "title" in self.fixed or self.row.title_key in map(title_key, others)

    def may_have(self, version: Version, said: Claim) -> bool:
        """The same title twice in one session is two proposals where both were adopted, or the agenda items differ."""
        if version.stage == Stage.ADOPTED and version.symbol_key:
            others = (one for one in self.versions if one.stage == Stage.ADOPTED and one.pk != version.pk)
            if any(other.symbol_key not in (None, version.symbol_key) for other in others):
                return False
        numbers = {number for number, _, _ in said.items}
        held = {item.number for item in self.items}
        return not numbers or not held or bool(numbers & held)


class Proposals:
    """The proposals a group of texts may belong to, as they stand when each text comes. Held ones are locked: an
    editor may be at work on them."""

    def __init__(self, places: AgendaLookup, copies: Copies) -> None:
        self.places, self.copies = places, copies
        self._proposals: dict[int, Proposal] = {}
        self._samples = Samples()
        self._moved: dict[int, int] = {}
        """Versions that editors moved, and where to."""
        self._votes: dict[int, Mapping[str, Any]] = {}
        """Version → the vote in the plenary that an editor entered."""

    def look_up(self, versions: Iterable[Version]) -> None:
        """Ask for all that ``find`` may find for these versions, and for the proposals they have."""
        versions = list(versions)
        claims = [claim(version) for version in versions]
        found = {version.resolution_id for version in versions if version.resolution_id}
        found.update(Version.objects.filter(Kin.of(*versions).query()).values_list("resolution", flat=True))
        self.places.expect_items(
            (session, *item) for said in claims if (session := self.places.session(said.session)) for item in said.items
        )
        keys = {title_key(said.title) for said in claims if said.title}
        sessions = {said.session for said in claims if said.session}
        unnamed = {said.session for said, one in zip(claims, versions, strict=True) if said.session and not one.symbol}
        self._samples.look_up(sessions, unnamed)
        titled = Resolution.objects.filter(title_key__among=keys, session__code__in=sessions)
        found.update(titled.values_list("pk", flat=True))
        moved = Version.objects.filter(corrections__in=_moves(), resolution__session__code__in=sessions)
        self._moved = dict(moved.values_list("pk", "resolution"))
        self.load(found.union(self._moved.values()))

    def load(self, pks: Iterable[int]) -> None:
        pks = sorted(set(pks) - self._proposals.keys())
        if not pks:
            return
        rows = Resolution.objects.select_for_update(of=("self",), no_key=True).select_related("session")
        loaded = {row.pk: Proposal(row) for row in rows.filter(pk__among=pks).order_by("pk")}
        versions = Version.objects.filter(resolution__among=pks).only(*SPEAKING).annotate(entered=_vote_entered())
        for version in versions.order_by("pk"):
            loaded[version.resolution_id].versions.append(version)
            self._votes[version.pk] = version.entered
        for link in WITH_ITEM.objects.filter(resolution__among=pks).select_related("agendaitem"):
            loaded[link.resolution_id].items.add(link.agendaitem)
        for correction in Correction.objects.standing().filter(resolution__among=pks):
            loaded[correction.resolution_id].fixed.add(correction.field)
        for pk in loaded.keys() & _moved_in_or_out(pks):
            loaded[pk].is_held = True
        self._proposals |= loaded

    def __iter__(self) -> Iterator[Proposal]:
        return iter(self._proposals.values())

    def find(self, version: Version, sample: bytes) -> tuple[Proposal, dict[str, Any]] | None:
        """The proposal this version is another version of, if there is one, and the evidence."""
        kin, said = Kin.of(version), claim(version)
        others = [other for proposal in self._proposals.values() for other in proposal.versions if kin.holds(other)]
        others = [other for other in others if other.pk != version.pk]
        if others:
            nearest = min(others, key=lambda other: (other.symbol_sort, other.pk))
            return self._proposals[nearest.resolution_id], kin.why(nearest)
        if not said.session:
            return None
        found = self._of_title(version, said)
        if found:
            return found, {"by": "title", "with": found.row.title}
        return self._of_text(version, said, sample)

    def _of_text(self, version: Version, said: Claim, sample: bytes) -> tuple[Proposal, dict[str, Any]] | None:
        found = self._samples.nearest(version, said.session, sample) if said.session else None
        if found is None:
            return None
        resolution, evidence = found
        self.load([resolution])
        proposal = self._proposals[resolution]
        return (proposal, evidence) if proposal.versions and proposal.may_have(version, said) else None

    def _of_title(self, version: Version, said: Claim) -> Proposal | None:
        key = title_key(said.title)
        if not key:
            return None
        called = sorted((pk, one) for pk, one in self._proposals.items() if one.row.title_key == key and one.versions)
        alike = (one for _, one in called if one.has_its_title_without(version))
        in_session = (one for one in alike if one.row.session and one.row.session.code == said.session)
        found = next((one for one in in_session if one.may_have(version, said)), None)
        return found or self._where_editors_put(key, said.session)

    def _where_editors_put(self, key: str, session: str) -> Proposal | None:
        """The proposal to which an editor moved a text of this title and session."""
        for pk, resolution in sorted(self._moved.items()):
            proposal = self._proposals[resolution]
            titles = (one.title for one in proposal.versions if one.pk == pk)
            if proposal.row.session and proposal.row.session.code == session and key in map(title_key, titles):
                return proposal
        return None

    def place(self, version: Version, is_new: bool, is_chosen: bool, sample: bytes) -> None:
        """Put a version under its proposal, one begun for it where no other fits. It stays where an editor chose it
        (``is_chosen``), or mended the proposal it stands in. ``sample`` is its fingerprint."""
        former = None if is_new else self._proposals[version.resolution_id]
        proposal = former
        if former is None or not (is_chosen or former.fixed or former.is_held):
            alone = former if former and len(former.versions) == 1 else None
            proposal, version.joined = self.find(version, sample) or (alone or self.begin(), {})
        if former and former is not proposal:
            former.take(version)
            self.settle(former)
        proposal.put(version)
        self.settle(proposal)
        self._samples.add(version, proposal.row.session and proposal.row.session.code, sample)

    def begin(self) -> Proposal:
        [pk] = self.copies.reserve(Resolution, 1)
        self._proposals[pk] = proposal = Proposal(Resolution(pk=pk), is_new=True)
        return proposal

    def settle(self, proposal: Proposal) -> None:
        """Fill the fields from all its versions, the adopted text first; what an editor said stays. The series is that
        said beside a file; where none is, it is found when all is stored (``series.find``)."""
        if not proposal.versions:
            return
        versions = sorted(proposal.versions, key=lambda v: (RANK[v.stage], v.symbol_sort, v.pk))
        claims = [claim(version, self._votes.get(version.pk)) for version in versions]
        for name, value in _agreed(claims, self.places).items():
            if name not in proposal.fixed:
                proposal.set(name, value)
        row = proposal.row
        for name, value in _keys(claims, row.title).items():
            proposal.set(name, value)
        if "series" not in proposal.fixed:
            for name, value in self._series(claims, row).items():
                proposal.set(name, value)
        if "agenda_items" not in proposal.fixed:
            items = _items_of(row.session, claims, self.places)
            if items != proposal.items:
                proposal.items = items
                proposal.changed.add("agenda_items")

    def _series(self, claims: list[Claim], row: Resolution) -> dict[str, Any]:
        named = next((said.series for said in claims if said.series), None)
        if named:
            return {"series": self.places.series(named, given=True), "series_from": SeriesFrom.MANIFEST}
        no_longer = row.series_from == SeriesFrom.MANIFEST
        return {"series": None, "series_from": SeriesFrom.UNKNOWN} if no_longer else {}

    def write(self) -> list[int]:
        """New rows wait in ``copies``; a held proposal without a version left goes. Returns the keys of the versions
        that are shown otherwise now."""
        for proposal in self._proposals.values():
            if not proposal.versions and not proposal.is_new:
                _leave(proposal)
        kept = [proposal for proposal in self._proposals.values() if proposal.versions]
        fresh = [proposal for proposal in kept if proposal.is_new]
        self.copies.add_new([proposal.row for proposal in fresh])
        links = ((one.row.pk, pk) for one in fresh for pk in sorted(item.pk for item in one.items))
        self.copies.add(WITH_ITEM, ("resolution_id", "agendaitem_id"), links)
        changed = [proposal for proposal in kept if proposal.changed and not proposal.is_new]
        for proposal in changed:
            proposal.row.save(update_fields=proposal.changed - {"agenda_items"})
            if "agenda_items" in proposal.changed:
                proposal.row.agenda_items.set(proposal.items)
        return [version.pk for proposal in changed for version in proposal.versions]


def settle(resolution: Resolution, places: AgendaLookup) -> list[int]:
    """Fill the resolution's fields from all its versions; what an editor said stays. One without versions is no
    proposal any more. Returns the keys of the versions that are shown otherwise now: all, or none."""
    proposals = Proposals(places, Copies())
    proposals.load([resolution.pk])
    for proposal in proposals:
        proposals.settle(proposal)
    return proposals.write()


def begin(version: Version, places: AgendaLookup) -> Resolution:
    """A new resolution as this version, which is moved to it next, has it."""
    copies = Copies()
    proposals = Proposals(places, copies)
    proposal = proposals.begin()
    proposal.versions.append(version)
    proposals.settle(proposal)
    proposals.write()
    copies.flush()
    return proposal.row


def place_again(version: Version, places: AgendaLookup) -> list[int]:
    """Look again which proposal it is another version of, as a load would. Returns the keys of the versions that are
    shown otherwise now."""
    copies = Copies()
    proposals = Proposals(places, copies)
    proposals.look_up([version])
    sample = Fingerprint.objects.filter(version=version).values_list("sample", flat=True).first() or b""
    proposals.place(version, False, _moves().filter(version=version).exists(), bytes(sample))
    version.save(update_fields=["resolution", "joined"])
    shown_otherwise = proposals.write()
    copies.flush()
    return shown_otherwise


def _moves() -> QuerySet[Correction]:
    return Correction.objects.standing().filter(field="resolution")


def _moved_in_or_out(pks: Collection[int]) -> set[int]:
    """Those of these resolutions that editors moved a text into or out of."""
    moves = _moves().filter(Q(before__in=pks) | Q(value__in=pks)).values_list("before", "value")
    return {pk for move in moves for pk in move}


def _leave(proposal: Proposal) -> None:
    """Without texts it is no proposal any more. Where an editor took its texts or mended it, it stands in no list, but
    is kept for what editors said of it: that can be taken back."""
    row = proposal.row
    if not (proposal.is_held or row.corrections.exists()):
        row.delete()
        return
    row.session = row.committee = row.series = None
    row.title = row.title_key = row.subject_key = ""
    row.outcome, row.series_from = Outcome.UNKNOWN, SeriesFrom.UNKNOWN
    row.save()
    row.agenda_items.clear()


def _agreed(claims: list[Claim], places: AgendaLookup) -> dict[str, Any]:
    """The value of each field that an editor may correct, but for the agenda items and the series."""
    return {
        "title": next((said.title for said in claims if said.title), ""),
        "session": places.session(next((said.session for said in claims if said.session), None)),
        "committee": next(filter(None, (places.committee(s.committee, s.committee_code) for s in claims)), None),
        "outcome": _outcome(claims),
    }


def _outcome(claims: list[Claim]) -> str:
    """What the vote in the plenary says, else what is said. A vote on an amendment is not one on what it amends."""
    said = next((one.outcome for one in claims if one.outcome), Outcome.UNKNOWN)
    amends = all(one.is_amendment for one in claims)
    vote = next((one.vote for one in claims if one.vote and one.is_amendment == amends), None)
    return (outcomes.of_vote(vote, said in ADOPTED) if vote else "") or said


def _vote_entered() -> Subquery:
    """``in_favour`` and ``against`` of the vote in the plenary that an editor entered."""
    entered = Vote.objects.in_plenary().filter(version=OuterRef("pk"), from_file=False)
    return Subquery(entered.values(json=JSONObject(in_favour="in_favour", against="against")))


def _keys(claims: list[Claim], title: str) -> dict[str, str]:
    """An amendment is no proposal of its own, and has no subject."""
    subject = "" if all(said.is_amendment for said in claims) else subject_key(title)
    return {"title_key": title_key(title), "subject_key": subject}


def _items_of(session: Session | None, claims: list[Claim], places: AgendaLookup) -> set[AgendaItem]:
    """An item has no meaning without a session."""
    return {places.agenda_item(session, *item) for one in claims for item in one.items} if session else set()
