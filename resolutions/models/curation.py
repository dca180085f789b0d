"""What an editor says, kept apart from what the parser said."""

from functools import reduce
from operator import or_

from django.conf import settings
from django.db import models

from .querysets import CorrectionQuerySet

MENDED = ("paragraphs", "footnotes")
"""Fields of a version whose corrections are mendings of its text (``resolutions.text.mending``)."""
PROBLEM = "problem"
"""The field of a correction that says of a problem that it is settled."""
SEVERAL = (*MENDED, PROBLEM)
"""Fields on which several corrections of a version stand beside each other."""


def _of_one_thing(*names: str) -> models.Q:
    """That one of the columns is set, and only one."""
    only = (models.Q(**{f"{name}__isnull": name != one for name in names}) for one in names)
    return reduce(or_, only)


class Correction(models.Model):
    """One change by an editor to one field of a version, a resolution or a sponsor: who, when, before and after.

    A correction *stands* while ``ended_at`` is null; then a reload leaves the field alone. It ends when it is taken
    back, or when another correction ``replaces`` it; it stands again when that one is taken back. ``before`` and
    ``value`` are JSON: text, ISO dates, or the primary key of the row pointed to. Of a mending they are the blocks
    before and what changes in them; of a settled problem ``before`` is {line, code, message, words} with the words of
    that line of the file, and ``value`` the editor's remark.
    """

    version = models.ForeignKey("resolutions.Version", models.CASCADE, null=True, related_name="corrections")
    resolution = models.ForeignKey("resolutions.Resolution", models.CASCADE, null=True, related_name="corrections")
    sponsor = models.ForeignKey("resolutions.Sponsor", models.CASCADE, null=True, related_name="corrections")
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
                condition=_of_one_thing("version", "resolution", "sponsor"), name="correction_of_one_thing"
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
            models.UniqueConstraint(
                fields=["sponsor", "field"],
                condition=models.Q(ended_at__isnull=True),
                name="one_standing_correction_per_sponsor_field",
            ),
        ]
        indexes = [models.Index(fields=["-made_at"], name="correction_latest")]

    def __str__(self) -> str:
        return f"{self.field} of {self.target}"

    @property
    def target(self) -> models.Model:
        """What it is a correction of."""
        return self.version or self.resolution or self.sponsor

    @property
    def stands(self) -> bool:
        return self.ended_at is None
