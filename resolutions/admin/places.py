"""Sessions, committees, agenda items and series: the archive's authority lists."""

from __future__ import annotations

from django.contrib import admin, messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from resolutions import curation
from resolutions.models import AgendaItem, Committee, Series, Session

from .base import ListMixin
from .forms import SeriesForm


@admin.register(Session)
class SessionAdmin(ListMixin, admin.ModelAdmin):
    list_display = ("code", "kind", "resolution_count")
    list_filter = ("kind",)
    search_fields = ("code",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Session]:
        return super().get_queryset(request).annotate(resolution_count=Count("resolutions"))

    @admin.display(description="resolutions")
    def resolution_count(self, session: Session) -> int:
        return session.resolution_count


@admin.register(Committee)
class CommitteeAdmin(ListMixin, admin.ModelAdmin):
    list_display = ("name", "code")
    search_fields = ("name", "code")


@admin.register(AgendaItem)
class AgendaItemAdmin(ListMixin, admin.ModelAdmin):
    list_display = ("__str__", "session", "title", "resolution_count")
    list_filter = ("session",)
    list_select_related = ("session",)
    search_fields = ("=session__code", "=number", "title")
    search_help_text = "Session, number, or words of the title"
    autocomplete_fields = ("session",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[AgendaItem]:
        return super().get_queryset(request).select_related("session").annotate(resolution_count=Count("resolutions"))

    @admin.display(description="resolutions")
    def resolution_count(self, item: AgendaItem) -> int:
        return item.resolution_count


@admin.register(Series)
class SeriesAdmin(ListMixin, admin.ModelAdmin):
    form = SeriesForm
    list_display = ("title", "resolution_count")
    search_fields = ("title",)
    prepopulated_fields = {"slug": ("title",)}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Series]:
        return super().get_queryset(request).annotate(resolution_count=Count("resolutions"))

    def save_model(self, request: HttpRequest, obj: Series, form: SeriesForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        found = curation.collect(obj)
        if found:
            messages.info(request, f"{found} resolutions of this title now stand in the series.")

    @admin.display(description="resolutions", ordering="resolution_count")
    def resolution_count(self, series: Series) -> int:
        return series.resolution_count
