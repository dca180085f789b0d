"""What a librarian sees of a load, on a terminal and in a log."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

from django.core.management.base import OutputWrapper
from django.template.defaultfilters import pluralize
from django.utils.text import capfirst
from tqdm import tqdm

from resolutions.ingest import FileChange, FileOutcome, Gathering, HeadingsLoaded, RollCallsLoaded, run_words
from resolutions.models import IngestRun
from resolutions.models.choices import Kind
from resolutions.text.document import Problem
from resolutions.text.problems import GRAVITIES, Gravity, gravity_of
from resolutions.text.wording import counted

MOST = 20
"""Documents whose problems are listed at the end, refused files that are named there again, and so on."""
EVERY = 2.0
"""Seconds between two lines of progress of a dry run in a log."""
REPORT = "/admin/resolutions/ingestrun/{}/change/"
"""Written out: to ask Django for it is to import every page, which takes as long as loading forty files."""
GROUPS = {
    FileChange.REFUSED: "Would be refused",
    FileChange.UPDATED: "Would be updated",
    FileChange.BETTER_SOURCE: "Would take over as the better source",
    FileChange.CREATED: "Would be created",
    FileChange.LANGUAGE_ADDED: "Would be added in another language",
    FileChange.KEPT_BESIDE: "Would be kept beside a better source",
    FileChange.UNCHANGED: "Would stay as they are, but are worth a look",
    FileChange.LEFT_OUT: "Would be left out",
}
"""What a dry run lists, in this order; of the unchanged only those with a remark."""
NO_TEXT = (FileChange.REFUSED, FileChange.LEFT_OUT)
"""Of these the archive has no text."""
NEW_WORDS = (FileChange.CREATED, FileChange.LANGUAGE_ADDED)
"""Of these no words were held before."""
CHANGED = (FileChange.UPDATED, FileChange.BETTER_SOURCE)
"""Of these another text is shown than before."""
ALWAYS_SUMMED = (FileChange.CREATED, FileChange.UPDATED, FileChange.UNCHANGED, FileChange.REFUSED)
"""The last line gives these, none of them or many; the others where there are any."""
WHAT_TO_DO = {
    Gravity.WORDS: "compare with the page, load a better source (XML, Word, the issued PDF) or mend the text",
    Gravity.MARKS: "look at the line, and mend the mark or number",
    Gravity.COVER: "correct the field, or state it in a manifest",
}
LABEL = 16
"""Characters of the column that says what became of a file: ``another language``."""


class LoadReport:
    """A line a file as it is done, then the sums and what was read badly, worst first.

    A dry run lists what would be done in the end instead, by what would become of the files.
    """

    def __init__(self, out: OutputWrapper, err: OutputWrapper, verbosity: int, dry_run: bool = False) -> None:
        self.out, self.err, self.verbosity, self.dry_run = out, err, verbosity, dry_run
        self.paths: set[str] = set()
        self.counts: Counter[FileChange] = Counter()
        self.kinds: Counter[str] = Counter()
        self.texts: set[str] = set()
        """Labels of the texts that are counted among ``kinds``."""
        self.troubled: list[FileOutcome] = []
        self.remarks: list[str] = []
        """Lines on what was found: manifests, tables of votes, files of other kinds."""
        self.by_tables = 0
        """Votes and subject headings that tables brought or changed."""
        self.tables_refused: list[tuple[str, str]] = []
        """Name, and why."""
        self.kept: dict[FileChange, list[FileOutcome]] = {change: [] for change in GROUPS}
        """Of a dry run everything it lists; of a load the refused files."""

    def as_json(self, run: IngestRun | None) -> dict[str, Any]:
        """The sums, the refused files with the reasons, and the remarks. ``problems`` counts those of all texts that
        readers may see something of."""
        refused = [*self.tables_refused, *((one.path, one.message) for one in self.kept[FileChange.REFUSED])]
        return {
            "dry_run": self.dry_run,
            "files": len(self.paths),
            "texts": {change.value: self.counts[change] for change in FileChange},
            "problems": sum(len(_seen(loaded)) for loaded in self.troubled),
            "refused": [{"file": file, "why": why} for file, why in refused],
            "remarks": self.remarks,
            "run": run.pk if run else None,
        }

    def begin(self, files: Gathering) -> None:
        """What is said before the first file."""
        for remark in files.remarks:
            self._remark(remark)
        if files.others:
            number = counted(run_words.FILES, len(files.others))
            self._remark(run_words.OTHERS % {"n_files": number, "words": _some(files.others)})

    def _remark(self, line: str) -> None:
        self.remarks.append(line)
        self.out.write(line)

    def votes(self, name: str, loaded: RollCallsLoaded) -> None:
        """What became of a table of recorded votes; lines on the texts that state another vote."""
        known = loaded.votes - loaded.new - loaded.changed
        self.by_tables += loaded.new + loaded.changed
        self._remark(
            run_words.VOTES_LOADED
            % {
                "file": name,
                "n_votes": counted(run_words.VOTES, loaded.votes),
                "n_rows": counted(run_words.ROWS, loaded.rows),
                "n_new": counted(run_words.NEW, loaded.new),
                "n_changed": counted(run_words.CHANGED, loaded.changed),
                "n_unchanged": counted(run_words.UNCHANGED, known),
                "n_completed": counted(run_words.VOTES_COMPLETED, loaded.completed),
                "n_differing": counted(run_words.DIFFERING, loaded.texts_differing),
                "n_without": counted(run_words.WITHOUT_TEXT, loaded.without_text),
            }
        )
        for line in (*loaded.remarks, *loaded.differing):
            self._remark(f"{name}: {line}")

    def headings(self, name: str, loaded: HeadingsLoaded) -> None:
        """What became of a table of subject headings; a line for each value that stands otherwise in the archive."""
        self.by_tables += loaded.completed
        self._remark(
            run_words.HEADINGS_LOADED
            % {
                "file": name,
                "n_headings": counted(run_words.HEADINGS, loaded.rows),
                "n_completed": counted(run_words.COMPLETED, loaded.completed),
                "n_unchanged": counted(run_words.UNCHANGED, loaded.unchanged),
                "n_without": counted(run_words.NOT_HELD, loaded.not_held),
            }
        )
        for line in loaded.differing:
            self._remark(f"{name}: {line}")

    def refused_table(self, name: str, why: str) -> None:
        self.tables_refused.append((name, why))
        self.remarks.append(f"{name}: refused: {why}")
        self.err.write(f"refused    {name}: {why}")

    def follow(self, loads: Iterable[FileOutcome], files: int) -> None:
        """With a progress bar on a terminal; plain lines in a log."""
        said = time.monotonic()
        with tqdm(total=files, unit="file", disable=None) as bar:
            for loaded in loads:
                done = len(self.paths)
                with bar.external_write_mode():
                    self.add(loaded)
                bar.update(len(self.paths) - done)
                if bar.disable and self.dry_run and time.monotonic() > said + EVERY:
                    said = time.monotonic()
                    self.out.write(f"{len(self.paths)} of {files} files read, the last of them {loaded.path}")

    def add(self, loaded: FileOutcome) -> None:
        self.paths.add(loaded.path)
        self.counts[loaded.change] += 1
        if loaded.change not in NO_TEXT and self._is_first(loaded):
            self.kinds[loaded.kind] += 1
        if _seen(loaded):
            self.troubled.append(loaded)
        if loaded.change == FileChange.REFUSED or (
            self.dry_run and (loaded.change != FileChange.UNCHANGED or loaded.message)
        ):
            self.kept[loaded.change].append(loaded)
        if not self.dry_run:
            self._line(loaded)

    def _is_first(self, loaded: FileOutcome) -> bool:
        """Whether no file before it was of the same text, which is one in however many files and languages."""
        first = loaded.change == FileChange.CREATED or loaded.label not in self.texts
        self.texts.add(loaded.label)
        return first

    def _line(self, loaded: FileOutcome) -> None:
        if loaded.change == FileChange.REFUSED:
            self.err.write(f"refused    {_from_here(loaded.path)}: {loaded.message}")
        elif loaded.change != FileChange.UNCHANGED or loaded.message or self.verbosity > 1:
            note = f" ({loaded.message})" if loaded.message else ""
            self.out.write(f"{loaded.change.label:{LABEL}} {loaded.label:24} {loaded.name}{note}")
            self._differences(loaded, " " * (LABEL + 1))

    def _differences(self, loaded: FileOutcome, indent: str) -> None:
        """Of a new text only where more is asked for: all it has is new. A new language may fill fields of its text."""
        all_of_it = self.verbosity > 1
        if all_of_it or loaded.change != FileChange.CREATED:
            for column, before, after in loaded.fields:
                self.out.write(f"{indent}{column}: {_shown(before)} → {_shown(after)}")
        if all_of_it or loaded.change not in NEW_WORDS:
            for note in loaded.notes():
                self.out.write(indent + note)

    def finish(self, files: Gathering, run: IngestRun | None = None) -> None:
        """The sums, and what the librarian should look at."""
        if self.dry_run:
            self._groups()
        elif len(self.paths) > MOST:
            self._refused_again()
        self._badly_read()
        not_held = files.not_held()
        self._not_held(not_held)
        for kind, times in self.kinds.most_common():
            self.out.write(f"{times:6} × {Kind(kind).label}")
        self._sums(len(not_held))
        if run and run.follows:
            self.out.write(f"This went on from the {run.follows}, which was interrupted.")
        if run and run.pk:
            self.out.write(f"Report: {REPORT.format(run.pk)}")

    def _groups(self) -> None:
        """What would be done: the refused first, then the texts held that change, the most changed first."""
        for change in CHANGED:
            self.kept[change].sort(key=_amount, reverse=True)
        for change, heading in GROUPS.items():
            group = self.kept[change]
            to = self.err if change == FileChange.REFUSED else self.out
            self.out.flush()
            if group:
                to.write(f"{heading}: {len(group)}")
            for loaded in group:
                note = f" ({loaded.message})" if loaded.message else ""
                named = f"{loaded.label:24} {loaded.name}{note}"
                refused = f"{_from_here(loaded.path)}: {loaded.message}"
                to.write(f"  {refused if change == FileChange.REFUSED else named}")
                self._differences(loaded, "      ")

    def _refused_again(self) -> None:
        refused = self.kept[FileChange.REFUSED]
        if refused:
            self.out.write(f"Refused: {len(refused)}")
        for loaded in refused[:MOST]:
            self.out.write(f"  {_from_here(loaded.path)}: {loaded.message}")
        self._and_more(len(refused))

    def _badly_read(self) -> None:
        """A line a file, below what its worst problem may cost and what to do about it."""
        if not self.troubled:
            return
        self.troubled.sort(key=_how_bad)
        self.out.write(f"Read with problems, the worst first: {len(self.troubled)}")
        for gravity, group in groupby(self.troubled[:MOST], key=lambda loaded: gravity_of(_worst(loaded).code)):
            self.out.write(f"  {capfirst(GRAVITIES[gravity])}; {WHAT_TO_DO[gravity]}:")
            for loaded in group:
                worst, others = _worst(loaded), len(_seen(loaded)) - 1
                line, more = f"line {worst.line}: " if worst.line else "", f" (and {others} more)" if others else ""
                self.out.write(f"    {_from_here(loaded.path)}: {line}{worst.message}{more}")
        self._and_more(len(self.troubled))

    def _and_more(self, count: int) -> None:
        if count > MOST:
            self.out.write(f"  and {count - MOST} more" + ("" if self.dry_run else ", all in the report"))

    def _not_held(self, symbols: dict[str, str]) -> None:
        """A line each: nothing keeps what was said of a text until it comes."""
        for symbol, manifest in symbols.items():
            said = f"named in {manifest}; what that says of it is not kept"
            self.remarks.append(f"{symbol} is not held: {said}")
            self.out.write(f"{'not held':{LABEL}} {symbol:24} {said}")

    def _sums(self, not_held: int) -> None:
        total, files = sum(self.counts.values()), len(self.paths)
        several = f" with {total} texts" if total > files else ""
        told = [change for change in FileChange if change in ALWAYS_SUMMED or self.counts[change]]
        sums = ", ".join(f"{self.counts[change]} {change.label}" for change in told)
        text = f"text{pluralize(not_held)} named in manifests {pluralize(not_held, 'is,are')} not held"
        self.out.write(
            f"{counted(run_words.FILES, files)}{several}: {sums}" + (f"; {not_held} {text}" if not_held else "")
        )
        if self.dry_run:
            self.out.write("Dry run: nothing was stored.")
        elif not self.by_tables and self.counts[FileChange.UNCHANGED] + self.counts[FileChange.LEFT_OUT] == total:
            self.out.write("Nothing has changed.")

    def stopped(self) -> None:
        self.err.write("Stopped. What was loaded stays; the same command goes on from there.")


def _seen(loaded: FileOutcome) -> list[Problem]:
    """The problems that readers may see something of: the others are routine."""
    return [problem for problem in loaded.problems if gravity_of(problem.code) < Gravity.UNSEEN]


def _worst(loaded: FileOutcome) -> Problem:
    return min(_seen(loaded), key=lambda problem: gravity_of(problem.code))


def _how_bad(loaded: FileOutcome) -> tuple[int, int]:
    """By the worst problem, then by how many there are."""
    return gravity_of(_worst(loaded).code), -len(_seen(loaded))


def _amount(loaded: FileOutcome) -> int:
    """How much of a text an update changes."""
    text = loaded.text.amount if loaded.text else 0
    return len(loaded.fields) + text


def _some(names: list[str], few: int = 5) -> str:
    return ", ".join(names[:few]) + (f" and {len(names) - few} more" if len(names) > few else "")


def _from_here(path: str) -> str:
    """The short way to a file below the folder one is in; any other path as it was given."""
    here = Path.cwd()
    return str(Path(path).relative_to(here)) if Path(path).is_relative_to(here) else path


def _shown(value: Any) -> str:
    if isinstance(value, list):
        value = ", ".join(map(str, value))
    text = "nothing" if value in (None, "") else f"“{value}”"
    return text if len(text) <= 80 else f"{text[:78]}…”"
