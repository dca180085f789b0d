from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header

from resolutions.models import Citation, SourceFile, Version
from resolutions.pages.reading import reading_page
from resolutions.text.symbols import Symbol

from .cached_until_commit import cached_until_commit


@cached_until_commit
def version(request: HttpRequest, symbol: Symbol) -> HttpResponse:
    """The text with this symbol, in the language ``in``. Any other spelling of the symbol is sent to the canonical
    one."""
    canonical = reverse("version", args=[symbol])
    if request.path != canonical:
        query = request.META["QUERY_STRING"]
        return redirect(f"{canonical}?{query}" if query else canonical, permanent=True)
    version = reading_page.covers().with_symbol_key(symbol.key, request.GET.get("in", "en")).first()
    if version is None and symbol.document != symbol:
        # Before 1976 the parts of a number were issued as one document.
        return redirect("version", symbol.document)
    if version is None:
        return _not_held(request, symbol)
    return _read(request, version)


@cached_until_commit
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """A text without a symbol; once it has one, that is its address."""
    version = get_object_or_404(reading_page.covers(), pk=pk)
    if version.symbol:
        return redirect(version, permanent=True)
    return _read(request, version)


def source(request: HttpRequest, pk: int) -> HttpResponse:
    """The bytes as received. Always a download: a file from outside is never shown as a page of ours."""
    file = get_object_or_404(SourceFile, versions=pk)
    response = HttpResponse(bytes(file.content), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = content_disposition_header(True, file.name.rpartition("/")[2])
    return response


def _read(request: HttpRequest, version: Version) -> HttpResponse:
    page = reading_page.ReadingPage(version, request.GET.get("q", ""), numbered="lines" in request.GET)
    return render(request, "documents/document.html", {"page": page})


def _not_held(request: HttpRequest, symbol: Symbol) -> HttpResponse:
    """404, for the archive has no such text; the page still says who cites it."""
    citing = Citation.objects.of_symbol(symbol.key).with_citing()
    return render(request, "documents/not_held.html", {"symbol": symbol, "citations": citing[:100]}, status=404)
