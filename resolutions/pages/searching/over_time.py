"""Words over time as charts: session by session, and the same of each committee, part of the text or opening words."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resolutions.models.addresses import page_address
from resolutions.models.choices import Stage
from resolutions.search.over_time import OverTime
from resolutions.search.schema import PARTS
from resolutions.search.session_counts import Among, SessionCount

from ..charts import Chart, bar
from ..naming import committee_name, session_name

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LOOKS = ("first",)
MOST_DRAWN = 12
"""Opening words that have a chart of their own, those of most places."""

AMONG: dict[Among, "StrOrPromise"] = {
    Among.COMMITTEE: gettext_lazy("By committee"),
    Among.PART: gettext_lazy("By part of the text"),
    Among.VERB: gettext_lazy("By opening words"),
}


@dataclass(frozen=True, slots=True)
class Charts:
    """``heading`` is that of the charts that tell the counts apart."""

    sessions: Chart
    heading: "StrOrPromise"
    among: list[Chart]


def charts(found: OverTime) -> Charts | None:
    return Charts(texts_by_session(found), AMONG[found.among], told_apart(found)) if found.sessions else None


def texts_by_session(found: OverTime) -> Chart:
    """The texts of each session with their share of all that are held of it, and its paragraphs with theirs."""
    most = max(one.texts for one in found.sessions)
    bars = [
        bar(session_name(one.session), _search(found, one.session), LOOKS, (one.texts,), most, _besides(one))
        for one in found.sessions
    ]
    return Chart(
        "sessions",
        _("Adopted texts of each session that have it") if found.adopted else _("Texts of each session that have it"),
        _("Session"),
        [("first", _texts(found))],
        bars,
        (_("Of all held"), _("Paragraphs"), _("Of all paragraphs")),
    )


def told_apart(found: OverTime) -> list[Chart]:
    """The same of every committee, part or opening words, the one with most first; of committees also of what has none.
    One scale for all, and one row a session in each, so that they can be compared."""
    counts = {one.session: _among(found, one) for one in found.sessions}
    totals = sum(counts.values(), Counter())
    longest = max(max(of.values(), default=0) for of in counts.values())
    most = MOST_DRAWN if found.among is Among.VERB else None
    heading = _texts(found) if found.among is Among.COMMITTEE else _("Places")
    return [
        Chart(
            f"{found.among}-{place}",
            str(_called(found.among, name)),
            _("Session"),
            [("first", heading)],
            [bar(code, _search(found, code, name), LOOKS, (of[name],), longest) for code, of in counts.items()],
        )
        for place, (name, _total) in enumerate(totals.most_common(most), 1)
    ]


def _texts(found: OverTime) -> str:
    return _("Texts, about") if found.counts.estimated else _("Texts")


def _among(found: OverTime, one: SessionCount) -> Counter[str]:
    of = Counter(dict(one.among))
    return of + Counter({"": one.texts - of.total()}) if found.among is Among.COMMITTEE else of


def _called(among: Among, name: str) -> "StrOrPromise":
    if among is Among.COMMITTEE:
        return committee_name(name) if name else _("Plenary, or not known")
    return PARTS.get(name, name) if among is Among.PART else name


def _besides(one: SessionCount) -> tuple[str, ...]:
    shares = _share(one.texts, one.held.texts), _share(one.paragraphs, one.held.paragraphs)
    return shares[0], str(one.paragraphs), shares[1]


def _share(some: int, of: int | None) -> str:
    """In whole percent; little is not nothing. A dash where there is nothing to compare with."""
    if of is None:
        return "–"
    percent = 100 * some / of if of else 0
    shown = "<\N{NO-BREAK SPACE}1" if 0 < percent < 1 else f"{percent:.0f}"
    return f"{shown}\N{NO-BREAK SPACE}%"


def _search(found: OverTime, session: str, value: str = "") -> str:
    """The search that lists these texts, or places. It cannot be narrowed to what has no committee."""
    narrowed = {
        "q": found.q,
        "session": session,
        "stage": str(Stage.ADOPTED) if found.adopted else "",
        str(found.among): value,
        "by": "version" if found.among is Among.COMMITTEE or not value else "paragraph",
    }
    return f"{page_address('search')}?{urlencode({name: value for name, value in narrowed.items() if value})}"
