"""Roll-call numbers of the United Nations General Assembly Voting Data (Voeten, Strezhnev, Bailey), by symbol.

None comes with the archive, and none is guessed: they are read from a copy of that data which its owner brings, under
the name and license that stand in the card of the dump.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

_WHOLE = {"", "0", "NA"}
"""What the columns ``amend`` and ``para`` have where the vote was on a text as a whole."""


@dataclass(frozen=True, slots=True)
class RollCalls:
    """``source`` is the name and license of the data; empty where none was brought."""

    source: str = ""
    numbers: Mapping[str, int] = field(default_factory=dict)

    def of(self, symbol: str | None) -> int | None:
        """Of the vote in the plenary on this text as a whole."""
        return self.numbers.get(unres(symbol) or "")


def unres(symbol: str | None) -> str | None:
    """``A/RES/66/152`` as that data writes it: ``R/66/152``."""
    return f"R/{symbol.removeprefix('A/RES/')}" if symbol and symbol.startswith("A/RES/") else symbol


def read_roll_calls(file: Path, source: str) -> RollCalls:
    """A CSV with the columns ``rcid`` and ``unres``, and ``amend`` and ``para`` where it has them. A symbol that
    several votes on a whole text bear has no number. Raises ``ValueError``."""
    found: dict[str, set[int]] = defaultdict(set)
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines)
        if not {"rcid", "unres"} <= set(rows.fieldnames or ()):
            raise ValueError("it has no columns “rcid” and “unres”")
        for row in rows:
            rcid = (row["rcid"] or "").removesuffix(".0")
            if not rcid.isdigit():
                raise ValueError(f"line {rows.line_num}: “rcid” is no number")
            if all((row.get(name) or "").removesuffix(".0") in _WHOLE for name in ("amend", "para")):
                found[(row["unres"] or "").strip()].add(int(rcid))
    return RollCalls(source, {name: next(iter(of)) for name, of in found.items() if name and len(of) == 1})
