import time

from django.core.management.base import BaseCommand, CommandError

from resolutions.search import index_sync
from resolutions.search.check import differences
from resolutions.search.store import IndexUnusable, store

SHOWN = 100

PATIENCE = 30
"""Seconds."""


class Command(BaseCommand):
    help = "Compare the search index with the database: says what differs, exit status 1 if anything does."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--no-catch-up", action="store_true", help="look at the index as it lies there")

    def handle(self, *args, **options) -> None:
        if not options["no_catch_up"]:
            self._catch_up()
        try:
            opened = store().open()
        except IndexUnusable as problem:
            raise CommandError(str(problem)) from problem
        found = list(differences(opened))
        for one in found[:SHOWN]:
            self.stdout.write(f"version {one.version_id}: {one.what}")
        if found:
            raise CommandError(f"{len(found)} texts differ; manage.py rebuild_index builds the index anew")
        self.stdout.write("index and database are equal")

    def _catch_up(self) -> None:
        """A process that is at the index lets go of it soon after the last change."""
        until = time.monotonic() + PATIENCE
        while not index_sync.catch_up(store()):
            if time.monotonic() > until:
                raise CommandError("another process is at the index: try again when nothing loads, or --no-catch-up")
            time.sleep(0.1)
