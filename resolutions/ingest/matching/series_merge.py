"""Merges two series, and keeps what is needed to undo the merge."""

from __future__ import annotations

from typing import Any

from resolutions.models import Resolution, Series, SeriesMerge, Version
from resolutions.models.choices import SeriesFrom
from resolutions.search import outbox


def may_join(series: int, into: int) -> bool:
    """Whether the archive may merge two series by itself. It may not if an editor or a manifest assigned a proposal to
    one of them or gave one its title, if both have a text in the same session (they are then two subjects), or if an
    editor has undone their merge before."""
    both = {"series__in": (series, into)}
    assigned = Resolution.objects.filter(**both, series_from__in=(SeriesFrom.MANIFEST, SeriesFrom.EDITOR))
    named = Series.objects.filter(pk__in=(series, into), title_given=True)
    undone = SeriesMerge.objects.filter(**both, into__in=(series, into), ended_at__isnull=False)
    if assigned.exists() or named.exists() or undone.exists():
        return False
    sessions = [
        set(Resolution.objects.filter(series=each).values_list("session", flat=True)) for each in (series, into)
    ]
    return not sessions[0] & sessions[1] - {None}


def join(series: Series, into: Series, editor: Any = None) -> SeriesMerge:
    """Move everything in ``series`` to ``into``, including its addresses and texts loaded later."""
    members = Resolution.objects.filter(series=series)
    moved = sorted(members.values_list("pk", flat=True))
    outbox.record(Version.objects.filter(resolution__in=moved).values_list("pk", flat=True))
    members.update(series=into)
    Series.objects.filter(pk=series.pk).update(merged_into=into)
    return SeriesMerge.objects.create(series=series, into=into, moved=moved, editor=editor)
