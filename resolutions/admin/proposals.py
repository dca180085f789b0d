"""Proposals: what belongs together, under which subject."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from resolutions.models import Resolution, Version

from . import bulk
from .base import ListMixin, ReadOnlyInline, keys_of
from .curating import CorrectionInline, HistoryInCorrections, UndoesMoves
from .filters import filled
from .forms import ResolutionForm, save_corrections


class VersionInline(ReadOnlyInline):
    model = Version
    fields = ("document", "stage", "held_in", "title", "issued_on", "adopted_on")
    readonly_fields = ("document", "held_in", "title")

    @admin.display(description=_("document"))
    def document(self, version: Version) -> str:
        address = reverse("admin:resolutions_version_change", args=[version.pk])
        return format_html('<a href="{}">{}</a>', address, version)

    @admin.display(description=_("languages"))
    def held_in(self, version: Version) -> str:
        return ", ".join(version.languages)


@admin.register(Resolution)
class ResolutionAdmin(UndoesMoves, HistoryInCorrections, ListMixin, admin.ModelAdmin):
    moved_by = "resolution"
    form = ResolutionForm
    list_display = ("name", "session", "outcome", "version_count", "series", "committee")
    list_filter = (
        "session",
        "committee",
        "outcome",
        filled("series", _("recurring subject"), _("in one"), _("in none")),
    )
    list_select_related = ("session", "series", "committee")
    search_fields = ("title",)
    ordering = ("-pk",)
    search_help_text = _("Words of the title, or the symbol of one of its texts")
    autocomplete_fields = ("session", "series", "committee", "agenda_items")
    fields = ("title", "session", "series", "series_from", "committee", "agenda_items", "outcome", "reason")
    readonly_fields = ("series_from",)
    inlines = (VersionInline, CorrectionInline)
    actions = ("set_fields", "merge")

    @admin.action(description=_("Set session, committee, recurring subject or outcome"), permissions=["change"])
    def set_fields(self, request: HttpRequest, queryset: QuerySet[Resolution]) -> HttpResponse | None:
        return bulk.set_fields(self, request, queryset, bulk.ResolutionFieldsForm)

    @admin.action(description=_("Merge into one proposal"), permissions=["change"])
    def merge(self, request: HttpRequest, queryset: QuerySet[Resolution]) -> HttpResponse | None:
        return bulk.merge(self, request, queryset)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Resolution]:
        counted = Version.objects.filter(resolution=OuterRef("pk")).order_by().values("resolution")
        count = Subquery(counted.annotate(n=Count("pk")).values("n"))
        return super().get_queryset(request).annotate(version_count=Coalesce(count, 0))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Resolution], words: str
    ) -> tuple[QuerySet[Resolution], bool]:
        """The symbol of a text, in any spelling, finds its proposal at once."""
        texts = list(Version.objects.filter(symbol_key__in=keys_of(words)).values_list("resolution", flat=True))
        return (queryset.filter(pk__in=texts), False) if texts else super().get_search_results(request, queryset, words)

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

    @admin.display(description=_("proposal"), ordering="title")
    def name(self, resolution: Resolution) -> str:
        return str(resolution)

    @admin.display(description=_("versions"), ordering="version_count")
    def version_count(self, resolution: Resolution) -> int:
        return cast("Any", resolution).version_count
