"""Where a symbol that somebody types leads: to its document, at a paragraph of it; where it is not held, to its
neighbours."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from django.db.models import Count, QuerySet
from django.urls import reverse

from resolutions.models import Citation, Paragraph, Version
from resolutions.models.languages import in_reader_language
from resolutions.models.versions import address_of
from resolutions.search.query.symbols import TypedSymbol, symbol_in
from resolutions.text.symbols import Symbol

NEIGHBOURS = 2
"""Shown on either side of a symbol that is not held."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A document that is held, next to one that is not in the order of symbols."""

    symbol: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class SymbolDestination:
    """A document named by its symbol. ``address`` is where it is shown; None if no text held is it, cites or names it:
    then ``neighbours`` are those of its session next to it. ``alone``: nothing else was asked for."""

    symbol: Symbol
    address: str | None
    alone: bool
    neighbours: tuple[Neighbour, ...] = ()


def symbol_destination(typed: str) -> SymbolDestination | None:
    """The document whose symbol stands in a query, if exactly one does."""
    named = symbol_in(typed)
    if named is None:
        return None
    address = _address(named)
    neighbours = () if address else tuple(_neighbours(named.symbol))
    return SymbolDestination(named.symbol, address, not named.rest, neighbours)


def _address(named: TypedSymbol) -> str | None:
    symbol = named.symbol
    held = Version.objects.filter(symbol_key__in=[symbol.key, symbol.document.key]).first()
    if held is None:
        cited = _as_cited(symbol) or (str(symbol) if Version.objects.naming(symbol).exists() else None)
        return reverse("version", args=[cited]) if cited else None
    anchor = _first_held(held, named.anchors)
    return held.get_absolute_url() + (f"#{anchor}" if anchor else "")


def _as_cited(symbol: Symbol) -> str | None:
    """Resolutions of the Security Council are cited with their year, and known without it: ``S/RES/1325``."""
    if Citation.objects.filter(symbol_key=symbol.key).exists():
        return str(symbol)
    if symbol.organ != "S" or symbol.series != "resolution" or symbol.year:
        return None
    of_any_year = Citation.objects.filter(symbol_key__startswith=f"{symbol.key}(").order_by().values("symbol")
    commonest = of_any_year.annotate(times=Count("pk")).order_by("-times", "symbol").first()
    return commonest["symbol"] if commonest else None


def _first_held(version: Version, anchors: Collection[str]) -> str:
    """The closest of the anchors that the text has; "" where it has none."""
    if not anchors:
        return ""
    shown = {"language_version__version": version, "language_version__language": version.shown_language}
    held = set(Paragraph.objects.filter(**shown, anchor__in=anchors).values_list("anchor", flat=True))
    return next((anchor for anchor in anchors if anchor in held), "")


def _neighbours(symbol: Symbol) -> Iterator[Neighbour]:
    """Of its series and session, those before and after it; of a resolution in parts, its parts."""
    first, last = (replace(symbol, number=number, part="", suffixes=()).sort_key for number in ("0", "999999"))
    before = Version.objects.filter(symbol_sort__gte=first, symbol_sort__lt=symbol.sort_key).order_by("-symbol_sort")
    after = Version.objects.filter(symbol_sort__gt=symbol.sort_key, symbol_sort__lte=last).order_by("symbol_sort")
    yield from reversed(_rows(before[:NEIGHBOURS]))
    yield from _rows(after[:NEIGHBOURS])


def _rows(versions: QuerySet[Version]) -> list[Neighbour]:
    columns = ("pk", "symbol", "titles", "resolution__titles", "resolution__title")
    return [
        Neighbour(symbol, in_reader_language(titles) or in_reader_language(*proposal), address_of(symbol, pk))
        for pk, symbol, titles, *proposal in versions.values_list(*columns)
    ]
