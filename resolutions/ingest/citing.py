"""Who cites whom: citations find the versions they mean, whichever of the two was loaded first.

Before 1976 the parts of one number were issued as one document: ``217 A (III)`` is found in ``A/RES/217(III)`` where no
document bears the letter.
"""

from __future__ import annotations

from django.db.models import Case, F, Func, IntegerField, OuterRef, Subquery, Value, When

from resolutions.models import Citation, Version

_PART_OF_OLD_SYMBOL = r"\)[A-Z,-]+$"


def resolve_from(version: Version) -> None:
    """Point the version's citations at what the archive holds: in its own language, else in English, else in any."""
    _resolve(Citation.objects.filter(version=version))


def resolve_to(version: Version) -> None:
    """Point every citation of the version's symbol at it; those that pointed at it by another symbol look again."""
    key = version.symbol_key
    pointing = Citation.objects.filter(target=version)
    pks = set(pointing.exclude(symbol_key=key).values_list("pk", flat=True))
    if key:
        pks.update(Citation.objects.of_symbol(key).exclude(target=version).values_list("pk", flat=True))
    if pks:
        _resolve(Citation.objects.filter(pk__in=pks))


def _resolve(citations) -> None:
    key = OuterRef("symbol_key")
    whole = Func(key, Value(_PART_OF_OLD_SYMBOL), Value(")"), function="regexp_replace")
    held = Version.objects.filter(symbol_key__in=[key, whole]).order_by(
        _rank(When(symbol_key=key, then=Value(0))),
        _rank(When(language=OuterRef("version__language"), then=Value(0)), When(language="en", then=Value(1))),
        "pk",
    )
    citations.exclude(version__symbol_key=F("symbol_key")).update(target=Subquery(held.values("pk")[:1]))


def _rank(*cases: When) -> Case:
    return Case(*cases, default=Value(9), output_field=IntegerField())
