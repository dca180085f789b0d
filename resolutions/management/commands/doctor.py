import json as as_json
import sys
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from resarchive.health import findings


class Command(BaseCommand):
    help = (
        "Say what is wrong with this archive and what to do: database, tables, search index, disk, settings. "
        "Exit status: 0 nothing is wrong, 1 something is, 2 wrong use."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON object, for programs")

    def handle(self, *args: Any, json: bool, **options: Any) -> None:
        found = findings()
        if json:
            self.stdout.write(as_json.dumps({"wrong": [asdict(one) for one in found]}, ensure_ascii=False))
        else:
            for one in found:
                self.stdout.write(f"{one.check}: {one.wrong}\n    {one.advice}")
            if not found:
                self.stdout.write("Nothing is wrong.")
        if found:
            sys.exit(1)
