"""What one can ask of the archive, shown on its own data."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.cache import cache
from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from resolutions.models import Citation, Series, Version
from resolutions.models.choices import Stage

from ..links import compare_address

KEPT_FOR = 10 * 60
"""Seconds for which the most cited resolution stays the most cited: counting reads every citation of the archive."""

_LOOKED_AT = 8
"""Texts of a subject among which an adopted one is looked for."""


@dataclass(frozen=True, slots=True)
class Example:
    question: str
    href: str


def examples(subjects: Sequence[Series], latest: Sequence[Version]) -> list[Example]:
    """At most four questions, each with its answer's address. At most two queries.

    The text to read is one of a recurring subject, where there is one: it has others to be compared with."""
    newest: list[Version] = []
    if subjects:
        newest = list(Version.objects.in_series(subjects[0]).with_listing().in_order_of_issue().reverse()[:_LOOKED_AT])
    named = [version for version in newest or latest if version.symbol] or [one for one in latest if one.symbol]
    named.sort(key=lambda version: version.stage != Stage.ADOPTED)
    found = [
        Example(_("Read %(symbol)s") % {"symbol": version.symbol}, version.get_absolute_url()) for version in named[:1]
    ]
    if subjects:
        title = subjects[0].heading
        phrase = urlencode({"q": f'"{title}"'})
        found.append(Example(_("Find “%(words)s”") % {"words": title}, f"{reverse('search')}?{phrase}"))
        found += _changed(named if newest else [])
    cited = cache.get_or_set("most-cited", _most_cited, KEPT_FOR)
    assert cited is not None  # a list is kept
    return [*found, *(_who_cites(symbol) for symbol in cited)]


def _most_cited() -> list[str]:
    """The resolution that most texts cite; none while nothing is cited."""
    resolutions = Citation.objects.leading().filter(symbol__startswith="A/RES/").values("symbol")
    cited = resolutions.annotate(times=Count("language_version", distinct=True)).order_by("-times", "symbol")
    return [row["symbol"] for row in cited[:1]]


def _changed(newest: Sequence[Version]) -> list[Example]:
    """From the text of a session before, where there is one: two parts of one resolution have little in common."""
    if len(newest) < 2:
        return []
    newer, *others = newest
    of_another = (one for one in others if one.resolution.session_id != newer.resolution.session_id)
    older = next(of_another, others[0])
    address = compare_address(older, newer)
    if not address:
        return []
    asked = _("See what changed since the text before")
    if older.symbol and newer.symbol:
        asked = _("See what changed from %(older)s to %(newer)s") % {"older": older.symbol, "newer": newer.symbol}
    return [Example(asked, address)]


def _who_cites(symbol: str) -> Example:
    return Example(_("Who cites %(symbol)s?") % {"symbol": symbol}, reverse("version", args=[symbol]))
