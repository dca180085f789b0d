from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from resolutions.models import Series, Session, Version
from resolutions.pages.home.examples import examples
from resolutions.pages.home.holdings import holdings
from resolutions.pages.home.moved import where_votes_moved
from resolutions.pages.home.sessions import as_lines

from .cached_until_commit import cached_until_commit


@cached_until_commit
def home(request: HttpRequest) -> HttpResponse:
    """What the archive holds, and what one can ask of it. The latest texts are the latest adopted; an archive that
    holds none shows those loaded last."""
    subjects = list(Series.objects.recurring()[:10])
    latest = list(Version.objects.with_listing().latest_adopted()[:8])
    adopted = [version for version in latest if version.adopted_on]
    sessions = list(Session.objects.held())
    lines, others = as_lines(sessions)
    context = {
        "session_lines": lines,
        "other_sessions": others,
        "subjects": subjects,
        "moved": where_votes_moved(),
        "latest": adopted or latest,
        "of_adoption": bool(adopted),
        "holdings": holdings(sessions),
        "examples": examples(subjects, latest),
    }
    return render(request, "home.html", context)
