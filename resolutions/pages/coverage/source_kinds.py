"""How surely each kind of file is read: counted in the archive, and measured with the program.

Where a text is held in two files the load compares them word by word and stores what differs. What is counted here are
those results. ``measured.csv`` has what ``make fidelity`` found on documents that nobody looked at while the reading of
their kind was written.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db.models import Count, Exists, F, OuterRef, Q

from resolutions.models import Problem, Reading
from resolutions.models.sources import FORMATS
from resolutions.text.problems import ProblemCode

_DIFFER = (ProblemCode.WORDS_DIFFER, ProblemCode.NUMBERS_DIFFER)


@dataclass(frozen=True, slots=True)
class Measured:
    """Of so many ``documents`` of a format, how many were read with a fault, and how many of these without a problem
    that says so."""

    documents: int
    faulty: int
    silent: int

    @property
    def percent(self) -> float:
        return 100 * self.faulty / self.documents


@dataclass(frozen=True, slots=True)
class SourceKind:
    """``pairs`` are files of the format whose text is shown from a better one; ``differing`` those of them whose words
    or numbers differ from it."""

    format: str
    pairs: int = 0
    differing: int = 0

    @property
    def label(self) -> str:
        return str(FORMATS.get(self.format, self.format))

    @property
    def measured(self) -> Measured | None:
        return _measured().get(self.format)


def source_kinds() -> list[SourceKind]:
    """The formats with pairs in the archive or a measurement, in the order in which they are preferred. One query."""
    counted = (
        Reading.objects.filter(language_version__shown__isnull=False)
        .exclude(language_version__shown=F("pk"))
        .annotate(differs=Exists(Problem.objects.filter(reading=OuterRef("pk"), code__in=_DIFFER)))
        .order_by()
        .values_list("source__format")
        .annotate(pairs=Count("pk"), differing=Count("pk", filter=Q(differs=True)))
    )
    held = {kind: SourceKind(kind, pairs, differing) for kind, pairs, differing in counted}
    return [held.get(name, SourceKind(name)) for name in FORMATS if name in held or name in _measured()]


@cache
def _measured() -> Mapping[str, Measured]:
    with Path(__file__).with_name("measured.csv").open(newline="") as rows:
        return {
            row["format"]: Measured(int(row["documents"]), int(row["faulty"]), int(row["silent"]))
            for row in csv.DictReader(rows)
        }
