"""Who is at a text now: said on its pages, so that two editors know of each other. Nothing is locked."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from resolutions.models import Visit

from .base import AdminPage, BySymbol, ReadOnlyMixin


def say_who_is_here(request: HttpRequest, version: int) -> None:
    """Record that this editor is at the text, and name the others on the page."""
    editor: Any = request.user  # pages of the admin are for those signed in
    Visit.objects.note(version, editor)
    if request.method != "GET":
        return
    for visit in Visit.objects.now_at(version, besides=editor):
        since = date_format(timezone.localtime(visit.at), "TIME_FORMAT")
        messages.warning(
            request, _("At this text too: %(editor)s, last at %(since)s.") % {"editor": visit.editor, "since": since}
        )


class SaysWhoIsHere(AdminPage):
    """The page of a text, or of a language of it."""

    version_of = "pk"

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **options: Any) -> HttpResponse:
        if original := context.get("original"):
            say_who_is_here(request, getattr(original, self.version_of))
        return super().render_change_form(request, context, *args, **options)


@admin.register(Visit)
class VisitAdmin(BySymbol, ReadOnlyMixin, admin.ModelAdmin):
    list_display = ("editor", "version", "at")
    list_filter = ("editor",)
    list_select_related = ("editor", "version")
    also_by = ("editor__username",)
