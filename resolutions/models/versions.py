"""Issued texts, and their language versions."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Case, DateField, F, Func, IntegerField, Prefetch, Value, When
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from resolutions.text.languages import best_of, in_order, language_of
from resolutions.text.symbols import Symbol

from .addresses import page_address
from .choices import ABOUT_ANOTHER, TELLING, Kind, SessionKind, Stage, SymbolFrom, one_of
from .languages import LanguageChoices, in_reader_language
from .sponsors import Sponsorship

if TYPE_CHECKING:
    from .sources import Reading


def _opening(session: models.F | models.Expression) -> Func:
    return Func(session + 1945, Value(9), Value(1), function="make_date")


class VersionQuerySet(models.QuerySet):
    def adopted(self):
        return self.filter(stage=Stage.ADOPTED)

    def texts(self):
        """Without amendments, corrigenda and addenda: documents about a text are no versions of it to compare with."""
        return self.exclude(kind__in=ABOUT_ANOTHER)

    def in_series(self, series):
        return self.texts().filter(resolution__series=series)

    def held_in(self, language: str):
        """Those that are held in this language."""
        return self.filter(language_versions__language=language)

    def sponsored_by(self, sponsor):
        """Texts of a sponsor, each once, even if one names a State under two names."""
        rows = Sponsorship.objects.filter(sponsor=sponsor)
        return self.filter(pk__in=rows.values("version"))

    def of_meetings(self):
        """Texts that say at which meeting they were adopted, with its ``meeting_number``: "42nd (resumed) plenary
        meeting" is a sitting of the 42nd."""
        printed = Func(F("meeting"), Value(r"^\d{1,4}"), function="substring")
        numbered = self.annotate(meeting_number=Cast(printed, IntegerField()))
        return numbered.filter(meeting_number__isnull=False, resolution__session__isnull=False)

    def with_symbol_key(self, key: str):
        """The document with this key (``Symbol.key``): one or none."""
        return self.filter(symbol_key=key)

    def naming(self, symbol: Symbol):
        """Texts that came from this document by what their covers say: of a draft, of one it revises, of a report.
        None of what was adopted, from which no text comes, without a query."""
        if symbol.is_resolution or symbol.is_decision:
            return self.none()
        return self.filter(origin_keys__overlap=[symbol.key, symbol.base.key])

    def latest_loads(self):
        return self.order_by("-loaded_at", "-pk")

    def latest_adopted(self):
        """By day of adoption, the latest first; those without one come after, as they were loaded."""
        return self.order_by(F("adopted_on").desc(nulls_last=True), "-loaded_at", "-pk")

    def in_order_of_issue(self):
        """Oldest first: by date of adoption or issue. An undated text is placed at the opening of its regular session,
        stated or inferred (session N opens in September of 1945 + N); texts without either come last, by symbol."""
        inferred = Cast(KeyTextTransform("value", KeyTransform("session", "inferred")), IntegerField())
        of_session = Case(
            When(resolution__session__kind=SessionKind.REGULAR, then=_opening(F("resolution__session__ordinal"))),
            When(inferred__session__value__regex=r"^\d{1,3}$", then=_opening(inferred)),
        )
        return self.annotate(dated=Coalesce("adopted_on", "issued_on", of_session, output_field=DateField())).order_by(
            F("dated").asc(nulls_last=True), "symbol_sort", "pk"
        )

    def with_listing(self):
        """Adds what a line in a list shows, in one query; large columns are deferred."""
        return self.select_related("resolution__session", "resolution__series", "resolution__committee").defer(
            "parsed", "manifest"
        )

    def with_languages(self):
        """Adds the language versions, without their text: ``language_version_in`` then needs no query."""
        rows = LanguageVersion.objects.select_related("shown__source").defer(
            "shown__parsed", "shown__manifest", "shown__source__content"
        )
        return self.prefetch_related(Prefetch("language_versions", rows))


class Version(models.Model):
    """One issued text, whatever the number of languages it is held in.

    The columns hold what readers are shown: the editor's value where a Correction stands, otherwise what all readings
    of the text together give, the best first (``ingest.writing.cover``). They follow from the readings and the
    manifests, never from the order in which these were loaded.

    ``parsed`` is the cover combined from the readings, as JSON in the shape of the ``parse`` command; ``manifest`` are
    the values from manifests or the command line; ``inferred`` is what can only be inferred from the texts ({field:
    {value, why}}). ``titles`` are the titles by language, copied from the language versions so that a list needs no
    query for them.

    ``related`` are symbols of other documents of the proposal. ``origin_keys`` are the keys of the symbols that the
    origin names, and of the drafts among the documents ``related``. ``about`` is the text that an amendment, a
    corrigendum or an addendum is about, ``about_key`` the key of its symbol, whether it is held or not. ``joined`` is
    the evidence by which it was assigned to the proposal of other versions ({by: symbol, origin, title or text; with;
    shared: of the wording}), empty for the first.
    """

    resolution = models.ForeignKey(
        "resolutions.Resolution", models.PROTECT, related_name="versions", verbose_name=_("proposal")
    )
    about = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="documents_about", verbose_name=_("about")
    )
    about_key = models.CharField(max_length=200, blank=True, default="", editable=False, db_index=True)
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.UNKNOWN, verbose_name=_("kind"))
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.UNKNOWN, verbose_name=_("stage"))
    symbol = models.CharField(max_length=200, null=True, blank=True, verbose_name=_("symbol"))
    symbol_key = models.CharField(max_length=200, null=True, blank=True, editable=False)
    symbol_sort = models.CharField(max_length=500, blank=True, editable=False)
    symbol_from = models.CharField(
        max_length=10,
        choices=SymbolFrom.choices,
        default=SymbolFrom.UNKNOWN,
        blank=True,
        verbose_name=_("where the symbol is from"),
    )
    titles = models.JSONField(default=dict, editable=False)
    organ = models.CharField(max_length=200, blank=True, verbose_name=_("organ"))
    distribution = models.CharField(max_length=40, blank=True, verbose_name=_("distribution"))
    original_language = models.CharField(max_length=40, blank=True, verbose_name=_("original language"))
    issued_on = models.DateField(null=True, blank=True, verbose_name=_("issued on"))
    adopted_on = models.DateField(null=True, blank=True, verbose_name=_("adopted on"))
    meeting = models.CharField(max_length=200, blank=True, verbose_name=_("meeting"))
    origin = models.TextField(blank=True, verbose_name=_("origin"))
    origin_keys = ArrayField(models.CharField(max_length=200), default=list, blank=True, editable=False)
    related = ArrayField(
        models.CharField(max_length=200), default=list, blank=True, verbose_name=_("related documents")
    )
    sponsor_note = models.TextField(blank=True, verbose_name=_("sponsors’ note"))
    sponsors = models.ManyToManyField(
        "resolutions.Sponsor", through="resolutions.Sponsorship", blank=True, related_name="versions"
    )
    joined = models.JSONField(default=dict, editable=False)
    parsed = models.JSONField(default=dict, editable=False)
    inferred = models.JSONField(default=dict, editable=False)
    manifest = models.JSONField(default=dict, editable=False)
    loaded_at = models.DateTimeField(default=timezone.now, editable=False, verbose_name=_("loaded on"))

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["symbol_sort", "pk"]
        verbose_name = _("issued text")
        verbose_name_plural = _("issued texts")
        constraints = [
            one_of("kind", Kind, "version_kind_known"),
            one_of("stage", Stage, "version_stage_known"),
            one_of("symbol_from", SymbolFrom, "version_symbol_from_known"),
            models.UniqueConstraint(fields=["symbol_key"], name="one_version_per_symbol"),
            models.CheckConstraint(
                condition=models.Q(symbol__isnull=True, symbol_key__isnull=True, symbol_from="")
                | (models.Q(symbol__gt="", symbol_key__gt="") & ~models.Q(symbol_from="")),
                name="version_symbol_with_key_and_where_from",
            ),
        ]
        indexes = [
            models.Index(fields=["symbol_sort", "id"], name="version_by_symbol"),
            models.Index(fields=["-loaded_at"], name="version_latest_loads"),
            # Queried for every text that is stored (which texts name this draft?): without a list of pending entries,
            # which every query would have to scan.
            GinIndex(fields=["origin_keys"], name="version_by_origin", fastupdate=False),
            # A draft's revisions begin with its symbol.
            models.Index(fields=["symbol_key"], opclasses=["varchar_pattern_ops"], name="version_by_symbol_begun"),
        ]

    def __str__(self) -> str:
        return self.symbol or gettext("document %(number)s") % {"number": self.pk}

    def get_absolute_url(self) -> str:
        """Its address is its symbol, if it has one. The language is the reader's choice."""
        return address_of(self.symbol, self.pk)

    @property
    def title(self) -> str:
        """In the language of the page if the text is held in it, else in English, else in the first language there
        is."""
        return in_reader_language(self.titles)

    @property
    def languages(self) -> list[str]:
        """Codes of the languages it is held in, in the order of the official table."""
        return in_order(self.titles)

    @property
    def shown_language(self) -> str | None:
        """The language in which the page shows the text first."""
        return best_of(self.titles, get_language())

    @property
    def leading_language(self) -> str | None:
        """The language that speaks for the text where the page's own does not count: of the words on its cover."""
        return best_of(self.titles)

    @property
    def title_language(self) -> str | None:
        """The language of ``title``."""
        return self.shown_language

    def language_version_in(self, language: str | None) -> LanguageVersion | None:
        """In this language, else in English, else in the first language held; None if nothing is held. No query after
        ``with_languages``."""
        held = {one.language: one for one in self.language_versions.all()}
        return held.get(best_of(held, language) or "")

    @property
    def is_about_another(self) -> bool:
        """Whether it is an amendment, a corrigendum or an addendum, which is never compared as a version of its
        text."""
        return self.kind in ABOUT_ANOTHER

    @property
    def tells(self) -> bool:
        """Whether it tells what to do with the text it is about."""
        return self.kind in TELLING


def address_of(symbol: str | None, pk: int, language: str | None = None) -> str:
    """The address of a version. ``language`` is part of it where the page would not choose it by itself."""
    here = page_address("version", symbol) if symbol else page_address("document", pk)
    return f"{here}?{urlencode({'in': language}, safe=',')}" if language else here


class LanguageVersionQuerySet(models.QuerySet):
    def leading(self):
        """For each version the language version that counts for it where texts are counted once: English if it is
        held."""
        return self.filter(leads=True)

    def with_text(self):
        """Adds everything a reader of the whole text sees, in a fixed number of queries. The file's bytes are
        deferred."""
        return (
            self.select_related(
                "version__resolution__session",
                "version__resolution__series",
                "version__resolution__committee",
                "shown__source",
            )
            .defer("shown__source__content")
            .prefetch_related(
                "paragraphs",
                "footnotes",
                "tables",
                "citations__target",
                "version__sponsorships",
                "problems",
                "version__resolution__agenda_items__session",
            )
        )


class LanguageVersion(models.Model):
    """What a version says in one official language. All are equally authentic.

    Its paragraphs, footnotes, tables and citations are those of the reading that is ``shown``, the best of its
    ``readings``; null only while it is being stored. ``title`` is an editor's, else that reading's. ``leads`` marks the
    language version that counts for its version where each text counts once: English if it is held, else the first in
    the order of ``text.languages``.
    """

    version = models.ForeignKey(Version, models.CASCADE, related_name="language_versions", db_index=False)
    language = models.CharField(max_length=2, choices=LanguageChoices.choices, verbose_name=_("language"))
    title = models.TextField(blank=True, verbose_name=_("title"))
    shown = models.OneToOneField(
        "resolutions.Reading", models.SET_NULL, null=True, editable=False, related_name="shown_in"
    )
    leads = models.BooleanField(default=False, editable=False)

    objects = LanguageVersionQuerySet.as_manager()

    class Meta:
        ordering = ["version", "language"]
        verbose_name = _("language version")
        verbose_name_plural = _("language versions")
        constraints = [
            one_of("language", LanguageChoices, "language_version_language_known"),
            models.UniqueConstraint(fields=["version", "language"], name="language_version_once"),
            models.UniqueConstraint(
                fields=["version"], condition=models.Q(leads=True), name="one_language_version_leads"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version} ({self.language})"

    def get_absolute_url(self) -> str:
        """With its language, where that is not the one the page would choose."""
        by_itself = self.language == self.version.shown_language
        return address_of(self.version.symbol, self.version_id, None if by_itself else self.language)

    @property
    def shown_reading(self) -> Reading:
        """The reading that is ``shown``, of a text that is stored."""
        assert self.shown is not None
        return self.shown

    @property
    def own_name(self) -> str:
        """The name of its language in that language."""
        return language_of(self.language).own_name

    @property
    def direction(self) -> str:
        return language_of(self.language).direction


class FormerAnchor(models.Model):
    """Where a permalink leads since another reading is shown: ``anchor`` is the paragraph's former id, ``paragraph``
    the one that has its words now, null if the words are gone. ``opening`` are the first words it led to, so that the
    page can say which were meant. A current paragraph may have the same id: the page then says that links made before
    ``until`` meant other words."""

    language_version = models.ForeignKey(
        LanguageVersion,
        models.CASCADE,
        related_name="former_anchors",
        db_index=False,
        verbose_name=_("text in one language"),
    )
    anchor = models.CharField(max_length=120, verbose_name=_("anchor"))
    paragraph = models.ForeignKey(
        "resolutions.Paragraph", models.SET_NULL, null=True, related_name="former_anchors", verbose_name=_("paragraph")
    )
    opening = models.CharField(max_length=200, blank=True, verbose_name=_("opening"))
    until = models.DateTimeField(default=timezone.now, verbose_name=_("until"))

    class Meta:
        ordering = ["language_version", "anchor"]
        verbose_name = _("former place of a paragraph")
        verbose_name_plural = _("former places of paragraphs")
        constraints = [
            models.UniqueConstraint(fields=["language_version", "anchor"], name="former_anchor_once"),
        ]

    def __str__(self) -> str:
        return f"{self.language_version} #{self.anchor}"


class ReadingChange(models.Model):
    """The log for readers who quoted a language version: when another reading was shown, from which file, and how many
    words of the text differ. ``former`` and ``now`` are the files' formats; ``words`` are the first places that differ,
    as [paragraph id, before, after]."""

    language_version = models.ForeignKey(
        LanguageVersion, models.CASCADE, related_name="reading_changes", verbose_name=_("text in one language")
    )
    made_at = models.DateTimeField(default=timezone.now, verbose_name=_("made on"))
    former = models.CharField(max_length=20, verbose_name=_("format before"))
    now = models.CharField(max_length=20, verbose_name=_("format now"))
    note = models.TextField(blank=True, verbose_name=_("note"))
    changed = models.PositiveIntegerField(default=0, verbose_name=_("changed"))
    words = models.JSONField(default=list, verbose_name=_("words"))

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("change of the file shown")
        verbose_name_plural = _("changes of the file shown")

    def __str__(self) -> str:
        return f"{self.language_version}: {self.former} → {self.now}"
