"""Aligned paragraphs in several languages, for translators' programs."""

from collections.abc import Iterable
from itertools import chain
from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from resolutions.models import Session, Version
from resolutions.pages.languages import language_named
from resolutions.pages.reading.bitext_page import languages_asked, units_of, units_of_session
from resolutions.text.languages import LANGUAGES
from resolutions.text.symbols import Symbol
from resolutions.text.writers.bitext import Unit, as_csv, as_tmx

from .cached_until_commit import cached_until_commit
from .tables import mark_for, refused, unknown_parameter

ASKED = "in"
Response = TypeVar("Response", HttpResponse, StreamingHttpResponse)
_TYPES = {"tmx": "application/xml; charset=utf-8", "csv": "text/csv; charset=utf-8"}


@cached_until_commit
def of_text(request: HttpRequest, symbol: Symbol, form: str) -> HttpResponse:
    """Of one text, in the languages ``in``, by default all it is held in."""
    if wrong := unknown_parameter(request, ASKED):
        return wrong
    version = get_object_or_404(Version.objects.with_symbol_key(symbol.key))
    codes = languages_asked(version, request.GET.get(ASKED) or ",".join(version.languages))
    if not codes:
        raise Http404("the text is not held in these languages")
    pieces = _written(request, units_of(version, codes), codes, form)
    return _download(HttpResponse("".join(pieces), content_type=_TYPES[form]), version.symbol or "text", form)


def of_session(request: HttpRequest, code: str, form: str) -> HttpResponseBase:
    """Of every text of a session, in the languages ``in``, by default all six: it is written as it is read."""
    if wrong := unknown_parameter(request, ASKED):
        return wrong
    session = get_object_or_404(Session, code=code)
    official = [language.code for language in LANGUAGES]
    asked = dict.fromkeys(language_named(one) for one in request.GET.get(ASKED, "").split(",") if one.strip())
    if strange := [one for one in asked if one not in official]:
        return refused(f"“{strange[0]}” is no official language: they are {', '.join(official)}.")
    codes = list(asked) or official
    pieces = _written(request, units_of_session(session, codes), codes, form)
    return _download(StreamingHttpResponse(pieces, content_type=_TYPES[form]), f"session-{code}", form)


def _written(request: HttpRequest, units: Iterable[Unit], codes: list[str], form: str) -> Iterable[str]:
    return as_tmx(units, codes[0]) if form == "tmx" else chain([mark_for(request)], as_csv(units, codes))


def _download(response: Response, name: str, form: str) -> Response:
    response.headers["Content-Disposition"] = content_disposition_header(True, f"{name.replace('/', '_')}.{form}")
    return response
