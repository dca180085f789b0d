"""Files as received, and their readings."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from resolutions.text.readers import formats

from .fields import LabelledCharField
from .versions import LanguageVersion

FORMATS = {name: _(form.label) for name, form in formats.FORMATS.items()}
"""The formats of files, with their labels."""


class SourceFile(models.Model):
    """The bytes as received. A changed file is a new SourceFile; the former one stays and points to its replacement.

    ``name`` is the file's path within the folder that was loaded, or its bare name if a file was given.
    """

    sha256 = models.CharField(max_length=64, unique=True, verbose_name=_("fingerprint of the bytes"))
    name = models.CharField(max_length=1000, db_index=True, verbose_name=_("name"))
    format = LabelledCharField(max_length=20, choices=FORMATS, verbose_name=_("format"))
    content = models.BinaryField()
    received_at = models.DateTimeField(auto_now_add=True, verbose_name=_("received on"))
    replaced_by = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="replaces", verbose_name=_("replaced by")
    )

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name = _("source file")
        verbose_name_plural = _("source files")

    def __str__(self) -> str:
        return self.name


class ReadingQuerySet(models.QuerySet):
    def best_first(self):
        """In the archive's order of preference (``Reading.rank``)."""
        return self.order_by("rank", "pk")


class Reading(models.Model):
    """What was read of one language version in one file, or in one part of it. A language version may have readings of
    several files; the best is shown (``LanguageVersion.shown``), the others are kept and compared with it.

    ``part`` is its place among the texts of its file, from 0: pages of a printed volume hold several. ``parsed`` is the
    parsed cover, as JSON in the shape of the ``parse`` command, with the unread lines; the text is in the rows of the
    language version while it is shown, and is read again from the bytes otherwise. ``inferred`` is what can only be
    inferred from the text; ``manifest`` are the values from a manifest or the command line; ``read_by`` is the edition
    of the program that read it.

    ``rank`` is its order among the readings of its language version, the smallest first: an editor's choice, then
    whether words may be missing, then who made the file and its format (``ingest.writing.source_rank``). ``reissued``
    is the note of a text reissued for technical reasons, as printed.
    """

    source = models.ForeignKey(SourceFile, models.PROTECT, related_name="readings")
    part = models.PositiveSmallIntegerField(default=0, editable=False)
    language_version = models.ForeignKey(LanguageVersion, models.CASCADE, related_name="readings")
    parsed = models.JSONField(default=dict, editable=False)
    inferred = models.JSONField(default=dict, editable=False)
    manifest = models.JSONField(default=dict, editable=False)
    read_by = models.CharField(max_length=16, blank=True, editable=False)
    rank = models.CharField(max_length=200, blank=True, editable=False, verbose_name=_("rank among the files"))
    chosen = models.BooleanField(default=False, editable=False, verbose_name=_("chosen by an editor"))
    reissued = models.TextField(blank=True, editable=False, verbose_name=_("why issued again"))

    objects = ReadingQuerySet.as_manager()

    class Meta:
        ordering = ["language_version", "rank", "pk"]
        verbose_name = _("reading of a file")
        verbose_name_plural = _("readings of files")
        constraints = [
            # Checked at the end of the transaction: a volume read anew moves its texts past each other.
            models.UniqueConstraint(
                fields=["source", "part"], name="reading_part_once", deferrable=models.Deferrable.DEFERRED
            ),
        ]

    def __str__(self) -> str:
        return gettext("%(text)s in %(file)s") % {"text": self.language_version, "file": self.source}
