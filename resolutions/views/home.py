from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..models import Series, Session, Version
from ..pages.examples import examples


def home(request: HttpRequest) -> HttpResponse:
    """What the archive holds, and what one can ask of it."""
    subjects = list(Series.objects.recurring()[:10])
    latest = list(Version.objects.with_listing().latest_loads()[:8])
    context = {
        "sessions": Session.objects.with_counts(),
        "subjects": subjects,
        "latest": latest,
        "total": Version.objects.count(),
        "examples": examples(subjects, latest),
    }
    return render(request, "home.html", context)
