"""Which texts a wish to follow something is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from resolutions.models import ChangeTally, Series, Sponsor, Subject, Version
from resolutions.models.following import Followed
from resolutions.models.versions import VersionQuerySet
from resolutions.search.request import LAST_PAGE, SearchRequest
from resolutions.search.results import search

_TALLIES = Prefetch("tally", ChangeTally.objects.current())
AT_ADDRESS: dict[Followed, tuple[str, Callable[[str], Iterable[Any]]]] = {
    Followed.SUBJECT: ("headings__subject", Subject.objects.at_address),
    Followed.STATE: ("sponsors", Sponsor.objects.at_address),
    Followed.SERIES: ("resolution__series", Series.objects.at_address),
}
"""How texts lead to what is followed by the last part of its address, and what that is: it may have been merged since
into another."""


def followed(kind: str, target: str, versions: VersionQuerySet) -> QuerySet[Version]:
    """Those of the versions that the wish to follow ``target`` is about."""
    if kind == Followed.SEARCH:
        return versions.filter(pk__in=_found(target, versions))
    if kind == Followed.TEXT:
        same = Version.objects.filter(symbol_key=target)
        return versions.filter(Q(resolution__in=same.values("resolution")) | Q(about__in=same.values("pk")))
    way, rows_at = AT_ADDRESS[Followed(kind)]
    return versions.filter(**{f"{way}__in": rows_at(target)}).distinct()


def _found(q: str, versions: VersionQuerySet) -> set[int]:
    """Which of the versions a search finds, however old they are: a text of long ago may be the one that came. The
    search goes by day, so that it ends behind the oldest of them."""
    days = {key: adopted or issued for key, adopted, issued in versions.values_list("pk", "adopted_on", "issued_on")}
    asked, found = SearchRequest(q=q, by="version", sort="newest", per_page=200), set[int]()
    oldest = None if None in days.values() else min(days.values(), default=None)
    for page in range(1, LAST_PAGE + 1) if days else ():
        answer = search(asked.on_page(page), with_facets=False)
        found |= {hit.version.id for hit in answer.hits} & days.keys()
        last = answer.hits[-1].version if answer.hits else None
        day = (last.adopted_on or last.issued_on) if last else None
        if not answer.more or (oldest and day and day < oldest):
            break
    return found


def last_text(kind: str, target: str) -> Version | None:
    """The one that came last, which the last letter told of; of a search the newest that it finds."""
    if kind == Followed.SEARCH:
        hits = search(SearchRequest(q=target, by="version", sort="newest", per_page=1), with_facets=False).hits
        keys = [hit.version.id for hit in hits]
    else:
        keys = list(followed(kind, target, Version.objects.all()).order_by("-pk").values_list("pk", flat=True)[:1])
    return Version.objects.filter(pk__in=keys).with_listing().prefetch_related(_TALLIES).first()
