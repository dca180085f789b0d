"""A vote State by State, beside the vote before it on the same subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from django.db.models import Exists, OuterRef, Q

from resolutions.models import Announcement, Ballot, Sponsor, Version, Vote
from resolutions.models.choices import Outcome, VoteBody, VotedOn
from resolutions.models.coverage import Coverage
from resolutions.text.languages import ENGLISH
from resolutions.text.states import STATES

from ..coverage.sentences import bounded, gaps_before, not_held
from ..links import compare_address, side_by_side_address
from .groups import GroupVote, by_group
from .joined import Sponsors, sponsors_since
from .last_time import agreement
from .lists import lists_of
from .on_record import VotesOnRecord
from .on_subject import Standing, VotesOnSubject, states_named
from .shown import Voter, in_order
from .sides import NOT_VOTING
from .turns import Turn, turn_in
from .vote_taken import Changed, Move, VoteTaken, day_of, moves

BALLOTS_HEAD = ("symbol", "date", "state", "iso3", "position")


class VotePage:
    """The votes on one text, and where the States stood that a reader ``asked`` for. Eleven queries, five where it is
    of no recurring subject, and one more for what was asked.

    Only the vote on the text as a whole in the plenary (``counted``) is set beside those before it on the subject.
    """

    def __init__(self, votes: Sequence[Vote], asked: str = "") -> None:
        self.votes, self.asked = votes, asked
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
        until = day_of(self.counted) if self.counted else None
        if until is None:
            return None
        earlier = (vote for vote in self.series_votes if (day := day_of(vote)) and day < until)
        session = self.version.resolution.session_id
        return next((vote for vote in earlier if vote.version.resolution.session_id != session), None)

    @cached_property
    def taken(self) -> list[VoteTaken]:
        return [self._ballots[vote.pk] for vote in self.votes]

    @cached_property
    def changed(self) -> list[Changed]:
        taken = self._counted_taken
        return taken.changed_since(self._ballots[self.before.pk]) if taken and self.before else []

    @property
    def moves(self) -> list[Move]:
        return moves(self.changed)

    @property
    def has_list(self) -> bool:
        taken = self._counted_taken
        return bool(taken and taken.ballots)

    @cached_property
    def on_subject(self) -> VotesOnSubject:
        """Of a text on no recurring subject its own vote alone."""
        votes = self.series_votes or [vote for vote in [self.counted] if vote]
        return VotesOnSubject(votes, self._states, lists_of(votes))

    @cached_property
    def found(self) -> list[Standing]:
        return self.on_subject.standings(states_named(self.asked, self._states))

    @property
    def side_by_side(self) -> str:
        return side_by_side_address(self.version, self.version.shown_language or ENGLISH)

    @property
    def compared(self) -> str:
        """Where the text before that was voted on is compared with this one; empty where there is none."""
        return compare_address(self.before.version, self.version) if self.before else ""

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
        day = day_of(taken.vote) if taken else None
        if not taken or not taken.ballots or day is None:
            return []
        if self.before is None:
            return list(by_group(taken.by_code, day, None, None))
        return list(by_group(taken.by_code, day, self._ballots[self.before.pk].by_code, day_of(self.before)))

    @property
    def group_lines(self) -> list[tuple[GroupVote, list[Voter]]]:
        """Each group with those who stood apart."""
        ballots = self._counted_taken.ballots if self._counted_taken else ()
        by_code = {ballot.state.code: Voter.of(ballot.state, ballot.as_written) for ballot in ballots}
        return [(one, in_order(by_code[code] for code in one.apart)) for one in self.groups]

    def group_rows(self) -> Iterator[tuple]:
        """Under ``groups.TABLE_HEAD``."""
        cover = (self.version.symbol, self.version.adopted_on)
        for one, apart in self.group_lines:
            last_time = one.last_time or ("",) * len(one.counts)
            names = "; ".join(voter.written for voter in apart)
            yield (*cover, one.group.name, *one.counts, names, *last_time, one.group.source)

    def ballot_rows(self) -> Iterator[tuple]:
        """Under ``BALLOTS_HEAD``: every State in the list and every other Member, the latter as not voting."""
        taken = self._counted_taken
        if taken is None:
            return
        codes: dict[int | str, str] = {state.name: state.code for state in STATES}
        codes |= {state.pk: state.code for state in self._states}
        cover = (self.version.symbol, day_of(taken.vote))
        listed = [(voter.written, codes[pk], position) for pk, (position, voter) in taken.positions.items()]
        absent = [(voter.written, codes[pk], NOT_VOTING) for pk, voter in taken.missing.items()]
        for row in sorted([*listed, *absent]):
            yield (*cover, *row)

    @cached_property
    def _of_subject(self) -> list[Version]:
        series = self.version.resolution.series
        return list(Version.objects.in_series(series).adopted().with_listing()) if series else []

    @cached_property
    def turn(self) -> Turn | None:
        """Whether the subject's text before was adopted without a vote."""
        if self.version.resolution.outcome != Outcome.BY_VOTE or not self._of_subject:
            return None
        return turn_in(self._of_subject, self.version, self._coverage, self._recorded)

    @cached_property
    def _coverage(self) -> Coverage:
        return Coverage.of_archive()

    @cached_property
    def _recorded(self) -> VotesOnRecord:
        return VotesOnRecord(self._of_subject)

    @property
    def between(self) -> str:
        """What is not held between the vote before and this one, and which votes on the subject are on record without a
        text; empty where all is held."""
        if self.before is None:
            return ""
        gaps = gaps_before([self.before.version, self.version], self._coverage)
        recorded = self._recorded.said(self._of_subject, self.before.version, self.version)
        said = [*map(not_held, gaps.values()), recorded]
        return bounded(*filter(None, said)) if any(said) else ""

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
        by_code = {entry.code: entry for entry in self._states if entry.code}
        return {vote.pk: VoteTaken(vote, ballots[vote.pk], announced[vote.pk], by_code) for vote in votes}

    @cached_property
    def _states(self) -> list[Sponsor]:
        """Every entry that voted, or has the code of a State."""
        voted = Exists(Ballot.objects.filter(state=OuterRef("pk")))
        return list(Sponsor.objects.filter(voted | ~Q(code="")).order_by("name"))
