"""What one can ask of the archive, shown on its own data."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from ..models import Citation, Series, Version
from .links import compare_address


@dataclass(frozen=True, slots=True)
class Example:
    question: str
    href: str


def examples(subjects: Sequence[Series], latest: Sequence[Version]) -> list[Example]:
    """At most four questions, each with its answer's address. Two queries."""
    found = [Example(f"Read {version.symbol}", version.get_absolute_url()) for version in latest if version.symbol][:1]
    if subjects:
        subject = subjects[0]
        texts = list(Version.objects.in_series(subject).with_listing().in_order_of_issue().reverse()[:2])
        phrase = urlencode({"q": f'"{subject.title}"'})
        found.append(Example(f"Find “{subject.title}”", f"/search/?{phrase}"))
        if len(texts) == 2:
            found.append(Example("See what changed since the text before", compare_address(texts[1], texts[0])))
    cited = (
        Citation.objects.values("symbol").annotate(times=Count("version", distinct=True)).order_by("-times", "symbol")
    )
    found += [Example(f"Who cites {row['symbol']}?", reverse("version", args=[row["symbol"]])) for row in cited[:1]]
    return found
