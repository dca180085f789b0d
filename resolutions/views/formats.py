from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from resolutions.models import Version
from resolutions.pages.reading.formats import FORMATS, format_address
from resolutions.text.symbols import Symbol

from .cached_until_commit import cached_until_commit


@cached_until_commit
def version_format(request: HttpRequest, symbol: Symbol, format: str) -> HttpResponse:
    """The document with this symbol, for a program."""
    version = Version.objects.with_text().with_symbol_key(symbol.key, request.GET.get("in", "en")).first()
    if version is None:
        raise Http404
    return _at_its_address(request, version, format)


@cached_until_commit
def document_format(request: HttpRequest, pk: int, format: str) -> HttpResponse:
    return _at_its_address(request, get_object_or_404(Version.objects.with_text(), pk=pk), format)


def _at_its_address(request: HttpRequest, version: Version, format: str) -> HttpResponse:
    address = format_address(version, format)
    if request.path != address.partition("?")[0]:
        return redirect(address, permanent=True)
    found = FORMATS[format]
    written = found.write(version, request.build_absolute_uri(version.get_absolute_url()))
    charset = "; charset=utf-8" if isinstance(written, str) else ""
    return HttpResponse(written, content_type=f"{found.content_type}{charset}")
