"""The changes of heart of one session, as a page and as a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from django.core.cache import caches
from django.utils import translation
from django.utils.translation import gettext

from resolutions.comparison import TooLarge, compare
from resolutions.comparison.sentence import sentence
from resolutions.models import Ballot, Session, Vote
from resolutions.models.choices import BallotPosition
from resolutions.models.coverage import Coverage
from resolutions.models.wordings import wordings
from resolutions.text.document import Document

from ..comparing.content import Content
from .switched import Switched, switched_in
from .turns import Dissent, Turn, turns_of

TABLE_HEAD = ("session", "symbol", "title", "adopted_on", "before", "state", "iso3", "position", "last_time")
NO_VOTE = "adopted_without_vote"
"""What the table says of the time before where no vote on the subject is held."""


class TurnsPage:
    """The changes of heart of one session, with the change of words beside each, who did not vote in favour, and how
    they voted the time before; and the votes on which States voted otherwise than the time before. Fifteen queries
    however many there are."""

    def __init__(self, session: Session) -> None:
        self.session = session

    @cached_property
    def turns(self) -> list[Turn]:
        turns = turns_of(self.session, self._coverage)
        self._add_votes(turns)
        self._add_changes(turns)
        return turns

    @cached_property
    def switched(self) -> list[Switched]:
        """The votes on which most States crossed come first."""
        return switched_in(self.session, self._coverage)

    @cached_property
    def _coverage(self) -> Coverage:
        return Coverage.of_archive()

    @staticmethod
    def _add_votes(turns: Sequence[Turn]) -> None:
        texts = {text.pk for turn in turns for text in turn.texts}
        votes = {vote.version_id: vote for vote in Vote.objects.counted().filter(version__in=texts)}
        ballots: dict[int, list[Ballot]] = defaultdict(list)
        for turn in turns:
            turn.vote = votes.get(turn.version.pk)
            turn.last_vote = next((votes[each.pk] for each in reversed(turn.texts[:-1]) if each.pk in votes), None)
        shown = [vote for turn in turns for vote in (turn.vote, turn.last_vote) if vote]
        for ballot in Ballot.objects.filter(vote__in=shown).select_related("state").order_by("as_written"):
            ballots[ballot.vote_id].append(ballot)
        for turn in turns:
            before = {each.state_id: each.position for each in ballots[turn.last_vote.pk]} if turn.last_vote else {}
            now = ballots[turn.vote.pk] if turn.vote else []
            turn.dissents = [
                Dissent(each, before.get(each.state_id, ""))
                for each in now
                if each.position != BallotPosition.IN_FAVOUR
            ]

    @staticmethod
    def _add_changes(turns: Sequence[Turn]) -> None:
        """What became of the words, kept until a text or the program changes."""
        compared = [turn for turn in turns if turn.version.leading_language in turn.before.titles]
        for language in {turn.version.leading_language for turn in compared}:
            of_language = [turn for turn in compared if turn.version.leading_language == language]
            content = Content([text for turn in of_language for text in (turn.before, turn.version)], language)
            key = f"turns:{content.compared_key}:{translation.get_language()}"
            said = caches["comparisons"].get_or_set(key, lambda content=content: _changes(content.pks), None)
            for turn, change in zip(of_language, said or (), strict=True):
                turn.change = change

    def rows(self) -> Iterator[tuple]:
        """Under ``TABLE_HEAD``: a row for each State that did not vote in favour."""
        for turn in self.turns:
            version = turn.version
            cover = (self.session.code, version.symbol, version.title, version.adopted_on, turn.before.symbol)
            for dissent in turn.dissents:
                state = dissent.ballot.state
                last_time = dissent.last_time or ("" if turn.last_vote else NO_VOTE)
                yield (*cover, state.name, state.code, dissent.ballot.position, last_time)


def _changes(texts: Sequence[int]) -> list[str]:
    documents = wordings(texts)
    return [_change(documents[old], documents[new]) for old, new in zip(texts[::2], texts[1::2], strict=True)]


def _change(old: Document, new: Document) -> str:
    try:
        return sentence(compare(old, new), old, new, translation)
    except TooLarge:
        return gettext("The two texts are too large to be compared.")
