"""While the database is away: 503 and when to try again, at once; and no error page for a connection that just died.
A statement that took too long (``settings.STATEMENT_SECONDS``) is told apart: the database is there."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from psycopg.errors import QueryCanceled
from psycopg_pool import ConnectionPool, PoolTimeout

from .embedded import EmbeddedError
from .programs import refusal

if TYPE_CHECKING:
    from django.db.backends.postgresql.base import DatabaseWrapper

AWAY = (OperationalError, InterfaceError, EmbeddedError, PoolTimeout)
RETRY_AFTER = 10
"""Seconds."""

AT_ONCE = 0.05
"""Seconds that a request waits for a connection after another has waited in vain: else a few readers would keep all
threads waiting."""

_hurried: "set[ConnectionPool[Any]]" = set()
"""Pools whose timeout is ``AT_ONCE``, kept here since Django makes the pool when it is first asked for one: that starts
the embedded server, which a page without a database does not need and which may fail."""

FOUND_AWAY = "resarchive.database_away"
"""Among the facts of a request: its connection was found dead while it was answered."""

SAFE = ("GET", "HEAD", "OPTIONS")

logger = logging.getLogger(__name__)


class Outage:
    """Middleware. A safe request whose connection turns out to be dead is answered once more, with a new one; not one
    that has waited for a connection in vain."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        _wait_again_where_there_are_connections()
        response = self.get_response(request)
        if request.META.pop(FOUND_AWAY, False) and request.method in SAFE:
            close_old_connections()
            response = self.get_response(request)
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, AWAY):
            return None
        if isinstance(error.__cause__, QueryCanceled):
            logger.error("A statement took longer than %s s: %s", settings.STATEMENT_SECONDS, request.path)
            return unavailable(request, gettext("This page took too long to make and was given up. Ask for less."))
        request.META[FOUND_AWAY] = not waited_in_vain(error)
        logger.error("The database does not answer: %s", " ".join(str(error).split()))
        message = gettext("The archive’s database does not answer. Try again in %(wait)s s.") % {"wait": RETRY_AFTER}
        return unavailable(request, message)


def waited_in_vain(error: Exception) -> bool:
    """Whether that is what the error tells. Nobody else waits then, until there are connections again."""
    in_vain = isinstance(error.__cause__ or error, PoolTimeout)
    pool = cast("DatabaseWrapper", connection).pool if in_vain else None
    if pool:
        pool.timeout = AT_ONCE
        _hurried.add(pool)
    return in_vain


def _wait_again_where_there_are_connections() -> None:
    for pool in list(_hurried):
        if pool.get_stats()["pool_available"]:
            pool.timeout = settings.POOL["timeout"]
            _hurried.discard(pool)


def unavailable(request: HttpRequest, message: str) -> HttpResponse:
    response = refusal(request, 503, message) or render(request, "503.html", {"message": message}, status=503)
    response.headers["Retry-After"] = str(RETRY_AFTER)
    response.headers["Cache-Control"] = "no-store"
    return response
