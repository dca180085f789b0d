"""Querysets that speak the domain."""

from django.db import models


class VersionQuerySet(models.QuerySet):
    def adopted(self):
        return self.filter(stage="adopted")

    def in_session(self, code: str):
        return self.filter(resolution__session__code=code)

    def with_listing(self):
        """What a line in a list shows, in one query."""
        return self.select_related("resolution__session", "resolution__series", "resolution__committee")


class ParagraphQuerySet(models.QuerySet):
    def with_listing(self):
        return self.select_related("version__resolution__session", "version__resolution__series")
