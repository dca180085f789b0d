"""Answers made once and given to every reader until something in the archive changes.

Nobody has to say what has changed. PostgreSQL names what a transaction can see by the numbers of the transactions that
ended before it ("System Information Functions", ``pg_current_snapshot``): as long as the name stays the same, nothing
was committed, and the answer is still the right one. One small query takes the place of all the others. Once something
was committed, a page that follows from its rows alone (``cached_until_rows_change``) asks its queries again and is kept
if they give the same; others are made anew. While the database is away, readers get the answer made last, marked with
its time.
"""

import gzip
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import wraps
from hashlib import md5, sha256

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.http import http_date
from django.utils.translation import gettext

from resarchive.metrics import KEPT
from resarchive.outage import AWAY, waited_in_vain

from .rows_of_answers import Rows

MOST_BYTES = 256 * 1024
"""Compressed; a longer answer is made anew each time, so that what is kept has a bound."""

AS_OF = b"<!-- as of -->"
"""Where a page says that it may be out of date (base.html)."""

_SEARCH = "q"
"""The parameter of a search whose words are marked in a page: what they stand for is told by the index."""

View = Callable[..., HttpResponseBase]


def cached_until_commit(view: View, by_rows: bool = False) -> View:
    """For a view whose whole answer follows from its address and the rows of the archive (and the day it is printed
    on). Whoever is signed in is answered anew, and so is a client that takes no gzip. What its view marks ``no-store``
    is not kept. ``by_rows``: see ``cached_until_rows_change``."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        if not _may_be_kept(request):
            return _asked_each_time(request, view(request, *args, **kwargs))
        name, answers = _name(request), caches["answers"]
        found = answers.get(name)
        try:
            state = (_snapshot(), timezone.localdate())
            kept = found.at(state) if found is not None else None
        except AWAY as error:
            if found is None:
                raise
            waited_in_vain(error)
            KEPT.labels("while away").inc()
            return _as_of(found)
        if kept is not None:
            KEPT.labels("kept").inc()
            if kept is not found:
                answers.set(name, kept)
            return kept.response()
        KEPT.labels("made").inc()
        rows = Rows() if by_rows and not request.GET.get(_SEARCH) else None
        with connection.execute_wrapper(rows) if rows else nullcontext():
            response = view(request, *args, **kwargs)
        passing = "no-store" in response.headers.get("Cache-Control", "")
        _asked_each_time(request, response)
        if response.status_code == 200 and isinstance(response, HttpResponse) and not passing:
            _compress(response)
            # It was made now because something was committed; until the next commit it is what it is.
            response.headers["Last-Modified"] = http_date()
            if len(response.content) <= MOST_BYTES:
                known = rows if rows and rows.are_known else None
                answers.set(name, Answer(state, timezone.now(), response.content, dict(response.items()), known))
        return response

    return answer


def cached_until_rows_change(view: View) -> View:
    """The same for a view that reads nothing but rows: no index and no file. While texts are loaded, readers of others
    hardly notice."""
    return cached_until_commit(view, by_rows=True)


@dataclass(frozen=True, slots=True)
class Answer:
    """Whole, compressed, with its headers; made at ``made``, right as long as ``state`` stays what it is, and as its
    ``rows`` do where it follows from them alone."""

    state: tuple[str, date]
    made: datetime
    content: bytes
    headers: dict[str, str]
    rows: Rows | None = None

    def at(self, state: tuple[str, date]) -> "Answer | None":
        """The answer where it is right in this state too; None where it is to be made anew."""
        if self.state == state:
            return self
        same_day = self.state[1] == state[1]
        return replace(self, state=state) if same_day and self.rows and self.rows.are_the_same() else None

    def response(self) -> HttpResponse:
        return HttpResponse(self.content, headers=self.headers)


def _as_of(answer: Answer) -> HttpResponse:
    """What was right when it was made, for want of a database to say whether it still is: a page says so."""
    made = date_format(timezone.localtime(answer.made), "DATETIME_FORMAT")
    words = gettext("The archive’s database does not answer for the moment: this page is as of %(made)s.") % {
        "made": made
    }
    notice = format_html('<p class="notice" role="status">{}</p>', words)
    response = answer.response()
    page = gzip.decompress(response.content).replace(AS_OF, notice.encode(), 1)
    response.content = gzip.compress(page, 1, mtime=0)
    for header in ("ETag", "Content-Length"):
        response.headers.pop(header, None)
    response.headers["Cache-Control"] = "no-store"
    return response


def asked_each_time(view: View) -> View:
    """For a view that is made anew each time: others may keep its answer, and ask whether it still is the right one."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        return _asked_each_time(request, view(request, *args, **kwargs))

    return answer


def _asked_each_time(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Others may keep it too, and ask each time whether it still is the right one: what an editor sees, the editor's
    browser alone."""
    if request.method == "GET":
        whose = "private" if settings.SESSION_COOKIE_NAME in request.COOKIES else "public"
        response.headers.setdefault("Cache-Control", f"{whose}, no-cache")
    return response


def _may_be_kept(request: HttpRequest) -> bool:
    """Within a transaction rows are seen that the snapshot does not name: its own."""
    signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
    takes_gzip = "gzip" in request.headers.get("Accept-Encoding", "")
    return request.method == "GET" and takes_gzip and not signed_in and not connection.in_atomic_block


def _name(request: HttpRequest) -> str:
    parts = (connection.settings_dict["NAME"], request.build_absolute_uri())
    return sha256(repr(parts).encode()).hexdigest()


def _snapshot() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_snapshot()::text")
        return cursor.fetchone()[0]


def _compress(response: HttpResponse) -> None:
    """As the middleware would, but once. There is no secret in what anybody may read that its length could give
    away."""
    digest = md5(response.content, usedforsecurity=False).hexdigest()
    response.content = gzip.compress(response.content, 6, mtime=0)
    response.headers["Content-Encoding"] = "gzip"
    response.headers["ETag"] = f'W/"{digest}"'
    patch_vary_headers(response, ["Accept-Encoding"])
