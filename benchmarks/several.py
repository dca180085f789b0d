"""What several machines do for an archive, on one: a primary and a replica that follows it, with a web host each.

python -m benchmarks.several CORPUS [--documents N] [--kills N] [--away SECONDS] [--removed N] [--seconds N]

The primary tells nobody that something is saved before the replica shows it (``synchronous_commit = remote_apply``);
the host beside the primary takes what editors and loads write, both hosts give readers their pages. Readers ask either,
and the other where a connection breaks, as the front does. Measured: pages a second of one host and of both; each part
killed in turn while readers, an editor and loads work; the wire between the servers cut; texts removed, whose words no
host may show any more; the primary lost and the replica promoted.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from subprocess import Popen
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from benchmarks import faults
from benchmarks.operate import addresses, fill, slices
from benchmarks.options import options, scale_asked
from benchmarks.parts import Parts, Web, running
from benchmarks.replica import Replica, Wire, follow, seconds_until_in_step
from benchmarks.report import conclude
from benchmarks.search_freshness import write
from benchmarks.visitors import AS_READERS, Editor, Visitors

REACH = {
    "kill_lost": 0,
    "kill_twice": 0,
    "kill_500s": 0,
    "cut_500s": 0,
    "cut_unanswered": 0,
    "behind": 0,
    "removed_words_shown": 0,
    "promoted_lost": 0,
    "promoted_twice": 0,
}


@dataclass(frozen=True, slots=True)
class Scale:
    """Texts made up; parts killed; seconds without the wire; texts removed; seconds of reading for each throughput;
    readers at once; texts and lists drawn for them, of each; processes of each web host."""

    documents: float = 3_000
    kills: float = 10
    away: float = 30
    removed: float = 20
    seconds: float = 20
    readers: float = 8
    drawn: float = 30
    workers: float = 1


TINY = Scale(documents=9, kills=1, away=0.5, removed=1, seconds=0.5, readers=1, drawn=2)


class Machines(Parts):
    """Parts of which the database is the primary, beside a replica with a host for readers alone."""

    def __init__(self, folder: Path, workers: int) -> None:
        super().__init__(folder, workers)
        self.folder, self.number = folder, workers
        self.further: list[Wire | Replica | Web] = []

    def grow(self) -> None:
        """From one machine to two."""
        self.wire = Wire(self.folder / "wire", Path(self.database.asked("SHOW unix_socket_directories").strip('"')))
        self.further.append(self.wire)
        self.replica = Replica(self.folder / "second", self.wire)
        self.further.append(self.replica)
        follow(self.database)
        own = {"DATABASE_URL": self.replica.url, "RESARCHIVE_STATE": str(self.folder / "second-state")}
        self.readers = Web(self.folder / "second.log", self.number, own)
        self.further.append(self.readers)
        self.readers.seconds_until_answer()

    @property
    def hosts(self) -> list[Web]:
        return [self.web, self.readers]

    def lose_the_primary(self) -> None:
        """The replica takes its place, and the host beside it does what the other did."""
        self.database.kill()
        self.web.kill()
        self.replica.promote()
        os.environ["DATABASE_URL"] = self.replica.url
        self.web.start()

    def leave(self) -> None:
        for part in reversed(self.further):
            part.leave()
        super().leave()


def kill_in_turn(made: Machines, load: Popen, number: int) -> None:
    match number % 5:
        case 0:
            made.database.kill()
            made.database.start()
        case 1:
            made.replica.kill()
            made.replica.start()
        case 2:
            load.kill()
        case 3:
            made.web.kill()
            made.web.start()
        case 4:
            made.readers.kill()
            made.readers.start()


def throughput(made: Machines, asked: Sequence[str], scale: Scale) -> dict[str, float]:
    figures = {}
    for name, hosts in (("one_host", made.hosts[:1]), ("two_hosts", made.hosts)):
        with Visitors([host.port for host in hosts], asked, int(scale.readers)) as readers:
            time.sleep(scale.seconds)
        figures[f"{name}_pages_s"] = len(readers.times()) / scale.seconds
    return figures


def cut(made: Machines, come: faults.Readers, texts: Sequence[int], seconds: float) -> dict[str, float]:
    """No word passes between the servers; readers go on, and whoever saves waits."""
    with come() as readers, Editor(made.web.port, texts) as editor:
        time.sleep(seconds / 3)
        made.wire.cut()
        time.sleep(seconds)
        made.wire.mend()
        back = seconds_until_in_step(made.database)
        time.sleep(seconds / 3)
    statuses = readers.statuses()
    return {
        "cut_answers": len(readers.times()),
        "cut_500s": statuses[500],
        "cut_503s": statuses[503],
        "cut_unanswered": statuses[0],
        "cut_in_step_after_s": back,
        "cut_saved": len(editor.saved),
    }


def removed(made: Machines, number: int) -> dict[str, float]:
    """Words are put into texts of their own, seen on both hosts, and removed with their texts. ``behind``: pages that
    did not show the words as soon as they were saved."""
    from django.contrib.auth import get_user_model

    from resolutions.curation.removing import remove_version
    from resolutions.models import Paragraph, Version

    editor, shown, behind = get_user_model().objects.get(), 0, 0
    for at, version in enumerate(Version.objects.exclude(symbol=None).order_by("pk")[:number]):
        words = f"the question of xylophones {at}"
        text = Paragraph.objects.filter(language_version__version=version, kind="operative")
        write(text.select_related("language_version")[0], f"Decides on {words}.")
        pages = [version.get_absolute_url(), f"/search/?q=%22{words.replace(' ', '+')}%22"]
        behind += sum(words not in _page(host, pages[0]) for host in made.hosts)
        for host in made.hosts:
            _page(host, pages[1])
        remove_version(version, "measured", editor)
        shown += sum(f"on {words}." in _page(host, page) for host in made.hosts for page in pages)
    return {"behind": behind, "removed_words_shown": shown}


def _page(host: Web, address: str) -> str:
    from urllib.error import HTTPError

    try:
        with urlopen(f"http://127.0.0.1:{host.port}{address}") as answer:
            return answer.read().decode()
    except HTTPError as error:
        return error.read().decode()


def promoted(made: Machines, come: faults.Readers, folder: Path, texts: Sequence[int]) -> dict[str, float]:
    """The primary is lost for good while an editor saves; what was said to be saved is looked for in its successor."""
    with come() as readers, Editor(made.web.port, texts) as editor:
        time.sleep(2)
        lost_at, saved = time.monotonic(), len(editor.saved)
        made.lose_the_primary()
        while len(editor.saved) == saved:
            time.sleep(0.02)
        back = time.monotonic() - lost_at
    statuses = readers.statuses()
    _settle_on(made.replica.url)
    lost, twice = faults.compared([folder], editor.saved)
    return {
        "promoted_lost": lost,
        "promoted_twice": twice,
        "promoted_saves_again_s": back,
        "promoted_500s": statuses[500],
        "promoted_503s": statuses[503],
        "promoted_unanswered": statuses[0],
    }


def _settle_on(url: str) -> None:
    """This process asks the new primary."""
    import dj_database_url
    from django.db import connection

    connection.close()
    connection.close_pool()
    connection.settings_dict.update(HOST=dj_database_url.parse(url)["HOST"])


def measured(made: Machines, corpus: Path, folder: Path, scale: Scale) -> Iterator[dict[str, float]]:
    from resolutions.models import LanguageVersion

    stored, samples = fill(corpus, int(scale.documents))
    yield {"documents": stored}
    texts = list(LanguageVersion.objects.filter(version__in=samples).values_list("pk", flat=True))
    made.grow()
    asked = addresses(int(scale.drawn))
    for host in made.hosts:
        for address in asked * 2 * host.number:
            host.asked(address, AS_READERS)
    come = partial(Visitors, [host.port for host in made.hosts], asked, int(scale.readers))
    yield throughput(made, asked, scale)
    folders = list(slices(corpus, folder / "texts", int(scale.kills)))
    yield faults.killed(made, come, folders, texts, kill_in_turn)
    yield cut(made, come, texts, scale.away)
    yield removed(made, int(scale.removed))
    yield promoted(made, come, folders[0], texts)


def main() -> None:
    said, scale = scale_asked(options(__doc__), Scale(), TINY)
    figures: dict[str, float] = {}
    with running(Machines, int(scale.workers)) as made, TemporaryDirectory() as folder:
        for found in measured(made, said.corpus, Path(folder), scale):
            print(found, file=sys.stderr, flush=True)
            figures |= found
    conclude("several", "Several machines, measured on one", figures, REACH, [], scale, said.tiny)


if __name__ == "__main__":
    main()
