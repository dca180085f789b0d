from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from resolutions.models import Alias, Ballot, Session, Sponsor
from resolutions.pages.lists import by_kind, page_of_list
from resolutions.pages.votes.sides import SIDES
from resolutions.pages.votes.sponsors import SponsorPage, entries

from .cached_until_commit import cached_until_commit, cached_until_rows_change
from .filters import BallotFilter, SponsoredFilter
from .tables import asks_for_chart, table_of_chart


@cached_until_commit
def sponsors(request: HttpRequest) -> HttpResponse:
    kinds = by_kind(Sponsor.objects.with_counts())
    return render(request, "sponsors/list.html", {"kinds": kinds, "former_names": Alias.objects.former()})


@cached_until_rows_change
def sponsor(request: HttpRequest, slug: str) -> HttpResponseBase:
    """What a State or group tabled, joined and voted, with every proposal it sponsored, the latest first."""
    entry = entries().filter(slug=slug).first()
    if entry is None:
        return redirect(get_object_or_404(Alias, slug=slug).sponsor, permanent=True)
    page = SponsorPage(entry)
    if asks_for_chart(request):
        return table_of_chart(request, page.proposals, page.votes, known=SponsoredFilter.base_filters)
    found = SponsoredFilter(request.GET, sponsor=page.sponsor, sessions=page.sessions)
    context = {"page": page, "filter": found, "page_obj": page_of_list(request, found.qs)}
    return render(request, "sponsors/sponsor.html", context)


@cached_until_rows_change
def sponsor_votes(request: HttpRequest, slug: str) -> HttpResponseBase:
    """How a State voted, the latest first; with ``switched`` only where otherwise than the time before."""
    sponsor = get_object_or_404(Sponsor.objects.at_address(slug))
    if sponsor.slug != slug:
        return redirect("sponsor_votes", sponsor.slug, permanent=True)
    ballots = Ballot.objects.filter(state=sponsor)
    only_switched = bool(request.GET.get("switched"))
    before = ballots.counted().switched() if only_switched else {}
    ballots = (ballots.filter(pk__in=before) if only_switched else ballots).latest_first()
    found = BallotFilter(request.GET, queryset=ballots, sessions=Session.objects.codes())
    page = page_of_list(request, found.qs)
    switches = {pk: SIDES[position] for pk, position in before.items()}
    context = {"sponsor": sponsor, "filter": found, "page_obj": page, "switches": switches, "only": only_switched}
    return render(request, "sponsors/votes.html", context)
