"""Sign-in of editors: how long one who guesses passwords has to wait (django-axes counts)."""

from datetime import timedelta
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .limits import client_of

FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)


def address_of(request: HttpRequest) -> str | None:
    """The client as an address that a column can hold; None where it is not known."""
    client = client_of(request).partition("/")[0]
    return None if client == "unknown" else client


def wait_after(request: HttpRequest) -> timedelta:
    """Doubles with each failure beyond the limit."""
    tried = AccessAttempt.objects.filter(username=request.POST.get("username", ""), ip_address=address_of(request))
    failures = max(tried.values_list("failures_since_start", flat=True), default=0)
    beyond = min(max(failures - settings.AXES_FAILURE_LIMIT, 0), 10)
    return min(FIRST_WAIT * 2**beyond, LONGEST_WAIT)


def locked_out(request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    wait = int(wait_after(request).total_seconds())
    response = render(request, "429.html", {"wait": wait}, status=429)
    response.headers["Retry-After"] = str(wait)
    return response
