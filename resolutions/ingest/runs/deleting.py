"""Deletes a version, one of its language versions or one of its readings."""

from __future__ import annotations

from resolutions.models import Citation, LanguageVersion, Reading, Version
from resolutions.search import outbox

from ..matching import proposals
from ..writing import citation_targets, cover, cover_rows, roll_calls
from ..writing.agenda import AgendaLookup
from ..writing.authority import Authority
from ..writing.combined_cover import combine
from ..writing.copies import Copies
from ..writing.reapply_corrections import names_on_cover
from . import showing


def delete_version(version: Version, places: AgendaLookup) -> None:
    """Delete a version with its rows, and its proposal if that has no other version. Citations of it no longer have a
    target."""
    resolution, pk = version.resolution, version.pk
    citing = list(Citation.objects.filter(target=version).values_list("pk", flat=True))
    version.delete()
    citation_targets.resolve_again(Citation.objects.filter(pk__in=citing))
    outbox.record([pk, *proposals.settle(resolution, places)])


def delete_language_version(text: LanguageVersion, places: AgendaLookup) -> None:
    """Delete a language version, and its version if that is held in no other language."""
    version = text.version
    text.delete()
    if not version.language_versions.exists():
        delete_version(version, places)
        return
    cover.refresh_titles(version)
    recombine_cover(version, places)


def delete_reading(reading: Reading, places: AgendaLookup) -> None:
    """Delete a reading. If its language version has no other reading, that is deleted too; otherwise the best of the
    others is shown."""
    text = reading.language_version
    was_shown = text.shown_id == reading.pk
    if not text.readings.exclude(pk=reading.pk).exists():
        delete_language_version(text, places)
        return
    reading.delete()
    if was_shown:
        text.refresh_from_db()
        showing.show(text)
    recombine_cover(text.version, places)


def settle_former_version(version: int, places: AgendaLookup) -> None:
    """Update the language versions of a version that lost a reading to another one: the best of their other readings is
    shown; one without any is deleted, and the version with the last of them."""
    for text in LanguageVersion.objects.filter(version=version, shown=None).select_related("version"):
        if text.readings.exists():
            showing.show(text)
        else:
            delete_language_version(text, places)


def recombine_cover(version: Version, places: AgendaLookup) -> None:
    """Rebuild the cover from the remaining readings; values that editors entered stay."""
    readings = [
        (reading, reading.language_version.language)
        for reading in Reading.objects.filter(language_version__version=version)
        .select_related("source", "language_version")
        .defer("source__content")
    ]
    names = {reading.pk: reading.source.name for reading, _ in readings}
    corrected = version.corrections.filter(ended_at=None).values_list("field", flat=True)
    fixed = {column for field in corrected for column in cover.columns_fixed_by(field)}
    filled = cover.fill(version, combine(readings, names), fixed)
    version.save()
    if filled.symbol_changed:
        citation_targets.resolve_to(version)
    copies = Copies()
    cover_rows.clear([version.pk])
    recorded = roll_calls.of_versions([version]).get(version.pk, ())
    cover_rows.add(version, names_on_cover(version), Authority(), copies, recorded)
    copies.flush()
    outbox.record([version.pk, *proposals.settle(version.resolution, places)])
