from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import override

NOT_FOR_ROBOTS = ("admin:index", "compare", "report_error", "search")
FOR_ROBOTS = ("search_feed", "search_json", "search_csv")
"""What lies below those and is documented for programs: it has limits of its own."""


def robots(request: HttpRequest) -> HttpResponse:
    """What costs, and what is nobody's business, in every language."""
    closed: list[str] = []
    for code in dict(settings.LANGUAGES):
        with override(code):
            closed += map(reverse, NOT_FOR_ROBOTS)
    opened = [reverse(name) for name in FOR_ROBOTS]
    return render(
        request, "machines/robots.txt", {"closed": closed, "opened": opened}, content_type="text/plain; charset=utf-8"
    )


def favicon(request: HttpRequest) -> HttpResponse:
    """For who asks at the one address that pages need not name."""
    return redirect(static("img/mark.svg"))


def opensearch(request: HttpRequest) -> HttpResponse:
    """Lets a browser search the archive from its address bar (OpenSearch 1.1, draft 6)."""
    return render(
        request, "machines/opensearch.xml", content_type="application/opensearchdescription+xml; charset=utf-8"
    )


def llms(request: HttpRequest) -> HttpResponse:
    """What there is for assistants (llmstxt.org)."""
    base = request.build_absolute_uri("/").rstrip("/")
    return render(request, "machines/llms.txt", {"base": base}, content_type="text/plain; charset=utf-8")
