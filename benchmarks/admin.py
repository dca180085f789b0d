"""How quickly the lists of the admin are made with 60,000 documents behind them.

python -m benchmarks.admin CORPUS [--documents 60000]

The texts are real ones re-issued over the sessions (see ``benchmarks.data``), cut to their first paragraphs, with
problems, corrections, citations and runs as a load and its editors leave them; they are made once and kept. Every list
is asked for as it opens, on its last page, searched and narrowed by each of its filters.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import NamedTuple

os.environ.setdefault("BENCH_DATABASE", "resarchive_bench_admin")

from benchmarks import archive
from benchmarks.data import issues, read
from benchmarks.report import report

REACH = {"list_max_ms": 300, "list_max_processor_ms": 300, "max_queries": 15}
PARAGRAPHS = 8
"""Of each text: lists of the admin show no text, only how many rows there are."""
TIMES = 5
SEARCHED = "rights of the sea"

_BESIDE = """
INSERT INTO resolutions_ingestrun (started_at, asked, dry_run, session, folder, ended, created, updated, unchanged,
    refused, left_out, remarks) SELECT now() - n * interval '1 day', '', false, '', '', '', 0, 0, 0, 0, 0, '[]'
    FROM generate_series(1, 600) n;
INSERT INTO resolutions_problem (version_id, run_id, file_name, line, code, message)
    SELECT v.id, 1 + v.id % 600, 'a file', 1 + v.id % 90,
        (ARRAY['mark_not_found', 'unread', 'fragment', 'too_long'])[1 + n % 4], 'what could not be read well'
    FROM resolutions_version v, generate_series(1, 2) n;
INSERT INTO resolutions_correction (version_id, field, before, value, made_at, editor_id)
    SELECT id, 'title', '"as printed"', '"as mended"', now() - id * interval '1 minute',
        (SELECT min(id) FROM auth_user) FROM resolutions_version WHERE id % 3 = 0;
INSERT INTO resolutions_citation (version_id, paragraph_id, start, "end", as_written, symbol, symbol_key, carrier,
    target_id) SELECT version_id, id, 0, 9, 'resolution 66/152', 'A/RES/66/152', 'A/RES/66/152', 'Recalling', NULL
    FROM resolutions_paragraph WHERE position % 2 = 0;
INSERT INTO resolutions_runfile (run_id, name, change, version_id, label, kind, message, fields, notes, problems,
    problem_count, unread) SELECT 1 + id % 600, 'a file', 'created', id, symbol, kind, '', '[]', '[]', '[]', 2, 0
    FROM resolutions_version;
"""


def fill(corpus: Path, documents: int) -> None:
    """The archive, unless it is there already."""
    from django.contrib.auth import get_user_model
    from django.db import connection

    from resolutions.models import Version

    if Version.objects.count() >= documents:
        return
    archive.open_archive(empty=True)
    get_user_model().objects.create_superuser("measuring")
    short = [replace(one, paragraphs=one.paragraphs[:PARAGRAPHS], sponsors=()) for one in read(corpus)]
    archive.fill(issues(short, documents))
    with connection.cursor() as cursor:
        cursor.execute(_BESIDE)
        cursor.execute("VACUUM ANALYZE")


def addresses() -> Iterator[tuple[str, str]]:
    """(what, address) of every list: as it opens, its last page, searched, and narrowed by the first of each filter."""
    from django.apps import apps
    from django.contrib import admin
    from django.contrib.auth import get_user_model
    from django.test import RequestFactory
    from django.urls import reverse

    admin.autodiscover()
    request = RequestFactory().get("/")
    request.user = get_user_model().objects.get(username="measuring")
    for model, model_admin in admin.site._registry.items():
        if model._meta.app_config != apps.get_app_config("resolutions"):
            continue
        name, address = model.__name__, reverse(f"admin:resolutions_{model._meta.model_name}_changelist")
        changelist = model_admin.get_changelist_instance(request)
        yield name, address
        yield f"{name}, last page", f"{address}?p={changelist.paginator.num_pages}"
        if model_admin.get_search_fields(request):
            yield f"{name}, searched", f"{address}?q={SEARCHED}"
        for spec in changelist.filter_specs:
            narrowed = [choice["query_string"] for choice in spec.choices(changelist) if not choice["selected"]]
            if narrowed:
                yield f"{name}, by {spec.title}", address + narrowed[0]


class SearchRequest(NamedTuple):
    """The quickest of ``TIMES``, since others use the machine too: milliseconds, those of them in which a processor
    worked on it here or in the database, and queries."""

    ms: float
    worked: float
    queries: int


def asked(client, address: str) -> SearchRequest:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200, address
    count = len(queries)
    times, worked = [], []
    for _ in range(TIMES):
        worked_before, started = _worked(connection), perf_counter()
        client.get(address)
        times.append((perf_counter() - started) * 1000)
        worked.append(_worked(connection) - worked_before)
    return SearchRequest(min(times), min(worked), count)


def _worked(connection) -> float:
    """Processor time of this process and of its server process so far, in milliseconds (on Linux)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        [pid] = cursor.fetchone()
    ticks = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (process_time() + sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--documents", type=int, default=60_000)
    options = parser.parse_args()
    archive.open_archive()
    from django.contrib.auth import get_user_model
    from django.test import Client

    from resolutions.models import Paragraph, Version

    fill(options.corpus, options.documents)
    client = Client()
    client.force_login(get_user_model().objects.get(username="measuring"))
    measured = {what: asked(client, address) for what, address in addresses()}
    slowest = sorted(measured, key=lambda what: -measured[what].worked)
    rows = [
        f"| {what} | {one.worked:.0f} | {one.ms:.0f} | {one.queries} |" for what in slowest for one in [measured[what]]
    ]
    figures = {
        "documents": Version.objects.count(),
        "paragraphs": Paragraph.objects.count(),
        "lists": len(measured),
        "list_p50_ms": round(median(one.ms for one in measured.values())),
        "list_max_ms": round(max(one.ms for one in measured.values())),
        "list_max_processor_ms": round(max(one.worked for one in measured.values())),
        "max_queries": max(one.queries for one in measured.values()),
    }
    remark = (
        f"The machine's load was {os.getloadavg()[0]:.1f}: where others work on it, processor time says what a list "
        "costs by itself, and the milliseconds what one waits for it."
    )
    table = "\n".join(["| list | processor, ms | ms | queries |", "|---|---|---|---|", *rows])
    report("admin", "Lists of the admin, measured", figures, REACH, {}, [remark, table])


if __name__ == "__main__":
    main()
