from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext

from resolutions.models import AgendaItem, Resolution, Session
from resolutions.models.agenda import AgendaItemQuerySet
from resolutions.pages.charts import outcomes_by_committee
from resolutions.pages.comparing.files import WORD
from resolutions.pages.lists import agenda_tree, page_of_list
from resolutions.pages.naming import session_name
from resolutions.pages.subjects.agenda_briefs import AgendaBriefs

from .cached_until_commit import cached_until_commit, cached_until_rows_change
from .filters import ResolutionFilter
from .tables import asks_for_chart, table_of_chart


@cached_until_commit
def sessions(request: HttpRequest) -> HttpResponse:
    return render(request, "sessions/list.html", {"sessions": Session.objects.held()})


@cached_until_rows_change
def session(request: HttpRequest, code: str) -> HttpResponseBase:
    """A session's agenda as a tree, and its proposals, narrowed by the query string."""
    session = get_object_or_404(Session, code=code)
    chart = outcomes_by_committee(session)
    if asks_for_chart(request):
        return table_of_chart(request, chart, known=ResolutionFilter.base_filters)
    agenda = list(AgendaItem.objects.filter(session=session).standing().with_counts().select_related("session"))
    narrowed = ResolutionFilter(request.GET, session=session, agenda=agenda)
    page = page_of_list(request, narrowed.qs.with_versions())
    context = {
        "session": session,
        "agenda": agenda_tree(agenda),
        "chart": chart,
        "filter": narrowed,
        "page_obj": page,
        "has_subjects": any(proposal.series_id for proposal in page),
    }
    return render(request, "sessions/session.html", context)


@cached_until_rows_change
def agenda_item(request: HttpRequest, code: str, number: int, letter: str = "") -> HttpResponse:
    """One item; a number without a letter covers its lettered parts too."""
    agenda = list(_items(code, number, letter).with_counts())
    if agenda and all(item.merged_into for item in agenda):
        return redirect(agenda[0].merged_into, permanent=True)
    if not agenda:
        raise Http404
    resolutions = Resolution.objects.filter(agenda_items__in=agenda).with_versions().distinct()
    page = page_of_list(request, resolutions)
    context = {
        "session": agenda[0].session,
        "number": number,
        "letter": letter,
        "agenda": agenda,
        "page_obj": page,
        "has_subjects": any(proposal.series_id for proposal in page),
    }
    return render(request, "sessions/item.html", context)


@cached_until_commit
def session_briefs(request: HttpRequest, code: str) -> HttpResponse:
    """The briefs of the subjects of a session, narrowed as its page is, as a Word file."""
    session = get_object_or_404(Session, code=code)
    agenda = list(AgendaItem.objects.filter(session=session).standing())
    narrowed = ResolutionFilter(request.GET, session=session, agenda=agenda)
    labels = {name: dict(narrowed.filters[name].extra["choices"]) for name in ("committee", "item")}
    chosen = [labels[name].get(request.GET.get(name, "")) for name in labels]
    return _briefs(AgendaBriefs([session_name(code), *filter(None, chosen)], narrowed.qs))


@cached_until_commit
def item_briefs(request: HttpRequest, code: str, number: int, letter: str = "") -> HttpResponse:
    """The same of the subjects of an agenda item."""
    proposals = Resolution.objects.filter(agenda_items__in=_items(code, number, letter)).distinct()
    item = gettext("Item %(number)s") % {"number": f"{number} ({letter})" if letter else number}
    return _briefs(AgendaBriefs([session_name(code), item], proposals))


def _items(code: str, number: int, letter: str) -> AgendaItemQuerySet:
    items = AgendaItem.objects.filter(session__code=code, number=number)
    narrowed = items.filter(letter=letter) if letter else items
    return narrowed.select_related("session", "merged_into__session")


def _briefs(found: AgendaBriefs) -> HttpResponse:
    if not found.subjects:
        raise Http404
    name = slugify(f"briefs {found.title}")
    headers = {"Content-Disposition": content_disposition_header(True, f"{name}.docx")}
    return HttpResponse(found.as_docx(), content_type=WORD, headers=headers)
