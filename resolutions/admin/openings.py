"""The ladders of opening verbs, by which comparisons call a change stronger or weaker."""

from __future__ import annotations

from django.contrib import admin

from resolutions.models import OpeningVerb

from .base import ListMixin, ToldMixin


@admin.register(OpeningVerb)
class OpeningVerbAdmin(ToldMixin, ListMixin, admin.ModelAdmin):
    list_display = ("verb", "ladder", "rung")
    list_editable = ("rung",)
    list_filter = ("ladder",)
    search_fields = ("verb",)
    list_per_page = 100
