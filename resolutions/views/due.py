"""What the Assembly asked for: by session, of a text, of a subject; as pages and for other programs."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext

from resolutions.ingest.matching.near_passages import Passages
from resolutions.models import Commitment, Series
from resolutions.models.commitments import CommitmentQuerySet
from resolutions.models.coverage import Coverage
from resolutions.pages.comparing.choice import version_named
from resolutions.pages.comparing.files import WORD
from resolutions.pages.coverage.sentences import held_in_words
from resolutions.pages.due.due_page import (
    AskedBySubject,
    AskedByText,
    DueList,
    default_session,
    kinds_counted,
)
from resolutions.pages.due.expected import ExpectedAgenda
from resolutions.pages.due.expected_files import TABLE_HEAD as EXPECTED_HEAD
from resolutions.pages.due.expected_files import expected_docx, expected_rows
from resolutions.pages.due.files import MOST_ROWS, TABLE_HEAD, as_calendar, as_data, place_of, table_rows
from resolutions.pages.due.following import follow
from resolutions.pages.due.twins import SessionTwins
from resolutions.pages.lists import page_of_list
from resolutions.pages.subjects.history import called
from resolutions.text.ordinals import LAST_REGULAR_SESSION

from .cached_until_commit import cached_until_commit
from .due_filters import CommitmentFilter
from .feeds import MOST, as_response, feed_about, tag_of
from .series_named import of_series
from .tables import not_valid, refused, table, unknown_parameter


@cached_until_commit
def due(request: HttpRequest) -> HttpResponse:
    """What falls due at a session, narrowed by the query string."""
    counts, coverage = Commitment.objects.of_adopted().count_by_session(), Coverage.of_archive()
    narrowed = CommitmentFilter(request.GET, sessions=counts, default=default_session(counts, coverage))
    context = {
        "filter": narrowed,
        "counts": counts,
        "session": narrowed.session,
        "kinds": kinds_counted(narrowed.qs),
        "list": DueList(page_of_list(request, narrowed.qs.with_listing().in_order())),
        "held": held_in_words(coverage),
    }
    return render(request, "due/due.html", context)


@cached_until_commit
def asked_by_text(request: HttpRequest) -> HttpResponse:
    """What the adopted text ``text`` asks for, and what became of what the text before it asked for."""
    version = version_named(request.GET.get("text", ""))
    if version is None:
        raise Http404
    context = {"page": AskedByText(version), "held": held_in_words(Coverage.of_archive())}
    return render(request, "due/text.html", context)


@cached_until_commit
@of_series
def asked_by_subject(request: HttpRequest, series: Series) -> HttpResponse:
    context = {"page": AskedBySubject(series), "held": held_in_words(Coverage.of_archive())}
    return render(request, "due/subject.html", context)


@cached_until_commit
def expected(request: HttpRequest, number: int) -> HttpResponseBase:
    """The agenda expected at a regular session; with ``format`` as a Word file or a table."""
    if not 0 < number <= LAST_REGULAR_SESSION:
        raise Http404
    agenda = ExpectedAgenda(number)
    held = held_in_words(agenda.coverage)
    form = request.GET.get("format")
    if form == "docx":
        return _saved(expected_docx(agenda, held), WORD, f"expected-{number}.docx")
    if form == "csv":
        rows = expected_rows(agenda)
        return table(request, f"expected-{number}", EXPECTED_HEAD, rows, known=("format",), answer=HttpResponse)
    return render(request, "due/expected.html", {"agenda": agenda, "held": held})


@cached_until_commit
def twins(request: HttpRequest, number: int) -> HttpResponse:
    """Requests, or with ``of=paragraphs`` all paragraphs, that several resolutions have in nearly the same words;
    with ``boilerplate`` those that many have."""
    of = request.GET.get("of", Passages.REQUESTS)
    if not 0 < number <= LAST_REGULAR_SESSION or of not in Passages:
        raise Http404
    page = SessionTwins(number, Passages(of), boilerplate="boilerplate" in request.GET)
    listed = page_of_list(request, page.groups)
    context = {"page": page, "ways": Passages.choices, "page_obj": listed, "groups": page.passages(listed)}
    return render(request, "due/twins.html", context)


def _saved(content: bytes | str, content_type: str, name: str) -> HttpResponse:
    return HttpResponse(
        content, content_type=content_type, headers={"Content-Disposition": content_disposition_header(True, name)}
    )


def _of_what_is_asked(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For programs: gives the view what the query string narrows to; without a session, that of the page. What narrows
    to nothing there is gets a refusal. A header tells how many there are: a view has ``MOST_ROWS`` at most."""

    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponseBase:
        if wrong := unknown_parameter(request, *CommitmentFilter.base_filters):
            return wrong
        counts = Commitment.objects.of_adopted().count_by_session()
        found = CommitmentFilter(request.GET, sessions=counts, default=default_session(counts, Coverage.of_archive()))
        session = request.GET.get("session", "")
        if session and session != str(found.session):
            return refused(f"Nothing that falls due at a session “{session[:20]}” is held.")
        if wrong := not_valid(found):
            return wrong
        response = view(request, found.qs.with_listing().in_order())
        response.headers["X-Total-Count"] = str(found.qs.count())
        return response

    return answer


@_of_what_is_asked
def due_calendar(request: HttpRequest, asked: CommitmentQuerySet) -> HttpResponse:
    content = as_calendar(asked[:MOST_ROWS], request.build_absolute_uri)
    return _saved(content, "text/calendar; charset=utf-8", "due.ics")


@_of_what_is_asked
def due_csv(request: HttpRequest, asked: CommitmentQuerySet) -> HttpResponseBase:
    rows = table_rows(follow(list(asked[:MOST_ROWS])), request.build_absolute_uri)
    return table(request, "due", TABLE_HEAD, rows, known=CommitmentFilter.base_filters, answer=HttpResponse)


@_of_what_is_asked
def due_json(request: HttpRequest, asked: CommitmentQuerySet) -> JsonResponse:
    rows = [as_data(one, request.build_absolute_uri) for one in follow(list(asked[:MOST_ROWS]))]
    return JsonResponse({"due": rows}, json_dumps_params={"ensure_ascii": False})


@_of_what_is_asked
def due_feed(request: HttpRequest, asked: CommitmentQuerySet) -> HttpResponse:
    """What the texts adopted last ask for."""
    title = gettext("What falls due")
    feed = feed_about(request, f"Resarchive: {title}", reverse("due"))
    latest = asked.order_by("-version__adopted_on", "version__symbol_sort", "pk")
    for one in latest[:MOST]:
        feed.add_item(
            title=f"{called(one.version)}, {place_of(one)}: {one.get_kind_display()}, {', '.join(one.addressees)}",
            link=request.build_absolute_uri(one.get_absolute_url()),
            description=one.words,
            updateddate=one.version.loaded_at,
            unique_id=f"{tag_of(one.version_id)}/{one.paragraph.anchor}/{one.start}",
        )
    return as_response(feed)
