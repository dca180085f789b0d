"""Proposals: what belongs together, under which subject."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from resolutions.models import Resolution, Version

from .base import ListMixin, ReadOnlyInline
from .curating import CorrectionInline
from .forms import ResolutionForm, save_corrections


class VersionInline(ReadOnlyInline):
    model = Version
    fields = ("document", "stage", "language", "title", "issued_on", "adopted_on")
    readonly_fields = ("document",)

    @admin.display
    def document(self, version: Version) -> str:
        address = reverse("admin:resolutions_version_change", args=[version.pk])
        return format_html('<a href="{}">{}</a>', address, version)


@admin.register(Resolution)
class ResolutionAdmin(ListMixin, admin.ModelAdmin):
    form = ResolutionForm
    list_display = ("name", "session", "series", "committee", "outcome", "version_count")
    list_filter = ("session", "committee", "outcome", ("series", admin.EmptyFieldListFilter))
    list_select_related = ("session", "series", "committee")
    search_fields = ("title", "versions__symbol_key")
    autocomplete_fields = ("session", "series", "committee", "agenda_items")
    fields = ("title", "session", "series", "series_from", "committee", "agenda_items", "outcome")
    readonly_fields = ("series_from",)
    inlines = (VersionInline, CorrectionInline)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Resolution]:
        return super().get_queryset(request).annotate(version_count=Count("versions", distinct=True))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Resolution | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Resolution, form: ResolutionForm, change: bool) -> None:
        save_corrections(form, obj, request.user)

    def save_related(self, request: HttpRequest, form: ResolutionForm, formsets: list, change: bool) -> None:
        """Agenda items are saved with the other corrections, not by the form."""
        for formset in formsets:
            self.save_formset(request, form, formset, change)

    @admin.display(description="proposal", ordering="title")
    def name(self, resolution: Resolution) -> str:
        return str(resolution)

    @admin.display(description="versions", ordering="version_count")
    def version_count(self, resolution: Resolution) -> int:
        return resolution.version_count
