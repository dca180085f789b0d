"""Symbols that editors give to versions: written in any spelling, each for one version."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from resolutions.models import Version
from resolutions.text.symbols import Symbol


class SymbolTaken(ValidationError):
    """Another document of the archive has the symbol."""


def read_symbol(text: str) -> Symbol:
    """A symbol in any spelling. Raises ValidationError."""
    try:
        return Symbol.from_reader(text)
    except ValueError as error:
        raise ValidationError(_("This is not a document symbol: %(text)s") % {"text": text}) from error


def check_symbol_is_free(symbol: Symbol, version: Version) -> None:
    """Raises SymbolTaken."""
    holder = Version.objects.with_symbol_key(symbol.key).exclude(pk=version.pk).first()
    if holder:
        words = _(
            "%(symbol)s is already in the archive: “%(title)s” (document %(number)s). A translation of it is joined to "
            "it in the list of issued texts."
        )
        raise SymbolTaken(words % {"symbol": symbol, "title": holder.title, "number": holder.pk})
