from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from ..models import Series
from ..pages.comparing import version_named
from ..pages.history import AgedText, History


def matrix(request: HttpRequest, slug: str) -> HttpResponse:
    """Every paragraph of a subject against every text of it."""
    history = History(get_object_or_404(Series, slug=slug))
    return render(request, "history/matrix.html", {"history": history, "series": history.series})


def genealogy(request: HttpRequest, slug: str) -> HttpResponse:
    """One text of a subject (``text``; by default the last) with every word by the text that brought it."""
    history = History(get_object_or_404(Series, slug=slug))
    asked = request.GET.get("text", "")
    version = version_named(asked) if asked else next(reversed(history.versions), None)
    if version not in history.versions:
        raise Http404
    return render(
        request,
        "history/genealogy.html",
        {"history": history, "series": history.series, "text": AgedText(history, version)},
    )
