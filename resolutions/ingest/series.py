"""Which series a proposal stands in: the one said beside the file, the one of its title, or the one that its title and
that of a proposal in another session make."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet

from resolutions.models import Correction, Resolution, Series, Session, Version
from resolutions.models.choices import SeriesFrom
from resolutions.search import outbox

from .places import Places


def series_columns(
    named: str | None, title: str, subject: str, session: Session | None, places: Places
) -> dict[str, Any]:
    """``series`` and ``series_from`` of a proposal. ``named`` is the series said beside the file; ``subject`` is the
    title's ``subject_key``, empty where the text is no proposal of its own."""
    if named:
        return {"series": places.series(named), "series_from": SeriesFrom.MANIFEST}
    series = (places.existing_series(title) or _recurring(title, subject, session, places)) if subject else None
    return {"series": series, "series_from": SeriesFrom.TITLE if series else SeriesFrom.UNKNOWN}


def _recurring(title: str, subject: str, session: Session | None, places: Places) -> Series | None:
    """The series of the proposals of this subject in other sessions; made, where they stand in none yet."""
    if session is None:
        return None
    others = _free(subject).filter(session__isnull=False).exclude(session=session).select_related("series")
    other = others.order_by(F("series").asc(nulls_last=True)).first()
    if other is None or other.series:
        return other and other.series
    series = places.series(title)
    alike = list(_free(subject).filter(series=None).values_list("pk", flat=True))
    Resolution.objects.filter(pk__in=alike).update(series=series, series_from=SeriesFrom.TITLE)
    outbox.record(Version.objects.filter(resolution__in=alike).values_list("pk", flat=True))
    return series


def _free(subject: str) -> QuerySet[Resolution]:
    """Proposals of the subject, but for those an editor took out of every series."""
    taken_out = Correction.objects.standing().filter(field="series", value__isnull=True, resolution__isnull=False)
    return Resolution.objects.filter(subject_key=subject).exclude(pk__in=taken_out.values("resolution"))
