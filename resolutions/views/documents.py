from datetime import UTC, date, datetime
from email.utils import format_datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header

from resolutions.models import Correction, LanguageVersion, Reading, Removal, SourceFile, Version
from resolutions.pages.links import in_each_language
from resolutions.pages.reading import bitext_page, reading_page
from resolutions.pages.reading.files import bare_name
from resolutions.pages.reading.not_held import NotHeldPage
from resolutions.text.symbols import Symbol

from . import formats
from .cached_until_commit import cached_until_rows_change
from .signposting import links, negotiated


@negotiated(formats.version_at_page)
@cached_until_rows_change
def version(request: HttpRequest, symbol: Symbol) -> HttpResponse:
    """The text with this symbol, in the language ``in``. Any other spelling of the symbol is sent to the canonical
    one."""
    canonical = reverse("version", args=[symbol])
    if request.path != canonical:
        return _moved(request, canonical)
    version = reading_page.cover_of(symbol.key)
    if version is None and symbol.document != symbol:
        # Before 1976 the parts of a number were issued as one document.
        return redirect("version", symbol.document)
    if version is None and (removal := Removal.objects.told_of(symbol_key=symbol.key).first()):
        return _removed(request, removal, symbol)
    if version is None:
        return _not_held(request, symbol)
    return _read(request, version)


@negotiated(formats.document_at_page)
@cached_until_rows_change
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """A text without a symbol; once it has one, that is its address. A translation that was joined to its text is
    there."""
    version = reading_page.covers().filter(pk=pk).first()
    if version is None and (removal := Removal.objects.told_of(version_pk=pk).first()):
        return _removed(request, removal)
    if version is None and (joined := Correction.objects.joined_from(pk).first()):
        return _moved(request, LanguageVersion.objects.get(corrections=joined).get_absolute_url())
    if version is None:
        raise Http404
    if version.symbol:
        return _moved(request, version.get_absolute_url())
    return _read(request, version)


@cached_until_rows_change
def timemap(request: HttpRequest, symbol: Symbol) -> HttpResponse:
    """Every issued text of the proposal that a text belongs to, with its day, as a TimeMap (RFC 7089): each is a state
    in which the same proposal stood."""
    version = get_object_or_404(Version.objects.with_symbol_key(symbol.key))
    texts = Version.objects.texts().filter(resolution=version.resolution_id).with_listing().in_order_of_issue()
    whole = request.build_absolute_uri
    lines = [
        f'<{whole(version.get_absolute_url())}>; rel="original"',
        f'<{whole(request.path)}>; rel="self"; type="application/link-format"',
        *(
            f'<{whole(text.get_absolute_url())}>; rel="memento"; datetime="{_midnight(day)}"'
            for text in texts
            if (day := text.adopted_on or text.issued_on)
        ),
    ]
    return HttpResponse(",\n".join(lines) + "\n", content_type="application/link-format")


def _midnight(day: date) -> str:
    """As HTTP writes a date."""
    return format_datetime(datetime(day.year, day.month, day.day, tzinfo=UTC), usegmt=True)


def file(request: HttpRequest, pk: int, reading: int, name: str) -> HttpResponse:
    """The bytes in which a text was read, as received. ``name`` is for those who save the address."""
    return _download(get_object_or_404(SourceFile, readings__pk=reading, readings__language_version__version=pk))


def source(request: HttpRequest, pk: int) -> HttpResponse:
    """The file of the text that is shown, in the language ``in``."""
    version = get_object_or_404(Version, pk=pk)
    language = reading_page.language_asked(version, request.GET.get("in", ""))
    shown = Reading.objects.filter(shown_in__version=pk, shown_in__language=language)
    return _download(get_object_or_404(SourceFile, readings__in=shown))


def _download(file: SourceFile) -> HttpResponse:
    """Always a download: a file from outside is never shown as a page of ours."""
    response = HttpResponse(bytes(file.content), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = content_disposition_header(True, bare_name(file.name))
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _moved(request: HttpRequest, address: str) -> HttpResponse:
    query = request.META["QUERY_STRING"]
    return redirect(f"{address}?{query}" if query else address, permanent=True)


def _read(request: HttpRequest, version: Version) -> HttpResponse:
    """404 where it is not held in the language asked for; the page says in which it is. Of several languages, those it
    is held in stand side by side, if there are two."""
    asked = request.GET.get("in", "")
    codes = bitext_page.languages_asked(version, asked) if "," in asked else []
    if len(codes) > 1:
        lacking = bitext_page.not_held(version, asked)
        context = {"page": bitext_page.BitextPage(version, codes), "version": version, "lacking": lacking}
        return render(request, "documents/bitext.html", context)
    language = reading_page.language_asked(version, asked)
    if language is None:
        context = {"version": version, "held_in": in_each_language(version)}
        return render(request, "documents/not_in_language.html", context, status=404)
    page = reading_page.page_in(version, language, request.GET.get("q", ""), numbered="lines" in request.GET)
    response = render(request, "documents/document.html", {"page": page})
    response.headers["Link"] = links(page, request)
    if day := version.adopted_on or version.issued_on:
        response.headers["Memento-Datetime"] = _midnight(day)
    return response


def _removed(request: HttpRequest, removal: Removal, symbol: Symbol | None = None) -> HttpResponse:
    """410: the text was held, and an editor removed it."""
    context = {"removal": removal, "symbol": symbol}
    return render(request, "documents/removed.html", context, status=410)


def _not_held(request: HttpRequest, symbol: Symbol) -> HttpResponse:
    """404, for the archive has no such text; the page still says who cites it. Where a record of a vote on it is held,
    the page shows that: 200."""
    page = NotHeldPage(symbol)
    return render(request, "documents/not_held.html", {"page": page}, status=200 if page.records else 404)
