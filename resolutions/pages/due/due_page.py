"""What falls due: the list of a session, of one text and of one subject, each with what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page
from django.db.models import Count, F, Func

from resolutions.models import Commitment, Series, Version
from resolutions.models.choices import SessionKind
from resolutions.models.commitments import CommitmentKind, CommitmentQuerySet
from resolutions.models.coverage import Coverage

from .following import follow
from .standing import Followed, Standing

MOST_ADDRESSEES = 40
"""Offered to narrow a list; the rest are asked once or twice each."""


def asked_most(commitments: CommitmentQuerySet) -> dict[str, int]:
    """Who is asked, the most often asked first, with how often. One query."""
    names = commitments.annotate(name=Func(F("addressees"), function="unnest")).order_by()
    counted = names.values("name").annotate(count=Count("pk")).order_by("-count", "name")
    return dict(counted.values_list("name", "count")[:MOST_ADDRESSEES])


def kinds_counted(commitments: CommitmentQuerySet) -> list[tuple[CommitmentKind, int]]:
    """In the order of the kinds. One query."""
    counted = dict(commitments.order_by().values("kind").annotate(count=Count("pk")).values_list("kind", "count"))
    return [(kind, counted[kind]) for kind in CommitmentKind if kind in counted]


def default_session(counts: dict[int, int], coverage: Coverage) -> int | None:
    """The coming session, where something falls due at it; else the last at which something does."""
    coming = max(coverage.sessions, default=0) + 1
    return coming if coming in counts else max(counts, default=None)


@dataclass
class DueList:
    """One page of a list, with what became of each. ``found`` are commitments with what a line shows."""

    page_obj: Page

    @cached_property
    def followed(self) -> list[Followed]:
        return follow(list(self.page_obj))


class AskedByText:
    """What a text asks for; and what the text before it in its series asked for, and what became of that."""

    def __init__(self, version: Version) -> None:
        self.version = version
        self.before = self._before()
        of_both = [version.pk] + ([self.before.pk] if self.before else [])
        rows = Commitment.objects.filter(version__in=of_both).with_listing().in_order()
        self._followed = follow(list(rows))

    def _before(self) -> Version | None:
        resolution = self.version.resolution
        if not resolution.series_id or not resolution.session:
            return None
        texts = (
            Version.objects.adopted()
            .in_series(resolution.series_id)
            .filter(
                resolution__session__kind=SessionKind.REGULAR,
                resolution__session__ordinal__lt=resolution.session.ordinal,
            )
        )
        return texts.with_listing().order_by("-resolution__session__ordinal", "-symbol_sort").first()

    @property
    def asked(self) -> list[Followed]:
        return [one for one in self._followed if one.commitment.version_id == self.version.pk]

    @property
    def asked_before(self) -> list[Followed]:
        return [one for one in self._followed if self.before and one.commitment.version_id == self.before.pk]


@dataclass(frozen=True, slots=True)
class Thread:
    """The same request over the sessions: the last one, with the ones before; ``ended`` where a later text of the
    subject no longer asks it."""

    last: Followed
    ended: Version | None = None

    @property
    def times(self) -> int:
        return len(self.last.before) + 1


class AskedBySubject:
    """Everything that texts on a subject asked for, each request once, with since when; the last text's first."""

    def __init__(self, series: Series) -> None:
        self.series = series
        asked = Commitment.objects.of_adopted().filter(version__resolution__series=series)
        self._followed = follow(list(asked.with_listing().in_order()))
        self.texts = list(
            Version.objects.adopted().in_series(series).with_listing().order_by("-resolution__session__ordinal")
        )

    @cached_property
    def threads(self) -> list[Thread]:
        latest = self.texts[0] if self.texts else None
        last = [one for one in self._followed if one.again is None]
        threads = [Thread(one, None if latest and one.commitment.version_id == latest.pk else latest) for one in last]
        return sorted(threads, key=lambda each: (each.ended is not None, -_ordinal(each.last.commitment.version)))

    @property
    def standing(self) -> list[Thread]:
        return [thread for thread in self.threads if thread.ended is None]

    @property
    def ended(self) -> list[Thread]:
        return [thread for thread in self.threads if thread.ended is not None]


def _ordinal(version: Version) -> int:
    session = version.resolution.session
    return session.ordinal if session else 0


def standings_counted(followed: Iterable[Followed]) -> list[tuple[Standing, int]]:
    """In the order of the standings."""
    counted = Counter(one.standing for one in followed)
    return [(standing, counted[standing]) for standing in Standing if standing in counted]
