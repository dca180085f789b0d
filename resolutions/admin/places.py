"""Sessions, committees and agenda items: the archive's authority lists."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from resolutions.curation import authority
from resolutions.models import AgendaItem, Committee, Correction, Session
from resolutions.text.languages import ENGLISH, best_of

from .base import KeptWhileUsed, ListMixin, SearchedByMixin, ToldMixin, in_any_language
from .confirming import ProposedChange
from .filters import MERGED
from .gaps import GapsMixin
from .merging import Merges


@admin.register(Session)
class SessionAdmin(GapsMixin, ToldMixin, SearchedByMixin, ListMixin, admin.ModelAdmin):
    searched_by = "resolution__session"
    list_display = ("code", "kind", "resolution_count", "missing")
    list_filter = ("kind",)
    search_fields = ("code",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Session]:
        return super().get_queryset(request).annotate(resolution_count=Count("resolutions"))

    @admin.display(description=_("resolutions"))
    def resolution_count(self, session: Session) -> int:
        return cast("Any", session).resolution_count


@admin.register(Committee)
class CommitteeAdmin(KeptWhileUsed, ToldMixin, SearchedByMixin, ListMixin, admin.ModelAdmin):
    searched_by = "resolution__committee"
    list_display = ("called", "code")
    search_fields = ("name", *in_any_language("names"), "code")

    @admin.display(description=_("name"), ordering="name")
    def called(self, committee: Committee) -> str:
        return str(committee)

    def uses_of(self, row: Committee) -> QuerySet[Correction]:
        """Corrections name it by its primary key, and may stand again."""
        said = Correction.objects.filter(Q(before=row.pk) | Q(value=row.pk), field="committee")
        return said.select_related("resolution")


@admin.register(AgendaItem)
class AgendaItemAdmin(Merges, ToldMixin, SearchedByMixin, ListMixin, admin.ModelAdmin):
    searched_by = "resolution__agenda_items"
    list_display = ("__str__", "session", "title", "resolution_count", "merged_into")
    list_filter = (MERGED, "session")
    list_select_related = ("session", "merged_into")
    search_fields = ("=session__code", "=number", "title")
    search_help_text = _("Session, number, or words of the title")
    autocomplete_fields = ("session",)

    def save_model(self, request: HttpRequest, obj: AgendaItem, form: forms.ModelForm, change: bool) -> None:
        """An editor's title is kept: no load changes it."""
        if "title" in form.changed_data:
            language = best_of(obj.titles) or ENGLISH
            obj.titles, obj.titles_from = {**obj.titles, language: obj.title}, {**obj.titles_from, language: ""}
        super().save_model(request, obj, form, change)

    def get_queryset(self, request: HttpRequest) -> QuerySet[AgendaItem]:
        return super().get_queryset(request).select_related("session").annotate(resolution_count=Count("resolutions"))

    @admin.display(description=_("resolutions"))
    def resolution_count(self, item: AgendaItem) -> int:
        return cast("Any", item).resolution_count

    def merge_row(self, row: AgendaItem, into: AgendaItem) -> None:
        authority.merge_items(row, into)

    def take_row_apart(self, row: AgendaItem) -> None:
        authority.take_apart_item(row)

    def what_becomes(self, row: AgendaItem, into: AgendaItem) -> ProposedChange:
        return ProposedChange(f"{row.session}: {row} {row.title}", "", str(into))
