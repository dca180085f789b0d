from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from resolutions.models import Series
from resolutions.pages.comparing.files import WORD
from resolutions.pages.lists import page_of_list
from resolutions.pages.subjects.brief import Brief
from resolutions.pages.subjects.brief_docx import as_docx
from resolutions.pages.subjects.spans import spans
from resolutions.pages.subjects.timeline import Timeline

from .cached_until_commit import cached_until_commit
from .filters import SeriesFilter


def of_series(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For a view of a series named by its slug. One that was merged into another leads to the same page of that."""

    @wraps(view)
    def answer(request: HttpRequest, slug: str) -> HttpResponseBase:
        series = get_object_or_404(Series.objects.select_related("merged_into"), slug=slug)
        standing = series.standing()
        if standing != series:
            match = request.resolver_match
            assert match is not None and match.url_name is not None  # every page of a series has a named address
            return redirect(match.url_name, standing.slug, permanent=True)
        return view(request, series)

    return answer


@cached_until_commit
def series_list(request: HttpRequest) -> HttpResponse:
    narrowed = SeriesFilter(request.GET, queryset=Series.objects.with_shape())
    page = page_of_list(request, narrowed.qs)
    return render(request, "series/list.html", {"filter": narrowed, "page_obj": page, "spans": spans(page)})


@cached_until_commit
@of_series
def series(request: HttpRequest, series: Series) -> HttpResponse:
    """Every issued text of one recurring subject, oldest first."""
    context = {"series": series, "timeline": Timeline(series)}
    return render(request, "series/series.html", context)


@cached_until_commit
@of_series
def brief(request: HttpRequest, series: Series) -> HttpResponse:
    """The subject on one printed page, or as a Word file."""
    found = Brief(series)
    if request.GET.get("format") == "docx":
        headers = {"Content-Disposition": f'attachment; filename="brief-{series.slug}.docx"'}
        return HttpResponse(as_docx([found]), content_type=WORD, headers=headers)
    return render(request, "series/brief.html", {"brief": found})
