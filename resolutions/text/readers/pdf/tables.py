"""Tables of a page: lines between wide rules, or lines of several pieces that stand below each other.

Columns are what vertical rules part, else what the rows of most pieces have in common. A piece over several columns
stands in the first of them. Rows are what rules part; between two rules a line begins a row unless it goes on with a
cell above it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ...enumerators import read_enumerators
from ..tables import FIGURE, is_data_table
from .furniture import bare
from .printed import Piece, PrintedLine
from .rules import Rule, Rules

_WIDE = 0.22
"""Of the page's width, that the rules of a table have at least."""
_SAME = 8.0
"""Points by which the ends of two rules of one table may differ."""
_GAP = 1.45
"""Sizes between the lines of one row."""
_TIGHT = 1.1
"""Times the distance of lines within a cell: rows that stand further apart are told by it."""
_FEWEST_LINES = 3
_TALLEST_CELL = 6
"""Lines of a first cell at the foot of a page, below which its row goes on overleaf."""
_TALLEST = 500
"""Points between two rules of one table."""
_PROSE = 0.7
"""Of a table's width: what is wider and not parted is no cell."""


@dataclass(frozen=True, slots=True)
class TableRow:
    cells: tuple[str, ...]
    places: tuple[tuple[int, int], ...] = ()

    @property
    def text(self) -> str:
        return " ".join(filter(None, self.cells))


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
        rows = _rows(lines[start:end], band, rules)
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
    above = [line for line in lines if closing is not None and _middle(line) > closing.at]
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
            parted = any(_is_prose(line, above) or line.bold and len(line.pieces) == 1 for line in inside)
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
            found.append((start - _has_heads(lines, start), rows))
        start = max(rows, start + 1)
    return found


def _has_heads(lines: Sequence[PrintedLine], start: int) -> bool:
    """Do as many pieces stand above the first row as it has: the heads of its columns?"""
    above = lines[start - 1] if start else None
    count = len(lines[start].pieces)
    return above is not None and len(above.pieces) == count > 2 and not is_number(above.pieces[0].text)


def _is_below(line: PrintedLine, first: PrintedLine) -> bool:
    begin, other = line.pieces[-1].left, first.pieces[-1].left
    return abs(line.right - first.right) <= _SAME or abs(begin - other) <= _SAME


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


def _rows(lines: Sequence[PrintedLine], band: Sequence[Rule], rules: Rules) -> list[TableRow]:
    columns = _columns(lines, band, rules)
    cuts = [rule.at for rule in band]
    tight = _tight(lines)
    rows: list[list[list[str]]] = []
    places: list[list[tuple[int, int]]] = []
    above: PrintedLine | None = None
    over = _over_columns(lines, band, rules)
    if over:
        rows.append([[] for _ in columns])
        places.append([])
    for line in lines:
        heads = [(piece, rule) for piece in line.pieces for rule in over if _heads(piece, line, rule)]
        for piece, rule in heads:
            rows[0][_first_below(rule, columns)].append(piece.text)
        spanning = [piece for piece, _ in heads]
        placed = _placed([piece for piece in line.pieces if piece not in spanning], columns)
        if heads and not placed:
            places[0] += line.places
            continue
        ruled = above is None or any(_middle(line) < cut < _middle(above) for cut in cuts)
        within = len(band) > 3 or len(band) > 2 and line.base > band[1].at
        if ruled or not within and above is not None and _begins_row(line, above, placed, rows[-1], tight):
            rows.append([[] for _ in columns])
            places.append([])
        for column, text in placed:
            rows[-1][column].append(text)
        places[-1] += line.places
        above = line
    written = (tuple(" ".join(cell) for cell in row) for row in rows)
    return [TableRow(cells, tuple(each)) for cells, each in zip(written, places, strict=True)]


def _over_columns(lines: Sequence[PrintedLine], band: Sequence[Rule], rules: Rules) -> list[Rule]:
    """The narrower rules within the heads of a table without a grid that stand below heads over several columns."""
    if len(band) < 3 or rules.down:
        return []
    first, below = band[0], band[1]
    inside = [rule for rule in rules.across if below.at + 1 < rule.at < first.at - 1 and rule.length < first.length]
    return [rule for rule in inside if any(_heads(piece, line, rule) for line in lines for piece in line.pieces)]


def _heads(piece: Piece, line: PrintedLine, rule: Rule) -> bool:
    """Does a piece stand over a rule, and within it?"""
    inside = rule.start - _SAME <= piece.left and piece.right <= rule.end + _SAME
    return inside and _middle(line) > rule.at


def _first_below(rule: Rule, columns: Sequence[tuple[float, float]]) -> int:
    """The first column that a rule stands over, by more than half."""
    covered = [min(right, rule.end) - max(left, rule.start) > 0.5 * (right - left) for left, right in columns]
    return covered.index(True) if True in covered else 0


def _middle(line: PrintedLine) -> float:
    return line.base + 0.3 * line.size


def _tight(lines: Sequence[PrintedLine]) -> float:
    """The distance of two lines of one cell, where rows stand further apart than these; else 0."""
    gaps = sorted(above.base - line.base for above, line in zip(lines, lines[1:], strict=False))
    gaps = [gap for gap in gaps if gap > 0.8 * lines[0].size]
    return gaps[0] * _TIGHT if gaps and gaps[len(gaps) * 3 // 4] > gaps[0] * _TIGHT else 0.0


def _begins_row(
    line: PrintedLine, above: PrintedLine, placed: Sequence[tuple[int, str]], row: Sequence[Sequence[str]], tight: float
) -> bool:
    """By the distance where rows stand apart; else not where it goes on with the first cell, set in or in small
    letters, or fills only cells that wrap. Two figures in one column are two rows."""
    gap = above.base - line.base
    if gap > _GAP * line.size or any(row[at] and at and FIGURE.fullmatch(bare(text)) for at, text in placed):
        return True
    if tight:
        return gap > tight
    first = next((text for column, text in placed if column == 0), None)
    if first is None:
        return False
    has_figures = any(row[1:][at] for at in range(len(row) - 1))
    goes_on = bare(first)[:1].islower() or line.left > above.left + 0.5 * line.size and not has_figures
    return not goes_on


def _columns(lines: Sequence[PrintedLine], band: Sequence[Rule], rules: Rules) -> list[tuple[float, float]]:
    """The left and right end of each column."""
    top, bottom = lines[0].base + lines[0].size, lines[-1].base
    edges = sorted({round(rule.at) for rule in rules.down if rule.start < top and rule.end > bottom})
    edges = [edge for index, edge in enumerate(edges) if not index or edge - edges[index - 1] > 4]
    if len(edges) > 2:
        return list(zip(edges, edges[1:], strict=False))
    usual, _ = max(
        Counter(len(line.pieces) for line in lines).items(), key=lambda each: (each[0] > 1, each[1], each[0])
    )
    columns: list[tuple[float, float]] = []
    for line in lines:
        if len(line.pieces) < usual:
            continue
        for piece in sorted(line.pieces, key=lambda each: each.left):
            columns = _merged(columns, piece)
    return _without_halves(sorted(columns), lines)


def _without_halves(columns: list[tuple[float, float]], lines: Sequence[PrintedLine]) -> list[tuple[float, float]]:
    """Columns side by side of which no line fills both are one: its heading starts at its left, its figures end at its
    right."""
    filled = [{column for column, _ in _placed(line.pieces, columns)} for line in lines]
    kept = columns[:1]
    members = [{0}]
    for at, column in enumerate(columns[1:], 1):
        if len(columns) > 2 and not any(members[-1] & each and at in each for each in filled):
            kept[-1] = (kept[-1][0], column[1])
            members[-1].add(at)
        else:
            kept.append(column)
            members.append({at})
    return kept


def _merged(columns: Sequence[tuple[float, float]], piece: Piece) -> list[tuple[float, float]]:
    """The columns once the piece has widened the one that it stands in; one that is over several is a heading."""
    over = [column for column in columns if column[0] < piece.right and piece.left < column[1]]
    if len(over) > 1:
        return list(columns)
    widened = (
        (min(piece.left, *(c[0] for c in over)), max(piece.right, *(c[1] for c in over)))
        if over
        else (piece.left, piece.right)
    )
    return [*(column for column in columns if column not in over), widened]


def _placed(pieces: Sequence[Piece], columns: Sequence[tuple[float, float]]) -> list[tuple[int, str]]:
    """Each piece with the number of its column: the first it stands over, else the nearest."""
    placed = []
    for piece in pieces:
        over = [at for at, (left, right) in enumerate(columns) if left < piece.right - 1 and piece.left + 1 < right]
        nearest = min(
            range(len(columns)),
            key=lambda at: abs((columns[at][0] + columns[at][1]) / 2 - (piece.left + piece.right) / 2),
        )
        placed.append((over[0] if over else nearest, piece.text))
    return placed
