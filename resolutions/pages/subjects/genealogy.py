"""One text of a subject with the age of every word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from django.core.paginator import Page
from django.http import QueryDict

from resolutions.comparison.lineage import Ancestry, words_by_version
from resolutions.models import Version

from ..comparing.labels import short_name
from .history import History, called
from .parts import AskedPart

AGES = 8
"""Shades there are for the age of a word, from the first version to the last."""

PARAGRAPHS_A_PART = 120


@dataclass(frozen=True, slots=True)
class Origin:
    """A version that brought words of the text. ``label`` is its year, where no other text of the subject has it;
    ``age`` its shade, 1 for the oldest; ``start`` where its share begins in a bar of all words."""

    version: Version
    label: str
    age: int
    words: int
    percent: float
    start: float

    @property
    def name(self) -> str:
        """What the text is called, with its year where that does not say it."""
        name = called(self.version)
        return name if self.label in name else f"{name} ({self.label})"


@dataclass(frozen=True, slots=True)
class Aged:
    """A paragraph as ``runs``: words that came together, the blank after them, their origin. Words as old as the
    paragraph have no need to say so."""

    ancestry: Ancestry
    runs: list[tuple[str, str, Origin]]
    first: Version
    changed: Version
    absent: list[Version]

    @property
    def label(self) -> str:
        return short_name(self.ancestry.paragraph)

    @property
    def came_back(self) -> bool:
        return any(step.op == "returned" for step in self.ancestry.steps)


class AgedText:
    def __init__(self, history: History, version: Version, query: QueryDict | None = None):
        """``query`` says which part of the text the page shows."""
        self.history, self.version = history, version
        self.at = history.versions.index(version)
        self.asked = AskedPart(query or QueryDict())

    @property
    def ancestries(self) -> list[Ancestry]:
        return self.history.generations[self.at]

    @cached_property
    def part(self) -> Page:
        """The ancestries that the page shows."""
        anchors = [ancestry.paragraph.id for ancestry in self.ancestries]
        return self.asked.of(self.ancestries, anchors, PARAGRAPHS_A_PART)

    @property
    def paragraphs(self) -> list[Aged]:
        """Of the whole text."""
        return [self._aged(ancestry) for ancestry in self.ancestries]

    @property
    def part_paragraphs(self) -> list[Aged]:
        return [self._aged(ancestry) for ancestry in self.part]

    @property
    def origins(self) -> list[Origin]:
        return [origin for origin in self._origins if origin.words]

    @property
    def half(self) -> Origin:
        """Half of the words are as old as this one or older."""
        return next(origin for origin in self.origins if origin.start + origin.percent >= 50)

    @cached_property
    def _origins(self) -> list[Origin]:
        """Of all versions up to this one."""
        versions = self.history.versions
        counts = words_by_version(self.ancestries, self.at + 1)
        shares = [100 * count / (sum(counts) or 1) for count in counts]
        starts = list(accumulate(shares, initial=0.0))
        labels = _labels(versions)
        return [
            Origin(versions[at], labels[at], 1 + round(at * (AGES - 1) / max(1, self.at)), *numbers)
            for at, numbers in enumerate(zip(counts, shares, starts, strict=False))
        ]

    def _aged(self, ancestry: Ancestry) -> Aged:
        versions = self.history.versions
        runs = [(words := text.rstrip(), text[len(words) :], self._origins[at]) for at, text in ancestry.runs()]
        absent = [versions[at] for at in ancestry.absent()]
        return Aged(ancestry, runs, versions[ancestry.first], versions[ancestry.changed], absent)


def _labels(versions: Sequence[Version]) -> list[str]:
    years = [_year(version) for version in versions]
    times = Counter(years)
    return [year if year and times[year] == 1 else called(at) for year, at in zip(years, versions, strict=True)]


def _year(version: Version) -> str:
    day = version.adopted_on or version.issued_on
    return str(day.year) if day else str(version.inferred.get("year", {}).get("value", ""))
