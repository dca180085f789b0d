from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..models import Series, Session, Version


def home(request: HttpRequest) -> HttpResponse:
    """What the archive holds, and what one can ask of it."""
    context = {
        "sessions": Session.objects.with_counts(),
        "subjects": Series.objects.recurring()[:10],
        "latest": Version.objects.with_listing().latest_loads()[:8],
    }
    return render(request, "home.html", context)
