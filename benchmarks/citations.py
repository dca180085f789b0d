"""How well citations are found: the rules over the Secretariat's XML against the links the Secretariat set.

python -m benchmarks.citations CORPUS [--worst N]

Counted: each (paragraph or footnote, symbol) once, without the letters of parts, of which the links keep some and drop
others. The links leave out whole kinds of reference; these are counted apart (``unlinked``), not as wrong: decisions,
resolutions of the Commission on Human Rights, second halves of double symbols, and "Ibid." Where a link is missing or
leads to another document than the text names, it counts as ours to lose.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from benchmarks.options import options
from benchmarks.report import report
from resolutions.text.citations import cite
from resolutions.text.document import Citation, Document
from resolutions.text.readers.akn import read_akn
from resolutions.text.symbols import Symbol

Place = tuple[str, str, str]
"""Document, paragraph or footnote, symbol's key."""


def cited(symbol: str) -> str:
    return replace(Symbol.parse(symbol), part="", twin=None).key


def is_never_linked(citation: Citation, text: str) -> bool:
    symbol = Symbol.parse(citation.symbol)
    second_half = text[max(citation.start - 1, 0) : citation.start] in {"-", "\u2010", "\u2011", "\u2013"}
    of_commission = symbol.is_resolution and symbol.organ.startswith("E/CN.4")
    return symbol.is_decision or of_commission or second_half or citation.as_written == "Ibid."


def compare(document: Document, wanted: set[Place], given: set[Place], unlinked: set[Place]) -> None:
    name = document.symbol or document.source
    texts = {p.id: p.text for p in document.paragraphs} | {f"fn{note.mark}": note.text for note in document.footnotes}
    wanted.update((name, link.where, cited(link.symbol)) for link in document.citations)
    for citation in cite(document):
        place = (name, citation.where, cited(citation.symbol))
        (unlinked if is_never_linked(citation, texts.get(citation.where, "")) else given).add(place)


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--worst", type=int, default=0, help="show so many of the symbols most often lost or added")
    asked = parser.parse_args()
    wanted: set[Place] = set()
    given: set[Place] = set()
    unlinked: set[Place] = set()
    files = sorted(asked.corpus.glob("akn/*/*.xml"))
    for path in files:
        document = read_akn(path.read_bytes(), name=path.name)
        if document.language == "en":
            compare(document, wanted, given, unlinked)
    unlinked -= given | wanted
    found = len(wanted & given)
    figures = {
        "precision": found / len(given),
        "recall": found / len(wanted),
        "citation_f1": 2 * found / (len(given) + len(wanted)),
        "citation_f1_strict": 2 * found / (len(given) + len(unlinked) + len(wanted)),
    }
    counts = (f"{len(wanted)} links", f"{len(given)} citations", f"{len(unlinked)} of kinds never linked")
    lines = [f"{len(files)} documents, {', '.join(counts)}.", ""]
    for title, places in (("lost", wanted - given), ("added", given - wanted)):
        for symbol, count in Counter(symbol for _, _, symbol in places).most_common(asked.worst):
            lines.append(f"- {title} {count} times: {symbol}, as in {min(p[:2] for p in places if p[2] == symbol)}")
    rounded = {name: round(value, 4) for name, value in figures.items()}
    report("citations", "Citations, measured", rounded, {}, {}, lines, tiny=asked.tiny)


if __name__ == "__main__":
    main()
