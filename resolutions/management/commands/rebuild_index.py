from time import monotonic

from django.core.management.base import BaseCommand

from resolutions.search import index_sync


class Command(BaseCommand):
    help = "Build the search index anew from the database. Searches are answered by the old one until it is done."

    def handle(self, *args, **options) -> None:
        begun = monotonic()
        versions = index_sync.rebuild(self._progress)
        self.stdout.write(f"{versions} texts indexed in {monotonic() - begun:.1f} s")

    def _progress(self, done: int, total: int) -> None:
        if self.stderr.isatty():
            self.stderr.write(f"\r{done} of {total} texts", ending="")
