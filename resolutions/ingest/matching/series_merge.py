"""Two series that are one: what moves, and what is kept so that it can be taken back."""

from __future__ import annotations

from typing import Any

from resolutions.models import Resolution, Series, SeriesMerge, Version
from resolutions.models.choices import SeriesFrom
from resolutions.search import outbox


def may_join(series: int, into: int) -> bool:
    """Whether the archive may join two series by itself. It may not where somebody has said what stands in one of them
    or how it is called, where both have a text in one session (two subjects then stand beside each other), and where an
    editor has taken it back before."""
    both = {"series__in": (series, into)}
    said = Resolution.objects.filter(**both, series_from__in=(SeriesFrom.MANIFEST, SeriesFrom.EDITOR))
    named = Series.objects.filter(pk__in=(series, into), title_given=True)
    parted = SeriesMerge.objects.filter(**both, into__in=(series, into), ended_at__isnull=False)
    if said.exists() or named.exists() or parted.exists():
        return False
    sessions = [
        set(Resolution.objects.filter(series=each).values_list("session", flat=True)) for each in (series, into)
    ]
    return not sessions[0] & sessions[1] - {None}


def join(series: Series, into: Series, editor: Any = None) -> SeriesMerge:
    """Everything of ``series`` stands in ``into`` from now on, its addresses and what is yet to come included."""
    members = Resolution.objects.filter(series=series)
    moved = sorted(members.values_list("pk", flat=True))
    outbox.record(Version.objects.filter(resolution__in=moved).values_list("pk", flat=True))
    members.update(series=into)
    Series.objects.filter(pk=series.pk).update(merged_into=into)
    return SeriesMerge.objects.create(series=series, into=into, moved=moved, editor=editor)
