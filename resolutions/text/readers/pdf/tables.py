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
_FEWEST_LINES = 3
_TALLEST = 500
"""Points between two rules of one table."""


@dataclass(frozen=True, slots=True)
class TableRow:
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(filter(None, self.cells))


Item = PrintedLine | TableRow


def with_tables(lines: Sequence[PrintedLine], rules: Rules, width: float) -> list[Item]:
    """The lines of a page's text, those of its tables as rows."""
    items: list[Item] = []
    taken = 0
    for start, end, band in _candidates(lines, rules, width):
        if start < taken:
            continue
        rows = _rows(lines[start:end], band, rules)
        cells = [row.cells for row in rows]
        if not is_data_table(cells, has_heads=len(band) > 2) or _is_a_list(cells):
            continue
        items += [*lines[taken:start], *rows]
        taken = end
    return [*items, *lines[taken:]]


def _candidates(lines: Sequence[PrintedLine], rules: Rules, width: float) -> list[tuple[int, int, list[Rule]]]:
    """Where a table may stand, as the first line and the one behind the last, with its rules from the top down."""
    found = [
        (start, end, group)
        for group in _groups(rules.across, width)
        for start, end in [_between(lines, group[0].at, group[-1].at)]
        if end > start
    ]
    found += [(start, end, []) for start, end in _aligned(lines)]
    return sorted(found, key=lambda each: (each[0], -len(each[2])))


def _groups(across: Sequence[Rule], width: float) -> list[list[Rule]]:
    """Wide rules below each other that are as wide as each other, with the narrower ones between them."""
    groups: list[list[Rule]] = []
    wide = [rule for rule in across if rule.length >= _WIDE * width]
    for rule in wide:
        last = groups[-1] if groups else None
        if last and _alike(last[0], rule) and last[-1].at - rule.at <= _TALLEST:
            last.append(rule)
        else:
            groups.append([rule])
    groups = [group for group in groups if len(group) > 1]
    for group in groups:
        top, bottom = group[0].at, group[-1].at
        inner = (
            rule
            for rule in across
            if bottom < rule.at < top and rule not in group and group[0].start - _SAME <= rule.start <= group[0].end
        )
        group.extend(inner)
        group.sort(key=lambda rule: -rule.at)
    return groups


def _alike(one: Rule, other: Rule) -> bool:
    return abs(one.start - other.start) <= _SAME and abs(one.end - other.end) <= _SAME


def _between(lines: Sequence[PrintedLine], top: float, bottom: float) -> tuple[int, int]:
    inside = [index for index, line in enumerate(lines) if bottom - 1 <= line.base + 0.3 * line.size <= top + 1]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _aligned(lines: Sequence[PrintedLine]) -> list[tuple[int, int]]:
    """Runs of lines of the same number of pieces, figures among them, without any rule."""
    found = []
    start = 0
    for index in range(1, len(lines) + 1):
        if index < len(lines) and _is_row(lines[index]) and len(lines[index].pieces) == len(lines[start].pieces):
            continue
        if index - start >= _FEWEST_LINES and _is_row(lines[start]):
            found.append((start, index))
        start = index
    return found


def _is_row(line: PrintedLine) -> bool:
    return len(line.pieces) > 1 and any(FIGURE.fullmatch(bare(piece.text)) for piece in line.pieces[1:])


def _is_a_list(rows: Sequence[Sequence[str]]) -> bool:
    """Numbers of paragraphs set apart from their text look like a column."""
    numbered = sum(bool(read_enumerators(f"{bare(row[0])} ")) for row in rows)
    return len(rows[0]) == 2 and numbered * 2 > len(rows)


def _rows(lines: Sequence[PrintedLine], band: Sequence[Rule], rules: Rules) -> list[TableRow]:
    columns = _columns(lines, band, rules)
    cuts = [rule.at for rule in band]
    full = [rule.at for rule in band if not band or _alike(rule, band[0])]
    gridded = len(full) > 3
    rows: list[list[list[str]]] = []
    above: PrintedLine | None = None
    for index, line in enumerate(lines):
        placed = _placed(line.pieces, columns)
        ruled = above is None or any(line.base + 0.3 * line.size < cut < above.base + 0.3 * above.size for cut in cuts)
        header = len(full) > 2 and line.base > full[1]
        if ruled or not (gridded or header) and _begins_row(line, lines[index - 1], placed, rows[-1]):
            rows.append([[] for _ in columns])
        for column, text in placed:
            rows[-1][column].append(text)
        above = line
    return [TableRow(tuple(" ".join(cell) for cell in row)) for row in rows]


def _begins_row(
    line: PrintedLine, above: PrintedLine, placed: Sequence[tuple[int, str]], row: Sequence[Sequence[str]]
) -> bool:
    """Not where it goes on with the first cell, set in or in small letters, or fills only cells that wrap."""
    if above.base - line.base > _GAP * line.size:
        return True
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
    return sorted(columns)


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
