"""Words over time as charts: session by session, and the same of each committee."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from resolutions.search.over_time import OverTime, SessionCount

from ..charts import Chart, bar
from ..naming import committee_name, session_name

LOOKS = ("first",)


@dataclass(frozen=True, slots=True)
class Charts:
    sessions: Chart
    committees: list[Chart]


def charts(found: OverTime) -> Charts | None:
    return Charts(texts_by_session(found), texts_by_committee(found)) if found.sessions else None


def texts_by_session(found: OverTime) -> Chart:
    """The texts of each session, with their share of all that are held of it."""
    most = max(one.texts for one in found.sessions)
    bars = [
        bar(session_name(one.session), _search(found.q, one.session), LOOKS, (one.texts,), most, (_share(one),))
        for one in found.sessions
    ]
    title = _("Texts of each session that have it")
    return Chart("sessions", title, _("Session"), [("first", _("Texts"))], bars, (_("Of all held"),))


def texts_by_committee(found: OverTime) -> list[Chart]:
    """The same of every committee, the one with most first, and of what has none. One scale for all, and one row a
    session in each, so that they can be compared."""
    counts = {one.session: _of_committees(one) for one in found.sessions}
    totals = sum(counts.values(), Counter())
    longest = max(max(of.values(), default=0) for of in counts.values())
    return [
        Chart(
            f"committee-{place}",
            committee_name(name) if name else _("Plenary, or not known"),
            _("Session"),
            [("first", _("Texts"))],
            [bar(code, _search(found.q, code, name), LOOKS, (of[name],), longest) for code, of in counts.items()],
        )
        for place, (name, _total) in enumerate(totals.most_common(), 1)
    ]


def _of_committees(one: SessionCount) -> Counter[str]:
    of = Counter(dict(one.committees))
    return of + Counter({"": one.texts - of.total()})


def _share(one: SessionCount) -> str:
    """In whole percent; little is not nothing."""
    percent = 100 * one.texts / one.held if one.held else 0
    shown = "<\N{NO-BREAK SPACE}1" if 0 < percent < 1 else f"{percent:.0f}"
    return f"{shown}\N{NO-BREAK SPACE}%"


def _search(q: str, session: str, committee: str = "") -> str:
    """The search that lists these texts. It cannot be narrowed to what has no committee."""
    narrowed = {"q": q, "session": session, "committee": committee, "by": "version"}
    return f"{reverse('search')}?{urlencode({name: value for name, value in narrowed.items() if value})}"
