"""How quickly the API answers with 60,000 texts behind it, and a harvest of 10,000 records while a load goes on.

python -m benchmarks.api CORPUS [--documents 60000] [--records 10000]

The texts are real ones re-issued over the sessions (see ``benchmarks.data``); they are made once and kept. Answers are
made anew in one process with nothing else to do; beside them stands the processor time of that process, which says
more on a busy machine. The records are harvested by sickle from gunicorn while the corpus itself is loaded on top.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time

os.environ.setdefault("BENCH_DATABASE", "resarchive_bench_api")

from benchmarks import archive, filling, loading
from benchmarks.data import issues, read
from benchmarks.options import options
from benchmarks.report import report
from benchmarks.serving import served
from benchmarks.times import p50, p95

REACH = {
    "text_p95_ms": 30,
    "list_p95_ms": 60,
    "harvest_failed": 0,
    "harvest_repeated": 0,
    "harvest_left_out": 0,
}
BASE = "/api/v1/"
SEED = 20_032
TAKES_GZIP = {"Accept-Encoding": "gzip"}


@dataclass(frozen=True, slots=True)
class Scale:
    """So many ``texts`` and ``lists`` are asked for, so many ``records`` harvested."""

    documents: int = 60_000
    texts: int = 400
    lists: int = 200
    records: int = 10_000


TINY = Scale(documents=60, texts=8, lists=2, records=60)


def fill(corpus: Path, documents: int) -> None:
    from resolutions.models import Version

    if Version.objects.count() < documents:
        archive.empty_again()
        filling.fill(issues(read(corpus), documents))


def times_of(name: str, addresses: Iterator[str] | Sequence[str]) -> dict[str, float]:

    client, wall, processor = archive.client(), [], []
    for address in addresses:
        begun, spent = perf_counter(), process_time()
        response = client.get(address, headers=TAKES_GZIP)
        wall.append((perf_counter() - begun) * 1000)
        processor.append((process_time() - spent) * 1000)
        if response.status_code != 200:
            raise RuntimeError(f"{address} answered {response.status_code}")
    return {
        f"{name}_p50_ms": round(p50(wall), 1),
        f"{name}_p95_ms": round(p95(wall), 1),
        f"{name}_p95_processor_ms": round(p95(processor), 1),
    }


def texts(count: int) -> list[str]:
    from resolutions.models import Version

    symbols = list(Version.objects.exclude(symbol=None).order_by("pk").values_list("symbol", flat=True))
    return [f"{BASE}texts/{symbol}" for symbol in random.Random(SEED).sample(symbols, min(count, len(symbols)))]


def lists(count: int) -> Iterator[str]:
    """Pages of 100, at places drawn at random, of all texts and of a session's."""
    from resolutions.models import Session, Version
    from resolutions.views.api.answers import cursor_behind

    chance, last = random.Random(SEED), Version.objects.order_by("-pk").values_list("pk", flat=True)[0]
    codes = list(Session.objects.codes())
    for number in range(count):
        narrowed = (
            f"session={chance.choice(codes)}" if number % 2 else f"cursor={cursor_behind(chance.randrange(last))}"
        )
        yield f"{BASE}texts?limit=100&{narrowed}"


class Harvest:
    """The first records there are, asked for while ``load`` runs."""

    def __init__(self, port: int, count: int) -> None:
        from resolutions.models import Version

        keys = Version.objects.order_by("pk").values_list("pk", flat=True)[:count]
        self.expected = {f"oai:127.0.0.1:text/{key}" for key in keys}
        self.address, self.found, self.failed, self.seconds = f"http://127.0.0.1:{port}/oai/", [], 0, 0.0

    def run(self, load: Callable[[], None]) -> dict[str, float]:
        with ThreadPoolExecutor() as beside:
            loaded = beside.submit(load)
            begun = perf_counter()
            self._ask()
            self.seconds = perf_counter() - begun
            loaded.result()  # raises what ended the load
        return {
            "harvest_records": len(self.found),
            "harvest_failed": self.failed,
            "harvest_repeated": len(self.found) - len(set(self.found)),
            "harvest_left_out": len(self.expected - set(self.found)),
            "harvest_seconds": round(self.seconds, 1),
        }

    def _ask(self) -> None:
        from requests import RequestException
        from sickle import Sickle
        from sickle.oaiexceptions import OAIError

        records = Sickle(self.address).ListRecords(metadataPrefix="marcxml")
        try:
            self.found += [record.header.identifier for record in islice(records, len(self.expected))]
        except (OAIError, RequestException):
            self.failed += 1


def load_on_top(corpus: Path) -> None:
    """The XML of the corpus, as of later sessions than those of the texts that are there."""
    from django.db import connection

    from resolutions.ingest import gather, load

    with tempfile.TemporaryDirectory() as folder:
        loading.arrange(corpus, Path(folder), later=loading.LATER, kinds=(".xml",))
        for _ in load(gather([Path(folder)]), 1):
            pass
    connection.close()


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--documents", type=int, default=Scale().documents)
    parser.add_argument("--records", type=int, default=Scale().records)
    asked = parser.parse_args()
    scale = TINY if asked.tiny else Scale(documents=asked.documents, records=asked.records)
    archive.open_archive()
    from django.conf import settings

    from resolutions.models import Version

    settings.CACHES["answers"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
    fill(asked.corpus, scale.documents)
    figures: dict[str, float] = {"texts": Version.objects.count()}
    times_of("text", texts(5))  # what a process does once is no part of an answer
    figures |= times_of("text", texts(scale.texts)) | times_of("list", lists(scale.lists))
    with served() as port:
        figures |= Harvest(port, scale.records).run(lambda: load_on_top(asked.corpus))
    figures["texts_after_the_load"] = Version.objects.count()
    report("api", "The API and the harvest", figures, REACH, {}, [(__doc__ or "").strip()], tiny=asked.tiny)


if __name__ == "__main__":
    main()
