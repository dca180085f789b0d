"""A series by the slug in an address."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect

from resolutions.models import Series


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
