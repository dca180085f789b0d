import os
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from resolutions.exports.backup import damaged
from resolutions.exports.verify import read_anew
from resolutions.models import SourceFile


class Command(BaseCommand):
    help = (
        "Prove that every stored file has the digest it came with; with --read, that it still reads as the text shown, "
        "or list what this version of the program would change. Changes nothing. Exit status: 0 all is as it "
        "was, 1 something is not, 2 wrong use."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--read", action="store_true", help="read every text anew (about 30 ms a text)")

    def handle(self, *args: Any, read: bool, **options: Any) -> None:
        found = [f"{name}: its bytes are not those that came" for name in damaged()]
        if read:
            differ = read_anew(os.cpu_count() or 1)
            found += [f"{one.text.version} ({one.text.language}): {one.what}" for one in differ]
        for line in found:
            self.stdout.write(line)
        if found:
            sys.exit(1)
        also = " and reads as it is shown" if read else ""
        self.stdout.write(f"{SourceFile.objects.count():,} files: each has its digest{also}.")
