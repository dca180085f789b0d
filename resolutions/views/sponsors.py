from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from ..models import Sponsor, Version


def sponsors(request: HttpRequest) -> HttpResponse:
    return render(request, "sponsors/list.html", {"sponsors": Sponsor.objects.with_counts()})


def sponsor(request: HttpRequest, slug: str) -> HttpResponse:
    sponsor = get_object_or_404(Sponsor, slug=slug)
    versions = Version.objects.sponsored_by(sponsor).with_listing()
    return render(request, "sponsors/sponsor.html", {"sponsor": sponsor, "versions": versions})
