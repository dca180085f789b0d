"""Whether the archive can do its work: checks with what to do about each, for ``manage.py doctor`` and for the programs
that watch a server (``/healthz``, ``/readyz``, ``/metrics``)."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from . import metrics
from .outage import AWAY

MOST_BEHIND = 1_000
"""Changed texts that the search index may lack before a server is called not ready."""

LEAST_ROOM_MB = 200
"""Of the disk that holds the state folder."""


NEVER_KEPT = {"Cache-Control": "no-store"}


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, in a line, and what to do. A server with one that is ``grave`` should get no requests."""

    check: str
    wrong: str
    advice: str
    grave: bool = True


def answers_monitors(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware, before any that looks at host or scheme: who watches asks the process itself, not the public name.

    ``/healthz`` says that the process answers. ``/readyz`` answers 503 where something grave is wrong; what exactly
    stands in ``manage.py doctor``, not before everybody. ``/metrics`` are figures for Prometheus."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path_info == "/healthz":
            return JsonResponse({"alive": True}, headers=NEVER_KEPT)
        if request.path_info == "/metrics":
            return metrics.answer(request)
        if request.path_info == "/readyz":
            grave = sorted({found.check for found in findings() if found.grave})
            return JsonResponse({"ready": not grave, "wrong": grave}, status=503 if grave else 200, headers=NEVER_KEPT)
        return get_response(request)

    return middleware


def findings() -> list[Finding]:
    """What is wrong; empty where all is well. Without a database the other checks that need it are not made."""
    away = list(_database())
    return away or [found for check in CHECKS for found in check()]


def _database() -> Iterator[Finding]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except AWAY as error:
        advice = "Is PostgreSQL running, and are DATABASE_URL and its password right?"
        yield Finding("database", f"it does not answer: {' '.join(str(error).split())}", advice)


def _tables() -> Iterator[Finding]:
    from resolutions.management.database import pending, why_not_this_version

    if why_not := why_not_this_version(connection):
        yield Finding("tables", why_not, "Nothing was changed.")
    elif missing := pending(connection):
        yield Finding("tables", f"{missing} migrations are not applied", "Run manage.py migrate.")


def _search() -> Iterator[Finding]:
    from resolutions.search.index_sync import changes_pending
    from resolutions.search.store import IndexUnusable

    try:
        behind = changes_pending()
    except IndexUnusable as error:
        advice = "It builds itself; manage.py rebuild_index does so at once."
        yield Finding("search index", f"it cannot be searched: {error}", advice, grave=False)
        return
    if behind > MOST_BEHIND:
        advice = "It catches up by itself unless a process hangs at it; manage.py check_index looks closer."
        yield Finding("search index", f"it lacks {behind} changed texts", advice)


def _room() -> Iterator[Finding]:
    free = shutil.disk_usage(settings.STATE).free // 2**20
    if free < LEAST_ROOM_MB:
        advice = f"Make room on the disk of {settings.STATE}: the index and kept comparisons lie there."
        yield Finding("disk", f"{free} MB are free, {LEAST_ROOM_MB} should be", advice)


def _settings() -> Iterator[Finding]:
    if settings.PRODUCTION and not settings.HTTPS:
        advice = "Set HTTPS=1 behind a front that speaks it."
        yield Finding("settings", "a public server answers without HTTPS", advice, grave=False)
    if settings.DEBUG:
        yield Finding("settings", "DEBUG is on: errors show the program's inside", "Unset DEBUG.", grave=False)


CHECKS: tuple[Callable[[], Iterator[Finding]], ...] = (_tables, _search, _room, _settings)
