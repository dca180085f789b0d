"""What editors do with series: fill one by its title, merge two that are one, split off what is another subject, take a
merge back.

Splitting is done by corrections, one for each proposal, which a reload leaves alone and which are taken back like
others. A merge is kept as a row of its own: the address, the title and what is yet to come go with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from resolutions.ingest.matching import series_merge
from resolutions.models import Correction, Resolution, Series, SeriesMerge, Version
from resolutions.models.choices import SeriesFrom
from resolutions.models.titles import free_slugs, title_key
from resolutions.search import outbox

from .correcting import correct


def collect(series: Series) -> int:
    """Bring the resolutions of the series' title that have no series under it. Returns how many."""
    fixed = Correction.objects.standing().filter(field="series", resolution__isnull=False).values("resolution")
    free = Resolution.objects.filter(title_key=series.title_key, series=None).exclude(pk__in=fixed)
    with transaction.atomic():
        pks = list(free.values_list("pk", flat=True))
        outbox.record(Version.objects.filter(resolution__in=pks).values_list("pk", flat=True))
        return Resolution.objects.filter(pk__in=pks).update(series=series, series_from=SeriesFrom.TITLE)


def merge(series: Series, into: Series, editor: Any) -> SeriesMerge:
    """Title and address of ``into`` stand for both from now on.

    Raises ValidationError where one of them holds nothing any more, or the two are one.
    """
    with transaction.atomic():
        both = Series.objects.select_for_update().in_bulk([series.pk, into.pk])
        if len(both) < 2 or any(one.merged_into_id for one in both.values()):
            raise ValidationError(_("Choose two that stand."))
        Series.objects.filter(pk=into.pk).update(title_given=True)
        return series_merge.join(both[series.pk], both[into.pk], editor)


def take_back(made: SeriesMerge, editor: Any) -> None:
    """The series stands again, with what came from it and has not been moved on by an editor.

    Raises ValidationError where the merge does not stand.
    """
    with transaction.atomic():
        made = SeriesMerge.objects.select_for_update(of=("self",)).select_related("series").get(pk=made.pk)
        if made.ended_at:
            raise ValidationError(_("This merge does not stand any more."))
        SeriesMerge.objects.filter(pk=made.pk).update(ended_at=timezone.now(), ended_by=editor)
        holder = made.series.standing()
        Series.objects.filter(pk=made.series_id).update(merged_into=None)
        moved_on = Correction.objects.standing().filter(field="series", made_at__gt=made.made_at).values("resolution")
        back = Resolution.objects.filter(pk__in=made.moved, series=holder).exclude(pk__in=moved_on)
        pks = list(back.values_list("pk", flat=True))
        Resolution.objects.filter(pk__in=pks).update(series=made.series_id)
        outbox.record(Version.objects.filter(resolution__in=pks).values_list("pk", flat=True))


def split(series: Series, chosen: Sequence[Resolution], title: str, editor: Any) -> Series:
    """Put the chosen proposals into a new series of that title. Raises ValidationError."""
    key = title_key(title)
    with transaction.atomic():
        _check_split(series, chosen, key)
        [slug] = free_slugs([title], Series.objects.all())
        made = Series.objects.create(title=title.strip(), title_key=key, title_given=True, slug=slug)
        for resolution in chosen:
            correct(resolution, "series", made, editor)
        return made


def _check_split(series: Series, chosen: Sequence[Resolution], key: str) -> None:
    if not key:
        raise ValidationError(_("A title needs letters."))
    if not chosen or any(resolution.series_id != series.pk for resolution in chosen):
        raise ValidationError(_("Choose proposals of this recurring subject."))
    if len(chosen) == series.resolutions.count():
        raise ValidationError(_("Leave at least one proposal in it; to rename it, change its title."))
    if other := Series.objects.filter(title_key=key).first():
        raise ValidationError(_("There is a recurring subject of this title: %(title)s") % {"title": other.title})
