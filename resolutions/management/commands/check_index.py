import json
import sys
import time

from django.core.management.base import BaseCommand, CommandError

from resolutions.search import index_sync
from resolutions.search.check import differences
from resolutions.search.store import IndexUnusable, IndexUnwritable, store

SHOWN = 100

COULD_NOT = 2
"""Exit status where index and database were not compared."""
PATIENCE = 30
"""Seconds."""


class Command(BaseCommand):
    help = (
        "Compare the search index with the database and say what differs. Exit status: 0 nothing, 1 something, "
        "2 it could not be looked at."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("--no-catch-up", action="store_true", help="look at the index as it lies there")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args, **options) -> None:
        if not options["no_catch_up"]:
            self._catch_up()
        try:
            opened = store().open()
        except IndexUnusable as problem:
            raise CommandError(str(problem), returncode=COULD_NOT) from problem
        found = list(differences(opened))
        if options["json"]:
            self.stdout.write(json.dumps({"differ": [{"version": one.version_id, "what": one.what} for one in found]}))
            sys.exit(1 if found else 0)
        for one in found[:SHOWN]:
            self.stdout.write(f"version {one.version_id}: {one.what}")
        if found:
            raise CommandError(f"{len(found)} texts differ; manage.py rebuild_index builds the index anew")
        self.stdout.write("index and database are equal")

    def _catch_up(self) -> None:
        """A process that is at the index lets go of it soon after the last change."""
        until = time.monotonic() + PATIENCE
        try:
            while not index_sync.catch_up(store()):
                if time.monotonic() > until:
                    message = "another process is at the index: try again when nothing loads, or --no-catch-up"
                    raise CommandError(message, returncode=COULD_NOT)
                time.sleep(0.1)
        except (OSError, IndexUnwritable) as problem:
            raise CommandError(f"the index cannot be brought up to date: {problem}", returncode=COULD_NOT) from problem
