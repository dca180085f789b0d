"""Recurring subjects: which proposals belong to one series, why, and which series were merged."""

from typing import Self

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.utils.translation import gettext_lazy as _

from resolutions.text.languages import best_of

from .addresses import page_address
from .choices import ABOUT_ANOTHER, Outcome, SessionKind, one_of
from .languages import in_reader_language
from .querysets import in_order
from .resolutions import Resolution
from .roll_calls import RollCall
from .versions import Version


class SeriesRule(models.TextChoices):
    """The rule by which two proposals of different sessions are found to be on one subject."""

    TITLE = "title", _("the same title, but for years, sessions and small words")
    TEXT = "text", _("the later text cites the earlier and carries its wording on")


class SeriesQuerySet(models.QuerySet["Series"]):
    def with_counts(self):
        """Adds ``version_count``, which leaves out documents about a text, and ``session_count``. A series that was
        merged into another is empty and left out."""
        is_text = ~Q(resolutions__versions__kind__in=ABOUT_ANOTHER)
        return in_order(self.standing()).annotate(
            version_count=Count("resolutions__versions", distinct=True, filter=is_text),
            session_count=Count("resolutions__session", distinct=True),
        )

    def standing(self) -> Self:
        """Series that were not merged into another."""
        return self.filter(merged_into=None)

    def at_address(self, slug: str) -> list["Series"]:
        """The series whose address ends so; of one that was merged into another, the one that stands."""
        return [one.standing() for one in self.filter(slug=slug).select_related("merged_into")]

    def with_shape(self):
        """Adds ``version_count`` and ``proposals``: dicts of ``session`` (its code), ``kind``, ``ordinal`` and
        ``outcome``, the earliest first. Computed only for the rows that are fetched."""
        versions = Version.objects.texts().filter(resolution__series=OuterRef("pk")).order_by()
        counted = versions.values("resolution__series").annotate(count=Count("pk")).values("count")
        proposals = self._proposals().filter(session__isnull=False).order_by("session__ordinal", "pk")
        columns = {name: F(f"session__{name}") for name in ("code", "kind", "ordinal")}
        return in_order(self.standing()).annotate(
            version_count=Coalesce(Subquery(counted), 0),
            proposals=ArraySubquery(proposals.values(json=JSONObject(outcome=F("outcome"), **columns))),
        )

    def over_sessions(self, least: int):
        """Series with texts of at least this many sessions."""
        held = self._proposals().order_by().values("series").annotate(count=Count("session", distinct=True))
        return self.annotate(sessions=Subquery(held.values("count"))).filter(sessions__gte=least)

    def adopted_always(self, outcome: str):
        """Series adopted with this outcome whenever it is known how, from a text or from the record of a vote on a text
        that is not held."""
        known = self._proposals().filter(outcome__in=(Outcome.BY_VOTE, Outcome.WITHOUT_VOTE))
        always = self.filter(Exists(known.filter(outcome=outcome)), ~Exists(known.exclude(outcome=outcome)))
        if outcome == Outcome.BY_VOTE:
            return always
        voted_on = RollCall.objects.adopting().values("subject_key")
        return always.exclude(Exists(self._proposals().filter(subject_key__in=voted_on)))

    def put_to_vote(self):
        """Series adopted without a vote once, and by vote in a later session."""
        outcomes = self._proposals("series").filter(session__ordinal__lt=OuterRef("session__ordinal"))
        agreed = outcomes.filter(outcome=Outcome.WITHOUT_VOTE, session__kind=SessionKind.REGULAR)
        voted = self._proposals().filter(outcome=Outcome.BY_VOTE, session__kind=SessionKind.REGULAR)
        return self.filter(Exists(voted.filter(Exists(agreed))))

    def renamed(self):
        """Series with texts of different titles."""
        evidence = SeriesEvidence.objects.filter(later__series=OuterRef("pk"))
        return self.filter(Exists(evidence.filter(rule="text", earlier__series=OuterRef("pk"))))

    def _proposals(self, of: str = "pk"):
        return Resolution.objects.filter(series=OuterRef(of))

    def recurring(self):
        """Series with more than one resolution, the most often tabled first."""
        counted = self.with_counts().annotate(resolution_count=Count("resolutions", distinct=True))
        return counted.filter(resolution_count__gt=1).order_by("-resolution_count", "title")


class Series(models.Model):
    """The same recurring subject over sessions. ``title_key`` is the title without case, spacing and punctuation.

    The title is that of its latest text (``titles``, by language), unless an editor or a manifest gave one
    (``title_given``). A series that was ``merged_into`` another is empty: its address redirects to the other, and its
    title finds the other.
    """

    slug = models.SlugField(max_length=120, unique=True, verbose_name=_("last part of the address"))
    title = models.TextField(verbose_name=_("title"))
    titles = models.JSONField(default=dict, editable=False)
    title_key = models.CharField(max_length=300, unique=True, editable=False)
    title_given = models.BooleanField(default=False, editable=False)
    merged_into = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        verbose_name=_("merged into"),
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
        return page_address("series", self.slug)

    @property
    def heading(self) -> str:
        """Its title in the language of the page, if a text is held in it; a title that was given is shown in every
        language."""
        return self.title if self.title_given else in_reader_language(self.titles, self.title)

    @property
    def title_language(self) -> str:
        """Code of the language its title is in; empty where it was given, and no text has it."""
        return best_of([code for code, title in self.titles.items() if title == self.title]) or ""

    def standing(self) -> "Series":
        """This series, or the one it was merged into."""
        return self.merged_into.standing() if self.merged_into else self


class SeriesEvidence(models.Model):
    """Why the archive takes two proposals for the same subject: found in their texts, not stated by them.

    ``shared`` is the approximate share of wording the two have in common (``text.fingerprint``), null if it was not
    measured. ``symbol`` is the document that the later text cites, in its paragraph ``anchor``; empty if it cites none.
    """

    later = models.ForeignKey(
        "resolutions.Resolution", models.CASCADE, related_name="evidence", verbose_name=_("later")
    )
    earlier = models.ForeignKey(
        "resolutions.Resolution", models.CASCADE, related_name="evidence_for_later", verbose_name=_("earlier")
    )
    rule = models.CharField(max_length=10, choices=SeriesRule.choices, verbose_name=_("rule"))
    shared = models.FloatField(null=True, verbose_name=_("share in common"))
    symbol = models.CharField(max_length=200, blank=True, verbose_name=_("symbol"))
    anchor = models.CharField(max_length=120, blank=True, verbose_name=_("anchor"))

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
        values = {"symbol": self.symbol, "percent": f"{self.percent}\N{NO-BREAK SPACE}%"}
        if self.rule == SeriesRule.TEXT:
            return _("cites %(symbol)s and has about %(percent)s of its wording in common with it") % values
        if self.percent is None:
            return str(_("has the same title"))
        if self.symbol:
            return _("has the same title, cites %(symbol)s and has about %(percent)s of its wording in common") % values
        return _("has the same title and about %(percent)s of its wording in common") % values

    @property
    def percent(self) -> int | None:
        return None if self.shared is None else round(100 * self.shared)


class SeriesMerge(models.Model):
    """A merge of two series: by whom, when, and which proposals (``moved``) it moved. It stands until it is undone;
    ``editor`` is null if the archive merged them by itself, or the account is gone."""

    series = models.ForeignKey(Series, models.CASCADE, verbose_name=_("recurring subject"), related_name="merges")
    into = models.ForeignKey(Series, models.CASCADE, related_name="merges_into", verbose_name=_("into"))
    moved = ArrayField(models.BigIntegerField(), default=list)
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True, verbose_name=_("made on"))
    ended_at = models.DateTimeField(null=True, verbose_name=_("ended on"))
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("ended by")
    )

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
    """A sample of a text's wording in one language (``text.fingerprint``), by which texts that share it are found."""

    language_version = models.OneToOneField(
        "resolutions.LanguageVersion",
        models.CASCADE,
        primary_key=True,
        related_name="fingerprint",
        verbose_name=_("text in one language"),
    )
    sample = models.BinaryField()

    class Meta:
        verbose_name = _("wording kept for comparison")
        verbose_name_plural = _("wordings kept for comparison")

    def __str__(self) -> str:
        return f"fingerprint of {self.language_version}"
