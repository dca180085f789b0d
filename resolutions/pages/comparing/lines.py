"""The lines of a comparison: paragraphs, notes, tables and facts of the cover, each with what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.translation import gettext

from resolutions.comparison import Comparison
from resolutions.comparison.result import Change, Fact, NoteRow, Row, TableChange, TableRow
from resolutions.comparison.wording import joined
from resolutions.text.document import Document, Paragraph

from .labels import COVER, JOINING, KINDS, ROWS, long_name, look_of, op_of, printed, short_name, strength

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Line:
    """A row of the page. ``change`` counts the rows in which something changed, from 1; None where nothing did. What is
    said of it is worked out once: the map of the page says it too."""

    row: Row
    change: int | None
    old: tuple[Paragraph, ...]
    new: tuple[Paragraph, ...]

    @property
    def anchor(self) -> str:
        """The paragraph's own in the second text; what is gone has its old one, marked as such."""
        return self.row.b[0] if self.row.b else f"gone-{self.row.a[0]}"

    @property
    def further_anchors(self) -> tuple[str, ...]:
        """Of the other parts of a paragraph that was split."""
        return self.row.b[1:]

    @property
    def is_quiet(self) -> bool:
        """Nothing to say of it."""
        return self.change is None and not self.row.renumbered

    @property
    def label(self) -> str:
        """For those who hear the page."""
        return gettext("Change %(number)s: %(name)s") % {"number": self.change, "name": self.name}

    @property
    def steps(self) -> tuple[int, int]:
        """The changes before and after."""
        return (self.change or 0) - 1, (self.change or 0) + 1

    @property
    def strengths(self) -> list[str]:
        return [strength(change.verb) for change in self.row.changes if change.verb]

    @property
    def kind(self) -> str:
        """Of the paragraph: ``operative``, ``heading`` …"""
        return (self.new or self.old)[0].kind

    @cached_property
    def op(self) -> str:
        return op_of(self.row)

    @cached_property
    def look(self) -> str:
        """The op by which it is drawn."""
        return look_of(self.row)

    @property
    def why(self) -> StrOrPromise:
        """The kind of change, where it says more than that something changed."""
        return KINDS[self.row.kind] if self.row.kind and self.row.op not in ("inserted", "deleted") else ""

    @property
    def changes(self) -> list[tuple[Change, StrOrPromise, str]]:
        """``(change, kind, strength)`` of each change within the paragraph."""
        changes = self.row.changes
        return [(each, KINDS[each.kind], strength(each.verb) if each.verb else "") for each in changes]

    @cached_property
    def name(self) -> str:
        return long_name((self.new or self.old)[0])

    @cached_property
    def came_from(self) -> str:
        """The first text's name of a paragraph that has another in the second."""
        names = [long_name(each) for each in self.old]
        return joined(names, translation) if self.new and names != [long_name(each) for each in self.new] else ""


@dataclass(frozen=True, slots=True)
class ComparedLines:
    """Lines in a row; ``folded`` where nothing is to be said of them."""

    lines: list[Line]
    folded: bool

    @property
    def name(self) -> str:
        """From the first to the last: ``PP3 – OP4``."""
        return _from_to(self.lines[0].new, self.lines[-1].new)

    @property
    def was(self) -> str:
        """The same in the first text, where it is another."""
        before = _from_to(self.lines[0].old, self.lines[-1].old)
        return before if before != self.name else ""


def _from_to(first: Sequence[Paragraph], last: Sequence[Paragraph]) -> str:
    names = [short_name(first[0]), short_name(last[-1])]
    return " – ".join(dict.fromkeys(names))


@dataclass(frozen=True, slots=True)
class NoteLine:
    row: NoteRow

    @property
    def op(self) -> str:
        return op_of(self.row)

    @property
    def why(self) -> StrOrPromise:
        return KINDS["conversion"] if self.row.kind == "conversion" else ""


@dataclass(frozen=True, slots=True)
class TableLines:
    """A table of either text, or of both; ``rows`` are those that changed, with the rows around them or without."""

    change: TableChange
    name: str
    rows: list[tuple[TableRow, StrOrPromise]]

    @property
    def op(self) -> StrOrPromise:
        return ROWS[self.change.op]


@dataclass(frozen=True, slots=True)
class CoverLine:
    label: StrOrPromise
    gone: tuple[str, ...]
    come: tuple[str, ...]
    words: tuple[tuple[str, str], ...]
    gone_label: StrOrPromise
    come_label: StrOrPromise


def cover_line(fact: Fact) -> CoverLine:
    gone, come = (tuple(printed(fact.field, value) for value in values) for values in (fact.gone, fact.come))
    return CoverLine(COVER[fact.field], gone, come, fact.words, *JOINING.get(fact.field, ("", "")))


def lines_of(comparison: Comparison, a: Document, b: Document) -> Iterator[Line]:
    """In the order of the page."""
    old = {paragraph.id: paragraph for paragraph in a.paragraphs}
    new = {paragraph.id: paragraph for paragraph in b.paragraphs}
    count = 0
    for row in comparison.rows:
        changed = row.op != "same"
        count += changed
        yield Line(
            row, count if changed else None, tuple(old[each] for each in row.a), tuple(new[each] for each in row.b)
        )
