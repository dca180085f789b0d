"""The fields of a resolution that editors correct; without a correction they follow from its versions."""

from __future__ import annotations

from typing import Any

from resolutions.ingest.matching import series
from resolutions.ingest.writing.agenda import AgendaLookup
from resolutions.models import Correction, Resolution, Series
from resolutions.models.choices import SeriesFrom
from resolutions.models.fields import column_of
from resolutions.models.titles import subject_key, title_key
from resolutions.search import outbox

from ..effects import settle_proposal
from .fields import Field, as_json, by_name


class ResolutionField(Field[Resolution]):
    along: tuple[str, ...] = ()
    """Further columns that are written with the field."""

    def write(self, resolution: Resolution, value: Any) -> None:
        setattr(resolution, column_of(Resolution, self.name).attname, value)
        self.set_along(resolution, value)
        resolution.save(update_fields=[self.name, *self.along])
        outbox.record(resolution.versions.values_list("pk", flat=True))

    def set_along(self, resolution: Resolution, value: Any) -> None:
        """Set the columns ``along``."""

    def reset(self, resolution: Resolution, correction: Correction) -> None:
        settle_proposal(resolution)


class FindsSeries(ResolutionField):
    """A field by which resolutions on one recurring subject are matched."""

    def write(self, resolution: Resolution, value: Any) -> None:
        super().write(resolution, value)
        outbox.record(series.find([resolution.pk], AgendaLookup()))


class Title(FindsSeries):
    """An editor's title is shown in every language."""

    along = ("titles", "title_key", "subject_key")

    def set_along(self, resolution: Resolution, value: str) -> None:
        resolution.titles = {}
        resolution.title_key = title_key(value)
        resolution.subject_key = resolution.subject_key and subject_key(value)


class InSeries(ResolutionField):
    along = ("series_from",)

    def checked(self, resolution: Resolution, value: Series | None) -> int | None:
        """For a series that was merged, the one it was merged into."""
        found: int | None = as_json(value and value.standing())
        return found

    def set_along(self, resolution: Resolution, value: int | None) -> None:
        resolution.series_from = SeriesFrom.EDITOR if value else SeriesFrom.UNKNOWN

    def reset(self, resolution: Resolution, correction: Correction) -> None:
        """Back into the series it was in before, or the one that was merged into; then its series is determined
        anew."""
        former = Series.objects.filter(pk=correction.before).first()
        resolution.series = former and former.standing()
        resolution.series_from = SeriesFrom.TITLE if former else SeriesFrom.UNKNOWN
        resolution.save(update_fields=["series", "series_from"])
        outbox.record(resolution.versions.values_list("pk", flat=True))
        super().reset(resolution, correction)


class AgendaItems(ResolutionField):
    def current(self, resolution: Resolution) -> list[int]:
        return sorted(resolution.agenda_items.values_list("pk", flat=True))

    def write(self, resolution: Resolution, value: list[int]) -> None:
        resolution.agenda_items.set(value)
        outbox.record(resolution.versions.values_list("pk", flat=True))


RESOLUTION = by_name(
    (
        FindsSeries("session"),
        InSeries("series"),
        Title("title"),
        ResolutionField("committee"),
        ResolutionField("outcome"),
        AgendaItems("agenda_items"),
    )
)


def reapply(resolution: Resolution) -> None:
    """Write the values of all standing corrections again, after the resolution was without versions for a time."""
    for correction in Correction.objects.standing().filter(resolution=resolution):
        RESOLUTION[correction.field].write(resolution, correction.value)
