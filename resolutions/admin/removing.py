"""Removals of versions, language versions and files: who removed them, why, and how they are restored."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from resarchive.formats import day_written
from resolutions.curation import removing
from resolutions.models import Removal, RemovedReading
from resolutions.models.curation import RemovalQuerySet, RemovalScope
from resolutions.models.languages import LanguageChoices

from .base import ReadOnlyInline, ReadOnlyMixin, keys_of
from .curating import CorrectionInline


class KeptCorrectionInline(CorrectionInline):
    """They come back with the text, and can be taken back then."""

    fields = readonly_fields = ("field", "was", "is_now", "editor", "made_at", "stands")
    related = ("removal", "editor")

    @admin.display(description=_("stands"), boolean=True)
    def stands(self, correction: Any) -> bool:
        return correction.stands


class RemovedFile:
    """Columns of a removed reading, whose file is kept."""

    @admin.display(description=_("file"))
    def file(self, removed: RemovedReading) -> str:
        address = reverse("admin:resolutions_sourcefile_change", args=[removed.source_id])
        return format_html('<a href="{}">{}</a>', address, removed.source.name)

    @admin.display(description=_("format"))
    def format(self, removed: RemovedReading) -> str:
        return str(removed.source.get_format_display())

    @admin.display(description=_("language"))
    def spoken(self, removed: RemovedReading) -> str:
        return str(LanguageChoices(removed.language).label)


class RemovedReadingInline(RemovedFile, ReadOnlyInline):
    model = RemovedReading
    verbose_name_plural = _("files")
    fields = readonly_fields = ("file", "format", "spoken")

    def get_queryset(self, request: HttpRequest) -> QuerySet[RemovedReading]:
        return super().get_queryset(request).select_related("source").defer("source__content")


class State(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"
    NARROWED = {
        "out": (_("loads leave it out"), Q(ended_at=None)),
        "back": (_("put back"), Q(put_back=True)),
        "in": (_("its files may come in"), Q(put_back=False, ended_at__isnull=False)),
    }

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(name, words) for name, (words, _rows) in self.NARROWED.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Removal]) -> QuerySet[Removal]:
        name = self.value()
        return queryset.filter(self.NARROWED[name][1]) if name in self.NARROWED else queryset


@admin.register(Removal)
class RemovalAdmin(ReadOnlyMixin, admin.ModelAdmin):
    """Without texts that were joined to others: that is taken back where they are."""

    list_display = ("label", "what", "state", "is_public", "title", "reason", "editor", "made_at")
    list_filter = (State, "scope", "is_public")
    list_select_related = ("editor", "ended_by")
    search_fields = ("title", "reason", "editor__username")
    search_help_text = _("Symbol, words of the title or of the reason, or who took it out")
    date_hierarchy = "made_at"
    fields = ("label", "what", "title", "reason", "editor", "made_at", "state", "is_public")
    readonly_fields = ("what", "state")
    inlines = (RemovedReadingInline, KeptCorrectionInline)
    actions = ("restore", "let_in", "tell_readers", "tell_nobody")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Removal]:
        return super().get_queryset(request).exclude(scope=RemovalScope.JOINED)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Removal], words: str
    ) -> tuple[QuerySet[Removal], bool]:
        of_symbol = queryset.filter(symbol_key__in=keys_of(words))
        return (of_symbol, False) if of_symbol else super().get_search_results(request, queryset, words)

    @admin.display(description=_("state"))
    def state(self, removal: Removal) -> str:
        if removal.ended_at is None:
            return gettext("loads leave it out")
        words = (
            _("put back by %(editor)s, %(day)s")
            if removal.put_back
            else _("its files may come in, says %(editor)s, %(day)s")
        )
        return words % {"editor": removal.ended_by or "–", "day": day_written(removal.ended_at)}

    @admin.display(description=_("what"), ordering="scope")
    def what(self, removal: Removal) -> str:
        words = str(RemovalScope(removal.scope).label)
        return f"{words}: {LanguageChoices(removal.language).label}" if removal.language else words

    def has_take_in_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("resolutions.change_removal")

    @admin.action(description=_("Put back into the archive"), permissions=["take_in"])
    def restore(self, request: HttpRequest, queryset: QuerySet[Removal]) -> None:
        """With all that editors said of them."""
        made = 0
        for removal in queryset:
            try:
                removing.restore(removal, request.user)
            except ValidationError as error:
                messages.error(request, " ".join(error.messages))
                continue
            self.log_change(request, removal, gettext("put back"))
            made += 1
        if made:
            words = ngettext(
                "%(count)s text is in the archive again.", "%(count)s texts are in the archive again.", made
            )
            messages.success(request, words % {"count": made})

    @admin.action(description=_("Let loads take in files of them again"), permissions=["take_in"])
    def let_in(self, request: HttpRequest, queryset: RemovalQuerySet) -> None:
        for removal in queryset.standing():
            removing.let_in(removal, request.user)
            self.log_change(request, removal, gettext("its files may come in"))

    @admin.action(description=_("Tell readers that they were removed, when and why"), permissions=["take_in"])
    def tell_readers(self, request: HttpRequest, queryset: RemovalQuerySet) -> None:
        self._tell(request, queryset, True)

    @admin.action(description=_("Tell readers no more"), permissions=["take_in"])
    def tell_nobody(self, request: HttpRequest, queryset: RemovalQuerySet) -> None:
        self._tell(request, queryset, False)

    def _tell(self, request: HttpRequest, queryset: RemovalQuerySet, told: bool) -> None:
        for removal in queryset.exclude(is_public=told):
            self.log_change(request, removal, gettext("readers are told") if told else gettext("readers are not told"))
        made = removing.tell_readers(queryset, told)
        messages.success(request, ngettext("%(count)s change made.", "%(count)s changes made.", made) % {"count": made})


@admin.register(RemovedReading)
class RemovedReadingAdmin(RemovedFile, ReadOnlyMixin, admin.ModelAdmin):
    list_display = ("removal", "file", "format", "spoken")
    list_display_links = ("removal",)
    search_fields = ("source__name", "removal__label")
    fields = ("removal", "file", "format", "spoken", "part", "said")
    ordering = ("-pk",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[RemovedReading]:
        return super().get_queryset(request).select_related("source", "removal").defer("source__content")
