from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from resolutions.models import RollCall, Session, Vote
from resolutions.models.votes import VoteQuerySet
from resolutions.pages.lists import page_of_list
from resolutions.pages.votes.groups import TABLE_HEAD as GROUPS_HEAD
from resolutions.pages.votes.turns_page import TABLE_HEAD, TurnsPage
from resolutions.pages.votes.vote_page import BALLOTS_HEAD, VotePage
from resolutions.text.symbols import Symbol

from .cached_until_commit import cached_until_commit, cached_until_rows_change
from .filters import RecordFilter, VoteFilter
from .tables import table


@cached_until_commit
def votes(request: HttpRequest) -> HttpResponse:
    """Votes, the latest first: in the plenary on texts as a whole, unless others are asked for."""
    latest = Vote.objects.latest_first()
    found = VoteFilter(request.GET, queryset=latest, sessions=Session.objects.codes())
    return render(request, "votes/list.html", {"filter": found, "page_obj": page_of_list(request, found.qs)})


@cached_until_commit
def records(request: HttpRequest) -> HttpResponse:
    """Votes on texts that are not held, the latest first."""
    latest = RollCall.objects.without_text().defer("ballots").latest_first()
    found = RecordFilter(request.GET, queryset=latest, sessions=RollCall.objects.sessions())
    return render(request, "votes/records.html", {"filter": found, "page_obj": page_of_list(request, found.qs)})


@cached_until_rows_change
def vote(request: HttpRequest, symbol: Symbol) -> HttpResponseBase:
    """The votes on the text with this symbol. Any other spelling is sent to the canonical one."""
    return _votes(request, Vote.objects.filter(version__symbol_key=symbol.key))


@cached_until_rows_change
def document_vote(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The votes on a text without a symbol; once it has one, that is their address."""
    return _votes(request, Vote.objects.filter(version=pk))


def _votes(request: HttpRequest, of_text: VoteQuerySet) -> HttpResponseBase:
    votes = list(of_text.once().with_text().order_by("-body", "part", "pk"))
    if not votes:
        raise Http404("no vote on this text is held")
    address = votes[0].get_absolute_url()
    if request.path != address:
        return redirect(address, permanent=True)
    page = VotePage(votes, request.GET.get("state", "").replace("\x00", "").strip())
    tables = {"csv": ("groups", GROUPS_HEAD, page.group_rows), "ballots": ("ballots", BALLOTS_HEAD, page.ballot_rows)}
    if found := tables.get(request.GET.get("format", "")):
        name, head, rows = found
        return table(request, name, head, rows(), known=("format", "state"), answer=HttpResponse)
    return render(request, "votes/vote.html", {"page": page})


@cached_until_rows_change
def turns(request: HttpRequest, number: int) -> HttpResponseBase:
    """What a session adopted by vote that had been adopted without one; with ``format=csv`` a row a State."""
    page = TurnsPage(get_object_or_404(Session, kind="regular", ordinal=number))
    if request.GET.get("format") == "csv":
        name = f"changes-of-heart-{number}"
        return table(request, name, TABLE_HEAD, page.rows(), known=("format",), answer=HttpResponse)
    return render(request, "votes/turns.html", {"page": page, "sessions": Session.objects.codes()})
