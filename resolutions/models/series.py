"""Recurring subjects: what stands in one series, why, and which series were found to be one."""

from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .choices import one_of
from .querysets import SeriesQuerySet


class SeriesRule(models.TextChoices):
    """By what the archive finds two proposals of different sessions to be of one subject."""

    TITLE = "title", _("the same title, but for years, sessions and small words")
    TEXT = "text", _("the later text cites the earlier and carries its wording on")


class Series(models.Model):
    """The same recurring subject over sessions. ``title_key`` is the title without case, spacing and punctuation.

    The title is that of its latest text, unless it ``title_given`` by an editor or beside a file. A series that was
    ``merged_into`` another holds nothing: its address leads there, and so does its title.
    """

    slug = models.SlugField(max_length=120, unique=True)
    title = models.TextField()
    title_key = models.CharField(max_length=300, unique=True, editable=False)
    title_given = models.BooleanField(default=False, editable=False)
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, editable=False, related_name="merged"
    )

    objects = SeriesQuerySet.as_manager()

    class Meta:
        ordering = ["title"]
        verbose_name = _("recurring subject")
        verbose_name_plural = _("recurring subjects")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("pk")), name="series_not_merged_into_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("series", args=[self.slug])

    def standing(self) -> Self:
        """Itself, or what it was merged into."""
        return self.merged_into.standing() if self.merged_into else self


class SeriesEvidence(models.Model):
    """Why the archive takes two proposals for the same subject: found in their texts, never said by them.

    ``shared`` is about the share of wording the two have in common (``text.fingerprint``), null where it was not
    looked at. ``symbol`` is the document the later text cites, in its paragraph ``anchor``; empty where it cites none.
    """

    later = models.ForeignKey("resolutions.Resolution", models.CASCADE, related_name="evidence")
    earlier = models.ForeignKey("resolutions.Resolution", models.CASCADE, related_name="evidence_for_later")
    rule = models.CharField(max_length=10, choices=SeriesRule.choices)
    shared = models.FloatField(null=True)
    symbol = models.CharField(max_length=200, blank=True)
    anchor = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["later", "earlier"]
        verbose_name = _("evidence of a recurring subject")
        verbose_name_plural = _("evidence of recurring subjects")
        constraints = [
            one_of("rule", SeriesRule, "series_evidence_rule_known"),
            models.UniqueConstraint(fields=["later", "earlier"], name="series_evidence_once"),
        ]

    def __str__(self) -> str:
        return f"{self.later} – {self.earlier}: {self.in_words}"

    @property
    def in_words(self) -> str:
        """What was found, as a clause that can follow the name of the later text."""
        said = {"symbol": self.symbol, "percent": f"{self.percent}\N{NO-BREAK SPACE}%"}
        if self.rule == SeriesRule.TEXT:
            return _("cites %(symbol)s and has about %(percent)s of its wording in common with it") % said
        if self.percent is None:
            return _("has the same title")
        if self.symbol:
            return _("has the same title, cites %(symbol)s and has about %(percent)s of its wording in common") % said
        return _("has the same title and about %(percent)s of its wording in common") % said

    @property
    def percent(self) -> int | None:
        return None if self.shared is None else round(100 * self.shared)


class SeriesMerge(models.Model):
    """Two series that were found to be one: by whom, when, and which proposals (``moved``) came over. It stands until
    it is taken back; ``editor`` is null where the archive found it in the texts, or the account is gone."""

    series = models.ForeignKey(Series, models.CASCADE, verbose_name=_("recurring subject"), related_name="merges")
    into = models.ForeignKey(Series, models.CASCADE, related_name="merges_into")
    moved = ArrayField(models.BigIntegerField(), default=list)
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("merge of recurring subjects")
        verbose_name_plural = _("merges of recurring subjects")
        constraints = [
            models.UniqueConstraint(
                fields=["series"], condition=models.Q(ended_at__isnull=True), name="series_merged_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series} → {self.into}"


class Fingerprint(models.Model):
    """A sample of a text's wording (``text.fingerprint``), by which texts that share it are found."""

    version = models.OneToOneField("resolutions.Version", models.CASCADE, primary_key=True, related_name="fingerprint")
    sample = models.BinaryField()

    def __str__(self) -> str:
        return f"fingerprint of {self.version}"
