"""What changed from text to text: in numbers, and paragraph by paragraph."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from .outbox import OutboxEntry
from .versions import Version


class ChangeTallyQuerySet(models.QuerySet["ChangeTally"]):
    def current(self) -> Self:
        """Those of texts that have not changed since they were compared, each with what the text before is called."""
        same = OutboxEntry.objects
        return (
            self.filter(
                Exists(same.filter(version_id=OuterRef("version"), txid=OuterRef("version_txid"))),
                Exists(same.filter(version_id=OuterRef("before"), txid=OuterRef("before_txid"))),
            )
            .select_related("before")
            .only("counts", "before__symbol")
        )


class ChangeTally(models.Model):
    """How a text differs from ``before``, the text before it on its subject, in numbers and, under ``marks``, paragraph
    by paragraph (``comparison.tally``), in the leading language of the text. A load counts it, so that a feed and the
    page of a text have nothing to compare. The numbers are those of the last transactions that changed the two
    (``OutboxEntry``) when they were compared."""

    version = models.OneToOneField(
        Version, models.CASCADE, primary_key=True, related_name="tally", verbose_name=_("text")
    )
    before = models.ForeignKey(Version, models.CASCADE, related_name="+", verbose_name=_("the text before"))
    version_txid = models.BigIntegerField()
    before_txid = models.BigIntegerField()
    counts = models.JSONField(default=dict)

    objects = ChangeTallyQuerySet.as_manager()

    class Meta:
        verbose_name = _("changes counted")
        verbose_name_plural = _("changes counted")

    def __str__(self) -> str:
        return f"{self.before} – {self.version}"
