import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from resolutions.text.files import read_file, why_not
from resolutions.text.symbols import Symbol


class Command(BaseCommand):
    help = (
        "Read files and print the documents in them, one JSON object a line (on a terminal, indented). "
        "Needs no database and stores nothing."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--symbol", help="the document's symbol, where the file does not say it (one file only)")

    def handle(self, *args: Any, files: list[str], symbol: str | None, **options: Any) -> None:
        if symbol and len(files) > 1:
            raise CommandError("--symbol is for one file")
        unread = 0
        indent = 1 if self.stdout.isatty() else None
        # Each file is read as a task of its own, so that one fault costs one file.
        with ThreadPoolExecutor(1) as reader:
            for file in files:
                reading = reader.submit(read_file, Path(file), file, _canonical(symbol))
                fault = reading.exception()
                if fault is None:
                    for document in reading.result().documents:
                        self.stdout.write(json.dumps(document.as_dict(), ensure_ascii=False, indent=indent))
                else:
                    unread += 1
                    self.stderr.write(f"{file}: {why_not(fault)}")
        if unread:
            sys.exit(1)


def _canonical(symbol: str | None) -> str | None:
    try:
        return str(Symbol.from_reader(symbol)) if symbol else None
    except ValueError as error:
        raise CommandError(str(error)) from error
