"""What an editor says, kept apart from what the parser said."""

from functools import reduce
from operator import or_

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from .querysets import CorrectionQuerySet, RemovalQuerySet

MENDED = ("paragraphs", "footnotes")
"""Fields of a version whose corrections are mendings of its text (``resolutions.text.mending``)."""
PROBLEM = "problem"
"""The field of a correction that says of a problem that it is settled."""
VOTE = "vote"
"""The field of a correction that takes away a vote an editor entered."""
SEVERAL = (*MENDED, PROBLEM, VOTE)
"""Fields on which several corrections of a version stand beside each other."""


FIELDS = {
    "symbol": _("Symbol"),
    "language": _("Language"),
    "kind": _("Kind"),
    "stage": _("Stage"),
    "title": _("Title"),
    "organ": _("Organ"),
    "distribution": _("Distribution"),
    "original_language": _("Original language"),
    "issued_on": _("Issued"),
    "adopted_on": _("Adopted"),
    "meeting": _("Meeting"),
    "origin": _("Origin"),
    "sponsor_note": _("Sponsors’ note"),
    "sponsors": _("Sponsors"),
    "subjects": _("Subject headings"),
    "related": _("Related documents"),
    "resolution": _("Proposal"),
    "session": _("Session"),
    "series": _("Recurring subject"),
    "committee": _("Committee"),
    "agenda_items": _("Agenda items"),
    "outcome": _("Outcome"),
    "code": _("ISO 3166 code"),
    "m49": _("M49 code"),
    "member_from": _("Member from"),
    "member_until": _("Member until"),
    "paragraphs": _("Paragraphs"),
    "footnotes": _("Footnotes"),
    PROBLEM: _("Problem"),
    VOTE: _("Vote"),
}
"""What editors correct, in words."""


def fields() -> dict[str, str]:
    """Named by the column instead of its labels: a new one is then no migration."""
    return FIELDS


def _of_one(*names: str) -> models.Q:
    """One of these columns is filled, and one only."""
    each = ({f"{name}__isnull": name != filled for name in names} for filled in names)
    return reduce(or_, (models.Q(**one) for one in each))


class Correction(models.Model):
    """One change by an editor to one field of a version, a resolution or a sponsor: who, when, before and after.

    A correction *stands* while ``ended_at`` is null; then a reload leaves the field alone. It ends when it is taken
    back, or when another correction ``replaces`` it; it stands again when that one is taken back. ``before`` and
    ``value`` are JSON: text, ISO dates, or the primary key of the row pointed to. Of a mending they are the blocks
    before and what changes in them; of a settled problem ``before`` is {line, code, message, words} with the words of
    that line of the file, and ``value`` the editor's remark. Of a vote that was taken away
    ``before`` is all that it said (``ingest.voting``). While the version is taken out of the archive, its
    corrections are kept with the ``removal``.
    """

    version = models.ForeignKey("resolutions.Version", models.CASCADE, null=True, related_name="corrections")
    resolution = models.ForeignKey("resolutions.Resolution", models.CASCADE, null=True, related_name="corrections")
    removal = models.ForeignKey(
        "resolutions.Removal", models.CASCADE, null=True, editable=False, related_name="corrections"
    )
    sponsor = models.ForeignKey("resolutions.Sponsor", models.CASCADE, null=True, related_name="corrections")
    field = models.CharField(max_length=40, choices=fields)
    value = models.JSONField(null=True)
    before = models.JSONField(null=True)
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="corrections")
    made_at = models.DateTimeField(auto_now_add=True)
    replaces = models.OneToOneField("self", models.SET_NULL, null=True, related_name="replaced_by")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=_of_one("version", "resolution", "removal", "sponsor"), name="correction_of_one_thing"
            ),
            models.UniqueConstraint(
                fields=["version", "field"],
                condition=models.Q(ended_at__isnull=True) & ~models.Q(field__in=SEVERAL),
                name="one_standing_correction_per_version_field",
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
        return f"{self.get_field_display()} of {self.target}"

    @property
    def target(self) -> models.Model:
        """What it is a correction of."""
        return self.version or self.resolution or self.removal or self.sponsor

    @property
    def stands(self) -> bool:
        return self.ended_at is None


class Removal(models.Model):
    """A text that an editor took out of the archive: who, when and why, and what brings it back.

    While it *stands* (``ended_at`` is null) loads leave the text out. It ends when the text is put back, or when it is
    said that files of it may come in again. ``version_pk`` is the primary key the text had, and gets back; ``columns``
    are those of its row and ``votes`` what editors entered (``ingest.removing``). The rest is read from the file again.
    """

    version_pk = models.BigIntegerField(editable=False)
    label = models.CharField(_("text"), max_length=200)
    title = models.TextField(blank=True)
    symbol_key = models.CharField(max_length=200, null=True, editable=False, db_index=True)
    source = models.ForeignKey("resolutions.SourceFile", models.PROTECT, related_name="removals")
    resolution = models.ForeignKey("resolutions.Resolution", models.SET_NULL, null=True, related_name="removals")
    columns = models.JSONField(default=dict, editable=False, encoder=DjangoJSONEncoder)
    votes = models.JSONField(default=list, editable=False)
    reason = models.TextField(_("reason"), blank=True)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("taken out by"), null=True, related_name="+"
    )
    made_at = models.DateTimeField(_("taken out on"), auto_now_add=True)
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
        """Who took it out, when and why, in one line of a load's report."""
        by = f"taken out by {self.editor or 'an editor'} on {date_format(self.made_at)}"
        return f"{by}: {self.reason}" if self.reason else by
