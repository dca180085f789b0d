"""How faithfully documents are read: the text of PDFs against the Secretariat's XML of the same resolutions.

python -m benchmarks.fidelity CORPUS [--worst N] [--show SYMBOL]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from resolutions.text.document import Document
from resolutions.text.parse import Unreadable, parse
from resolutions.text.readers.akn import read_akn
from resolutions.text.symbols import Symbol

from .matching import Score, Tally, score

FIGURES = {
    "block_f1": ("block", "f1", 0.998),
    "documents_perfect": ("perfect", "recall", 0.97),
    "part_accuracy": ("part", "recall", 0.9995),
    "number_accuracy": ("number", "recall", 0.9995),
    "character_recall": ("character", "recall", 0.9995),
    "footnote_f1": ("footnote", "f1", 0.999),
    "anchor_accuracy": ("anchor", "recall", 0.995),
    "annex_block_f1": ("annex_block", "f1", 0.975),
    "heading_f1": ("heading", "f1", None),
    "citation_f1": ("citation", "f1", 0.98),
    "citation_f1_strict": ("citation_strict", "f1", None),
    "symbol": ("symbol", "recall", 0.998),
    "session": ("session", "recall", 0.998),
    "issued_on": ("issued_on", "recall", 0.998),
    "adopted_on": ("adopted_on", "recall", 0.998),
    "meeting": ("meeting", "recall", 0.998),
    "origin": ("origin", "recall", 0.998),
    "agenda_items": ("agenda_items", "recall", 0.998),
    "agenda_title": ("agenda_title", "recall", None),
    "title": ("title", "recall", 0.998),
}
"""Each figure's tally, how it is summed up, and the figure to reach."""


def truths(folder: Path) -> dict[str, Document]:
    """The XML's documents by the key of their symbol."""
    found = (read_akn(path.read_bytes(), name=path.name) for path in sorted(folder.glob("*.xml")))
    return {Symbol.parse(document.symbol).key: document for document in found if document.symbol}


def readings(folder: Path, known: dict[str, Document]) -> Iterator[tuple[str, Document, Document | None]]:
    """Symbol key, truth and reading of every text whose resolution is among ``known``."""
    for path in sorted(folder.glob("*.txt")):
        key = Symbol.from_reader(path.stem).key
        if key in known:
            try:
                yield key, known[key], parse(path.read_bytes(), name="document.txt")
            except Unreadable:
                yield key, known[key], None


def empty(truth: Document) -> Document:
    """What a text that could not be read counts as."""
    return replace(Document(source=truth.source, format="none"))


def print_figures(total: Score, documents: int) -> dict[str, float]:
    figures = {}
    print(f"{documents} documents\n")
    for name, (tally_name, way, reach) in FIGURES.items():
        tally = total.tallies.get(tally_name, Tally())
        figures[name] = round(getattr(tally, way), 5)
        mark = " " if reach is None or figures[name] >= reach else "*"
        print(
            f"{mark} {name:<18} {figures[name]:.4f}  {reach or '':<7} {tally.found} of {tally.wanted}, "
            f"{tally.given} given"
        )
    return figures


def print_worst(scores: dict[str, Score], count: int) -> None:
    def lost(each: Score) -> int:
        found = [each.tallies[name] for name in ("block", "annex_block", "footnote", "anchor")]
        return sum(tally.wanted + tally.given - 2 * tally.found for tally in found)

    for key in sorted(scores, key=lambda key: lost(scores[key]), reverse=True)[:count]:
        print(f"\n{key}: {lost(scores[key])} lost")
        for difference in scores[key].differences[:3]:
            print(f"    {difference}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("corpus", type=Path)
    options.add_argument("--worst", type=int, default=0, metavar="N")
    options.add_argument("--show", metavar="SYMBOL")
    given = options.parse_args()
    total, scores = Score(), {}
    for key, truth, read in readings(given.corpus / "pdf-text/79", truths(given.corpus / "akn/79")):
        if given.show and Symbol.from_reader(given.show).key != key:
            continue
        scores[key] = score(truth, read or empty(truth))
        total.merge(scores[key])
    print_figures(total, len(scores))
    print_worst(scores, given.worst)
    for line in scores[Symbol.from_reader(given.show).key].differences if given.show else ():
        print(line)


if __name__ == "__main__":
    main()
