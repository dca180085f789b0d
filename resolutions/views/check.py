"""A draft of a reader's own, held against the archive."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from resolutions.pages.checking.draft_check import DraftCheck
from resolutions.pages.checking.word_file import as_docx
from resolutions.pages.comparing.files import WORD
from resolutions.pages.own_texts import FORM, NotRead, as_read

from .own_texts import carried_on, of_own_texts, own_text


@of_own_texts
def check(request: HttpRequest) -> HttpResponseBase:
    """The form; with a draft, what is known of it, as a page, a Word file or JSON."""
    try:
        draft = own_text(request, "draft") if request.method == "POST" else None
    except NotRead as error:
        return render(request, "check/form.html", FORM | {"fault": str(error)}, status=400)
    if draft is None:
        asked = request.method == "POST"
        return render(request, "check/form.html", FORM | {"missing": asked}, status=400 if asked else 200)
    found = DraftCheck(draft, request.POST.get("beside", "").strip())
    form = request.POST.get("format", "")
    if form == "docx":
        headers = {"Content-Disposition": 'attachment; filename="checked.docx"'}
        return HttpResponse(as_docx(found), content_type=WORD, headers=headers)
    if form == "json":
        return JsonResponse(found.as_dict(), json_dumps_params={"ensure_ascii": False})
    beside = [("beside", found.named)] if found.named else []
    carried = carried_on(request, ["draft"])
    context = {"check": found, "read": [as_read(draft)], "carried": carried and carried + beside}
    return render(request, "check/result.html", context)
