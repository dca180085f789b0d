"""What became of what was asked for, as far as the held texts show it, with the evidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from django.db import models
from django.utils.translation import gettext_lazy as _

from resolutions.comparison.words import Op, redline
from resolutions.models import AgendaItem, Commitment, Version
from resolutions.models.versions import address_of
from resolutions.text.ordinals import without_session_numbers


class Standing(models.TextChoices):
    ANSWERED = "answered", _("answered")
    DUE = "due", _("due")
    PAST_DUE = "past_due", _("past due, as far as is held")
    REPEATED = "repeated", _("asked again")
    SUPERSEDED = "superseded", _("superseded")
    NOT_KNOWN = "not_known", _("not known")


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the due session, and the text that takes note of it."""

    symbol: str
    cited_in: Version
    anchor: str

    @property
    def address(self) -> str:
        """Where the archive tells what is known of it, held or not."""
        return address_of(self.symbol, 0)


@dataclass
class Followed:
    """A commitment with what became of it.

    ``documents`` answer it; of several ``possible`` ones the texts do not say which does. ``items`` and ``text`` are
    the items of the due session and the text on the subject by which an item that was promised came. ``again`` is the
    next time the same is asked, ``before`` the times before, the earliest first. ``gap`` says which session is not
    held, where nothing can be known for that reason.
    """

    commitment: Commitment
    standing: Standing = Standing.NOT_KNOWN
    documents: list[Document] = field(default_factory=list)
    possible: list[Document] = field(default_factory=list)
    items: list[AgendaItem] = field(default_factory=list)
    is_only_item: bool = False
    """Whether ``items`` have the title of the item that was promised, and none that of its sub-item."""
    text: Version | None = None
    again: Commitment | None = None
    before: list[Commitment] = field(default_factory=list)
    gap: int | None = None

    @property
    def since(self) -> Commitment | None:
        """The first time the same was asked in the texts that are held; None for the first time."""
        return self.before[0] if self.before else None

    @cached_property
    def words(self) -> tuple[Op, ...]:
        """Its words compared with those of the time before; none for the first time."""
        return redline(self.before[-1].words, self.commitment.words) if self.before else ()

    @property
    def is_reworded(self) -> bool:
        """Whether more than the number of the session differs from the time before."""
        if not self.before:
            return False
        before, now = (without_session_numbers(each.words) for each in (self.before[-1], self.commitment))
        return before != now
