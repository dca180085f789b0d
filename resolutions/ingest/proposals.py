"""Which resolution a version belongs to, and what its versions say about it together.

Drafts, revisions and the adopted text of one proposal find each other by symbol (a revision's base, the drafts an
adopted text names as its origin) and by title within one session.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from resolutions.models import AgendaItem, Correction, Resolution, Version
from resolutions.models.choices import Outcome, SeriesFrom, Stage
from resolutions.models.titles import subject_key, title_key
from resolutions.text.symbols import Symbol

from .places import Places

RANK = {Stage.ADOPTED: 0, Stage.REVISED: 1, Stage.DRAFT: 2, Stage.AMENDMENT: 3, Stage.UNKNOWN: 4}
"""Whose word counts first where the versions of a proposal differ."""

CURATED = ("session", "series", "title", "committee", "outcome", "agenda_items")
"""Fields of a resolution that its versions fill and an editor may correct."""


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


def claim(version: Version) -> Claim:
    """From the version's effective columns, what the parser said and what was given beside the file."""
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
    )


def _items(items: Iterable[dict]) -> Iterable[tuple[int, str, str]]:
    for item in items:
        if item["number"].isdecimal() and int(item["number"]) < 1000:
            yield int(item["number"]), (item["letter"] or "")[:4], item["title"] or ""


def find(version: Version) -> Resolution | None:
    """The resolution this version is another version of, if the archive holds one."""
    said = claim(version)
    if version.symbol:
        kin = Version.objects.exclude(pk=version.pk).filter(_kin(version)).order_by("symbol_sort")
        by_symbol = kin.values_list("resolution", flat=True).first()
        if by_symbol is not None:
            return Resolution.objects.get(pk=by_symbol)
    key = title_key(said.title)
    if not (key and said.session):
        return None
    candidates = Resolution.objects.filter(title_key=key, session__code=said.session).order_by("pk")
    found = next((found for found in candidates if _may_join(version, said, found)), None)
    return found or _where_editors_put(key, said.session)


def _where_editors_put(key: str, session: str) -> Resolution | None:
    """The resolution to which an editor moved a text of this title and session."""
    moved = Version.objects.filter(
        corrections__field="resolution", corrections__ended_at=None, resolution__session__code=session
    )
    alike = (one for one in moved.select_related("resolution").order_by("pk") if title_key(one.title) == key)
    return next((one.resolution for one in alike), None)


def _kin(version: Version) -> Q:
    """Versions whose symbol says they are the same proposal: other languages, the draft and its revisions, and the
    drafts an adopted text came from."""
    symbol = Symbol.parse(version.symbol)
    query = Q(symbol_key=symbol.key)
    if symbol.is_draft:
        base = symbol.base.key
        query |= Q(symbol_key=base) | Q(symbol_key__startswith=f"{base}/") | Q(origin_keys__contains=[symbol.key])
    origin = [Symbol.parse(key) for key in version.origin_keys]
    return query | Q(symbol_key__in=[draft.key for draft in origin if draft.is_draft])


def _may_join(version: Version, said: Claim, resolution: Resolution) -> bool:
    """The same title twice in one session is two proposals where both were adopted, or the agenda items differ."""
    if version.stage == Stage.ADOPTED and version.symbol_key:
        adopted = resolution.versions.filter(stage=Stage.ADOPTED, symbol_key__isnull=False)
        if adopted.exclude(pk=version.pk).exclude(symbol_key=version.symbol_key).exists():
            return False
    numbers = {number for number, _, _ in said.items}
    held = set(resolution.agenda_items.values_list("number", flat=True))
    return not numbers or not held or bool(numbers & held)


def begin(version: Version, places: Places) -> Resolution:
    """A new resolution as this version, its first, has it."""
    said = claim(version)
    values = _agreed([said], places)
    values |= _keys([said], values["title"]) | _named_series([said], places)
    resolution = Resolution.objects.create(**values)
    items = _items_of(resolution, [said], places)
    through = Resolution.agenda_items.through
    through.objects.bulk_create(through(resolution=resolution, agendaitem=item) for item in items)
    return resolution


def settle(resolution: Resolution, places: Places) -> list[int]:
    """Fill the resolution's fields from all its versions, the adopted text first; what an editor said stays. Returns
    the keys of the versions that are shown otherwise now: all, or none."""
    versions = sorted(resolution.versions.all(), key=lambda v: (RANK[v.stage], v.symbol_sort, v.pk))
    claims = [claim(version) for version in versions]
    fixed = set(Correction.objects.standing().filter(resolution=resolution).values_list("field", flat=True))
    said = {name: value for name, value in _agreed(claims, places).items() if name not in fixed}
    said |= _keys(claims, said.get("title", resolution.title))
    if "series" not in fixed:
        said |= _named_series(claims, places) or _no_longer_named(resolution)
    changed = [name for name, value in said.items() if getattr(resolution, name) != value]
    for name in changed:
        setattr(resolution, name, said[name])
    if changed:
        resolution.save(update_fields=changed)
    if "agenda_items" not in fixed:
        items = _items_of(resolution, claims, places)
        if items != set(resolution.agenda_items.all()):
            resolution.agenda_items.set(items)
            changed.append("agenda_items")
    return [version.pk for version in versions] if changed else []


def _agreed(claims: list[Claim], places: Places) -> dict:
    """The value of each field that an editor may correct, but for the agenda items and the series."""
    return {
        "title": next((said.title for said in claims if said.title), ""),
        "session": places.session(next((said.session for said in claims if said.session), None)),
        "committee": next(filter(None, (places.committee(s.committee, s.committee_code) for s in claims)), None),
        "outcome": next((said.outcome for said in claims if said.outcome), Outcome.UNKNOWN),
    }


def _keys(claims: list[Claim], title: str) -> dict[str, str]:
    """An amendment is no proposal of its own, and has no subject."""
    subject = "" if all(said.is_amendment for said in claims) else subject_key(title)
    return {"title_key": title_key(title), "subject_key": subject}


def _named_series(claims: list[Claim], places: Places) -> dict:
    """The series said beside a file; where none is, it is found when all is stored (``series.find``)."""
    named = next((said.series for said in claims if said.series), None)
    return {"series": places.series(named, given=True), "series_from": SeriesFrom.MANIFEST} if named else {}


def _no_longer_named(resolution: Resolution) -> dict:
    return {"series": None, "series_from": SeriesFrom.UNKNOWN} if resolution.series_from == SeriesFrom.MANIFEST else {}


def _items_of(resolution: Resolution, claims: list[Claim], places: Places) -> set[AgendaItem]:
    """An item has no meaning without a session."""
    session = resolution.session
    return {places.agenda_item(session, *item) for one in claims for item in one.items} if session else set()


def left_by_one(resolution: Resolution, places: Places) -> list[int]:
    """A version has gone from the resolution: the others speak for it now; without any it is no proposal any more,
    but it stays on record where an editor took its texts or mended it.
    Returns what ``settle`` does."""
    if resolution.versions.exists():
        return settle(resolution, places)
    moved_out = Correction.objects.standing().filter(field="resolution", before=resolution.pk)
    if moved_out.exists() or resolution.corrections.exists():
        _lay_aside(resolution)
    else:
        resolution.delete()
    return []


def _lay_aside(resolution: Resolution) -> None:
    """It stands in no list any more, and is kept for what editors said of it: that can be taken back."""
    resolution.session = resolution.committee = resolution.series = None
    resolution.title = resolution.title_key = resolution.subject_key = ""
    resolution.outcome, resolution.series_from = Outcome.UNKNOWN, SeriesFrom.UNKNOWN
    resolution.save()
    resolution.agenda_items.clear()
