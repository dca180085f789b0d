"""One vote State by State: the sides, who was not in favour, and who stands elsewhere than in another vote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Protocol, cast

from django.utils.translation import ngettext

from resolutions.models import Announcement, Ballot, Sponsor, Vote
from resolutions.models.choices import BallotPosition, Outcome, VoteBody, VotedOn
from resolutions.text.languages import ENGLISH

from ..naming import ordered
from .figures import figures_of
from .kinds import heading
from .members import members_on
from .shown import ShownVote, Side, Voter, in_order
from .sides import NOT_VOTING, SIDES

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Changed:
    voter: Voter
    before: StrOrPromise
    after: StrOrPromise


@dataclass(frozen=True, slots=True)
class Move:
    """Who went from one side to another: ``In favour → against``."""

    before: StrOrPromise
    after: StrOrPromise
    voters: list[Voter]


def moves(changed: Iterable[Changed]) -> list[Move]:
    """Those of :meth:`VoteTaken.changed_since`, each side with those who went to it."""
    sides = groupby(changed, key=lambda one: (str(one.before), str(one.after)))
    return [Move(*ends, [one.voter for one in voters]) for ends, voters in sides]


class _Dated(Protocol):
    day: date | None


def day_of(vote: Vote) -> date | None:
    """Of a vote ``with_text``."""
    return cast(_Dated, vote).day


class VoteTaken(ShownVote):
    """One vote with its ballots, at no query of its own. ``by_code`` are the entries of States."""

    def __init__(
        self, vote: Vote, ballots: Iterable[Ballot], announced: Sequence[Announcement], by_code: dict[str, Sponsor]
    ) -> None:
        self.vote, self.ballots, self.announced, self._by_code = vote, list(ballots), announced, by_code

    @property
    def anchor(self) -> str:
        """Where it stands on the page; a vote on a part has the number of its row."""
        return f"vote-{self.vote.body}-{self.vote.pk}" if self.vote.part else f"vote-{self.vote.body}"

    @property
    def heading(self) -> StrOrPromise:
        return heading(self.vote.body, self.vote.on, self.vote.version.resolution.committee)

    @property
    def meeting(self) -> tuple[str, str | None]:
        """In words, and the language of them. Records of votes are in English."""
        if self.vote.meeting or self.vote.body != VoteBody.PLENARY:
            return self.vote.meeting, ENGLISH
        return self.vote.version.meeting, self.vote.version.leading_language

    @cached_property
    def positions(self) -> dict[int, tuple[str, Voter]]:
        """Position and voter by the entry's primary key."""
        return {
            ballot.state_id: (ballot.position, Voter.of(ballot.state, ballot.as_written)) for ballot in self.ballots
        }

    @cached_property
    def missing(self) -> dict[int | str, Voter]:
        """Members on the day that the list does not name, by their entry's primary key, or their name where the archive
        has no entry of them; none where there is no list, or no day."""
        day = day_of(self.vote)
        if not self.ballots or day is None:
            return {}
        missing: dict[int | str, Voter] = {}
        for member in members_on(day, self._by_code):
            if not isinstance(member, Sponsor):
                missing[member.name] = Voter.without_entry(member)
            elif member.pk not in self.positions:
                missing[member.pk] = Voter.of(member)
        return missing

    @cached_property
    def sides(self) -> list[Side]:
        sides = []
        for position in BallotPosition.values:
            voters = [voter for where, voter in self.positions.values() if where == position]
            sides.append(Side(position, SIDES[position], in_order(voters), getattr(self.vote, position)))
        absent = in_order(self.missing.values())
        return [*sides, Side(NOT_VOTING, SIDES[NOT_VOTING], absent, None, is_inferred=True)]

    @property
    def _counts(self) -> Counter[str]:
        return Counter(position for position, _ in self.positions.values())

    @property
    def result(self) -> str:
        """``Adopted by 176 to 1, with 3 abstaining``; empty of a vote that did not adopt the text, or whose figures are
        not all known."""
        figures = figures_of(self.vote, self._counts if self.ballots else {})
        by_vote = self.vote.version.resolution.outcome == Outcome.BY_VOTE
        on_text = self.vote.body == VoteBody.PLENARY and self.vote.on == VotedOn.TEXT
        if not (by_vote and on_text and figures):
            return ""
        said = ngettext(
            "Adopted by %(in_favour)d to %(against)d, with %(abstaining)d abstaining",
            "Adopted by %(in_favour)d to %(against)d, with %(abstaining)d abstaining",
            figures[BallotPosition.ABSTAINING],
        )
        return said % figures

    @property
    def by_code(self) -> dict[str, str]:
        """Where the States stand that have a code; nothing of those the list does not name."""
        return {ballot.state.code: ballot.position for ballot in self.ballots if ballot.state.code}

    def position_of(self, state: int | str) -> str:
        return self.positions[state][0] if state in self.positions else NOT_VOTING

    def changed_since(self, before: VoteTaken) -> list[Changed]:
        """Who stands elsewhere than in the vote before, among those who could vote in both; who came to be in favour
        last."""
        here = {pk: voter for pk, (_, voter) in self.positions.items()} | self.missing
        there = before.positions.keys() | before.missing.keys()
        pairs = [(here[pk], before.position_of(pk), self.position_of(pk)) for pk in here if pk in there]
        changed = [Changed(voter, SIDES[old], SIDES[new]) for voter, old, new in pairs if old != new]
        in_favour, *apart = (str(name) for name in SIDES.values())
        order = [*apart, in_favour]
        by_name = sorted(changed, key=lambda one: ordered(one.voter.name))
        return sorted(by_name, key=lambda one: (order.index(str(one.after)), order.index(str(one.before))))
