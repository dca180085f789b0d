from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from ..models import Version
from ..pages.faces import FACES, face_address
from ..text.symbols import Symbol
from .kept import kept


@kept
def version_face(request: HttpRequest, symbol: Symbol, face: str) -> HttpResponse:
    """The document with this symbol, for a program."""
    version = Version.objects.with_text().with_symbol_key(symbol.key, request.GET.get("in", "en")).first()
    if version is None:
        raise Http404
    return _at_its_address(request, version, face)


@kept
def document_face(request: HttpRequest, pk: int, face: str) -> HttpResponse:
    return _at_its_address(request, get_object_or_404(Version.objects.with_text(), pk=pk), face)


def _at_its_address(request: HttpRequest, version: Version, face: str) -> HttpResponse:
    address = face_address(version, face)
    if request.path != address.partition("?")[0]:
        return redirect(address, permanent=True)
    found = FACES[face]
    written = found.write(version, request.build_absolute_uri(version.get_absolute_url()))
    charset = "; charset=utf-8" if isinstance(written, str) else ""
    return HttpResponse(written, content_type=f"{found.content_type}{charset}")
