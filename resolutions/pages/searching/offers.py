"""Where else in the archive a search may lead: a State's page, its votes and texts; the votes on what was found."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from resolutions.models import Sponsor, Vote
from resolutions.models.choices import SponsorKind
from resolutions.search.hits import Hit
from resolutions.search.query.terms import Spellings
from resolutions.text.states import name_key

_LONGEST_NAME = 120
_VOTING = re.compile(r"\b(?:vot(?:ed|es?|ing)|abstain(?:ed|s)?|abstentions?)\b", re.IGNORECASE)
MOST_VOTES = 4


@dataclass(frozen=True, slots=True)
class Offer:
    text: str
    url: str


def of_a_name(q: str, spellings: Spellings) -> list[Offer]:
    """For the name of a State, group or body, in any form that is known of it, and nothing else."""
    if not q or len(q) > _LONGEST_NAME or '"' in q or ":" in q:
        return []
    keys = [key for key in map(name_key, (q, *spellings.variants(q))) if key]
    entry = Sponsor.objects.filter(Q(key__in=keys) | Q(aliases__key__in=keys)).distinct().first()
    if entry is None:
        return []
    offers = [
        Offer(entry.name, entry.get_absolute_url()),
        Offer(_("what it tabled"), f"{reverse('search')}?{urlencode({_field(entry): entry.name, 'by': 'version'})}"),
    ]
    if entry.kind == SponsorKind.STATE:
        offers.append(Offer(_("how it voted"), reverse("sponsor_votes", args=[entry.slug])))
    return offers


def _field(entry: Sponsor) -> str:
    """The facet that holds it."""
    return "group" if entry.kind == SponsorKind.GROUP else "sponsor"


def of_votes(q: str, hits: Iterable[Hit]) -> list[Offer]:
    """For a question after votes: the votes on the first texts found that were put to one."""
    if not _VOTING.search(q):
        return []
    found = {hit.version.id: hit for hit in hits}
    voted = Vote.objects.counted().filter(version__in=found).values_list("version", flat=True)
    wanted = set(voted)
    return [
        Offer(f"{hit.version.symbol}: {hit.heading}", reverse("vote", args=[hit.version.symbol]))
        for version, hit in found.items()
        if version in wanted and hit.version.symbol
    ][:MOST_VOTES]
