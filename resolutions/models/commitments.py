"""What adopted texts ask for: reports, items of coming agendas, meetings, reviews; of whom and by when."""

from __future__ import annotations

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Count, F, Func, Q
from django.utils.translation import gettext_lazy as _

from resolutions.text import commitments as read

from .choices import Stage, one_of
from .paragraphs import Paragraph
from .versions import Version


class CommitmentKind(models.TextChoices):
    REPORT = read.CommitmentKind.REPORT.value, _("report")
    BRIEFING = read.CommitmentKind.BRIEFING.value, _("oral report or briefing")
    AGENDA = read.CommitmentKind.AGENDA.value, _("item of the agenda")
    CONSIDER = read.CommitmentKind.CONSIDER.value, _("consideration")
    CONVENE = read.CommitmentKind.CONVENE.value, _("meeting")
    REVIEW = read.CommitmentKind.REVIEW.value, _("review")
    CONTINUE = read.CommitmentKind.CONTINUE.value, _("extension")
    ESTABLISH = read.CommitmentKind.ESTABLISH.value, _("establishment")
    APPOINT = read.CommitmentKind.APPOINT.value, _("appointment")
    BUDGET = read.CommitmentKind.BUDGET.value, _("budget")


class Rhythm(models.TextChoices):
    ANNUAL = read.Rhythm.ANNUAL.value, _("every year")
    BIENNIAL = read.Rhythm.BIENNIAL.value, _("every second year")
    TRIENNIAL = read.Rhythm.TRIENNIAL.value, _("every third year")
    QUADRENNIAL = read.Rhythm.QUADRENNIAL.value, _("every fourth year")
    QUINQUENNIAL = read.Rhythm.QUINQUENNIAL.value, _("every fifth year")
    NONE = "", _("once, or not stated")


ITEMS_PROMISED = (CommitmentKind.AGENDA, CommitmentKind.CONSIDER)
"""Kinds by which the Assembly promises to take up an item."""


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    def of_adopted(self) -> Self:
        return self.filter(version__stage=Stage.ADOPTED)

    def due_at(self, session: int) -> Self:
        """Those that fall due at this regular session."""
        return self.filter(due_sessions__contains=[session])

    def asked_of(self, name: str) -> Self:
        return self.filter(addressees__contains=[name])

    def in_committee(self, code: str) -> Self:
        """By code, or by name where it has none."""
        of_committee = Q(version__resolution__committee__code=code) | Q(version__resolution__committee__name=code)
        return self.filter(of_committee)

    def with_listing(self) -> Self:
        """Adds what a line in a list shows, in one query."""
        return self.select_related(
            "paragraph",
            "version__resolution__session",
            "version__resolution__series",
            "version__resolution__committee",
        ).defer("version__parsed", "version__manifest")

    def in_order(self) -> Self:
        return self.order_by("version__symbol_sort", "version", "paragraph__position", "start")

    def count_by_session(self) -> dict[int, int]:
        """How many fall due at each session, the latest session first. One query."""
        sessions = self.annotate(due=Func(F("due_sessions"), function="unnest")).order_by()
        return dict(sessions.values("due").annotate(count=Count("pk")).order_by("-due").values_list("due", "count"))


class Commitment(models.Model):
    """One thing that an adopted text asks for, as ``text.commitments`` reads it in the English language version.

    ``paragraph`` has the words, from ``start`` to ``end``; ``version`` is its version. ``addressees`` are names of
    ``text.commitments.addressees``, or the text's words. ``due_sessions`` are regular sessions of the Assembly,
    ``due_words`` the words that say so, empty where the text states no time. ``inferred`` names what the words of the
    clause do not state themselves: ``addressees``, ``due``.
    """

    version = models.ForeignKey(Version, models.CASCADE, related_name="commitments", verbose_name=_("text"))
    paragraph = models.ForeignKey(Paragraph, models.CASCADE, related_name="commitments", verbose_name=_("paragraph"))
    start = models.PositiveIntegerField(verbose_name=_("begins at"))
    end = models.PositiveIntegerField(verbose_name=_("ends at"))
    kind = models.CharField(max_length=10, choices=CommitmentKind.choices, verbose_name=_("kind"))
    verb = models.CharField(max_length=40, verbose_name=_("verb"))
    addressees = ArrayField(models.CharField(max_length=200), default=list, verbose_name=_("addressees"))
    about = models.TextField(blank=True, verbose_name=_("about"))
    item = models.TextField(blank=True, verbose_name=_("item"))
    sub_item = models.TextField(blank=True, verbose_name=_("sub item"))
    due_sessions = ArrayField(models.PositiveSmallIntegerField(), default=list, verbose_name=_("sessions it falls due"))
    due_year = models.PositiveSmallIntegerField(null=True, verbose_name=_("year it falls due"))
    due_words = models.TextField(blank=True, verbose_name=_("when, as printed"))
    rhythm = models.CharField(max_length=12, choices=Rhythm.choices, blank=True, verbose_name=_("rhythm"))
    ends = models.TextField(blank=True, verbose_name=_("ends"))
    inferred = ArrayField(models.CharField(max_length=12), default=list, verbose_name=_("inferred"))

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        ordering = ["version", "paragraph", "start"]
        verbose_name = _("request to somebody")
        verbose_name_plural = _("requests to somebody")
        constraints = [
            one_of("kind", CommitmentKind, "commitment_kind_known"),
            one_of("rhythm", Rhythm, "commitment_rhythm_known"),
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="commitment_span"),
        ]
        indexes = [
            GinIndex(fields=["due_sessions"], name="commitment_by_session"),
            models.Index(fields=["kind"], name="commitment_by_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        """Its paragraph, which has the same anchor in every language."""
        return f"{self.version.get_absolute_url()}#{self.paragraph.anchor}"

    @property
    def words(self) -> str:
        """The clause, as printed, without the "and" that leads to the next."""
        return read.words_between(self.paragraph.text, self.start, self.end)
