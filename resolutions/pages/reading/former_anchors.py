"""Where links lead that were made when another file of the text was shown, and paragraphs had other names.

No anchor leads to other words than it did without the page saying so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject
from django.utils.dateparse import parse_datetime

from resolutions.models import FormerAnchor, LanguageVersion

from .columns import beside


@dataclass(frozen=True, slots=True)
class Former:
    """What links to ``anchor`` meant before ``until``: words that begin with ``opening`` and stand now in the paragraph
    ``now``, empty where they are no longer read."""

    anchor: str
    opening: str
    until: datetime | None
    now: str


def former_anchors() -> ArraySubquery:
    """Beside language versions, for :class:`FormerAnchors`."""
    columns = {name: F(name) for name in ("anchor", "opening", "until")} | {"now": F("paragraph__anchor")}
    rows = FormerAnchor.objects.filter(language_version=OuterRef("pk")).order_by("anchor")
    return ArraySubquery(rows.values(json=JSONObject(**columns)))


class FormerAnchors:
    """``names`` are the anchors of today's paragraphs.

    ``targets`` are former anchors that nothing else is called by, by the paragraph that has their words now; ``meant``
    is what the anchor of a paragraph of today meant before; ``gone`` are those of words that are no longer read."""

    def __init__(self, text: LanguageVersion, names: Collection[str]) -> None:
        self.targets: dict[str, list[str]] = defaultdict(list)
        self.meant: dict[str, Former] = {}
        self.gone: list[Former] = []
        for row in beside(text).former_list:
            self._place(_former(**row), names)

    def _place(self, former: Former, names: Collection[str]) -> None:
        if former.anchor == former.now:
            return
        if former.anchor in names:
            self.meant[former.anchor] = former
        elif former.now:
            self.targets[former.now].append(former.anchor)
        else:
            self.gone.append(former)


def _former(anchor: str, opening: str, until: str, now: str | None) -> Former:
    return Former(anchor, opening, parse_datetime(until), now or "")
