"""Texts that editors took out of the archive: a load knows them again, as it knows the versions that are held."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from resolutions.models import Removal

from .version_matching import Held, Known

if TYPE_CHECKING:
    from ..runs.group import IncomingText


class RemovedTexts:
    """Those that some texts may be readings of. One query however many texts; none for no texts."""

    def __init__(self, texts: Sequence[IncomingText] = ()) -> None:
        self._by_symbol: dict[tuple[str, str], Removal] = {}
        self._by_file: list[tuple[Held, Removal]] = []
        for removal in _among(texts) if texts else ():
            held = _as_held(removal)
            self._by_file.append((held, removal))
            if held.symbol_key:
                self._by_symbol[held.symbol_key, held.language] = removal

    def find(self, text: IncomingText, known: Known) -> Removal | None:
        """The removal of this text, by its symbol, else by its file; none where a version that is held is this text."""
        if not self._by_file or known.bears(text.key, text.document.language):
            return None
        removal = self._by_symbol.get((text.key, text.document.language)) if text.key else None
        place = (text.incoming.name, text.sha256, text.part, text.key)
        if removal or known.has_at(*place):
            return removal
        return next((removal for held, removal in self._by_file if held.is_at(*place)), None)


NOTHING = RemovedTexts()


def digests_of_removed() -> QuerySet[Removal, str]:
    """Of the files that the texts stood in."""
    return Removal.objects.standing().values_list("source__sha256", flat=True)


def _among(texts: Sequence[IncomingText]) -> list[Removal]:
    near = Q(source__sha256__among={text.sha256 for text in texts})
    near |= Q(source__name__among={text.incoming.name for text in texts})
    near |= Q(symbol_key__among={text.key for text in texts if text.key})
    found = Removal.objects.standing().filter(near).select_related("source", "editor").defer("source__content")
    return list(found.order_by("pk"))


def _as_held(removal: Removal) -> Held:
    source, columns = removal.source, removal.columns
    beside = ("part", "symbol", "symbol_key", "language", "kind")
    return Held(
        removal.version_pk,
        source.sha256,
        source.name,
        **{name: columns[name] for name in beside},
        said=columns["parsed"].get("symbol"),
        given=columns["given"],
        read_by=columns["read_by"],
    )
