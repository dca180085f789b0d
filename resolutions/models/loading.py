"""Where rows came from: the bytes as received, the run that loaded them, and what could not be read."""

from django.db import models

from .querysets import ProblemQuerySet


class SourceFile(models.Model):
    """The bytes as received. A changed file is a new SourceFile; the former one stays and points to what replaced it.

    ``name`` is the file's path within the folder that was loaded, or its bare name where a file was given.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=1000, db_index=True)
    format = models.CharField(max_length=20)
    content = models.BinaryField()
    received_at = models.DateTimeField(auto_now_add=True)
    replaced_by = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="replaces")

    class Meta:
        ordering = ["-received_at", "-pk"]

    def __str__(self) -> str:
        return self.name


class IngestRun(models.Model):
    """One call of ``manage.py ingest``. ``finished_at`` stays null when it was interrupted."""

    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return f"run of {self.started_at:%Y-%m-%d %H:%M}"


class Problem(models.Model):
    """What the parser could not read well (with a version), or a file that was refused (without one)."""

    version = models.ForeignKey("resolutions.Version", models.CASCADE, null=True, blank=True, related_name="problems")
    run = models.ForeignKey(IngestRun, models.SET_NULL, null=True, blank=True, related_name="problems")
    file_name = models.CharField(max_length=1000, blank=True)
    line = models.PositiveIntegerField(default=0)
    code = models.CharField(max_length=60)
    message = models.TextField()

    objects = ProblemQuerySet.as_manager()

    class Meta:
        ordering = ["version", "line", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(version__isnull=False) | models.Q(file_name__gt=""), name="problem_of_something"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code}, line {self.line}"
