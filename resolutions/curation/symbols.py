"""Symbols that editors give to versions: written in any spelling, each for one version."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from resolutions.models import Version
from resolutions.text.symbols import Symbol


class SymbolTaken(ValidationError):
    """Another document of the archive has the symbol."""


def read_symbol(text: str) -> Symbol:
    """A symbol in any spelling. Raises ValidationError."""
    try:
        return Symbol.from_reader(text)
    except ValueError as error:
        raise ValidationError(f"This is not a document symbol: {text}") from error


def check_symbol_is_free(symbol: Symbol, version: Version) -> None:
    """Raises SymbolTaken."""
    holder = Version.objects.with_symbol_key(symbol.key).exclude(pk=version.pk).first()
    if holder:
        raise SymbolTaken(f"{symbol} is already in the archive: “{holder.title}” (document {holder.pk})")
