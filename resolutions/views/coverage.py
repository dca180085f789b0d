from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from resolutions.pages.coverage.coverage_page import CoveragePage

from .cached_until_commit import cached_until_commit


@cached_until_commit
def coverage(request: HttpRequest) -> HttpResponse:
    """What the archive holds, and what it does not."""
    return render(request, "coverage/coverage.html", {"page": CoveragePage()})
