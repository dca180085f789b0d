from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from resolutions.models import LanguageVersion, Version
from resolutions.pages.reading.formats import FORMATS, format_address
from resolutions.pages.reading.rows import language_asked
from resolutions.text.symbols import Symbol

from .cached_until_commit import cached_until_commit
from .signposting import links_of_form


@cached_until_commit
def version_format(request: HttpRequest, symbol: Symbol, format: str) -> HttpResponse:
    """The document with this symbol, in the language ``in``, for a program."""
    return _at_its_address(request, get_object_or_404(Version.objects.with_symbol_key(symbol.key)), format)


@cached_until_commit
def document_format(request: HttpRequest, pk: int, format: str) -> HttpResponse:
    return _at_its_address(request, get_object_or_404(Version, pk=pk), format)


def version_at_page(request: HttpRequest, symbol: Symbol, format: str) -> HttpResponse:
    """The same at the address of the page, for who asks for it there."""
    return _written(request, get_object_or_404(Version.objects.with_symbol_key(symbol.key)), format)


def document_at_page(request: HttpRequest, pk: int, format: str) -> HttpResponse:
    return _written(request, get_object_or_404(Version, pk=pk), format)


def _written(request: HttpRequest, version: Version, format: str) -> HttpResponse:
    text = _text(request, version)
    response = _form(request, text, format)
    response.headers["Content-Location"] = format_address(text, format)
    return response


def _at_its_address(request: HttpRequest, version: Version, format: str) -> HttpResponse:
    text = _text(request, version)
    address = format_address(text, format)
    if request.path != address.partition("?")[0]:
        return redirect(address, permanent=True)
    return _form(request, text, format)


def _text(request: HttpRequest, version: Version) -> LanguageVersion:
    language = language_asked(version, request.GET.get("in", ""))
    return get_object_or_404(LanguageVersion.objects.with_text(), version=version, language=language)


def _form(request: HttpRequest, text: LanguageVersion, format: str) -> HttpResponse:
    found = FORMATS[format]
    page = request.build_absolute_uri(text.get_absolute_url())
    written = found.write(text, page)
    charset = "; charset=utf-8" if isinstance(written, str) else ""
    headers = {"Link": links_of_form(format, page)}
    return HttpResponse(written, content_type=f"{found.content_type}{charset}", headers=headers)
