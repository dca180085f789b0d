from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from resolutions.comparison.docx import as_docx
from resolutions.pages.comparing.comparison_page import ComparePage, others_of_its_kind, version_named
from resolutions.pages.subjects.base_draft import BaseDraftPage

from .cached_until_commit import cached_until_commit


@cached_until_commit
def compare(request: HttpRequest) -> HttpResponse:
    """Two texts side by side. ``a`` and ``b`` are symbols, or numbers of documents without one."""
    asked = [request.GET.get(side, "").strip() for side in "ab"]
    found = [version_named(text) if text else None for text in asked]
    if None in found:
        return _choose(request, asked, found)
    page = ComparePage(*found, way=request.GET.get("show", "side"))
    write = _FILES.get(request.GET.get("format", ""))
    if write is None or page.refusal:
        return render(request, "compare/compare.html", {"page": page})
    return write(page)


def _choose(request: HttpRequest, asked: list[str], found: list) -> HttpResponse:
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


@cached_until_commit
def base_draft(request: HttpRequest) -> HttpResponse:
    """The draft for the next session from the adopted text ``text``: its technical slots, or a Word file of them."""
    version = version_named(request.GET.get("text", ""))
    if version is None:
        raise Http404
    page = BaseDraftPage(version)
    if request.GET.get("format") == "docx" and page.slots and not page.refusal:
        content = as_docx(page.adopted, page.draft, page.comparison)
        return FileResponse(content, as_attachment=True, filename=f"{page.file_name}.docx")
    return render(request, "compare/base_draft.html", {"page": page})


def _word_file(page: ComparePage) -> FileResponse:
    a, b = page.documents
    content = as_docx(a, b, page.comparison)
    return FileResponse(content, as_attachment=True, filename=f"{page.file_name}.docx")


def _json(page: ComparePage) -> JsonResponse:
    return JsonResponse(page.comparison.as_dict())


_FILES = {"docx": _word_file, "json": _json}
