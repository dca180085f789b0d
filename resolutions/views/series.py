from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from ..models import Series, Version
from ..pages.charts import lengths
from ..pages.lists import page_of_list, with_the_one_before
from .kept import kept


@kept
def series_list(request: HttpRequest) -> HttpResponse:
    return render(request, "series/list.html", {"page_obj": page_of_list(request, Series.objects.with_counts())})


@kept
def series(request: HttpRequest, slug: str) -> HttpResponse:
    """Every issued text of one recurring subject, oldest first."""
    series = get_object_or_404(Series, slug=slug)
    versions = list(Version.objects.in_series(series).with_listing().in_order_of_issue())
    context = {"series": series, "steps": with_the_one_before(versions), "chart": lengths(versions)}
    return render(request, "series/series.html", context)
