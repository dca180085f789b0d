"""What a reader asked for: the state of the search page, all of it in the address."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from .facets import FACETS
from .languages import CODES

GROUPINGS = {"series": _("one per recurring subject"), "version": _("one per text"), "paragraph": _("every paragraph")}
SORTS = {"relevance": _("best match"), "newest": _("newest"), "oldest": _("oldest")}
SHOWN_IN = ("", *CODES)
PER_PAGE = 20
LAST_PAGE = 50

MOST_VALUES = 20
"""Chosen in one facet."""


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """``filters`` maps a facet's name to the values chosen in it; any one of a facet's values will do. ``more`` is
    the name of a facet that is shown whole; ``shown_in`` the language of the reader, in which the texts are shown that
    are held in it, where it is not that of the page."""

    q: str = ""
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    by: str = "series"
    sort: str = "relevance"
    page: int = 1
    per_page: int = PER_PAGE
    more: str = ""
    shown_in: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> "SearchRequest":
        """From an address. Whatever makes no sense in it is passed over."""
        filters = {name: tuple(dict.fromkeys(filter(None, query.getlist(name))))[:MOST_VALUES] for name in FACETS}
        page = query.get("page", "1")
        return cls(
            q=query.get("q", "").replace("\x00", "").strip(),
            filters={name: values for name, values in filters.items() if values},
            by=_one_of(GROUPINGS, query.get("by")),
            sort=_one_of(SORTS, query.get("sort")),
            page=min(int(page), LAST_PAGE) if page.isascii() and page.isdigit() and len(page) < 5 and int(page) else 1,
            more=_one_of(("", *FACETS), query.get("more")),
            shown_in=_one_of(SHOWN_IN, query.get("in")),
        )

    def querystring(self) -> str:
        """The shortest address that asks the same."""
        pairs = [("q", self.q)] if self.q else []
        pairs += [(name, value) for name, values in self.filters.items() for value in values]
        arranged = (
            ("by", self.by, "series"),
            ("sort", self.sort, "relevance"),
            ("page", self.page, 1),
            ("more", self.more, ""),
            ("in", self.shown_in, ""),
        )
        pairs += [(name, str(value)) for name, value, usual in arranged if value != usual]
        return urlencode(pairs)

    def on_page(self, page: int) -> "SearchRequest":
        return replace(self, page=page)

    def opening(self, facet: str) -> "SearchRequest":
        """With this facet shown whole; with none for ""."""
        return replace(self, more=facet)

    def asking(self, q: str) -> "SearchRequest":
        return replace(self, q=q, page=1)

    def arranged(self, by: str = "", sort: str = "") -> "SearchRequest":
        """With another grouping or order."""
        return replace(self, page=1, by=by or self.by, sort=sort or self.sort)

    def without(self, facet: str, value: str) -> "SearchRequest":
        left = tuple(kept for kept in self.filters.get(facet, ()) if kept != value)
        filters = {name: values for name, values in self.filters.items() if name != facet}
        return replace(self, filters=filters | ({facet: left} if left else {}), page=1)


def _one_of(known: Collection[str], given: str | None) -> str:
    return given if given is not None and given in known else next(iter(known))
