"""A page of hundreds of paragraphs, shown a part at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import QueryDict


class AskedPart:
    """Which part an address asks for: one by its number (``page``), the one with a paragraph (``at``), or the whole
    (``all``). One that there is not is the nearest that there is."""

    def __init__(self, query: QueryDict) -> None:
        self.whole = "all" in query
        self.number, self.anchor = query.get("page", ""), query.get("at", "")

    def of(self, rows: Sequence[Any], anchors: Sequence[str], size: int) -> Page:
        """``anchors`` are those of the ``rows``, of which ``size`` make a part."""
        paginator = Paginator(rows, max(1, len(rows)) if self.whole else size)
        if self.anchor in anchors:
            return paginator.page(anchors.index(self.anchor) // paginator.per_page + 1)
        return paginator.get_page(self.number)
