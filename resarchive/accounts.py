"""Accounts of editors: how long one who guesses passwords waits (django-axes counts), and the page of one's own."""

from datetime import timedelta
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from .limits import client_of

FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)


ROLES = frozenset((gettext_noop("Editor"), gettext_noop("Librarian")))


def role_name(name: str) -> str:
    """A role of the archive in the language of the page; the groups of an institution as it calls them."""
    return gettext(name) if name in ROLES else name


def address_of(request: HttpRequest) -> str | None:
    """The client as an address that a column can hold; None where it is not known."""
    client = client_of(request).partition("/")[0]
    return None if client == "unknown" else client


def wait_after(request: HttpRequest) -> timedelta:
    """Doubles with each failure beyond the limit."""
    # The admin's form and that of django-allauth name the field differently.
    name = request.POST.get("username") or request.POST.get("login", "")
    tried = AccessAttempt.objects.filter(username=name, ip_address=address_of(request))
    failures = max(tried.values_list("failures_since_start", flat=True), default=0)
    beyond = min(max(failures - settings.AXES_FAILURE_LIMIT, 0), 10)
    return min(FIRST_WAIT * 2**beyond, LONGEST_WAIT)


def locked_out(request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    wait = int(wait_after(request).total_seconds())
    response = render(request, "429.html", {"wait": wait}, status=429)
    response.headers["Retry-After"] = str(wait)
    return response


def account(request: HttpRequest) -> HttpResponse:
    """Who is signed in, with which roles, and what of it one changes oneself."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.path, reverse("admin:login"))
    context = {
        "roles": [role_name(one.name) for one in request.user.groups.order_by("name")],
        "sign_on": settings.SIGN_ON,
    }
    response = render(request, "account/account.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response
