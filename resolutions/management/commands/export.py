"""``manage.py export``: a dump of everything as JSON Lines and Parquet."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from resolutions.exports.dumps import Exists, write_dump
from resolutions.exports.roll_calls import RollCalls, read_roll_calls


class Command(BaseCommand):
    help = "Write a dated dump of the whole archive: JSON Lines and Parquet, with a card, checksums and a change log."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--to", type=Path, default=settings.DATASETS, help="folder of dumps; /datasets/ shows this one"
        )
        parser.add_argument("--anew", action="store_true", help="replace today's dump")
        parser.add_argument("--roll-calls", type=Path, help="a CSV of known roll calls: rcid, unres")
        parser.add_argument("--roll-calls-from", help="the name and license of that data, for the card")
        parser.add_argument("--json", action="store_true", help="print what was written as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["to"]
        if folder.exists() and not folder.is_dir():
            raise CommandError(f"{folder} is no folder", returncode=2)
        roll_calls = self._roll_calls(options["roll_calls"], options["roll_calls_from"])
        try:
            dump = write_dump(folder, timezone.localdate(), anew=options["anew"], roll_calls=roll_calls)
        except Exists as error:
            raise CommandError(f"{error} is there already: --anew replaces it", returncode=1) from None
        except OSError as error:
            raise CommandError(f"{folder}: {error.strerror}", returncode=1) from None
        said = {"folder": str(dump.folder), "version": dump.version, "rows": dump.rows}
        if options["json"]:
            self.stdout.write(json.dumps(said))
            return
        for table, count in dump.rows.items():
            self.stdout.write(f"{count:>10} {table}")
        self.stdout.write(f"{dump.folder}, version {dump.version}")

    def _roll_calls(self, file: Path | None, source: str | None) -> RollCalls | None:
        if bool(file) != bool(source):
            raise CommandError("--roll-calls and --roll-calls-from belong together", returncode=2)
        if file is None or source is None:
            return None
        try:
            return read_roll_calls(file, source)
        except (OSError, ValueError) as error:
            said = error.strerror if isinstance(error, OSError) else error
            raise CommandError(f"{file}: {said}", returncode=2) from None
