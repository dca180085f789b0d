import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError

from resolutions.comparison import TooLarge, compare
from resolutions.comparison.openings import Ladders
from resolutions.models import OpeningVerb
from resolutions.models.documents import as_document
from resolutions.pages.comparing.comparison_page import version_named
from resolutions.pages.comparing.files import FORMATS
from resolutions.text.document import Document
from resolutions.text.files import read_document, why_not


class Command(BaseCommand):
    help = "Compare two documents, each a file or the symbol of one in the archive. Files need no database."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("a", metavar="A", help="the earlier text: a file or a symbol")
        parser.add_argument("b", metavar="B", help="the later text")
        parser.add_argument("--format", choices=FORMATS, help="default: text on a terminal, json for other programs")

    def handle(self, *args: Any, a: str, b: str, format: str | None, **options: Any) -> None:
        format = format or ("text" if self.stdout.isatty() else "json")
        old, new = document_named(a), document_named(b)
        try:
            content = FORMATS[format](old, new, compare(old, new, ladders_for(a, b)))
        except TooLarge as error:
            raise CommandError(str(error)) from error
        if format != "docx":
            self.stdout.write(content.decode(), ending="")
        elif sys.stdout.isatty():
            raise CommandError("a Word file is not for the screen; send it to a file: … --format docx > changes.docx")
        else:
            sys.stdout.buffer.write(content)


def ladders_for(*names: str) -> Ladders | None:
    """Texts of the archive are compared by its editors' ladders; files need no database."""
    return None if any(map(os.path.exists, names)) else OpeningVerb.objects.ladders()


def document_named(name: str) -> Document:
    """The file of that name, else the document of the archive with that symbol. Raises CommandError."""
    if os.path.exists(name):
        return _read(name)
    try:
        version = version_named(name)
    except OperationalError as error:
        raise CommandError(f"{name}: no such file, and the archive cannot be reached") from error
    if version is None:
        raise CommandError(f"{name}: neither a file nor a document of the archive")
    return as_document(version)


def _read(name: str) -> Document:
    """Read as a task of its own, so that a fault of the program is one line too. Raises CommandError."""
    with ThreadPoolExecutor(1) as reader:
        reading = reader.submit(read_document, Path(name), name)
    fault = reading.exception()
    if fault is not None:
        raise CommandError(f"{name}: {why_not(fault)}") from fault
    return reading.result()
