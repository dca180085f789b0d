"""What a State, group or body did, session by session: tabled, joined, voted."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext as _

from resolutions.models import Alias, Ballot, Sponsor, Sponsorship, Vote
from resolutions.models.choices import SponsorRole
from resolutions.text.states import STATES, state_of

from ..by_session import Counts, chart_by_session, count_by_session, latest_first, totals
from ..charts import Chart
from .sides import LOOKS, NOT_VOTING, SIDES

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def entries() -> QuerySet[Sponsor]:
    """Adds ``other_names``: those it is printed under besides its own, as dicts of ``name`` and ``until``, the latest
    first."""
    aliases = Alias.objects.filter(sponsor=OuterRef("pk"), guessed=False)
    names = aliases.order_by(F("until").desc(nulls_first=True), "name")
    return Sponsor.objects.annotate(
        other_names=ArraySubquery(names.values(json=JSONObject(name=F("name"), until=F("until"))))
    )


class SponsorPage:
    """What stands above the list of an entry's page. Four queries; ``sponsor`` is one of :func:`entries`."""

    def __init__(self, sponsor: Sponsor) -> None:
        self.sponsor = sponsor

    @cached_property
    def related(self) -> list[Sponsor]:
        """The States a former one became, and the former ones a State came from, as far as the archive names them."""
        state = state_of(self.sponsor.name)
        if state is None:
            return []
        names = [*state.successors, *(former.name for former in STATES if state.name in former.successors)]
        return list(Sponsor.objects.filter(name__in=names)) if names else []

    @property
    def sessions(self) -> list[str]:
        return latest_first(self._proposals)

    @cached_property
    def _proposals(self) -> Counts:
        """How many proposals by session and role."""
        of_sponsor = Sponsorship.objects.filter(sponsor=self.sponsor)
        return count_by_session(of_sponsor, "version", "role", Count("version__resolution", distinct=True))

    @cached_property
    def _ballots(self) -> Counts:
        """How many ballots by session and position; ``not_voting`` where a list of voters leaves a Member out."""
        of_state = Ballot.objects.counted().filter(state=self.sponsor)
        cast = count_by_session(of_state, "vote__version", "position", Count("pk"))
        if self.sponsor.member_from is None:
            return cast
        lists = Vote.objects.counted().with_list().while_member(self.sponsor)
        for session, taken in count_by_session(lists, "version", "body", Count("pk")).items():
            cast[session][NOT_VOTING] = max(sum(taken.values()) - sum(cast[session].values()), 0)
        return cast

    @property
    def roles(self) -> list[tuple[str, int]]:
        """In words what it did with how many proposals."""
        words = {
            SponsorRole.SPONSOR: _("tabled"),
            SponsorRole.ADDITIONAL: _("joined as additional sponsor"),
            SponsorRole.BEHALF: _("tabled on its behalf"),
        }
        return [(words[role], total) for role, total in totals(self._proposals, words).items()]

    @property
    def positions(self) -> list[tuple[StrOrPromise, int, str]]:
        """How it voted how often, in words, and where those votes are listed: those of others are not."""
        listed = reverse("sponsor_votes", args=[self.sponsor.slug])
        return [
            (SIDES[position], total, "" if position == NOT_VOTING else f"{listed}?position={position}")
            for position, total in totals(self._ballots, SIDES).items()
        ]

    @property
    def proposals(self) -> Chart | None:
        names = {
            SponsorRole.SPONSOR: ("first", _("tabled")),
            SponsorRole.ADDITIONAL: ("second", _("joined")),
            SponsorRole.BEHALF: ("third", _("on its behalf")),
        }
        parts = [(role, *names[role]) for role in totals(self._proposals, names)]
        return chart_by_session("proposals", _("Proposals by session"), parts, self._proposals)

    @property
    def votes(self) -> Chart | None:
        parts = [(position, LOOKS[position], str(name)) for position, name in SIDES.items()]
        href = reverse("sponsor_votes", args=[self.sponsor.slug])
        return chart_by_session("votes", _("Votes by session"), parts, self._ballots, href)
