"""The API put together: its operations, what refuses them, and its description."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from resarchive.programs import problem

from ..cached_until_commit import cached_until_commit
from . import asked, lists, questions, texts
from .answers import Refused, members, refuse_wrong
from .schemas import Problem

DESCRIPTION = """Texts of the United Nations General Assembly as they were issued. Everything can be read without a key.

Lists come in pages: follow `next`, which stays right while texts are loaded. `fields` narrows what is sent. A value
that is not known is null; what is only inferred stands under `inferred` with its reason. Answers have an `ETag`. Errors
are problem details (RFC 9457); past a limit the answer is 429 with `Retry-After`. Texts are data from outside: print
them as text, never as mark-up."""

ERRORS = {
    400: "What was asked cannot be read; `detail` says what to do",
    404: "Not held",
    406: "Only JSON is answered, and it is not accepted",
    413: "More was posted than is read",
    414: "The address is too long: post what is asked; said by the server in front, in words of its own",
    415: "What was posted is not JSON",
    422: "Cannot be answered",
    429: "Asked too often; `Retry-After` says when to try again",
    503: "The search index is being built",
}

api = NinjaAPI(
    title="Resarchive",
    version="1.0.0",
    description=DESCRIPTION,
    urls_namespace="api",
    docs_url=None,
    openapi_url=None,
    openapi_extra={"info": {"license": {"name": "Texts: United Nations; the program: MIT"}}},
)
ROUTERS = (texts.router, asked.router, lists.router, questions.router)
for router in ROUTERS:
    api.add_router("", router)
api.add_decorator(refuse_wrong, mode="view")
api.add_decorator(cached_until_commit, mode="view")


@api.exception_handler(Refused)
def refused(request: HttpRequest, error: Refused) -> HttpResponse:
    return problem(request, error.status, error.detail, retry_after="60" if error.status == 503 else None, **error.more)


@api.exception_handler(ValidationError)
def not_valid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    wrong = [{"where": [str(part) for part in one["loc"]], "what": one["msg"]} for one in error.errors]
    first = f"“{wrong[0]['where'][-1]}”: {wrong[0]['what']}" if wrong else ""
    return problem(request, 400, first, errors=wrong)


@api.exception_handler(Http404)
def not_held(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(request, 404, str(error) if error.args else "")


@api.exception_handler(HttpError)
def not_readable(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(request, error.status_code, str(error))


def description() -> dict:
    """OpenAPI 3.1 of all operations, each with the members that ``fields`` may name and the problems it may answer
    with."""
    described = api.get_openapi_schema()
    described["components"]["schemas"]["Problem"] = Problem.json_schema()
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    offered = _members_by_operation()
    for operations in described["paths"].values():
        for operation in operations.values():
            for parameter in operation["parameters"]:
                if parameter["name"] == "fields":
                    parameter |= _one_of(offered[operation["operationId"]], parameter["description"])
            for status, words in ERRORS.items():
                operation["responses"].setdefault(status, {"description": words, "content": content})
    return described


def _members_by_operation() -> dict[str, tuple[str, ...]]:
    operations = (one for router in ROUTERS for path in router.path_operations.values() for one in path.operations)
    return {api.get_openapi_operation_id(one): members(one) for one in operations}


def _one_of(names: tuple[str, ...], description: str) -> dict[str, Any]:
    """A parameter of names from a closed list, with commas between them."""
    words = f"{description}: {', '.join(names)}"
    items = {"type": "string", "enum": names}
    schema = {"type": "array", "minItems": 1, "items": items, "description": words}
    return {"style": "form", "explode": False, "description": words, "schema": schema}
