"""HEAD is answered with the headers of a GET and without a body."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, StreamingHttpResponse


def answers_head(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware. Django leaves the body for the server to drop, and gunicorn logs a warning each time. A refusal that
    allows GET names HEAD too."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        is_head = request.method == "HEAD"
        response = get_response(request)
        allowed = response.headers.get("Allow", "").split(", ")
        if "GET" in allowed and "HEAD" not in allowed:
            response.headers["Allow"] = ", ".join([*allowed, "HEAD"])
        if is_head and isinstance(response, StreamingHttpResponse):
            response.streaming_content = ()
        elif is_head and isinstance(response, HttpResponse):
            response.content = b""
        return response

    return middleware
