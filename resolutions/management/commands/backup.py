from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from resolutions.exports.backup import BackupError, back_up


class Command(BaseCommand):
    help = (
        "Write the whole archive to one file: texts, files as received, corrections, accounts. Readers and loads go on "
        "meanwhile. Exit status: 0 it is written, 2 it is not."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        if not file.absolute().parent.is_dir():
            raise CommandError(f"{file.parent} is no folder", returncode=2)
        try:
            found = back_up(file.absolute())
        except (BackupError, OSError) as error:
            raise CommandError(f"no backup was written: {error}", returncode=2) from error
        texts, sources = found.rows["resolutions_version"], found.rows["resolutions_sourcefile"]
        size = file.stat().st_size / 2**20
        self.stdout.write(f"{file}: {texts:,} texts, {sources:,} files as received, {size:,.1f} MB")
