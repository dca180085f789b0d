"""The description of the API: for programs as OpenAPI, for people as a page of our own without assets of others."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from ..cached_until_commit import cached_until_commit
from .application import description

EXAMPLES = {
    "subject": "texts?subject=human-rights",
    "vote": "sponsors/cuba/ballots",
    "citing": "citations?symbol=A/RES/55/2",
    "agreed": "agreed?text=Recalling+its+resolution+55/2",
    "changed": "compare?a=A/RES/60/1&b=A/RES/66/152",
}
"""An address for each of the questions that people ask."""


@cached_until_commit
def api(request: HttpRequest) -> HttpResponse:
    """The API for people: every address with its parameters."""
    context = {"described": _described(), "tags": _by_tag(), "examples": EXAMPLES}
    return render(request, "api/documentation.html", context)


@cached_until_commit
def openapi(request: HttpRequest) -> HttpResponse:
    servers = [{"url": request.build_absolute_uri("/").rstrip("/")}]
    content = json.dumps(_described() | {"servers": servers}, ensure_ascii=False, default=str)
    return HttpResponse(content, content_type="application/vnd.oai.openapi+json;version=3.1")


def unknown(request: HttpRequest, unknown: str) -> HttpResponse:
    raise Http404


@cache
def _described() -> dict[str, Any]:
    return description()


@cache
def _by_tag() -> list[tuple[str, list[dict[str, Any]]]]:
    tags: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for path, operations in _described()["paths"].items():
        for method, operation in operations.items():
            said = {"method": method.upper(), "path": path, "said": operation}
            tags[operation.get("tags", ["Other"])[0]].append(said)
    return list(tags.items())
