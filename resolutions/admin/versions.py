"""Versions: the page where an editor says what no file says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import model_ngettext
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resolutions.curation import removing
from resolutions.models import (
    Citation,
    Correction,
    Footnote,
    Paragraph,
    Problem,
    SourceFile,
    Sponsorship,
    Table,
    Version,
)

from . import bulk
from .base import ListMixin, ReadOnlyInline, first_keys, keys_of
from .curating import CorrectionInline, TakesBack
from .forms import VersionForm, save_corrections
from .mending import text_page


class ProblemInline(ReadOnlyInline):
    model = Problem
    fields = ("line", "code", "message")


HELD = (Paragraph, Footnote, Table, Citation, Sponsorship)
"""What a text is made of: its page counts the rows and leads to their lists."""

WHY_JOINED = {
    "symbol": gettext_lazy("its symbol is kin to that of %(with)s"),
    "origin": gettext_lazy("it names %(with)s as its origin, or is named so by it"),
    "title": gettext_lazy("its title is that of “%(with)s” in the same session"),
    "text": gettext_lazy("its wording is that of %(with)s, of the same session (%(shared)s of it)"),
}
"""The evidence of ``Version.joined`` in words."""


class HasSymbol(admin.SimpleListFilter):
    title = "symbol"
    parameter_name = "has_symbol"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("no", "not known"), ("yes", "known")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Version]) -> QuerySet[Version]:
        return queryset if self.value() is None else queryset.filter(symbol__isnull=self.value() == "no")


class HasProblems(admin.SimpleListFilter):
    title = "reading"
    parameter_name = "problems"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "with problems"), ("corrected", "corrected by an editor")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Version]) -> QuerySet[Version]:
        if self.value() == "corrected":
            return queryset.filter(pk__in=Correction.objects.standing().filter(version__isnull=False).values("version"))
        return queryset.filter(pk__in=Problem.objects.of_versions().values("version")) if self.value() else queryset


def _rows_of(version: Version) -> Iterator[tuple[str, int, str]]:
    """The address of each list that has rows of the version, how many, and what they are called."""
    for model in HELD:
        if count := model.objects.filter(version=version).count():
            rows = reverse(f"admin:resolutions_{model._meta.model_name}_changelist")
            yield f"{rows}?version__id__exact={version.pk}", count, model_ngettext(model, count)


@admin.register(Version)
class VersionAdmin(TakesBack, ListMixin, admin.ModelAdmin):
    form = VersionForm
    list_display = ("name", "problem_count", "stage", "title", "issued_on")
    list_filter = (HasSymbol, HasProblems, "stage", "kind", "language", "symbol_from", "resolution__session")
    search_fields = ("symbol", "title")
    search_help_text = gettext_lazy("Symbol, words of the title, or file name")
    autocomplete_fields = ("resolution",)
    readonly_fields = ("file", "on_the_site", "its_text", "inferences", "loaded_at", "joined_to_others")
    save_on_top = True
    fieldsets = (
        (None, {"fields": ("on_the_site", "its_text", "file", "loaded_at", "inferences")}),
        ("Identity", {"fields": ("symbol", "language", "kind", "stage", "resolution", "joined_to_others")}),
        ("Cover", {"fields": ("title", "organ", "distribution", "original_language", "issued_on", "adopted_on")}),
        ("Origin", {"fields": ("meeting", "origin", "related", "tabled_by", "joined_by", "sponsor_note")}),
        ("Library", {"fields": ("subjects",)}),
    )
    inlines = (ProblemInline, CorrectionInline)
    actions = ("set_fields", "split_off", "remove")

    @admin.action(description=gettext_lazy("Set kind or stage"), permissions=["change"])
    def set_fields(self, request: HttpRequest, queryset: QuerySet[Version]) -> HttpResponse | None:
        return bulk.set_fields(self, request, queryset, bulk.VersionFieldsForm)

    @admin.action(description=gettext_lazy("Take out as proposals of their own"), permissions=["change"])
    def split_off(self, request: HttpRequest, queryset: QuerySet[Version]) -> HttpResponse | None:
        return bulk.split_off(self, request, queryset)

    @admin.action(description=gettext_lazy("Take out of the archive"), permissions=["delete"])
    def remove(self, request: HttpRequest, queryset: QuerySet[Version]) -> HttpResponse | None:
        return bulk.remove(self, request, queryset)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Whoever takes texts out says why."""
        return {name: action for name, action in super().get_actions(request).items() if name != "delete_selected"}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Version]:
        counted = Problem.objects.filter(version=OuterRef("pk")).order_by().values("version").annotate(n=Count("pk"))
        found = super().get_queryset(request).select_related("source", "resolution__session").defer("source__content")
        return found.annotate(problem_count=Coalesce(Subquery(counted.values("n")), 0))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Version], words: str
    ) -> tuple[QuerySet[Version], bool]:
        """A symbol in any spelling finds its text at once; anything else is looked for everywhere."""
        of_symbol = queryset.filter(symbol_key__in=keys_of(words))
        if not words.strip():
            return queryset, False
        if of_symbol.exists():
            return of_symbol, False
        found, _may_repeat = super().get_search_results(request, queryset, words)
        named = queryset.filter(source__in=first_keys(SourceFile.objects.filter(name__icontains=words.strip())))
        return found | named, False

    def get_urls(self) -> list:
        text = self.admin_site.admin_view(self.text)
        return [path("<int:pk>/text/", text, name="resolutions_version_text"), *super().get_urls()]

    def text(self, request: HttpRequest, pk: int) -> HttpResponse:
        return text_page(request, pk, self.admin_site.each_context(request))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Version, form: VersionForm, change: bool) -> None:
        save_corrections(form, obj, request.user)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple:
        """Whoever may delete a version may delete what it is made of, though that cannot be deleted by itself."""
        found, counts, _, protected = super().get_deleted_objects(objs, request)
        return found, counts, set(), protected

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Its own link says what becomes of a text, which is not deleted."""
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), "show_delete": False})

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return super().delete_view(request, object_id, {**(extra_context or {}), "title": _("Take out of the archive")})

    def delete_model(self, request: HttpRequest, obj: Version) -> None:
        removing.remove(obj, request.POST.get("reason", "").strip(), request.user)

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: int) -> HttpResponse:
        messages.success(request, _("%(text)s is taken out of the archive.") % {"text": obj_display})
        return redirect("admin:resolutions_version_changelist")

    @admin.display(description="document", ordering="symbol_sort")
    def name(self, version: Version) -> str:
        """With the language of a text that is not the English one."""
        return str(version) if version.language == "en" else f"{version} ({version.language})"

    @admin.display(description=gettext_lazy("stands there because"))
    def joined_to_others(self, version: Version) -> str:
        joined = version.joined
        return str(WHY_JOINED[joined["by"]]) % joined if joined else "-"

    @admin.display(description="problems", ordering="problem_count")
    def problem_count(self, version: Version) -> int:
        return version.problem_count

    @admin.display(description="on the site")
    def on_the_site(self, version: Version) -> str:
        return format_html('<a href="{0}">{0}</a>', version.get_absolute_url())

    @admin.display(description=gettext_lazy("its text"))
    def its_text(self, version: Version) -> str:
        """The way to where it is mended, and how much there is of it."""
        desk = reverse("admin:resolutions_version_text", args=[version.pk])
        rows = format_html_join("", ' · <a href="{}">{} {}</a>', _rows_of(version))
        return format_html('<a href="{}">{}</a>{}', desk, _("mend its text"), rows)

    @admin.display
    def file(self, version: Version) -> str:
        address = reverse("admin:resolutions_sourcefile_change", args=[version.source_id])
        return format_html('<a href="{}">{}</a>, {}', address, version.source.name, version.source.get_format_display())

    @admin.display(description="inferred, not said")
    def inferences(self, version: Version) -> str:
        return "; ".join(f"{field}: {one['value']} ({one['why']})" for field, one in version.inferred.items()) or "-"
