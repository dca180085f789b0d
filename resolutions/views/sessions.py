from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from ..models import AgendaItem, Resolution, Session


def sessions(request: HttpRequest) -> HttpResponse:
    return render(request, "sessions/list.html", {"sessions": Session.objects.with_counts()})


def session(request: HttpRequest, code: str) -> HttpResponse:
    session = get_object_or_404(Session, code=code)
    context = {
        "session": session,
        "agenda": AgendaItem.objects.filter(session=session).with_counts(),
        "resolutions": Resolution.objects.in_session(code).with_listing(),
    }
    return render(request, "sessions/session.html", context)


def agenda_item(request: HttpRequest, code: str, number: int, letter: str = "") -> HttpResponse:
    item = get_object_or_404(
        AgendaItem.objects.select_related("session"), session__code=code, number=number, letter=letter
    )
    context = {"item": item, "session": item.session, "resolutions": item.resolutions.with_listing()}
    return render(request, "sessions/item.html", context)
