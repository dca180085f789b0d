"""What there is to read, for search engines."""

from django.contrib.sitemaps import Sitemap

from resolutions.models import Series, Session, Sponsor, Subject, Version, Vote


class Texts(Sitemap):
    """Every issued text once, at its symbol, whatever the number of its languages."""

    limit = 5000

    def items(self):
        return Version.objects.only("symbol", "loaded_at").order_by("pk")

    def lastmod(self, item: Version):
        return item.loaded_at

    def get_latest_lastmod(self):
        """For the index of sitemaps, which would otherwise read every text."""
        latest = Version.objects.latest_loads().only("loaded_at").first()
        return latest and latest.loaded_at


class Places(Sitemap):
    """Sessions, recurring subjects, sponsors and subject headings."""

    def items(self):
        return [*Session.objects.all(), *Series.objects.standing(), *Sponsor.objects.all(), *Subject.objects.all()]


class Votes(Sitemap):
    """Every recorded vote."""

    limit = 5000

    def items(self):
        votes = Vote.objects.counted().select_related("version").order_by("pk")
        return votes.only("version__symbol")


SITEMAPS = {"texts": Texts, "places": Places, "votes": Votes}
