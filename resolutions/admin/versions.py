"""Versions: the page where an editor says what no file says."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resolutions.curation import removing
from resolutions.models import Correction, LanguageVersion, Problem, Version
from resolutions.models.curation import OF_TEXT
from resolutions.models.languages import LanguageChoices
from resolutions.models.versions import VersionQuerySet

from . import bulk, joining, language_versions, notes
from .base import ListMixin, ReadOnlyInline, keys_of
from .curating import CorrectionInline, HistoryInCorrections, UndoesMoves
from .forms import VersionForm, save_corrections
from .language_versions import texts_in_files, with_problem_count
from .notes import NoteInline
from .spreadsheets import SpreadsheetsMixin
from .taking_out import TakesOut
from .visits import SaysWhoIsHere

WHY_JOINED = {
    "symbol": gettext_lazy("its symbol is kin to that of %(with)s"),
    "origin": gettext_lazy("it names %(with)s as its origin, or is named so by it"),
    "title": gettext_lazy("its title is that of “%(with)s” in the same session"),
    "text": gettext_lazy("its wording is that of %(with)s, of the same session (%(shared)s of it)"),
}
"""The evidence of ``Version.joined`` in words."""


class LanguageInline(ReadOnlyInline):
    """The language versions, each with a link to its own page."""

    model = LanguageVersion
    verbose_name_plural = gettext_lazy("in these languages")
    fields = readonly_fields = ("text", "title", "file", "file_count", "mend")

    def get_queryset(self, request: HttpRequest) -> QuerySet[LanguageVersion]:
        found = super().get_queryset(request).select_related("version", "shown__source")
        found = found.defer("version__parsed", "version__manifest", "version__inferred", "shown__source__content")
        return found.annotate(file_count=Count("readings"))

    @admin.display(description=gettext_lazy("language"))
    def text(self, text: LanguageVersion) -> str:
        address = reverse("admin:resolutions_languageversion_change", args=[text.pk])
        return format_html('<a href="{}">{}</a>', address, text.get_language_display())

    @admin.display(description=gettext_lazy("file shown"))
    def file(self, text: LanguageVersion) -> str:
        if text.shown is None:
            return "-"
        source = text.shown.source
        return f"{source.name}, {source.get_format_display()}"

    @admin.display(description=gettext_lazy("files"))
    def file_count(self, text: LanguageVersion) -> int:
        return cast("Any", text).file_count

    @admin.display(description=gettext_lazy("its text"))
    def mend(self, text: LanguageVersion) -> str:
        address = reverse("admin:resolutions_languageversion_text", args=[text.pk])
        return format_html('<a href="{}">{}</a>', address, _("mend its text"))


class ProblemInline(language_versions.ProblemInline):
    """Of all its languages."""

    fields: ClassVar[tuple[str, ...]] = ("language", *language_versions.ProblemInline.fields)
    readonly_fields: ClassVar[tuple[str, ...]] = fields
    related = ("language_version",)

    @admin.display(description=gettext_lazy("language"))
    def language(self, problem: Problem) -> str:
        return problem.language_version.get_language_display() if problem.language_version else "-"


class HasSymbol(admin.SimpleListFilter):
    title = gettext_lazy("symbol")
    parameter_name = "has_symbol"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("no", _("not known")), ("yes", _("known"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Version]) -> QuerySet[Version]:
        return queryset if self.value() is None else queryset.filter(symbol__isnull=self.value() == "no")


class HasProblems(language_versions.HasProblems):
    of = "version"


class HeldIn(admin.SimpleListFilter):
    title = gettext_lazy("language")
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return LanguageChoices.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet[Version]) -> QuerySet[Version]:
        language = self.value()
        return cast("VersionQuerySet", queryset).held_in(language) if language else queryset


@admin.register(Version)
class VersionAdmin(SpreadsheetsMixin, SaysWhoIsHere, UndoesMoves, HistoryInCorrections, ListMixin, TakesOut):
    moved_by = OF_TEXT
    form = VersionForm
    take_out = staticmethod(removing.remove_version)
    what_becomes = gettext_lazy(
        "It leaves the archive in every language: nobody reads, finds or downloads it any more. Loads leave it out "
        "from now on, and say so. Its files and what editors said of it are kept; it can be put back from the list of "
        "texts taken out."
    )
    list_display = ("name", "problem_count", "held_in", "stage", "entitled", "issued_on")
    list_filter = (HasSymbol, HasProblems, "stage", "kind", HeldIn, "symbol_from", "resolution__session")
    search_fields = ("symbol", "titles")
    search_help_text = gettext_lazy("Symbol, words of the title, or file name")
    autocomplete_fields = ("resolution",)
    readonly_fields = ("on_the_site", "inferences", "loaded_at", "joined_to_others", "about")
    save_on_top = True
    fieldsets = (
        (None, {"fields": ("on_the_site", "loaded_at", "inferences")}),
        (gettext_lazy("Identity"), {"fields": ("symbol", "kind", "about", "stage", "resolution", "joined_to_others")}),
        (gettext_lazy("Cover"), {"fields": ("organ", "distribution", "original_language", "issued_on", "adopted_on")}),
        (
            gettext_lazy("Origin"),
            {"fields": ("meeting", "origin", "related", "tabled_by", "joined_by", "sponsor_note")},
        ),
        (gettext_lazy("Library"), {"fields": ("subjects",)}),
        (None, {"fields": ("reason",)}),
    )
    inlines = (LanguageInline, ProblemInline, NoteInline, CorrectionInline)
    actions = ("set_fields", "download_sheet", "leave_notes", "join_translations", "split_off", "remove")

    @admin.action(description=gettext_lazy("Set kind, stage, dates, subjects or sponsors"), permissions=["change"])
    def set_fields(self, request: HttpRequest, queryset: QuerySet[Version]) -> HttpResponse | None:
        return bulk.set_fields(self, request, queryset, bulk.VersionFieldsForm)

    @admin.action(description=gettext_lazy("Take out as proposals of their own"), permissions=["change"])
    def split_off(self, request: HttpRequest, queryset: QuerySet[Version]) -> HttpResponse | None:
        return bulk.split_off(self, request, queryset)

    @admin.action(description=gettext_lazy("Join to the text of which they are translations"), permissions=["change"])
    def join_translations(self, request: HttpRequest, queryset: QuerySet[Version]) -> HttpResponse | None:
        return joining.join(self, request, queryset)

    @admin.action(description=gettext_lazy("Leave a note, or assign"), permissions=["change"])
    def leave_notes(self, request: HttpRequest, queryset: QuerySet[Version]) -> HttpResponse | None:
        return notes.leave_notes(self, request, queryset)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Version]:
        found = super().get_queryset(request).select_related("resolution__session")
        return with_problem_count(found.defer("parsed", "manifest"), "version")

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
        return found | queryset.filter(pk__in=texts_in_files(words, "language_version__version")), False

    def get_urls(self) -> list:
        text = self.admin_site.admin_view(self.text)
        return [path("<int:pk>/text/", text, name="resolutions_version_text"), *super().get_urls()]

    def text(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Redirect to the page where the leading language version is mended."""
        leading = get_object_or_404(LanguageVersion.objects.leading(), version=pk)
        desk = reverse("admin:resolutions_languageversion_text", args=[leading.pk])
        query = request.GET.urlencode()
        return HttpResponseRedirect(f"{desk}?{query}" if query else desk)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def history_of(self, object_id: Any) -> QuerySet[Correction]:
        """With those of its languages."""
        own = super().history_of(object_id)
        of_languages = Correction.objects.filter(language_version__version=object_id)
        return Correction.objects.filter(Q(pk__in=own.values("pk")) | Q(pk__in=of_languages.values("pk")))

    def save_model(self, request: HttpRequest, obj: Version, form: VersionForm, change: bool) -> None:
        save_corrections(form, obj, request.user)

    @admin.display(description=gettext_lazy("document"), ordering="symbol_sort")
    def name(self, version: Version) -> str:
        return str(version)

    @admin.display(description=gettext_lazy("languages"))
    def held_in(self, version: Version) -> str:
        return ", ".join(version.languages)

    @admin.display(description=gettext_lazy("title"))
    def entitled(self, version: Version) -> str:
        return version.title

    @admin.display(description=gettext_lazy("stands there because"))
    def joined_to_others(self, version: Version) -> str:
        joined = version.joined
        return str(WHY_JOINED[joined["by"]]) % joined if joined else "-"

    @admin.display(description=gettext_lazy("problems"), ordering="problem_count")
    def problem_count(self, version: Version) -> int:
        return cast("Any", version).problem_count

    @admin.display(description=gettext_lazy("on the site"))
    def on_the_site(self, version: Version) -> str:
        return format_html('<a href="{0}">{0}</a>', version.get_absolute_url())

    @admin.display(description=gettext_lazy("inferred, not said"))
    def inferences(self, version: Version) -> str:
        return "; ".join(f"{field}: {one['value']} ({one['why']})" for field, one in version.inferred.items()) or "-"
