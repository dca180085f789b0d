"""Proposals, from tabling to adoption."""

from django.db import models
from django.db.models import Prefetch
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .choices import NOT_ADOPTED, Outcome, SeriesFrom, one_of
from .languages import in_reader_language
from .sponsors import Sponsorship
from .versions import Version


class ResolutionQuerySet(models.QuerySet):
    def latest_first(self):
        """By session, the latest first, with what a line in a list shows."""
        return self.with_versions().select_related("committee", "session").order_by("session", "title", "pk")

    def sponsored_by(self, sponsor, **how):
        """Proposals with a text that names the sponsor; ``how`` filters by fields of the sponsorship."""
        rows = Sponsorship.objects.filter(sponsor=sponsor, **how)
        return self.filter(pk__in=rows.values("version__resolution"))

    def with_versions(self):
        """Adds what a line in a list shows where session and agenda item are given above it; large columns are
        deferred."""
        versions = Version.objects.defer("parsed", "manifest")
        return self.select_related("committee").prefetch_related(Prefetch("versions", versions))


class Resolution(models.Model):
    """One proposal in one session, from tabling to adoption. ``titles`` are its titles by language. ``title_key`` is
    the title without case, spacing and punctuation, by which a draft and the text adopted from it are matched.
    ``subject_key`` is the same without years and the session's number, by which proposals of several sessions are
    matched."""

    session = models.ForeignKey(
        "resolutions.Session",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="resolutions",
        verbose_name=_("session"),
    )
    series = models.ForeignKey(
        "resolutions.Series",
        models.SET_NULL,
        verbose_name=_("recurring subject"),
        null=True,
        blank=True,
        related_name="resolutions",
    )
    committee = models.ForeignKey(
        "resolutions.Committee",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="resolutions",
        verbose_name=_("committee"),
    )
    series_from = models.CharField(
        max_length=10,
        choices=SeriesFrom.choices,
        default=SeriesFrom.UNKNOWN,
        blank=True,
        editable=False,
        verbose_name=_("why in the subject"),
    )
    agenda_items = models.ManyToManyField(
        "resolutions.AgendaItem", blank=True, related_name="resolutions", verbose_name=_("agenda items")
    )
    title = models.TextField(blank=True, verbose_name=_("title"))
    titles = models.JSONField(default=dict, editable=False)
    title_key = models.CharField(max_length=300, blank=True, editable=False)
    subject_key = models.CharField(max_length=300, blank=True, editable=False, db_index=True)
    outcome = models.CharField(
        max_length=20, choices=Outcome.choices, default=Outcome.UNKNOWN, blank=True, verbose_name=_("outcome")
    )

    objects = ResolutionQuerySet.as_manager()

    class Meta:
        ordering = ["session", "title", "pk"]
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        constraints = [
            one_of("outcome", Outcome, "resolution_outcome_known"),
            one_of("series_from", SeriesFrom, "resolution_series_from_known"),
        ]
        indexes = [models.Index(fields=["title_key", "session"], name="resolution_by_title")]

    def __str__(self) -> str:
        return self.title or gettext("proposal without a title (%(number)s)") % {"number": self.pk}

    @property
    def heading(self) -> str:
        """Its title in the language of the page, if a text is held in it."""
        return in_reader_language(self.titles, self.title)

    @property
    def was_not_adopted(self) -> bool:
        """Whether it is known to have ended without adoption."""
        return self.outcome in NOT_ADOPTED
