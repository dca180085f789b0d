"""Where rows came from: the bytes as received, the run that loaded them, and what could not be read."""

from django.db import models


class SourceFile(models.Model):
    """The bytes as received. A changed file is a new SourceFile; the old one stays while a run points to it."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=255)
    format = models.CharField(max_length=20)
    content = models.BinaryField()
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-received_at"]

    def __str__(self) -> str:
        return self.name


class IngestRun(models.Model):
    """One call of ``manage.py ingest``."""

    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return f"run of {self.started_at:%Y-%m-%d %H:%M}"


class Problem(models.Model):
    """What the parser could not read well (with a version), or a file that was refused (without one)."""

    version = models.ForeignKey("resolutions.Version", models.CASCADE, null=True, blank=True, related_name="problems")
    run = models.ForeignKey(IngestRun, models.SET_NULL, null=True, blank=True, related_name="problems")
    file_name = models.CharField(max_length=255, blank=True)
    line = models.PositiveIntegerField(default=0)
    code = models.CharField(max_length=60)
    message = models.TextField()

    class Meta:
        ordering = ["version", "line"]

    def __str__(self) -> str:
        return f"{self.code}, line {self.line}"
