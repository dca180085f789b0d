from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from ..models import Sponsor, Version
from ..pages.lists import by_kind, page_of_list
from .kept import kept


@kept
def sponsors(request: HttpRequest) -> HttpResponse:
    return render(request, "sponsors/list.html", {"kinds": by_kind(Sponsor.objects.with_counts())})


@kept
def sponsor(request: HttpRequest, slug: str) -> HttpResponse:
    """Every text a State or group tabled or joined, the latest first."""
    sponsor = get_object_or_404(Sponsor, slug=slug)
    versions = Version.objects.sponsored_by(sponsor).with_listing().in_order_of_issue().reverse()
    return render(request, "sponsors/sponsor.html", {"sponsor": sponsor, "page_obj": page_of_list(request, versions)})
