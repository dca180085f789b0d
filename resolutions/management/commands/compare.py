import os
import sys
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError

from resolutions.comparison import TooLarge, compare
from resolutions.comparison.openings import Ladders
from resolutions.models import OpeningVerb, Version
from resolutions.models.documents import as_document
from resolutions.pages.comparing.choice import version_named
from resolutions.pages.comparing.files import FORMATS
from resolutions.text.amendments import amend
from resolutions.text.document import Document
from resolutions.text.files import read_document, why_not
from resolutions.text.languages import best_of, in_order, language_of


class Command(BaseCommand):
    help = (
        "Compare two documents, each a file or the symbol of one in the archive, in a language that both are in. "
        "Files need no database."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("a", metavar="A", help="the earlier text: a file or a symbol")
        parser.add_argument("b", metavar="B", help="the later text")
        parser.add_argument(
            "--amended", action="store_true", help="B is an amendment of A: compare A with A as B would have it"
        )
        parser.add_argument("--format", choices=FORMATS, help="default: text on a terminal, json for other programs")

    def handle(self, *args: Any, a: str, b: str, format: str | None, amended: bool, **options: Any) -> None:
        format = format or ("text" if self.stdout.isatty() else "json")
        old, new = documents_named(a, b)
        if amended:
            new = self._amended(old, new, b)
        try:
            content = FORMATS[format].write(old, new, compare(old, new, ladders_for(a, b)))
        except TooLarge as error:
            raise CommandError(str(error)) from error
        if FORMATS[format].is_text:
            self.stdout.write(content.decode(), ending="")
        elif sys.stdout.isatty():
            raise CommandError("a Word file is not for the screen; send it to a file: … --format docx > changes.docx")
        else:
            sys.stdout.buffer.write(content)

    def _amended(self, text: Document, amendment: Document, name: str) -> Document:
        """The text as the amendment would have it; what could not be applied is said on stderr. Raises CommandError."""
        if not amendment.instructions:
            raise CommandError(f"{name}: tells nothing that is understood as an amendment")
        made = amend(text, amendment.instructions)
        for one, reason in made.unapplied:
            place = f"{one.where}, {one.target}" if one.target else one.where
            self.stderr.write(f"{name}: not applied ({place}): {reason}")
        return made.document


def ladders_for(*names: str) -> Ladders | None:
    """Texts of the archive are compared by its editors' ladders; files need no database."""
    return None if any(map(os.path.exists, names)) else OpeningVerb.objects.ladders()


def documents_named(a: str, b: str) -> tuple[Document, Document]:
    """What the files say, or the texts of the archive in a language that both are held in: English, if it is one.
    Raises CommandError."""
    old, new = _named(a), _named(b)
    if isinstance(old, Document) and isinstance(new, Document):
        return old, new
    language = best_of(set(_languages(old)) & set(_languages(new)))
    if language is None:
        held = [f"{name} is in {_in_words(_languages(found))}" for name, found in ((a, old), (b, new))]
        raise CommandError(f"{held[0]}, {held[1]}: texts are compared within one language")
    return _in_language(old, language), _in_language(new, language)


def _named(name: str) -> Document | Version:
    """The file of that name, else the text of the archive with that symbol. Raises CommandError."""
    if os.path.exists(name):
        return _read(name)
    try:
        version = version_named(name)
    except OperationalError as error:
        raise CommandError(f"{name}: no such file, and the archive cannot be reached") from error
    if version is None:
        raise CommandError(f"{name}: neither a file nor a document of the archive")
    return version


def _languages(found: Document | Version) -> Collection[str]:
    return [found.language] if isinstance(found, Document) else found.languages


def _in_words(languages: Collection[str]) -> str:
    return " and ".join(language_of(code).name for code in in_order(languages)) or "no language"


def _in_language(found: Document | Version, language: str) -> Document:
    return found if isinstance(found, Document) else as_document(found.language_versions.get(language=language))


def _read(name: str) -> Document:
    """Read as a task of its own, so that a fault of the program is one line too. Raises CommandError."""
    with ThreadPoolExecutor(1) as reader:
        reading = reader.submit(read_document, Path(name), name)
    fault = reading.exception()
    if fault is not None:
        raise CommandError(f"{name}: {why_not(fault)}") from fault
    return reading.result()
