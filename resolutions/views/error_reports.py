"""A reader reports an error at a paragraph, without an account; the report waits for the editors."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt

from resolutions.models import ErrorReport, Paragraph
from resolutions.pages.comparing.choice import version_named
from resolutions.pages.languages import language_named
from resolutions.pages.place_names import spelt
from resolutions.text.anchors import paragraph_label

WRONG = {
    "nothing": gettext_lazy("Say in a few words what is wrong."),
    "long": gettext_lazy("Say it in at most %(most)d characters."),
    "many": gettext_lazy("Many reports on this text wait for the editors already. Please come back later."),
}


@csrf_exempt  # there is no account in whose name a foreign page could report
def report_error(request: HttpRequest) -> HttpResponse:
    """The form, with the words of the paragraph; sent, it is stored as an ``ErrorReport``."""
    paragraph = _paragraph_of(request)
    place = paragraph_label(paragraph.anchor, paragraph) or paragraph.anchor
    said = request.POST.get("said", "").replace("\x00", "").strip()
    context = {
        "paragraph": paragraph,
        "text": paragraph.language_version,
        "place": spelt(place),
        "said": said,
        "most": ErrorReport.MOST_SAID,
    }
    if request.method != "POST":
        return render(request, "documents/report_error.html", context)
    waiting = ErrorReport.objects.open().filter(language_version=paragraph.language_version)
    wrong = {
        "nothing": not said,
        "long": len(said) > ErrorReport.MOST_SAID,
        "many": waiting.count() >= ErrorReport.MOST_OPEN,
    }
    if fault := next((name for name, found in wrong.items() if found), None):
        message = WRONG[fault] % {"most": ErrorReport.MOST_SAID}
        return render(request, "documents/report_error.html", {**context, "wrong": message}, status=400)
    ErrorReport.objects.create(
        language_version=paragraph.language_version,
        anchor=paragraph.anchor,
        place=place,
        words=paragraph.text,
        said=said,
    )
    return render(request, "documents/error_reported.html", context)


def _paragraph_of(request: HttpRequest) -> Paragraph:
    """The paragraph at ``at`` of the text ``text`` in the language ``in``."""
    version = version_named(request.GET.get("text", ""))
    language = language_named(request.GET.get("in", ""))
    place = Paragraph.objects.filter(language_version__version=version, language_version__language=language)
    found = place.filter(anchor=request.GET.get("at", "")).select_related("language_version__version__resolution")
    paragraph = found.first() if version else None
    if paragraph is None:
        raise Http404
    return paragraph
