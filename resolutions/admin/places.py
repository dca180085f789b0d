"""Sessions, committees and agenda items: the archive's authority lists."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from resolutions.models import AgendaItem, Committee, Session

from .base import ListMixin
from .gaps import GapsMixin


@admin.register(Session)
class SessionAdmin(GapsMixin, ListMixin, admin.ModelAdmin):
    list_display = ("code", "kind", "resolution_count", "missing")
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
