"""How fast, how frugally and how safely files become rows, beside a bare COPY of the same rows.

python -m benchmarks.ingest CORPUS [--held 60000] [--kills 50] [--files N]

Loads the corpus's XML and text (or ``--files`` of it) with ``manage.py ingest`` into an empty archive of its own in a
temporary folder and, as texts of later sessions, into one that holds ``--held`` made-up texts: the last of so many
beside the first.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks import ingest_rows
from benchmarks.loading import LATER, Run, arrange, copy_program, ingest
from benchmarks.options import options
from benchmarks.report import report

REACH = {
    "docs_per_s": 60,
    "against_copy": 4,
    "peak_mb": 400,
    "last_to_first": 1.3,
    "noop_docs_per_s": 1000,
}


@dataclass(frozen=True, slots=True)
class Scale:
    """``files`` of the corpus are loaded, all where it is None; ``killed_files`` are loaded and killed ``kills``
    times."""

    files: int | None = None
    held: int = 60_000
    kills: int = 50
    killed_files: int = 120


TINY = Scale(files=6, held=30, kills=1, killed_files=4)


@dataclass(slots=True)
class Loads:
    first: Run
    second: Run
    few: Run
    last: Run
    searchable: float
    copied: ingest_rows.Copied
    survived: int
    files: int


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--held", type=int, default=Scale().held)
    parser.add_argument("--kills", type=int, default=Scale().kills)
    parser.add_argument("--files", type=int)
    asked = parser.parse_args()
    scale = TINY if asked.tiny else Scale(asked.files, asked.held, asked.kills)
    scratch = Path(tempfile.mkdtemp(prefix="resarchive-bench-"))
    scratch.chmod(0o711)  # the database's account must be able to pass through
    os.environ.pop("DATABASE_URL", None)  # a reader's archive may be there, and this one is emptied again and again
    os.environ.update(RESARCHIVE_STATE=str(scratch / "state"), DJANGO_SETTINGS_MODULE="resarchive.settings")
    try:
        tell(measure(asked.corpus, scratch, scale), scale, asked.tiny)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def measure(corpus: Path, scratch: Path, scale: Scale) -> Loads:
    ingest_rows.open_archive()
    program, folder = copy_program(scratch), scratch / "files"
    files = arrange(corpus, folder, scale.files)
    first = ingest(program, folder)
    searchable = ingest_rows.make_searchable()
    copied = ingest_rows.copy_again(scratch)
    second = ingest(program, folder, verbosity=2)
    few = ingest(program, program / "fixtures", verbosity=0)
    survived = ingest_rows.survive(corpus, scratch, program, scale.kills, scale.killed_files)
    arrange(corpus, scratch / "later", scale.files, later=LATER)
    ingest_rows.fill(corpus, scale.held)
    last = ingest(program, scratch / "later")
    return Loads(first, second, few, last, searchable, copied, survived, files)


def tell(loads: Loads, scale: Scale, tiny: bool) -> None:
    first, second, last, copied = loads.first, loads.second, loads.last, loads.copied
    figures = {
        "documents": len(first.done),
        "docs_per_s": round(len(first.done) / (first.seconds + loads.searchable), 1),
        "against_copy": round(first.seconds / copied.seconds, 2),
        "peak_mb": round(first.peak_mb),
        "last_to_first": round(last.seconds_each / first.seconds_each, 2),
        "noop_docs_per_s": round(len(second.done) / second.seconds),
        "kills_survived": loads.survived,
    }
    yardsticks = {
        "files": loads.files,
        "copy_docs_per_s": round(len(first.done) / copied.seconds, 1),
        "copy_rows": copied.rows,
        "load_s": round(first.seconds, 1),
        "index_s": round(loads.searchable, 1),
        "held": scale.held,
        "last_s": round(last.seconds, 1),
        "noop_s": round(second.seconds, 2),
        "four_files_s": round(loads.few.seconds, 2),
    }
    notes = [
        "Seconds are those of the whole command, its start included; `four_files_s` is hardly more than the start. "
        "`docs_per_s` counts until all is searchable: the load, then the index. "
        "COPY puts the same rows back in one transaction, with the indexes in place; the load also reads the files. "
        "`last_to_first` is the time for a document in an archive that holds `held` others, over that in an empty one.",
        "",
        f"First load: {first.summary}. Second: {second.summary}. Last: {last.summary}. "
        f"{scale.kills} times kill -9 at a random moment.",
        "",
        f"{os.getloadavg()[1]:.1f} processes on {os.cpu_count()} cores lately, the measurement's included.",
    ]
    reach = {**REACH, "kills_survived": scale.kills}
    report("ingest", "Loading", figures, reach, yardsticks, notes, tiny=tiny)


if __name__ == "__main__":
    main()
