"""Corrections and removals by editors, kept apart from what the parser read."""

from functools import reduce
from operator import or_
from typing import Any, Self, cast

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from resarchive.formats import day_written

from .cover_fields import COVER_FIELDS
from .fields import LabelledCharField

MENDED = ("paragraphs", "footnotes")
"""Fields of a language version whose corrections are mendings of its text (``resolutions.text.mending``)."""
PROBLEM = "problem"
"""The field of a correction that marks a problem as settled."""
SETTLED_BY_MENDING = "mended"
"""The remark of a problem that was settled with the mending of its words; pages translate it."""
VOTE = "vote"
"""The field of a correction that deletes a vote an editor entered."""
SHOWN = "shown"
"""The field of a correction that chooses the file from which a language version is shown."""
OF_TEXT = "version"
"""The field of a correction that joins a language version, as a translation, to another version."""
OF_LANGUAGE = ("title", "language", OF_TEXT, SHOWN, *MENDED, PROBLEM)
"""Fields that are corrected in one language version; all others belong to the version or to its proposal."""
SEVERAL = (*MENDED, PROBLEM, VOTE)
"""Fields for which one target may have several standing corrections."""


FIELDS = {name: field.label for name, field in COVER_FIELDS.items()} | {
    "language": _("Language"),
    "title": _("Title"),
    OF_TEXT: _("Translation of"),
    "resolution": _("Proposal"),
    "series": _("Recurring subject"),
    "code": _("ISO 3166 code"),
    "m49": _("M49 code"),
    "member_from": _("Member from"),
    "member_until": _("Member until"),
    "paragraphs": _("Paragraphs"),
    "footnotes": _("Footnotes"),
    PROBLEM: _("Problem"),
    VOTE: _("Vote"),
    SHOWN: _("File shown"),
}
"""The fields that editors correct, with their labels."""


def _of_one(*names: str) -> models.Q:
    """Exactly one of these columns is filled."""
    each = ({f"{name}__isnull": name != filled for name in names} for filled in names)
    return reduce(or_, (models.Q(**one) for one in each))


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def standing(self) -> Self:
        return self.filter(ended_at__isnull=True)

    def joined_from(self, version_pk: int) -> Self:
        """Those that joined a language version of the text that had this primary key to another."""
        return self.standing().filter(field=OF_TEXT, before=version_pk, language_version__isnull=False)

    def waiting_for(self, editor: Any) -> Self:
        """Those of others that stand and that nobody but who made them has looked at."""
        return self.standing().filter(checked_at=None).exclude(editor=editor)


class Correction(models.Model):
    """One change by an editor to one field of a version, of a language version (``OF_LANGUAGE``), of a resolution or of
    a sponsor: who, when, before and after.

    A correction *stands* while ``ended_at`` is null; a reload then leaves the field alone. It ends when it is undone,
    or when another correction ``replaces`` it; it stands again when that one is undone. ``before`` and ``value`` are
    JSON: text, ISO dates, or the primary key of the row pointed to.

    For a mending they are the blocks before it and what changes in them; it is ``needless`` while the source shown has
    the mended wording itself. For a settled problem ``before`` is {line, code, message, words}, with the words of that
    line of the file, and ``value`` is the editor's remark. For a deleted vote ``before`` is its record
    (``ingest.writing.votes``). While the text is removed from the archive, its corrections are kept with the
    ``removal``, those of a language version with its ``language``.

    Corrections made together, of many rows at once, have one ``batch``. Where the archive asks for a second pair of
    eyes (``SECOND_PAIR_OF_EYES``), another editor than the one who made it looks at each (``checked_by``).
    """

    version = models.ForeignKey("resolutions.Version", models.CASCADE, null=True, related_name="corrections")
    language_version = models.ForeignKey(
        "resolutions.LanguageVersion", models.CASCADE, null=True, related_name="corrections"
    )
    resolution = models.ForeignKey("resolutions.Resolution", models.CASCADE, null=True, related_name="corrections")
    removal = models.ForeignKey(
        "resolutions.Removal", models.CASCADE, null=True, editable=False, related_name="corrections"
    )
    sponsor = models.ForeignKey("resolutions.Sponsor", models.CASCADE, null=True, related_name="corrections")
    language = models.CharField(max_length=2, blank=True, editable=False)
    field = LabelledCharField(max_length=40, choices=FIELDS, verbose_name=_("field"))
    value: "models.JSONField[Any, Any]" = models.JSONField(null=True)
    before: "models.JSONField[Any, Any]" = models.JSONField(null=True)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="corrections", verbose_name=_("editor")
    )
    made_at = models.DateTimeField(auto_now_add=True, verbose_name=_("made on"))
    replaces = models.OneToOneField("self", models.SET_NULL, null=True, related_name="replaced_by")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    needless = models.BooleanField(default=False, editable=False)
    batch = models.UUIDField(null=True, editable=False, db_index=True)
    checked_at = models.DateTimeField(_("looked at on"), null=True, editable=False)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        verbose_name=_("looked at by"),
        related_name="+",
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=_of_one("version", "language_version", "resolution", "removal", "sponsor"),
                name="correction_of_one_thing",
            ),
            models.UniqueConstraint(
                fields=["version", "field"],
                condition=models.Q(ended_at__isnull=True) & ~models.Q(field__in=SEVERAL),
                name="one_standing_correction_per_version_field",
            ),
            models.UniqueConstraint(
                fields=["language_version", "field"],
                condition=models.Q(ended_at__isnull=True) & ~models.Q(field__in=SEVERAL),
                name="one_standing_correction_per_language_field",
            ),
            models.UniqueConstraint(
                fields=["resolution", "field"],
                condition=models.Q(ended_at__isnull=True),
                name="one_standing_correction_per_resolution_field",
            ),
            models.UniqueConstraint(
                fields=["sponsor", "field"],
                condition=models.Q(ended_at__isnull=True),
                name="one_standing_correction_per_sponsor_field",
            ),
        ]
        indexes = [models.Index(fields=["-made_at"], name="correction_latest")]

    def __str__(self) -> str:
        return gettext("%(field)s of %(target)s") % {"field": self.get_field_display(), "target": self.target}

    @property
    def target(self) -> models.Model:
        """The object that it corrects."""
        one = self.version or self.language_version or self.resolution or self.removal or self.sponsor
        return cast(models.Model, one)  # The database refuses a correction of nothing.

    @property
    def stands(self) -> bool:
        return self.ended_at is None


class RemovalQuerySet(models.QuerySet["Removal"]):
    def standing(self) -> Self:
        """Removals that loads respect."""
        return self.filter(ended_at__isnull=True)

    def told_of(self, **text: Any) -> Self:
        """Those of a text that readers are told of, the latest first."""
        return self.standing().filter(is_public=True, **text)


class RemovalScope(models.TextChoices):
    """How much was removed. What was only joined to another text is kept like it, with everything but its languages."""

    VERSION = "version", _("the whole text, in every language")
    LANGUAGE = "language", _("the text in one language")
    SOURCE = "source", _("one file of the text")
    JOINED = "joined", _("a translation, joined to its text")


class Removal(models.Model):
    """The removal from the archive of a version, one of its languages or one of its files by an editor: who, when and
    why, and what is needed to restore it.

    While it *stands* (``ended_at`` is null) loads skip what it removed. It ends when the text is restored, or when an
    editor allows its files to be loaded again. ``version_pk`` is the primary key of the version, which it gets back
    when restored; ``columns`` are those of its row if the whole version was removed, and ``votes`` those that editors
    entered (``ingest.runs.removals``). The rest is read again from the files (``readings``). Readers are told of it if
    it ``is_public``.
    """

    scope = models.CharField(_("what"), max_length=10, choices=RemovalScope.choices, default=RemovalScope.VERSION)
    version_pk = models.BigIntegerField(editable=False)
    language = models.CharField(max_length=2, blank=True, editable=False)
    label = models.CharField(_("text"), max_length=200)
    title = models.TextField(blank=True, verbose_name=_("title"))
    symbol_key = models.CharField(max_length=200, null=True, editable=False, db_index=True)
    resolution = models.ForeignKey("resolutions.Resolution", models.SET_NULL, null=True, related_name="removals")
    columns = models.JSONField(default=dict, editable=False, encoder=DjangoJSONEncoder)
    votes = models.JSONField(default=list, editable=False)
    reason = models.TextField(_("reason"), blank=True)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("taken out by"), null=True, related_name="+"
    )
    made_at = models.DateTimeField(_("taken out on"), auto_now_add=True)
    is_public = models.BooleanField(
        _("readers are told"),
        default=False,
        help_text=_("The address of the text says that it was removed, when and why."),
    )
    put_back = models.BooleanField(default=False, editable=False)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = RemovalQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("text taken out")
        verbose_name_plural = _("texts taken out")

    def __str__(self) -> str:
        return self.label

    @property
    def stands(self) -> bool:
        return self.ended_at is None

    @property
    def in_words(self) -> str:
        """Who removed it, when and why, in one line of a load's report."""
        by = f"taken out by {self.editor or 'an editor'} on {day_written(self.made_at)}"
        return f"{by}: {self.reason}" if self.reason else by


class RemovedReading(models.Model):
    """One reading deleted by a removal: its place in a file, and what is needed to read it again as it was. ``said`` is
    the symbol that the file or its manifest gave when it was read."""

    removal = models.ForeignKey(Removal, models.CASCADE, related_name="readings", verbose_name=_("removal"))
    source = models.ForeignKey("resolutions.SourceFile", models.PROTECT, related_name="removed_readings")
    part = models.PositiveSmallIntegerField(default=0, verbose_name=_("place in the file"))
    language = models.CharField(max_length=2)
    said = models.CharField(max_length=200, blank=True, verbose_name=_("symbol it had"))
    manifest = models.JSONField(default=dict)
    chosen = models.BooleanField(default=False)

    class Meta:
        ordering = ["removal", "pk"]
        verbose_name = _("file taken out")
        verbose_name_plural = _("files taken out")

    def __str__(self) -> str:
        return f"{self.source} ({self.language})"
