"""Where else in the archive a search may lead: a State's page, its votes and texts; the votes on what was found; an
item of the agenda."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from resolutions.models import AgendaItem, Session, Sponsor, Version, Vote
from resolutions.models.choices import SessionKind, SponsorKind
from resolutions.models.prepared import Prepared
from resolutions.search.hits import Hit
from resolutions.search.query.terms import Spellings
from resolutions.text.ordinals import SESSION_PATTERN, find_sessions
from resolutions.text.states import name_key

from ..naming import session_name

_LONGEST_NAME = 120
_VOTING = re.compile(r"\b(?:vot(?:ed|es?|ing)|abstain(?:ed|s)?|abstentions?)\b", re.IGNORECASE)
MOST_VOTES, MOST_ITEMS, MOST_DRAFTS = 4, 6, 6
SESSIONS_OF_DRAFTS = 2
_WORDS_OF_A_NAME = 6
_ITEM = re.compile(
    r"(?:(?:agenda\s+)?(?:sub-?)?items?|point|tema|пункт|(?:议程)?项目|البند)\s*(?P<number>\d{1,3})"
    r"(?:\s*\(?(?P<letter>[a-z])(?:\)|\b))?(?P<of>\W.*|)",
    re.IGNORECASE | re.DOTALL,
)
"""``agenda item 71 (b) of the seventy-ninth session``, and in the other languages."""
_DRAFT = re.compile(r"(?:(?:A/)?(?P<body>C\.[1-6])/)?L\.?\s?(?P<number>\d{1,3})(?:/Rev\.\d+)?", re.IGNORECASE)
_OF = frozenset("of on at the in its agenda session de du l la le ordre jour del programa повестки дня".split())
"""Words between an item and its session that say nothing else."""


@dataclass(frozen=True, slots=True)
class Offer:
    text: str
    url: str


def of_a_name(q: str, spellings: Spellings) -> list[Offer]:
    """For the name of a State, group or body, in any form that is known of it, and nothing else."""
    if not _may_be_a_name(q):
        return []
    entry = next(iter(_first_named(keys=_keys((q, *spellings.variants(q))))), None)
    if entry is None:
        return []
    offers = [
        Offer(entry.name, entry.get_absolute_url()),
        Offer(_("what it tabled"), f"{reverse('search')}?{urlencode({_field(entry): entry.name, 'by': 'version'})}"),
    ]
    if entry.kind == SponsorKind.STATE:
        offers.append(Offer(_("how it voted"), _votes_of(entry)))
    return offers


def _may_be_a_name(q: str) -> bool:
    return bool(q) and len(q) <= _LONGEST_NAME and '"' not in q and ":" not in q


def _keys(names: Iterable[str]) -> list[str]:
    return [key for key in map(name_key, names) if key]


def _named(keys: list[str]) -> QuerySet[Sponsor]:
    return Sponsor.objects.filter(Q(key__among=keys) | Q(aliases__key__among=keys)).distinct()


_first_named: Prepared[Sponsor] = Prepared(lambda keys: _named(keys)[:1], keys=list[str])


def of_votes(q: str, hits: Iterable[Hit]) -> list[Offer]:
    """For a question after votes: the votes on the first texts found that were put to one, and how the State voted that
    is named, there and at all."""
    if not _VOTING.search(q):
        return []
    found = {hit.version.id: hit for hit in hits}
    wanted = set(Vote.objects.counted().filter(version__in=found).values_list("version", flat=True))
    voter = _voter(q)
    asked = f"?{urlencode({'state': voter.name})}" if voter else ""
    votes = [
        Offer(f"{hit.version.symbol}: {hit.heading}", reverse("vote", args=[hit.version.symbol]) + asked)
        for version, hit in found.items()
        if version in wanted and hit.version.symbol
    ][:MOST_VOTES]
    voted = _("how it voted")
    return [*votes, *([Offer(f"{voter.name}: {voted}", _votes_of(voter))] if voter else [])]


def _voter(q: str) -> Sponsor | None:
    """The State that is named in it; of several the one named by most words."""
    if not _may_be_a_name(q):
        return None
    words = [word.strip("?!.,;()") for word in q.split()]
    names = [
        " ".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, min(start + _WORDS_OF_A_NAME, len(words)) + 1)
    ]
    states = _named(_keys(names)).filter(kind=SponsorKind.STATE)
    return max(states, key=lambda state: len(state.name.split()), default=None)


def _votes_of(state: Sponsor) -> str:
    return reverse("sponsor_votes", args=[state.slug])


def of_an_item(q: str) -> list[Offer]:
    """For the number of an item of the agenda: the item in each session, the latest first, or in the session named."""
    named = _ITEM.fullmatch(q.strip())
    if named is None:
        return []
    sessions = [*find_sessions(named["of"])] or re.findall(r"\b\d{1,3}\b", named["of"])
    rest = set(re.findall(r"[^\W\d_]+", re.sub(SESSION_PATTERN, "", named["of"].lower())))
    if rest - _OF:
        return []
    items = AgendaItem.objects.standing().filter(number=named["number"], letter=(named["letter"] or "").lower())
    if sessions:
        items = items.filter(session__code__in=sessions)
    return [Offer(_item(item), item.get_absolute_url()) for item in items.select_related("session")[:MOST_ITEMS]]


def of_a_draft(q: str) -> list[Offer]:
    """For the number by which delegates call a draft, ``L.35``: the drafts of that number of the latest sessions."""
    named = _DRAFT.fullmatch(q.strip())
    if named is None:
        return []
    latest = Session.objects.filter(kind=SessionKind.REGULAR).order_by("-ordinal")[:SESSIONS_OF_DRAFTS]
    of_number = rf"{re.escape(named['body'] or '').upper()}[^L]*/L\.{int(named['number'])}(/|$)"
    drafts = Version.objects.filter(resolution__session__in=[*latest], symbol__regex=of_number).with_listing()
    found = drafts.order_by("-resolution__session__ordinal", "symbol_sort")[:MOST_DRAFTS]
    return [Offer(f"{draft.symbol}: {draft.title}", draft.get_absolute_url()) for draft in found]


def _item(item: AgendaItem) -> str:
    """``Seventy-ninth session, item 71 (b): Human rights questions``"""
    number = _("item %(number)s") % {"number": item}
    named = f"{session_name(item.session.code)}, {number}"
    return f"{named}: {item.heading}" if item.heading else named


def _field(entry: Sponsor) -> str:
    """The facet that holds it."""
    return "group" if entry.kind == SponsorKind.GROUP else "sponsor"
