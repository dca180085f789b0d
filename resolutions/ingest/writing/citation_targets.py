"""Links citations to the versions they mean, whichever of the two was loaded first.

Before 1976 the parts of one number were issued as one document: ``217 A (III)`` is found in ``A/RES/217(III)`` if no
document has the letter in its symbol.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from django.db import connection
from django.db.models import Q, QuerySet

from resolutions.models import Citation, Version

_PART_OF_OLD_SYMBOL = re.compile(r"(?<=\))[A-Z,-]+$")

_POINT = """
UPDATE resolutions_citation SET target_id = found.target
FROM unnest(%s::bigint[], %s::bigint[]) AS found (id, target) WHERE resolutions_citation.id = found.id
"""


def targets(cited: Iterable[str]) -> dict[str, int]:
    """Symbol key → primary key of the version it means, for those in the archive."""
    wanted = {key: _PART_OF_OLD_SYMBOL.sub("", key) for key in cited}
    keys = wanted.keys() | set(wanted.values())
    held = dict(Version.objects.filter(symbol_key__among=keys).values_list("symbol_key", "pk")) if keys else {}
    found = {key: held.get(key) or held.get(whole) for key, whole in wanted.items()}
    return {key: pk for key, pk in found.items() if pk}


def resolve_to(*versions: Version) -> None:
    """Link all citations of these versions' symbols to them, and all documents about them. Citations that pointed to
    them by another symbol, or whose target is gone, are resolved again."""
    keys = [version.symbol_key for version in versions if version.symbol_key]
    pointing = Citation.objects.filter(target__among=[version.pk for version in versions]).exclude(
        symbol_key__among=keys
    )
    resolve_again(pointing | Citation.objects.of_symbol(*keys))
    link_about(versions)


def link_about(versions: Collection[Version]) -> None:
    """Link documents about these texts to them, and these to the texts they are about."""
    pks, keys = [one.pk for one in versions], [one.symbol_key for one in versions if one.symbol_key]
    Version.objects.filter(about__among=pks).exclude(about_key__among=keys).update(about=None)
    concerned = Version.objects.filter(Q(pk__among=pks) | Q(about_key__among=keys)).exclude(about_key="")
    rows = list(concerned.values_list("pk", "about_key", "about"))
    found = targets({key for _, key, _ in rows})
    for pk, key, about in rows:
        if found.get(key) != about:
            Version.objects.filter(pk=pk).update(about=found.get(key))


def resolve_again(citations: QuerySet[Citation]) -> None:
    """Resolve these citations again."""
    rows = list(citations.order_by().values_list("pk", "symbol_key", "target"))
    found = targets({key for _, key, _ in rows})
    turned = {pk: found.get(key) for pk, key, target in rows if found.get(key) != target}
    if turned:
        with connection.cursor() as cursor:
            cursor.execute(_POINT, [list(turned), list(turned.values())])
