"""Notes on texts and tasks: what editors say to each other, and who does what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from resarchive.formats import day_written
from resolutions.models import Note, Version
from resolutions.models.desk import NoteQuerySet

from .base import BySymbol, ListMixin, ReadOnlyInline
from .confirming import ProposedChange, answers, ask_then_do
from .seen import SeenForm


class NoteForm(SeenForm):
    class Meta:
        model = Note
        fields = ("version", "words", "assigned_to")
        widgets: ClassVar = {"words": forms.Textarea(attrs={"rows": 3, "cols": 80})}


class Whose(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("mine", gettext("mine to do")), ("open", gettext("to do")), ("done", gettext("done"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Note]) -> QuerySet[Note]:
        found = cast("NoteQuerySet", queryset)
        narrowed = {
            "mine": found.to_do().filter(assigned_to=cast("Any", request.user)),
            "open": found.to_do(),
            "done": found.filter(done_at__isnull=False),
        }
        return narrowed.get(self.value() or "", found)


class SaysState:
    @admin.display(description=_("state"))
    def state(self, note: Note) -> str:
        if note.done_at is None:
            return gettext("to do") if note.assigned_to_id else "–"
        done = {"editor": note.done_by or "–", "day": day_written(note.done_at)}
        return gettext("done by %(editor)s, %(day)s") % done


@admin.register(Note)
class NoteAdmin(SaysState, BySymbol, ListMixin, admin.ModelAdmin):
    form = NoteForm
    list_display = ("version", "words", "author", "made_at", "assigned_to", "state")
    list_display_links = ("words",)
    list_filter = (Whose, "assigned_to")
    list_select_related = ("version", "author", "assigned_to", "done_by")
    also_by = ("words", "author__username", "assigned_to__username")
    search_help_text = _("Symbol of the text, words of the note, or who wrote it or does it")
    autocomplete_fields = ("version",)
    actions = ("finish",)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was said is kept."""
        return False

    def save_model(self, request: HttpRequest, obj: Note, form: Any, change: bool) -> None:
        obj.author = obj.author or cast("Any", request.user)
        super().save_model(request, obj, form, change)

    def response_add(self, request: HttpRequest, obj: Note, post_url_continue: Any = None) -> HttpResponse:
        """Back to the text."""
        messages.success(request, gettext("Noted."))
        return redirect("admin:resolutions_version_change", obj.version_id)

    @admin.action(description=_("Done"), permissions=["change"])
    def finish(self, request: HttpRequest, queryset: NoteQuerySet) -> None:
        made = queryset.finish(request.user)
        messages.success(request, ngettext("%(count)s done.", "%(count)s done.", made) % {"count": made})


class NoteInline(SaysState, ReadOnlyInline):
    """On the page of a text, with the way to write another."""

    model = Note
    verbose_name_plural = _("notes and tasks: readers see nothing of them")
    fields = readonly_fields = ("note", "author", "made_at", "assigned_to", "state")
    related = ("author", "assigned_to", "done_by")

    @admin.display(description=_("note"))
    def note(self, note: Note) -> str:
        address = reverse("admin:resolutions_note_change", args=[note.pk])
        return format_html('<a href="{}">{}</a>', address, note.words)


class NotesForm(forms.Form):
    words = forms.CharField(label=_("Note"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3, "cols": 80}))
    assigned_to = forms.ModelChoiceField(
        get_user_model().objects.filter(is_staff=True, is_active=True),
        label=_("Assigned to"),
        required=False,
        help_text=_("Makes it a task, which stands on that editor’s first page until it is done."),
    )


def leave_notes(
    model_admin: admin.ModelAdmin, request: HttpRequest, texts: Iterable[Version]
) -> TemplateResponse | None:
    """The same note or task on each of these texts."""
    form, chosen = NotesForm(answers(request)), list(texts)

    def changes() -> list[ProposedChange]:
        who = form.cleaned_data["assigned_to"]
        words = form.cleaned_data["words"] + (f" → {who}" if who else "")
        return [ProposedChange(str(text), "", words) for text in chosen]

    def do() -> int:
        said = {**form.cleaned_data, "author": request.user}
        return len(Note.objects.bulk_create(Note(version=text, **said) for text in chosen))

    return ask_then_do(model_admin, request, gettext("Leave a note, or assign"), form, changes, do)
