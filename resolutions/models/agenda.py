"""Where a text stands: session, committee, agenda item."""

from django.db import models
from django.db.models.functions import StrIndex
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .choices import SessionKind, one_of
from .querysets import AgendaItemQuerySet, SessionQuerySet


class Session(models.Model):
    """``code`` is ``66``, ``S-10`` or ``ES-10``. Regular sessions come first, then special, then emergency ones; the
    latest of each before the earlier."""

    code = models.CharField(max_length=8, unique=True)
    kind = models.CharField(max_length=10, choices=SessionKind.choices)
    ordinal = models.PositiveSmallIntegerField()

    objects = SessionQuerySet.as_manager()

    class Meta:
        # By the place of the word: an expression with conditions cannot be ordered by through a foreign key.
        ordering = [StrIndex(models.Value("regular special emergency"), models.F("kind")), "-ordinal"]
        constraints = [
            one_of("kind", SessionKind, "session_kind_known"),
            models.UniqueConstraint(fields=["kind", "ordinal"], name="session_once"),
            models.CheckConstraint(condition=models.Q(ordinal__gt=0), name="session_ordinal_from_one"),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("session", args=[self.code])


class Committee(models.Model):
    """``code`` is the part of a draft's symbol (``C.3``), null where it is not known. The plenary is not a
    committee."""

    code = models.CharField(max_length=12, unique=True, null=True, blank=True)
    name = models.CharField(max_length=200, unique=True)

    class Meta:
        ordering = ["code", "name"]

    def __str__(self) -> str:
        return self.name


class AgendaItem(models.Model):
    """The same subject has other numbers in other sessions, so an item belongs to one session. What is read of an item
    that an editor merged into another stands under the other."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="agenda_items")
    number = models.PositiveSmallIntegerField()
    letter = models.CharField(max_length=4, blank=True)
    title = models.TextField(blank=True)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        verbose_name=_("merged into"),
    )

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering = ["session", "number", "letter"]
        constraints = [models.UniqueConstraint(fields=["session", "number", "letter"], name="agenda_item_once")]

    def __str__(self) -> str:
        return f"{self.number} ({self.letter})" if self.letter else str(self.number)

    def get_absolute_url(self) -> str:
        parts = [self.session.code, self.number] + ([self.letter] if self.letter else [])
        return reverse("agenda_item", args=parts)
