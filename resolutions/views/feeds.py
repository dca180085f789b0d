"""News of the archive, as Atom, in the language that stands before its address."""

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib.syndication.views import Feed
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils.feedgenerator import Atom1Feed
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from resolutions.alerts.news import change_of, heading_of, news_of
from resolutions.models import (
    AgendaItem,
    ChangeTally,
    Committee,
    Resolution,
    Series,
    Session,
    Sponsor,
    Subject,
    Version,
    Vote,
)
from resolutions.models.cover_lists import sponsors_named
from resolutions.models.versions import VersionQuerySet
from resolutions.pages.naming import committee_name, name_in_language, session_name
from resolutions.pages.reading.reference import authors
from resolutions.search.hits import Hit
from resolutions.text.writers.xml_letters import clean

from .tables import unknown_parameter

MOST = 50
"""Texts of a feed."""


class Atom(Atom1Feed):
    """A feed whose summaries are text: mark-up in the words of a document is shown as it stands, and is none. Letters
    that XML cannot hold are replaced, wherever they stand."""

    def __init__(self, **named: Any) -> None:
        super().__init__(**_in_xml(named))

    def add_item(self, title: str, link: str, description: str, *further: Any, **named: Any) -> None:
        super().add_item(clean(title), link, escape(clean(description)), *further, **_in_xml(named))


def _in_xml(named: dict[str, Any]) -> dict[str, Any]:
    return {name: clean(str(said)) if isinstance(said, str | Promise) else said for name, said in named.items()}


def feed_about(request: HttpRequest, title: str, address: str) -> Atom:
    """A feed without entries as yet, about the page at this address."""
    return Atom(
        title=title,
        link=request.build_absolute_uri(address),
        description="",
        feed_url=request.build_absolute_uri(),
        author_name="Resarchive",
    )


def as_response(feed: Atom) -> HttpResponse:
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def tag_of(pk: int) -> str:
    """The id of a text's entry in every feed. It stays when the text is given a symbol, and so another address."""
    return f"tag:resarchive,2026:text/{pk}"


def add_hits(feed: Atom, hits: Sequence[Hit], q: str, absolute: Callable[[str], str]) -> None:
    """The texts that a search for ``q`` found, each with the words that answer. Two queries."""
    texts = _for_entries(Version.objects.all()).in_bulk([hit.version.id for hit in hits])
    for hit in hits:
        if version := texts.get(hit.version.id):
            feed.add_item(
                heading_of(version),
                absolute(hit.url(q)),
                f"{_told(version)} {hit.text}",
                author_name=_author(version),
                unique_id=tag_of(version.pk),
                updateddate=version.loaded_at,
            )


def _for_entries(texts: VersionQuerySet) -> QuerySet[Version]:
    """With what their entries say. Two queries."""
    tallies = Prefetch("tally", ChangeTally.objects.current())
    return texts.with_listing().annotate(sponsor_list=sponsors_named(names=False)).prefetch_related(tallies)


def _latest(texts: VersionQuerySet) -> QuerySet[Version]:
    return _for_entries(texts.latest_loads())[:MOST]


def _told(version: Version) -> str:
    """What happened, and what changed since the text before, in a sentence each."""
    return " ".join(filter(None, (news_of(version), change_of(version))))


def _author(version: Version) -> str | None:
    """The Assembly, or who tabled a draft; of what has no known author, the author of the feed."""
    return ", ".join(authors(version)) or None


class News(Feed):
    """A feed at an address of its own, which takes no parameter."""

    feed_type = Atom
    author_name = "Resarchive"

    def __call__(self, request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        return unknown_parameter(request) or super().__call__(request, *args, **named)


class TextFeed(News):
    """Texts, the one loaded last first."""

    def item_title(self, item: Version) -> str:
        return heading_of(item)

    def item_description(self, item: Version) -> str:
        """Tabled, issued or adopted, when and how; and what changed since the text before on its subject."""
        return _told(item)

    def item_author_name(self, item: Version) -> str | None:
        return _author(item)

    def item_guid(self, item: Version) -> str:
        return tag_of(item.pk)

    def item_updateddate(self, item: Version):
        return item.loaded_at


class LatestLoads(TextFeed):
    title = _("Resarchive: latest loads")
    subtitle = _("Texts of the General Assembly as they come into the archive")
    link = reverse_lazy("home")

    def items(self) -> QuerySet[Version]:
        return _latest(Version.objects.all())


class TextsOfOne(TextFeed):
    """The texts of a row that has an address."""

    def title(self, obj: Any) -> str:
        return f"Resarchive: {obj.heading if isinstance(obj, Series) else name_in_language(obj)[0]}"

    def link(self, obj: Any) -> str:
        return obj.get_absolute_url()


class TextsOfSponsor(TextsOfOne):
    def get_object(self, request: HttpRequest, slug: str) -> Sponsor:
        return get_object_or_404(Sponsor.objects.at_address(slug))

    def items(self, obj: Sponsor) -> QuerySet[Version]:
        return _latest(Version.objects.sponsored_by(obj))


class TextsOfSubject(TextsOfOne):
    def get_object(self, request: HttpRequest, slug: str) -> Subject:
        return get_object_or_404(Subject.objects.at_address(slug))

    def items(self, obj: Subject) -> QuerySet[Version]:
        return _latest(Version.objects.filter(headings__subject=obj))


class TextsOfSeries(TextsOfOne):
    def get_object(self, request: HttpRequest, slug: str) -> Series:
        return get_object_or_404(Series, slug=slug).standing()

    def items(self, obj: Series) -> QuerySet[Version]:
        return _latest(Version.objects.filter(resolution__series=obj))


class TextsOfSession(TextsOfOne):
    def get_object(self, request: HttpRequest, code: str) -> Session:
        return get_object_or_404(Session, code=code)

    def title(self, obj: Session) -> str:
        return f"Resarchive: {session_name(obj.code)}"

    def items(self, obj: Session) -> QuerySet[Version]:
        return _latest(Version.objects.filter(resolution__session=obj))


class TextsOfItem(TextsOfOne):
    """Of an agenda item; of a number without a letter, its lettered parts too."""

    def get_object(self, request: HttpRequest, code: str, number: int, letter: str = "") -> AgendaItem:
        items = AgendaItem.objects.filter(session__code=code, number=number).select_related("session")
        found = (items.filter(letter=letter) if letter else items).order_by("letter").first()
        if found is None:
            raise Http404
        return AgendaItem(session=found.session, number=number, letter=letter, title=found.title)

    def title(self, obj: AgendaItem) -> str:
        item = gettext("Agenda item")
        return f"Resarchive: {session_name(obj.session.code)}, {item} {obj}"

    def items(self, obj: AgendaItem) -> QuerySet[Version]:
        items = AgendaItem.objects.filter(session=obj.session, number=obj.number)
        of = items.filter(letter=obj.letter) if obj.letter else items
        proposals = Resolution.objects.filter(agenda_items__in=of)
        return _latest(Version.objects.filter(resolution__in=proposals))


class TextsOfCommittee(TextFeed):
    """By the committee's code, in all sessions."""

    def get_object(self, request: HttpRequest, code: str) -> Committee:
        return get_object_or_404(Committee, code=code)

    def title(self, obj: Committee) -> str:
        return f"Resarchive: {committee_name(obj)}"

    def link(self, obj: Committee) -> str:
        return f"{reverse('search')}?{urlencode({'committee': obj.name, 'by': 'version', 'sort': 'newest'})}"

    def items(self, obj: Committee) -> QuerySet[Version]:
        return _latest(Version.objects.filter(resolution__committee=obj))


class LatestVotes(News):
    """Votes in the plenary, the latest first."""

    title = _("Resarchive: votes")
    subtitle = _("Recorded votes of the General Assembly")
    link = reverse_lazy("votes")

    def items(self) -> QuerySet[Vote]:
        tallies = Prefetch("version__tally", ChangeTally.objects.current())
        return Vote.objects.counted().latest_first().prefetch_related(tallies)[:MOST]

    def item_title(self, item: Vote) -> str:
        return heading_of(item.version)

    def item_description(self, item: Vote) -> str:
        counts = item.counts or gettext("recorded vote")
        return " ".join(filter(None, (f"{counts}.", change_of(item.version))))

    def item_guid(self, item: Vote) -> str:
        return f"tag:resarchive,2026:vote/{item.version_id}/{item.body}"

    def item_updateddate(self, item: Vote):
        return item.version.loaded_at
