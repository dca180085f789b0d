"""How quickly the archive's pages are made, sent and painted.

python -m benchmarks.pages CORPUS [--files N]

Loads the corpus, or so many files of it, into the benchmark's database as a librarian would, unless it is there
already, and asks as a public host would answer: static files collected and compressed. Server times are of one process
with nothing else to do, every page made anew; beside them those of pages that are kept. Pages a second are of eight
readers against gunicorn with two processes, kept pages, pages made anew and a bare view in turns.
"""

from __future__ import annotations

import os
import random
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

# Before anything reads the settings, and for gunicorn too.
os.environ |= {"PRODUCTION": "1", "HTTPS": "0", "SECRET_KEY": secrets.token_hex(32), "ALLOWED_HOSTS": "127.0.0.1"}

from benchmarks import archive
from benchmarks.options import options
from benchmarks.report import report
from benchmarks.serving import NEVER_KEPT, asked_by_readers, served
from benchmarks.times import p50, p95

REACH = {
    "read_p50_ms": 12,
    "read_p95_ms": 20,
    "list_p95_ms": 40,
    "read_rps": 400,
    "read_anew_rps": 150,
    "against_bare_view": 4,
    "max_queries": 8,
    "first_kb": 60,
    "next_kb": 15,
    "lcp_ms": 300,
    "cls": 0,
}
SEED = 2026
FEW = 64
"""Below this many files, starting processes takes longer than they save."""
BARE = "/bare/"
TAKES_GZIP = {"Accept-Encoding": "gzip"}

_OBSERVE = """() => new Promise(done => {
  const seen = { lcp: 0, cls: 0 };
  new PerformanceObserver(list => list.getEntries().forEach(one => { seen.lcp = one.startTime; }))
    .observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver(list => list.getEntries().forEach(one => { seen.cls += one.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(seen), 200);
})"""


@dataclass(frozen=True, slots=True)
class Scale:
    """Of ``files``, all where it is None, so many ``texts``, ``series`` and pairs of texts ``painted``. Readers ask
    ``processes`` in ``turns`` of so many ``seconds``, after they have read for ``keeping``, so that each has made every
    page once."""

    files: int | None = None
    texts: int = 300
    series: int = 60
    painted: int = 15
    processes: int = 2
    keeping: float = 45
    turns: int = 3
    seconds: float = 3


TINY = Scale(files=6, texts=4, series=2, painted=1, processes=1, keeping=0, turns=1, seconds=0.3)


def load(corpus: Path, wanted: int | None) -> None:
    from resolutions.ingest import gather
    from resolutions.ingest import load as ingest
    from resolutions.models import SourceFile

    files = gather([corpus])
    if wanted and wanted < len(files):
        files.found = random.Random(SEED).sample(files.found, wanted)
    if not len(files) * 0.9 <= SourceFile.objects.count() <= len(files):
        archive.empty_again()
        for _ in ingest(files, 2 if len(files) > FEW else 1):
            pass


def addresses(scale: Scale) -> tuple[list[str], list[str]]:
    """Of texts, drawn at random, and of every kind of list."""
    from resolutions.models import Series, Session, Version

    chance = random.Random(SEED)
    texts = [version.get_absolute_url() for version in Version.objects.order_by("pk")]
    lists = ["/", "/sessions/", "/series/", "/sponsors/"]
    lists += [session.get_absolute_url() for session in Session.objects.order_by("pk")]
    series = [one.get_absolute_url() for one in Series.objects.order_by("pk")]
    lists += chance.sample(series, min(scale.series, len(series)))
    return chance.sample(texts, min(scale.texts, len(texts))), lists


def server_times(texts: Sequence[str], lists: Sequence[str]) -> tuple[dict[str, float], list[str]]:

    client, figures, queries = archive.client(HTTP_HOST="127.0.0.1"), {}, {}
    for name, asked in (("read", texts), ("list", lists)):
        queries |= {address: _queries(client, address) for address in asked}
        twice = [(_timed(client, address, anew=True), _timed(client, address)) for address in asked]
        for standing, times in zip(("", "_kept"), zip(*twice, strict=True), strict=True):
            figures[f"{name}{standing}_p50_ms"], figures[f"{name}{standing}_p95_ms"] = p50(times), p95(times)
    most = max(queries, key=queries.__getitem__)
    figures["max_queries"] = queries[most]
    return figures, [f"Most queries: `{most}`."]


def _queries(client, address: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200, address
    return len(caught)


def _timed(client, address: str, anew: bool = False) -> float:
    from django.core.cache import caches

    if anew:
        caches["answers"].clear()
    begun = perf_counter()
    client.get(address, headers=TAKES_GZIP)
    return (perf_counter() - begun) * 1000


def pages_a_second(port: int, texts: Sequence[str], scale: Scale) -> dict[str, float]:
    """In turns, so that a busy machine slows all of them."""
    kinds = {"read": (texts, {}), "read_anew": (texts, NEVER_KEPT), "bare": ([BARE], {})}
    counts = dict.fromkeys(kinds, 0)
    asked_by_readers(port, texts, scale.keeping)
    for _ in range(scale.turns):
        for name, (asked, headers) in kinds.items():
            counts[name] += len(asked_by_readers(port, asked, scale.seconds, headers))
    seconds = scale.turns * scale.seconds
    return {
        "read_rps": counts["read"] / seconds,
        "against_bare_view": counts["bare"] / counts["read"],
        "read_anew_rps": counts["read_anew"] / seconds,
    }


def painted(port: int, texts: Sequence[str], pairs: int) -> dict[str, float]:
    """Medians of pages in a browser: a first visit, and the next page after it."""
    from playwright.sync_api import sync_playwright

    from tests import chromium

    seen = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.arguments())
        for first, following in zip(texts[:pairs], texts[pairs : 2 * pairs], strict=True):
            context = browser.new_context(viewport={"width": 1280, "height": 800})
            page = context.new_page()
            sent = _sent(context.new_cdp_session(page))
            page.goto(f"http://127.0.0.1:{port}{first}", wait_until="networkidle")
            once, observed = sum(sent), page.evaluate(_OBSERVE)
            page.goto(f"http://127.0.0.1:{port}{following}", wait_until="networkidle")
            seen.append((once / 1000, (sum(sent) - once) / 1000, observed["lcp"], observed["cls"]))
            context.close()
        browser.close()
    return dict(zip(("first_kb", "next_kb", "lcp_ms", "cls"), map(median, zip(*seen, strict=True)), strict=True))


def _sent(network) -> list[float]:
    """Bytes over the wire, heads included, of every answer from now on."""
    sent: list[float] = []
    network.on("Network.loadingFinished", lambda one: sent.append(one["encodedDataLength"]))
    network.send("Network.enable")
    return sent


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--files", type=int)
    parser.add_argument("--keeping", type=float, default=Scale().keeping, help="seconds of reading before it counts")
    asked = parser.parse_args()
    scale = TINY if asked.tiny else Scale(asked.files, keeping=asked.keeping)
    archive.open_archive()
    from django.core.management import call_command

    load(asked.corpus, scale.files)
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["admin"])
    texts, lists = addresses(scale)
    figures, remarks = server_times(texts, lists)
    with served(scale.processes) as port:
        figures |= pages_a_second(port, texts, scale)
        figures |= painted(port, texts, scale.painted)
    remarks.insert(0, f"{len(texts)} texts and {len(lists)} lists; the machine's load was {os.getloadavg()[0]:.1f}.")
    order = [*REACH, *(name for name in figures if name not in REACH)]
    rounded = {name: round(figures[name], 3) for name in order}
    report("pages", "Pages, measured", rounded, REACH, {}, remarks, tiny=asked.tiny)


if __name__ == "__main__":
    main()
