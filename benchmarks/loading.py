"""Loads as a librarian begins them: files of a corpus laid out, ``manage.py ingest`` run on them and watched."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

KINDS = (".xml", ".txt", ".md")
SEED = 2026
FOLDER = 1000
LATER = 12
"""Sessions that texts loaded beside made-up ones are later: those go up to the eightieth."""
BASE = Path(__file__).parent.parent
PROGRAM = ("manage.py", "pyproject.toml", "resarchive", "resolutions", "templates", "static", "fixtures")
"""Copied first: whoever works on the program meanwhile would have every file read again."""
DONE = ("created", "another language", "better source", "kept beside", "updated", "unchanged")
"""What the command says of a file that is stored, in front of its line."""

_SYMBOL = re.compile(r"A_(?:RES_)?(?:C\.\d_)?[\w().]+?(?=-|$)")
_TRANSLATED = re.compile(r"_[ACFRS]$")
"""At the end of a name: in Arabic, Chinese, French, Russian, Spanish."""
_SUMS = re.compile(r"\d+ files?\b.*: \d+ created, ")


def arrange(corpus: Path, folder: Path, wanted: int | None = None, later: int = 0, kinds: Sequence[str] = KINDS) -> int:
    """One file of each symbol, in English, in an order that mixes sessions and formats; every number of a session goes
    up by ``later``. Returns how many."""
    files = sorted(path for path in corpus.rglob("*") if path.suffix in kinds and not _TRANSLATED.search(path.stem))
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


def copy_program(scratch: Path) -> Path:
    place = scratch / "program"
    place.mkdir()
    for name in PROGRAM:
        copy = shutil.copytree if (BASE / name).is_dir() else shutil.copy
        copy(BASE / name, place / name)
    return place


@dataclass(slots=True)
class Run:
    """One call of the command: seconds in all, the moment each document was done, and the most memory in use."""

    seconds: float
    done: list[float]
    peak_mb: float
    summary: str

    @property
    def seconds_each(self) -> float:
        """For a document, the start of the program left out."""
        return (self.done[-1] - self.done[0]) / (len(self.done) - 1)


def ingest(program: Path, folder: Path, verbosity: int = 1) -> Run:
    begun = time.perf_counter()
    process = start(program, folder, verbosity)
    memory = _Memory(process.pid)
    done, sums = [], ""
    for line in process.stdout:
        if line.startswith(DONE):
            done.append(time.perf_counter() - begun)
        if _SUMS.match(line):
            sums = line.strip()
    process.wait()
    if not sums:
        raise RuntimeError(f"the load of {folder} came to no end (status {process.returncode})")
    run = Run(time.perf_counter() - begun, done, memory.stop(), sums)
    print(f"{folder.name}: {sums}, {run.seconds:.1f} s", file=sys.stderr, flush=True)
    return run


def start(program: Path, folder: Path, verbosity: int = 1) -> subprocess.Popen:
    command = [sys.executable, "-u", "manage.py", "ingest", str(folder), "--verbosity", str(verbosity)]
    return subprocess.Popen(command, cwd=program, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


class _Memory:
    """The most memory a process and those it started hold together, looked at five times a second (Linux only)."""

    def __init__(self, pid: int) -> None:
        self.pid, self.peak, self.ended = pid, 0.0, threading.Event()
        self.thread = threading.Thread(target=self._watch, daemon=True)
        self.thread.start()

    def _watch(self) -> None:
        while not self.ended.wait(0.2):
            self.peak = max(self.peak, sum(map(megabytes, self._family())))

    def _family(self) -> list[int]:
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children")
        return [self.pid, *map(int, children.read_text().split())] if children.exists() else []

    def stop(self) -> float:
        self.ended.set()
        self.thread.join()
        return self.peak


def megabytes(pid: int) -> float:
    """Memory of its own and its share of what it has in common with others."""
    try:
        found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return int(found[1]) / 1024 if found else 0.0
