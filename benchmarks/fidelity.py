"""How faithfully documents are read: the text of PDFs against the Secretariat's XML of the same resolutions.

python -m benchmarks.fidelity CORPUS [--worst N] [--show SYMBOL] [--style STYLE] [--kind KIND]
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from statistics import median

from pypdfium2 import PdfDocument
from rapidfuzz import fuzz, process

from benchmarks import official_records
from benchmarks.degrade import PDF, STYLES
from benchmarks.matching import COVER, Score, Tally, letters, score
from benchmarks.options import options
from benchmarks.report import report
from benchmarks.sources import (
    SESSIONS_RENDERED,
    SOURCES,
    Outcome,
    Pair,
    in_style,
    issued_pdf_files,
    measured,
    publish,
    read_faults,
    sources_section,
    texts_of_pdfs,
)
from resolutions.text.parse import parse, parse_all
from resolutions.text.symbols import Symbol

FIGURES = {
    "block_f1": ("block", "f1", 0.998),
    "documents_perfect": ("perfect", "recall", 0.97),
    "part_accuracy": ("part", "recall", 0.9995),
    "number_accuracy": ("number", "recall", 0.9995),
    "character_recall": ("character", "recall", 0.9995),
    "footnote_f1": ("footnote", "f1", 0.999),
    "anchor_accuracy": ("anchor", "recall", 0.995),
    "annex_block_f1": ("annex_block", "f1", 0.975),
    "opening_accuracy": ("opening", "recall", None),
    "same_id": ("same_id", "recall", None),
    "heading_f1": ("heading", "f1", None),
    "citation_f1": ("citation", "f1", 0.98),
    "citation_f1_strict": ("citation_strict", "f1", None),
    **{name: (name, "recall", 0.998 if name != "agenda_title" else None) for name in COVER},
}
"""Each figure's tally, how it is summed up, and the figure to reach."""

REACH = {name: reach for name, (_, _, reach) in FIGURES.items() if reach is not None}
REACH_BY_KIND = {
    "issued_pdf_faulty": 0.025,
    "issued_pdf_silent": 0.005,
    "issued_pdf_false_alarms": 0.02,
    "issued_pdf_block_f1": 0.9985,
    "issued_pdf_documents_perfect": 0.975,
    "issued_pdf_footnote_f1": 0.9995,
    "issued_pdf_part_accuracy": 0.998,
    "issued_pdf_cover": 0.998,
    "issued_pdf_heading_f1": 0.98,
    "issued_pdf_annex_block_f1": 0.99,
    "issued_pdf_same_id": 0.99,
    "issued_pdf_cell_accuracy": 0.95,
    "issued_pdf_ms_of_ten_pages": 100,
    "draft_pdf_faulty": 0.03,
    "pdf_text_faulty": 0.025,
    "pdf_text_silent": 0.005,
    "rendered_text_silent": 0.005,
    "rendered_text_false_alarms": 0.02,
}
"""By kind of source. Shares of faulty documents, silent faults and false alarms, and the time, are to stay below."""
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
"""Bytes of the texts whose time is taken; of these the second and the last tell how it grows."""
TINY_SIZES = (1_000, 10_000, 20_000)
WITHOUT_TRUTH = {
    "text of PDFs: drafts of session 80": "pdf-text/80-drafts/*.txt",
    "text of PDFs: other documents": "pdf-text/other/*.txt",
    "OCR of Official Records": "official-records/*.txt",
    "Markdown of four converters": "markdown/*/*.md",
}


def from_pdf(corpus: Path) -> Iterator[Pair]:
    """Every text of session 79 whose XML is there."""
    return texts_of_pdfs(corpus)


def measure(readings: Iterable[Pair]) -> tuple[Score, dict[str, Score], Score]:
    """The sum over all documents, each document's own score, and the sum with the XML's faults counted as ours."""
    faults = read_faults()
    total, strict, scores = Score(), Score(), {}
    for key, truth, read in readings:
        scores[key] = score(truth, read, frozenset(faults.get(key, ())))
        total.merge(scores[key])
        strict.merge(score(truth, read) if key in faults else scores[key])
    return total, scores, strict


def figures_of(total: Score) -> dict[str, float]:
    return {
        name: round(getattr(total.tallies.get(tally, Tally()), way), 5) for name, (tally, way, _) in FIGURES.items()
    }


def counts_section(total: Score, strict: Score, documents: int) -> str:
    """What the figures are made of, with the XML's faults apart and with them counted."""
    plain = figures_of(strict)
    rows = [
        f"| {name} | {tally.found} | {tally.wanted} | {tally.given} | {plain[name]:g} |"
        for name, (key, _, _) in FIGURES.items()
        if (tally := total.tallies.get(key, Tally()))
    ]
    head = ["| figure | found | in the truth | in the reading | faults of the XML counted |", "|---|---|---|---|---|"]
    return "\n".join(
        [f"## What was counted\n\n{documents} documents, all of those with both XML and text.\n", *head, *rows, ""]
    )


def faults_section() -> str:
    rows = [f"| {symbol} | {place} | {why} |" for symbol, each in read_faults().items() for place, why in each.items()]
    head = ["## Where the XML itself is wrong", "", "| resolution | place | why |", "|---|---|---|"]
    return "\n".join([*head, *rows, ""])


def styles(corpus: Path) -> tuple[dict[str, float], str]:
    """The XML of other sessions, rendered and read back: blocks and footnotes of each style, and the whole table."""
    found = {}
    names = ("block_f1", "annex_block_f1", "documents_perfect", "part_accuracy", "number_accuracy", "footnote_f1")
    names += ("anchor_accuracy", "character_recall", "title")
    lines = [f"## Rendered in other styles, sessions {', '.join(SESSIONS_RENDERED)}", ""]
    lines += [f"| style | {' | '.join(names)} |", "|---" * (len(names) + 1) + "|"]
    for style in (*STYLES, PDF):
        figures = figures_of(measure(in_style(style)(corpus))[0])
        found |= {f"{style}_{name}": figures[name] for name in ("block_f1", "footnote_f1")}
        lines.append(f"| {style} | " + " | ".join(f"{figures[name]:.4f}" for name in names) + " |")
    return found, "\n".join([*lines, ""])


def without_truth_section(corpus: Path) -> str:
    """What is read of sources that have no XML: how much of their letters has a place, and what is left unread."""
    lines = [
        "## Without a truth to compare with",
        "",
        "| source | files | documents | with title | paragraphs | unread lines |",
    ]
    lines.append("|---|---|---|---|---|---|")
    for name, pattern in WITHOUT_TRUTH.items():
        paths = sorted(corpus.glob(pattern))
        done = [document for path in paths for document in parse_all(path.read_bytes(), name=path.name)]
        titled, unread = sum(bool(d.title) for d in done), sum(len(d.unread) for d in done)
        paragraphs = sum(len(d.paragraphs) for d in done)
        lines.append(f"| {name} | {len(paths)} | {len(done)} | {titled} | {paragraphs} | {unread} |")
    return "\n".join([*lines, ""])


def labelled_section(corpus: Path) -> str:
    """OCR of Official Records against paragraphs a program labelled: an agreement, for the labels are no truth."""
    wanted = equal = alike = same = 0
    for path in sorted((corpus / "labelled").glob("*.json")):
        labels = [each for each in json.loads(path.read_text()) if each["paragraph_type"] and len(each["text"]) > 40]
        source = corpus / "official-records" / f"{path.stem}.txt"
        read = (
            [p for d in parse_all(source.read_bytes(), name=source.name) for p in d.paragraphs]
            if source.exists()
            else []
        )
        choices = [letters(paragraph.text) for paragraph in read]
        for label in labels if choices else ():
            nearest = process.extractOne(letters(label["text"]), choices, scorer=fuzz.ratio, score_cutoff=93)
            wanted += 1
            if nearest:
                alike += 1
                equal += nearest[0] == letters(label["text"])
                same += read[nearest[2]].kind == label["paragraph_type"]
    return (
        "## Official Records against labels made by a program\n\n"
        f"Of {wanted} labelled paragraphs {equal} were read letter for letter and {alike} at least nearly; "
        f"{same} of these under the same kind. The labels are right in about 98 of 100 documents, and call the text of "
        "annexes preambular or operative.\n"
    )


def milliseconds(data: bytes) -> float:
    start = time.process_time()
    parse(data, name="document.txt")
    return (time.process_time() - start) * 1000


def speed(corpus: Path, sizes: Sequence[int]) -> tuple[dict[str, float], str]:
    """Median over the texts of session 79; and one text repeated, to see that time grows as length does."""
    texts = [path.read_bytes() for path in sorted((corpus / "pdf-text/79").glob("*.txt"))]
    typical = min(texts, key=lambda text: abs(len(text) - 12_000))
    times = {size: milliseconds(typical * max(size // len(typical), 1)) for size in sizes}
    figures = {
        "ms_median": round(median(milliseconds(text) for text in texts), 2),
        "growth": round(times[sizes[-1]] / sizes[-1] / (times[sizes[1]] / sizes[1]), 2),
    }
    lines = ["## Speed", "", "One core. One text repeated:", "", "| bytes | ms | ms for each MB |", "|---|---|---|"]
    lines += [f"| {size:,} | {ms:.1f} | {ms / size * 1_000_000:.0f} |" for size, ms in times.items()]
    return figures, "\n".join([*lines, ""])


def speed_of_pdfs(corpus: Path) -> dict[str, float]:
    """Median over the issued PDFs of the time for each ten of their pages."""
    times = []
    for path in issued_pdf_files(corpus):
        data = path.read_bytes()
        times.append(milliseconds(data) / len(PdfDocument(data)) * 10)
    return {"issued_pdf_ms_of_ten_pages": round(median(times), 1)} if times else {}


def worst(scores: dict[str, Score], count: int) -> str:
    """The documents that lost most, each with its first differences."""

    def lost(each: Score) -> int:
        found = [each.tallies[name] for name in ("block", "annex_block", "footnote", "anchor")]
        return sum(tally.wanted + tally.given - 2 * tally.found for tally in found)

    ordered = sorted((key for key in scores if lost(scores[key])), key=lambda key: lost(scores[key]), reverse=True)
    lines = []
    for key in ordered[:count]:
        lines += [f"\n{key}: {lost(scores[key])} lost", *(f"    {each}" for each in scores[key].differences[:4])]
    return "\n".join(lines)


def looked_at(total: Score, scores: dict[str, Score], figures: dict[str, float], shown: str | None, most: int) -> str:
    """For whoever mends the reading: what is below its mark, and every difference of one document or the worst ones."""
    counted = {name for name, (tally, _, _) in FIGURES.items() if total.tallies[tally].wanted}
    missed = [
        f"{name} {value:.4f}" for name, value in figures.items() if value < REACH.get(name, 0) and name in counted
    ]
    lines = scores[shown].differences if shown else [worst(scores, most)]
    return "\n".join([f"{len(scores)} documents; below the mark: {', '.join(missed) or 'nothing'}", *lines])


def by_kind(corpus: Path, *, whole: bool) -> tuple[dict[str, float], str]:
    """Every kind of source that the corpus holds: its figures, called after the kind, and the table of them all. Those
    of the halves held out go to the pages of the archive."""
    kinds = [kind for kind in SOURCES if not (whole and kind.slow)]
    outcomes = {kind.name: outcome for kind in kinds if (outcome := measured(kind, corpus, whole=whole)).documents}
    if not whole:
        publish(outcomes)
    figures = {f"{kind}_{name}": value for kind, one in outcomes.items() for name, value in one.figures().items()}
    return figures, sources_section(outcomes)


def faults_of(kind: str, corpus: Path, most: int) -> str:
    """For whoever mends the reading of one kind: its figures and faulty documents, on the half that may be seen."""
    outcome: Outcome = measured(next(one for one in SOURCES if one.name == kind), corpus, tuning=True)
    lines = [f"{outcome.documents} documents", *(f"{name} {value}" for name, value in outcome.figures().items())]
    for key, differences in outcome.faults.items():
        lines += [f"\n{key}", *(f"    {each}" for each in differences[:most])]
    return "\n".join(lines)


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--worst", type=int, metavar="N", help="list the N documents that lost most, write nothing")
    parser.add_argument("--show", metavar="SYMBOL", help="list every difference of one document, write nothing")
    parser.add_argument("--style", choices=[*STYLES, PDF], help="look at rendered texts instead of those of PDFs")
    parser.add_argument(
        "--kind", choices=[one.name for one in SOURCES], help="look at the faults of one kind of source"
    )
    asked = parser.parse_args()
    if asked.kind:
        print(faults_of(asked.kind, asked.corpus, asked.worst or 8))
        return
    readings = in_style(asked.style)(asked.corpus) if asked.style else from_pdf(asked.corpus)
    shown = Symbol.from_reader(asked.show).key if asked.show else None
    if shown:
        readings = (reading for reading in readings if reading[0] == shown)
    total, scores, strict = measure(readings)
    figures = figures_of(total)
    if shown or asked.worst is not None or asked.style:
        print(looked_at(total, scores, figures, shown, asked.worst or 20))
        return
    times, speed_section = speed(asked.corpus, TINY_SIZES if asked.tiny else SIZES)
    rendered_figures, styles_section = styles(asked.corpus)
    kind_figures, kinds_section = by_kind(asked.corpus, whole=asked.tiny)
    kind_figures |= speed_of_pdfs(asked.corpus)
    record_figures, records_section = official_records.section(asked.corpus)
    kind_figures |= record_figures
    sections = [kinds_section, records_section, counts_section(total, strict, len(scores)), styles_section]
    sections += [without_truth_section(asked.corpus), labelled_section(asked.corpus), faults_section(), speed_section]
    reach = (
        REACH
        | REACH_BY_KIND
        | official_records.REACH
        | {"ms_median": 4}
        | {name: 0.998 if "block" in name else 0.995 for name in rendered_figures}
    )
    report(
        "fidelity",
        "Reading, measured",
        figures | kind_figures | rendered_figures | times,
        reach,
        {},
        sections,
        tiny=asked.tiny,
    )


if __name__ == "__main__":
    main()
