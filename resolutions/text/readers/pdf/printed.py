"""The printed lines of a page: runs on one baseline, in the order they are read, raised characters as marks.

What is set small above a baseline is a mark, a power or an ordinal, and never a digit of the word it stands at. What is
set small below it (CO₂) goes on with its word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from ...lines import ITALIC, ITALIC_END, mark
from ..raised import footnote_mark
from .characters import RIGHT_TO_LEFT, Run
from .columns import in_columns
from .rules import Rule

_SMALL = 0.8
"""What is set in less of the size of a line is no part of its words."""
_RAISED = 0.86
"""A mark is set in at most this part of its line's size: browsers print it in five sixths."""
_TOUCHING = 0.04
"""What stands closer than this part of the size is one word: of turned pages PDFium says otherwise."""
_HIGHEST, _LOWEST = 0.75, 0.35
"""How far above and below the baseline, in sizes of the line."""
_LEVEL = 0.22
"""Baselines of one line differ by less than this part of their size."""
_SPACE = 0.17
"""A gap of this part of the size parts two words that nothing else parts."""
PIECE_GAP = 1.0
"""A gap of this many sizes parts two pieces of a line: cells, or a number and its text."""
_SHORT = 8
_LETTER = re.compile(r"[^\W_]")
_STOP_FIRST = re.compile(r"\s*[.,:;]+(?=[\w(]|$)")
_SEVERAL = re.compile(r"[,;\s]+")


@dataclass(slots=True)
class Piece:
    """Words of a line without a wide gap between them."""

    text: str
    left: float
    right: float


@dataclass(slots=True)
class PrintedLine:
    """``size`` is that of most of its letters. ``bold`` and ``italic`` are whether all of its letters are."""

    pieces: list[Piece]
    base: float
    size: float
    bold: bool = False
    italic: bool = False
    right_to_left: bool = False
    page: int = 0
    """Counted from 0."""
    marked: bool = False
    """It begins with a mark."""
    stretch: int = 0
    """Which part of the page it is in, in the order these are read: a page of two columns has several."""
    column: tuple[float, float] | None = None
    """Left and right end of that part, where a page has several."""
    orders: tuple[int, ...] = ()
    """Of its runs on the page."""
    row: _Row | None = None
    """What it was put together from, in the order it is read."""

    @property
    def spans(self) -> list[tuple[float, float]]:
        """The left and right end of each of its runs."""
        runs = self.row.runs if self.row else ()
        return [(run.left, run.right) for run in runs] or [(piece.left, piece.right) for piece in self.pieces]

    def parted(self, cuts: Sequence[float]) -> PrintedLine:
        """The line with a new piece behind each of the places ``cuts``."""
        if self.row is None:
            return self
        return replace(self, pieces=_pieces(self.row.runs, self.row, cuts, turned=self.right_to_left))

    @property
    def places(self) -> list[tuple[int, int]]:
        """Page and order of each of its runs."""
        return [(self.page, order) for order in self.orders]

    @property
    def text(self) -> str:
        """The words; a tab sets a short first piece apart, as it does numbers."""
        if len(self.pieces) == 1:
            return self.pieces[0].text
        first, rest = self.pieces[0].text, " ".join(piece.text for piece in self.pieces[1:])
        return f"{first}{chr(9) if len(first) <= _SHORT else ' '}{rest}" if rest else first

    @property
    def opens(self) -> bool:
        """Does it begin with a capital in italics, as the opening words of a paragraph do?"""
        text = self.pieces[0].text
        return text.startswith(ITALIC) and text[1:2].isupper()

    @property
    def raises(self) -> bool:
        """Does a mark stand in it?"""
        return self.row is not None and bool(self.row.raised)

    @property
    def left(self) -> float:
        return min(piece.left for piece in self.pieces)

    @property
    def right(self) -> float:
        return max(piece.right for piece in self.pieces)

    @property
    def middle(self) -> float:
        """The height of the middle of its small letters."""
        return self.base + 0.3 * self.size


@dataclass(slots=True)
class _Row:
    """The runs of one line while it is put together."""

    base: float
    size: float
    runs: list[Run] = field(default_factory=list)
    raised: set[int] = field(default_factory=set)
    """``order`` of those that are set small above the baseline."""
    small: set[int] = field(default_factory=set)
    """And of those below it too."""

    @property
    def left(self) -> float:
        return min(run.left for run in self.runs)

    @property
    def right(self) -> float:
        return max(run.right for run in self.runs)


def lines_in_columns(runs: Sequence[Run], page: int, down: Sequence[Rule]) -> list[PrintedLine]:
    """The lines of a page in the order they are read. Words on both sides of a rule ``down`` are two pieces."""
    turned = _is_turned(runs)
    lines: list[PrintedLine] = []
    parts = in_columns(runs, right_to_left=turned)
    several = len(parts) > 1
    for stretch, part in enumerate(parts):
        found = printed_lines(part, page, down, turned=turned)
        for line in found:
            line.stretch = stretch
            line.column = (min(each.left for each in found), max(each.right for each in found)) if several else None
        lines += found
    return lines


def printed_lines(
    runs: Sequence[Run], page: int, down: Sequence[Rule] = (), *, turned: bool = False
) -> list[PrintedLine]:
    """The lines of a page, or of one column of it, from the top down. ``turned`` is a page read from the right: so are
    its lines of Latin words that have their stop at the left."""
    rows = _with_small(_rows(runs))
    cuts = ([rule.at for rule in down if rule.start <= row.base <= rule.end] for row in rows)
    return [_line(row, page, each, turned=turned) for row, each in zip(rows, cuts, strict=True)]


def _rows(runs: Iterable[Run]) -> list[_Row]:
    """Runs by their baselines; marks, which stand higher, are still rows of their own."""
    rows: list[_Row] = []
    for run in sorted(runs, key=lambda each: (-each.base, each.left)):
        near = next(
            (
                row
                for row in rows[:-6:-1]
                if row.base - run.base <= _LEVEL * min(run.size, row.size)
                and _SMALL <= run.size / row.size <= 1 / _SMALL
            ),
            None,
        )
        if near is None:
            near = _Row(run.base, run.size)
            rows.append(near)
        near.runs.append(run)
    return _with_initials(rows)


def _with_initials(rows: list[_Row]) -> list[_Row]:
    """Larger letters on the baseline of others, the "A" of a symbol, as part of their line."""
    kept: list[_Row] = []
    for row in rows:
        host = next((one for one in kept[:-6:-1] if abs(one.base - row.base) <= _LEVEL * min(one.size, row.size)), None)
        if host is None or max(host.left, row.left) < min(host.right, row.right):
            kept.append(row)
        else:
            host.size = min(host.size, row.size) if len(host.runs) < len(row.runs) else host.size
            host.runs += row.runs
    return kept


def _with_small(rows: list[_Row]) -> list[_Row]:
    """Rows of small runs as part of the line they are raised above or sunk below."""
    kept: list[_Row] = []
    moved: list[tuple[Run, _Row]] = []
    for index, row in enumerate(rows):
        around = [*rows[max(0, index - 4) : index], *rows[index + 1 : index + 5]]
        hosts = [host for host in around if row.size <= _RAISED * host.size]
        left: list[Run] = []
        for run in row.runs:
            host = min(
                (each for each in hosts if _belongs(run, each)),
                key=lambda each: abs(run.base - each.base),
                default=None,
            )
            if host is None:
                left.append(run)
            else:
                moved.append((run, host))
        if left:
            row.runs = left
            kept.append(row)
    for run, host in moved:
        if host in kept:
            host.runs.append(run)
            host.small.add(run.order)
            if run.base > host.base:
                host.raised.add(run.order)
    return kept


def _belongs(run: Run, row: _Row) -> bool:
    height = run.base - row.base
    beside = row.left - 2 * row.size <= run.left <= row.right + row.size
    return beside and -_LOWEST * row.size <= height <= _HIGHEST * row.size


def _line(row: _Row, page: int, cuts: Sequence[float], *, turned: bool) -> PrintedLine:
    letters = [(len(_LETTER.findall(run.text)), run) for run in row.runs if run.order not in row.raised]
    total = sum(count for count, _ in letters)
    stop_first = turned and _STOP_FIRST.match(min(row.runs, key=lambda run: run.left).text)
    turned = bool(stop_first) or _is_turned(row.runs)
    runs = _from_the_right(row) if turned else sorted(row.runs, key=lambda run: (run.left, run.order))
    runs = _whole_marks(runs, row)
    line = PrintedLine(
        _pieces(runs, row, cuts, turned=turned),
        row.base,
        _usual_size(row),
        bold=total > 0 and all(run.font.bold for count, run in letters if count),
        italic=total > 0 and all(run.font.italic for count, run in letters if count),
        right_to_left=turned,
        page=page,
        orders=tuple(run.order for run in row.runs),
    )
    line.row = replace(row, runs=runs)
    line.marked = runs[0].order in row.raised or runs[0].text.startswith("*")
    return line


def _from_the_right(row: _Row) -> list[Run]:
    """The runs of a line that is read from the right; numbers and Latin words within it are read from the left. The
    mark of a note stands first of all."""
    placed = sorted(row.runs, key=lambda run: -run.right)
    ordered = placed[: placed[0].order in row.raised]
    for turned, group in groupby(placed[len(ordered) :], key=lambda run: RIGHT_TO_LEFT.search(run.text) is not None):
        stretch = list(group)
        ordered += stretch if turned else _with_stops_behind(stretch[::-1], row.raised)
    return ordered


def _with_stops_behind(stretch: Sequence[Run], raised: set[int]) -> list[Run]:
    """Numbers and Latin words between words that are read from the right: a stop or a mark at their left is behind
    them."""
    first, *others = stretch
    if others and first.order in raised:
        return [*_with_stops_behind(others, raised), first]
    if not (stop := _STOP_FIRST.match(first.text)):
        return list(stretch)
    if stop.end() == len(first.text):
        return [*others, first]
    *others, last = [first._replace(text=first.text[stop.end() :]), *others]
    return [*others, last._replace(text=last.text + stop[0].strip())]


def _whole_marks(runs: Sequence[Run], row: _Row) -> list[Run]:
    """The runs, the digits of a mark that are printed one by one as one."""
    whole: list[Run] = []
    for run in runs:
        last = whole[-1] if whole else None
        raised = last is not None and {last.order, run.order} <= row.raised
        if last and raised and run.left - last.right <= _SPACE * run.size:
            whole[-1] = last._replace(text=last.text + run.text, right=run.right)
        else:
            whole.append(run)
    return whole


def _is_turned(runs: Iterable[Run]) -> bool:
    """Are most letters of a script that is read from the right?"""
    text = "".join(run.text for run in runs)
    turned = len(RIGHT_TO_LEFT.findall(text))
    return turned > 0 and 2 * turned > sum(map(str.isalpha, text))


def _usual_size(row: _Row) -> float:
    sizes: dict[float, int] = {}
    for run in row.runs:
        if run.order not in row.raised:
            sizes[run.size] = sizes.get(run.size, 0) + len(run.text)
    return max(sizes, key=lambda size: sizes[size]) if sizes else row.size


def _pieces(runs: Sequence[Run], row: _Row, cuts: Sequence[float], *, turned: bool) -> list[Piece]:
    pieces: list[Piece] = []
    written = _Words()
    for before, run in zip([None, *runs], runs, strict=False):
        gap = 0.0 if before is None else _gap(before, run, turned=turned)
        wide = before is not None and (gap > PIECE_GAP * row.size or _is_cut(before, run, cuts))
        if wide:
            pieces[-1].text = written.end()
            written = _Words()
        if before is None or wide:
            pieces.append(Piece("", run.left, run.right))
        else:
            piece = pieces[-1]
            piece.left, piece.right = min(piece.left, run.left), max(piece.right, run.right)
            on_one_line = not {before.order, run.order} & row.small  # else PDFium sees the end of a line in between
            if run.apart and on_one_line and not turned and gap > _TOUCHING * row.size or gap > _SPACE * row.size:
                written.space()
        written.add(run, raised=run.order in row.raised)
    pieces[-1].text = written.end()
    return [piece for piece in pieces if piece.text] or pieces[:1]


def _is_cut(before: Run, run: Run, cuts: Sequence[float]) -> bool:
    left, right = min(before.right, run.right), max(before.left, run.left)
    return any(left - 1 <= cut <= right + 1 for cut in cuts)


def _gap(before: Run, run: Run, *, turned: bool) -> float:
    """Between two runs that are read one after the other; in a line read from the right either side may be nearer."""
    if turned:
        return max(run.left - before.right, before.left - run.right)
    return run.left - before.right


class _Words:
    """The text of a piece while it is written, with hints around what is italic or a mark."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._italic = False

    def space(self) -> None:
        if self._parts and not self._parts[-1].endswith(" "):
            self._parts.append(" ")

    def add(self, run: Run, *, raised: bool) -> None:
        if raised and (labels := self._labels(run.text)):
            self._set_italic(False)
            self._parts += map(mark, labels)
            return
        text = run.text
        if self._parts and self._parts[-1].endswith(" "):
            text = text.lstrip()
        if run.text.strip():  # a number or a point alone never begins italics
            self._set_italic(run.font.italic and (self._italic or any(map(str.isalpha, run.text))))
        self._parts.append(text)

    def end(self) -> str:
        self._set_italic(False)
        return "".join(self._parts).strip()

    def _labels(self, text: str) -> list[str]:
        """The marks in raised text; several may stand side by side."""
        before = "".join(self._parts[-3:])
        found = [footnote_mark(part, before) for part in _SEVERAL.split(text.strip()) if part]
        return [label for label in found if label] if found and all(found) else []

    def _set_italic(self, italic: bool) -> None:
        if italic != self._italic:
            self._italic = italic
            if italic:
                self._parts.append(ITALIC)
            elif self._parts and self._parts[-1] == " ":
                self._parts.insert(-1, ITALIC_END)
            else:
                self._parts.append(ITALIC_END)
