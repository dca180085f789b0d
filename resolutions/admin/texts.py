"""What stands in the texts, to be found and looked at. It is mended where the text is, in its version."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from resolutions.models import (
    Citation,
    Commitment,
    Footnote,
    FormerAnchor,
    Instruction,
    NoteAnchor,
    Paragraph,
    ReadingChange,
    Table,
)

from .base import BySymbol, ReadOnlyMixin, keys_of
from .filters import filled


class RowsOfTexts(BySymbol, ReadOnlyMixin, admin.ModelAdmin):
    """The latest first, as the primary key has them: there are millions. Those of one text in its order."""

    ordering = ("-pk",)
    symbol_of = ("language_version__version",)

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        return ("pk",) if "language_version__id__exact" in request.GET else self.ordering


@admin.register(Paragraph)
class ParagraphAdmin(RowsOfTexts):
    list_display = ("anchor", "language_version", "kind", "number", "opening", "text")
    list_filter = ("kind",)
    list_select_related = ("language_version__version",)
    search_help_text = _("Symbol of the text; for words use the site’s search")


@admin.register(Footnote)
class FootnoteAdmin(RowsOfTexts):
    list_display = ("mark", "language_version", "text")
    list_select_related = ("language_version__version",)


@admin.register(FormerAnchor)
class FormerAnchorAdmin(RowsOfTexts):
    list_display = ("anchor", "language_version", "leads_to", "opening", "until")
    list_filter = (filled("paragraph", _("words"), _("held"), _("gone")),)
    list_select_related = ("language_version__version", "paragraph")

    @admin.display(description=_("leads to"))
    def leads_to(self, former: FormerAnchor) -> str:
        return former.paragraph.anchor if former.paragraph else "-"


@admin.register(ReadingChange)
class ReadingChangeAdmin(RowsOfTexts):
    list_display = ("language_version", "made_at", "former", "now", "changed")
    list_select_related = ("language_version__version",)
    date_hierarchy = "made_at"


@admin.register(NoteAnchor)
class NoteAnchorAdmin(RowsOfTexts):
    list_display = ("mark", "paragraph", "offset", "footnote")
    list_filter = (filled("footnote", _("footnote"), _("found"), _("not found")),)
    list_select_related = ("paragraph__language_version__version", "footnote__language_version__version")
    symbol_of = ("paragraph__language_version__version",)


@admin.register(Table)
class TableAdmin(RowsOfTexts):
    list_display = ("language_version", "position", "after")
    list_select_related = ("language_version__version", "after__language_version__version")


def _part(citation: Citation) -> str:
    """Of the text, the part that cites."""
    if citation.paragraph:
        return citation.paragraph.anchor
    note = citation.footnote
    return gettext("note %(mark)s") % {"mark": note.mark} if note else gettext("sponsors’ note")


@admin.register(Citation)
class CitationAdmin(RowsOfTexts):
    list_display = ("place", "as_written", "symbol", "held", "carrier")
    list_filter = (filled("target", _("document"), _("held"), _("not held")),)
    list_select_related = ("language_version__version", "paragraph", "footnote")
    search_help_text = _("Symbol of the text, or of a document it cites")

    @admin.display(description=_("in"))
    def place(self, citation: Citation) -> str:
        return f"{citation.language_version}, {_part(citation)}"

    @admin.display(description=_("held"), boolean=True)
    def held(self, citation: Citation) -> bool:
        return citation.target_id is not None

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, words: str) -> tuple[QuerySet, bool]:
        in_text, _distinct = super().get_search_results(request, queryset, words)
        return (in_text | queryset.filter(symbol_key__in=keys_of(words)) if words.strip() else in_text), False


@admin.register(Commitment)
class CommitmentAdmin(BySymbol, ReadOnlyMixin, admin.ModelAdmin):
    """What the text asks for, as it was read: the rows follow from the words."""

    ordering = ("-pk",)
    symbol_of = ("version",)
    list_display = ("version", "anchor", "kind", "due_sessions")
    list_filter = ("kind",)
    list_select_related = ("version", "paragraph")

    @admin.display(description=_("paragraph"))
    def anchor(self, commitment: Commitment) -> str:
        return commitment.paragraph.anchor


@admin.register(Instruction)
class InstructionAdmin(BySymbol, ReadOnlyMixin, admin.ModelAdmin):
    """What an amendment tells to do, as it was read: the rows follow from the words."""

    ordering = ("-pk",)
    symbol_of = ("paragraph__language_version__version",)
    list_display = ("amendment", "operation", "target", "words")
    list_filter = ("operation",)
    list_select_related = ("paragraph__language_version__version",)

    @admin.display(description=_("amendment"))
    def amendment(self, instruction: Instruction) -> str:
        return str(instruction.paragraph.language_version.version)
