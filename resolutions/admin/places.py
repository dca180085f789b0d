"""Sessions, committees and agenda items: the archive's authority lists."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from resolutions.curation import authority
from resolutions.models import AgendaItem, Committee, Correction, Session
from resolutions.models.agenda import AgendaItemQuerySet
from resolutions.text.languages import ENGLISH, best_of

from .base import KeptWhileUsed, ListMixin, SearchedByMixin, ToldMixin, offer
from .confirming import ProposedChange, answers, ask_then_do
from .filters import MERGED
from .gaps import GapsMixin


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
    list_display = ("name", "code")
    search_fields = ("name", "code")

    def uses_of(self, row: Committee) -> QuerySet[Correction]:
        """Corrections name it by its primary key, and may stand again."""
        said = Correction.objects.filter(Q(before=row.pk) | Q(value=row.pk), field="committee")
        return said.select_related("resolution")


class MergeItemsForm(forms.Form):
    into = forms.ModelChoiceField(
        AgendaItem.objects.none(), label=_("The one that stays"), widget=forms.RadioSelect, empty_label=None
    )


@admin.register(AgendaItem)
class AgendaItemAdmin(ToldMixin, SearchedByMixin, ListMixin, admin.ModelAdmin):
    searched_by = "resolution__agenda_items"
    list_display = ("__str__", "session", "title", "resolution_count", "merged_into")
    list_filter = (MERGED, "session")
    list_select_related = ("session", "merged_into")
    search_fields = ("=session__code", "=number", "title")
    search_help_text = _("Session, number, or words of the title")
    autocomplete_fields = ("session",)
    actions = ("merge", "take_apart")

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

    @admin.action(description=_("Merge into one"), permissions=["change"])
    def merge(self, request: HttpRequest, queryset: AgendaItemQuerySet) -> TemplateResponse | None:
        """Items of one session: the proposals of the others go under the one that stays."""
        form = MergeItemsForm(answers(request))
        offer(form, "into", queryset.standing())

        def others() -> QuerySet[AgendaItem]:
            return queryset.standing().exclude(pk=form.cleaned_data["into"].pk)

        def changes() -> list[ProposedChange]:
            return [
                ProposedChange(f"{one.session}: {one} {one.title}", "", str(form.cleaned_data["into"]))
                for one in others()
            ]

        def do() -> int:
            return self._told(request, others(), lambda one: authority.merge_items(one, form.cleaned_data["into"]))

        return ask_then_do(self, request, gettext("Merge into one"), form, changes, do)

    @admin.action(description=_("Take a merge back"), permissions=["change"])
    def take_apart(self, request: HttpRequest, queryset: QuerySet[AgendaItem]) -> None:
        made = self._told(request, queryset.exclude(merged_into=None), authority.take_apart_item)
        messages.success(request, ngettext("%(count)s taken back.", "%(count)s taken back.", made) % {"count": made})

    def _told(self, request: HttpRequest, items: QuerySet[AgendaItem], do: Callable[[AgendaItem], None]) -> int:
        """Done to each item, with a line in its history. Returns to how many."""
        done = 0
        for item in items:
            before = item.merged_into
            try:
                do(item)
            except ValidationError as error:
                messages.error(request, " ".join(error.messages))
                continue
            item.refresh_from_db()
            words = gettext("merged into: %(before)s → %(after)s")
            self.log_change(request, item, words % {"before": before or "–", "after": item.merged_into or "–"})
            done += 1
        return done
