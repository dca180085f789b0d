"""News of the archive, as Atom."""

from django.contrib.syndication.views import Feed
from django.urls import reverse_lazy
from django.utils.feedgenerator import Atom1Feed

from .models import Version


class LatestLoads(Feed):
    """The texts loaded last."""

    feed_type = Atom1Feed
    title = "Resarchive: latest loads"
    subtitle = "Texts of the General Assembly as they come into the archive"
    link = reverse_lazy("home")

    def items(self):
        return Version.objects.with_listing().latest_loads()[:50]

    def item_title(self, item: Version) -> str:
        title = " ".join((item.title or "Untitled text").split())
        # XML has no control characters, and a misread title may.
        return f"{item.symbol or 'Symbol not known'}: {''.join(filter(str.isprintable, title))}"

    def item_description(self, item: Version) -> str:
        return item.get_kind_display()

    def item_updateddate(self, item: Version):
        return item.loaded_at
