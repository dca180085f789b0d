"""Loads, and the outcome of each of their files."""

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.formats import date_format
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
    finished_at = models.DateTimeField(null=True, blank=True)
    asked = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    dry_run = models.BooleanField(default=False)
    session = models.CharField(max_length=8, blank=True)
    folder = models.CharField(max_length=40, blank=True)
    follows = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="followed_by")
    ended = models.TextField(blank=True)
    remarks = models.JSONField(default=list, blank=True)
    created = models.PositiveIntegerField(default=0)
    language_added = models.PositiveIntegerField(default=0)
    better_source = models.PositiveIntegerField(default=0)
    kept_beside = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    left_out = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-started_at", "-pk"]
        verbose_name = _("load")
        verbose_name_plural = _("loads")

    def __str__(self) -> str:
        began = date_format(timezone.localtime(self.started_at), "DATETIME_FORMAT")
        return f"{'dry run' if self.dry_run else 'load'} of {began}"


class RunFileQuerySet(models.QuerySet):
    def worst_first(self):
        """Files that were read badly, those with the most problems and unread lines first."""
        badly = self.annotate(badness=F("problem_count") + F("unread")).filter(badness__gt=0)
        return badly.order_by("-badness", "pk")


class RunFile(models.Model):
    """The outcome of one file in a run, or of one text of a file that holds several. An unchanged file has no row; the
    run counts it.

    ``label`` is the text's symbol at the time; ``fields`` are [column, before, after]; ``notes`` are lines about the
    rest: changes in the text, columns that an editor corrected. ``problems`` are [line, message], the first
    ``MOST_PROBLEMS`` of ``problem_count``; ``unread`` counts lines that were not understood.
    """

    MOST_PROBLEMS = 20

    run = models.ForeignKey(IngestRun, models.CASCADE, related_name="files")
    name = models.CharField(max_length=1000)
    change = models.CharField(max_length=20, choices=FileChange.choices)
    version = models.ForeignKey("resolutions.Version", models.SET_NULL, null=True, blank=True, related_name="runs")
    label = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.UNKNOWN)
    message = models.TextField(blank=True)
    fields = models.JSONField(default=list, blank=True)
    notes = models.JSONField(default=list, blank=True)
    problems = models.JSONField(default=list, blank=True)
    problem_count = models.PositiveIntegerField(default=0)
    unread = models.PositiveIntegerField(default=0)

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
    def unsaid(self) -> int:
        """The number of problems that are counted but not stored here."""
        return self.problem_count - len(self.problems)
