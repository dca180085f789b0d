from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from resolutions.models import Resolution, Session, Version
from resolutions.pages.lists import page_of_list
from resolutions.pages.sessions.meetings import held_at, meetings_of

from .cached_until_commit import cached_until_rows_change


@cached_until_rows_change
def meetings(request: HttpRequest, code: str) -> HttpResponse:
    """The plenary meetings of a session at which texts were adopted."""
    session = get_object_or_404(Session, code=code)
    return render(request, "meetings/list.html", {"session": session, "meetings": meetings_of(session)})


@cached_until_rows_change
def meeting(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """All that was adopted at one meeting."""
    session = get_object_or_404(Session, code=code)
    texts = Version.objects.of_meetings().filter(resolution__session=session, meeting_number=number)
    resolutions = Resolution.objects.filter(pk__in=texts.values("resolution")).with_versions().order_by("title", "pk")
    context = {
        "session": session,
        "number": number,
        "sittings": held_at(texts),
        "page_obj": page_of_list(request, resolutions),
    }
    return render(request, "meetings/meeting.html", context)
