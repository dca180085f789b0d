"""What was loaded: the bytes as received."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin
from django.db.models import F, Func, IntegerField, Prefetch, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from resolutions.models import Reading, SourceFile

from .base import ReadOnlyMixin, name_in
from .filters import InWords, filled


@admin.register(SourceFile)
class SourceFileAdmin(ReadOnlyMixin, admin.ModelAdmin):
    list_display = ("name", "format", "size", "received_at", "documents", "replaced_by")
    list_filter = (
        ("format", InWords),
        filled("replaced_by", _("state"), _("replaced by a changed file"), _("the file as it stands")),
    )
    list_select_related = ("replaced_by",)
    search_fields = ("name", "=sha256")
    ordering = ("-pk",)
    fields = ("name", "format", "sha256", "size", "received_at", "documents", "replaced_by")

    def get_queryset(self, request: HttpRequest) -> QuerySet[SourceFile]:
        size = Func(F("content"), function="octet_length", output_field=IntegerField())
        found = super().get_queryset(request).defer("content", "replaced_by__content").annotate(size=size)
        read = Reading.objects.order_by("part").select_related("language_version__version").defer("parsed", "manifest")
        return found.prefetch_related(Prefetch("readings", read))

    @admin.display(description=_("bytes"), ordering="size")
    def size(self, source: SourceFile) -> int:
        return cast("Any", source).size

    @admin.display(description=_("documents"))
    def documents(self, source: SourceFile) -> str:
        texts = (reading.language_version for reading in source.readings.all())
        return ", ".join(name_in(text.version, text.language) for text in texts) or "-"
