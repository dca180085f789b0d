"""What one can ask of the archive, shown on its own data."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.cache import cache
from django.db.models import Count
from django.urls import reverse

from ..models import Citation, Series, Version
from ..models.choices import Stage
from .links import compare_address

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
    found = [Example(f"Read {version.symbol}", version.get_absolute_url()) for version in named[:1]]
    if subjects:
        phrase = urlencode({"q": f'"{subjects[0].title}"'})
        found.append(Example(f"Find “{subjects[0].title}”", f"{reverse('search')}?{phrase}"))
        found += _changed(newest[:2])
    cited = cache.get_or_set("most-cited", _most_cited, KEPT_FOR)
    return [*found, *(Example(f"Who cites {symbol}?", reverse("version", args=[symbol])) for symbol in cited)]


def _most_cited() -> list[str]:
    """The resolution that most texts cite; none while nothing is cited."""
    resolutions = Citation.objects.filter(symbol__startswith="A/RES/")
    cited = resolutions.values("symbol").annotate(times=Count("version", distinct=True)).order_by("-times", "symbol")
    return [row["symbol"] for row in cited[:1]]


def _changed(newest: list[Version]) -> list[Example]:
    if len(newest) < 2:
        return []
    newer, older = newest
    named = f"from {older.symbol} to {newer.symbol}" if older.symbol and newer.symbol else "since the text before"
    return [Example(f"See what changed {named}", compare_address(older, newer))]
