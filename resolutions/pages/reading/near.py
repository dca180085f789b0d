"""Where a reader may go on whose symbol is not held."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from resolutions.models import Session, Version
from resolutions.text.symbols import Symbol

_ONE_WAY = 3
"""Neighbours shown before and after."""
_OF_NUMBER = 10


@dataclass(frozen=True, slots=True)
class Near:
    """``same_number`` are the draft and its revisions, addenda and corrigenda: L.35 for L.35/Rev.1. ``neighbours`` are
    the texts held next to it in the same series of symbols."""

    same_number: list[Version]
    neighbours: list[Version]

    @property
    def session(self) -> Session | None:
        """Of those; None where none of them is held."""
        sessions = (version.resolution.session for version in (*self.same_number, *self.neighbours))
        return next(filter(None, sessions), None)


def near(symbol: Symbol) -> Near:
    """Of a symbol that is not held. Three queries."""
    base = symbol.base.key
    listed = Version.objects.with_listing()
    same = listed.filter(Q(symbol_key=base) | Q(symbol_key__startswith=f"{base}/"))
    held = listed.exclude(symbol=None).exclude(pk__in=same.values("pk"))
    before = held.filter(symbol_sort__lt=symbol.sort_key).order_by("-symbol_sort")[:_ONE_WAY]
    after = held.filter(symbol_sort__gt=symbol.sort_key).order_by("symbol_sort")[:_ONE_WAY]
    beside = [version for version in (*reversed(before), *after) if _same_series(version, symbol)]
    return Near(list(same.order_by("symbol_sort")[:_OF_NUMBER]), beside)


def _same_series(version: Version, symbol: Symbol) -> bool:
    held = Symbol.parse(version.symbol or "")
    return all(getattr(held, part) == getattr(symbol, part) for part in ("organ", "series", "session", "committee"))
