"""OCR of printed Official Records, 1946 to 1992: are all resolutions of a page found, each under its own symbol, and
its notes in the resolution that has their marks? ``official_records.csv`` says by hand on which lines they begin.

python -m benchmarks.official_records CORPUS    # the half that may be looked at: what is wrong, file by file
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.matching import Tally
from benchmarks.options import options
from benchmarks.sources import is_held_out
from resolutions.text.document import Document
from resolutions.text.parse import parse_all

REACH = {"official_records_headings": 0.97, "official_records_notes": 0.9, "official_records_wrong_symbols": 0}
_WORDS = {
    "official_records_headings": "headings found with the right symbol",
    "official_records_wrong_symbols": "symbols that the page does not bear",
    "official_records_notes": "notes found",
    "official_records_notes_placed": "notes found that have their mark in the text of the same resolution",
    "official_records_notes_wrong": "lines of the text taken for notes",
}


@dataclass(slots=True)
class Printed:
    """What a page bears: symbols, and notes as (line, mark)."""

    symbols: Counter[str] = field(default_factory=Counter)
    notes: set[tuple[int, str]] = field(default_factory=set)


@dataclass(slots=True)
class OfficialRecords:
    """What was found of it in some files."""

    files: int = 0
    headings: Tally = field(default_factory=Tally)
    notes: Tally = field(default_factory=Tally)
    placed: Tally = field(default_factory=Tally)
    lines: list[str] = field(default_factory=list)

    def add(self, name: str, printed: Printed, documents: tuple[Document, ...]) -> None:
        self.files += 1
        read = Counter(document.symbol for document in documents if document.symbol)
        self.headings += Tally((read & printed.symbols).total(), printed.symbols.total(), read.total())
        notes = {(note.lines[0], note.mark): document for document in documents for note in document.footnotes}
        found = notes.keys() & printed.notes
        self.notes += Tally(len(found), len(printed.notes), len(notes))
        placed = [one for one in found if _has_mark(notes[one], one[1])]
        self.placed += Tally(len(placed), len(found), len(found))
        wrong = [f"{symbol} is missing" for symbol in (printed.symbols - read).elements()]
        wrong += [f"{symbol} is not on the page" for symbol in (read - printed.symbols).elements()]
        wrong += [f"note {mark} of line {line} is missing" for line, mark in sorted(printed.notes - notes.keys())]
        wrong += [f"line {line} is no note {mark}" for line, mark in sorted(notes.keys() - printed.notes)]
        wrong += [f"note {mark} of line {line} has no place" for line, mark in sorted(found - {*placed})]
        self.lines += [f"{name}: {each}" for each in wrong]

    def figures(self) -> dict[str, float]:
        values = (
            self.headings.recall,
            self.headings.given - self.headings.found,
            self.notes.recall,
            self.placed.recall,
            self.notes.given - self.notes.found,
        )
        return {name: round(value, 5) for name, value in zip(_WORDS, values, strict=True)}


def _has_mark(document: Document, mark: str) -> bool:
    return any(note.mark == mark for paragraph in document.paragraphs for note in paragraph.notes)


def printed() -> dict[str, Printed]:
    """By the name of the file."""
    found: dict[str, Printed] = {}
    with (Path(__file__).parent / "official_records.csv").open(newline="") as rows:
        for row in csv.DictReader(rows):
            page = found.setdefault(row["file"], Printed())
            if row["what"] == "title":
                page.symbols[row["value"]] += 1
            else:
                page.notes.add((int(row["line"]), row["value"]))
    return found


def _files(corpus: Path) -> Iterator[tuple[str, Printed, Path]]:
    for name, page in printed().items():
        path = corpus / "official-records" / f"{name}.txt"
        if path.exists():
            yield name, page, path


def measured(corpus: Path, *, tuning: bool = False) -> OfficialRecords:
    """Of the half held out, or with ``tuning`` of the other."""
    outcome = OfficialRecords()
    for name, page, path in _files(corpus):
        if is_held_out(name) != tuning:
            outcome.add(name, page, parse_all(path.read_bytes(), name=path.name))
    return outcome


def section(corpus: Path) -> tuple[dict[str, float], str]:
    """The figures, and what they count; nothing where the corpus has no such files."""
    outcome = measured(corpus)
    if not outcome.files:
        return {}, ""
    figures = outcome.figures()
    lines = [
        f"## OCR of Official Records, against what the pages bear\n\n{outcome.files} files held out, "
        f"{outcome.headings.wanted} headings and {outcome.notes.wanted} notes.\n",
        "| what | measured |",
        "|---|---|",
        *(f"| {words} | {figures[name]:g} |" for name, words in _WORDS.items()),
    ]
    return figures, "\n".join([*lines, ""])


def main() -> None:
    asked = options(__doc__).parse_args()
    outcome = measured(asked.corpus, tuning=True)
    print("\n".join([*outcome.lines, *(f"{name} {value:g}" for name, value in outcome.figures().items())]))


if __name__ == "__main__":
    main()
