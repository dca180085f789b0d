"""Who cites whom: citations find the versions they mean, whichever of the two was loaded first.

Before 1976 the parts of one number were issued as one document: ``217 A (III)`` is found in ``A/RES/217(III)`` where no
document bears the letter.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db import connection
from django.db.models import QuerySet

from resolutions.models import Citation, Version

Cited = tuple[str, str]
"""The key of the symbol cited, and the language of the text that cites it."""

_PART_OF_OLD_SYMBOL = re.compile(r"(?<=\))[A-Z,-]+$")

_POINT = """
UPDATE resolutions_citation SET target_id = found.target
FROM unnest(%s::bigint[], %s::bigint[]) AS found (id, target) WHERE resolutions_citation.id = found.id
"""


def targets(cited: Iterable[Cited]) -> dict[Cited, int]:
    """The version meant by each, where it is held: in the language of the text, else in English, else in any."""
    wanted = {one: _PART_OF_OLD_SYMBOL.sub("", one[0]) for one in cited}
    held: dict[str, dict[str, int]] = defaultdict(dict)
    keys = {key for key, _ in wanted}.union(wanted.values())
    if keys:
        rows = Version.objects.filter(symbol_key__among=keys).order_by("-pk")
        for key, spoken, pk in rows.values_list("symbol_key", "language", "pk"):
            held[key][spoken] = pk
    found = {one: held.get(one[0]) or held.get(whole) for one, whole in wanted.items()}
    return {one: _in_language(versions, one[1]) for one, versions in found.items() if versions}


def _in_language(versions: Mapping[str, int], language: str) -> int:
    return next((versions[one] for one in (language, "en") if one in versions), min(versions.values()))


def resolve_to(*versions: Version) -> None:
    """Point every citation of these versions' symbols at them; those that pointed at them by another symbol, or point
    at nothing any more, look again."""
    keys = [version.symbol_key for version in versions if version.symbol_key]
    pointing = Citation.objects.filter(target__among=[version.pk for version in versions]).exclude(
        symbol_key__among=keys
    )
    look_again(pointing | Citation.objects.of_symbol(*keys))


def look_again(citations: QuerySet[Citation]) -> None:
    """Let each of these find the version it means now."""
    rows = citations.order_by().values_list("pk", "symbol_key", "version__language", "target")
    concerned = [(pk, (key, language), target) for pk, key, language, target in rows]
    found = targets({cited for _, cited, _ in concerned})
    turned = {pk: found.get(cited) for pk, cited, target in concerned if found.get(cited) != target}
    if turned:
        with connection.cursor() as cursor:
            cursor.execute(_POINT, [list(turned), list(turned.values())])
