"""What the search index follows, and the spellings it treats as one."""

from __future__ import annotations

from django.contrib import admin

from resolutions.models import OutboxEntry, SpellingVariant

from .base import ListMixin, ReadOnlyMixin, ToldMixin


@admin.register(OutboxEntry)
class OutboxEntryAdmin(ReadOnlyMixin, admin.ModelAdmin):
    list_display = ("version_id", "txid")
    search_fields = ("=version_id",)


@admin.register(SpellingVariant)
class SpellingVariantAdmin(ToldMixin, ListMixin, admin.ModelAdmin):
    list_display = ("spelling", "variant", "ending")
    list_filter = ("ending",)
    search_fields = ("spelling", "variant")
