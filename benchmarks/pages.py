"""How quickly the archive's pages are made, sent and painted.

python -m benchmarks.pages CORPUS

Loads the corpus into the benchmark's database as a librarian would, unless it is there already, and asks as a public
host would answer: static files collected and compressed. Server times are of one process with nothing else to do, every
page made anew; beside them those of pages that are kept. Pages a second are of eight readers against gunicorn with two
processes, kept pages, pages made anew and a bare view in turns.
"""

from __future__ import annotations

import argparse
import os
import random
import secrets
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

# Before anything reads the settings, and for gunicorn too.
os.environ |= {"PRODUCTION": "1", "HTTPS": "0", "SECRET_KEY": secrets.token_hex(32), "ALLOWED_HOSTS": "127.0.0.1"}

from benchmarks import archive
from benchmarks.report import report
from benchmarks.serving import NEVER_KEPT, asked_by_readers, served

REACH = {
    "read_p95_ms": 30,
    "list_p95_ms": 40,
    "read_rps": 400,
    "against_bare_view": 4,
    "max_queries": 8,
    "first_kb": 60,
    "next_kb": 15,
    "lcp_ms": 300,
    "cls": 0,
}
SEED = 2026
TEXTS, LISTS, PAINTED = 300, 60, 15
BARE = "/bare/"
TAKES_GZIP = {"Accept-Encoding": "gzip"}
KEEPING = 45
"""Seconds of reading before pages are counted, so that both processes have made each once."""

_OBSERVE = """() => new Promise(done => {
  const seen = { lcp: 0, cls: 0 };
  new PerformanceObserver(list => list.getEntries().forEach(one => { seen.lcp = one.startTime; }))
    .observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver(list => list.getEntries().forEach(one => { seen.cls += one.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(seen), 200);
})"""


def load(corpus: Path) -> None:
    from resolutions.ingest import gather
    from resolutions.ingest import load as ingest
    from resolutions.models import SourceFile

    files = list(gather([corpus]))
    if SourceFile.objects.count() < len(files) * 0.9:
        archive.open_archive(empty=True)
        for _ in ingest(files, 2):
            pass


def addresses() -> tuple[list[str], list[str]]:
    """Of texts, drawn at random, and of every kind of list."""
    from resolutions.models import Series, Session, Version

    chance = random.Random(SEED)
    texts = [version.get_absolute_url() for version in Version.objects.order_by("pk")]
    lists = ["/", "/sessions/", "/series/", "/sponsors/"]
    lists += [session.get_absolute_url() for session in Session.objects.order_by("pk")]
    series = [one.get_absolute_url() for one in Series.objects.order_by("pk")]
    lists += chance.sample(series, min(LISTS, len(series)))
    return chance.sample(texts, min(TEXTS, len(texts))), lists


def server_times(texts: Sequence[str], lists: Sequence[str]) -> tuple[dict[str, float], list[str]]:
    from django.test import Client

    client, figures, queries = Client(HTTP_HOST="127.0.0.1"), {}, {}
    for name, asked in (("read", texts), ("list", lists)):
        queries |= {address: _queries(client, address) for address in asked}
        twice = [(_timed(client, address, anew=True), _timed(client, address)) for address in asked]
        for standing, times in zip(("", "_kept"), zip(*twice, strict=True), strict=True):
            figures[f"{name}{standing}_p50_ms"] = median(times)
            figures[f"{name}{standing}_p95_ms"] = quantiles(times, n=20)[-1]
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


def pages_a_second(port: int, texts: Sequence[str]) -> dict[str, float]:
    """In turns, so that a busy machine slows all of them."""
    kinds = {"read": (texts, {}), "read_anew": (texts, NEVER_KEPT), "bare": ([BARE], {})}
    counts = dict.fromkeys(kinds, 0)
    asked_by_readers(port, texts, KEEPING)
    for _ in range(3):
        for name, (asked, headers) in kinds.items():
            counts[name] += len(asked_by_readers(port, asked, 3, headers))
    return {
        "read_rps": counts["read"] / 9,
        "against_bare_view": counts["bare"] / counts["read"],
        "read_anew_rps": counts["read_anew"] / 9,
    }


def painted(port: int, texts: Sequence[str]) -> dict[str, float]:
    """Medians of pages in a browser: a first visit, and the next page after it."""
    from playwright.sync_api import sync_playwright

    from tests import chromium

    seen = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.arguments())
        for first, following in zip(texts[:PAINTED], texts[PAINTED : 2 * PAINTED], strict=True):
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
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    options = parser.parse_args()
    archive.open_archive()
    from django.core.management import call_command

    load(options.corpus)
    call_command("collectstatic", interactive=False, verbosity=0)
    texts, lists = addresses()
    figures, remarks = server_times(texts, lists)
    with served() as port:
        figures |= pages_a_second(port, texts)
        figures |= painted(port, texts)
    remarks.insert(0, f"{len(texts)} texts and {len(lists)} lists; the machine's load was {os.getloadavg()[0]:.1f}.")
    order = [*REACH, *(name for name in figures if name not in REACH)]
    report("pages", "Pages, measured", {name: round(figures[name], 3) for name in order}, REACH, {}, remarks)


if __name__ == "__main__":
    main()
