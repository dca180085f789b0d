"""How quickly the lists of the admin are made with 60,000 documents behind them.

python -m benchmarks.admin CORPUS [--documents 60000]

The texts are real ones re-issued over the sessions (see ``benchmarks.data``), cut to their first paragraphs, a third of
them in six languages, with problems, corrections, citations and runs as a load and its editors leave them; they are
made once and kept. Every list is asked for as it opens, on its last page, searched and narrowed by each of its filters.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from time import perf_counter, process_time
from typing import NamedTuple

os.environ.setdefault("BENCH_DATABASE", "resarchive_bench_admin")

from benchmarks import archive, filling
from benchmarks.data import issues, read
from benchmarks.options import options
from benchmarks.report import report
from benchmarks.times import p50

REACH = {"list_max_ms": 300, "list_max_processor_ms": 300, "max_queries": 15}
PARAGRAPHS = 8
"""Of each text: lists of the admin show no text, only how many rows there are."""
SEARCHED = "rights of the sea"
USER = "measuring"
RUNS = 600


@dataclass(frozen=True, slots=True)
class Scale:
    """Each list is asked for so many ``times``."""

    documents: int = 60_000
    times: int = 6


TINY = Scale(documents=60, times=1)


def fill(corpus: Path, documents: int) -> None:
    """The archive, unless it is there already: the user is made last."""
    from django.contrib.auth import get_user_model
    from django.db import connection, transaction

    from resolutions.models import LanguageVersion, Version

    users = get_user_model().objects
    texts = Version.objects.count()
    if users.filter(username=USER).exists() and LanguageVersion.objects.count() > texts >= documents:
        return
    archive.empty_again()
    short = [replace(one, paragraphs=one.paragraphs[:PARAGRAPHS], sponsors=()) for one in read(corpus)]
    filling.fill(issues(short, documents))
    with transaction.atomic(), connection.cursor() as cursor:
        for rows in in_six_languages():
            rows.copy(cursor)
        for rows in left_behind(users.create_superuser(USER)):
            rows.copy(cursor)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def in_six_languages() -> Iterator[filling.Rows]:
    """Every third text in the five other languages too, each in a reading of its own; without the words, which no list
    shows."""
    from django.db.models import Max

    from resolutions import models as m
    from resolutions.text.languages import LANGUAGES

    texts = m.LanguageVersion.objects.order_by("version").values_list("version", "language", "title", "shown__source")
    first = 1 + max(
        model._default_manager.aggregate(last=Max("pk"))["last"] for model in (m.LanguageVersion, m.Reading)
    )
    wanted = [
        (version, one.code, title, source)
        for version, language, title, source in texts[::3]
        for one in LANGUAGES
        if one.code != language
    ]
    numbered = list(enumerate(wanted, first))
    yield _rows(
        m.LanguageVersion,
        "id version_id language title shown_id leads",
        ((number, version, code, title, number, False) for number, (version, code, title, _source) in numbered),
    )
    yield _rows(
        m.Reading,
        "id source_id part language_version_id",
        ((number, source, 1 + number % len(LANGUAGES), number) for number, (_v, _code, _title, source) in numbered),
    )


def left_behind(user) -> Iterator[filling.Rows]:
    """By loads and their editors: runs, problems, corrections, citations, and what the runs say of their files."""
    from django.utils import timezone

    from resolutions import models as m

    now, codes = timezone.now(), cycle(("mark_not_found", "unread", "fragment", "too_long"))
    yield _rows(m.IngestRun, "started_at", ([now - timedelta(days=days)] for days in range(RUNS)))
    runs = cycle(m.IngestRun.objects.values_list("pk", flat=True))
    texts = list(m.LanguageVersion.objects.values_list("pk", "version_id", "shown_id"))
    yield _rows(
        m.Problem,
        "language_version_id version_id reading_id run_id file_name line code message",
        ((*text, next(runs), "a file", 1 + text[0] % 90, next(codes), "what could not be read") for text in texts * 2),
    )
    yield _rows(
        m.Correction,
        "language_version_id field before value made_at editor_id",
        ((pk, "title", '"as printed"', '"as mended"', now - timedelta(minutes=pk), user.pk) for pk, *_ in texts[::3]),
    )
    cited = ("resolution 66/152", "A/RES/66/152", "A/RES/66/152", "Recalling")
    paragraphs = m.Paragraph.objects.filter(position__in=range(0, PARAGRAPHS + 1, 2))
    yield _rows(
        m.Citation,
        "language_version_id paragraph_id start end as_written symbol symbol_key carrier",
        ((*place, 0, 9, *cited) for place in paragraphs.values_list("language_version_id", "pk")),
    )
    yield _rows(
        m.RunFile,
        "version_id label kind run_id name change problem_count",
        ((*text, next(runs), "a file", "created", 2) for text in m.Version.objects.values_list("pk", "symbol", "kind")),
    )


def _rows(model, columns: str, values: Iterable[Iterable]) -> filling.Rows:
    rows = filling.Rows(model, *columns.split())
    for each in values:
        rows.add(*each)
    return rows


def addresses() -> Iterator[tuple[str, str]]:
    """(what, address) of every list: as it opens, its last page, searched, and narrowed by the first of each filter."""
    from django.apps import apps
    from django.contrib import admin
    from django.contrib.auth import get_user_model
    from django.test import RequestFactory
    from django.urls import reverse

    admin.autodiscover()
    request = RequestFactory().get("/")
    request.user = get_user_model().objects.get(username=USER)
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


class Cost(NamedTuple):
    """What a list takes: milliseconds, those of them in which a processor worked on it here or in the database, and
    queries."""

    ms: float
    worked: float
    queries: int


def cost(client, address: str, times: int) -> Cost:
    """The least of so many times, since others use the machine too. Queries are counted the first time."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    queries, waited, worked = [], [], []
    for number in range(times):
        before = _worked(connection)
        with nullcontext() if number else CaptureQueriesContext(connection) as caught:
            started = perf_counter()
            assert client.get(address).status_code == 200, address
            waited.append((perf_counter() - started) * 1000)
            queries += [] if caught is None else [len(caught)]
        worked.append(_worked(connection) - before)
    return Cost(min(waited), min(worked), max(queries))


def _worked(connection) -> float:
    """Processor time of this process and of its server process so far, in milliseconds (on Linux)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        [pid] = cursor.fetchone()
    ticks = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (process_time() + sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")) * 1000


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--documents", type=int, default=Scale().documents)
    asked = parser.parse_args()
    scale = TINY if asked.tiny else Scale(asked.documents)
    archive.open_archive()
    from django.contrib.auth import get_user_model

    fill(asked.corpus, scale.documents)
    client = archive.client()
    client.force_login(get_user_model().objects.get(username=USER))
    tell({what: cost(client, address, scale.times) for what, address in addresses()}, asked.tiny)


def tell(measured: dict[str, Cost], tiny: bool) -> None:
    from resolutions.models import LanguageVersion, Paragraph, Version

    slowest = sorted(measured, key=lambda what: -measured[what].worked)
    rows = [
        f"| {what} | {one.worked:.0f} | {one.ms:.0f} | {one.queries} |" for what in slowest for one in [measured[what]]
    ]
    figures = {
        "documents": Version.objects.count(),
        "language_versions": LanguageVersion.objects.count(),
        "paragraphs": Paragraph.objects.count(),
        "lists": len(measured),
        "list_p50_ms": round(p50([one.ms for one in measured.values()])),
        "list_max_ms": round(max(one.ms for one in measured.values())),
        "list_max_processor_ms": round(max(one.worked for one in measured.values())),
        "max_queries": max(one.queries for one in measured.values()),
    }
    remark = (
        f"The machine's load was {os.getloadavg()[0]:.1f}: where others work on it, processor time says what a list "
        "costs by itself, and the milliseconds what one waits for it."
    )
    table = "\n".join(["| list | processor, ms | ms | queries |", "|---|---|---|---|", *rows])
    report("admin", "Lists of the admin, measured", figures, REACH, {}, [remark, table], tiny=tiny)


if __name__ == "__main__":
    main()
