"""How the API answers: pages of a list, chosen fields, and refusals."""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterable, Sequence, Set
from functools import wraps
from typing import Any, get_args
from urllib.parse import urlencode

import orjson
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Field, Schema

from resolutions.exports.records import Record

from .schemas import Page

JSON = "application/json"
MOST = 100
"""Rows of a page."""
FEW = 5_000
"""Rows of a list that are sooner put in order than looked for in order."""


class Refused(Exception):
    """What was asked cannot be answered: ``detail`` says in one line what to do. Answered as problem details."""

    def __init__(self, detail: str, status: int = 400, **more: Any) -> None:
        super().__init__(detail)
        self.detail, self.status, self.more = detail, status, more


class Chosen(Schema):
    fields: str | None = Field(
        None, min_length=1, description="Names of the members to send, separated by commas; all without it"
    )


class Paging(Chosen):
    cursor: str | None = Field(None, description="From `next` of the page before; leave it out for the first page")
    limit: int = Field(50, ge=1, le=MOST, description="Rows of a page")


def answer(record: Record | list[Record], chosen: Chosen | None = None) -> HttpResponse:
    names = _names(chosen.fields if chosen else None)
    said = [_with_fields(one, names) for one in record] if isinstance(record, list) else _with_fields(record, names)
    return _as_json(said)


def page_of(
    request: HttpRequest,
    rows: QuerySet,
    asked: Paging,
    make: Callable[[Any], Record],
    *,
    narrow: Callable[[Any], Any] = lambda rows: rows,
    read: Callable[[list[int]], list[Any]] | None = None,
    together: Callable[[list[Any]], list[Any]] = list,
) -> HttpResponse:
    """A page of ``rows`` in the order in which they came into the archive. The next begins behind the key of the last
    row of this one, so that a row that comes or goes meanwhile moves no other. ``narrow`` adds what ``make`` needs, to
    the rows of the page only, or ``read`` gives them by their keys, in the order of these; ``together`` makes of them
    what ``make`` is given, in the same order. Two queries, and those of ``narrow``, ``read`` and ``together``."""
    rows = rows.order_by("pk")
    total = rows.count()
    after = _place(asked.cursor) if asked.cursor else 0
    keys = _first_keys(rows.filter(pk__gt=after), asked.limit + 1, total)
    shown, more = keys[: asked.limit], len(keys) > asked.limit
    by_keys = read or (lambda keys: list(narrow(rows.model._default_manager.filter(pk__among=keys)).order_by("pk")))
    found = by_keys(shown) if shown else []
    names = _names(asked.fields)
    following = _address(request, cursor=cursor_behind(shown[-1])) if more else None
    said = {"total": total, "next": following, "results": [_with_fields(make(row), names) for row in together(found)]}
    response = _as_json(said)
    if following:
        response.headers["Link"] = f'<{following}>; rel="next"'
    return response


def _as_json(said: Record | list[Record]) -> HttpResponse:
    """Days and times are written as Django writes them."""
    written = orjson.dumps(said, default=DjangoJSONEncoder().default, option=orjson.OPT_PASSTHROUGH_DATETIME)
    return HttpResponse(written, content_type=JSON)


def _first_keys(rows: QuerySet, count: int, total: int) -> list[int]:
    """Few rows are put in order by what no index has: by their key, PostgreSQL would go through all rows there are,
    until it has met as many of these."""
    if total > FEW:
        return list(rows.values_list("pk", flat=True)[:count])
    ordered = rows.annotate(_place=F("pk") + 0).order_by("_place").values_list("pk", "_place")
    return [key for key, _ in ordered[:count]]


def refuse_wrong(run: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For an operation of the API: a parameter that it does not have, one given again where it is taken once, or a
    field that its record does not have is refused, since the answer would be to another question; so is what is posted
    in another form than JSON, and who accepts no JSON."""
    operation = run.__self__  # type: ignore[attr-defined]
    models = [model for model in operation.models if model.__ninja_param_source__ == "query"]
    known = {name for model in models for name in model.__ninja_flatten_map__}
    repeated = {name for model in models for name in model.__ninja_collection_fields__}
    offered = members(operation)

    @wraps(run)
    def answered(request: HttpRequest, **of_path: Any) -> HttpResponse:
        wrong = _wrong(request, known, repeated) or _wrong_fields(request, offered)
        return operation.api.on_exception(request, wrong) if wrong else run(request, **of_path)

    return answered


def _wrong(request: HttpRequest, known: Set[str], repeated: Set[str]) -> Refused | None:
    if request.headers.get("Accept") and not request.accepts(JSON):
        return Refused(f"Answers are {JSON}.", 406)
    if request.method == "POST" and request.content_type != JSON:
        return Refused(f"Send it as {JSON}.", 415)
    if "%00" in request.get_full_path() or "\x00" in request.path_info:
        return Refused("An address holds no NUL character.")
    for name, values in sorted(request.GET.lists()):
        if name not in known:
            return Refused(f"There is no parameter “{name}”.")
        if len(values) > 1 and name not in repeated:
            return Refused(f"“{name}” is given once.")
    return None


def _wrong_fields(request: HttpRequest, offered: Sequence[str]) -> Refused | None:
    unknown = _names(request.GET.get("fields")).difference(offered)
    return Refused(f"There is no field “{min(unknown)}”: fields are {', '.join(offered)}.") if unknown else None


def members(operation: Any) -> tuple[str, ...]:
    """What ``fields`` chooses from: the members of the record an operation answers with, or of each in its list."""
    said = operation.response_models[200].model_fields["response"].annotation
    if isinstance(said, type) and issubclass(said, Page):
        said = said.model_fields["results"].annotation
    one = next(iter(get_args(said)), said)
    return tuple(field.alias or name for name, field in one.model_fields.items())


def absolute(request: HttpRequest) -> Callable[[str], str]:
    """Whole addresses of paths. Faster than the request's own way, for a page of a list has hundreds."""
    host = f"{request.scheme}://{request.get_host()}"
    return lambda path: f"{host}{path}"


def _names(fields: str | None) -> frozenset[str]:
    return frozenset(fields.split(",")) if fields else frozenset()


def _with_fields(record: Record, names: Iterable[str]) -> Record:
    return {name: value for name, value in record.items() if name in names} if names else record


def _address(request: HttpRequest, **changed: str) -> str:
    query = [(name, value) for name, values in request.GET.lists() for value in values if name not in changed]
    return absolute(request)(f"{request.path}?{urlencode([*query, *changed.items()])}")


def cursor_behind(key: int) -> str:
    """Asks for the rows behind the one with this key."""
    return urlsafe_b64encode(str(key).encode()).decode().rstrip("=")


def _place(cursor: str) -> int:
    try:
        key = urlsafe_b64decode(cursor.encode() + b"==").decode()
    except (ValueError, binascii.Error):
        key = ""
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        raise Refused("“cursor” is taken from “next” of the page before.")
    return int(key)
