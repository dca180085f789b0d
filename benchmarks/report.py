"""What every measurement ends with: a table for people, a page in ``docs``, one line of JSON for programs."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.machine import day_and_machine

_DOCS = Path(__file__).parent.parent / "docs"


def report(
    name: str,
    title: str,
    figures: Mapping[str, float],
    reach: Mapping[str, float],
    yardsticks: Mapping[str, float],
    sections: Sequence[str] = (),
    *,
    tiny: bool = False,
) -> None:
    """``reach`` holds the figure to reach of some ``figures``; ``yardsticks`` what others give in the same run.

    ``sections`` are further parts of the page, in Markdown. The page goes to the folder that the environment names in
    ``BENCH_DOCS``, else to ``docs``; a ``tiny`` measurement has none there.
    """
    rows = [f"| {figure} | {value:g} | {reach.get(figure, '')} |" for figure, value in figures.items()]
    rows += [f"| {figure} | {value:g} | |" for figure, value in yardsticks.items()]
    table = ["| figure | measured | reach |", "|---|---|---|", *rows]
    folder = os.environ.get("BENCH_DOCS") or (None if tiny else _DOCS)
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        Path(folder, f"{name}.md").write_text(
            "\n".join([f"# {title}", "", f"{day_and_machine()}.", "", *table, "", *sections, ""])
        )
    print("\n".join([*table, "", *sections]))
    print(json.dumps({"bench": name, "figures": dict(figures), "yardsticks": dict(yardsticks)}))


def conclude(
    name: str,
    title: str,
    figures: Mapping[str, float],
    reach: Mapping[str, float],
    remarks: Sequence[str],
    scale: Any,
    tiny: bool,
) -> None:
    """The report of a measurement with a scale: what is to be reached first, and how much was measured."""
    order = [*reach, *(figure for figure in figures if figure not in reach)]
    rounded = {figure: round(figures[figure], 3) for figure in order}
    size = ", ".join(f"{field} {value:,g}" for field, value in asdict(scale).items())
    load = f"Measured with {size}; the machine's load was {os.getloadavg()[2]:.1f} at the end."
    report(name, title, rounded, reach, {}, [*remarks, load], tiny=tiny)
