"""Language versions, with their title, language and the reading that is shown; and readings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, cast

from django.contrib import admin, messages
from django.contrib.admin.utils import model_ngettext
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resolutions.curation import removing
from resolutions.models import (
    Citation,
    Correction,
    Footnote,
    LanguageVersion,
    Paragraph,
    Problem,
    Reading,
    SourceFile,
    Table,
)
from resolutions.models.choices import Outcome
from resolutions.models.curation import FIELDS
from resolutions.models.sources import ReadingQuerySet
from resolutions.pages.naming import day_in_words
from resolutions.pages.problems import said

from .base import ListMixin, ReadOnlyInline, ReadOnlyMixin, first_keys, keys_of, name_in
from .curating import CorrectionInline, HistoryInCorrections
from .filters import InWords
from .forms import LanguageVersionForm, save_corrections
from .mending import text_page
from .taking_out import TakesOut
from .visits import SaysWhoIsHere

HELD = (Paragraph, Footnote, Table, Citation)
"""The rows of a text: its page counts them and links to their lists."""
BESIDE = FIELDS | {
    "additional_sponsors": gettext_lazy("Additional sponsors"),
    "subject_identifiers": gettext_lazy("Identifiers of subject headings"),
    "library_record": gettext_lazy("Number of the record in the Digital Library"),
    "text_language": gettext_lazy("Language"),
}
"""What a manifest says of a file, with its labels."""


class ProblemInline(ReadOnlyInline):
    model = Problem
    fields: ClassVar[tuple[str, ...]] = ("file_name", "line", "code", "words")
    readonly_fields: ClassVar[tuple[str, ...]] = fields

    @admin.display(description=gettext_lazy("message"))
    def words(self, problem: Problem) -> str:
        return said(problem.message)


def _received(reading: Reading) -> str:
    return date_format(timezone.localtime(reading.source.received_at), "DATETIME_FORMAT")


class ReadingInline(ReadOnlyInline):
    """The files of a language version, the best first. Where one differs from the file shown is listed among the
    problems."""

    model = Reading
    verbose_name_plural = gettext_lazy("files, the best first")
    fields = readonly_fields = ("file", "format", "received", "is_shown", "reissued", "problem_count", "differences")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Reading]:
        found = cast("ReadingQuerySet", with_text(super().get_queryset(request)))
        return with_problem_count(found.best_first(), "reading")

    @admin.display(description=gettext_lazy("file"))
    def file(self, reading: Reading) -> str:
        return format_html('<a href="{}">{}</a>', reading_address(reading), reading.source.name)

    @admin.display(description=gettext_lazy("format"))
    def format(self, reading: Reading) -> str:
        return str(reading.source.get_format_display())

    @admin.display(description=gettext_lazy("received"))
    def received(self, reading: Reading) -> str:
        return _received(reading)

    @admin.display(description=gettext_lazy("shown"), boolean=True)
    def is_shown(self, reading: Reading) -> bool:
        return _is_shown(reading)

    @admin.display(description=gettext_lazy("problems"))
    def problem_count(self, reading: Reading) -> int:
        return cast("Any", reading).problem_count

    @admin.display(description=gettext_lazy("side by side"))
    def differences(self, reading: Reading) -> str:
        """A link to its lines beside what was read in them."""
        desk = reverse("admin:resolutions_languageversion_text", args=[reading.language_version_id])
        address = desk if _is_shown(reading) else f"{desk}?reading={reading.pk}"
        return format_html('<a href="{}">{}</a>', address, _("the file and what was read in it"))


def _is_shown(reading: Reading) -> bool:
    return getattr(reading, "shown_in", None) is not None


def with_text(readings: QuerySet[Reading]) -> QuerySet[Reading]:
    """With the source file, the language version and the version, without their bulky columns."""
    found = readings.select_related("source", "language_version__version", "shown_in")
    of_version = (f"language_version__version__{name}" for name in ("parsed", "manifest", "inferred"))
    return found.defer("source__content", "parsed", *of_version)


def reading_address(reading: Reading) -> str:
    return reverse("admin:resolutions_reading_change", args=[reading.pk])


def with_problem_count(found: QuerySet, of: str) -> QuerySet:
    """Adds ``problem_count``. ``of`` is the relation from a problem to the row."""
    counted = Problem.objects.filter(**{of: OuterRef("pk")}).order_by().values(of).annotate(n=Count("pk"))
    return found.annotate(problem_count=Coalesce(Subquery(counted.values("n")), 0))


class HasProblems(admin.SimpleListFilter):
    """``of`` is the column of problems and corrections that points to the rows of the list."""

    of = "language_version"
    title = gettext_lazy("reading")
    parameter_name = "problems"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", _("with problems")), ("corrected", _("corrected by an editor"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        held = {f"{self.of}__isnull": False}
        rows = {
            "yes": Problem.objects.filter(**held).values(self.of),
            "corrected": Correction.objects.standing().filter(**held).values(self.of),
        }.get(self.value() or "")
        return queryset if rows is None else queryset.filter(pk__in=rows)


def _rows_of(text: LanguageVersion) -> Iterator[tuple[str, int, str]]:
    """The address of each list with rows of the text, their number, and their name."""
    for model in HELD:
        if count := model.objects.filter(language_version=text).count():
            rows = reverse(f"admin:resolutions_{model._meta.model_name}_changelist")
            yield f"{rows}?language_version__id__exact={text.pk}", count, model_ngettext(model._meta, count)


@admin.register(LanguageVersion)
class LanguageVersionAdmin(SaysWhoIsHere, HistoryInCorrections, ListMixin, TakesOut):
    version_of = "version_id"
    form = LanguageVersionForm
    take_out = staticmethod(removing.remove_language)
    what_becomes = gettext_lazy(
        "It leaves the archive in this language, and the document too where it is held in no other: nobody reads, "
        "finds or downloads it any more. Loads leave it out from now on, and say so. Its files and what editors said "
        "of it are kept; it can be put back from the list of texts taken out."
    )
    list_display = ("name", "problem_count", "language", "title", "file_format")
    list_filter = (HasProblems, "language", ("shown__source__format", InWords))
    search_fields = ("title",)
    search_help_text = gettext_lazy("Symbol, words of the title, or file name")
    ordering = ("-pk",)
    readonly_fields = ("document", "on_the_site", "its_text")
    save_on_top = True
    fields = ("document", "on_the_site", "its_text", "title", "language", "shown_file", "reason")
    inlines = (ReadingInline, ProblemInline, CorrectionInline)

    def get_queryset(self, request: HttpRequest) -> QuerySet[LanguageVersion]:
        found = super().get_queryset(request).select_related("version", "shown__source")
        found = found.defer("version__parsed", "version__manifest", "shown__source__content")
        return with_problem_count(found, "language_version")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[LanguageVersion], words: str
    ) -> tuple[QuerySet[LanguageVersion], bool]:
        """By symbol in any spelling; other words are searched in titles and file names."""
        if not words.strip():
            return queryset, False
        of_symbol = queryset.filter(version__symbol_key__in=keys_of(words))
        if of_symbol.exists():
            return of_symbol, False
        found, _may_repeat = super().get_search_results(request, queryset, words)
        return found | queryset.filter(pk__in=texts_in_files(words)), False

    def get_urls(self) -> list:
        text = self.admin_site.admin_view(self.text)
        return [path("<int:pk>/text/", text, name="resolutions_languageversion_text"), *super().get_urls()]

    def text(self, request: HttpRequest, pk: int) -> HttpResponse:
        return text_page(request, pk, self.admin_site.each_context(request))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: LanguageVersion, form: LanguageVersionForm, change: bool) -> None:
        save_corrections(form, obj, request.user)

    def response_change(self, request: HttpRequest, obj: LanguageVersion) -> HttpResponse:
        """If the language was corrected to one that is held, the row was joined with another, which is shown."""
        if LanguageVersion.objects.filter(pk=obj.pk).exists():
            return super().response_change(request, obj)
        held = LanguageVersion.objects.get(version=obj.version_id, language=obj.language)
        messages.success(request, _("Its files stand beside those of %(text)s now.") % {"text": held})
        return redirect("admin:resolutions_languageversion_change", held.pk)

    @admin.display(description=gettext_lazy("text"), ordering="version__symbol_sort")
    def name(self, text: LanguageVersion) -> str:
        return name_in(text.version, text.language)

    @admin.display(description=gettext_lazy("problems"), ordering="problem_count")
    def problem_count(self, text: LanguageVersion) -> int:
        return cast("Any", text).problem_count

    @admin.display(description=gettext_lazy("file shown"), ordering="shown__source__format")
    def file_format(self, text: LanguageVersion) -> str:
        return str(text.shown.source.get_format_display()) if text.shown else "-"

    @admin.display(description=gettext_lazy("document"))
    def document(self, text: LanguageVersion) -> str:
        """A link to the version."""
        address = reverse("admin:resolutions_version_change", args=[text.version_id])
        return format_html('<a href="{}">{}</a>', address, text.version)

    @admin.display(description=gettext_lazy("on the site"))
    def on_the_site(self, text: LanguageVersion) -> str:
        return format_html('<a href="{0}">{0}</a>', text.get_absolute_url())

    @admin.display(description=gettext_lazy("its text"))
    def its_text(self, text: LanguageVersion) -> str:
        """A link to the page where its text is mended, and links to its rows."""
        desk = reverse("admin:resolutions_languageversion_text", args=[text.pk])
        rows = format_html_join("", ' · <a href="{}">{} {}</a>', _rows_of(text))
        return format_html('<a href="{}">{}</a>{}', desk, _("mend its text"), rows)


def texts_in_files(words: str, of: str = "language_version") -> list[int]:
    """Primary keys of the language versions, or by another relation ``of`` a reading, in files whose name has these
    words."""
    files = first_keys(SourceFile.objects.filter(name__icontains=words.strip()))
    return list(Reading.objects.filter(source__in=files).values_list(of, flat=True))


@admin.register(Reading)
class ReadingAdmin(ReadOnlyMixin, TakesOut):
    """Read-only: which reading is shown is chosen on the page of the language version."""

    take_out = staticmethod(removing.remove_source)
    what_becomes = gettext_lazy(
        "This file leaves the archive, and the text with it where it has no other: the best of the others is shown. "
        "Loads leave this file out from now on, and say so. It is kept, and can be put back from the list of texts "
        "taken out."
    )
    list_display = ("file", "text", "format", "is_shown", "problem_count", "received")
    list_filter = (("source__format", InWords), "chosen")
    search_fields = ("source__name",)
    search_help_text = gettext_lazy("Symbol, or file name")
    ordering = ("-pk",)
    fields = ("file", "text", "format", "is_shown", "chosen", "reissued", "beside", "received")
    inlines = (ProblemInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Reading]:
        return with_problem_count(with_text(super().get_queryset(request)), "reading")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Reading], words: str
    ) -> tuple[QuerySet[Reading], bool]:
        of_symbol = queryset.filter(language_version__version__symbol_key__in=keys_of(words))
        return (of_symbol, False) if of_symbol.exists() else super().get_search_results(request, queryset, words)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return admin.ModelAdmin.has_delete_permission(self, request, obj)

    @admin.display(description=gettext_lazy("file"), ordering="source__name")
    def file(self, reading: Reading) -> str:
        return reading.source.name

    @admin.display(description=gettext_lazy("text"), ordering="language_version__version__symbol_sort")
    def text(self, reading: Reading) -> str:
        address = reverse("admin:resolutions_languageversion_change", args=[reading.language_version_id])
        name = name_in(reading.language_version.version, reading.language_version.language)
        return format_html('<a href="{}">{}</a>', address, name)

    @admin.display(description=gettext_lazy("format"), ordering="source__format")
    def format(self, reading: Reading) -> str:
        return str(reading.source.get_format_display())

    @admin.display(description=gettext_lazy("shown"), boolean=True)
    def is_shown(self, reading: Reading) -> bool:
        return _is_shown(reading)

    @admin.display(description=gettext_lazy("problems"), ordering="problem_count")
    def problem_count(self, reading: Reading) -> int:
        return cast("Any", reading).problem_count

    @admin.display(description=gettext_lazy("received"), ordering="source__received_at")
    def received(self, reading: Reading) -> str:
        return _received(reading)

    @admin.display(description=gettext_lazy("said beside the file"))
    def beside(self, reading: Reading) -> str:
        line = _("{kind}: {words}")
        told = (
            line.format(kind=BESIDE.get(name, name), words=_beside(name, value))
            for name, value in reading.manifest.items()
        )
        return "; ".join(told) or "-"


def _beside(name: str, value: Any) -> str:
    """One value of a manifest, as people write it."""
    if name == "outcome":
        return str(Outcome(value).label)
    if isinstance(value, Mapping):
        return ", ".join(f"{heading} ({identifier})" for heading, identifier in value.items())
    if isinstance(value, list):
        return ", ".join(_item(one) if isinstance(one, Mapping) else one for one in value)
    return day_in_words(value)


def _item(item: Mapping[str, str | None]) -> str:
    """``69 (b) Human rights questions``."""
    letter = f"({item['letter']})" if item["letter"] else ""
    return " ".join(filter(None, (item["number"], letter, item["title"])))
