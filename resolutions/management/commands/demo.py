from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from resarchive.serving import HOST, listen, serve
from resolutions.models import Version
from resolutions.search.index_sync import catch_up
from resolutions.search.store import store

from ..database import is_embedded, place

PAGES = [
    "/",
    "/A/RES/66/152",
    "/compare/?a=A/RES/66/152&b=A/C.3/80/L.35",
    "/search/?q=international+cooperation",
]
FOR_EDITORS = {"Admin": "/admin/", "Reports": "/admin/resolutions/ingestrun/"}


class Command(BaseCommand):
    help = "Start the database, bring it up to date, load the sample documents and serve the archive on this machine."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="the port to try first (default: 8000)")

    def handle(self, *args: Any, port: int, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        self.say("Database", self.database())
        call_command("ingest", str(settings.FIXTURES), stdout=self.stdout)
        catch_up(store())
        self.say("Archive", f"{Version.objects.count()} documents, ready to be searched")
        serve(listen(port), when_ready=lambda found: self.welcome(port, found))

    def database(self) -> str:
        return f"embedded PostgreSQL, kept in {place()}" if is_embedded() else "the server named by DATABASE_URL"

    def welcome(self, wanted: int, port: int) -> None:
        if port != wanted:
            self.say("Port", f"{wanted} is taken, so {port}")
        for label, page in zip(["Open", "", "", ""], PAGES, strict=True):
            self.say(label, f"http://{HOST}:{port}{page}")
        for label, page in FOR_EDITORS.items():
            self.say(label, f"http://{HOST}:{port}{page}")
        self.say("Stop", "Ctrl-C stops the server and the database; nothing is lost")

    def say(self, label: str, text: str) -> None:
        self.stdout.write(f"{label:10}{text}")
        self.stdout.flush()
