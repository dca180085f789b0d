"""Next session's base draft of one adopted text."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from resolutions.comparison.base_draft import NoBase, Slot, base_draft
from resolutions.models import Version
from resolutions.models.documents import as_document
from resolutions.text.document import Document
from resolutions.text.languages import best_of

from ..comparing.attempt import Attempt, attempt
from ..comparing.content import Content
from ..comparing.labels import SLOTS, short_name

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class BaseDraftPage:
    """In English where the text is held in it: the slots are known by English words."""

    def __init__(self, version: Version):
        self.version = version
        self.language = best_of(version.titles)

    @cached_property
    def adopted(self) -> Document:
        return as_document(Content([self.version], self.language).texts[0])

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
    def attempt(self) -> Attempt:
        """The draft compared with the text it is made of, for the file with tracked changes."""
        return attempt(self.adopted, self.draft)

    @property
    def lines(self) -> list[tuple[str, Slot, StrOrPromise]]:
        """``(place, slot, reason)``, the place as people name it."""
        names = {paragraph.id: short_name(paragraph) for paragraph in self.adopted.paragraphs}
        names |= {f"fn{note.mark}": gettext("Note %(mark)s") % {"mark": note.mark} for note in self.adopted.footnotes}
        return [(names[slot.where], slot, SLOTS[slot.why]) for slot in self.slots]

    @property
    def file_name(self) -> str:
        return f"Base draft from {re.sub(r'[^A-Za-z0-9.()-]+', '-', str(self.version))}"
