"""Who is at which text."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

HERE = timedelta(minutes=15)
"""How long an editor who opened a page of a text counts as being at it."""


class VisitQuerySet(models.QuerySet["Visit"]):
    def note(self, version, editor):
        """The editor is at the version now. One statement, however often the page is opened."""
        visit = self.model(version_id=version, editor=editor)
        self.bulk_create([visit], update_conflicts=True, unique_fields=["version", "editor"], update_fields=["at"])

    def now_at(self, version, besides):
        """Visits of others to the version that count as going on, the latest first."""
        going_on = self.filter(version=version, at__gte=timezone.now() - HERE).exclude(editor=besides)
        return going_on.select_related("editor")


class Visit(models.Model):
    """The last time an editor opened or saved a page of a text in the admin, by which others see that somebody works
    on it. Nothing is locked by it."""

    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("editor"))
    version = models.ForeignKey(
        "resolutions.Version", models.CASCADE, related_name="visits", verbose_name=_("text"), db_index=False
    )
    at = models.DateTimeField(_("last there"), default=timezone.now)

    objects = VisitQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]
        verbose_name = _("editor at a text")
        verbose_name_plural = _("who is at which text")
        constraints = [models.UniqueConstraint(fields=["version", "editor"], name="visit_once")]

    def __str__(self) -> str:
        return f"{self.editor}: {self.version}"
