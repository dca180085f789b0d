"""What an editor says, kept apart from what the parser said."""

from django.conf import settings
from django.db import models


class Correction(models.Model):
    """An editor's value for one field of a version (or of its resolution). A reload never overwrites it."""

    version = models.ForeignKey("resolutions.Version", models.CASCADE, related_name="corrections")
    field = models.CharField(max_length=40)
    value = models.JSONField(null=True)
    before = models.JSONField(null=True)
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    made_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-made_at"]
        constraints = [models.UniqueConstraint(fields=["version", "field"], name="correction_once_per_field")]

    def __str__(self) -> str:
        return f"{self.version}: {self.field}"
