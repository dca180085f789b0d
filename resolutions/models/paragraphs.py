"""The content of a text in one language: its paragraphs, tables and footnotes."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .choices import ParagraphKind, one_of
from .versions import LanguageVersion


def _lines_in_order(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=models.Q(last_line__gte=models.F("first_line")), name=name)


class Paragraph(models.Model):
    """``anchor`` is the parser's paragraph id (``pp3``, ``op12-a``): the permalink, kept over reloads.

    ``section`` names the parts the block stands in, outermost first; ``number`` is as printed, without its point.
    """

    language_version = models.ForeignKey(
        LanguageVersion, models.CASCADE, related_name="paragraphs", verbose_name=_("text in one language")
    )
    position = models.PositiveIntegerField(verbose_name=_("position"))
    anchor = models.CharField(max_length=120, verbose_name=_("anchor"))
    kind = models.CharField(max_length=10, choices=ParagraphKind.choices, verbose_name=_("kind"))
    section = models.JSONField(default=list, blank=True, verbose_name=_("section"))
    annex = models.BooleanField(default=False, verbose_name=_("in an annex"))
    number = models.CharField(max_length=40, blank=True, verbose_name=_("number"))
    depth = models.PositiveSmallIntegerField(default=0, verbose_name=_("depth"))
    opening = models.CharField(max_length=200, blank=True, verbose_name=_("opening"))
    text = models.TextField(blank=True, verbose_name=_("text"))
    first_line = models.PositiveIntegerField(default=0, verbose_name=_("first line"))
    last_line = models.PositiveIntegerField(default=0, verbose_name=_("last line"))

    class Meta:
        verbose_name = _("paragraph")
        verbose_name_plural = _("paragraphs")
        ordering = ["language_version", "position"]
        constraints = [
            one_of("kind", ParagraphKind, "paragraph_kind_known"),
            # Checked at the end of the transaction: a reload moves paragraphs past each other.
            models.UniqueConstraint(
                fields=["language_version", "position"],
                name="paragraph_position_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(fields=["language_version", "anchor"], name="paragraph_anchor_once"),
            models.CheckConstraint(condition=models.Q(anchor__gt=""), name="paragraph_anchor_given"),
            _lines_in_order("paragraph_lines_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.language_version} #{self.anchor}"

    def get_absolute_url(self) -> str:
        return f"{self.language_version.get_absolute_url()}#{self.anchor}"


class Table(models.Model):
    """A table, after the paragraph it follows (null: before the first). ``rows`` is a list of lists of cells."""

    language_version = models.ForeignKey(
        LanguageVersion, models.CASCADE, related_name="tables", verbose_name=_("text in one language")
    )
    position = models.PositiveIntegerField(verbose_name=_("position"))
    after = models.ForeignKey(
        Paragraph, models.SET_NULL, null=True, blank=True, related_name="tables_after", verbose_name=_("stands after")
    )
    section = models.JSONField(default=list, blank=True, verbose_name=_("section"))
    rows = models.JSONField(default=list, verbose_name=_("rows"))
    first_line = models.PositiveIntegerField(default=0, verbose_name=_("first line"))
    last_line = models.PositiveIntegerField(default=0, verbose_name=_("last line"))

    class Meta:
        verbose_name = _("table")
        verbose_name_plural = _("tables")
        ordering = ["language_version", "position"]
        constraints = [
            models.UniqueConstraint(fields=["language_version", "position"], name="table_position_once"),
            _lines_in_order("table_lines_in_order"),
        ]

    def __str__(self) -> str:
        return gettext("%(text)s table %(number)s") % {"text": self.language_version, "number": self.position}


class Footnote(models.Model):
    language_version = models.ForeignKey(
        LanguageVersion, models.CASCADE, related_name="footnotes", verbose_name=_("text in one language")
    )
    position = models.PositiveIntegerField(verbose_name=_("position"))
    mark = models.CharField(max_length=40, verbose_name=_("mark"))
    text = models.TextField(blank=True, verbose_name=_("text"))
    first_line = models.PositiveIntegerField(default=0, verbose_name=_("first line"))
    last_line = models.PositiveIntegerField(default=0, verbose_name=_("last line"))

    class Meta:
        verbose_name = _("footnote")
        verbose_name_plural = _("footnotes")
        ordering = ["language_version", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["language_version", "position"],
                name="footnote_position_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            _lines_in_order("footnote_lines_in_order"),
        ]

    def __str__(self) -> str:
        return gettext("%(text)s note %(mark)s") % {"text": self.language_version, "mark": self.mark}

    @property
    def anchor(self) -> str:
        """Its anchor on the page of its text. Marks repeat (``*`` on every page), so it is numbered by its position."""
        return f"note-{self.position + 1}"


class NoteAnchor(models.Model):
    """Where a footnote's mark stands: before the character at ``offset`` of the paragraph. ``footnote`` is null if the
    text has the mark but not the note."""

    paragraph = models.ForeignKey(Paragraph, models.CASCADE, related_name="note_anchors", verbose_name=_("paragraph"))
    footnote = models.ForeignKey(
        Footnote, models.CASCADE, null=True, blank=True, related_name="anchors", verbose_name=_("footnote")
    )
    mark = models.CharField(max_length=40, verbose_name=_("mark"))
    offset = models.PositiveIntegerField(verbose_name=_("place in the paragraph"))

    class Meta:
        verbose_name = _("place of a footnote mark")
        verbose_name_plural = _("places of footnote marks")
        ordering = ["paragraph", "offset", "pk"]

    def __str__(self) -> str:
        return gettext("%(mark)s at %(paragraph)s") % {"mark": self.mark, "paragraph": self.paragraph}
