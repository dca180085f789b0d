"""Citations of one text in another."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .paragraphs import Footnote, Paragraph
from .versions import LanguageVersion, Version


class CitationQuerySet(models.QuerySet):
    def of_symbol(self, *keys: str):
        """Every citation of the documents with these keys (``Symbol.key``), whether they are held or not. Before 1976 a
        document holds all parts of its number, so a text that cites ``A/RES/217(III)A`` also cites
        ``A/RES/217(III)``."""
        meant = models.Q(symbol_key__among=keys)
        for whole in (key for key in keys if key.endswith(")")):
            meant |= models.Q(symbol_key__startswith=whole)
        return self.filter(meant)

    def leading(self):
        """One edge a version: the citations of the leading language version."""
        return self.filter(language_version__leads=True)

    def with_citing(self):
        """Adds the citing version and the place in it, for "cited by" lists."""
        citing = self.select_related("language_version__version__resolution__session", "paragraph", "footnote")
        return citing.defer("language_version__version__parsed", "language_version__version__manifest").order_by(
            "language_version__version__symbol_sort", "language_version__version_id", "pk"
        )


class Citation(models.Model):
    """A reference to another document, in a paragraph, in a footnote, or (neither) in the sponsors' note.

    ``target`` is the version it means, in whatever languages that is held; null while it is not held. Each language
    version has its own citations; where texts are counted once, those of the leading one count (``leading``).
    """

    language_version = models.ForeignKey(
        LanguageVersion, models.CASCADE, related_name="citations", verbose_name=_("text in one language")
    )
    paragraph = models.ForeignKey(
        Paragraph, models.CASCADE, null=True, blank=True, related_name="citations", verbose_name=_("paragraph")
    )
    footnote = models.ForeignKey(
        Footnote, models.CASCADE, null=True, blank=True, related_name="citations", verbose_name=_("footnote")
    )
    start = models.PositiveIntegerField(verbose_name=_("begins at"))
    end = models.PositiveIntegerField(verbose_name=_("ends at"))
    as_written = models.TextField(verbose_name=_("as printed"))
    symbol = models.CharField(max_length=200, verbose_name=_("symbol"))
    symbol_key = models.CharField(max_length=200, db_index=True)
    date = models.DateField(null=True, blank=True, verbose_name=_("date"))
    carrier = models.CharField(max_length=200, blank=True, verbose_name=_("opening words"))
    target = models.ForeignKey(
        Version, models.SET_NULL, null=True, blank=True, related_name="cited_by", verbose_name=_("document cited")
    )

    objects = CitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["language_version", "pk"]
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
        return gettext("%(text)s cites %(symbol)s") % {"text": self.language_version.version, "symbol": self.symbol}

    @property
    def version(self) -> Version:
        """The version that cites."""
        return self.language_version.version
