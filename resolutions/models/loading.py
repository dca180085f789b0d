"""Where rows came from: the bytes as received, the run that loaded them, and what could not be read."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from .choices import FileChange, Kind, one_of
from .curation import FIELDS
from .querysets import ProblemQuerySet, RunFileQuerySet

FORMATS = {"akn": "Akoma Ntoso", "docx": "Word", "html": "HTML", "pdf": "PDF", "text": _("text")}
"""What files are (``text.readers.formats``), in words."""


def formats() -> dict[str, str]:
    """Named by the field instead of its labels: a new one is then no migration."""
    return FORMATS


class SourceFile(models.Model):
    """The bytes as received. A changed file is a new SourceFile; the former one stays and points to what replaced it.

    ``name`` is the file's path within the folder that was loaded, or its bare name where a file was given.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=1000, db_index=True)
    format = models.CharField(max_length=20, choices=formats)
    content = models.BinaryField()
    received_at = models.DateTimeField(auto_now_add=True)
    replaced_by = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="replaces")

    class Meta:
        ordering = ["-received_at", "-pk"]

    def __str__(self) -> str:
        return self.name


class IngestRun(models.Model):
    """One load. ``finished_at`` stays null when it was interrupted, and while it goes on.

    ``asked`` is what was asked for, as it would be typed; ``by`` is who asked, where it was asked in the admin.
    ``folder`` is where uploaded files wait (``resolutions.ingest.runs.uploads``), or waited. ``follows`` is the
    interrupted run this one goes on from, or the dry run it does in earnest. ``ended`` says why it could not go on;
    ``remarks`` are lines on what was found: manifests, files of other kinds.
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


class RunFile(models.Model):
    """What became of one file in one run, or of one text of a file that holds several. A file that brought nothing new
    has no row; the run counts it.

    ``label`` is the text's symbol then; ``fields`` are [column, before, after]; ``notes`` are lines on the rest: what
    changed in the text, what an editor holds. ``problems`` are [line, message], the first ``MOST_PROBLEMS`` of
    ``problem_count``; ``unread`` counts lines not understood.
    """

    MOST_PROBLEMS = 20

    run = models.ForeignKey(IngestRun, models.CASCADE, related_name="files")
    name = models.CharField(max_length=1000)
    change = models.CharField(max_length=10, choices=FileChange.choices)
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
        """``fields``, in words."""
        return [(FIELDS.get(name, name), before, after) for name, before, after in self.fields]

    @property
    def unsaid(self) -> int:
        """Problems that are counted and not kept here."""
        return self.problem_count - len(self.problems)


GRAVITY = {
    1: ("refused", "mending_conflict", "not_a_resolution", "fragment", "unknown-element", "number-without-text"),
    2: ("mark_not_found", "mark_lost", "misprinted-number", "symbol_from_number"),
    4: ("unread", "mark-in-word", "placeholder-date", "dates-differ", "vote-count"),
}
"""How bad a problem is by its code: 1 where words may be lost or at a wrong place, 4 where nothing readers see is
wrong. What is not listed is a 3."""

GRAVITIES = {
    1: _("words may be lost"),
    2: _("a mark or number is in doubt"),
    3: _("the cover is in doubt"),
    4: _("readers see nothing of it"),
}

KINDS = {
    "refused": _("file refused"),
    "mending_conflict": _("mending that fits no longer"),
    "not_a_resolution": _("nothing that reads as a resolution"),
    "fragment": _("beginning of the text missing"),
    "unknown-element": _("markup not expected"),
    "number-without-text": _("number without a text"),
    "mark_not_found": _("no place for the mark of a note"),
    "mark_lost": _("mark of a note lost"),
    "misprinted-number": _("misprinted number"),
    "symbol_from_number": _("symbol made from a number"),
    "symbol_differs": _("another symbol was given"),
    "manifest_differs": _("the manifest says otherwise"),
    "too_long": _("too long, cut"),
    "sponsor_left_out": _("sponsor left out"),
    "voter_left_out": _("voter left out"),
    "subject_left_out": _("subject left out"),
    "unread": _("line without letters left out"),
    "mark-in-word": _("mark of a note inside a word"),
    "placeholder-date": _("date not filled in"),
    "dates-differ": _("two dates for one thing"),
    "vote-count": _("votes counted and listed differ"),
}
"""What problems are, by their codes. Those of marked up files have hyphens where the others have underscores; both are
kept with what editors settled, and other programs know them from ``parse``."""


def kinds() -> dict[str, str]:
    """As ``formats``."""
    return KINDS


class Problem(models.Model):
    """What the parser could not read well (with a version), or a file that was refused (without one). ``settled`` is
    the correction by which an editor said that nothing is left to do about it."""

    version = models.ForeignKey("resolutions.Version", models.CASCADE, null=True, blank=True, related_name="problems")
    run = models.ForeignKey(IngestRun, models.SET_NULL, null=True, blank=True, related_name="problems")
    file_name = models.CharField(max_length=1000, blank=True)
    line = models.PositiveIntegerField(default=0)
    code = models.CharField(_("kind"), max_length=60, choices=kinds)
    message = models.TextField()
    settled = models.ForeignKey(
        "resolutions.Correction", models.SET_NULL, null=True, blank=True, editable=False, related_name="problems"
    )
    gravity = models.GeneratedField(
        expression=models.Case(
            *(models.When(code__in=codes, then=models.Value(gravity)) for gravity, codes in GRAVITY.items()),
            default=models.Value(3),
        ),
        output_field=models.PositiveSmallIntegerField(),
        db_persist=True,
    )

    objects = ProblemQuerySet.as_manager()

    class Meta:
        ordering = ["version", "line", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(version__isnull=False) | models.Q(file_name__gt=""), name="problem_of_something"
            )
        ]
        indexes = [models.Index(fields=["gravity", "version", "line", "id"], name="problem_worst_first")]

    def __str__(self) -> str:
        return f"{self.get_code_display()}, line {self.line}"
