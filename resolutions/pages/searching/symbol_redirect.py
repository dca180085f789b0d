"""A symbol in any spelling, with or without a paragraph, leads straight to the document."""

import re
from dataclasses import dataclass

from django.urls import reverse

from resolutions.models import Citation, Paragraph, Version
from resolutions.text.symbols import Symbol

_PARAGRAPH = re.compile(
    r"^(?P<symbol>.*\d\S*?)(?:\s*#|[\s,]+)(?P<part>op|pp|para(?:graph)?s?|operative paragraph|preambular paragraph)"
    r"\.?\s*(?P<number>\d{1,3})\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SymbolDestination:
    """A document named by its symbol. ``address`` is where it is shown; None if the archive neither holds nor cites
    it."""

    symbol: Symbol
    address: str | None


def symbol_destination(typed: str) -> SymbolDestination | None:
    """The document a query names, if it is a symbol and nothing else."""
    asked = _PARAGRAPH.match(typed)
    try:
        symbol = Symbol.from_reader(asked["symbol"] if asked else typed)
    except ValueError:
        return None
    return SymbolDestination(symbol, _address(symbol, _anchor(asked)))


def _anchor(asked: re.Match[str] | None) -> str:
    """``op9``, ``pp3``: a paragraph by number alone is an operative one."""
    if asked is None:
        return ""
    kind = "pp" if asked["part"].lower() in {"pp", "preambular paragraph"} else "op"
    return f"{kind}{int(asked['number'])}"


def _address(symbol: Symbol, anchor: str) -> str | None:
    held = Version.objects.filter(symbol_key__in=[symbol.key, symbol.document.key]).first()
    if held is None:
        cited = Citation.objects.filter(symbol_key=symbol.key).exists()
        return reverse("version", args=[symbol]) if cited else None
    shown = Paragraph.objects.filter(
        language_version__version=held, language_version__language=held.shown_language, anchor=anchor
    )
    if anchor and not shown.exists():
        anchor = ""
    return held.get_absolute_url() + (f"#{anchor}" if anchor else "")
