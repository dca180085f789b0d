"""Who cites whom: citations find the versions they mean, whichever of the two was loaded first.

Before 1976 the parts of one number were issued as one document: ``217 A (III)`` is found in ``A/RES/217(III)`` where no
document bears the letter.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from resolutions.models import Citation, Version

_CITED = ("pk", "symbol_key", "version__language")
_PART_OF_OLD_SYMBOL = re.compile(r"(?<=\))[A-Z,-]+$")


def targets(keys: Iterable[str], language: str) -> dict[str, int]:
    """For each symbol's key the archive holds, the version meant: in this language, else in English, else in any."""
    wanted = {key: _PART_OF_OLD_SYMBOL.sub("", key) for key in keys}
    held: dict[str, dict[str, int]] = defaultdict(dict)
    rows = Version.objects.filter(symbol_key__in={*wanted, *wanted.values()}).order_by("-pk")
    for key, spoken, pk in rows.values_list("symbol_key", "language", "pk"):
        held[key][spoken] = pk
    found = {key: held.get(key) or held.get(whole) for key, whole in wanted.items()}
    return {key: _in_language(versions, language) for key, versions in found.items() if versions}


def _in_language(versions: dict[str, int], language: str) -> int:
    return next((versions[one] for one in (language, "en") if one in versions), min(versions.values()))


def resolve_to(version: Version, is_new: bool = False) -> None:
    """Point every citation of the version's symbol at it; those that pointed at it by another symbol look again."""
    key = version.symbol_key
    citations = Citation.objects.all()
    pointing = citations.filter(target=version).exclude(symbol_key=key or "").order_by()
    concerned = [] if is_new else list(pointing.values_list(*_CITED))
    if key:
        meant = citations.of_symbol(key).filter(~Q(target=version) | Q(target=None)).order_by()
        concerned += meant.values_list(*_CITED)
    by_language: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for pk, cited, language in concerned:
        by_language[language][cited].append(pk)
    for language, cited_in in by_language.items():
        found = targets(cited_in, language)
        for cited, pks in cited_in.items():
            Citation.objects.filter(pk__in=pks).update(target=found.get(cited))
