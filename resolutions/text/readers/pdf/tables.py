"""Tables of a page: lines between wide rules, or lines of several pieces that stand below each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ...enumerators import read_enumerators
from ..tables import FIGURE, is_data_table
from .furniture import bare
from .printed import PrintedLine
from .rules import Rule, Rules
from .table_rows import TableRow, rows_of

_WIDE = 0.22
"""Of the page's width, that the rules of a table have at least."""
_SAME = 8.0
"""Points by which the ends of two rules of one table may differ."""
_FEWEST_LINES = 3
_TALLEST_CELL = 6
"""Lines of a first cell at the foot of a page, below which its row goes on overleaf."""
_TALLEST = 500
"""Points between two rules of one table."""
_TALLEST_HEAD = 4
"""Lines of the heads of columns."""
_NARROW = 0.45
"""Of a table's width, that a line of one head takes at the most."""
_APART, _HEAD_GAP = 1.3, 2.3
"""Distances of rows, or sizes, between a head and what is below it, at the most."""
_PROSE = 0.7
"""Of a table's width: what is wider and not parted is no cell."""


Item = PrintedLine | TableRow


def with_tables(
    lines: Sequence[PrintedLine], rules: Rules, width: float, unfinished: Rule | None
) -> tuple[list[Item], Rule | None]:
    """The lines of a page's text, those of its tables as rows; and a rule of the table that the page ends in.

    ``unfinished`` is that rule of the page before: a table goes on overleaf without its head.
    """
    items: list[Item] = []
    taken = 0
    last: Rule | None = None
    for start, end, band in [*_going_on(lines, rules, unfinished), *_candidates(lines, rules, width)]:
        if start < taken:
            continue
        rows = rows_of(lines[start:end], band, rules)
        cells = [row.cells for row in rows]
        goes_on = unfinished is not None and start == 0 or end == len(lines) and _is_cut_off(rows, band, rules)
        if not (goes_on or is_data_table(cells, has_heads=len(band) > 2)) or _is_a_list(cells):
            continue
        items += [*lines[taken:start], *rows]
        taken = end
        last = band[0] if band else unfinished
    return [*items, *lines[taken:]], last if lines and taken == len(lines) else None


def _is_cut_off(rows: Sequence[TableRow], band: Sequence[Rule], rules: Rules) -> bool:
    """Are these the heads of a grid, of which all else is overleaf?"""
    if not band or len(rows) > 1:
        return False
    return sum(_crosses(down, band[0].at, band[-1].at) for down in rules.down) > 2


def _going_on(lines: Sequence[PrintedLine], rules: Rules, unfinished: Rule | None) -> list[tuple[int, int, list[Rule]]]:
    """The rest of a table without a grid at the top of a page: to the first rule as wide as its own, else as long as
    there are rows."""
    if unfinished is None or not lines or rules.down:
        return []
    closing = next((rule for rule in rules.across if _alike(rule, unfinished)), None)
    above = [line for line in lines if closing is not None and line.middle > closing.at]
    if closing is not None and above and not any(_is_prose(line, unfinished) for line in above):
        return [(0, len(above), [closing])]
    end = _extended(lines, 0, unfinished)
    return [(0, end, [])] if end else []


def _is_prose(line: PrintedLine, rule: Rule) -> bool:
    """Too wide for a cell and not parted."""
    return len(line.pieces) == 1 and line.right - line.left > _PROSE * rule.length


def _candidates(lines: Sequence[PrintedLine], rules: Rules, width: float) -> list[tuple[int, int, list[Rule]]]:
    """Where a table may stand, as the first line and the one behind the last, with its rules from the top down."""
    found = []
    for group in _groups(rules.across, width):
        for part in _parted(group, lines, rules):
            start, end = _between(lines, *_extent(part, rules))
            if end > start:
                closed = len(part) > 2 or any(_crosses(down, part[0].at, part[-1].at) for down in rules.down)
                found.append((start, end if closed else _extended(lines, end, part[0]), part))
    found += [(start, end, []) for start, end in _aligned(lines)]
    return sorted(found, key=lambda each: (each[0], -len(each[2])))


def _groups(across: Sequence[Rule], width: float) -> list[list[Rule]]:
    """Wide rules below each other that are as wide as each other; a narrower one between two of them, below a head over
    several columns, parts no table."""
    groups: list[list[Rule]] = []
    for rule in (rule for rule in across if rule.length >= _WIDE * width):
        near = groups[-2:] if groups and len(groups[-1]) == 1 else groups[-1:]
        same = next((group for group in near if _alike(group[0], rule) and group[-1].at - rule.at <= _TALLEST), None)
        if same is None:
            groups.append([rule])
        else:
            same.append(rule)
    return [group for group in groups if len(group) > 1]


def _alike(one: Rule, other: Rule) -> bool:
    return abs(one.start - other.start) <= _SAME and abs(one.end - other.end) <= _SAME


def _parted(group: Sequence[Rule], lines: Sequence[PrintedLine], rules: Rules) -> list[list[Rule]]:
    """The rules of each table of a group: tables of one width stand below each other, with other text between."""
    gridded = any(_crosses(down, group[0].at, group[-1].at) for down in rules.down)
    parts: list[list[Rule]] = [[group[0]]]
    for above, below in zip(group, group[1:], strict=False):
        inside = lines[slice(*_between(lines, above.at, below.at))]
        if gridded:
            parted = not any(_crosses(down, above.at, below.at) for down in rules.down)
        else:
            titled = any(line.bold and len(line.pieces) == 1 for line in inside) and not all(
                line.bold for line in inside
            )
            parted = titled or any(_is_prose(line, above) for line in inside)
        if parted and inside:
            parts.append([below])
        else:
            parts[-1].append(below)
    return [part for part in parts if len(part) > 1]


def _extent(part: Sequence[Rule], rules: Rules) -> tuple[float, float]:
    """Top and bottom of a table: its grid may go on where a page ends within a row."""
    top, bottom, outer = part[0].at, part[-1].at, part[0]
    grid = [
        down
        for down in rules.down
        if down.end >= bottom and down.start <= top and outer.start - _SAME <= down.at <= outer.end + _SAME
    ]
    return max([top, *(down.end for down in grid)]), min([bottom, *(down.start for down in grid)])


def _crosses(down: Rule, top: float, bottom: float) -> bool:
    """Does a rule down the page part the words between two heights?"""
    return min(down.end, top) - max(down.start, bottom) > 0.5 * (top - bottom)


def _between(lines: Sequence[PrintedLine], top: float, bottom: float) -> tuple[int, int]:
    inside = [index for index, line in enumerate(lines) if bottom - 1 <= line.base + 0.3 * line.size <= top + 1]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _extended(lines: Sequence[PrintedLine], end: int, rule: Rule) -> int:
    """The end of a table that has no rule below it, because it goes on overleaf."""
    last = end
    for index in range(end, len(lines)):
        line = lines[index]
        if len(line.pieces) > 1 and not is_number(line.pieces[0].text):
            last = index + 1
        elif len(line.pieces) > 1 or line.bold or _is_prose(line, rule) or index - last >= _TALLEST_CELL:
            return last
    return len(lines)


def _aligned(lines: Sequence[PrintedLine]) -> list[tuple[int, int]]:
    """Runs of rows whose last cells begin or end below each other, with lines of a single cell between them."""
    found = []
    start = 0
    while start < len(lines):
        end = rows = start
        count = 0
        while end < len(lines) and end - rows <= 2:
            line = lines[end]
            if _is_row(line) and _is_below(line, lines[start]):
                rows, count = end + 1, count + 1
            elif len(line.pieces) > 1 or end == start:
                break
            end += 1
        if count >= _FEWEST_LINES:
            found.append((_with_heads(lines, start, rows), rows))
        start = max(rows, start + 1)
    return found


def _with_heads(lines: Sequence[PrintedLine], start: int, end: int) -> int:
    """The first line of a table with the heads of its columns, which stand right above: as many as it has columns."""
    count = max(len(line.pieces) for line in lines[start:end])
    left, right = min(line.left for line in lines[start:end]), max(line.right for line in lines[start:end])
    first = start
    rows = max(above.base - line.base for above, line in pairwise(lines[start:end]))
    apart = max(_APART * rows, _HEAD_GAP * lines[start].size)
    for at in range(start - 1, max(start - _TALLEST_HEAD, 0) - 1, -1):
        line, below = lines[at], lines[at + 1]
        narrow = len(line.pieces) > 1 or line.right - line.left < _NARROW * (right - left)
        if not narrow or is_number(line.pieces[0].text) or line.base - below.base > apart:
            break
        if len(line.pieces) >= min(count, _FEWEST_LINES):
            first = at
    if first < start and count == 2 and not _is_below(lines[first], lines[start]):
        return start
    return first


def _is_below(line: PrintedLine, first: PrintedLine) -> bool:
    """Does the last cell begin or end below that of another row, or one before it where both have as many?"""
    same = len(line.pieces) == len(first.pieces)
    cells = list(zip(line.pieces[1:], first.pieces[1:], strict=True)) if same else [(line.pieces[-1], first.pieces[-1])]
    return any(abs(one.right - other.right) <= _SAME or abs(one.left - other.left) <= _SAME for one, other in cells)


def _is_row(line: PrintedLine) -> bool:
    figures = any(FIGURE.fullmatch(bare(piece.text)) for piece in line.pieces[1:])
    return len(line.pieces) > 1 and figures and not is_number(line.pieces[0].text)


def is_number(text: str) -> bool:
    """Is it the number of a paragraph and nothing else?"""
    text = bare(text)
    return any(each.end >= len(text) for each in read_enumerators(text))


def _is_a_list(rows: Sequence[Sequence[str]]) -> bool:
    """Numbers of paragraphs set apart from their text look like a column."""
    numbered = sum(is_number(row[0]) for row in rows)
    return len(rows[0]) == 2 and numbered * 2 > len(rows)
