"""Consequences that corrections of several kinds have in common. Nothing is recorded here."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import capfirst

from resolutions.ingest.matching import proposals, series
from resolutions.ingest.runs.deleting import recombine_cover
from resolutions.ingest.runs.showing import show
from resolutions.ingest.writing import cover
from resolutions.ingest.writing.agenda import AgendaLookup
from resolutions.ingest.writing.reapply_corrections import NotThere
from resolutions.models import LanguageVersion, Resolution, Sponsor, Version
from resolutions.search import outbox
from resolutions.text.readers import Unreadable


def locked(row: Any) -> Any:
    """The row as it is now, locked until the transaction ends, since a load may be writing it; a language version
    together with its version."""
    if isinstance(row, LanguageVersion):
        Version.objects.select_for_update(of=("self",)).get(pk=row.version_id)
    return type(row).objects.select_for_update(of=("self",)).get(pk=row.pk)


def refresh_shown(version: Version, *texts: LanguageVersion) -> None:
    """Show the best reading of each of these language versions, then update what follows for the version and its
    resolution. Raises ValidationError if a file cannot be read any more."""
    for text in texts:
        try:
            show(LanguageVersion.objects.get(pk=text.pk))
        except (NotThere, Unreadable) as error:
            raise ValidationError(capfirst(str(error))) from error
    cover.refresh_titles(version)
    version = Version.objects.get(pk=version.pk)
    recombine_cover(version, AgendaLookup())
    settle_proposal(version.resolution)


def settle_proposal(resolution: Resolution) -> None:
    """Fill its fields from its versions and determine its series anew; corrected fields stay."""
    places = AgendaLookup()
    outbox.record([*proposals.settle(resolution, places), *series.find([resolution.pk], places)])


def show_texts_of(sponsor: Sponsor) -> None:
    """Update the search index, which has the names and kinds of the sponsors of each text."""
    outbox.record(sponsor.sponsorships.values_list("version", flat=True).distinct())
