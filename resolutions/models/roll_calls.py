"""Votes as the Dag Hammarskjöld Library records them, of texts that are held and of texts that are not."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .choices import BallotPosition, VoteBody, one_of
from .versions import Version
from .votes import counted


class RollCallQuerySet(models.QuerySet["RollCall"]):
    def whole(self):
        """Votes of the plenary on a text as a whole."""
        return self.filter(body=VoteBody.PLENARY, part="")

    def without_text(self):
        """Votes on texts that the archive does not hold: all it knows of them is the record."""
        held = Version.objects.filter(symbol_key=OuterRef("symbol_key"))
        return self.whole().filter(~Exists(held))

    def adopting(self):
        """Votes by which resolutions and decisions that are not held were adopted in regular sessions."""
        adopted = Q(symbol__startswith="A/RES/") | Q(symbol__startswith="A/DEC/")
        return self.without_text().filter(adopted, session__regex=r"^\d{1,3}$").exclude(subject_key="")

    def sessions(self):
        """The codes of their sessions, the latest first."""
        codes = self.exclude(session="").order_by().values_list("session", flat=True).distinct()
        return sorted(codes, key=lambda code: (code.isdecimal(), code.rpartition("-")[2].zfill(3)), reverse=True)

    def latest_first(self):
        return self.order_by(models.F("day").desc(nulls_last=True), "-symbol_sort", "pk")


class RollCall(models.Model):
    """One recorded vote, from the Library's table or from a record of the Digital Library.

    ``record`` is the number of its record there. ``part`` is empty for a vote on a text as a whole, else it says on
    what the vote was, in the words of the record. The totals are those of the record, null where it has none;
    ``subject_key`` is made from its title as that of ``Resolution``;
    ``ballots`` are the names as it prints them, by how they voted: the values of ``BallotPosition`` and
    ``not_voting``. Votes on texts that are held are written from it (``ingest.writing.roll_calls``).
    """

    record = models.CharField(_("record"), max_length=40, unique=True)
    symbol = models.CharField(_("symbol"), max_length=200)
    symbol_key = models.CharField(max_length=200, db_index=True, editable=False)
    symbol_sort = models.CharField(max_length=200, editable=False)
    session = models.CharField(_("session"), max_length=8, blank=True)
    day = models.DateField(_("day"), null=True, blank=True)
    title = models.TextField(_("title"), blank=True)
    subject_key = models.CharField(max_length=300, blank=True, editable=False, db_index=True)
    body = models.CharField(_("body"), max_length=10, choices=VoteBody.choices, default=VoteBody.PLENARY)
    part = models.CharField(_("vote on a part"), max_length=500, blank=True)
    agenda_title = models.TextField(_("agenda item"), blank=True)
    subjects = models.TextField(_("subjects"), blank=True)
    draft = models.CharField(_("draft"), max_length=200, blank=True)
    report = models.CharField(_("report of the committee"), max_length=200, blank=True)
    meeting = models.CharField(_("meeting"), max_length=200, blank=True)
    note = models.TextField(_("note"), blank=True)
    in_favour = models.PositiveSmallIntegerField(_("in favour"), null=True)
    against = models.PositiveSmallIntegerField(_("against"), null=True)
    abstaining = models.PositiveSmallIntegerField(_("abstaining"), null=True)
    not_voting = models.PositiveSmallIntegerField(_("not voting"), null=True)
    members = models.PositiveSmallIntegerField(_("Members"), null=True)
    link = models.CharField(_("address of the record"), max_length=500, blank=True)
    ballots: models.JSONField[Any, Any] = models.JSONField(default=dict, editable=False)
    loaded_from = models.CharField(_("loaded from"), max_length=1000, editable=False)
    loaded_at = models.DateTimeField(_("loaded at"), auto_now=True)

    objects = RollCallQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("record of a vote")
        verbose_name_plural = _("records of votes")
        constraints = [one_of("body", VoteBody, "roll_call_body_known")]

    def __str__(self) -> str:
        return f"{self.symbol}, {self.part}" if self.part else self.symbol

    def get_absolute_url(self) -> str:
        return reverse("version", args=[self.symbol])

    @property
    def session_number(self) -> int:
        """Of a vote of a regular session."""
        return int(self.session)

    @property
    def counts(self) -> str:
        """The totals, with their labels."""
        return counted({position: getattr(self, position.value) for position in BallotPosition})
