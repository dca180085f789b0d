"""What readers say is wrong at a paragraph."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .versions import LanguageVersion


class ErrorReportQuerySet(models.QuerySet["ErrorReport"]):
    def open(self) -> Self:
        return self.filter(settled_at=None)

    def settle(self, editor) -> int:
        """Of those open; gives their number."""
        return self.open().update(settled_at=timezone.now(), settled_by=editor)

    def open_again(self) -> int:
        return self.exclude(settled_at=None).update(settled_at=None, settled_by=None)


class ErrorReport(models.Model):
    """A reader's report. ``place`` and ``words`` are what the reader was shown at ``anchor``: the paragraph may be read
    anew before an editor looks. It goes with its text. Who reported is not stored."""

    MOST_SAID = 1_000
    """Characters."""
    MOST_OPEN = 20
    """Of a text in one language: whoever floods the queue reaches the others of that text no further than this."""

    language_version = models.ForeignKey(LanguageVersion, models.CASCADE, related_name="error_reports")
    anchor = models.CharField(max_length=60)
    place = models.CharField(_("place"), max_length=60)
    words = models.TextField(_("words shown"))
    said = models.TextField(_("what is wrong"), max_length=MOST_SAID)
    reported_at = models.DateTimeField(_("reported"), auto_now_add=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("settled by")
    )

    objects = ErrorReportQuerySet.as_manager()

    class Meta:
        ordering = ["reported_at", "pk"]
        verbose_name = _("error reported")
        verbose_name_plural = _("errors reported by readers")

    def __str__(self) -> str:
        return f"{self.language_version.version}, {self.place}"
