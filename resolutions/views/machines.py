from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "machines/robots.txt", content_type="text/plain; charset=utf-8")


def opensearch(request: HttpRequest) -> HttpResponse:
    """Lets a browser search the archive from its address bar (OpenSearch 1.1, draft 6)."""
    return render(
        request, "machines/opensearch.xml", content_type="application/opensearchdescription+xml; charset=utf-8"
    )
