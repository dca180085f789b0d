"""How what an editor says gets into a row, with all that hangs on it: keys, citations, proposal, series, search.

Nothing is recorded here: ``correcting``, ``mending``, ``voting`` and ``removing`` do that.
"""

from __future__ import annotations

from typing import Any

from resolutions.ingest.matching import proposals, series
from resolutions.ingest.writing import citation_targets, cover
from resolutions.ingest.writing.agenda import AgendaLookup
from resolutions.ingest.writing.reapply_corrections import names_again
from resolutions.models import Correction, Resolution, Series, Sponsor, Version
from resolutions.models.choices import SeriesFrom
from resolutions.models.titles import subject_key, title_key
from resolutions.search import outbox
from resolutions.text.symbols import Symbol

from .corrected_fields import RELATED, SPONSORS, SUBJECTS, Target, check_symbol_is_free


def locked(target: Any) -> Any:
    """As it stands now, and nobody else's until the transaction ends: a load may be writing it at this moment."""
    return type(target).objects.select_for_update(of=("self",)).get(pk=target.pk)


def apply(target: Target, field: str, value: Any, symbol_from: str) -> None:
    """Write the column, and what hangs on it. ``value`` is JSON."""
    if isinstance(target, Resolution):
        _apply_to_resolution(target, field, value)
    elif isinstance(target, Sponsor):
        _apply_to_sponsor(target, field, value)
    elif field == "symbol":
        _apply_symbol(target, value, symbol_from)
    elif field == "resolution":
        _move(target, value)
    elif field in (SPONSORS, SUBJECTS):
        names_again(target)
    elif field == RELATED:
        _relate(target, value)
    else:
        column = Version._meta.get_field(field)
        setattr(target, field, column.to_python(value))
        target.save(update_fields=[field])
        if field == "language":
            citation_targets.resolve_to(target)
        if field == "sponsor_note":
            names_again(target)
        settle_proposal(target.resolution)
    if isinstance(target, Version):
        outbox.record([target.pk])


def speak_again(resolution: Resolution) -> None:
    """A proposal that was laid aside is again what editors said of it."""
    for said in Correction.objects.standing().filter(resolution=resolution):
        _apply_to_resolution(resolution, said.field, said.value)


def put_back_into_series(resolution: Resolution, series_id: int | None) -> None:
    """Into the series it stood in before an editor moved it, or what that was merged into; whether it belongs there is
    looked at again."""
    former = Series.objects.filter(pk=series_id).first()
    resolution.series = former and former.standing()
    resolution.series_from = SeriesFrom.TITLE if former else SeriesFrom.UNKNOWN
    resolution.save(update_fields=["series", "series_from"])
    outbox.record(resolution.versions.values_list("pk", flat=True))


def settle_proposal(resolution: Resolution) -> None:
    """Fill its fields again from its texts, and look again which series it is of; what an editor said stays."""
    places = AgendaLookup()
    outbox.record([*proposals.settle(resolution, places), *series.find([resolution.pk], places)])


def show_texts_of(sponsor: Sponsor) -> None:
    """Search knows texts by the names and kinds of their sponsors."""
    outbox.record(sponsor.sponsorships.values_list("version", flat=True).distinct())


def _apply_to_resolution(resolution: Resolution, field: str, value: Any) -> None:
    if field == "agenda_items":
        resolution.agenda_items.set(value)
    else:
        column = Resolution._meta.get_field(field)
        setattr(resolution, column.attname, value)
        resolution.title_key = title_key(resolution.title)
        resolution.subject_key = resolution.subject_key and subject_key(resolution.title)
        if field == "series":
            resolution.series_from = SeriesFrom.EDITOR if value else SeriesFrom.UNKNOWN
        resolution.save(update_fields=[field, "title_key", "subject_key", "series_from"])
        if field in ("title", "session"):
            outbox.record(series.find([resolution.pk], AgendaLookup()))
    outbox.record(resolution.versions.values_list("pk", flat=True))


def _apply_to_sponsor(sponsor: Sponsor, field: str, value: Any) -> None:
    setattr(sponsor, field, Sponsor._meta.get_field(field).to_python(value))
    sponsor.validate_constraints()
    sponsor.save(update_fields=[field])
    show_texts_of(sponsor)


def _apply_symbol(version: Version, value: str | None, symbol_from: str) -> None:
    """With the symbol go its key and order, the kind and stage it tells, and the citations that mean it."""
    symbol = Symbol.parse(value) if value else None
    if symbol:
        check_symbol_is_free(symbol, version.language, version)
    fixed = set(Correction.objects.standing().filter(version=version).values_list("field", flat=True))
    told = cover.columns(version.parsed, version.given, symbol)
    follows = {name: told[name] for name in ("kind", "stage") if name not in fixed}
    for name, column in {**cover.symbol_columns(symbol, symbol_from), **follows}.items():
        setattr(version, name, column)
    version.save()
    citation_targets.resolve_to(version)
    settle_proposal(version.resolution)


def _move(version: Version, resolution_id: int) -> None:
    """A proposal that was laid aside when its last text left is again what editors said of it."""
    former, there = version.resolution, Resolution.objects.get(pk=resolution_id)
    was_aside = not there.versions.exists()
    version.resolution = there
    version.save(update_fields=["resolution"])
    settle_proposal(there)
    if was_aside:
        speak_again(there)
    outbox.record(proposals.settle(former, AgendaLookup()))


def _relate(version: Version, symbols: list[str]) -> None:
    """A draft among the related documents is of the same proposal."""
    former, places = version.resolution_id, AgendaLookup()
    version.related, version.origin_keys = symbols, cover.origin_keys(version.parsed, symbols)
    version.save(update_fields=["related", "origin_keys"])
    shown_otherwise = proposals.place_again(version, places)
    outbox.record([*shown_otherwise, *series.find({former, version.resolution_id}, places)])
