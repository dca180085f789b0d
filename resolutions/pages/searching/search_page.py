"""What the search page shows around the hits: every link of it, and the place where a query is wrong."""

from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlencode

from django.conf import settings
from django.utils.formats import get_format
from django.utils.translation import get_language, gettext, pgettext

from resolutions.models import Sponsor, Subject
from resolutions.models.addresses import page_address
from resolutions.search import facets
from resolutions.search.facets import Choice, Counted
from resolutions.search.hits import Hit
from resolutions.search.languages import FIELD, reader_language
from resolutions.search.query import QueryError, parse
from resolutions.search.request import GROUPINGS, SORTS, SearchRequest
from resolutions.search.results import Answer
from resolutions.search.store import Opened
from resolutions.search.suggest import suggestions
from resolutions.search.vocabulary import Vocabulary
from resolutions.text.languages import ENGLISH

from ..naming import committee_name
from . import export, offers
from .offers import Offer
from .symbol_redirect import SymbolDestination

FEW = 5
"""Hits, up to which the page also says what the words may be the beginning of."""

SUGGESTED = 4

_LISTS = {"sponsor": Sponsor, "group": Sponsor, "subject": Subject}
"""Facets whose values are names of an authority list, which are English."""


@dataclass(frozen=True, slots=True)
class Link:
    """``language`` is that of its text, "" for that of the page."""

    text: str
    url: str
    count: str = ""
    chosen: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """A value chosen in a facet, and the address without it. ``language`` is that of the value, "" for that of the
    page."""

    facet: str
    title: str
    value: str
    url: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class FacetBox:
    title: str
    name: str
    links: list[Link]
    more: str = ""
    fewer: str = ""
    """The addresses at which it shows all its values, and the first again."""
    cut: int = 0
    """The number of values shown where those are not all, though all were asked for."""


@dataclass(frozen=True, slots=True)
class Found:
    """A hit with its address, and that of its subject where it has one."""

    hit: Hit
    url: str
    subject: str


class SearchPage:
    """``named`` is the document whose symbol was typed, where it is one."""

    def __init__(self, answer: Answer, named: SymbolDestination | None = None) -> None:
        self.answer = answer
        self.asked: SearchRequest = answer.asked
        self.named = named

    @property
    def title(self) -> str:
        search = gettext("Search")
        return search + pgettext("behind a name", ": ") + self.asked.q if self.asked.q else search

    @cached_property
    def found(self) -> list[Found]:
        return [Found(hit, hit.url(self.asked.q), _subject(hit)) for hit in self.answer.hits]

    @cached_property
    def every_text(self) -> str:
        """The same search with one hit a text, for the versions a hit stands for."""
        return _url(self.asked.arranged(by="version"))

    @property
    def first_number(self) -> int:
        return (self.asked.page - 1) * self.asked.per_page + 1

    @cached_property
    def boxes(self) -> list[FacetBox]:
        return [self._box(one) for one in self.answer.facets.counted]

    def _box(self, one: Counted) -> FacetBox:
        name, here = one.facet.name, f"#facet-{one.facet.name}"
        return FacetBox(
            str(one.facet.title),
            name,
            [self._choice(choice, one.estimated) for choice in one.choices],
            more=_url(self.asked.opening(name)) + here if one.more and not one.whole else "",
            fewer=_url(self.asked.opening("")) + here if one.whole else "",
            cut=len(one.choices) if one.more and one.whole else 0,
        )

    @property
    def estimated(self) -> bool:
        """Is any facet?"""
        return any(one.estimated for one in self.answer.facets.counted)

    def _choice(self, choice: Choice, estimated: bool) -> Link:
        if choice.chosen:
            url = _url(self.asked.without(choice.facet, choice.value))
        else:
            url = f"{self._unchosen}{urlencode({choice.facet: choice.value})}"
        count = f"{choice.count:,}".replace(",", self._thousands)
        words, language = self._said(choice.facet, choice.value, str(choice.label))
        return Link(words, url, f"≈ {count}" if estimated else count, choice.chosen, language)

    def _said(self, facet: str, value: str, label: str) -> tuple[str, str]:
        """A value of a facet in words, and their language."""
        if facet == "committee":
            return committee_name(label), ""
        known = self._names.get((_LISTS.get(facet), value))
        return (known, "") if known else (label, self._language_of(facet, value))

    @cached_property
    def _names(self) -> dict[tuple[type | None, str], str]:
        """Of the States, groups and subjects that the page shows, those in its language that are known: by the list
        that has them and their name there. Two queries, none in English."""
        language = get_language() or ENGLISH
        if language == ENGLISH:
            return {}
        chosen = [(name, value) for name, values in self.asked.filters.items() for value in values]
        shown = [(one.facet, one.value) for counted in self.answer.facets.counted for one in counted.choices]
        values = [value for facet, value in (*chosen, *shown) if facet in _LISTS]
        rows = (
            (model, name, names[language])
            for model in (Sponsor, Subject)
            for name, names in model.objects.filter(name__in=values, names__has_key=language).values_list(
                "name", "names"
            )
        )
        return {(model, name): known for model, name, known in rows}

    def _language_of(self, facet: str, value: str) -> str:
        """Of a value of a facet, "" for that of the page."""
        if facet == FIELD:
            return value
        if facet == "verb":
            return self._language_shown
        return ENGLISH if facet in _LISTS else ""

    @cached_property
    def _language_shown(self) -> str:
        """The language of the reader, where what is found is held in it, else English: in it are most of the words that
        texts print."""
        of_languages = (one.choices for one in self.answer.facets.counted if one.facet.name == FIELD)
        held = {choice.value for choices in of_languages for choice in choices}
        reader = self.asked.shown_in or reader_language()
        return reader if reader in held else ENGLISH

    @cached_property
    def _thousands(self) -> str:
        """What stands between thousands, if anything does: asked for once, for a page has a hundred numbers."""
        return get_format("THOUSAND_SEPARATOR") if get_format("NUMBER_GROUPING") else ""

    @cached_property
    def _unchosen(self) -> str:
        """The address that one more choice is added to: built once, for a page has a hundred of them."""
        asked = self.asked.on_page(1).querystring()
        return _url(self.asked.on_page(1)) + ("&" if asked else "")

    @cached_property
    def active(self) -> list[Filter]:
        """The filters chosen; each link takes its own away. They are shown whatever the search finds."""
        return [
            Filter(
                name,
                str(facets.FACETS[name].title),
                words,
                _url(self.asked.without(name, value)),
                language,
            )
            for name, values in self.asked.filters.items()
            for value in values
            for words, language in [self._said(name, value, str(facets.label(name, value)))]
        ]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the form carries along when the words change."""
        kept = [(name, value) for name, values in self.asked.filters.items() for value in values]
        kept += [("in", self.asked.shown_in)] if self.asked.shown_in else []
        return [*kept, ("by", self.asked.by), ("sort", self.asked.sort)]

    @property
    def groupings(self) -> list[Link]:
        return [
            Link(str(text), _url(self.asked.arranged(by=name)), chosen=name == self.asked.by)
            for name, text in GROUPINGS.items()
        ]

    @property
    def sorts(self) -> list[Link]:
        return [
            Link(str(text), _url(self.asked.arranged(sort=name)), chosen=name == self.asked.sort)
            for name, text in SORTS.items()
        ]

    @property
    def without_filters(self) -> str:
        return _url(replace(self.asked, filters={}, page=1))

    @property
    def meant(self) -> Link | None:
        return Link(self.answer.meant, _url(self.asked.asking(self.answer.meant))) if self.answer.meant else None

    @property
    def where_quoted(self) -> str:
        return f"{page_address('verify')}?{urlencode({'quotation': self.asked.q})}"

    @property
    def _index(self) -> Opened | None:
        """As the search looked at it."""
        return self.answer.state.opened if self.answer.state else None

    @cached_property
    def suggestions(self) -> list[dict[str, str]]:
        """What the words may be the beginning of, for readers without scripts: where little is found."""
        few = self.answer.available and self.asked.q and len(self.answer.hits) < FEW and self.asked.page == 1
        return suggestions(self.asked.q, self._index)[:SUGGESTED] if few else []

    @cached_property
    def offers(self) -> list[Offer]:
        """On the first page of a search for a name, an item of the agenda or a draft, or after votes."""
        if not self._index or self.asked.page > 1 or self.asked.filters:
            return []
        q = self.asked.q
        named = offers.of_a_name(q, Vocabulary(self._index).spellings()) or offers.of_an_item(q) or offers.of_a_draft(q)
        return named or offers.of_votes(q, self.answer.hits)

    @property
    def previous(self) -> str:
        return _url(self.asked.on_page(self.asked.page - 1)) if self.asked.page > 1 else ""

    @property
    def next(self) -> str:
        return _url(self.asked.on_page(self.asked.page + 1)) if self.answer.more else ""

    @cached_property
    def _taken_along(self) -> str:
        """What programs ask for has one address whatever the language of the page, so that it names the language."""
        reader = self.asked.shown_in or reader_language()
        asked = replace(self.asked, shown_in="" if reader == settings.LANGUAGE_CODE else reader)
        return asked.on_page(1).opening("").querystring()

    @property
    def feed(self) -> str:
        return f"{page_address('search_feed')}?{self._taken_along}"

    @property
    def table(self) -> str:
        return f"{page_address('search_csv')}?{self._taken_along}"

    @property
    def json(self) -> str:
        return f"{page_address('search_json')}?{self._taken_along}"

    @property
    def table_is_cut(self) -> bool:
        """Does the table have further pages?"""
        return self.answer.total > export.MOST_ROWS

    @property
    def wrong(self) -> tuple[str, str, str] | None:
        """The query before, at and after the place where it is wrong."""
        error, q = self.answer.error, self.asked.q
        if error is None:
            return None
        start, end = error.start, min(error.end, error.start + 200)
        return q[max(0, start - 200) : start], q[start:end] or "▯", q[end : end + 200]

    @property
    def without_wrong(self) -> str:
        """The search with what is wrong left out; "" where nothing is left that can be searched for."""
        error, q = self.answer.error, self.asked.q
        if error is None or error.start == error.end:
            return ""
        left = " ".join((q[: error.start] + q[error.end :]).split())
        try:
            return _url(self.asked.asking(left)) if parse(left) else ""
        except QueryError:
            return ""


def _url(asked: SearchRequest) -> str:
    return f"{page_address('search')}?{asked.querystring()}"


def _subject(hit: Hit) -> str:
    return page_address("series", hit.version.series) if hit.version.series else ""
