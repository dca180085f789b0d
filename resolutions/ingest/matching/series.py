"""Which series a proposal stands in: the one said beside the file, or that of its kin in other sessions.

What an editor or a manifest says is never changed, and the proposals they place draw later ones after them: a text goes
where the nearest of its kin stands.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import connection

from resolutions.models import Resolution, Series, Version
from resolutions.models.choices import SeriesFrom, SessionKind
from resolutions.models.titles import title_key

from ..writing.agenda import AgendaLookup
from .series_evidence import SeriesCandidate, look
from .series_merge import join, may_join


def find(touched: Collection[int], places: AgendaLookup) -> list[int]:
    """Put these proposals, and those without a series that they are kin to, where their texts say. Some fourteen
    queries, however many they are. Returns the keys of the versions that are shown otherwise now."""
    if not touched:
        return []
    proposals = look(touched)
    before = {one.pk: (one.series, one.series_from) for one in proposals.values()}
    places.expect_series([proposals[pk].title for pk in touched if pk in proposals and proposals[pk].kin])
    for one in sorted((proposals[pk] for pk in touched if pk in proposals), key=SeriesCandidate.in_order):
        _arrange(one, proposals.values(), places)
    changed = [one for one in proposals.values() if (one.series, one.series_from) != before[one.pk]]
    places.write_series()
    _write(changed)
    _entitle({one.series for one in changed if one.series})
    return list(Version.objects.filter(resolution__among=[one.pk for one in changed]).values_list("pk", flat=True))


_PUT = """
UPDATE resolutions_resolution SET series_id = found.series, series_from = found.series_from
FROM unnest(%s::bigint[], %s::bigint[], %s::text[]) AS found (id, series, series_from)
WHERE resolutions_resolution.id = found.id
"""


def _write(proposals: Collection[SeriesCandidate]) -> None:
    columns = zip(*((one.pk, one.series, str(one.series_from)) for one in proposals), strict=True)
    if proposals:
        with connection.cursor() as cursor:
            cursor.execute(_PUT, list(map(list, columns)))


def _arrange(one: SeriesCandidate, proposals: Collection[SeriesCandidate], places: AgendaLookup) -> None:
    """Give the proposal its series and bring its kin along."""
    kin = sorted(one.kin, key=lambda other: (other.when > one.when, abs(other.when - one.when), other.pk))
    if _is_free(one):
        _place(one, kin, places)
    for other in kin if one.series else ():
        if other.series is None:
            other.series = one.series
            other.series_from = _why(other, {one})
        elif other.series != one.series:
            _join(*sorted((one.series, other.series)), proposals, places)


def _is_free(one: SeriesCandidate) -> bool:
    """Whether nobody has said where it stands."""
    return not one.fixed and one.series_from != SeriesFrom.MANIFEST


def _place(one: SeriesCandidate, kin: list[SeriesCandidate], places: AgendaLookup) -> None:
    """It stays where any of its kin stands, or stood before an editor moved it on; else it goes to the nearest. Where
    none has a series, or there are none, it goes to the series of its title."""
    around = [other.series for other in kin if other.series]
    stood = one.series if one.series_from != SeriesFrom.EDITOR else None
    if not stood or all(stood not in {other.series, *other.left} for other in kin):
        named = None if around else places.existing_series(one.title)
        made = places.series(one.title) if kin and not around and not named else None
        one.series = next(iter([*around, *(each.pk for each in (named, made) if each)]), None)
    one.series_from = _why(one, one.kin) if one.series else SeriesFrom.UNKNOWN


def _why(one: SeriesCandidate, kin: Iterable[SeriesCandidate]) -> SeriesFrom:
    of_series = [other for other in kin if other.series in (None, one.series)]
    by_text = of_series and all(other.key != one.key for other in of_series)
    return SeriesFrom.TEXT if by_text else SeriesFrom.TITLE


def _join(older: int, younger: int, proposals: Iterable[SeriesCandidate], places: AgendaLookup) -> None:
    """Two series that turn out to be one are joined, where nobody has said otherwise."""
    places.write_series()
    if may_join(younger, older):
        moved = set(join(Series.objects.get(pk=younger), Series.objects.get(pk=older)).moved)
        places.forget()
        for each in proposals:
            each.series = older if each.series == younger or each.pk in moved else each.series


def _entitle(series: Collection[int]) -> None:
    """A series bears the title of its latest text, but for one that was given."""
    latest = (
        Resolution.objects.filter(series__in=series, series__title_given=False, session__kind=SessionKind.REGULAR)
        .order_by("series_id", "-session__ordinal", "pk")
        .distinct("series_id")
        .select_related("series")
    )
    renamed = [row for row in latest if row.title != row.series.title and title_key(row.title)]
    keys = {title_key(row.title) for row in renamed}
    holders = {one.title_key: one for one in Series.objects.filter(title_key__in=keys)}
    for row in renamed:
        key = title_key(row.title)
        holder = holders.get(key)
        if holder is None:
            Series.objects.filter(pk=row.series_id).update(title=row.title, title_key=key)
            holders[key] = row.series
        elif holder.merged_into_id == row.series_id:
            Series.objects.filter(pk=row.series_id).update(title=row.title)
