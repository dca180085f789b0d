from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from resolutions.models import Series
from resolutions.pages.comparing.files import WORD
from resolutions.pages.lists import page_of_list
from resolutions.pages.subjects.brief import Brief
from resolutions.pages.subjects.brief_docx import as_docx
from resolutions.pages.subjects.spans import spans
from resolutions.pages.subjects.timeline import Timeline
from resolutions.pages.votes.apart import TABLE_HEAD as VOTES_HEAD

from .cached_until_commit import cached_until_commit, cached_until_rows_change
from .filters import SeriesFilter
from .series_named import of_series
from .tables import CHART, asks_for_chart, table, table_of_chart


@cached_until_commit
def series_list(request: HttpRequest) -> HttpResponse:
    narrowed = SeriesFilter(request.GET, queryset=Series.objects.with_shape())
    page = page_of_list(request, narrowed.qs)
    return render(request, "series/list.html", {"filter": narrowed, "page_obj": page, "spans": spans(page)})


@cached_until_rows_change
@of_series
def series(request: HttpRequest, series: Series) -> HttpResponseBase:
    """Every issued text of one recurring subject, oldest first."""
    timeline = Timeline(series)
    if request.GET.get(CHART) == "votes":
        rows = timeline.not_always_in_favour.rows()
        return table(request, f"votes-{series.slug}", VOTES_HEAD, rows, known=(CHART,), answer=HttpResponse)
    if asks_for_chart(request):
        return table_of_chart(request, timeline.chart, timeline.lengths)
    return render(request, "series/series.html", {"series": series, "timeline": timeline})


@cached_until_rows_change
@of_series
def brief(request: HttpRequest, series: Series) -> HttpResponse:
    """The subject on one printed page, or as a Word file."""
    found = Brief(series)
    if request.GET.get("format") == "docx":
        headers = {"Content-Disposition": f'attachment; filename="brief-{series.slug}.docx"'}
        return HttpResponse(as_docx([found]), content_type=WORD, headers=headers)
    return render(request, "series/brief.html", {"brief": found})
