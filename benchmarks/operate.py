"""What an institution asks of an archive that runs for years: a long day, killed parts, an absent database, hostile
input, a backup and its way back, a rebuild of the index and a migration while readers read.

python -m benchmarks.operate CORPUS [--documents N] [--minutes N] [--kills N] [--away SECONDS] [--hostile N]

On an archive of its own in a folder for temporary files, with a PostgreSQL server of its own: real texts re-issued over
the sessions, and files of the corpus that are loaded while it is measured.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import data, faults, filling, hostile_files, hostile_queries, loading
from benchmarks.options import options, scale_asked
from benchmarks.parts import Parts, running
from benchmarks.report import conclude
from benchmarks.times import p95
from benchmarks.visitors import AS_READERS, Editor, Visit, Visitors, make_editor

REACH = {
    "soak_500s": 0,
    "soak_memory_growth": 1.05,
    "kill_lost": 0,
    "kill_twice": 0,
    "kill_back_s": 5,
    "hostile_file_s": 10,
    "hostile_reader_mb": 512,
    "hostile_page_s": 2,
    "hostile_500s": 0,
    "away_worst_ms": 1000,
    "away_others": 0,
    "backup_s": 600,
    "restore_s": 600,
    "damaged": 0,
    "rebuild_slower": 3,
    "migration_slower": 3,
    "slower_500s": 0,
}
SEED = 2026
FILES = 30
"""At most, of a load whose parts are killed."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Texts made up; minutes of the soak; parts killed; seconds without a database; hostile files and queries together;
    seconds of quiet reading; readers at once; texts and lists drawn for them, of each; processes of the web server."""

    documents: float = 60_000
    minutes: float = 10
    kills: float = 50
    away: float = 30
    hostile: float = 10_000
    quiet: float = 20
    readers: float = 8
    drawn: float = 30
    workers: float = 2


TINY = Scale(documents=9, minutes=0.02, kills=1, away=1, hostile=10, quiet=0.5, readers=1, drawn=2, workers=1)


def fill(corpus: Path, documents: int) -> tuple[int, list[int]]:
    """With made-up texts, and with the samples, which an editor can correct."""
    from django.conf import settings

    from resolutions.ingest import gather, load
    from resolutions.search import index_sync

    make_editor()
    stored = filling.fill(data.issues(data.read(corpus), documents))
    samples = [outcome.version_id for outcome in load(gather([settings.FIXTURES]))]
    index_sync.rebuild()
    return stored, samples


def addresses(drawn: int) -> list[str]:
    """A reader's day: texts, their forms, lists, searches, comparisons, feeds and the API."""
    from resolutions.models import Series, Session, Version

    chance = random.Random(SEED)
    held = list(Version.objects.exclude(symbol=None).order_by("pk")[: 100 * drawn])
    texts = [one.get_absolute_url() for one in chance.sample(held, min(drawn, len(held)))]
    lists = [one.get_absolute_url() for model in (Session, Series) for one in model.objects.order_by("pk")[:drawn]]
    pairs = [f"/compare/?a={a.strip('/')}&b={b.strip('/')}" for a, b in zip(texts[::2], texts[1::2], strict=False)]
    words = ("sea", "right+to+development", "%22sustainable+development%22", "women+AND+peace", "child*")
    searches = [f"/{place}?q={word}" for word in words for place in ("search/", "search/json/")]
    forms = [f"{text}.{ending}" for text in texts[:5] for ending in ("json", "txt", "xml", "docx")]
    others = ("/", "/series/", "/sponsors/", "/feed/", "/api/v1/texts", "/about/")
    return [*texts, *forms, *lists, *pairs, *searches, *others]


def soak(
    made: Parts, come: faults.Readers, files: Path, texts: Sequence[int], minutes: float
) -> tuple[dict[str, float], str]:
    """Readers, an editor, and one load after the other, each of files changed since the one before. With the figures,
    which answers failed."""
    seconds, begun, loads = 60 * minutes, time.monotonic(), 0
    half: dict[int, float] = {}
    with come() as readers, Editor(made.web.port, texts) as editor:
        load = made.load(files)
        while (passed := time.monotonic() - begun) < seconds:
            time.sleep(min(1, seconds / 10))
            if passed >= seconds / 2 and not half:
                half = _memory(made)
            if load.poll() is not None:
                loads += 1
                _change(files, loads)
                load = made.load(files)
        end = _memory(made)
        load.terminate()
        load.wait()
    failures = readers.failures()
    figures = {
        "soak_answers": len(readers.visits),
        "soak_500s": len(failures),
        "soak_p95_ms": p95(readers.times()),
        "soak_memory_growth": max(end[pid] / half[pid] for pid in half),
        "soak_worker_mb": max(end.values()),
        "soak_loads": loads,
        "soak_saved": len(editor.saved),
    }
    return figures, _named(failures)


def _named(failures: Sequence[Visit]) -> str:
    """At most ten of them, with what each was answered."""
    if not failures:
        return ""
    told = (f"`{one.address}` {one.status or 'no answer'} after {one.ms:.0f} ms" for one in failures[:10])
    return f"What failed in the soak: {', '.join(told)}."


def _memory(made: Parts) -> dict[int, float]:
    """Of each worker. One that ended meanwhile is no worker of a soak."""
    workers = made.web.workers()
    assert len(workers) == made.web.number, "a worker ended"
    return {pid: loading.megabytes(pid) for pid in workers}


def _change(files: Path, times: int) -> None:
    before, after = (b"Requests", b"Invites")[:: 1 if times % 2 else -1]
    for path in files.rglob("*.*"):
        path.write_bytes(path.read_bytes().replace(before, after))


def slower(made: Parts, come: faults.Readers, seconds: float) -> dict[str, float]:
    """Pages while the index is rebuilt, and while one migration after the other is applied, against a quiet archive."""
    quiet, _ = _meanwhile(come, lambda: time.sleep(seconds))
    rebuild, rebuilt = _meanwhile(come, made.command("rebuild_index", "--skip-checks").wait)
    migration, migrated = _meanwhile(come, lambda: _migrate(made, seconds))
    return {
        "quiet_p95_ms": quiet,
        "rebuild_p95_ms": rebuild,
        "rebuild_slower": rebuild / quiet,
        "migration_p95_ms": migration,
        "migration_slower": migration / quiet,
        "slower_500s": rebuilt + migrated,
    }


def _meanwhile(come: faults.Readers, act: Callable[[], object]) -> tuple[float, int]:
    """The 95th percentile of readers' times, and how many answers failed."""
    with come() as readers:
        act()
    return p95(readers.times()), len(readers.failures())


def _migrate(made: Parts, seconds: float) -> None:
    """One after the other, as a release brings them: ``manage.py migrate`` begins, looks for what is to be done, and a
    table is changed. The change is the one that each new kind of problem makes: a generated column goes and comes, with
    its index, in one transaction."""
    from django.db import connection

    from resolutions.models import Problem

    field = Problem._meta.get_field("gravity")
    [index] = (index for index in Problem._meta.indexes if field.name in index.fields)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        assert made.command("migrate").wait() == 0
        with connection.schema_editor() as tables:
            tables.remove_index(Problem, index)
            tables.remove_field(Problem, field)
            tables.add_field(Problem, field)
            tables.add_index(Problem, index)


def there_and_back(folder: Path) -> dict[str, float]:
    """A backup, the archive restored from it in place of what is there, and every file held against its digest."""
    from resolutions.exports.backup import back_up, damaged, restore

    file = folder / "archive.backup"
    seconds = [_seconds(act) for act in (lambda: back_up(file), lambda: restore(file), damaged)]
    times = dict(zip(("backup_s", "restore_s", "verify_s"), seconds, strict=True))
    return times | {"backup_mb": file.stat().st_size / 2**20, "damaged": len(damaged())}


def _seconds(act: Callable[[], object]) -> float:
    begun = time.monotonic()
    act()
    return time.monotonic() - begun


def slices(corpus: Path, folder: Path, number: int) -> Iterator[Path]:
    """The corpus's XML in so many folders, one file of each symbol, of later sessions than what is there."""
    loading.arrange(corpus, folder / "all", number * FILES, later=loading.LATER, kinds=(".xml",))
    files = sorted((folder / "all").rglob("*.*"))
    for index in range(min(number, len(files))):
        for path in files[index::number]:
            place = folder / f"slice{index:03}" / path.parent.name
            place.mkdir(parents=True)
            path.rename(place / path.name)
        yield folder / f"slice{index:03}"


def measured(made: Parts, corpus: Path, folder: Path, scale: Scale) -> Iterator[tuple[dict[str, float], str]]:
    """The figures of one part of it after the other, each with a remark or none."""
    from resolutions.models import LanguageVersion, Version

    stored, samples = fill(corpus, int(scale.documents))
    yield {"documents": stored}, ""
    texts = list(LanguageVersion.objects.filter(version__in=samples).values_list("pk", flat=True))
    named = [one.get_absolute_url() for one in Version.objects.order_by("pk")[: int(scale.drawn)]]
    asked = addresses(int(scale.drawn))
    for address in asked * 2 * made.web.number:  # what a process makes once, the pages that it keeps included, is made
        made.web.asked(address, AS_READERS)
    come = partial(Visitors, [made.web.port], asked, int(scale.readers))
    yield hostile_queries.ask(made.web, named, int(scale.hostile / 2))
    yield hostile_files.read(folder, int(scale.hostile / 2))
    yield slower(made, come, scale.quiet), ""
    yield faults.away(made, come, scale.away), ""
    folders = list(slices(corpus, folder / "texts", int(scale.kills)))
    yield faults.killed(made, come, folders, texts), ""
    yield soak(made, come, folder / "texts", texts, scale.minutes)
    yield there_and_back(folder), ""


def main() -> None:
    said, scale = scale_asked(options(__doc__), Scale(), TINY)
    figures, remarks = {}, []
    with running(Parts, int(scale.workers)) as made, TemporaryDirectory() as folder:
        for found, remark in measured(made, said.corpus, Path(folder), scale):
            print(found, file=sys.stderr, flush=True)
            figures |= found
            remarks += [remark, ""] if remark else []
    conclude("operate", "Running the archive, measured", figures, REACH, remarks, scale, said.tiny)


if __name__ == "__main__":
    main()
