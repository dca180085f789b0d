"""``manage.py compare_languages``: what differs between the languages of the same texts, for the editors' queue."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from resolutions.ingest.writing.language_differences import compare_languages
from resolutions.models import Session


class Command(BaseCommand):
    help = (
        "Compare the languages of each text: numbers, dates, symbols, marks of notes and the strength of verbs that "
        "differ become problems in the editors' queue, in place of those found before. To be run when translations "
        "have been loaded."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--session", metavar="CODE", help="the texts of one session alone: 79, ES-11")

    def handle(self, *args: Any, **options: Any) -> None:
        session = options["session"]
        if session and not Session.objects.filter(code=session).exists():
            raise CommandError(f"no session {session} is held", returncode=2)
        found = compare_languages(session)
        self.stdout.write(f"{found.texts} texts in several languages, {found.differences} differences between them")
