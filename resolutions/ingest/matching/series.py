"""Which series a proposal belongs to: the one its manifest names, or that of related proposals in other sessions.

What an editor or a manifest says is never changed, and later proposals follow it: a proposal joins the series of its
nearest related proposal.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import connection

from resolutions.models import Resolution, Series, Version
from resolutions.models.choices import SeriesFrom, SessionKind
from resolutions.models.titles import title_key

from ..writing.agenda import AgendaLookup
from ..writing.copies import update
from .series_evidence import SeriesCandidate, collect_evidence
from .series_merge import join, may_join


def find(touched: Collection[int], places: AgendaLookup) -> list[int]:
    """Assign these proposals, and related ones without a series, to the series that their texts indicate. Some fourteen
    queries, however many proposals. Returns the primary keys of the versions whose display changes."""
    if not touched:
        return []
    proposals = collect_evidence(touched)
    before = {one.pk: (one.series, one.series_from) for one in proposals.values()}
    places.expect_series([proposals[pk].title for pk in touched if pk in proposals and proposals[pk].related])
    for one in sorted((proposals[pk] for pk in touched if pk in proposals), key=SeriesCandidate.in_order):
        _assign(one, proposals.values(), places)
    changed = [one for one in proposals.values() if (one.series, one.series_from) != before[one.pk]]
    places.write_series()
    _write(changed)
    concerned = (*changed, *(proposals[pk] for pk in touched if pk in proposals))
    _set_titles({one.series for one in concerned if one.series})
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


def _assign(one: SeriesCandidate, proposals: Collection[SeriesCandidate], places: AgendaLookup) -> None:
    """Assign the proposal to its series, and its related proposals with it."""
    related = sorted(one.related, key=lambda other: (other.when > one.when, abs(other.when - one.when), other.pk))
    if _is_unassigned(one):
        _place(one, related, places)
    for other in related if one.series else ():
        if other.series is None:
            other.series = one.series
            other.series_from = _evidence(other, {one})
        elif one.series and other.series != one.series:
            older, younger = sorted((one.series, other.series))
            _join(older, younger, proposals, places)


def _is_unassigned(one: SeriesCandidate) -> bool:
    """Whether neither an editor nor a manifest has said which series it belongs to."""
    return not one.fixed and one.series_from != SeriesFrom.MANIFEST


def _place(one: SeriesCandidate, related: list[SeriesCandidate], places: AgendaLookup) -> None:
    """The proposal stays in its series if a related one is in it, or was until an editor moved it; else it joins that
    of the nearest related one. If none of them has a series, or there are none, it joins the series of its title, or
    stays in one that was given another title: what an editor named does not fall apart."""
    series_of_related = [other.series for other in related if other.series]
    former = one.series if one.series_from != SeriesFrom.EDITOR else None
    if not former or all(former not in {other.series, *other.left_series} for other in related):
        named = None if series_of_related else places.existing_series(one.title) or places.series_named(former)
        made = places.series(one.title) if related and not series_of_related and not named else None
        one.series = next(iter([*series_of_related, *(each.pk for each in (named, made) if each)]), None)
    one.series_from = _evidence(one, one.related) if one.series else SeriesFrom.UNKNOWN


def _evidence(one: SeriesCandidate, related: Iterable[SeriesCandidate]) -> SeriesFrom:
    of_series = [other for other in related if other.series in (None, one.series)]
    by_text = of_series and all(other.key != one.key for other in of_series)
    return SeriesFrom.TEXT if by_text else SeriesFrom.TITLE


def _join(older: int, younger: int, proposals: Iterable[SeriesCandidate], places: AgendaLookup) -> None:
    """Merge two series that turn out to be one, unless an editor or a manifest says otherwise."""
    places.write_series()
    if may_join(younger, older):
        moved = set(join(Series.objects.get(pk=younger), Series.objects.get(pk=older)).moved)
        places.forget()
        for each in proposals:
            each.series = older if each.series == younger or each.pk in moved else each.series


def _set_titles(series: Collection[int]) -> None:
    """Give each series the title of its latest text, unless an editor or a manifest gave one."""
    rows = (
        Resolution.objects.filter(series__in=series, series__title_given=False, session__kind=SessionKind.REGULAR)
        .order_by("series_id", "-session__ordinal", "pk")
        .distinct("series_id")
        .select_related("series")
    )
    latest = [(row, row.series) for row in rows if row.series]
    retitled = []
    for row, one in latest:
        if row.titles != one.titles:
            one.titles = row.titles
            retitled.append(one)
    if retitled:
        update(Series, ["titles"], retitled)
    renamed = [(row.title, one) for row, one in latest if row.title != one.title and title_key(row.title)]
    keys = {title_key(title) for title, _ in renamed}
    holders = {one.title_key: one for one in Series.objects.filter(title_key__in=keys)}
    for title, one in renamed:
        key = title_key(title)
        holder = holders.get(key)
        if holder is None:
            Series.objects.filter(pk=one.pk).update(title=title, title_key=key)
            holders[key] = one
        elif holder.merged_into_id == one.pk:
            Series.objects.filter(pk=one.pk).update(title=title)
