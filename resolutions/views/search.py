from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from resolutions.pages.searching.export import (
    TABLE_HEAD,
    as_json,
    behind,
    links,
    page_of,
    refusal,
    table_of,
    table_rows,
)
from resolutions.pages.searching.over_time import AMONG
from resolutions.pages.searching.over_time import charts as charts_over_time
from resolutions.pages.searching.quotation_page import QuotationPage
from resolutions.pages.searching.search_page import SearchPage
from resolutions.pages.searching.symbol_redirect import symbol_destination
from resolutions.search.agreed import find as find_agreed
from resolutions.search.agreed import places_by_standing, take, votes_on
from resolutions.search.over_time import over_time as count_over_time
from resolutions.search.request import SearchRequest
from resolutions.search.results import search as find
from resolutions.search.session_counts import ALL_STAGES, Among
from resolutions.search.suggest import suggestions

from .cached_until_commit import cached_until_commit
from .feeds import add_hits, as_response, feed_about
from .tables import (
    EXCEL,
    LATER,
    asks_for_chart,
    not_yet,
    refused,
    still_building,
    table,
    table_of_chart,
)

READABLE = {"ensure_ascii": False}


@cached_until_commit
def search(request: HttpRequest) -> HttpResponse:
    """The search page. A symbol, in whatever spelling, leads straight to its document."""
    asked = SearchRequest.of(request.GET)
    document = symbol_destination(asked.q)
    if document and document.address and document.alone and not asked.filters:
        return redirect(document.address)
    page = SearchPage(find(asked), document)
    response = render(request, "search/search.html", {"page": page}, status=200 if page.answer.available else 503)
    if page.answer.state and page.answer.state.behind:
        response.headers["Cache-Control"] = "no-store"
    return response


def search_feed(request: HttpRequest) -> HttpResponse:
    """The newest of what a search finds, as Atom."""
    if wrong := refusal(request.GET):
        return refused(wrong)
    asked = SearchRequest.of(request.GET).arranged(sort="newest", by="version")
    answer = find(asked, with_facets=False)
    if answer.error:
        return refused(answer.error.message)
    if not answer.available:
        return not_yet()
    feed = feed_about(request, f"Resarchive: {asked.q}", f"{reverse('search')}?{asked.querystring()}")
    add_hits(feed, answer.hits, answer.asked.q, request.build_absolute_uri)
    return as_response(feed)


def search_csv(request: HttpRequest) -> HttpResponseBase:
    """What a search finds, one row a paragraph, as a table for other programs. Headers tell how many there are, and
    where the next are."""
    query = request.GET.copy()
    query.pop(EXCEL, None)
    wrong = refusal(query)
    if wrong:
        return refused(wrong)
    answer = table_of(SearchRequest.of(query))
    if answer.error:
        return refused(answer.error.message)
    if not answer.available:
        return not_yet()
    rows = table_rows(answer, request.build_absolute_uri)
    response = table(request, "search", TABLE_HEAD, rows, known=query, answer=HttpResponse)
    response.headers["X-Total-Count"] = str(answer.total)
    response.headers["X-Behind"] = str(behind(answer))
    if pages := links(answer, request.build_absolute_uri(request.path)):
        response.headers["Link"] = pages
    return response


def search_json(request: HttpRequest) -> JsonResponse:
    """What a search finds, for other programs. What they ask wrongly is refused."""
    wrong = refusal(request.GET)
    if wrong:
        return _problem(wrong)
    answer = page_of(SearchRequest.of(request.GET))
    if answer.error:
        return _problem(answer.error.message, start=answer.error.start, end=answer.error.end)
    if not answer.available:
        return JsonResponse({"error": {"message": still_building()}}, status=503, headers=LATER)
    return JsonResponse(as_json(answer, request.path, request.build_absolute_uri), json_dumps_params=READABLE)


def suggest(request: HttpRequest) -> JsonResponse:
    """Symbols, titles, subjects and sponsors that begin as what is being typed."""
    return JsonResponse({"suggestions": suggestions(request.GET.get("q", ""))})


@csrf_exempt  # it changes nothing, and a whole draft is too long for an address
def agreed(request: HttpRequest) -> HttpResponse:
    """The agreed-language finder: what is known of every passage pasted."""
    pasted = request.POST.get("text", request.GET.get("text", ""))
    taken = take(pasted)
    found = find_agreed(taken.passages) if taken.passages else []
    context = {"pasted": pasted, "taken": taken, "found": found, "building": found is None}
    context |= {"votes": votes_on(found or ()), "places": places_by_standing(found or ())}
    return render(request, "search/agreed.html", context, status=503 if found is None else 200)


@csrf_exempt  # it changes nothing
def verify(request: HttpRequest) -> HttpResponse:
    """Is a quotation in a text, and where exactly?"""
    page = QuotationPage(request.POST or request.GET)
    return render(request, "search/verify.html", {"page": page}, status=503 if page.building else 200)


def over_time(request: HttpRequest) -> HttpResponseBase:
    """A word over time: of adopted texts, with ``stage=all`` of drafts too; ``by`` tells the counts apart."""
    q = request.GET.get("q", "").replace("\x00", "").strip()
    by = request.GET.get("by")
    among = Among(by) if by in set(Among) else Among.COMMITTEE
    adopted = request.GET.get("stage") != ALL_STAGES
    page = count_over_time(q, request.GET.get("session", ""), adopted=adopted, among=among)
    charts = charts_over_time(page)
    if asks_for_chart(request):
        drawn = charts.among if charts else ()
        known = ("q", "session", "stage", "by")
        return table_of_chart(request, *drawn, known=known) if page.available else not_yet()
    context = {"page": page, "charts": charts, "among": AMONG}
    return render(request, "search/over_time.html", context, status=200 if page.available else 503)


def _problem(message: str, **where: int) -> JsonResponse:
    return JsonResponse({"error": {"message": message, **where}}, status=400, json_dumps_params=READABLE)
