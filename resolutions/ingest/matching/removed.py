"""What editors removed from the archive: a load leaves it out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from resolutions.models import Removal, RemovedReading
from resolutions.models.curation import RemovalScope

from ..refusals import Refused
from .version_matching import Known, may_have_symbol

if TYPE_CHECKING:
    from .incoming_text import IncomingText


class RemovedTexts:
    """The standing removals that may apply to some texts. One query however many texts; none if there are none.

    A removed version is recognized by its symbol in every language, a removed language version by symbol and language,
    and each of their files by its place; a removed file by its place alone. A version or language that is in the
    archive all the same, because an editor gave another text that symbol or language, still accepts files.
    """

    def __init__(self, texts: Sequence[IncomingText] = ()) -> None:
        self._versions: dict[str, Removal] = {}
        self._languages: dict[tuple[str, str], Removal] = {}
        self._readings = list(_among(texts)) if texts else []
        for removal in (reading.removal for reading in self._readings):
            if removal.symbol_key and removal.scope == RemovalScope.VERSION:
                self._versions[removal.symbol_key] = removal
            elif removal.symbol_key and removal.scope == RemovalScope.LANGUAGE:
                self._languages[removal.symbol_key, removal.language] = removal

    def find(self, text: IncomingText, known: Known) -> Removal | None:
        """The removal that applies to the text, if there is one."""
        if not self._readings:
            return None
        return self._by_symbol(text.key, text.document.language, known) or self._by_place(text, known)

    def _by_symbol(self, key: str | None, language: str, known: Known) -> Removal | None:
        if key is None:
            return None
        whole, one = self._versions.get(key), self._languages.get((key, language))
        if whole and not known.bears(key):
            return whole
        return None if known.bears(key, language) else one

    def _by_place(self, text: IncomingText, known: Known) -> Removal | None:
        removal = next((reading.removal for reading in self._readings if _is_same_place(reading, text)), None)
        return None if removal and _is_stored(text, known) else removal


NOTHING = RemovedTexts()


def digests_with_removals() -> QuerySet[RemovedReading, str]:
    """Digests of the files from which something was removed."""
    return RemovedReading.objects.filter(removal__ended_at=None).values_list("source__sha256", flat=True)


def _among(texts: Sequence[IncomingText]) -> QuerySet[RemovedReading]:
    near = Q(source__sha256__among={text.sha256 for text in texts})
    near |= Q(source__name__among={text.incoming.name for text in texts})
    near |= Q(removal__symbol_key__among={text.key for text in texts if text.key})
    found = RemovedReading.objects.filter(near, removal__ended_at=None).select_related("source", "removal__editor")
    return found.defer("source__content").order_by("removal", "pk")


def _is_stored(text: IncomingText, known: Known) -> bool:
    """Whether the archive has a reading of this text in this file, or will refuse the text and say why."""
    try:
        return known.reading(text.incoming.name, text.sha256, text.part, text.document) is not None
    except Refused:
        return True


def _is_same_place(reading: RemovedReading, text: IncomingText) -> bool:
    """Whether a text has the place of the removed reading, in a file of the same bytes or in one of the same name and
    language, and states the same symbol, or one of the two states none."""
    if reading.part != text.part or not may_have_symbol(reading.said, reading.manifest, text.key):
        return False
    same_name = reading.source.name == text.incoming.name and reading.language == text.document.language
    return reading.source.sha256 == text.sha256 or same_name
