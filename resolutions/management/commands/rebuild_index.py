import json
from time import monotonic

from django.core.management.base import BaseCommand, CommandError

from resolutions.search import index_sync
from resolutions.search.store import IndexUnwritable


class Command(BaseCommand):
    help = "Build the search index anew from the database. Searches are answered by the old one until it is done."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--json", action="store_true", help="print what was done as one JSON object")

    def handle(self, *args, **options) -> None:
        """Exit status 0: built. 1: it could not be written; the old one stays. 2: wrong use (argparse's)."""
        begun = monotonic()
        try:
            versions = index_sync.rebuild(self._progress)
        except (OSError, IndexUnwritable) as problem:
            raise CommandError(f"the index was not built, the old one stays: {problem}") from problem
        seconds = round(monotonic() - begun, 1)
        if options["json"]:
            self.stdout.write(json.dumps({"texts": versions, "seconds": seconds}))
        else:
            self.stdout.write(f"{versions} texts indexed in {seconds:.1f} s")

    def _progress(self, done: int, total: int) -> None:
        if self.stderr.isatty():
            self.stderr.write(f"\r{done} of {total} texts", ending="")
