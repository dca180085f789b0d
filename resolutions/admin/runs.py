"""Loads: the report of each, and uploads, which begin with a dry run."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import RegexValidator
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from resolutions.ingest.manifests.entries import SESSION
from resolutions.ingest.runs import run_record, uploads
from resolutions.models import IngestRun, RunFile
from resolutions.models.choices import FileChange, Kind
from resolutions.pages.problems import recorded, said

from .base import ReadOnlyMixin

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONGEST_ASKED = 80
_FOLDERS = re.compile(r"[^\s=]*/(?=[^\s/])")
"""Of a path, all but its last part, which tells most."""
BREAK = SafeString("<br>")
MOST_LISTED = 100
"""Files of one kind on a report; the list of files has them all."""


@dataclass(frozen=True, slots=True)
class Group:
    """Files that had the same fate: the first of them, and how many there are."""

    change: FileChange
    heading: StrOrPromise
    files: list[RunFile]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.files)


HEADINGS = {
    FileChange.REFUSED: (gettext_lazy("Refused"), gettext_lazy("Would be refused")),
    FileChange.UPDATED: (gettext_lazy("Updated"), gettext_lazy("Would be updated")),
    FileChange.CREATED: (gettext_lazy("Created"), gettext_lazy("Would be created")),
    FileChange.LANGUAGE_ADDED: (gettext_lazy("Another language"), gettext_lazy("Would add a language")),
    FileChange.BETTER_SOURCE: (gettext_lazy("Better source"), gettext_lazy("Would be a better source")),
    FileChange.KEPT_BESIDE: (gettext_lazy("Kept beside"), gettext_lazy("Would be kept beside")),
    FileChange.UNCHANGED: (gettext_lazy("Unchanged"), gettext_lazy("Would stay as they are")),
    FileChange.LEFT_OUT: (gettext_lazy("Left out"), gettext_lazy("Would be left out")),
}
CHANGED = (FileChange.CREATED, FileChange.LANGUAGE_ADDED, FileChange.BETTER_SOURCE, FileChange.UPDATED)
"""Changes that readers see."""
TOO_MANY = gettext_lazy("%(most)d uploads are at work: wait until one is done, or stop it, and send the files again.")
REMARKED = gettext_lazy("Unchanged, with a remark")


class RunReport:
    """What a page shows of a run."""

    def __init__(self, run: IngestRun) -> None:
        self.run = run
        self.goes_on = run_record.goes_on(run)
        self.interrupted = run.finished_at is None and not self.goes_on
        self.next = run.followed_by.first()
        self.waits = uploads.folder_of(run) is not None
        self.said = uploads.last_log_lines(run) if run.finished_at is None else []

    @property
    def may_load(self) -> bool:
        return self.waits and self._can_go_on

    @property
    def files_elsewhere(self) -> bool:
        """Whether it could go on, if its files waited on this host."""
        return bool(self.run.folder) and not self.waits and self._can_go_on

    @property
    def _can_go_on(self) -> bool:
        return not self.goes_on and not self.next and (self.run.dry_run != self.interrupted)

    def counts(self) -> list[tuple[StrOrPromise, int]]:
        return [(HEADINGS[change][self.run.dry_run], getattr(self.run, change.value)) for change in HEADINGS]

    def kinds(self) -> list[tuple[StrOrPromise, int]]:
        """Of what is new or changed."""
        stored = self.run.files.filter(change__in=CHANGED).order_by()
        counted = stored.values_list("kind").annotate(n=Count("pk")).order_by("-n")
        return [(Kind(kind).label, n) for kind, n in counted]

    def groups(self) -> list[Group]:
        counted = (change for change in HEADINGS if getattr(self.run, change.value) or change == FileChange.UNCHANGED)
        made = map(self._group, counted)
        return [group for group in made if group.files]

    def _group(self, change: FileChange) -> Group:
        """Of the unchanged only those are kept about which there was something to say."""
        files = self.run.files.filter(change=change).select_related("version").defer(*BULKY).order_by("pk")
        first = list(files[:MOST_LISTED])
        if change == FileChange.UNCHANGED:
            return Group(change, REMARKED, first, len(first))
        return Group(change, HEADINGS[change][self.run.dry_run], first, getattr(self.run, change.value))

    def badly_read(self) -> list[RunFile]:
        worst = self.run.files.worst_first().select_related("version").defer(*BULKY)
        return list(worst[:MOST_LISTED])


def outcome_of(run: IngestRun) -> str:
    """What became of its files, counted; of a load of tables alone what became of the first."""
    counts = ((getattr(run, change), change.label) for change in HEADINGS)
    told = ", ".join(f"{count} {label}" for count, label in counts if count)
    return told or (said(run.remarks[0]) if run.remarks else "–")


BULKY = ("version__parsed", "version__manifest", "version__inferred")


class SeveralFiles(forms.FileField):
    """Any number of files in one field."""

    class Widget(forms.FileInput):
        allow_multiple_selected = True

        def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Any]:
            return files.getlist(name)

    widget = Widget(attrs={"multiple": True})

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        one = super().clean
        return [one(file, initial) for file in data] if data else [one(data, initial)]


class UploadForm(forms.Form):
    files: Any = SeveralFiles(  # not the attribute of a form that has this name
        label=gettext_lazy("Files"),
        max_length=200,
        allow_empty_file=True,
        help_text=gettext_lazy("Documents or zip archives; several can be chosen together."),
    )
    manifest = forms.FileField(
        label=gettext_lazy("Manifest"),
        required=False,
        help_text=gettext_lazy(
            "A table (CSV) or MARCXML records of the UN Digital Library, where there is one. It may also lie in the "
            "archive."
        ),
    )
    session = forms.CharField(
        label=gettext_lazy("Session of files that do not say theirs"),
        required=False,
        max_length=8,
        validators=[RegexValidator(rf"^{SESSION.pattern}$", gettext_lazy("A session is 66, S-10 or ES-10."))],
    )

    def clean_files(self) -> list[Any]:
        files = self.cleaned_data["files"]
        if len(files) > uploads.MOST_FILES:
            raise ValidationError(
                _("More than %(most)d files: pack them into a zip archive.") % {"most": uploads.MOST_FILES}
            )
        if len({file.name for file in files}) < len(files):
            raise ValidationError(_("Two of the files have the same name."))
        return files


@admin.register(IngestRun)
class IngestRunAdmin(ReadOnlyMixin, admin.ModelAdmin):
    """Who may add a run may upload."""

    list_display = ("began", "state", "became", "what", "by")
    list_filter = ("dry_run",)
    list_select_related = ("by",)
    search_fields = ("asked",)
    date_hierarchy = "started_at"

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return admin.ModelAdmin.has_add_permission(self, request)

    def get_queryset(self, request: HttpRequest) -> QuerySet[IngestRun]:
        return run_record.with_held(super().get_queryset(request))

    @admin.display(description=gettext_lazy("began"), ordering="started_at")
    def began(self, run: IngestRun) -> str:
        return date_format(timezone.localtime(run.started_at), "DATETIME_FORMAT")

    @admin.display(description=gettext_lazy("asked for"))
    def what(self, run: IngestRun) -> str:
        asked = Truncator(_FOLDERS.sub("…/", run.asked)).chars(LONGEST_ASKED)
        return _("dry run: %(asked)s") % {"asked": asked} if run.dry_run else asked

    @admin.display(description=gettext_lazy("files"), ordering="refused")
    def became(self, run: IngestRun) -> str:
        return outcome_of(run)

    @admin.display(description=gettext_lazy("state"))
    def state(self, run: IngestRun) -> str:
        if run.finished_at:
            return _("finished")
        return _("running") if run_record.goes_on(run) else _("interrupted")

    def get_urls(self) -> list:
        return [
            path("<int:pk>/load/", self._guarded(self.load), name="resolutions_ingestrun_load"),
            path("<int:pk>/stop/", self._guarded(self.stop), name="resolutions_ingestrun_stop"),
            path("<int:pk>/discard/", self._guarded(self.discard), name="resolutions_ingestrun_discard"),
            *super().get_urls(),
        ]

    def _guarded(self, view: Callable) -> Callable:
        return self.admin_site.admin_view(require_POST(view))

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: dict | None = None) -> HttpResponse:
        """Upload: keep the files and try them."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        most = uploads.MOST_BYTES // 2**20
        sent = (request.POST, request.FILES) if request.method == "POST" else ()
        if uploads.is_too_large(int(request.META.get("CONTENT_LENGTH") or 0)):
            sent = ()  # nothing of it was kept
            told = _("More than %(most)d MB at once: load it on the server with “manage.py ingest”.")
            messages.error(request, told % {"most": most})
        form = UploadForm(*sent)
        if sent and uploads.are_many():
            messages.error(request, TOO_MANY % {"most": uploads.MOST_AT_ONCE})
        elif form.is_valid():
            said = form.cleaned_data
            run = uploads.keep(said["files"], said["manifest"], said["session"], request.user)
            uploads.start(run)
            return HttpResponseRedirect(_address(run))
        return self._page(request, "upload", title=_("Upload files"), form=form, most=most)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        """The report."""
        run = self.get_object(request, object_id)
        if run is None:
            return self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined]  # not in the stubs
                request, self.opts, object_id
            )
        if not self.has_view_permission(request, run):
            raise PermissionDenied
        loads = self.has_add_permission(request)
        return self._page(request, "report", title=capfirst(run), run=run, report=RunReport(run), loads=loads)

    def _page(self, request: HttpRequest, name: str, **context: Any) -> TemplateResponse:
        context |= {**self.admin_site.each_context(request), "opts": self.opts}
        return TemplateResponse(request, f"admin/resolutions/ingestrun/{name}.html", context)

    def load(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do what the dry run tried, or go on with what was interrupted."""
        run = self._mine_to_load(request, pk)
        if uploads.are_many():
            messages.error(request, TOO_MANY % {"most": uploads.MOST_AT_ONCE})
            return HttpResponseRedirect(_address(run))
        following = uploads.load_after(run, request.user) if RunReport(run).may_load else None
        if following is None:
            messages.warning(request, _("These files are loaded already, or no longer there."))
            return HttpResponseRedirect(_address(run.followed_by.first() or run))
        uploads.start(following)
        return HttpResponseRedirect(_address(following))

    def stop(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The process of the run ends before its next file; what is loaded stays."""
        run = self._mine_to_load(request, pk)
        if run_record.goes_on(run):
            run_record.stop(run, f"It was stopped by {request.user}.")
        return HttpResponseRedirect(_address(run))

    def discard(self, request: HttpRequest, pk: int) -> HttpResponse:
        run = self._mine_to_load(request, pk)
        if RunReport(run).may_load:
            uploads.discard(run)
            messages.success(request, _("The uploaded files are gone; nothing was loaded."))
        return HttpResponseRedirect(_address(run))

    def _mine_to_load(self, request: HttpRequest, pk: int) -> IngestRun:
        if not self.has_add_permission(request):
            raise PermissionDenied
        return get_object_or_404(run_record.with_held(IngestRun.objects.all()), pk=pk)


def _address(run: IngestRun) -> str:
    return reverse("admin:resolutions_ingestrun_change", args=[run.pk])


@admin.register(RunFile)
class RunFileAdmin(ReadOnlyMixin, admin.ModelAdmin):
    list_display = ("name", "change", "problem_count", "unread", "label", "run")
    list_filter = ("change", "kind")
    list_select_related = ("run",)
    search_fields = ("name", "label", "message")
    fields = readonly_fields = (
        "run",
        "name",
        "change",
        "version",
        "kind",
        "said",
        "changed_in_words",
        "notes_in_words",
        "problems_in_words",
        "problem_count",
        "unread",
    )

    @admin.display(description=gettext_lazy("message"))
    def said(self, file: RunFile) -> str:
        return said(file.message) if file.message else "-"

    @admin.display(description=gettext_lazy("fields"))
    def changed_in_words(self, file: RunFile) -> str:
        lines = (f"{label}: {before or '–'} → {after or '–'}" for label, before, after in file.changed)
        return format_html_join(BREAK, "{}", ((line,) for line in lines)) or "-"

    @admin.display(description=gettext_lazy("notes"))
    def notes_in_words(self, file: RunFile) -> str:
        return format_html_join(BREAK, "{}", ((said(note),) for note in file.notes)) or "-"

    @admin.display(description=gettext_lazy("found"))
    def problems_in_words(self, file: RunFile) -> str:
        lines = ((recorded(message, code),) for _line, message, code in file.said_problems)
        return format_html_join(BREAK, "{}", lines) or "-"
