"""What stands in the texts, to be found and looked at. It is mended where the text is, in its version."""

from __future__ import annotations

from django.contrib import admin

from resolutions.models import Citation, Footnote, NoteAnchor, Paragraph, Table

from .base import ReadOnlyMixin


@admin.register(Paragraph)
class ParagraphAdmin(ReadOnlyMixin, admin.ModelAdmin):
    list_display = ("anchor", "version", "kind", "number", "opening", "text")
    list_filter = ("kind", "annex")
    list_select_related = ("version",)
    search_fields = ("=anchor", "version__symbol_key", "opening")
    search_help_text = "Anchor, symbol, or opening words; for words of the text use the site's search"


@admin.register(Footnote)
class FootnoteAdmin(ReadOnlyMixin, admin.ModelAdmin):
    list_display = ("mark", "version", "text")
    list_select_related = ("version",)
    search_fields = ("version__symbol_key", "text")


@admin.register(NoteAnchor)
class NoteAnchorAdmin(ReadOnlyMixin, admin.ModelAdmin):
    list_display = ("mark", "paragraph", "offset", "footnote")
    list_filter = (("footnote", admin.EmptyFieldListFilter),)
    list_select_related = ("paragraph__version", "footnote__version")
    search_fields = ("paragraph__version__symbol_key",)


@admin.register(Table)
class TableAdmin(ReadOnlyMixin, admin.ModelAdmin):
    list_display = ("version", "position", "after")
    list_select_related = ("version", "after__version")
    search_fields = ("version__symbol_key",)


@admin.register(Citation)
class CitationAdmin(ReadOnlyMixin, admin.ModelAdmin):
    list_display = ("version", "as_written", "symbol", "carrier", "target")
    list_filter = (("target", admin.EmptyFieldListFilter),)
    list_select_related = ("version", "target")
    search_fields = ("symbol_key", "version__symbol_key")
