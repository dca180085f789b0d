"""Which resolution a version belongs to; its fields follow from what all its versions state (``claims``).

Drafts, revisions and the adopted text of one proposal are matched by symbol (a revision's base, the drafts an adopted
text names as its origin) and, within one session, by title or wording.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

from resolutions.models import AgendaItem, Correction, Fingerprint, Resolution, RollCall, Version, Vote
from resolutions.models.choices import Outcome, SeriesFrom, Stage
from resolutions.models.fields import column_of
from resolutions.models.titles import title_key
from resolutions.text.languages import ENGLISH

from ..writing.agenda import AgendaLookup
from ..writing.copies import Copies
from .claims import Claim, agreed, claim, items_of, keys, precedence, title_of
from .proposal_evidence import RelatedSymbols, Samples

CURATED = ("session", "series", "title", "committee", "outcome", "agenda_items")
"""Fields of a resolution that are filled from its versions and that an editor may correct."""

CLAIM_COLUMNS = (
    "resolution",
    "kind",
    "stage",
    "symbol",
    "symbol_key",
    "symbol_sort",
    "about_key",
    "origin_keys",
    "titles",
    "parsed",
    "manifest",
)

"""The columns of a version that are read here."""

ITEM_LINKS = Resolution.agenda_items.through


Sample = tuple[str, bytes]
"""The language of a text and the fingerprint of its wording."""


@dataclass(slots=True)
class Proposal:
    """A resolution while its versions change: its row, and what is to be written to it."""

    row: Resolution
    versions: list[Version] = field(default_factory=list)
    items: set[AgendaItem] = field(default_factory=set)
    fixed: set[str] = field(default_factory=set)
    """Fields that an editor corrected."""
    is_curated: bool = False
    """Whether an editor corrected it, or moved a version into or out of it."""
    is_new: bool = False
    changed: set[str] = field(default_factory=set)

    def add(self, version: Version) -> None:
        self.remove(version)
        self.versions.append(version)
        version.resolution = self.row

    def remove(self, version: Version) -> None:
        self.versions = [one for one in self.versions if one.pk != version.pk]

    def set(self, name: str, value: Any) -> None:
        column = column_of(Resolution, name)
        if getattr(self.row, column.attname) != (value.pk if isinstance(value, Model) else value):
            setattr(self.row, name, value)
            self.changed.add(name)

    def has_its_title_without(self, version: Version) -> bool:
        """Whether its title also comes from another version than this one, or from an editor."""
        others = (title_of(one.titles) for one in self.versions if one.pk != version.pk)
        return "title" in self.fixed or self.row.title_key in map(title_key, others)

    def accepts(self, version: Version, claimed: Claim) -> bool:
        """Whether the version may belong to it. Two texts of the same title in one session are two proposals if both
        were adopted, or if their agenda items differ."""
        if version.stage == Stage.ADOPTED and version.symbol_key:
            others = (one for one in self.versions if one.stage == Stage.ADOPTED and one.pk != version.pk)
            if any(other.symbol_key not in (None, version.symbol_key) for other in others):
                return False
        numbers = {number for number, _ in claimed.items}
        held = {item.number for item in self.items}
        return not numbers or not held or bool(numbers & held)


class Proposals:
    """The proposals that a group of texts may belong to, updated as each text is placed. Stored ones are locked: an
    editor may be working on them."""

    def __init__(self, places: AgendaLookup, copies: Copies) -> None:
        self.places, self.copies = places, copies
        self._proposals: dict[int, Proposal] = {}
        self._samples = Samples()
        self._moved: dict[int, int] = {}
        """Version → the resolution that editors moved it to."""
        self._votes: dict[int, Mapping[str, Any]] = {}
        """Version → the vote in the plenary that an editor entered, or that the Library records."""

    def look_up(self, versions: Iterable[Version]) -> None:
        """Load every proposal that ``find`` may return for these versions, and those they belong to."""
        versions = list(versions)
        self._votes |= _votes_recorded(versions)
        claims = [claim(version) for version in versions]
        found = {version.resolution_id for version in versions if version.resolution_id}
        found.update(Version.objects.filter(RelatedSymbols.of(*versions).query()).values_list("resolution", flat=True))
        self.places.expect_items(
            (session, *item)
            for claimed in claims
            if (session := self.places.session(claimed.session))
            for item in claimed.items
        )
        titles = {title_key(claimed.title) for claimed in claims if claimed.title}
        sessions = {claimed.session for claimed in claims if claimed.session}
        unnamed = {
            claimed.session for claimed, one in zip(claims, versions, strict=True) if claimed.session and not one.symbol
        }
        self._samples.look_up(sessions, unnamed)
        titled = Resolution.objects.filter(title_key__among=titles, session__code__in=sessions)
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
        versions = Version.objects.filter(resolution__among=pks).only(*CLAIM_COLUMNS).annotate(entered=_vote_entered())
        for version in versions.order_by("pk"):
            loaded[version.resolution_id].versions.append(version)
            self._votes[version.pk] = version.entered
        for link in ITEM_LINKS.objects.filter(resolution__among=pks).select_related("agendaitem"):
            loaded[link.resolution_id].items.add(link.agendaitem)
        for correction in Correction.objects.standing().filter(resolution__among=pks):
            assert correction.resolution_id is not None
            loaded[correction.resolution_id].fixed.add(correction.field)
        for pk in loaded.keys() & _moved_in_or_out(pks):
            loaded[pk].is_curated = True
        self._proposals |= loaded

    def __iter__(self) -> Iterator[Proposal]:
        return iter(self._proposals.values())

    def find(self, version: Version, sample: Sample) -> tuple[Proposal, dict[str, Any]] | None:
        """The proposal that this version is another version of, if there is one, and the evidence."""
        related, claimed = RelatedSymbols.of(version), claim(version)
        others = [
            other for proposal in self._proposals.values() for other in proposal.versions if related.matches(other)
        ]
        others = [other for other in others if other.pk != version.pk]
        if others:
            nearest = min(others, key=lambda other: (other.symbol_sort, other.pk))
            return self._proposals[nearest.resolution_id], related.evidence(nearest)
        if not claimed.session:
            return None
        found = self._by_title(version, claimed)
        if found:
            return found, {"by": "title", "with": found.row.title}
        return self._by_wording(version, claimed, sample)

    def _by_wording(self, version: Version, claimed: Claim, sample: Sample) -> tuple[Proposal, dict[str, Any]] | None:
        found = self._samples.nearest(version, claimed.session, *sample) if claimed.session else None
        if found is None:
            return None
        resolution, evidence = found
        self.load([resolution])
        proposal = self._proposals[resolution]
        return (proposal, evidence) if proposal.versions and proposal.accepts(version, claimed) else None

    def _by_title(self, version: Version, claimed: Claim) -> Proposal | None:
        key = title_key(claimed.title)
        if not key:
            return None
        called = sorted((pk, one) for pk, one in self._proposals.items() if one.row.title_key == key and one.versions)
        alike = (one for _, one in called if one.has_its_title_without(version))
        in_session = (one for one in alike if one.row.session and one.row.session.code == claimed.session)
        found = next((one for one in in_session if one.accepts(version, claimed)), None)
        return found or self._by_editors_moves(key, claimed.session)

    def _by_editors_moves(self, key: str, session: str | None) -> Proposal | None:
        """The proposal to which an editor moved a version of this title and session."""
        for pk, resolution in sorted(self._moved.items()):
            proposal = self._proposals[resolution]
            titles = (title_of(one.titles) for one in proposal.versions if one.pk == pk)
            if proposal.row.session and proposal.row.session.code == session and key in map(title_key, titles):
                return proposal
        return None

    def place(self, version: Version, is_new: bool, is_chosen: bool, sample: Sample) -> None:
        """Assign a version to its proposal, or to a new one if none matches. It stays where it is if an editor chose
        its proposal (``is_chosen``) or corrected that proposal. ``sample`` is its language and fingerprint."""
        former = None if is_new else self._proposals[version.resolution_id]
        if former and (is_chosen or former.fixed or former.is_curated):
            proposal = former
        else:
            alone = former if former and len(former.versions) == 1 else None
            proposal, version.joined = self.find(version, sample) or (alone or self.begin(), {})
        if former and former is not proposal:
            former.remove(version)
            self.settle(former)
        proposal.add(version)
        self.settle(proposal)
        session = proposal.row.session
        self._samples.add(version, session.code if session else None, *sample)

    def begin(self) -> Proposal:
        [pk] = self.copies.reserve(Resolution, 1)
        self._proposals[pk] = proposal = Proposal(Resolution(pk=pk), is_new=True)
        return proposal

    def settle(self, proposal: Proposal) -> None:
        """Fill the fields from all versions, the adopted text first; what an editor entered stays. The series is the
        one that a manifest names; without one, it is found once everything is stored (``series.find``)."""
        if not proposal.versions:
            return
        versions = sorted(proposal.versions, key=precedence)
        claims = [claim(version, self._votes.get(version.pk)) for version in versions]
        for name, value in agreed(claims, self.places).items():
            if name.replace("titles", "title") not in proposal.fixed:
                proposal.set(name, value)
        row = proposal.row
        for name, value in keys(claims, row.title).items():
            proposal.set(name, value)
        if "series" not in proposal.fixed:
            for name, value in self._series(claims, row).items():
                proposal.set(name, value)
        if "agenda_items" not in proposal.fixed:
            items = items_of(row.session, claims, self.places)
            if items != proposal.items:
                proposal.items = items
                proposal.changed.add("agenda_items")

    def _series(self, claims: list[Claim], row: Resolution) -> dict[str, Any]:
        named = next((claimed.series for claimed in claims if claimed.series), None)
        if named:
            return {"series": self.places.series(named, given=True), "series_from": SeriesFrom.MANIFEST}
        no_longer = row.series_from == SeriesFrom.MANIFEST
        return {"series": None, "series_from": SeriesFrom.UNKNOWN} if no_longer else {}

    def write(self) -> list[int]:
        """Write what changed. New rows wait in ``copies``; a stored proposal that has no version left is deleted.
        Returns the primary keys of the versions whose display changes."""
        for proposal in self._proposals.values():
            if not proposal.versions and not proposal.is_new:
                _delete_or_empty(proposal)
        kept = [proposal for proposal in self._proposals.values() if proposal.versions]
        fresh = [proposal for proposal in kept if proposal.is_new]
        self.copies.add_new([proposal.row for proposal in fresh])
        links = ((one.row.pk, pk) for one in fresh for pk in sorted(item.pk for item in one.items))
        self.copies.add(ITEM_LINKS, ("resolution_id", "agendaitem_id"), links)
        changed = [proposal for proposal in kept if proposal.changed and not proposal.is_new]
        for proposal in changed:
            proposal.row.save(update_fields=proposal.changed - {"agenda_items"})
            if "agenda_items" in proposal.changed:
                proposal.row.agenda_items.set(proposal.items)
        return [version.pk for proposal in changed for version in proposal.versions]


def settle(resolution: Resolution, places: AgendaLookup) -> list[int]:
    """Fill the resolution's fields from all its versions; what an editor entered stays. A resolution without versions
    is deleted. Returns the primary keys of the versions whose display changes: all, or none."""
    proposals = Proposals(places, Copies())
    proposals.load([resolution.pk])
    for proposal in proposals:
        proposals.settle(proposal)
    return proposals.write()


def begin(version: Version, places: AgendaLookup) -> Resolution:
    """A new resolution with the fields that this version gives it; the caller then moves the version to it."""
    copies = Copies()
    proposals = Proposals(places, copies)
    proposal = proposals.begin()
    proposal.versions.append(version)
    proposals.settle(proposal)
    proposals.write()
    copies.flush()
    return proposal.row


def place_again(version: Version, places: AgendaLookup) -> list[int]:
    """Find the proposal of a version again, as a load does. Returns the primary keys of the versions whose display
    changes."""
    copies = Copies()
    proposals = Proposals(places, copies)
    proposals.look_up([version])
    leading = Fingerprint.objects.filter(language_version__version=version, language_version__leads=True)
    language, sample = leading.values_list("language_version__language", "sample").first() or (ENGLISH, b"")
    proposals.place(version, False, _moves().filter(version=version).exists(), (language, bytes(sample)))
    version.save(update_fields=["resolution", "joined"])
    display_changed = proposals.write()
    copies.flush()
    return display_changed


def _moves() -> QuerySet[Correction]:
    return Correction.objects.standing().filter(field="resolution")


def _moved_in_or_out(pks: Collection[int]) -> set[int]:
    """The resolutions among these that editors moved a version into or out of."""
    moves = _moves().filter(Q(before__in=pks) | Q(value__in=pks)).values_list("before", "value")
    return {pk for move in moves for pk in move}


def _delete_or_empty(proposal: Proposal) -> None:
    """Delete a proposal that has no versions. If an editor moved its versions away or corrected it, it is emptied
    instead: it appears in no list, but its corrections are kept because they can be undone."""
    row = proposal.row
    if not (proposal.is_curated or row.corrections.exists()):
        row.delete()
        return
    row.session = row.committee = row.series = None
    row.title = row.title_key = row.subject_key = ""
    row.titles = {}
    row.outcome, row.series_from = Outcome.UNKNOWN, SeriesFrom.UNKNOWN
    row.save()
    row.agenda_items.clear()


COUNTS = JSONObject(in_favour="in_favour", against="against")


def _vote_entered() -> Coalesce:
    """``in_favour`` and ``against`` of the plenary vote that an editor entered, else of the one the Library records."""
    entered = Vote.objects.in_plenary().filter(version=OuterRef("pk"), from_file=False)
    recorded = RollCall.objects.whole().filter(symbol_key=OuterRef("symbol_key")).order_by("record")
    return Coalesce(Subquery(entered.values(json=COUNTS)), Subquery(recorded.values(json=COUNTS)[:1]))


def _votes_recorded(versions: Iterable[Version]) -> dict[int, Mapping[str, Any]]:
    """The same of versions that are not stored yet."""
    by_key = {version.symbol_key: version.pk for version in versions if version.symbol_key}
    found = RollCall.objects.whole().filter(symbol_key__in=list(by_key)).order_by("-record")
    return {by_key[key]: counts for key, counts in found.values_list("symbol_key", COUNTS)}
