"""``manage.py send_alerts``: letters to those who follow something. To be run every hour or so."""

import sys
from email import message_from_binary_file
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from resolutions.alerts.letters import bounced, send_due


class Command(BaseCommand):
    help = (
        "Send the letters that are due. May be run as often as one likes, and again after it was stopped: nobody is "
        "told of a text twice, and nothing is lost. With --bounce, erase the addresses a returned letter names."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--bounce", metavar="FILE", help="a delivery status that came back; - for standard input")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["bounce"]:
            self._bounce(options["bounce"])
            return
        try:
            outcome = send_due()
        except OSError as error:
            raise CommandError(f"the mail server cannot be used: {error}; the next run goes on", returncode=1) from None
        self.stdout.write(f"{outcome.sent} sent, {outcome.refused} refused, {outcome.erased} addresses erased")

    def _bounce(self, name: str) -> None:
        try:
            with sys.stdin.buffer if name == "-" else Path(name).open("rb") as file:
                count = bounced(message_from_binary_file(file))
        except OSError as error:
            raise CommandError(f"{name}: {error.strerror}", returncode=2) from None
        self.stdout.write(f"{count} wishes erased")
