from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from resolutions.exports.backup import BackupError, listed, restore
from resolutions.models import Version


class Command(BaseCommand):
    help = (
        "Replace the archive by what a backup holds, and check that everything came back. The search index then builds "
        "itself. Exit status: 0 it is restored and checked, 2 it is not, and the archive is as it was unless the line "
        "says what differs."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--replace", action="store_true", help="even if the archive holds texts")

    def handle(self, *args: Any, file: Path, replace: bool, **options: Any) -> None:
        try:
            promised = listed(file.absolute())
            if not replace and (held := _texts_held()):
                raise CommandError(
                    f"the archive holds {held:,} texts; --replace puts the backup in their place", returncode=2
                )
            restore(file.absolute())
        except BackupError as error:
            raise CommandError(str(error), returncode=2) from error
        texts, sources = promised.rows["resolutions_version"], promised.rows["resolutions_sourcefile"]
        self.stdout.write(
            f"{texts:,} texts and {sources:,} files are back as of {promised.made}; every file has its digest"
        )


def _texts_held() -> int:
    """0 also where there are no tables yet."""
    if Version._meta.db_table not in connection.introspection.table_names():
        return 0
    return Version.objects.count()
