from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from resarchive.version import version

from .cached_until_commit import cached_until_commit


@cached_until_commit
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "about.html", {"version": version()})
