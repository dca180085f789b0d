"""How fast, how frugally and how safely files become rows, beside a bare COPY of the same rows.

python -m benchmarks.ingest CORPUS [--held 60000] [--kills 50]

Loads the corpus's XML and text with ``manage.py ingest`` into an empty archive of its own in a temporary folder and, as
texts of later sessions, into one that holds ``--held`` made-up texts: the last of so many beside the first.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

REACH = {
    "docs_per_s": 60,
    "against_copy": 4,
    "peak_mb": 400,
    "last_to_first": 1.3,
    "noop_docs_per_s": 1000,
}
KINDS = (".xml", ".txt", ".md")
SEED = 2026
KILLED_FILES = 120
FOLDER = 1000
LATER = 12
"""Sessions that the texts loaded last are later: the made-up ones go up to the eightieth."""
BASE = Path(__file__).parent.parent
PROGRAM = ("manage.py", "resarchive", "resolutions", "templates", "static", "fixtures")
"""Copied first: whoever works on the program meanwhile would have every file read again."""

_SYMBOL = re.compile(r"A_(?:RES_)?(?:C\.\d_)?[\w().]+?(?=-|$)")


def arrange(corpus: Path, folder: Path, wanted: int | None = None, later: int = 0) -> int:
    """One file of each symbol, in an order that mixes sessions and formats; every number of a session goes up by
    ``later``. Returns how many."""
    files = sorted(path for path in corpus.rglob("*") if path.suffix in KINDS)
    by_symbol = {(match[0] if (match := _SYMBOL.match(path.stem)) else path.stem): path for path in files}
    chosen = list(by_symbol.values())
    random.Random(SEED).shuffle(chosen)
    chosen = chosen[:wanted]
    for number, path in enumerate(chosen):
        place = folder / f"{number // FOLDER:03}" / f"{number:06}" / _later(path, later).name
        place.parent.mkdir(parents=True)
        place.write_bytes(_later_text(path.read_bytes(), later) if later else path.read_bytes())
    return len(chosen)


def _later(path: Path, years: int) -> Path:
    return path.with_name(re.sub(r"(?<=_)\d{2}(?=_)", lambda m: str(int(m[0]) + years), path.name))


def _later_text(content: bytes, years: int) -> bytes:
    return re.sub(rb"(?<=A/RES/)\d{2}(?=/)|(?<=A/)\d{2}(?=/)", lambda m: b"%d" % (int(m[0]) + years), content)


@dataclass(slots=True)
class Run:
    """One call of the command: seconds in all, the moment each document was done, and the most memory in use."""

    seconds: float
    done: list[float]
    peak_mb: float
    summary: str


def copy_program(scratch: Path) -> Path:
    place = scratch / "program"
    place.mkdir()
    for name in PROGRAM:
        copy = shutil.copytree if (BASE / name).is_dir() else shutil.copy
        copy(BASE / name, place / name)
    return place


def ingest(program: Path, folder: Path, verbosity: int = 1) -> Run:
    begun = time.perf_counter()
    process = start(program, folder, verbosity)
    memory = _Memory(process.pid)
    done, last = [], ""
    for line in process.stdout:
        if line.startswith(("created", "unchanged")):
            done.append(time.perf_counter() - begun)
        if line.rstrip().endswith(" refused"):
            last = line.strip()
    process.wait()
    run = Run(time.perf_counter() - begun, done, memory.stop(), last)
    print(f"{folder.name}: {last or 'nothing said'}, {run.seconds:.1f} s", file=sys.stderr, flush=True)
    return run


def start(program: Path, folder: Path, verbosity: int = 1) -> subprocess.Popen:
    command = [sys.executable, "-u", "manage.py", "ingest", str(folder), "--verbosity", str(verbosity)]
    return subprocess.Popen(command, cwd=program, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


class _Memory:
    """The most memory a process and those it started hold together, looked at five times a second (Linux only)."""

    def __init__(self, pid: int) -> None:
        self.pid, self.peak, self.ended = pid, 0.0, threading.Event()
        self.thread = threading.Thread(target=self._watch)
        self.thread.start()

    def _watch(self) -> None:
        while not self.ended.wait(0.2):
            self.peak = max(self.peak, sum(map(_megabytes, self._family())))

    def _family(self) -> list[int]:
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children")
        return [self.pid, *map(int, children.read_text().split())] if children.exists() else []

    def stop(self) -> float:
        self.ended.set()
        self.thread.join()
        return self.peak


def _megabytes(pid: int) -> float:
    """Memory of its own and its share of what it has in common with others."""
    try:
        found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return int(found[1]) / 1024 if found else 0.0


def seconds_each(run: Run) -> float:
    """For a document, the start of the program left out."""
    return (run.done[-1] - run.done[0]) / (len(run.done) - 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--held", type=int, default=60_000)
    parser.add_argument("--kills", type=int, default=50)
    options = parser.parse_args()
    scratch = Path(tempfile.mkdtemp(prefix="resarchive-bench-"))
    scratch.chmod(0o711)  # the database's account must be able to pass through
    os.environ.update(RESARCHIVE_STATE=str(scratch / "state"), DJANGO_SETTINGS_MODULE="resarchive.settings")
    try:
        measure(options.corpus, scratch, options.held, options.kills)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def measure(corpus: Path, scratch: Path, held: int, kills: int) -> None:
    from benchmarks import ingest_rows, report

    ingest_rows.open_archive()
    program, folder = copy_program(scratch), scratch / "files"
    files = arrange(corpus, folder)
    first = ingest(program, folder)
    searchable = ingest_rows.make_searchable()
    copied = ingest_rows.copy_again(scratch)
    second = ingest(program, folder, verbosity=2)
    few = ingest(program, program / "fixtures", verbosity=0)
    survived = ingest_rows.survive(corpus, scratch, program, kills)
    arrange(corpus, scratch / "later", later=LATER)
    ingest_rows.fill(corpus, held)
    last = ingest(program, scratch / "later")
    figures = {
        "documents": len(first.done),
        "docs_per_s": round(len(first.done) / (first.seconds + searchable), 1),
        "against_copy": round(first.seconds / copied.seconds, 2),
        "peak_mb": round(first.peak_mb),
        "last_to_first": round(seconds_each(last) / seconds_each(first), 2),
        "noop_docs_per_s": round(len(second.done) / second.seconds),
        "kills_survived": survived,
    }
    yardsticks = {
        "files": files,
        "copy_docs_per_s": round(len(first.done) / copied.seconds, 1),
        "copy_rows": copied.rows,
        "load_s": round(first.seconds, 1),
        "index_s": round(searchable, 1),
        "held": held,
        "last_s": round(last.seconds, 1),
        "noop_s": round(second.seconds, 2),
        "four_files_s": round(few.seconds, 2),
    }
    notes = [
        "Seconds are those of the whole command, its start included; `four_files_s` is hardly more than the start. "
        "`docs_per_s` counts until all is searchable: the load, then the index. "
        "COPY puts the same rows back in one transaction, with the indexes in place; the load also reads the files. "
        "`last_to_first` is the time for a document in an archive that holds `held` others, over that in an empty one.",
        "",
        f"First load: {first.summary}. Second: {second.summary}. Last: {last.summary}. "
        f"{kills} times kill -9 at a random moment.",
        "",
        f"{os.getloadavg()[1]:.1f} processes on {os.cpu_count()} cores lately, the measurement's included.",
    ]
    report.report("ingest", "Loading", figures, {**REACH, "kills_survived": kills}, yardsticks, notes)


if __name__ == "__main__":
    main()
