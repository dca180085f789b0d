"""Errors that readers reported: each with the words they were shown and the way to the place where they are mended."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resolutions.models import ErrorReport, Paragraph
from resolutions.models.error_reports import ErrorReportQuerySet
from resolutions.pages.place_names import spelt

from .base import BySymbol, ReadOnlyMixin, name_in
from .filters import filled


@admin.register(ErrorReport)
class ErrorReportAdmin(BySymbol, ReadOnlyMixin, admin.ModelAdmin):
    list_display = ("what", "where", "shown", "reported_at", "settled_by")
    list_display_links = None
    list_filter = (filled("settled_at", gettext_lazy("state"), gettext_lazy("settled"), gettext_lazy("open")),)
    list_select_related = ("language_version__version", "settled_by")
    symbol_of = ("language_version__version",)
    also_by = ("said",)
    actions = ("settle", "open_again")

    def get_queryset(self, request: HttpRequest) -> QuerySet[ErrorReport]:
        """With the line at which the paragraph begins, where it is read there still."""
        place = {name: OuterRef(name) for name in ("language_version", "anchor")}
        line = Paragraph.objects.filter(**place).values("first_line")[:1]
        return super().get_queryset(request).annotate(line=Subquery(line))

    @admin.display(description=gettext_lazy("what is wrong"))
    def what(self, report: ErrorReport) -> str:
        desk = reverse("admin:resolutions_languageversion_text", args=[report.language_version_id])
        line = cast("Any", report).line
        return format_html('<a href="{}">{}</a>', f"{desk}?line={line}#here" if line else desk, report.said)

    @admin.display(description=gettext_lazy("where"))
    def where(self, report: ErrorReport) -> str:
        text = report.language_version
        return f"{name_in(text.version, text.language)}, {spelt(report.place)}"

    @admin.display(description=gettext_lazy("words shown"))
    def shown(self, report: ErrorReport) -> str:
        return Truncator(report.words).chars(200)

    def has_settle_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("resolutions.change_version")

    @admin.action(description=gettext_lazy("Settle: looked at"), permissions=["settle"])
    def settle(self, request: HttpRequest, queryset: QuerySet[ErrorReport]) -> None:
        number = cast("ErrorReportQuerySet", queryset).settle(request.user)
        self.message_user(request, _("%(number)d reports are settled.") % {"number": number})

    @admin.action(description=gettext_lazy("Open again"), permissions=["settle"])
    def open_again(self, request: HttpRequest, queryset: QuerySet[ErrorReport]) -> None:
        number = cast("ErrorReportQuerySet", queryset).open_again()
        self.message_user(request, _("%(number)d reports are open again.") % {"number": number})
