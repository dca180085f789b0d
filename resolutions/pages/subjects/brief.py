"""A subject on one printed page: what it is, how it was adopted, who changed, what is new, what to bring up to date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from django.db.models import Count

from resolutions.comparison.result import ChangeKind, RowOp
from resolutions.models import AgendaItem, Citation, Series, Sponsorship, Version, Vote
from resolutions.models.choices import Stage

from ..comparing.comparison_page import ComparePage
from ..comparing.lines import Line
from ..coverage.sentences import bounded
from ..votes.vote_page import VotePage
from ..votes.vote_taken import Changed
from .base_draft import BaseDraftPage
from .base_draft import Line as SlotLine
from .brief_parts import Part, parts_of
from .brief_room import MOST_LINES, ROOMS, Room, excerpt, lines
from .timeline import Entry, Timeline

MOST_CITED = 3
MOST_BEFORE = 6
"""Votes or adoptions before the last, in a line."""


@dataclass(frozen=True, slots=True)
class Sponsors:
    now: int
    before: int | None
    joined: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A change that matters, and as many of its ``words`` as there is room for."""

    line: Line
    words: list[tuple[str, str]]

    @property
    def label(self) -> str:
        return f"{self.line.name}, {self.line.op}"


class Brief:
    """Of the last adopted text on a subject beside the one before it, in as much as a page holds."""

    def __init__(self, series: Series) -> None:
        self.series = series
        self.timeline = Timeline(series)

    @cached_property
    def room(self) -> Room:
        """The widest in which the brief stays on one page; where it does in none, the narrowest."""
        return next((room for room in ROOMS if self._lines(room) <= MOST_LINES), ROOMS[-1])

    def _lines(self, room: Room) -> float:
        return lines(self.series.heading, parts_of(self, room))

    @property
    def parts(self) -> list[Part]:
        return parts_of(self, self.room)

    @cached_property
    def adopted(self) -> list[Entry]:
        """The latest first."""
        return [entry for entry in reversed(self.timeline.entries) if entry.text.stage == Stage.ADOPTED]

    @property
    def last(self) -> Entry | None:
        return self.adopted[0] if self.adopted else None

    @property
    def before(self) -> Entry | None:
        return self.adopted[1] if len(self.adopted) > 1 else None

    @property
    def gap(self) -> str:
        """What is not held between the last two adopted texts; empty where all is."""
        if self.last is None or self.before is None:
            return ""
        since = takewhile(lambda entry: entry is not self.before, reversed(self.timeline.entries))
        return bounded(*gaps) if (gaps := [entry.gap for entry in since if entry.gap]) else ""

    @property
    def earlier(self) -> Sequence[Entry]:
        return self.adopted[1 : MOST_BEFORE + 1]

    @cached_property
    def items(self) -> list[AgendaItem]:
        """Of the last text and of the one before, in this order."""
        proposals = [entry.proposal.pk for entry in self.adopted[:2]]
        items = AgendaItem.objects.filter(resolutions__in=proposals).select_related("session").distinct()
        return sorted(items, key=lambda item: (-item.session.ordinal, item.number, item.letter))

    @cached_property
    def vote(self) -> VotePage | None:
        """The vote on the last text; None where it was adopted without one."""
        if self.last is None:
            return None
        votes = list(Vote.objects.counted().filter(version=self.last.text).with_text())
        return VotePage(votes) if votes else None

    @property
    def changed(self) -> list[Changed]:
        return self.vote.changed if self.vote else []

    @cached_property
    def sponsors(self) -> Sponsors | None:
        """Of the proposals of the last two texts; None where the last names none."""
        names = [self._sponsors_of(entry) for entry in self.adopted[:2]]
        if not names or not names[0]:
            return None
        before = names[1] if len(names) > 1 and names[1] else None
        joined, left = (names[0] - before, before - names[0]) if before else (set(), set())
        return Sponsors(len(names[0]), len(before) if before else None, tuple(sorted(joined)), tuple(sorted(left)))

    def _sponsors_of(self, entry: Entry) -> set[str]:
        rows = Sponsorship.objects.filter(version__resolution=entry.proposal, sponsor__isnull=False)
        return set(rows.order_by().values_list("sponsor__name", flat=True))

    @cached_property
    def comparison(self) -> ComparePage | None:
        """Of the last two adopted texts, in the language of the subject's history."""
        language = self.timeline.language
        if self.last is None or self.before is None or language is None:
            return None
        texts = (self.before.text, self.last.text)
        if any(language not in text.titles for text in texts):
            return None
        page = ComparePage(*texts, "changes", language)
        return None if page.refusal else page

    @cached_property
    def sentences(self) -> list[Line]:
        """The changes that matter most: new paragraphs, then those gone, other verbs, substance; the longest first."""
        if self.comparison is None:
            return []
        ranked = [
            (_rank(line), -len("".join(text for op, text in line.row.words)), at, line)
            for at, line in enumerate(self.comparison.changed)
        ]
        return [line for rank, _length, _at, line in sorted(ranked, key=lambda each: each[:3]) if rank < len(_MATTERS)]

    def quotations_in(self, room: Room) -> list[Quotation]:
        return [Quotation(line, excerpt(line.row.words, room)) for line in self.sentences[: room.quotations]]

    @property
    def quotations(self) -> list[Quotation]:
        return self.quotations_in(self.room)

    @cached_property
    def cites_most(self) -> list[tuple[str, int]]:
        if self.last is None:
            return []
        cited = Citation.objects.leading().filter(language_version__version=self.last.text).order_by()
        counted = cited.values("symbol").annotate(count=Count("pk")).order_by("-count", "symbol")
        return list(counted.values_list("symbol", "count")[:MOST_CITED])

    @cached_property
    def all_slots(self) -> list[SlotLine]:
        """What the next text brings up to date."""
        return BaseDraftPage(self.last.text).lines if self.last else []

    def slots_in(self, room: Room) -> list[SlotLine]:
        return self.all_slots[: room.slots]

    @property
    def slots(self) -> list[SlotLine]:
        return self.slots_in(self.room)

    @property
    def more_slots(self) -> int:
        return len(self.all_slots) - len(self.slots)

    @property
    def sources(self) -> list[Version]:
        return [entry.text for entry in self.adopted[:2]]


_MATTERS = (RowOp.INSERTED, RowOp.DELETED, ChangeKind.OPENING, ChangeKind.SUBSTANTIVE)


def _rank(line: Line) -> int:
    row = line.row
    if row.op in (RowOp.INSERTED, RowOp.DELETED):
        return _MATTERS.index(row.op)
    return _MATTERS.index(row.kind) if row.kind in _MATTERS else len(_MATTERS)
