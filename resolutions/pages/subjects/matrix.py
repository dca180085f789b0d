"""Every paragraph of a subject against every text of it, and where two cells that a reader chose are compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.core.paginator import Page
from django.http import QueryDict
from django.utils.text import Truncator

from resolutions.comparison.lineage import Step
from resolutions.comparison.matrix import Thread, matrix
from resolutions.models import Version

from ..comparing.labels import OPS, short_name
from ..links import compare_address
from .history import History
from .parts import AskedPart

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SIGNS = {
    "first": "•",
    "same": "=",
    "edited": "~",
    "new": "+",
    "moved": "↕",
    "split": "/",
    "merged": "&",
    "returned": "↩",
    "repeated": "″",
    "absent": "",
}
"""What became of a paragraph where there is no room for words; the order of the legend."""

MOST_WITH_WORDS = 8
"""Of more texts than these the cells have signs only, so that a table of eighty fits a sheet."""


CELLS_A_PART = 1_000
FEWEST_LINES = 25
"""A part of the table has so many lines, however many texts stand beside each other."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one text did to one paragraph; ``choice`` is how a form says that this cell was chosen."""

    op: str
    choice: str

    @property
    def sign(self) -> str:
        return SIGNS[self.op]

    @property
    def label(self) -> StrOrPromise:
        return OPS[self.op]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph there is or ever was: its name in the last text it stood in, and its place there."""

    name: str
    words: str
    version: Version
    anchor: str
    cells: list[Cell]


class Matrix:
    def __init__(self, history: History, query: QueryDict | None = None):
        """``query`` says which part of the table the page shows."""
        self.history = history
        self.asked = AskedPart(query or QueryDict())

    @property
    def with_signs(self) -> bool:
        return len(self.history.versions) > MOST_WITH_WORDS

    @property
    def legend(self) -> list[tuple[str, str, StrOrPromise]]:
        """``(op, sign, label)``"""
        return [(op, sign, OPS[op]) for op, sign in SIGNS.items()]

    @cached_property
    def threads(self) -> list[Thread]:
        return matrix(self.history.generations)

    @property
    def lines(self) -> Iterator[Line]:
        """Of the whole table."""
        return self._lines(self.threads)

    @cached_property
    def part(self) -> Page:
        """The threads that the page shows."""
        size = max(FEWEST_LINES, CELLS_A_PART // max(1, len(self.history.versions)))
        return self.asked.of(self.threads, [], size)

    @property
    def part_lines(self) -> Iterator[Line]:
        return self._lines(self.part)

    def _lines(self, threads: Iterable[Thread]) -> Iterator[Line]:
        versions = self.history.versions
        for thread in threads:
            paragraph, last = thread.latest.paragraph, thread.latest.steps[-1]
            cells = [_cell(step, version) for step, version in zip(thread.cells, versions, strict=True)]
            words = Truncator(paragraph.text).words(7)
            yield Line(short_name(paragraph), words, versions[last.version], last.id, cells)


def address_of_cells(history: History, chosen: Sequence[str]) -> str | None:
    """Where two chosen cells stand side by side; of one, the change its text made. None where they say nothing."""
    found = sorted(filter(None, (_read(history, choice) for choice in chosen[:2])))
    texts = sorted({at for at, _ in found})
    if len(texts) == 1 and texts[0] > 0:
        texts = [texts[0] - 1, *texts]
    if len(texts) < 2:
        return None
    anchor = found[-1][1] or (f"gone-{found[0][1]}" if found[0][1] else "")
    page = compare_address(history.versions[texts[0]], history.versions[texts[1]], history.language)
    return f"{page}#{anchor}" if anchor else page


def _cell(step: Step | None, version: Version) -> Cell:
    """Of the oldest text held nothing is new: what it says may be older."""
    op = "absent" if step is None else "first" if step.version == 0 else step.op
    return Cell(op, f"{version.pk} {step.id if step else ''}".strip())


def _read(history: History, choice: str) -> tuple[int, str] | None:
    """Which text of the history, from 0, and the paragraph in it; empty where the cell has none."""
    number, _, anchor = choice.partition(" ")
    numbers = [str(version.pk) for version in history.versions]
    return (numbers.index(number), anchor) if number in numbers else None
