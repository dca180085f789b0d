from io import BytesIO

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header

from resolutions.models import Version
from resolutions.pages.comparing.amended import AmendedPage, NotAmended
from resolutions.pages.comparing.choice import language_compared, others_of_its_kind, text_named, version_named
from resolutions.pages.comparing.comparison_page import ComparePage
from resolutions.pages.comparing.files import FORMATS, ComparisonFile
from resolutions.pages.links import common_languages
from resolutions.pages.subjects.base_draft import BaseDraftPage
from resolutions.text.languages import in_order, language_of

from .cached_until_commit import cached_until_commit


@cached_until_commit
def compare(request: HttpRequest) -> HttpResponse:
    """Two texts side by side, in the language ``in``. ``a`` and ``b`` are symbols, or numbers of documents without
    one."""
    asked = [request.GET.get(side, "").strip() for side in "ab"]
    a, b = (text_named(text) if text else None for text in asked)
    if a is None or b is None:
        return _choose(request, asked, [a, b])
    language = language_compared(a, b, request.GET.get("in", ""))
    if language is None:
        return _not_in_one_language(request, a, b)
    page = ComparePage(a, b, request.GET.get("show", "side"), language, whole="all" in request.GET)
    form = FORMATS.get(request.GET.get("format", ""))
    if form is None or page.refusal:
        return render(request, "compare/compare.html", {"page": page})
    return _file(page, form)


def _choose(request: HttpRequest, asked: list[str], found: list[Version | None]) -> HttpResponse:
    """The form; 404 where a text was asked for that is not held."""
    missing = [text for text, version in zip(asked, found, strict=True) if text and version is None]
    known = next(filter(None, found), None)
    context = {
        "asked": asked,
        "missing": missing,
        "known": known,
        "others": others_of_its_kind(known) if known else [],
    }
    return render(request, "compare/choose.html", context, status=404 if missing else 200)


def _not_in_one_language(request: HttpRequest, a: Version, b: Version) -> HttpResponse:
    """404: words are compared within one language; the page leads to each text."""
    common = [language_of(code) for code in in_order(common_languages(a, b))]
    return render(request, "compare/no_language.html", {"a": a, "b": b, "common": common}, status=404)


@cached_until_commit
def amended(request: HttpRequest) -> HttpResponse:
    """A text beside itself as the amendments ``by`` change it, each a symbol or the number of a document without one.
    404 where they cannot be applied, with the reason."""
    asked = list(dict.fromkeys(text.strip() for text in request.GET.getlist("by") if text.strip()))
    try:
        page = AmendedPage(asked, request.GET.get("show", "side"))
    except NotAmended as error:
        return render(request, "compare/not_amended.html", {"fault": str(error)}, status=404)
    form = FORMATS.get(request.GET.get("format", ""))
    return _file(page, form) if form and not page.refusal else render(request, "compare/amended.html", {"page": page})


@cached_until_commit
def base_draft(request: HttpRequest) -> HttpResponseBase:
    """The draft for the next session from the adopted text ``text``: its technical slots, or a Word file of them."""
    version = version_named(request.GET.get("text", ""))
    if version is None:
        raise Http404
    page = BaseDraftPage(version, request.GET.get("session", ""))
    if request.GET.get("format") == "docx" and (content := page.word_file()):
        return FileResponse(BytesIO(content), as_attachment=True, filename=f"{page.file_name}.docx")
    return render(request, "compare/base_draft.html", {"page": page})


def _file(page: ComparePage, form: ComparisonFile) -> HttpResponse:
    response = HttpResponse(form.write(*page.documents, page.comparison), content_type=form.content_type)
    if form.is_saved:
        response["Content-Disposition"] = content_disposition_header(True, f"{page.file_name}.docx")
    return response
