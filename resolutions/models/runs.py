"""Loads, and the outcome of each of their files."""

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .choices import FileChange, Kind, one_of
from .curation import FIELDS


class IngestRun(models.Model):
    """One load. ``finished_at`` is null while it is in progress, and stays null if it is interrupted.

    ``asked`` is the request, as it would be typed; ``by`` is who made it, if it was made in the admin. ``folder`` is
    where uploaded files wait (``resolutions.ingest.runs.uploads``), or waited. ``follows`` is the interrupted run that
    this one continues, or the dry run whose files it loads. ``ended`` says why it could not continue; ``remarks`` are
    lines about what was found: manifests, files of other kinds.
    """

    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True, verbose_name=_("finished on"))
    asked = models.TextField(blank=True, verbose_name=_("asked for"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    dry_run = models.BooleanField(default=False, verbose_name=_("dry run"))
    session = models.CharField(max_length=8, blank=True, verbose_name=_("session"))
    folder = models.CharField(max_length=40, blank=True, verbose_name=_("folder"))
    follows = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="followed_by",
        verbose_name=_("follows the dry run"),
    )
    ended = models.TextField(blank=True, verbose_name=_("ended"))
    remarks = models.JSONField(default=list, blank=True, verbose_name=_("remarks"))
    created = models.PositiveIntegerField(default=0, verbose_name=_("created"))
    language_added = models.PositiveIntegerField(default=0, verbose_name=_("language added"))
    better_source = models.PositiveIntegerField(default=0, verbose_name=_("better source"))
    kept_beside = models.PositiveIntegerField(default=0, verbose_name=_("kept beside"))
    updated = models.PositiveIntegerField(default=0, verbose_name=_("updated"))
    unchanged = models.PositiveIntegerField(default=0, verbose_name=_("unchanged"))
    refused = models.PositiveIntegerField(default=0, verbose_name=_("refused"))
    left_out = models.PositiveIntegerField(default=0, verbose_name=_("left out"))

    class Meta:
        ordering = ["-started_at", "-pk"]
        verbose_name = _("load")
        verbose_name_plural = _("loads")

    def __str__(self) -> str:
        began = date_format(timezone.localtime(self.started_at), "DATETIME_FORMAT")
        words = gettext("dry run of %(day)s") if self.dry_run else gettext("load of %(day)s")
        return words % {"day": began}


class RunFileQuerySet(models.QuerySet):
    def worst_first(self):
        """Files that were read badly, those with the most problems and unread lines first."""
        badly = self.annotate(badness=F("problem_count") + F("unread")).filter(badness__gt=0)
        return badly.order_by("-badness", "pk")


class RunFile(models.Model):
    """The outcome of one file in a run, or of one text of a file that holds several. An unchanged file has no row; the
    run counts it.

    ``label`` is the text's symbol at the time; ``fields`` are [column, before, after]; ``notes`` are lines about the
    rest: changes in the text, columns that an editor corrected. ``problems`` are [line, message, code], the first
    ``MOST_PROBLEMS`` of ``problem_count``; ``unread`` counts lines that were not understood.
    """

    MOST_PROBLEMS = 20

    run = models.ForeignKey(IngestRun, models.CASCADE, related_name="files", verbose_name=_("load"))
    name = models.CharField(max_length=1000, verbose_name=_("name"))
    change = models.CharField(max_length=20, choices=FileChange.choices, verbose_name=_("change"))
    version = models.ForeignKey(
        "resolutions.Version", models.SET_NULL, null=True, blank=True, related_name="runs", verbose_name=_("text")
    )
    label = models.CharField(max_length=200, blank=True, verbose_name=_("text"))
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.UNKNOWN, verbose_name=_("kind"))
    message = models.TextField(blank=True, verbose_name=_("message"))
    fields = models.JSONField(default=list, blank=True, verbose_name=_("fields"))
    notes = models.JSONField(default=list, blank=True, verbose_name=_("notes"))
    problems = models.JSONField(default=list, blank=True, verbose_name=_("problems"))
    problem_count = models.PositiveIntegerField(default=0, verbose_name=_("problems"))
    unread = models.PositiveIntegerField(default=0, verbose_name=_("lines left out"))

    objects = RunFileQuerySet.as_manager()

    class Meta:
        ordering = ["run", "pk"]
        verbose_name = _("file of a load")
        verbose_name_plural = _("files of loads")
        constraints = [
            one_of("change", FileChange, "run_file_change_known"),
            one_of("kind", Kind, "run_file_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_change_display()}"

    @property
    def changed(self) -> list[tuple[str, str | None, str | None]]:
        """``fields``, with the labels of the columns."""
        return [(FIELDS.get(name, name), before, after) for name, before, after in self.fields]

    @property
    def said_problems(self) -> list[tuple[int, str, str]]:
        """Line, message and code; older loads kept no code."""
        return [(line, message, *code, "")[:3] for line, message, *code in self.problems]

    @property
    def unsaid(self) -> int:
        """The number of problems that are counted but not stored here."""
        return self.problem_count - len(self.problems)
