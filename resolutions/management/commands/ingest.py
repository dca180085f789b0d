import os
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError
from django.template.defaultfilters import pluralize
from tqdm import tqdm

from resolutions.ingest import Change, Loaded, Refused, gather, load
from resolutions.models.choices import Kind

FEW = 64
"""Below this many files, starting processes takes longer than they save."""
WORST = 20
"""Documents whose problems are listed at the end."""


class Command(BaseCommand):
    help = (
        "Load documents into the archive: files, folders and zip archives with all they hold. A manifest.csv in a "
        "folder says what its files do not (columns file, symbol, series, title, session). Loading the same files "
        "again changes nothing. In a folder, files of kinds that are not read are left alone unless a manifest names "
        "them."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", type=Path)
        parser.add_argument("--session", help="the session of files that do not say theirs: 66, S-10, ES-10")
        parser.add_argument("--manifest", type=Path, help="a CSV file that says what the files do not")
        parser.add_argument("--dry-run", action="store_true", help="show what would be done and do nothing")
        parser.add_argument("--workers", type=int, help="processes that read files (default: one a processor)")

    def handle(
        self,
        *args: Any,
        paths: list[Path],
        session: str | None,
        manifest: Path | None,
        dry_run: bool,
        workers: int | None,
        **options: Any,
    ) -> None:
        try:
            others: list[str] = []
            files = list(gather(map(Path, paths), manifest and Path(manifest), session, others))
        except Refused as error:
            raise CommandError(f"{manifest or session}: {error}") from error
        if workers is not None and workers < 1:
            raise CommandError("--workers must be 1 or more")
        workers = workers or (os.cpu_count() or 1 if len(files) >= FEW else 1)
        report = Report(self, options["verbosity"])
        if others:
            self.stdout.write(f"{len(others)} file{pluralize(len(others))} of other kinds left alone")
        try:
            report.follow(load(files, workers, dry_run), len(files))
        except OperationalError as error:
            report.stopped()
            raise CommandError(f"the database went away: {' '.join(str(error).split())}") from error
        except KeyboardInterrupt:
            report.stopped()
            sys.exit(130)
        report.finish(dry_run)
        if report.counts[Change.REFUSED]:
            sys.exit(1)


class Report:
    """What the librarian sees: a line a file as it is done, then the sums and what was read badly, worst first."""

    def __init__(self, command: BaseCommand, verbosity: int) -> None:
        self.out, self.err, self.verbosity = command.stdout, command.stderr, verbosity
        self.paths: set[str] = set()
        self.counts: Counter[Change] = Counter()
        self.kinds: Counter[str] = Counter()
        self.troubled: list[Loaded] = []

    def follow(self, loads: Iterable[Loaded], files: int) -> None:
        """With a progress bar on a terminal; plain lines in a log."""
        with tqdm(total=files, unit="file", disable=None) as bar:
            for loaded in loads:
                with bar.external_write_mode():
                    self.add(loaded)
                bar.update(len(self.paths) - bar.n)

    def add(self, loaded: Loaded) -> None:
        self.paths.add(loaded.path)
        self.counts[loaded.change] += 1
        if loaded.change != Change.REFUSED:
            self.kinds[loaded.kind] += 1
        if loaded.problems or loaded.unread:
            self.troubled.append(loaded)
        if loaded.change == Change.REFUSED:
            self.err.write(f"refused    {_from_here(loaded.path)}: {loaded.message}")
        elif loaded.change != Change.UNCHANGED or loaded.message or self.verbosity > 1:
            note = f" ({loaded.message})" if loaded.message else ""
            self.out.write(f"{loaded.change:10} {loaded.label:24} {loaded.name}{note}")
        if loaded.change == Change.UPDATED or (loaded.change == Change.CREATED and self.verbosity > 1):
            self._differences(loaded)

    def _differences(self, loaded: Loaded) -> None:
        for column, before, after in loaded.fields:
            self.out.write(f"           {column}: {_shown(before)} → {_shown(after)}")
        for what, changes in (("paragraphs", loaded.text.paragraphs), ("footnotes", loaded.text.footnotes)):
            if changes:
                self.out.write(f"           {what}: {changes}")
        for column in loaded.kept:
            self.out.write(f"           {column}: an editor's value stays")

    def finish(self, dry_run: bool) -> None:
        self._badly_read()
        for kind, times in self.kinds.most_common():
            self.out.write(f"{times:6} × {Kind(kind).label}")
        total, files = sum(self.counts.values()), len(self.paths)
        several = f" with {total} texts" if total > files else ""
        sums = ", ".join(f"{self.counts[change]} {change}" for change in Change)
        self.out.write(f"{files} file{pluralize(files)}{several}: {sums}")
        if dry_run:
            self.out.write("Dry run: nothing was stored.")
        elif self.counts[Change.UNCHANGED] == total:
            self.out.write("Nothing has changed.")

    def _badly_read(self) -> None:
        if not self.troubled:
            return
        self.troubled.sort(key=lambda loaded: -(len(loaded.problems) + loaded.unread))
        self.out.write("Read with problems, the worst first:")
        for loaded in self.troubled[:WORST]:
            counts = [(len(loaded.problems), "problem{}"), (loaded.unread, "line{} not understood")]
            said = [f"{n} {what.format(pluralize(n))}" for n, what in counts if n]
            self.out.write(f"  {_from_here(loaded.path)}: {', '.join(said)}")
            for problem in loaded.problems:
                self.out.write(f"    line {problem.line}: {problem.message}")
        if len(self.troubled) > WORST:
            self.out.write(f"  and {len(self.troubled) - WORST} more, all listed in the admin")

    def stopped(self) -> None:
        self.err.write("Stopped. What was loaded stays; the same command goes on from there.")


def _from_here(path: str) -> str:
    """The short way to a file below the folder one is in; any other path as it was given."""
    here = Path.cwd()
    return str(Path(path).relative_to(here)) if Path(path).is_relative_to(here) else path


def _shown(value: Any) -> str:
    text = "nothing" if value in (None, "") else f"“{value}”"
    return text if len(text) <= 80 else f"{text[:78]}…”"
