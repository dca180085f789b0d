"""Subject headings, which the library assigns to texts."""

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import Left, Upper
from django.utils.translation import gettext_lazy as _

from .addresses import page_address
from .querysets import in_order


class SubjectQuerySet(models.QuerySet):
    def with_counts(self):
        """Adds ``version_count``."""
        return in_order(self).annotate(version_count=Count("headings"))

    def standing(self):
        """Subjects that were not merged into another."""
        return self.filter(merged_into=None)

    def at_address(self, slug: str):
        """The subject whose address ends so; of one that was renamed or merged, the one it was merged into."""
        return self.standing().filter(Q(slug=slug) | Q(pk__in=self.filter(slug=slug).values("merged_into")))

    def held(self):
        """Subjects that a text has."""
        headings = SubjectHeading.objects.filter(subject=OuterRef("pk"))
        return self.filter(Exists(headings))

    def with_initials(self):
        """Adds ``initial``: the first letter or figure, in capitals."""
        return self.annotate(initial=Upper(Left("name", 1)))


class Subject(models.Model):
    """A subject heading as the library writes it (UNBIS Thesaurus: in capitals). ``names`` are its names by language
    and ``identifier`` that of its authority record, where known. One that an editor renamed or merged is kept without
    texts: files that have its name mean the one it was ``merged_into``.
    """

    name = models.CharField(max_length=500, unique=True, verbose_name=_("name"))
    slug = models.SlugField(max_length=120, unique=True, verbose_name=_("last part of the address"))
    names = models.JSONField(default=dict, editable=False)
    identifier = models.CharField(
        _("identifier"),
        max_length=60,
        blank=True,
        help_text=_("Number of its record in the library’s authority file (UNBIS)."),
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        editable=False,
        verbose_name=_("merged into"),
        related_name="merged_from",
    )

    objects = SubjectQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("subject heading")
        verbose_name_plural = _("subject headings")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return page_address("subject", self.slug)


class SubjectHeading(models.Model):
    """A subject of one text, at its place among them."""

    # The constraint below has an index that begins with the version.
    version = models.ForeignKey(
        "resolutions.Version", models.CASCADE, related_name="headings", db_index=False, verbose_name=_("text")
    )
    subject = models.ForeignKey(Subject, models.PROTECT, verbose_name=_("subject heading"), related_name="headings")
    position = models.PositiveSmallIntegerField(verbose_name=_("position"))

    class Meta:
        ordering = ["version", "position"]
        verbose_name = _("subject heading of a text")
        verbose_name_plural = _("subject headings of texts")
        constraints = [models.UniqueConstraint(fields=["version", "subject"], name="subject_once_per_version")]

    def __str__(self) -> str:
        return str(self.subject)
