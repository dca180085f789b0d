"""Where a reader may go on whose symbol is not held."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db.models import Q

from resolutions.models import Session, Version
from resolutions.models.addresses import page_address
from resolutions.models.coverage import adopted_by_session
from resolutions.text.symbols import Symbol

_ONE_WAY = 3
"""Neighbours shown before and after."""
_OF_NUMBER = 10


@dataclass(frozen=True, slots=True)
class Near:
    """``meant`` is the text held whose symbol has a figure where this one has a letter like it (7O for 70).
    ``naming`` are texts whose covers name it: what a draft became, or the texts of a committee's report.
    ``same_number`` are the draft and its revisions, addenda and corrigenda: L.35 for L.35/Rev.1. ``neighbours`` are the
    texts held next to it in the same series of symbols; ``sessions`` the nearest of which adopted texts are held, by
    code and address, with how many, where there is no neighbour."""

    meant: Version | None
    naming: list[Version]
    same_number: list[Version]
    neighbours: list[Version]
    sessions: list[tuple[str, str, int]]

    @property
    def session(self) -> Session | None:
        """Of those; None where none of them is held."""
        sessions = (version.resolution.session for version in (*self.naming, *self.same_number, *self.neighbours))
        return next(filter(None, sessions), None)


def near(symbol: Symbol) -> Near:
    """Of a symbol that is not held. Three queries; one more of a draft or a report, which covers name as what a text
    came from, one where it may have been mistyped, and one where nothing is held next to it."""
    base = symbol.base.key
    listed = Version.objects.with_listing()
    same = listed.filter(Q(symbol_key=base) | Q(symbol_key__startswith=f"{base}/"))
    naming = list(listed.naming(symbol).order_by("symbol_sort")[:_OF_NUMBER])
    held = listed.exclude(symbol=None).exclude(pk__in=same.values("pk"))
    before = held.filter(symbol_sort__lt=symbol.sort_key).order_by("-symbol_sort")[:_ONE_WAY]
    after = held.filter(symbol_sort__gt=symbol.sort_key).order_by("symbol_sort")[:_ONE_WAY]
    beside = [version for version in (*reversed(before), *after) if _same_series(version, symbol)]
    sessions = [] if beside else _nearest_sessions(symbol)
    return Near(_meant(symbol), naming, list(same.order_by("symbol_sort")[:_OF_NUMBER]), beside, sessions)


_LIKE_FIGURES = str.maketrans("OIL", "011")
_MISTYPED = re.compile(r"(?<=\d)[OIL]+|(?<=/)[OIL]+(?=\d)")


def _meant(symbol: Symbol) -> Version | None:
    written = symbol.address.upper()
    likely = _MISTYPED.sub(lambda found: found[0].translate(_LIKE_FIGURES), written)
    try:
        meant = Symbol.parse(likely) if likely != written else None
    except ValueError:
        return None
    return Version.objects.with_listing().with_symbol_key(meant.key).first() if meant else None


def _nearest_sessions(symbol: Symbol) -> list[tuple[str, str, int]]:
    """The one before and the one after, of a symbol of a regular session of the Assembly."""
    if symbol.organ != "A" or not (symbol.session or "").isdigit():
        return []
    asked, held = int(symbol.session or 0), adopted_by_session()
    before = max((number for number in held if number < asked), default=None)
    after = min((number for number in held if number > asked), default=None)
    near = [number for number in (before, asked if asked in held else None, after) if number is not None]
    return [(str(number), page_address("session", str(number)), held[number]) for number in near]


def _same_series(version: Version, symbol: Symbol) -> bool:
    held = Symbol.parse(version.symbol or "")
    return all(getattr(held, part) == getattr(symbol, part) for part in ("organ", "series", "session", "committee"))
