from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from resolutions.models import Series, Version
from resolutions.pages.charts import ages, carried_over
from resolutions.pages.comparing.choice import version_named
from resolutions.pages.subjects.genealogy import AgedText
from resolutions.pages.subjects.history import History, Negotiation
from resolutions.pages.subjects.matrix import Matrix, address_of_cells

from .cached_until_commit import cached_until_commit
from .series_named import of_series
from .tables import asks_for_chart, table_of_chart


@cached_until_commit
@of_series
def matrix(request: HttpRequest, series: Series) -> HttpResponseBase:
    """Every paragraph of a subject against every text of it. Of two cells (``cell``, twice), to their comparison."""
    history = History(Version.objects.in_series(series))
    if place := address_of_cells(history, request.GET.getlist("cell")):
        return redirect(place)
    if asks_for_chart(request) and not history.refusal:
        return table_of_chart(request, carried_over(history.shares))
    context = {"history": history, "matrix": Matrix(history, request.GET), "series": series}
    return render(request, "history/matrix.html", context)


@cached_until_commit
@of_series
def genealogy(request: HttpRequest, series: Series) -> HttpResponseBase:
    """One text of a subject (``text``; by default the last) with every word by the text that brought it."""
    history = History(Version.objects.in_series(series))
    asked = request.GET.get("text", "")
    version = version_named(asked) if asked else next(reversed(history.versions), None)
    if version is None or version not in history.versions:
        raise Http404
    text = AgedText(history, version, request.GET)
    if asks_for_chart(request) and not history.refusal:
        return table_of_chart(request, ages(text.origins), known=("text", "page", "at"))
    context = {"history": history, "series": series, "text": text}
    return render(request, "history/genealogy.html", context)


@cached_until_commit
def negotiation(request: HttpRequest) -> HttpResponse:
    """From the first draft to what was adopted: all texts of the proposal that ``text`` belongs to, in one view."""
    version = version_named(request.GET.get("text", ""))
    if version is None:
        raise Http404
    history = Negotiation(Version.objects.filter(resolution=version.resolution))
    return render(request, "history/negotiation.html", {"history": history, "version": version})
