"""How well and how fast two texts are compared, beside difflib and a plain assignment of the most alike paragraphs.

python -m benchmarks.compare [CORPUS]
"""

from __future__ import annotations

import difflib
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import mean

import numpy as np
from rapidfuzz.distance import Indel, LCSseq
from rapidfuzz.process import cdist
from scipy.optimize import linear_sum_assignment

from benchmarks.compare_page import page_times, subject_figures
from benchmarks.options import options
from benchmarks.report import report
from benchmarks.series import Step, made_up, made_up_lineage
from resolutions.comparison import Comparison, compare
from resolutions.comparison.lineage import lineage
from resolutions.comparison.words import Tokeniser, tokenise, words_of
from resolutions.text.document import Document, Paragraph
from resolutions.text.equality import normal_form
from resolutions.text.readers.akn import read_akn

REACH = {
    "link_f1_200": 0.99,
    "link_f1_1000": 0.98,
    "moves_found": 0.95,
    "split_merge_f1": 0.95,
    "marked_ratio": 1.10,
    "half_words": 0,
    "ms_30": 5,
    "ms_200": 25,
    "ms_1000": 250,
    "unpaired_identical": 0,
    "genealogy_words": 0.99,
    "s_10000_unrelated": 3,
    "page_400_cold_ms": 150,
    "page_400_kept_ms": 30,
    "subject_400_matrix_s": 1.5,
    "subject_400_genealogy_s": 1.5,
    "subject_400_kb": 300,
}


@dataclass(frozen=True, slots=True)
class Scale:
    """Paragraphs of the made-up texts, which figures are named after as they are here."""

    small: int = 30
    middle: int = 200
    large: int = 1_000
    unrelated: int = 10_000
    page: int = 400
    lineage: int = 60
    seeds: int = 5
    times: int = 15
    page_times: int = 9


TINY = Scale(small=10, middle=30, large=40, unrelated=50, page=12, lineage=20, seeds=1, times=1, page_times=1)

Links = set[tuple[str, str]]
Pair = tuple[Document, Document]


def document(paragraphs: Sequence[Paragraph]) -> Document:
    return Document(source="made up", format="text", paragraphs=tuple(paragraphs))


def as_pair(step: Step) -> Pair:
    return document(step.a), document(step.b)


def f1(found: set, true: set) -> float:
    return 2 * len(found & true) / (len(found) + len(true)) if found or true else 1.0


def links_of(result: Comparison) -> Links:
    return {(a, b) for row in result.rows for a in row.a for b in row.b}


def by_difflib(a: Sequence[Paragraph], b: Sequence[Paragraph]) -> Links:
    """Equal paragraphs as difflib pairs them, and within what it calls replaced the paragraphs of the same rank."""
    matcher = difflib.SequenceMatcher(None, [each.text for each in a], [each.text for each in b])
    links: Links = set()
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag in ("equal", "replace"):
            links |= {(x.id, y.id) for x, y in zip(a[i:i_end], b[j:j_end], strict=False)}
    return links


def by_assignment(a: Sequence[Paragraph], b: Sequence[Paragraph]) -> Links:
    """The assignment that makes the sum of likenesses largest; pairs less than half alike are dropped."""
    likeness = cdist([x.text for x in a], [y.text for y in b], scorer=Indel.normalized_similarity, dtype=np.float32)
    chosen = zip(*linear_sum_assignment(-likeness), strict=True)
    return {(a[i].id, b[j].id) for i, j in chosen if likeness[i, j] >= 0.5}


def links(steps: Sequence[Step]) -> dict[str, float]:
    """How many of the links of made-up series are found, and of those the moves, and the splits and merges."""
    results = [compare(*as_pair(step)) for step in steps]
    moved = [{(row.a[0], row.b[0]) for row in result.rows if row.op == "moved"} for result in results]
    parted = [{(row.a, row.b) for row in result.rows if row.op in ("split", "merged")} for result in results]
    true_moves = sum(len(step.moved) for step in steps)
    found_moves = sum(len(found & step.moved) for found, step in zip(moved, steps, strict=True))
    return {
        "link_f1": mean(f1(links_of(result), step.links) for result, step in zip(results, steps, strict=True)),
        "moves_found": found_moves / true_moves if true_moves else 1.0,
        "split_merge_f1": mean(f1(found, step.parted) for found, step in zip(parted, steps, strict=True)),
    }


def links_of_others(steps: Sequence[Step], size: int) -> dict[str, float]:
    return {
        f"difflib_link_f1_{size}": mean(f1(by_difflib(step.a, step.b), step.links) for step in steps),
        f"assignment_link_f1_{size}": mean(f1(by_assignment(step.a, step.b), step.links) for step in steps),
    }


def marks(pairs: Sequence[Pair]) -> dict[str, float]:
    """Tokens marked in edited paragraphs, against the fewest that could be; words a mark has split. What both sides
    have in other bytes is shown as one of them writes it."""
    marked = fewest = halves = 0
    for a, b in pairs:
        texts = [{each.id: each.text for each in side.paragraphs} for side in (a, b)]
        for row in compare(a, b).rows:
            if row.op != "edited":
                continue
            old, new = texts[0][row.a[0]], texts[1][row.b[0]]
            tokens = Tokeniser()
            fewest += Indel.distance(tokens[old].code, tokens[new].code)
            marked += sum(len(tokenise(text).words) for op, text in row.words if op != "=")
            for side, hidden in ((old, "+"), (new, "-")):
                shown = [normal_form(text) for op, text in row.words if op != hidden]
                pieces = {word for text in shown for word in words_of(text)}
                halves += len(pieces.difference(words_of(normal_form(side))))
    return {"marked_ratio": marked / fewest, "half_words": halves}


def milliseconds(size: int, times: int) -> float:
    """Processor time of one comparison, words and all; the best of several, so that a busy machine counts less."""
    a, b = as_pair(made_up(size, 7))
    return min(_timed(lambda: compare(a, b)) for _ in range(times)) * 1_000


def _timed(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def unpaired(pairs: Sequence[Pair]) -> int:
    """Equal paragraphs, in the same order in both texts, that were not paired."""
    missed = 0
    for a, b in pairs:
        paired = sum(row.op == "same" for row in compare(a, b).rows)
        missed += max(0, LCSseq.similarity([p.text for p in a.paragraphs], [p.text for p in b.paragraphs]) - paired)
    return missed


def consecutive(corpus: Path) -> Iterator[Pair]:
    """Resolutions of one title in sessions 75, 76 and 77."""
    by_title: dict[str, list[Document]] = defaultdict(list)
    for session in ("75", "76", "77"):
        for path in sorted((corpus / "akn" / session).glob("*.xml")):
            read = read_akn(path.read_bytes(), name=path.name)
            by_title[(read.title or "").casefold()].append(read)
    for texts in by_title.values():
        yield from ((a, b) for a, b in zip(texts, texts[1:], strict=False) if a.session != b.session)


def genealogy_words(size: int, seeds: int) -> float:
    """Share of tokens dated right in the last of six versions."""
    right = total = 0
    for seed in range(seeds):
        known = made_up_lineage(size, 6, seed)
        for ancestry in lineage([document(version) for version in known.versions])[-1]:
            true = known.origins[ancestry.paragraph.id]
            right += sum(x == y for x, y in zip(ancestry.origins, true, strict=True))
            total += len(true)
    return right / total


def unrelated(size: int) -> Pair:
    """Two texts that share nothing but the commonest words."""
    rng = random.Random(size)
    words = [f"word{int(20_000 * rng.random() ** 3)}" for _ in range(100_000)]

    def text() -> Document:
        blocks = (" ".join(rng.choices(words, k=rng.randint(15, 60))) for _ in range(size))
        return document([Paragraph(f"op{n}", "operative", block, str(n)) for n, block in enumerate(blocks, 1)])

    return text(), text()


def as_stored(texts: Sequence[Sequence[Paragraph]]) -> list[Document]:
    """The texts of a subject, a session each, as the archive stores them."""
    cover = {"format": "text", "kind": "resolution", "symbol_from": "text", "title": "Made up"}
    return [
        Document(f"{session}.txt", symbol=f"A/RES/{session}/1", session=str(session), paragraphs=tuple(text), **cover)
        for session, text in enumerate(texts, 70)
    ]


def main() -> None:
    asked = options(__doc__, corpus="?").parse_args()
    scale = TINY if asked.tiny else Scale()
    middle, large = ([made_up(size, seed) for seed in range(scale.seeds)] for size in (scale.middle, scale.large))
    of_middle, of_large = links(middle), links(large)
    pairs = [as_pair(step) for step in middle]
    real = list(consecutive(asked.corpus)) if asked.corpus else []
    if asked.corpus is None:
        print("No corpus given: unpaired_identical counts the made-up series only.")
    of_page = made_up(scale.page, 7)
    cold, kept = page_times(*as_stored([of_page.a, of_page.b]), scale.page_times)
    subject = as_stored(made_up_lineage(scale.page, 7, 7).versions)
    figures = {
        "link_f1_200": of_middle["link_f1"],
        **{name: min(of_middle[name], of_large[name]) for name in ("moves_found", "split_merge_f1")},
        "link_f1_1000": of_large["link_f1"],
        **marks(pairs + real),
        "ms_30": milliseconds(scale.small, scale.times),
        "ms_200": milliseconds(scale.middle, scale.times),
        "ms_1000": milliseconds(scale.large, scale.times),
        "unpaired_identical": unpaired(pairs + real),
        "pairs": len(pairs + real),
        "genealogy_words": genealogy_words(scale.lineage, scale.seeds),
        "s_10000_unrelated": _timed(partial(compare, *unrelated(scale.unrelated))),
        "page_400_cold_ms": cold,
        "page_400_kept_ms": kept,
        **subject_figures(subject, scale.page_times),
    }
    rounded = {name: round(value, 4) for name, value in figures.items()}
    others = links_of_others(middle, 200) | links_of_others(large, 1_000)
    beside = {name: round(value, 4) for name, value in others.items()}
    report("compare", "Comparison, measured", rounded, REACH, beside, tiny=asked.tiny)


if __name__ == "__main__":
    main()
