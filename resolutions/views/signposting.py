"""What a program is told in the headers of a text's page, and the form it is given where it asks for one there.

Links are those of signposting.org (RFC 8288, 8574) and of versions (RFC 5829); forms are those of
``pages.reading.formats``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from resolutions.pages.links import permanent_address
from resolutions.pages.reading.formats import FORMATS
from resolutions.pages.reading.reading_page import ReadingPage

HTML = "text/html"
TYPE = "https://schema.org/Legislation"
AKN = "application/akn+xml"
_BY_TYPE = {form.content_type: ending for ending, form in FORMATS.items()} | {AKN: "xml"}
_DESCRIBES = ("json", "marcxml", "csl", "bib", "ris")


View = Callable[..., HttpResponseBase]


def negotiated(write: View) -> Callable[[View], View]:
    """For the view of a text's page: who asks for another form than HTML gets it from ``write``, which takes the same
    arguments and the ending of the form."""

    def decorate(page: View) -> View:
        @wraps(page)
        def answer(request: HttpRequest, **of_path: object) -> HttpResponseBase:
            wanted = request.get_preferred_type([HTML, *_BY_TYPE])
            if wanted is None or wanted == HTML:
                response = page(request, **of_path)
            else:
                response = write(request, **of_path, format=_BY_TYPE[wanted])
                if wanted == AKN and response.status_code == 200:
                    response.headers["Content-Type"] = AKN
            patch_vary_headers(response, ["Accept"])
            return response

        return answer

    return decorate


def links(page: ReadingPage, request: HttpRequest) -> str:
    """The value of the header ``Link``."""
    return ", ".join(f"<{request.build_absolute_uri(href)}>; {what}" for href, what in _links(page))


def links_of_form(ending: str, page: str) -> str:
    """The value of the header ``Link`` of a form, with the whole address of the ``page`` it is a form of."""
    relation = "describes" if ending in _DESCRIBES else "collection"
    return f'<{page}>; rel="{relation}"; type="{HTML}", <{page}>; rel="cite-as"'


def _links(page: ReadingPage) -> Iterator[tuple[str, str]]:
    permanent = permanent_address(page.language_version)
    yield permanent, 'rel="cite-as"'
    yield permanent, 'rel="original"'
    yield TYPE, 'rel="type"'
    yield reverse("terms"), 'rel="license"'
    for form, address in page.formats:
        ending = address.partition("?")[0].rpartition(".")[2]
        relation = "describedby" if ending in _DESCRIBES else "item"
        yield address, f'rel="{relation}"; type="{form.content_type}"'
    if page.earlier:
        yield page.earlier.get_absolute_url(), 'rel="predecessor-version"'
    if page.later:
        yield page.later.get_absolute_url(), 'rel="successor-version"'
    if page.version.symbol:
        timemap = reverse("timemap", args=[page.version.symbol])
        yield timemap, 'rel="timemap"; type="application/link-format"'
