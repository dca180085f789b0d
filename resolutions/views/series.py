from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ..filters import SeriesFilter
from ..models import Series
from ..pages.lists import page_of_list
from ..pages.spans import spans
from ..pages.timeline import Timeline
from .kept import kept


def of_series(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For a view of a series named by its slug. One that was merged into another leads to the same page of that."""

    @wraps(view)
    def answer(request: HttpRequest, slug: str) -> HttpResponse:
        series = get_object_or_404(Series.objects.select_related("merged_into"), slug=slug)
        standing = series.standing()
        if standing != series:
            return redirect(request.resolver_match.url_name, standing.slug, permanent=True)
        return view(request, series)

    return answer


@kept
def series_list(request: HttpRequest) -> HttpResponse:
    narrowed = SeriesFilter(request.GET, queryset=Series.objects.with_shape())
    page = page_of_list(request, narrowed.qs)
    return render(request, "series/list.html", {"filter": narrowed, "page_obj": page, "spans": spans(page)})


@kept
@of_series
def series(request: HttpRequest, series: Series) -> HttpResponse:
    """Every issued text of one recurring subject, oldest first."""
    context = {"series": series, "timeline": Timeline(series)}
    return render(request, "series/series.html", context)
