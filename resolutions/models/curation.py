"""What an editor says, kept apart from what the parser said."""

from django.conf import settings
from django.db import models

from .querysets import CorrectionQuerySet

MENDED = ("paragraphs", "footnotes")
"""Fields of a version whose corrections are mendings of its text (``resolutions.text.mending``)."""
PROBLEM = "problem"
"""The field of a correction that says of a problem that it is settled."""
SEVERAL = (*MENDED, PROBLEM)
"""Fields on which several corrections of a version stand beside each other."""


class Correction(models.Model):
    """One change by an editor to one field of a version or of a resolution: who, when, before and after.

    A correction *stands* while ``ended_at`` is null; then a reload leaves the field alone. It ends when it is taken
    back, or when another correction ``replaces`` it; it stands again when that one is taken back. ``before`` and
    ``value`` are JSON: text, ISO dates, or the primary key of the row pointed to. Of a mending they are the blocks
    before and what changes in them; of a settled problem ``before`` is {line, code, message, words} with the words of
    that line of the file, and ``value`` the editor's remark.
    """

    version = models.ForeignKey("resolutions.Version", models.CASCADE, null=True, related_name="corrections")
    resolution = models.ForeignKey("resolutions.Resolution", models.CASCADE, null=True, related_name="corrections")
    field = models.CharField(max_length=40)
    value = models.JSONField(null=True)
    before = models.JSONField(null=True)
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="corrections")
    made_at = models.DateTimeField(auto_now_add=True)
    replaces = models.OneToOneField("self", models.SET_NULL, null=True, related_name="replaced_by")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(version__isnull=True, resolution__isnull=False)
                | models.Q(version__isnull=False, resolution__isnull=True),
                name="correction_of_one_thing",
            ),
            models.UniqueConstraint(
                fields=["version", "field"],
                condition=models.Q(ended_at__isnull=True) & ~models.Q(field__in=SEVERAL),
                name="one_standing_correction_per_version_field",
            ),
            models.UniqueConstraint(
                fields=["resolution", "field"],
                condition=models.Q(ended_at__isnull=True),
                name="one_standing_correction_per_resolution_field",
            ),
        ]
        indexes = [models.Index(fields=["-made_at"], name="correction_latest")]

    def __str__(self) -> str:
        return f"{self.field} of {self.version or self.resolution}"

    @property
    def stands(self) -> bool:
        return self.ended_at is None
