"""Next session's base draft of one adopted text."""

from __future__ import annotations

import re
from functools import cached_property

from django.utils import translation
from django.utils.translation import gettext

from resolutions.comparison import Comparison, TooLarge, compare
from resolutions.comparison.base_draft import NoBase, Slot, base_draft
from resolutions.models import Version
from resolutions.models.documents import as_document
from resolutions.text.document import Document

from ..comparing.labels import SLOTS, short_name


class BaseDraftPage:
    def __init__(self, version: Version):
        self.version = version

    @cached_property
    def adopted(self) -> Document:
        return as_document(self.version)

    @cached_property
    def filled(self) -> tuple[Document, tuple[Slot, ...]] | None:
        """The draft and its slots; None where the text is no base of a draft."""
        series = self.version.resolution.series
        older = (
            Version.objects.in_series(series).exclude(symbol=None).values_list("symbol", flat=True) if series else ()
        )
        try:
            return base_draft(self.adopted, set(older))
        except NoBase:
            return None

    @property
    def draft(self) -> Document:
        return self.filled[0] if self.filled else self.adopted

    @property
    def slots(self) -> tuple[Slot, ...]:
        return self.filled[1] if self.filled else ()

    @cached_property
    def comparison(self) -> Comparison:
        return compare(self.adopted, self.draft)

    @cached_property
    def refusal(self) -> str:
        """Why there is no file with tracked changes; empty where there is one."""
        try:
            return "" if self.comparison else ""
        except TooLarge as error:
            return error.said(translation)

    @property
    def lines(self) -> list[tuple[str, Slot, str]]:
        """``(place, slot, reason)``, the place as people name it."""
        names = {paragraph.id: short_name(paragraph) for paragraph in self.adopted.paragraphs}
        names |= {f"fn{note.mark}": gettext("Note %(mark)s") % {"mark": note.mark} for note in self.adopted.footnotes}
        return [(names[slot.where], slot, SLOTS[slot.why]) for slot in self.slots]

    @property
    def file_name(self) -> str:
        return f"Base draft from {re.sub(r'[^A-Za-z0-9.()-]+', '-', str(self.version))}"
