"""Figures for Prometheus at ``/metrics``, where ``METRICS=1``: what every process of this server counted, together, and
what the archive holds at this moment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from .outage import AWAY

if TYPE_CHECKING:
    from prometheus_client.core import Metric

SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)

REQUESTS = Counter("resarchive_requests", "Requests answered, by view and status.", ["view", "status"])
DURATION = Histogram("resarchive_request_seconds", "Time to answer a request, by view.", ["view"], buckets=SECONDS)
KEPT = Counter(
    "resarchive_kept_pages", "Pages given as kept, made anew, or given while the database was away.", ["how"]
)


def count(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    view = request.resolver_match.view_name if request.resolver_match else "none"
    REQUESTS.labels(view, response.status_code).inc()
    DURATION.labels(view).observe(seconds)


def answer(request: HttpRequest) -> HttpResponse:
    """For a monitor that asks the server itself: what came through the front is a reader's, and finds nothing."""
    if not settings.METRICS or "X-Forwarded-For" in request.headers:
        return HttpResponse("Not found", "text/plain", status=404)
    registry = CollectorRegistry()
    MultiProcessCollector(registry, settings.METRICS)
    registry.register(Archive())
    return HttpResponse(generate_latest(registry), CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"})


class Archive(Collector):
    """What the database and the index say when they are asked."""

    def collect(self) -> Iterator[Metric]:
        try:
            yield from _held()
            answers = 1
        except AWAY:
            answers = 0
        yield GaugeMetricFamily("resarchive_database_up", "1 where the database answers.", answers)


def _held() -> Iterator[Metric]:
    from resolutions.ingest.runs import run_record
    from resolutions.models import Problem, Version
    from resolutions.search.index_sync import changes_pending
    from resolutions.search.store import IndexUnusable

    yield GaugeMetricFamily("resarchive_texts", "Texts held.", Version.objects.count())
    yield GaugeMetricFamily("resarchive_loads_running", "Loads at work.", len(run_record.running_keys()))
    problems = GaugeMetricFamily("resarchive_problems_open", "Problems no editor settled.", labels=["gravity"])
    for gravity, number in Problem.objects.open().order_by().values_list("gravity").annotate(Count("pk")):
        problems.add_metric([str(gravity)], number)
    yield problems
    try:
        behind = changes_pending()
    except IndexUnusable:
        return
    yield GaugeMetricFamily("resarchive_index_behind", "Changed texts that search does not show yet.", behind)
