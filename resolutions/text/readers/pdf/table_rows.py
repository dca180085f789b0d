"""Rows and columns of a table on a page.

Columns are what vertical rules part, else what the rows of most pieces have in common. A piece over several columns
stands in the first of them. Rows are what rules part; between two rules a line begins a row unless it goes on with a
cell above it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..tables import FIGURE
from .furniture import bare
from .printed import Piece, PrintedLine
from .rules import Rule, Rules
from .strips import parted_at_strips

_GAP = 1.45
"""Sizes between the lines of one row."""
_TIGHT = 1.1
"""Times the distance of lines within a cell: rows that stand further apart are told by it."""
_MOST = 0.5
"""Of the width of a piece, that is over its column."""
_WITHIN = 8.0
"""Points by which a head may stand out over its rule."""


@dataclass(frozen=True, slots=True)
class TableRow:
    cells: tuple[str, ...]
    places: tuple[tuple[int, int], ...] = ()

    @property
    def text(self) -> str:
        return " ".join(filter(None, self.cells))


def rows_of(lines: Sequence[PrintedLine], band: Sequence[Rule], rules: Rules) -> list[TableRow]:
    """The rows of a table that these lines print; ``band`` are its wide rules, from the top."""
    lines = _parted(lines, band, rules)
    columns = _columns(lines, band, rules)
    cuts = [rule.at for rule in band]
    tight = _tight(lines)
    rows: list[list[list[str]]] = []
    places: list[list[tuple[int, int]]] = []
    above: PrintedLine | None = None
    over = _over_columns(lines, band, rules)
    counted = _several_between_rules(lines, cuts, columns)
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
        ruled = above is None or any(line.middle < cut < above.middle for cut in cuts)
        ruled = ruled or len(rows) == 1 and above is not None and _is_over_several(above, columns)
        within = (len(band) > 3 or len(band) > 2 and line.base > band[1].at) and line.base not in counted
        if ruled or not within and above is not None and _begins_row(line, above, columns, rows[-1], tight):
            rows.append([[] for _ in columns])
            places.append([])
        for column, text in placed:
            rows[-1][column].append(text)
        places[-1] += line.places
        above = line
    written = (tuple(" ".join(cell) for cell in row) for row in rows)
    return [TableRow(cells, tuple(each)) for cells, each in zip(written, places, strict=True)]


def _parted(lines: Sequence[PrintedLine], band: Sequence[Rule], rules: Rules) -> Sequence[PrintedLine]:
    """The lines of a table whose columns no rules part, with a piece for each of its cells. What stands above its
    second rule may be a head over several columns."""
    if _edges(lines, rules):
        return lines
    below = [line for line in lines if line.middle < band[1].at] if len(band) > 2 else lines
    return parted_at_strips(lines, below)


def _edges(lines: Sequence[PrintedLine], rules: Rules) -> Sequence[float]:
    """The places of the rules down the page that part columns; empty where there are no columns between them."""
    top, bottom = lines[0].base + lines[0].size, lines[-1].base
    edges = sorted({round(rule.at) for rule in rules.down if rule.start < top and rule.end > bottom})
    edges = [edge for index, edge in enumerate(edges) if not index or edge - edges[index - 1] > 4]
    return edges if len(edges) > 2 else []


def _is_over_several(line: PrintedLine, columns: Sequence[tuple[float, float]]) -> bool:
    """Has a line within the heads a piece over several columns? Their own heads stand below it."""
    reaches = [sum(_shares(piece, column) for column in columns) for piece in line.pieces]
    return len(line.pieces) > 1 and any(count != 1 for count in reaches)


def _shares(piece: Piece, column: tuple[float, float]) -> bool:
    """Does most of the narrower of the two stand over the other?"""
    narrower = min(column[1] - column[0], piece.right - piece.left)
    return min(column[1], piece.right) - max(column[0], piece.left) > _MOST * narrower


def _over_columns(lines: Sequence[PrintedLine], band: Sequence[Rule], rules: Rules) -> list[Rule]:
    """The narrower rules within the heads of a table without a grid that stand below heads over several columns."""
    if len(band) < 3 or rules.down:
        return []
    first, below = band[0], band[1]
    inside = [rule for rule in rules.across if below.at + 1 < rule.at < first.at - 1 and rule.length < first.length]
    return [rule for rule in inside if any(_heads(piece, line, rule) for line in lines for piece in line.pieces)]


def _heads(piece: Piece, line: PrintedLine, rule: Rule) -> bool:
    """Does a piece stand over a rule, and within it?"""
    inside = rule.start - _WITHIN <= piece.left and piece.right <= rule.end + _WITHIN
    return inside and line.middle > rule.at


def _several_between_rules(
    lines: Sequence[PrintedLine], cuts: Sequence[float], columns: Sequence[tuple[float, float]]
) -> set[float]:
    """The heights of lines between two rules that have several rows between them: figures in most columns of two."""
    found: set[float] = set()
    for top, bottom in pairwise(cuts):
        inside = [line for line in lines if bottom < line.middle < top]
        figures = (sum(FIGURE.fullmatch(bare(piece.text)) is not None for piece in line.pieces[1:]) for line in inside)
        if sum(count * 2 >= len(columns) - 1 for count in figures) > 1:
            found.update(line.base for line in inside)
    return found


def _first_below(rule: Rule, columns: Sequence[tuple[float, float]]) -> int:
    """The first column that a rule stands over, by more than half."""
    covered = [min(right, rule.end) - max(left, rule.start) > 0.5 * (right - left) for left, right in columns]
    return covered.index(True) if True in covered else 0


def _tight(lines: Sequence[PrintedLine]) -> float:
    """The distance of two lines of one cell, where rows stand further apart than these; else 0."""
    gaps = sorted(above.base - line.base for above, line in zip(lines, lines[1:], strict=False))
    gaps = [gap for gap in gaps if gap > 0.8 * lines[0].size]
    return gaps[0] * _TIGHT if gaps and gaps[len(gaps) * 3 // 4] > gaps[0] * _TIGHT else 0.0


def _begins_row(
    line: PrintedLine,
    above: PrintedLine,
    columns: Sequence[tuple[float, float]],
    row: Sequence[Sequence[str]],
    tight: float,
) -> bool:
    """By the distance where rows stand apart; else not where it goes on with the first cell, set in or in small
    letters, or fills only cells that wrap: of which the line above is full. Two figures in one column are two rows."""
    gap = above.base - line.base
    placed = _placed(line.pieces, columns)
    if gap > _GAP * line.size or any(row[at] and at and FIGURE.fullmatch(bare(text)) for at, text in placed):
        return True
    if tight:
        return gap > tight
    if _wraps(line, above, columns):
        return False
    first = next((text for column, text in placed if column == 0), None)
    if first is None:
        return False
    has_figures = any(row[1:][at] for at in range(len(row) - 1))
    goes_on = bare(first)[:1].islower() or line.left > above.left + 0.5 * line.size and not has_figures
    return not goes_on


def _wraps(line: PrintedLine, above: PrintedLine, columns: Sequence[tuple[float, float]]) -> bool:
    """Had none of the first words of its cells, which are no figures, room in the line above it?"""
    over = {at: piece for piece in above.pieces for at, _ in _placed([piece], columns)}
    for piece in line.pieces:
        at, text = _placed([piece], columns)[0]
        if at not in over or FIGURE.fullmatch(bare(text)):
            return False
        word = (piece.right - piece.left) * len(bare(text).split(" ")[0]) / max(len(bare(text)), 1)
        if over[at].right + word < columns[at][1]:
            return False
    return True


def _columns(lines: Sequence[PrintedLine], band: Sequence[Rule], rules: Rules) -> list[tuple[float, float]]:
    """The left and right end of each column."""
    if edges := _edges(lines, rules):
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
    """Each piece with the number of its column: the one that has most of it, the first of several it stands over, else
    the nearest."""
    placed = []
    for piece in pieces:
        over = [at for at, (left, right) in enumerate(columns) if left < piece.right - 1 and piece.left + 1 < right]
        most = [
            at
            for at in over
            if min(columns[at][1], piece.right) - max(columns[at][0], piece.left) > _MOST * (piece.right - piece.left)
        ]
        over = most or over
        nearest = min(
            range(len(columns)),
            key=lambda at: abs((columns[at][0] + columns[at][1]) / 2 - (piece.left + piece.right) / 2),
        )
        placed.append((over[0] if over else nearest, piece.text))
    return placed
