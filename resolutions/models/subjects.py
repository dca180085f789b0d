"""What the library says texts are about."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .querysets import SubjectQuerySet


class Subject(models.Model):
    """A subject heading as the library writes it (UNBIS Thesaurus: in capitals)."""

    name = models.CharField(max_length=500, unique=True)
    slug = models.SlugField(max_length=120, unique=True)

    objects = SubjectQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("subject heading")
        verbose_name_plural = _("subject headings")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("subject", args=[self.slug])


class SubjectHeading(models.Model):
    """A subject of one text, at its place among them."""

    # The constraint below has an index that begins with the version.
    version = models.ForeignKey("resolutions.Version", models.CASCADE, related_name="headings", db_index=False)
    subject = models.ForeignKey(Subject, models.PROTECT, verbose_name=_("subject heading"), related_name="headings")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["version", "position"]
        verbose_name = _("subject heading of a text")
        verbose_name_plural = _("subject headings of texts")
        constraints = [models.UniqueConstraint(fields=["version", "subject"], name="subject_once_per_version")]

    def __str__(self) -> str:
        return str(self.subject)
