from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from resarchive.version import version

from .cached_until_commit import cached_until_commit


@cached_until_commit
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "about.html", {"version": version()})


@cached_until_commit
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept of those who read here."""
    return render(request, "privacy.html", {"log_queries": settings.LOG_QUERIES})


@cached_until_commit
def terms(request: HttpRequest) -> HttpResponse:
    return render(request, "terms.html")
