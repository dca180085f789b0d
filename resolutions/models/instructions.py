"""What amendments and corrigenda tell to do with the texts they are about."""

from __future__ import annotations

from collections.abc import Collection
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from resolutions.text import kinds

from .choices import one_of
from .paragraphs import Paragraph


class Operation(models.TextChoices):
    REPLACE_WORDS = kinds.Operation.REPLACE_WORDS.value, _("words replaced")
    INSERT_WORDS = kinds.Operation.INSERT_WORDS.value, _("words inserted")
    DELETE_WORDS = kinds.Operation.DELETE_WORDS.value, _("words deleted")
    REPLACE = kinds.Operation.REPLACE.value, _("replaced")
    INSERT = kinds.Operation.INSERT.value, _("new paragraph")
    DELETE = kinds.Operation.DELETE.value, _("deleted")
    MOVE = kinds.Operation.MOVE.value, _("moved")
    RENUMBER = kinds.Operation.RENUMBER.value, _("renumbered")
    OTHER = kinds.Operation.OTHER.value, _("not understood")


class Where(models.TextChoices):
    BEFORE = kinds.Where.BEFORE.value, _("before")
    AFTER = kinds.Where.AFTER.value, _("after")
    BEGINNING = kinds.Where.BEGINNING.value, _("at the beginning")
    END = kinds.Where.END.value, _("at the end")
    EVERYWHERE = kinds.Where.EVERYWHERE.value, _("everywhere")
    HERE = "", _("here")


class InstructionQuerySet(models.QuerySet["Instruction"]):
    def told_by(self, versions: Collection[int]) -> Self:
        """Those of amendments and corrigenda, by their primary keys, in the order in which each tells them."""
        told = self.filter(paragraph__language_version__version__in=versions)
        return told.select_related("paragraph__language_version").order_by("paragraph__language_version", "position")


class Instruction(models.Model):
    """One thing that an amendment tells to do, as ``text.amendments`` reads it in its English language version; the
    fields are those of ``text.document.Instruction``. ``paragraph`` is the amendment's that tells it."""

    paragraph = models.ForeignKey(Paragraph, models.CASCADE, related_name="instructions")
    position = models.PositiveIntegerField()
    operation = models.CharField(max_length=13, choices=Operation.choices)
    target = models.CharField(max_length=120, blank=True)
    words = models.TextField(blank=True)
    by = ArrayField(models.TextField(), default=list, blank=True)
    place = models.CharField(max_length=10, choices=Where.choices, blank=True)
    beside = models.TextField(blank=True)

    objects = InstructionQuerySet.as_manager()

    class Meta:
        verbose_name = _("instruction of an amendment")
        verbose_name_plural = _("instructions of amendments")
        ordering = ["paragraph", "position"]
        constraints = [
            one_of("operation", Operation, "instruction_operation_known"),
            one_of("place", Where, "instruction_place_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_operation_display()} {self.target}".strip()
