"""Answers to programs: scripts of other sites may read them, and whatever goes wrong is said in the form asked for."""

import json
from collections.abc import Callable
from enum import Enum, auto
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

OPEN = ("/api/", "/oai/", "/mcp/", "/datasets/")
"""What other sites' scripts may ask for (the Fetch Standard's CORS protocol): it is public and takes no cookie."""

PROBLEMS = ("/api/",)
"""Where an error is JSON whatever went wrong (RFC 9457)."""

READABLE_HEADERS = "ETag, Last-Modified, Link, Retry-After, X-Total-Count"


class Form(Enum):
    """In which an error is said."""

    PAGE = auto()
    PROBLEM = auto()
    LINE = auto()


_BY_TYPE = {
    "text/html": Form.PAGE,
    "application/json": Form.PROBLEM,
    "application/problem+json": Form.PROBLEM,
    "text/plain": Form.LINE,
}
_BY_ENDING = {".json": Form.PROBLEM, ".csl": Form.PROBLEM} | dict.fromkeys(
    (".txt", ".md", ".docx", ".xml", ".marcxml", ".bib", ".ris", ".jsonl", ".parquet"), Form.LINE
)
_BY_PART = {"/json/": Form.PROBLEM} | dict.fromkeys(
    ("/csv/", "/tmx/", "/feed/", "/calendar/", "/timemaps/", "/oai/", "/mcp/"), Form.LINE
)
"""By what an address has anywhere: a symbol may follow, as in ``/cited-by/csv/A/RES/55/2``."""


def answers_programs(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware."""

    def middleware(request: HttpRequest) -> HttpResponse:
        is_open = request.path_info.startswith(OPEN)
        response = (_before_reading(request) if is_open else None) or get_response(request)
        if response.status_code >= 400 and _is_page(response):
            response = _in_form_asked(request, response)
        if is_open:
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Access-Control-Expose-Headers"] = READABLE_HEADERS
        return response

    return middleware


def form_asked(request: HttpRequest) -> Form:
    """By the header ``Accept``; of who names no form in it, by the address: programs that fetch
    ``/A/RES/66/152.json`` say no more than ``*/*``."""
    if request.path_info.startswith(PROBLEMS):
        return Form.PROBLEM
    path = request.path_info
    of_address = [form for ending, form in _BY_ENDING.items() if path.endswith(ending)]
    of_address += [form for part, form in _BY_PART.items() if part in path]
    if of_address and not any(kind in request.headers.get("Accept", "") for kind in _BY_TYPE):
        return of_address[0]
    return _BY_TYPE[request.get_preferred_type([*_BY_TYPE]) or "text/html"]


def refusal(request: HttpRequest, status: int, detail: str = "") -> HttpResponse | None:
    """An error in the form asked for; None where that is a page."""
    form = form_asked(request)
    if form is Form.PROBLEM:
        return problem(request, status, detail)
    if form is Form.LINE:
        said = f"{status} {HTTPStatus(status).phrase}: {detail or HTTPStatus(status).description}\n"
        return HttpResponse(said, status=status, content_type="text/plain; charset=utf-8")
    return None


def _in_form_asked(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """What the response says beside its page stays: when to try again, what is allowed instead, whether to keep it."""
    refused = refusal(request, response.status_code) or response
    for name in ("Retry-After", "Allow", "WWW-Authenticate", "Cache-Control"):
        if name in response.headers:
            refused.headers[name] = response.headers[name]
    patch_vary_headers(refused, ["Accept"])
    return refused


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


def _before_reading(request: HttpRequest) -> HttpResponse | None:
    """The answer that needs nothing of the archive: to the question of a browser whether it may ask, and to more than
    is read. A HEAD is answered as the GET, whose words the server leaves out."""
    if _is_preflight(request):
        return _preflight()
    if request.method == "HEAD":
        request.method = "GET"
    most, sent = settings.DATA_UPLOAD_MAX_MEMORY_SIZE, request.META.get("CONTENT_LENGTH") or "0"
    if sent.isdigit() and int(sent) > most:
        return problem(request, 413, f"Send {most} bytes at most.")
    return None


def _is_page(response: HttpResponse) -> bool:
    return response.headers.get("Content-Type", "text/html").startswith("text/html")


def _is_preflight(request: HttpRequest) -> bool:
    return request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers


def _preflight() -> HttpResponse:
    headers = {
        "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
        "Access-Control-Allow-Headers": "Content-Type, If-None-Match, Mcp-Protocol-Version, Mcp-Session-Id",
        "Access-Control-Max-Age": "86400",
    }
    return HttpResponse(status=204, headers=headers)
