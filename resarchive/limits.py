"""Rate limits for costly pages, by client: ``RATE_LIMITS`` in the settings gives the numbers.

Each process counts by itself: with two server processes a client may get up to twice the number.
"""

import time
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext

from .programs import refusal


class RateLimits:
    """Middleware. Answers 429 with ``Retry-After`` (RFC 6585, section 4) once a client has reached a limit."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, arguments, keywords) -> HttpResponse | None:
        """A limit is named after the view it applies to; ``api`` applies to every view of that namespace together."""
        assert request.resolver_match is not None  # a view was found, or this would not be called
        for name in (request.resolver_match.view_name, request.resolver_match.namespace):
            limit = settings.RATE_LIMITS.get(name) or settings.RATE_LIMITS.get(f"{request.method} {name}")
            if limit and (refused := _refused(request, name, limit)):
                return refused
        return None


def _refused(request: HttpRequest, name: str, limit: tuple[int, int]) -> HttpResponse | None:
    """Counts this request; the refusal, where it is one too many."""
    times, seconds = limit
    if _count_request(f"{name} {client_of(request)}", seconds) <= times:
        return None
    # The rest of this window.
    wait = seconds - int(time.time() % seconds)
    response = _refusal(request, wait)
    response.headers["Retry-After"] = str(wait)
    return response


def _refusal(request: HttpRequest, wait: int) -> HttpResponse:
    """In the form asked for; the addresses with ``/json/`` have one of their own (docs/programs.md)."""
    message = gettext("Asked too often. Try again in %(wait)s s.") % {"wait": wait}
    if request.path.endswith("/json/"):
        return JsonResponse({"error": {"message": message}}, status=429)
    return refusal(request, 429, message) or render(request, "429.html", {"wait": wait}, status=429)


def client_of(request: HttpRequest) -> str:
    """The client, by address; for IPv6 by network, since one client may have all addresses of a /64.

    Behind a proxy it is the address the proxy saw, the last of X-Forwarded-For: the others can be written by anyone.
    """
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_PROXY else ""
    address = _without_port(forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", ""))
    try:
        found = ip_address(address)
    except ValueError:
        return "unknown"
    if found.version == 6 and found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ip_network(f"{found}/64", strict=False)) if found.version == 6 else str(found)


def _without_port(address: str) -> str:
    """``192.0.2.1:443`` and ``[2001:db8::1]:443``, as some proxies write them, without the port and the zone."""
    if address.startswith("["):
        address = address[1:].partition("]")[0]
    elif address.count(":") == 1:
        address = address.partition(":")[0]
    return address.partition("%")[0]


def _count_request(key: str, seconds: int) -> int:
    """How many requests in this window, including this one."""
    kept = caches["limits"]
    key = f"{key} {int(time.time() // seconds)}".replace(" ", "|")
    if kept.add(key, 1, timeout=seconds):
        return 1
    try:
        return kept.incr(key)
    except ValueError:
        # The cache was full and has dropped the entry.
        return 1
