"""The agenda of a coming session, foretold from the texts that are held.

*Certain* is what a text promises in words: "decides to include in the provisional agenda of its eighty-first session".
*Likely* is a subject on which a report falls due then, or that came back in a pattern (every session, every second,
every third), unless its last text names another session. A session that is not held breaks no pattern, and makes none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.db import models
from django.utils.translation import gettext_lazy as _

from resolutions.models import Citation, Commitment, Series, Version
from resolutions.models.choices import SessionKind
from resolutions.models.commitments import ITEMS_PROMISED, CommitmentKind
from resolutions.models.coverage import Coverage, adopted_by_session

from .following import LEAST_HELD

WINDOW = 7
"""Sessions before the one foretold that patterns are looked for in."""
HISTORY = 5
"""Texts of a subject shown with an item."""
_OF_A_LINE = ("symbol", "symbol_sort", "resolution__series", "resolution__outcome", "resolution__session__code")
"""Columns that the line of such a text is made of."""
_REPORTED = (CommitmentKind.REPORT, CommitmentKind.BRIEFING, CommitmentKind.BUDGET)


class Pattern(models.IntegerChoices):
    """After how many sessions a subject comes back."""

    EVERY = 1, _("every session")
    SECOND = 2, _("every second session")
    THIRD = 3, _("every third session")


@dataclass(slots=True)
class Expected:
    """A subject that is expected. ``promises`` make it certain; else it is likely by its ``pattern``, or by the
    ``reports`` that fall due at the session. ``documents`` are those that its last text cites from that text's own
    session.
    """

    series: Series | None
    promises: list[Commitment] = field(default_factory=list)
    pattern: Pattern | None = None
    history: list[Version] = field(default_factory=list)
    reports: list[Commitment] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)

    @property
    def is_certain(self) -> bool:
        return bool(self.promises)

    @property
    def promised_in(self) -> list[Commitment]:
        """One promise of each paragraph that makes any."""
        return list({one.paragraph_id: one for one in reversed(self.promises)}.values())[::-1]

    @property
    def item(self) -> str:
        """The title of the agenda item that is promised; empty where none is named."""
        return next((one.item for one in self.promises if one.item), "")

    @property
    def title(self) -> str:
        """Of the sub-item or item promised, else of the subject."""
        named = (one.sub_item or one.item for one in self.promises)
        return next(filter(None, named), "") or (self.series.title if self.series else self.promises[0].version.title)


class ExpectedAgenda:
    """What is expected at a regular session. Seven queries."""

    def __init__(self, session: int) -> None:
        self.session = session
        self.coverage, counted = Coverage.of_archive(), adopted_by_session()
        well_held = self.coverage.well_held
        self.held = {number for number in well_held if counted[number] >= LEAST_HELD and number < session}

    @property
    def certain(self) -> list[Expected]:
        return [one for one in self.items if one.is_certain]

    @property
    def likely(self) -> list[Expected]:
        return [one for one in self.items if not one.is_certain]

    @cached_property
    def items(self) -> list[Expected]:
        """By title, those without a series among them."""
        found: dict[object, Expected] = {}
        for one, of_one_item in _of_one_item(self._promises):
            found.setdefault(of_one_item, Expected(one.version.resolution.series)).promises.append(one)
        certain = {one.series.pk for one in found.values() if one.series}
        patterns = patterns_of(self._sessions, self.held, self.session)
        likely = (patterns.keys() | {pk for one in self._reports if (pk := one.version.resolution.series_id)}) - certain
        for series in Series.objects.filter(pk__in=likely - self._elsewhere):
            found[series] = Expected(series, pattern=patterns.get(series.pk))
        self._fill([one for one in found.values() if one.series])
        return sorted(found.values(), key=lambda one: ((one.item or one.title).casefold(), one.title.casefold()))

    @cached_property
    def _promises(self) -> list[Commitment]:
        asked = Commitment.objects.of_adopted().filter(kind__in=ITEMS_PROMISED, **self._before)
        return list(asked.due_at(self.session).with_listing().in_order())

    @cached_property
    def _reports(self) -> list[Commitment]:
        asked = Commitment.objects.of_adopted().filter(kind__in=_REPORTED, **self._before).due_at(self.session)
        return list(asked.filter(version__resolution__series__isnull=False).with_listing().in_order())

    @property
    def _before(self) -> dict[str, int]:
        return {"version__resolution__session__ordinal__lt": self.session}

    @cached_property
    def _sessions(self) -> Mapping[int, set[int]]:
        """The sessions of the window in which each series has an adopted text."""
        texts = self._texts().filter(resolution__session__ordinal__gte=self.session - WINDOW).order_by()
        sessions: dict[int, set[int]] = defaultdict(set)
        for series, session in texts.values_list("resolution__series", "resolution__session__ordinal"):
            sessions[series].add(session)
        return sessions

    @cached_property
    def _elsewhere(self) -> set[int]:
        """Series whose last text promises another session, later than this."""
        later = Commitment.objects.of_adopted().filter(
            kind__in=ITEMS_PROMISED, version__resolution__series__isnull=False, **self._before
        )
        rows = later.order_by("version__resolution__session__ordinal").values_list(
            "version__resolution__series", "version__resolution__session__ordinal", "due_sessions"
        )
        last: dict[int, tuple[int, set[int]]] = {}
        for series, session, due in rows:
            of_session = last.get(series, (0, set()))
            last[series] = (session, of_session[1] | set(due) if of_session[0] == session else set(due))
        return {series for series, (_session, due) in last.items() if due and min(due) > self.session}

    def _texts(self):
        return (
            Version.objects.adopted()
            .texts()
            .filter(
                resolution__series__isnull=False,
                resolution__session__kind=SessionKind.REGULAR,
                resolution__session__ordinal__lt=self.session,
            )
        )

    def _fill(self, items: Sequence[Expected]) -> None:
        by_series = {one.series.pk: one for one in items if one.series}
        texts = self._texts().filter(resolution__series__in=by_series).select_related("resolution__session")
        for version in texts.only(*_OF_A_LINE).order_by("-resolution__session__ordinal", "-symbol_sort"):
            history = by_series[version.resolution.series_id].history
            if len(history) < HISTORY:
                history.append(version)
        for one in self._reports:
            if one.version.resolution.series_id in by_series:
                by_series[one.version.resolution.series_id].reports.append(one)
        last = {one.history[0].pk: one for one in items if one.history}
        cited = Citation.objects.leading().filter(language_version__version__in=last, symbol__startswith="A/")
        for version, symbol in cited.order_by("symbol").values_list("language_version__version", "symbol").distinct():
            text = last[version].history[0]
            if symbol.startswith(f"A/{text.resolution.session}/"):
                last[version].documents.append(symbol)


def _of_one_item(promises: Sequence[Commitment]) -> Iterator[tuple[Commitment, object]]:
    """Each promise with what it has in common with others of the same entry: the series of its text; where it has none,
    the item, which several texts may promise. One that names no item goes with the item its text names elsewhere, if
    that is one."""
    items: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for one in promises:
        if one.item:
            items[one.version_id].add(_item(one))
    for one in promises:
        series, named = one.version.resolution.series, items[one.version_id]
        if series:
            yield one, series
        elif one.item:
            yield one, _item(one)
        else:
            yield one, next(iter(named)) if len(named) == 1 else one.version.resolution_id


def _item(promise: Commitment) -> tuple[str, str]:
    return promise.item.casefold(), promise.sub_item.casefold()


def patterns_of(sessions: Mapping[int, set[int]], held: Collection[int], session: int) -> dict[int, Pattern]:
    """The pattern by which each series is likely to come back at ``session``; ``sessions`` are those in which it had a
    text, ``held`` those of which texts are held."""
    found = {series: _pattern(had, held, session) for series, had in sessions.items()}
    return {series: pattern for series, pattern in found.items() if pattern is not None}


def _pattern(had: Collection[int], held: Collection[int], session: int) -> Pattern | None:
    """The shortest period that explains the last two times the subject could have come up in sessions held."""
    for pattern in Pattern:
        turns = [turn for turn in range(session - pattern, session - WINDOW - 1, -pattern) if turn in held]
        between = [turn for turn in range(session - pattern + 1, session) if turn in held]
        if (
            len(turns) >= _TIMES
            and all(turn in had for turn in turns[:_TIMES])
            and not any(turn in had for turn in between)
        ):
            return pattern
    return None


_TIMES = 2
"""Texts that make a pattern."""
