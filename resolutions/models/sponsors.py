"""Who tabled a text."""

from django.db import models
from django.urls import reverse

from .choices import SponsorKind, SponsorRole, one_of
from .querysets import SponsorQuerySet


class Sponsor(models.Model):
    name = models.CharField(max_length=300, unique=True)
    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(max_length=10, choices=SponsorKind.choices, default=SponsorKind.STATE)

    objects = SponsorQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [one_of("kind", SponsorKind, "sponsor_kind_known")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("sponsor", args=[self.slug])


class Sponsorship(models.Model):
    """A sponsor of one issued text, at its place in the printed list. ``Version.sponsor_note`` says on whose behalf."""

    version = models.ForeignKey("resolutions.Version", models.CASCADE, related_name="sponsorships")
    sponsor = models.ForeignKey(Sponsor, models.PROTECT, related_name="sponsorships")
    role = models.CharField(max_length=10, choices=SponsorRole.choices, default=SponsorRole.SPONSOR)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["version", "position"]
        constraints = [
            one_of("role", SponsorRole, "sponsorship_role_known"),
            models.UniqueConstraint(fields=["version", "sponsor"], name="sponsor_once_per_version"),
        ]

    def __str__(self) -> str:
        return f"{self.sponsor} ({self.get_role_display()})"
