import json
import os
import shlex
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError

from resolutions.ingest import FileChange, Gathering, Refused, VotesFound, gather, load, load_headings, load_votes
from resolutions.ingest.runs import run_record
from resolutions.models import IngestRun
from resolutions.text.languages import LANGUAGES

from ..database import brought_up_to_date
from ..report import LoadReport

FEW = 64
"""Below this many files, starting processes takes longer than they save."""
COULD_NOT = 2
"""Exit status where a load could not begin, or not go on."""


class Command(BaseCommand):
    help = (
        "Load documents into the archive: files, folders and zip archives with all they hold. A manifest says what "
        "files do not: a table (manifest.csv) or MARCXML records of the UN Digital Library, in the folder or named "
        "with --manifest; one that comes later, with or without files, fills the texts held by their symbols. Loading "
        "the same again changes nothing. In a folder, files of kinds that are not read "
        "are left alone unless a manifest names them. Exit status: 0 all is loaded, 1 some files were refused, 2 the "
        "load could not begin or not go on, 130 it was stopped."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", type=Path)
        parser.add_argument("--session", help="the session of files that do not say theirs: 66, S-10, ES-10")
        codes = ", ".join(f"{one.code} {one.name}" for one in LANGUAGES)
        parser.add_argument("--language", metavar="CODE", help=f"the language of files that do not say theirs: {codes}")
        parser.add_argument("--manifest", type=Path, help="a table or MARCXML that says what the files do not")
        parser.add_argument("--dry-run", action="store_true", help="show what would be done and do nothing")
        parser.add_argument("--json", action="store_true", help="print one JSON object; what is told goes to stderr")
        parser.add_argument("--workers", type=int, help="processes that read files (default: one a processor)")

    def handle(
        self,
        *args: Any,
        paths: list[Path],
        session: str | None,
        language: str | None,
        manifest: Path | None,
        dry_run: bool,
        workers: int | None,
        **options: Any,
    ) -> None:
        paths, manifest = [Path(path) for path in paths], manifest and Path(manifest)
        if workers is not None and workers < 1:
            raise CommandError("--workers must be 1 or more", returncode=COULD_NOT)
        try:
            files = gather(paths, manifest, session, language)
        except Refused as error:
            raise CommandError(str(error), returncode=COULD_NOT) from error
        asked = _asked(paths, manifest, session, language)
        run = None if dry_run else IngestRun(asked=asked, session=session or "")
        told = self.stderr if options["json"] else self.stdout
        report = LoadReport(told, self.stderr, options["verbosity"], dry_run)
        with brought_up_to_date(COULD_NOT):
            follow(files, report, run, workers)
        if options["json"]:
            self.stdout.write(json.dumps(report.as_json(run), ensure_ascii=False))
        if report.counts[FileChange.REFUSED] or report.tables_refused:
            sys.exit(1)


def follow(files: Gathering, report: LoadReport, run: IngestRun | None, workers: int | None = None) -> None:
    """Load the files, or try it where ``report`` is of a dry run, and tell."""
    workers = workers or (os.cpu_count() or 1 if len(files) + len(files.by_symbol) >= FEW else 1)
    report.begin(files)
    if run and files.votes:
        run_record.begin(run)
    for found in files.votes:
        _load_votes(found, report, run)
    try:
        report.follow(load(files, workers, report.dry_run, run), len(files))
    except OperationalError as error:
        report.stopped()
        raise CommandError(f"the database went away: {' '.join(str(error).split())}", returncode=COULD_NOT) from error
    except run_record.Stopped as error:
        report.stopped()
        raise CommandError(str(error), returncode=COULD_NOT) from error
    except KeyboardInterrupt:
        report.stopped()
        if run and run.pk:
            run_record.stop(run, "It was stopped from the keyboard.")
        sys.exit(130)
    for path in files.headings:
        _load_headings(path, report)
    report.finish(files, run)
    if run and run.pk:
        run_record.remark(run, report.remarks)


def _load_votes(found: VotesFound, report: LoadReport, run: IngestRun | None) -> None:
    try:
        report.votes(found.name, load_votes(found, report.dry_run, None if report.dry_run else run))
    except Refused as error:
        report.refused_table(found.name, str(error))


def _load_headings(path: Path, report: LoadReport) -> None:
    try:
        report.headings(path.name, load_headings(path, report.dry_run))
    except Refused as error:
        report.refused_table(path.name, str(error))


def _asked(paths: list[Path], manifest: Path | None, session: str | None, language: str | None) -> str:
    """What was asked for, in the same words whichever folder it was asked in."""
    options = [f"--manifest={manifest.absolute()}"] if manifest else []
    options += [f"--session={session}"] if session else []
    options += [f"--language={language}"] if language else []
    return shlex.join(["ingest", *(str(path.absolute()) for path in paths), *options])
