from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from resolutions.ingest import Refused, gather
from resolutions.ingest.runs import run_record, uploads
from resolutions.models import IngestRun

from ..report import LoadReport
from .ingest import follow


class Command(BaseCommand):
    help = "Load what was uploaded in the admin, or try it; the admin starts this by itself."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("run", type=int)

    def handle(self, *args: Any, run: int, **options: Any) -> None:
        found = IngestRun.objects.get(pk=run)
        folder = uploads.folder_of(found)
        if folder is None or found.finished_at:
            raise CommandError("its files are gone")
        run_record.begin(found)
        paths, manifest = uploads.files_of(folder)
        try:
            files = gather(paths, manifest, found.session or None)
            follow(files, LoadReport(self.stdout, self.stderr, options["verbosity"], found.dry_run), found)
        except (Refused, CommandError) as error:
            run_record.stop(found, str(error))
            raise CommandError(str(error)) from error
        finally:
            run_record.release_lock(found)
        if not found.dry_run:
            uploads.discard(found)
