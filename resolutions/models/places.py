"""Where a text stands: session, committee, agenda item, series."""

from django.db import models
from django.urls import reverse

from .choices import SessionKind, one_of


class Session(models.Model):
    """``code`` is ``66``, ``S-10`` or ``ES-10``; ``sort_key`` orders regular, special and emergency sessions apart."""

    code = models.CharField(max_length=8, unique=True)
    kind = models.CharField(max_length=10, choices=SessionKind.choices)
    ordinal = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["-kind", "-ordinal"]
        constraints = [
            one_of("kind", SessionKind, "session_kind_known"),
            models.UniqueConstraint(fields=["kind", "ordinal"], name="session_once"),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("session", args=[self.code])


class Committee(models.Model):
    """``code`` is the part of a draft's symbol (``C.3``); the plenary has none and is not a committee."""

    code = models.CharField(max_length=12, unique=True)
    name = models.CharField(max_length=200, unique=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class AgendaItem(models.Model):
    """The same subject has other numbers in other sessions, so an item belongs to one session."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="agenda_items")
    number = models.PositiveSmallIntegerField()
    letter = models.CharField(max_length=4, blank=True)
    title = models.TextField(blank=True)

    class Meta:
        ordering = ["session", "number", "letter"]
        constraints = [models.UniqueConstraint(fields=["session", "number", "letter"], name="agenda_item_once")]

    def __str__(self) -> str:
        return f"{self.number} ({self.letter})" if self.letter else str(self.number)

    def get_absolute_url(self) -> str:
        parts = [self.session.code, self.number] + ([self.letter] if self.letter else [])
        return reverse("agenda_item", args=parts)


class Series(models.Model):
    """The same recurring subject over sessions."""

    slug = models.SlugField(max_length=120, unique=True)
    title = models.TextField(unique=True)

    class Meta:
        ordering = ["title"]
        verbose_name_plural = "series"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("series", args=[self.slug])
