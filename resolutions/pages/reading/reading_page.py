"""What a reader of one text sees, gathered from rows in a fixed number of queries whatever the text's length."""

import hashlib
from dataclasses import dataclass
from functools import cache, cached_property
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import get_language, gettext, override

from resolutions.models import AgendaItem, Citation, Correction, Problem, Table, Version
from resolutions.models.cover_lists import sponsors_named, subjects_named, votes_taken
from resolutions.models.curation import MENDED
from resolutions.search.query import QueryError, parse
from resolutions.search.query.matching import Matcher
from resolutions.search.vocabulary import spellings
from resolutions.text.anchors import paragraph_label

from ..comparing.comparison_page import texts_key
from ..links import compare_address
from .blocks import Finder, TextBlocks, address_of, place_of
from .facts import Fact, facts_of
from .formats import TextFormat, formats_of
from .reference import meta as reference_meta

CITING_SHOWN = 100
"""Places that cite a text, shown on its page; a much-cited one has thousands, and search finds them all."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A document cited, once, with the places that cite it (label, anchor)."""

    symbol: str
    href: str
    held: bool
    places: list[tuple[str, str]]


@cache
def covers() -> QuerySet[Version]:
    """Versions with all that their cover says and the tables of their text, as lists of dicts: adds ``agenda``,
    ``sponsor_list``, ``subject_list``, ``vote_list``, ``problem_list``, ``mended_list`` and ``table_list``."""
    agenda = AgendaItem.objects.filter(resolutions=OuterRef("resolution")).order_by("number", "letter")
    problems = Problem.objects.open().filter(version=OuterRef("pk")).order_by("line", "pk")
    mended = Correction.objects.standing().filter(version=OuterRef("pk"), field__in=MENDED).order_by("pk")
    tables = Table.objects.filter(version=OuterRef("pk")).order_by("position")
    item = JSONObject(session=F("session__code"), number=F("number"), letter=F("letter"), title=F("title"))
    problem = JSONObject(line=F("line"), code=F("code"), message=F("message"))
    table = JSONObject(after=F("after"), rows=F("rows"))
    return (
        Version.objects.select_related("resolution__session", "resolution__series", "resolution__committee", "source")
        .defer("source__content", "parsed", "given")
        .annotate(
            agenda=ArraySubquery(agenda.values(json=item)),
            sponsor_list=sponsors_named(),
            subject_list=subjects_named(),
            vote_list=votes_taken(),
            problem_list=ArraySubquery(problems.values(json=problem)),
            mended_list=ArraySubquery(mended.values(json=JSONObject(before=F("before"), after=F("value")))),
            table_list=ArraySubquery(tables.values(json=table)),
        )
    )


class ReadingPage:
    """``version`` comes from :func:`covers`; the words of the search ``q`` are marked in it, and
    its lines are ``numbered`` for people in a room. Six queries, one more for
    ``q``. Nothing the template asks for asks the database again."""

    def __init__(self, version: Version, q: str = "", numbered: bool = False) -> None:
        self.version, self.q, self.numbered = version, q, numbered
        citations = Citation.objects.filter(version=version).select_related("target")
        self.citations = list(citations.defer("target__parsed", "target__given"))
        self.text = TextBlocks(version, self.citations, finder(q))

    @cached_property
    def key(self) -> str:
        """Names all that the words of the page are made of, so that they are made once in each language; empty where a
        search is marked in them. One query."""
        if self.q:
            return ""
        targets = [(citation.pk, address_of(citation), citation.target_id) for citation in self.citations]
        made_of = (texts_key([self.version]), get_language(), self.numbered, targets, self.compared, self.aged)
        return hashlib.sha256(repr(made_of).encode()).hexdigest()

    @cached_property
    def facts(self) -> list[Fact]:
        return facts_of(self.version)

    @cached_property
    def formats(self) -> list[tuple[TextFormat, str]]:
        return formats_of(self.version)

    @cached_property
    def meta(self) -> list[tuple[str, str]]:
        return reference_meta(self.version)

    @cached_property
    def family(self) -> list[Version]:
        """Every issued text of the same proposal and the same recurring subject, oldest first, this one among them."""
        same = Q(resolution=self.version.resolution_id)
        if self.version.resolution.series_id:
            same |= Q(resolution__series=self.version.resolution.series_id)
        if self.version.symbol_key:
            same |= Q(symbol_key=self.version.symbol_key)
        return list(Version.objects.filter(same).with_listing().in_order_of_issue())

    @cached_property
    def same_language(self) -> list[Version]:
        """Of the family, those that can be compared word by word."""
        return [version for version in self.family if version.language == self.version.language]

    @cached_property
    def other_languages(self) -> list[Version]:
        """The same document in other languages."""
        key = self.version.symbol_key
        return [other for other in self.family if key and other.symbol_key == key and other != self.version]

    @property
    def alternates(self) -> list[tuple[str, str]]:
        """Each language of the interface with the address to go to for it: of the text in that language, where one is
        held."""
        held = {version.language: version for version in [*self.other_languages, self.version]}
        found = []
        for code in dict(settings.LANGUAGES):
            with override(code):
                found.append((code, held.get(code, self.version).get_absolute_url()))
        return found

    @cached_property
    def earlier(self) -> Version | None:
        place = self.same_language.index(self.version)
        return self.same_language[place - 1] if place else None

    @cached_property
    def earlier_name(self) -> str:
        """Of the text before, in running words."""
        return self.earlier.symbol or gettext("the text before") if self.earlier else ""

    @cached_property
    def what_changed(self) -> str:
        """What the comparison of one paragraph with the text before is called."""
        return gettext("What changed here since %(earlier)s") % {"earlier": self.earlier_name}

    @cached_property
    def later(self) -> Version | None:
        return next(iter(self.same_language[self.same_language.index(self.version) + 1 :]), None)

    @cached_property
    def compared(self) -> str:
        """Where the text before is compared with this one; empty for the first."""
        return compare_address(self.earlier, self.version) if self.earlier else ""

    @cached_property
    def aged(self) -> str:
        """Where every word has its age; empty where there is no other text to have brought it."""
        series = self.version.resolution.series
        if series is None or self.earlier is None or self.version.language != "en":
            return ""
        query = urlencode({"text": self.version.symbol or self.version.pk}, safe="/()")
        return f"{reverse('series_genealogy', args=[series.slug])}?{query}"

    @cached_property
    def cited_by(self) -> list[Citation]:
        return list(Citation.objects.filter(target=self.version).with_citing()[:CITING_SHOWN])

    @cached_property
    def cites(self) -> list[Cited]:
        """Each cited document once, in the order of the text."""
        found: dict[str, Cited] = {}
        for citation in self.citations:
            new = Cited(citation.symbol, address_of(citation), citation.target is not None, [])
            entry = found.setdefault(citation.symbol_key, new)
            name = self._names[place_of(citation)]
            if name not in entry.places:
                entry.places.append(name)
        return list(found.values())

    @cached_property
    def _names(self) -> dict[object, tuple[str, str]]:
        names: dict[object, tuple[str, str]] = {"sponsor_note": (gettext("sponsors’ note"), "sponsor-note")}
        for row in self.text.paragraphs:
            names["paragraph", row.pk] = paragraph_label(row.anchor, row) or gettext("text"), row.anchor
        for note in self.text.footnotes:
            names["footnote", note.pk] = gettext("note %(mark)s") % {"mark": note.mark}, note.anchor
        return names


def finder(q: str) -> Finder:
    """Finds what ``q`` asks for; a query that cannot be read finds nothing here, the search page says why."""
    try:
        tree = parse(q)
    except QueryError:
        tree = None
    return Matcher(tree, spellings()).spans if tree is not None else lambda text: []
