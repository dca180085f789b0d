"""News of the archive, as Atom."""

from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse_lazy
from django.utils.feedgenerator import Atom1Feed

from resolutions.models import Sponsor, Subject, Version

MOST = 50
"""Texts of a feed."""


class TextFeed(Feed):
    """Texts, the one loaded last first."""

    feed_type = Atom1Feed

    def item_title(self, item: Version) -> str:
        title = " ".join((item.title or "Untitled text").split())
        # XML has no control characters, and a misread title may.
        return f"{item.symbol or 'Symbol not known'}: {''.join(filter(str.isprintable, title))}"

    def item_description(self, item: Version) -> str:
        return item.get_kind_display()

    def item_updateddate(self, item: Version):
        return item.loaded_at


class LatestLoads(TextFeed):
    title = "Resarchive: latest loads"
    subtitle = "Texts of the General Assembly as they come into the archive"
    link = reverse_lazy("home")

    def items(self) -> QuerySet[Version]:
        return Version.objects.with_listing().latest_loads()[:MOST]


class TextsOfOne(TextFeed):
    """The texts of a row that has an address."""

    def title(self, obj: Sponsor | Subject) -> str:
        return f"Resarchive: {obj}"

    def link(self, obj: Sponsor | Subject) -> str:
        return obj.get_absolute_url()


class TextsOfSponsor(TextsOfOne):
    def get_object(self, request: HttpRequest, slug: str) -> Sponsor:
        return get_object_or_404(Sponsor, slug=slug)

    def items(self, obj: Sponsor) -> QuerySet[Version]:
        return Version.objects.sponsored_by(obj).with_listing().latest_loads()[:MOST]


class TextsOfSubject(TextsOfOne):
    def get_object(self, request: HttpRequest, slug: str) -> Subject:
        return get_object_or_404(Subject, slug=slug)

    def items(self, obj: Subject) -> QuerySet[Version]:
        return Version.objects.filter(headings__subject=obj).with_listing().latest_loads()[:MOST]
