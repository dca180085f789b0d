"""A vote State by State, beside the vote before it on the same subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, cast

from resolutions.models import Announcement, Ballot, Sponsor, Version, Vote
from resolutions.models.choices import BallotPosition, Outcome, VoteBody, VotedOn
from resolutions.models.coverage import Coverage

from ..charts import Bar, bar
from .groups import GroupVote, by_group
from .joined import Sponsors, sponsors_since
from .kinds import heading
from .last_time import agreement
from .members import members_on
from .sides import LOOKS, NOT_VOTING, SIDES
from .turns import Turn, turn_in

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONG = 40
"""Names above which a side is folded."""


@dataclass(frozen=True, slots=True)
class Voter:
    """``name`` is the one the list prints, or today's for a Member it does not name."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Side:
    """``announced`` is the count beside the list, null where none is said; it may differ from the list."""

    position: str
    name: StrOrPromise
    voters: list[Voter]
    announced: int | None

    @property
    def count(self) -> int:
        return len(self.voters) if self.announced is None else self.announced

    @property
    def is_long(self) -> bool:
        return len(self.voters) > LONG

    @property
    def differs(self) -> bool:
        return bool(self.voters) and self.announced not in (None, len(self.voters))


@dataclass(frozen=True, slots=True)
class Changed:
    voter: Voter
    before: StrOrPromise
    after: StrOrPromise


class _Dated(Protocol):
    day: date | None


def _day_of(vote: Vote) -> date | None:
    """Of a vote ``with_text``."""
    return cast(_Dated, vote).day


class VoteTaken:
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
    def meeting(self) -> str:
        if self.vote.meeting or self.vote.body != VoteBody.PLENARY:
            return self.vote.meeting
        return self.vote.version.meeting

    @cached_property
    def positions(self) -> dict[int, tuple[str, Voter]]:
        """Position and voter by the entry's primary key."""
        return {
            ballot.state_id: (ballot.position, Voter(ballot.as_written, ballot.state.get_absolute_url()))
            for ballot in self.ballots
        }

    @cached_property
    def missing(self) -> dict[int | str, Voter]:
        """Members on the day that the list does not name, by their entry's primary key, or their name where the archive
        has no entry of them; none where there is no list, or no day."""
        day = _day_of(self.vote)
        if not self.ballots or day is None:
            return {}
        missing: dict[int | str, Voter] = {}
        for member in members_on(day, self._by_code):
            if not isinstance(member, Sponsor):
                missing[member.name] = Voter(member.name, "")
            elif member.pk not in self.positions:
                missing[member.pk] = Voter(member.name, member.get_absolute_url())
        return missing

    @cached_property
    def sides(self) -> list[Side]:
        sides = []
        for position in BallotPosition.values:
            voters = [voter for where, voter in self.positions.values() if where == position]
            sides.append(Side(position, SIDES[position], voters, getattr(self.vote, position)))
        return [*sides, Side(NOT_VOTING, SIDES[NOT_VOTING], list(self.missing.values()), None)]

    @property
    def apart_first(self) -> list[Side]:
        """Most texts find most States in favour: who was not comes before them, and they last."""
        return sorted(self.sides, key=lambda side: side.position == BallotPosition.IN_FAVOUR)

    @cached_property
    def bar(self) -> Bar:
        return bar("", "", [LOOKS[side.position] for side in self.sides], [side.count for side in self.sides])

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
        return sorted(
            changed, key=lambda one: (order.index(str(one.after)), order.index(str(one.before)), one.voter.name)
        )


class VotePage:
    """The votes on one text. Nine queries, five where it is of no recurring subject.

    Only the vote on the text as a whole in the plenary (``counted``) is set beside those before it on the subject.
    """

    def __init__(self, votes: Sequence[Vote]) -> None:
        self.votes = votes
        self.version: Version = votes[0].version

    @cached_property
    def others(self) -> list[Vote]:
        """Votes on other texts of the proposal: its drafts, and amendments to them."""
        of_proposal = Vote.objects.once().filter(version__resolution=self.version.resolution_id)
        return list(of_proposal.exclude(version=self.version).latest_first())

    @cached_property
    def counted(self) -> Vote | None:
        found = (vote for vote in self.votes if vote.body == VoteBody.PLENARY and vote.on == VotedOn.TEXT)
        return next(found, None)

    @property
    def _counted_taken(self) -> VoteTaken | None:
        return self._ballots[self.counted.pk] if self.counted else None

    @cached_property
    def series_votes(self) -> list[Vote]:
        """Every vote in the plenary on the subject, the latest first, this one among them."""
        series = self.version.resolution.series_id
        if series is None:
            return []
        return list(Vote.objects.counted().filter(version__resolution__series=series).latest_first())

    @cached_property
    def before(self) -> Vote | None:
        """The vote before it on the same subject, in another session."""
        until = _day_of(self.counted) if self.counted else None
        if until is None:
            return None
        earlier = (vote for vote in self.series_votes if (day := _day_of(vote)) and day < until)
        session = self.version.resolution.session_id
        return next((vote for vote in earlier if vote.version.resolution.session_id != session), None)

    @cached_property
    def taken(self) -> list[VoteTaken]:
        return [self._ballots[vote.pk] for vote in self.votes]

    @cached_property
    def changed(self) -> list[Changed]:
        taken = self._counted_taken
        return taken.changed_since(self._ballots[self.before.pk]) if taken and self.before else []

    @cached_property
    def can_be_compared(self) -> bool:
        taken = self._counted_taken
        return bool(taken and self.before and taken.ballots and self._ballots[self.before.pk].ballots)

    @cached_property
    def as_last_time(self) -> tuple[int, int] | None:
        """Of the States in this list and in that of the vote before, how many stand where they stood, and how many
        there are; None where one of the lists is not held."""
        now = self._counted_taken
        if not now or not self.before or not self.can_be_compared:
            return None
        before = self._ballots[self.before.pk]
        return agreement(*({state: side for state, (side, _) in taken.positions.items()} for taken in (before, now)))

    @cached_property
    def groups(self) -> list[GroupVote]:
        """How each group voted in the plenary, beside the vote before; nothing where no list of voters is held."""
        taken = self._counted_taken
        day = _day_of(taken.vote) if taken else None
        if not taken or not taken.ballots or day is None:
            return []
        if self.before is None:
            return list(by_group(taken.by_code, day, None, None))
        return list(by_group(taken.by_code, day, self._ballots[self.before.pk].by_code, _day_of(self.before)))

    def name_of(self, code: str) -> str:
        """Of a State by its code, as the list prints it."""
        ballots = self._counted_taken.ballots if self._counted_taken else ()
        named = (ballot.as_written for ballot in ballots if ballot.state.code == code)
        return next(named, code)

    @property
    def group_lines(self) -> list[tuple[GroupVote, list[str]]]:
        """Each group with the names of those who stood apart."""
        return [(one, [self.name_of(code) for code in one.apart]) for one in self.groups]

    def group_rows(self) -> Iterator[tuple]:
        """Under ``groups.TABLE_HEAD``."""
        cover = (self.version.symbol, self.version.adopted_on)
        for one, apart in self.group_lines:
            last_time = one.last_time or ("",) * len(one.counts)
            yield (*cover, one.group.name, *one.counts, "; ".join(apart), *last_time, one.group.source)

    @cached_property
    def _of_subject(self) -> list[Version]:
        series = self.version.resolution.series
        return list(Version.objects.in_series(series).adopted().with_listing()) if series else []

    @cached_property
    def turn(self) -> Turn | None:
        """Whether the subject's text before was adopted without a vote."""
        if self.version.resolution.outcome != Outcome.BY_VOTE or not self._of_subject:
            return None
        return turn_in(self._of_subject, self.version, Coverage.of_archive())

    @cached_property
    def sponsors(self) -> Sponsors | None:
        """Who joined and who left since the time before."""
        return sponsors_since(self._of_subject, self.version) if self._of_subject else None

    @cached_property
    def _ballots(self) -> dict[int, VoteTaken]:
        votes = [*self.votes, *([self.before] if self.before else [])]
        ballots: dict[int, list[Ballot]] = {vote.pk: [] for vote in votes}
        for ballot in Ballot.objects.filter(vote__in=votes).select_related("state").order_by("as_written"):
            ballots[ballot.vote_id].append(ballot)
        announced: dict[int, list[Announcement]] = {vote.pk: [] for vote in votes}
        for later in Announcement.objects.filter(vote__in=votes).select_related("state").order_by("as_written"):
            announced[later.vote_id].append(later)
        by_code = {entry.code: entry for entry in Sponsor.objects.exclude(code="")}
        return {vote.pk: VoteTaken(vote, ballots[vote.pk], announced[vote.pk], by_code) for vote in votes}
