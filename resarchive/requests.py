"""Each request has a number, which stands in the log, in the answer's headers and on the page of an error."""

import contextvars
import logging
import re
import secrets
import time
from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from . import metrics

HEADER = "X-Request-ID"
_GIVEN = re.compile(r"[A-Za-z0-9._-]{8,64}")
"""A number that a proxy gave; anything else could bring lines of its own into the log."""

_number: contextvars.ContextVar[str] = contextvars.ContextVar("number of the request", default="")

logger = logging.getLogger("resarchive.requests")


def tells_requests(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware, outermost. What readers search for is not in the log, unless ``LOG_QUERIES`` is set."""

    def middleware(request: HttpRequest) -> HttpResponse:
        number, begun = _number_of(request), time.perf_counter()
        token = _number.set(number)
        try:
            response = get_response(request)
            response.headers[HEADER] = number
            if settings.METRICS:
                metrics.count(request, response, time.perf_counter() - begun)
            logger.info(
                "%s %s %s", request.method, request.path, response.status_code, extra=_facts(request, response, begun)
            )
            return response
        finally:
            _number.reset(token)

    return middleware


def refuses_nul(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: 404 for an address with a NUL character, which PostgreSQL can hold in no text."""

    def middleware(request: HttpRequest) -> HttpResponse:
        asked = (request.path_info, *request.GET, *(value for values in request.GET.lists() for value in values[1]))
        if any("\0" in part for part in asked):
            return render(request, "404.html", {"exception": Http404()}, status=404)
        return get_response(request)

    return middleware


def current_number() -> str:
    """Of the request being answered; empty outside one."""
    return _number.get()


class NumberOfRequest(logging.Filter):
    """Every line of the log that is written for a request has its number."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = current_number()
        return True


def server_error(request: HttpRequest) -> HttpResponse:
    """The page of an error, with the number by which the log tells what happened."""
    return render(request, "500.html", {"number": current_number()}, status=500)


def _number_of(request: HttpRequest) -> str:
    given = request.headers.get(HEADER, "") if settings.BEHIND_PROXY else ""
    return given if _GIVEN.fullmatch(given) else secrets.token_hex(8)


def _facts(request: HttpRequest, response: HttpResponse, begun: float) -> dict[str, object]:
    """``user`` is the number of who is signed in, known only where the view asked for it."""
    user = request.__dict__.get("_cached_user")
    facts = {
        "method": request.method,
        "path": request.path,
        "route": request.resolver_match.route if request.resolver_match else "",
        "status": response.status_code,
        "ms": round((time.perf_counter() - begun) * 1000, 1),
        "user": user.pk if user is not None and user.is_authenticated else None,
    }
    if settings.LOG_QUERIES:
        facts["query"] = request.META.get("QUERY_STRING", "")
    return facts
