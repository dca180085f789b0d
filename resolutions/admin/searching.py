"""What the search index follows, and the spellings it treats as one."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import admin

from resolutions.models import OutboxEntry, SpellingVariant
from resolutions.search import outbox

from .base import ListMixin, ReadOnlyMixin, SearchedByMixin, ToldMixin


@admin.register(OutboxEntry)
class OutboxEntryAdmin(ReadOnlyMixin, admin.ModelAdmin):
    list_display = ("version_id", "txid")
    search_fields = ("=version_id",)


@admin.register(SpellingVariant)
class SpellingVariantAdmin(ToldMixin, SearchedByMixin, ListMixin, admin.ModelAdmin):
    list_display = ("spelling", "variant", "ending")
    list_filter = ("ending",)
    search_fields = ("spelling", "variant")

    def _texts(self, rows: Iterable[SpellingVariant]) -> list[int]:
        return [outbox.SPELLINGS]
