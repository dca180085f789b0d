"""A subject through the sessions: one text for each proposal, what was new in it, and how it was adopted."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from django.core.cache import caches
from django.utils import translation
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from resolutions.comparison import TooLarge, compare
from resolutions.comparison.novelty import novelty
from resolutions.comparison.sentence import sentence
from resolutions.models import Resolution, RollCall, Series, SeriesEvidence, Version, Vote
from resolutions.models.choices import Outcome, SeriesFrom, Stage
from resolutions.models.coverage import Coverage, NotHeld
from resolutions.models.wordings import wordings
from resolutions.text.document import Document

from ..charts import Chart, chart, lengths
from ..comparing.content import Content
from ..comparing.labels import SHARES as LABELS
from ..coverage.sentences import bounded, earlier_not_held, gaps_before, not_held, regular_session
from ..coverage.steps import steps_not_held
from ..links import compare_address
from ..votes.apart import NotAlwaysInFavour
from ..votes.joined import Sponsors, sponsors_since
from ..votes.last_time import LastTime, last_time
from ..votes.lists import lists_of
from ..votes.on_record import VotesOnRecord
from ..votes.on_subject import VoteLine, VotesOnSubject
from ..votes.switched import Switched
from ..votes.turns import by_vote_after
from .history import called, language_of_all

MOST_TEXTS = 120
"""Of more than these the oldest are not compared: a subject comes back once a year."""

PARTS = {**LABELS, "dropped": _("dropped")}
"""What becomes of the words of a text, in the order in which it is drawn."""

_RANK: dict[str, int] = {Stage.ADOPTED: 0, Stage.REVISED: 1, Stage.DRAFT: 2, Stage.UNKNOWN: 3, Stage.AMENDMENT: 4}
"""Which text stands for its proposal."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a text did to the one before it. ``shares`` are those of ``comparison.novelty``."""

    sentence: str
    shares: dict[str, float]

    @property
    def percents(self) -> tuple[int, ...]:
        """In the order of ``PARTS``."""
        return tuple(round(100 * self.shares[name]) for name in PARTS)

    @property
    def only_technical(self) -> bool:
        """Whether something changed, but nothing except references, dates, session numbers and the like."""
        return self.shares["verbatim"] < 1 and not any(self.shares[name] for name in ("edited", "new", "dropped"))


@dataclass(slots=True)
class Entry:
    """One proposal. ``text`` stands for it, ``others`` are its drafts; ``vote`` is that of the plenary; ``before`` is
    the text it is compared with; ``turn`` says in words that a vote came after adoptions without one, or the other way
    round."""

    proposal: Resolution
    text: Version
    others: list[Version]
    vote: Vote | None = None
    before: Version | None = None
    step: Step | None = None
    turn: str = ""
    evidence: list[tuple[SeriesEvidence, Version]] = field(default_factory=list)
    """What it has in common with earlier proposals, each with the text that stands for it."""
    gap: str = ""
    """Of which sessions between the text before and this one nothing is held, in words."""
    steps_not_held: list[str] = field(default_factory=list)
    """Symbols of its drafts that are named, or were revised, and are not held."""

    switched: int = 0
    """How many States voted otherwise than in the vote before."""
    drawn: VoteLine | None = None
    """Its vote by those who were not in favour, where there is a list."""

    @property
    def was_voted(self) -> bool:
        return self.proposal.outcome == Outcome.BY_VOTE

    @property
    def was_agreed(self) -> bool:
        return self.proposal.outcome == Outcome.WITHOUT_VOTE

    @property
    def is_said(self) -> bool:
        """Whether it stands in its series because somebody said so."""
        return self.proposal.series_from in (SeriesFrom.MANIFEST, SeriesFrom.EDITOR)

    @property
    def compare_address(self) -> str:
        return compare_address(self.before, self.text) if self.before else ""


@dataclass(frozen=True, slots=True)
class Latest:
    """The last proposal against the one before; ``vote_before`` is the last vote before its own. A draft names the
    sponsors of its day, and others join until it is adopted: ``sponsors`` are compared of adopted texts."""

    entry: Entry
    vote_before: Vote | None
    switched: Switched | None
    sponsors: Sponsors | None


class Timeline:
    """Everything the page of a series shows. Ten queries, two more where lists of votes are held; one of them reads
    the texts, and that only where what became of them is not kept."""

    def __init__(self, series: Series) -> None:
        self.series = series
        self.texts = list(Version.objects.in_series(series).with_listing().in_order_of_issue())
        self.language = language_of_all(self.texts)
        self._forecast: LastTime | None = None

    @cached_property
    def entries(self) -> list[Entry]:
        proposals: dict[int, list[Version]] = {}
        for version in self.texts:
            proposals.setdefault(version.resolution_id, []).append(version)
        place = {version.pk: at for at, version in enumerate(self.texts)}
        entries = sorted(map(self._entry, proposals.values()), key=lambda entry: place[entry.text.pk])
        self._look_up(entries)
        self._compare(entries)
        _watch(entries, self._recorded.sessions(self.texts))
        self._bound(entries)
        self._forecast = last_time(self._listed, self._lists)
        drawn = self._votes_drawn()
        for entry in entries:
            if entry.vote and self._forecast:
                entry.switched = self._forecast.switched.get(entry.vote.pk, 0)
                entry.drawn = drawn.get(entry.vote.pk)
        return entries

    @property
    def first_vote(self) -> Entry | None:
        """The first vote held on what had been adopted without one."""
        return self._first_vote(self.entries)

    @staticmethod
    def _first_vote(entries: Sequence[Entry]) -> Entry | None:
        agreed = False
        for entry in entries:
            if entry.was_voted and agreed:
                return entry
            agreed = agreed or entry.was_agreed
        return None

    @property
    def consensus(self) -> str:
        """How often it was adopted without a vote, in one sentence, and which votes are on record without their texts;
        empty where neither is known."""
        recorded = self._recorded.said(self.texts)
        return " ".join(said for said in (self._adopted, recorded and f"{recorded}.") if said)

    @property
    def _adopted(self) -> str:
        agreed, voted = (sum(getattr(entry, how) for entry in self.entries) for how in ("was_agreed", "was_voted"))
        if agreed and voted:
            counts = {"agreed": agreed, "voted": voted}
            return gettext("Adopted without a vote: %(agreed)d. By vote: %(voted)d.") % counts
        if agreed:
            said = ngettext("Adopted without a vote, once.", "Adopted without a vote each of the %(n)d times.", agreed)
        else:
            said = ngettext("Adopted by vote, once.", "Adopted by vote each of the %(n)d times.", voted)
        return said % {"n": agreed or voted} if agreed or voted else ""

    @property
    def votes_on_record(self) -> list[RollCall]:
        """On texts that are not held, the latest first."""
        return self._recorded.records[::-1]

    @property
    def voted_on_since(self) -> str:
        """Which votes after the last one held are on record without a text."""
        return self._recorded.said(self.texts, after=self._listed[0].version) if self._listed else ""

    @property
    def last_time(self) -> LastTime | None:
        """What a vote would give if all voted as last time; None where no vote on the subject is held."""
        return self._forecast if self.entries else None

    @cached_property
    def latest(self) -> Latest | None:
        """What was new the last time; None where nothing before it is held."""
        entry = self.entries[-1] if len(self.entries) > 1 else None
        if entry is None or entry.before is None:
            return None
        taken = [entry.vote for entry in self.entries if entry.vote]
        table = self.not_always_in_favour
        listed = bool(entry.vote and table.votes and table.votes[0].pk == entry.vote.pk)
        return Latest(
            entry,
            vote_before=taken[-2] if entry.vote and len(taken) > 1 else None,
            switched=table.switched(self._coverage, self._recorded) if listed else None,
            sponsors=sponsors_since(self.texts, entry.text) if entry.text.stage == Stage.ADOPTED else None,
        )

    @property
    def chart(self) -> Chart | None:
        """What each text carried over from the one before."""
        rows = [
            (called(entry.text), entry.compare_address, entry.step.percents) for entry in self.entries if entry.step
        ]
        title = gettext("What each text carried over from the one before, in percent of its words")
        return chart("carried-over", title, gettext("Text"), list(PARTS.items()), rows)

    @property
    def lengths(self) -> Chart | None:
        return lengths(self.texts)

    @cached_property
    def _coverage(self) -> Coverage:
        return Coverage.of_archive()

    @cached_property
    def _recorded(self) -> VotesOnRecord:
        return VotesOnRecord(self.texts)

    @cached_property
    def _votes(self) -> list[Vote]:
        """Those of the plenary, the latest first, each with whether it ``is_listed``. One query."""
        taken = Vote.objects.counted().filter(version__resolution__series=self.series)
        return list(taken.with_is_listed().latest_first())

    @cached_property
    def _listed(self) -> list[Vote]:
        return [vote for vote in self._votes if vote.is_listed]  # type: ignore[attr-defined]

    @cached_property
    def _lists(self) -> dict[int, dict[int, str]]:
        return lists_of(self._listed)

    @property
    def is_drawn(self) -> bool:
        """Is any vote drawn by signs?"""
        return any(entry.drawn and entry.drawn.signs for entry in self.entries)

    def _votes_drawn(self) -> dict[int, VoteLine]:
        if not self._listed:
            return {}
        votes = VotesOnSubject(self._listed, self.not_always_in_favour.states, self._lists)
        return {line.vote.pk: line for line in votes.lines}

    @cached_property
    def not_always_in_favour(self) -> NotAlwaysInFavour:
        return NotAlwaysInFavour(self._listed, self._lists)

    def _entry(self, versions: list[Version]) -> Entry:
        """``versions`` of one proposal, oldest first: the latest of the highest rank stands for it, if there is one in
        the language of the history."""
        text = min(reversed(versions), key=lambda version: (_RANK[version.stage], self.language not in version.titles))
        return Entry(text.resolution, text, [version for version in versions if version != text])

    def _look_up(self, entries: Sequence[Entry]) -> None:
        in_order = sorted(self._votes, key=lambda vote: (vote.version.symbol_sort, vote.version_id))
        votes = {vote.version.resolution_id: vote for vote in in_order}
        found = SeriesEvidence.objects.filter(later__series=self.series, earlier__series=self.series)
        by_proposal = {entry.proposal.pk: entry for entry in entries}
        for one in found.order_by("rule", "-shared"):
            if one.later_id in by_proposal and one.earlier_id in by_proposal:
                by_proposal[one.later_id].evidence.append((one, by_proposal[one.earlier_id].text))
        for entry in entries:
            entry.vote = votes.get(entry.proposal.pk)

    def _bound(self, entries: Sequence[Entry]) -> None:
        """Say what is not held between the texts, and before a first vote. Two queries."""
        steps = steps_not_held(self.texts)
        gaps = gaps_before([entry.text for entry in entries], self._coverage)
        for entry in entries:
            entry.gap = not_held(gaps.get(entry.text.pk, NotHeld()))
            entry.steps_not_held = steps.get(entry.proposal.pk, [])
        first = self._first_vote(entries)
        if first and not any(entry.was_voted for entry in entries[: entries.index(first)]):
            missing = not_held(sum(gaps.values(), NotHeld()))
            recorded = self._recorded.said(self.texts, before=first.text)
            first.turn = bounded(first.turn, earlier_not_held(entries[0].text), missing, recorded)

    def _compare(self, entries: Sequence[Entry]) -> None:
        """Texts in the language of the history are compared, each with the one before."""
        compared = [entry for entry in entries if self.language in entry.text.titles][-MOST_TEXTS:]
        if len(compared) < 2:
            return
        content = Content([entry.text for entry in compared], self.language)
        key = f"timeline:{content.compared_key}:{translation.get_language()}"
        steps = caches["comparisons"].get_or_set(key, lambda: _steps(content.pks), None)
        assert steps is not None  # a list is kept
        for (before, entry), step in zip(pairwise(compared), steps, strict=True):
            entry.before, entry.step = before.text, step


def _steps(texts: Sequence[int]) -> list[Step | None]:
    documents = wordings(texts)
    return [_step(documents[old], documents[new]) for old, new in pairwise(texts)]


def _step(old: Document, new: Document) -> Step | None:
    try:
        comparison = compare(old, new)
    except TooLarge:
        return None
    return Step(sentence(comparison, old, new, translation), novelty(comparison.rows))


def _watch(entries: Iterable[Entry], on_record: Iterable[int]) -> None:
    """Say where a subject turned from adoption without a vote to a vote, and back; ``on_record`` are the sessions of
    votes on texts of it that are not held, in order."""
    agreed, voted, voted_ever = 0, 0, False
    recorded = deque(on_record)
    for entry in entries:
        session = regular_session(entry.text)
        while session and recorded and recorded[0] < session:
            recorded.popleft()
            agreed, voted, voted_ever = 0, voted + 1, True
        if entry.was_voted:
            if agreed:
                entry.turn = _put_to_vote(agreed, voted_ever)
            agreed, voted, voted_ever = 0, voted + 1, True
        elif entry.was_agreed:
            if voted:
                entry.turn = gettext("Adopted without a vote again")
            agreed, voted = agreed + 1, 0


def _put_to_vote(agreed: int, voted_ever: bool) -> str:
    if voted_ever:
        return gettext("Put to a vote again")
    return by_vote_after(agreed)
