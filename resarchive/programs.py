"""Answers to programs: scripts of other sites may read them, and whatever goes wrong is said as problem details."""

import json
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

OPEN = ("/api/", "/oai/", "/mcp/", "/datasets/")
"""What other sites' scripts may ask for (the Fetch Standard's CORS protocol): it is public and takes no cookie."""

PROBLEMS = ("/api/",)
"""Where an error is JSON whatever went wrong (RFC 9457)."""

READABLE_HEADERS = "ETag, Last-Modified, Link, Retry-After, X-Total-Count"


def answers_programs(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(OPEN):
            return get_response(request)
        response = _preflight() if _is_preflight(request) else get_response(request)
        if request.path_info.startswith(PROBLEMS) and response.status_code >= 400 and not is_json(response):
            allowed = response.headers.get("Allow")
            response = problem(request, response.status_code, retry_after=response.headers.get("Retry-After"))
            if allowed:
                response.headers["Allow"] = allowed
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = READABLE_HEADERS
        return response

    return middleware


def problem(
    request: HttpRequest, status: int, detail: str = "", *, retry_after: str | None = None, **more: object
) -> HttpResponse:
    """Problem details (RFC 9457); ``more`` are members of its own."""
    said: dict[str, object] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail or HTTPStatus(status).description or HTTPStatus(status).phrase,
        "instance": request.path,
        **more,
    }
    content = json.dumps(said, ensure_ascii=False, default=str)
    response = HttpResponse(content, status=status, content_type="application/problem+json")
    if retry_after:
        response.headers["Retry-After"] = retry_after
    return response


def is_json(response: HttpResponse) -> bool:
    return "json" in response.headers.get("Content-Type", "")


def _is_preflight(request: HttpRequest) -> bool:
    return request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers


def _preflight() -> HttpResponse:
    headers = {
        "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
        "Access-Control-Allow-Headers": "Content-Type, If-None-Match, Mcp-Protocol-Version, Mcp-Session-Id",
        "Access-Control-Max-Age": "86400",
    }
    return HttpResponse(status=204, headers=headers)
