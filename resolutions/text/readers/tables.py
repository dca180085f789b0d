"""Which tables of a container are tables, and which only lay out the page: UN mastheads stand in tables too."""

from __future__ import annotations

import re
from collections.abc import Sequence

FIGURE = re.compile(r"[(–-]?\s*\d[\d\s.,]*%?\)?[a-z*]?|[–—-]|\d{1,2}[.:]\d\d.*")
_LONGEST_CELL = 300


def is_data_table(rows: Sequence[Sequence[str]], *, has_heads: bool) -> bool:
    """Two columns and two rows at least, no cell a paragraph, and column heads or figures in most of the rows."""
    filled = [[cell for cell in row if cell] for row in rows]
    wide = [row for row in filled if len(row) > 1]
    if len(wide) < 2 or any(len(cell) > _LONGEST_CELL for row in filled for cell in row):
        return False
    figures = sum(any(FIGURE.fullmatch(cell) for cell in row) for row in wide)
    return has_heads or figures * 2 > len(wide)
