"""What editors keep for their work on texts. Readers see nothing of it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class NoteQuerySet(models.QuerySet["Note"]):
    def to_do(self) -> Self:
        """Notes on texts that are held which ask somebody to act, and are not done."""
        return self.filter(assigned_to__isnull=False, done_at=None, version__isnull=False)

    def finish(self, editor) -> int:
        """Mark those that are not done yet. Returns how many."""
        return self.filter(done_at=None).update(done_at=timezone.now(), done_by=editor)


class Note(models.Model):
    """A remark of an editor on a text for colleagues, or with ``assigned_to`` a task. While the text is removed from
    the archive, its notes are kept with the ``removal``."""

    version = models.ForeignKey(
        "resolutions.Version", models.CASCADE, null=True, verbose_name=_("text"), related_name="notes"
    )
    removal = models.ForeignKey("resolutions.Removal", models.CASCADE, null=True, editable=False, related_name="notes")
    words = models.CharField(_("note"), max_length=2000)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, verbose_name=_("by"), related_name="+"
    )
    made_at = models.DateTimeField(_("made on"), auto_now_add=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("assigned to"),
        related_name="+",
        limit_choices_to={"is_staff": True, "is_active": True},
    )
    done_at = models.DateTimeField(_("done on"), null=True, editable=False)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        verbose_name=_("done by"),
        related_name="+",
    )

    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("note on a text")
        verbose_name_plural = _("notes and tasks")

    def __str__(self) -> str:
        return f"{self.version or self.removal}: {self.words}"


class SavedList(models.Model):
    """A list of the admin with its filters and search words, by the name an editor gave it. ``query`` is the part of
    the address behind the question mark."""

    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_lists", verbose_name=_("editor")
    )
    model = models.CharField(max_length=40, verbose_name=_("model"))
    name = models.CharField(_("name"), max_length=80)
    query = models.CharField(max_length=2000, verbose_name=_("query"))

    class Meta:
        ordering = ["name"]
        verbose_name = _("saved list")
        verbose_name_plural = _("saved lists")
        constraints = [models.UniqueConstraint(fields=["editor", "model", "name"], name="saved_list_named_once")]

    def __str__(self) -> str:
        return self.name
