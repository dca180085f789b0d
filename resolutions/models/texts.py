"""The texts themselves: a proposal, its issued versions, and what stands in them."""

from functools import lru_cache
from urllib.parse import urlencode

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .choices import NOT_ADOPTED, Kind, Outcome, ParagraphKind, SeriesFrom, Stage, SymbolFrom, one_of
from .querysets import CitationQuerySet, ResolutionQuerySet, VersionQuerySet


def _lines_in_order(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=models.Q(last_line__gte=models.F("first_line")), name=name)


class Resolution(models.Model):
    """One proposal in one session, from tabling to adoption. ``title_key`` is the title without case, spacing and
    punctuation: a draft and the text adopted from it find each other by it. ``subject_key`` is the same without years
    and the session's number: proposals of several sessions find each other by it."""

    session = models.ForeignKey(
        "resolutions.Session", models.PROTECT, null=True, blank=True, related_name="resolutions"
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
        "resolutions.Committee", models.PROTECT, null=True, blank=True, related_name="resolutions"
    )
    series_from = models.CharField(
        max_length=10, choices=SeriesFrom.choices, default=SeriesFrom.UNKNOWN, blank=True, editable=False
    )
    agenda_items = models.ManyToManyField("resolutions.AgendaItem", blank=True, related_name="resolutions")
    title = models.TextField(blank=True)
    title_key = models.CharField(max_length=300, blank=True, editable=False)
    subject_key = models.CharField(max_length=300, blank=True, editable=False, db_index=True)
    outcome = models.CharField(max_length=20, choices=Outcome.choices, default=Outcome.UNKNOWN, blank=True)

    objects = ResolutionQuerySet.as_manager()

    class Meta:
        ordering = ["session", "title", "pk"]
        constraints = [
            one_of("outcome", Outcome, "resolution_outcome_known"),
            one_of("series_from", SeriesFrom, "resolution_series_from_known"),
        ]
        indexes = [models.Index(fields=["title_key", "session"], name="resolution_by_title")]

    def __str__(self) -> str:
        return self.title or f"Resolution {self.pk}"

    @property
    def was_not_adopted(self) -> bool:
        """Whether it is known to have ended otherwise than by adoption."""
        return self.outcome in NOT_ADOPTED


class Version(models.Model):
    """One issued text in one language.

    The columns hold what readers are shown: the editor's value where a Correction stands, the parser's otherwise.
    ``related`` are symbols of other documents of the proposal, named beside the text or its file.
    ``parsed`` is what the parser said about the cover, with the lines left unread, and is replaced by every reload;
    ``inferred`` is what the text only allows to infer ({field: {value, why}}); ``given`` is what the manifest or the
    command line said beside the file; ``read_by`` is the edition of the program that read it. ``origin_keys`` are the
    keys of the symbols the origin names, and of the drafts among the documents ``related``. ``part`` is its place among
    the texts of its file, from 0: pages of a printed volume hold several. ``joined`` is the evidence by which it was
    put to other versions of its proposal ({by: symbol, origin, title or text; with; shared: of the wording}), empty for
    the first.
    """

    resolution = models.ForeignKey(Resolution, models.PROTECT, related_name="versions")
    source = models.ForeignKey("resolutions.SourceFile", models.PROTECT, related_name="versions")
    part = models.PositiveSmallIntegerField(default=0, editable=False)
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.UNKNOWN)
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.UNKNOWN)
    symbol = models.CharField(max_length=200, null=True, blank=True)
    symbol_key = models.CharField(max_length=200, null=True, blank=True, editable=False)
    symbol_sort = models.CharField(max_length=500, blank=True, editable=False)
    symbol_from = models.CharField(max_length=10, choices=SymbolFrom.choices, default=SymbolFrom.UNKNOWN, blank=True)
    language = models.CharField(max_length=8, default="en")
    title = models.TextField(blank=True)
    organ = models.CharField(max_length=200, blank=True)
    distribution = models.CharField(max_length=40, blank=True)
    original_language = models.CharField(max_length=40, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    meeting = models.CharField(max_length=200, blank=True)
    origin = models.TextField(blank=True)
    origin_keys = ArrayField(models.CharField(max_length=200), default=list, blank=True, editable=False)
    related = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    sponsor_note = models.TextField(blank=True)
    sponsors = models.ManyToManyField(
        "resolutions.Sponsor", through="resolutions.Sponsorship", blank=True, related_name="versions"
    )
    joined = models.JSONField(default=dict, editable=False)
    parsed = models.JSONField(default=dict, editable=False)
    inferred = models.JSONField(default=dict, editable=False)
    given = models.JSONField(default=dict, editable=False)
    read_by = models.CharField(max_length=16, blank=True, editable=False)
    loaded_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["symbol_sort", "pk"]
        constraints = [
            one_of("kind", Kind, "version_kind_known"),
            one_of("stage", Stage, "version_stage_known"),
            one_of("symbol_from", SymbolFrom, "version_symbol_from_known"),
            models.UniqueConstraint(fields=["symbol_key", "language"], name="one_version_per_symbol_and_language"),
            # Checked at the end of the transaction: a volume read anew moves its texts past each other.
            models.UniqueConstraint(
                fields=["source", "part"], name="version_part_once", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(
                condition=models.Q(symbol__isnull=True, symbol_key__isnull=True, symbol_from="")
                | (models.Q(symbol__gt="", symbol_key__gt="") & ~models.Q(symbol_from="")),
                name="version_symbol_with_key_and_where_from",
            ),
            models.CheckConstraint(condition=models.Q(language__gt=""), name="version_language_given"),
        ]
        indexes = [
            models.Index(fields=["symbol_sort", "id"], name="version_by_symbol"),
            models.Index(fields=["-loaded_at"], name="version_latest_loads"),
            # Who names a draft is asked for every text that is stored: from one place, not from what waits beside it.
            GinIndex(fields=["origin_keys"], name="version_by_origin", fastupdate=False),
            # A draft's revisions begin with its symbol.
            models.Index(fields=["symbol_key"], opclasses=["varchar_pattern_ops"], name="version_by_symbol_begun"),
        ]

    def __str__(self) -> str:
        return self.symbol or f"document {self.pk}"

    def get_absolute_url(self) -> str:
        return address_of(self.symbol, self.pk, self.language)


def address_of(symbol: str | None, pk: int, language: str) -> str:
    """Where a version is shown: its address is its symbol, once it has one. The symbol alone means the English text."""
    if not symbol:
        return reverse("document", args=[pk])
    address = _address(symbol, get_language())
    return address if language == "en" else f"{address}?{urlencode({'in': language})}"


@lru_cache(maxsize=10_000)
def _address(symbol: str, language: str | None) -> str:
    """On pages in that language; a list of texts asks for dozens."""
    return reverse("version", args=[symbol])


class Paragraph(models.Model):
    """``anchor`` is the parser's paragraph id (``pp3``, ``op12-a``): the permalink, kept over reloads.

    ``section`` names the parts the block stands in, outermost first; ``number`` is as printed, without its point.
    """

    version = models.ForeignKey(Version, models.CASCADE, related_name="paragraphs")
    position = models.PositiveIntegerField()
    anchor = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=ParagraphKind.choices)
    section = models.JSONField(default=list, blank=True)
    annex = models.BooleanField(default=False)
    number = models.CharField(max_length=40, blank=True)
    depth = models.PositiveSmallIntegerField(default=0)
    opening = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    first_line = models.PositiveIntegerField(default=0)
    last_line = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["version", "position"]
        constraints = [
            one_of("kind", ParagraphKind, "paragraph_kind_known"),
            # Checked at the end of the transaction: a reload moves paragraphs past each other.
            models.UniqueConstraint(
                fields=["version", "position"], name="paragraph_position_once", deferrable=models.Deferrable.DEFERRED
            ),
            models.UniqueConstraint(fields=["version", "anchor"], name="paragraph_anchor_once"),
            models.CheckConstraint(condition=models.Q(anchor__gt=""), name="paragraph_anchor_given"),
            _lines_in_order("paragraph_lines_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.version} #{self.anchor}"

    def get_absolute_url(self) -> str:
        return f"{self.version.get_absolute_url()}#{self.anchor}"


class Table(models.Model):
    """A table, after the paragraph it follows (null: before the first). ``rows`` is a list of lists of cells."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="tables")
    position = models.PositiveIntegerField()
    after = models.ForeignKey(Paragraph, models.SET_NULL, null=True, blank=True, related_name="tables_after")
    section = models.JSONField(default=list, blank=True)
    rows = models.JSONField(default=list)
    first_line = models.PositiveIntegerField(default=0)
    last_line = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="table_position_once"),
            _lines_in_order("table_lines_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.version} table {self.position}"


class Footnote(models.Model):
    version = models.ForeignKey(Version, models.CASCADE, related_name="footnotes")
    position = models.PositiveIntegerField()
    mark = models.CharField(max_length=40)
    text = models.TextField(blank=True)
    first_line = models.PositiveIntegerField(default=0)
    last_line = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "position"], name="footnote_position_once", deferrable=models.Deferrable.DEFERRED
            ),
            _lines_in_order("footnote_lines_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.version} note {self.mark}"

    @property
    def anchor(self) -> str:
        """Its anchor on the page of its text. Marks repeat (``*`` on every page), so it goes by its place."""
        return f"note-{self.position + 1}"


class NoteAnchor(models.Model):
    """Where a footnote's mark stands: before the character at ``offset`` of the paragraph. ``footnote`` is null where
    the text has the mark but not the note."""

    paragraph = models.ForeignKey(Paragraph, models.CASCADE, related_name="note_anchors")
    footnote = models.ForeignKey(Footnote, models.CASCADE, null=True, blank=True, related_name="anchors")
    mark = models.CharField(max_length=40)
    offset = models.PositiveIntegerField()

    class Meta:
        ordering = ["paragraph", "offset", "pk"]

    def __str__(self) -> str:
        return f"{self.mark} at {self.paragraph}"


class Citation(models.Model):
    """A reference to another document, in a paragraph, in a footnote, or (neither) in the sponsors' note.

    ``target`` is null while that document is not held.
    """

    version = models.ForeignKey(Version, models.CASCADE, related_name="citations")
    paragraph = models.ForeignKey(Paragraph, models.CASCADE, null=True, blank=True, related_name="citations")
    footnote = models.ForeignKey(Footnote, models.CASCADE, null=True, blank=True, related_name="citations")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    as_written = models.TextField()
    symbol = models.CharField(max_length=200)
    symbol_key = models.CharField(max_length=200, db_index=True)
    date = models.DateField(null=True, blank=True)
    carrier = models.CharField(max_length=200, blank=True)
    target = models.ForeignKey(Version, models.SET_NULL, null=True, blank=True, related_name="cited_by")

    objects = CitationQuerySet.as_manager()

    class Meta:
        ordering = ["version", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="citation_span"),
            models.CheckConstraint(
                condition=models.Q(paragraph__isnull=True) | models.Q(footnote__isnull=True),
                name="citation_in_one_place",
            ),
            models.CheckConstraint(
                condition=models.Q(symbol__gt="", symbol_key__gt=""), name="citation_symbol_with_key"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version} cites {self.symbol}"
