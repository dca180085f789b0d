from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from resolutions.models import AgendaItem, Resolution, Session
from resolutions.pages.charts import outcomes_by_committee
from resolutions.pages.lists import agenda_tree, page_of_list

from .cached_until_commit import cached_until_commit
from .filters import ResolutionFilter


@cached_until_commit
def sessions(request: HttpRequest) -> HttpResponse:
    return render(request, "sessions/list.html", {"sessions": Session.objects.held()})


@cached_until_commit
def session(request: HttpRequest, code: str) -> HttpResponse:
    """A session's agenda as a tree, and its proposals, narrowed by the query string."""
    session = get_object_or_404(Session, code=code)
    agenda = list(AgendaItem.objects.filter(session=session).standing().with_counts().select_related("session"))
    narrowed = ResolutionFilter(request.GET, session=session, agenda=agenda)
    context = {
        "session": session,
        "agenda": agenda_tree(agenda),
        "chart": outcomes_by_committee(session),
        "filter": narrowed,
        "page_obj": page_of_list(request, narrowed.qs.with_versions()),
    }
    return render(request, "sessions/session.html", context)


@cached_until_commit
def agenda_item(request: HttpRequest, code: str, number: int, letter: str = "") -> HttpResponse:
    """One item; a number without a letter covers its lettered parts too."""
    items = AgendaItem.objects.filter(session__code=code, number=number).select_related(
        "session", "merged_into__session"
    )
    agenda = list(items.with_counts().filter(letter=letter) if letter else items.with_counts())
    if agenda and all(item.merged_into for item in agenda):
        return redirect(agenda[0].merged_into, permanent=True)
    if not agenda:
        raise Http404
    resolutions = Resolution.objects.filter(agenda_items__in=agenda).with_versions().distinct()
    context = {
        "session": agenda[0].session,
        "number": number,
        "letter": letter,
        "agenda": agenda,
        "page_obj": page_of_list(request, resolutions),
    }
    return render(request, "sessions/item.html", context)
