import json
import sys
from dataclasses import asdict
from itertools import groupby
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from resolutions.exports.oddities import oddities


class Command(BaseCommand):
    help = (
        "List what looks as if it had been read wrongly: titles over 300 letters, another organ's text under a symbol "
        "of the Assembly, committees that stand twice, names among the States that are none. Changes nothing. Exit "
        "status: 0 nothing is odd, 1 something is, 2 wrong use."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(oddities())
        if options["json"]:
            self.stdout.write(json.dumps({"odd": [asdict(one) for one in found]}, ensure_ascii=False))
        else:
            for kind, group in groupby(found, key=lambda one: one.kind):
                listed = list(group)
                self.stdout.write(f"{kind}: {len(listed)}")
                for one in listed:
                    self.stdout.write(f"  {one.where}: {one.what}")
            if not found:
                self.stdout.write("nothing is odd")
        if found:
            sys.exit(1)
