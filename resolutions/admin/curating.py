"""The history of what editors said."""

from __future__ import annotations

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest

from resolutions import curation
from resolutions.models import Correction

from .base import ReadOnlyInline, ReadOnlyMixin


class CorrectionInline(ReadOnlyInline):
    model = Correction
    fields = readonly_fields = ("field", "before", "value", "editor", "made_at", "ended_at", "ended_by")
    verbose_name_plural = "corrections (take one back from the list of corrections)"
    related = ("version", "resolution", "editor", "ended_by")


class Stands(admin.SimpleListFilter):
    title = "state"
    parameter_name = "stands"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("yes", "stands"), ("no", "taken back or replaced")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Correction]) -> QuerySet[Correction]:
        return queryset if self.value() is None else queryset.filter(ended_at__isnull=self.value() == "yes")


@admin.register(Correction)
class CorrectionAdmin(ReadOnlyMixin, admin.ModelAdmin):
    list_display = ("field", "version", "resolution", "before", "value", "editor", "made_at", "stands")
    list_filter = (Stands, "field", "editor")
    list_select_related = ("version", "resolution", "editor")
    search_fields = ("version__symbol_key", "version__title", "resolution__title", "editor__username")
    date_hierarchy = "made_at"
    actions = ("take_back",)

    @admin.display(boolean=True)
    def stands(self, correction: Correction) -> bool:
        return correction.stands

    def has_take_back_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("resolutions.change_correction")

    @admin.action(description="Take back", permissions=["take_back"])
    def take_back(self, request: HttpRequest, queryset: QuerySet[Correction]) -> None:
        """The newest first, so that a correction and the one it replaced can go together."""
        taken = 0
        for correction in queryset.order_by("-pk"):
            try:
                curation.take_back(correction, request.user)
                taken += 1
            except Correction.DoesNotExist:
                messages.warning(request, f"{correction} does not stand any more.")
            except ValidationError as error:
                messages.error(request, f"{correction}: {' '.join(error.messages)}")
        messages.success(request, f"{taken} taken back.")
