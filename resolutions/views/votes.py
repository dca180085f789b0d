import csv
from collections.abc import Iterable, Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header

from resolutions.models import RollCall, Session, Vote
from resolutions.models.votes import VoteQuerySet
from resolutions.pages.due.files import as_cell
from resolutions.pages.lists import page_of_list
from resolutions.pages.votes.groups import TABLE_HEAD as GROUPS_HEAD
from resolutions.pages.votes.turns_page import TABLE_HEAD, TurnsPage
from resolutions.pages.votes.vote_page import VotePage
from resolutions.text.symbols import Symbol

from .cached_until_commit import cached_until_commit
from .filters import RecordFilter, VoteFilter


@cached_until_commit
def votes(request: HttpRequest) -> HttpResponse:
    """Every vote in the plenary, the latest first."""
    latest = Vote.objects.in_plenary().once().latest_first()
    found = VoteFilter(request.GET, queryset=latest, sessions=Session.objects.codes())
    return render(request, "votes/list.html", {"filter": found, "page_obj": page_of_list(request, found.qs)})


@cached_until_commit
def records(request: HttpRequest) -> HttpResponse:
    """Votes on texts that are not held, the latest first."""
    latest = RollCall.objects.without_text().defer("ballots").latest_first()
    found = RecordFilter(request.GET, queryset=latest, sessions=RollCall.objects.sessions())
    return render(request, "votes/records.html", {"filter": found, "page_obj": page_of_list(request, found.qs)})


@cached_until_commit
def vote(request: HttpRequest, symbol: Symbol) -> HttpResponse:
    """The votes on the text with this symbol. Any other spelling is sent to the canonical one."""
    return _votes(request, Vote.objects.filter(version__symbol_key=symbol.key))


@cached_until_commit
def document_vote(request: HttpRequest, pk: int) -> HttpResponse:
    """The votes on a text without a symbol; once it has one, that is their address."""
    return _votes(request, Vote.objects.filter(version=pk))


def _votes(request: HttpRequest, of_text: VoteQuerySet) -> HttpResponse:
    votes = list(of_text.once().with_text().order_by("-body", "part", "pk"))
    if not votes:
        raise Http404("no vote on this text is held")
    address = votes[0].get_absolute_url()
    if request.path != address:
        return redirect(address, permanent=True)
    page = VotePage(votes)
    if request.GET.get("format") == "csv":
        return _table("groups.csv", GROUPS_HEAD, page.group_rows())
    return render(request, "votes/vote.html", {"page": page})


@cached_until_commit
def turns(request: HttpRequest, number: int) -> HttpResponse:
    """What a session adopted by vote that had been adopted without one; with ``format=csv`` a row a State."""
    page = TurnsPage(get_object_or_404(Session, kind="regular", ordinal=number))
    if request.GET.get("format") == "csv":
        return _table(f"changes-of-heart-{number}.csv", TABLE_HEAD, page.rows())
    return render(request, "votes/turns.html", {"page": page, "sessions": Session.objects.codes()})


def _table(name: str, head: Sequence[str], rows: Iterable[Sequence]) -> HttpResponse:
    header = content_disposition_header(True, name)
    response = HttpResponse("", "text/csv; charset=utf-8", headers={"Content-Disposition": header})
    csv.writer(response).writerows([head, *(map(as_cell, row) for row in rows)])
    return response
