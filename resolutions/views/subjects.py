from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from resolutions.models import Subject, Version
from resolutions.pages.lists import page_of_list
from resolutions.pages.subjects.headings import SubjectPage

from .cached_until_commit import cached_until_commit, cached_until_rows_change
from .filters import SessionFilter
from .tables import asks_for_chart, table_of_chart


@cached_until_commit
def subjects(request: HttpRequest) -> HttpResponse:
    """The library's headings, one letter of the alphabet at a time."""
    headings = Subject.objects.held().with_initials()
    letters = list(headings.order_by("initial").values_list("initial", flat=True).distinct())
    letter = request.GET.get("letter") or next(iter(letters), "")
    context = {"letters": letters, "letter": letter, "subjects": headings.filter(initial=letter).with_counts()}
    return render(request, "subjects/list.html", context)


@cached_until_rows_change
def subject(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Every text under one heading, the latest first. The address of one that was renamed or merged leads on."""
    found = get_object_or_404(Subject.objects.select_related("merged_into"), slug=slug)
    if found.merged_into:
        return redirect(found.merged_into, permanent=False)
    page = SubjectPage(found)
    if asks_for_chart(request):
        return table_of_chart(request, page.chart, known=SessionFilter.base_filters)
    texts = Version.objects.filter(headings__subject=page.subject).with_listing().in_order_of_issue().reverse()
    narrowed = SessionFilter(request.GET, queryset=texts, sessions=page.sessions)
    context = {"page": page, "filter": narrowed, "page_obj": page_of_list(request, narrowed.qs)}
    return render(request, "subjects/subject.html", context)
