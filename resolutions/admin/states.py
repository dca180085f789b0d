"""The authority list of States, groups and bodies, how they voted, and the library's subjects."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from resolutions.models import Alias, Ballot, Sponsor, Sponsorship, Subject, SubjectHeading, Vote

from .base import ListMixin, ReadOnlyMixin


class AliasInline(admin.TabularInline):
    model = Alias
    fields = readonly_fields = ("name", "until", "guessed")
    extra = 0
    max_num = 0
    can_delete = False


@admin.register(Sponsor)
class SponsorAdmin(ListMixin, admin.ModelAdmin):
    list_display = ("name", "kind", "code", "text_count")
    list_filter = ("kind",)
    search_fields = ("name", "aliases__name", "=code")
    prepopulated_fields = {"slug": ("name",)}
    inlines = (AliasInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Sponsor]:
        return super().get_queryset(request).annotate(text_count=Count("sponsorships", distinct=True))

    @admin.display(description=_("texts"), ordering="text_count")
    def text_count(self, sponsor: Sponsor) -> int:
        return sponsor.text_count

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A sponsor of a text stays as long as the text."""
        used = obj and (obj.sponsorships.exists() or obj.ballots.exists())
        return super().has_delete_permission(request, obj) and not used


@admin.register(Alias)
class AliasAdmin(ReadOnlyMixin, admin.ModelAdmin):
    list_display = ("name", "sponsor", "until", "guessed")
    list_filter = ("guessed", "sponsor__kind")
    list_select_related = ("sponsor",)
    search_fields = ("name", "sponsor__name")


@admin.register(Sponsorship)
class SponsorshipAdmin(ReadOnlyMixin, admin.ModelAdmin):
    list_display = ("sponsor", "as_written", "version", "role")
    list_filter = ("role",)
    list_select_related = ("sponsor", "version")
    search_fields = ("sponsor__name", "as_written", "version__symbol_key")


@admin.register(Vote)
class VoteAdmin(ReadOnlyMixin, admin.ModelAdmin):
    list_display = ("version", "body", "in_favour", "against", "abstaining", "from_file")
    list_filter = ("body", "from_file")
    list_select_related = ("version",)
    search_fields = ("version__symbol_key", "version__title")


@admin.register(Ballot)
class BallotAdmin(ReadOnlyMixin, admin.ModelAdmin):
    list_display = ("state", "as_written", "position", "vote")
    list_filter = ("position",)
    list_select_related = ("state", "vote__version")
    search_fields = ("state__name", "as_written", "vote__version__symbol_key")


@admin.register(Subject)
class SubjectAdmin(ReadOnlyMixin, admin.ModelAdmin):
    list_display = ("name", "text_count")
    search_fields = ("name",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Subject]:
        return super().get_queryset(request).annotate(text_count=Count("headings"))

    @admin.display(description=_("texts"), ordering="text_count")
    def text_count(self, subject: Subject) -> int:
        return subject.text_count


@admin.register(SubjectHeading)
class SubjectHeadingAdmin(ReadOnlyMixin, admin.ModelAdmin):
    list_display = ("subject", "version")
    list_select_related = ("subject", "version")
    search_fields = ("subject__name", "version__symbol_key")
