"""How well the search finds what people mean: judged queries, beside SQLite FTS5 and BM25 over whole texts.

python -m benchmarks.relevance CORPUS [--judged FOLDER] [--show]

Loads the English resolutions of the corpus into a database of its own, if it is empty, and asks the judged queries of
the folder (``judged.tsv``, ``subjects.tsv``; by default ``search`` beside the corpus). A text counts by its subject:
by the best grade that any text of the subject has, and once. Graded texts that are not held are left out, and so is a
query none of whose texts is held. Success at 3: one of the first three subjects has a grade. nDCG at 10: gains are
2^g-1, the ideal from the graded subjects that are held. A symbol is found if the search leads straight to its text.

The weights of ``resolutions/search/relevance.py`` were chosen by the figures of those queries (``tuned``). The queries
of ``relevance_queries.tsv`` are ``held_out``: they were written, and graded by the titles of the texts, before any of
them was asked, and no weight was chosen by what they give. Queries of both are also asked with one letter wrong in
their longest word: what is offered instead must have a graded text among its first three (``offers``). Stretches of
paragraphs are pasted as they stand (``pasted``): a place that has them must come first.
"""

from __future__ import annotations

import csv
import io
import math
import os
import random
import re
import sqlite3
import string
import tempfile
from argparse import Namespace
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean

import tantivy

os.environ.setdefault("BENCH_DATABASE", "resarchive_bench_relevance")

from benchmarks import archive
from benchmarks.options import options
from benchmarks.report import report

REACH = {
    "held_out_success_at_3": 0.92,
    "held_out_ndcg_at_10": 0.86,
    "acronyms_success_at_3": 0.85,
    "symbols": 1.0,
    "offers_at_3": 0.9,
}
SEED = 2026
PASTED = (6, 45)
"""Words of a stretch of a paragraph."""
OWN = Path(__file__).with_name("relevance_queries.tsv")
SYMBOL = "symbol"
_LONG = 6
"""Letters of a word that is asked for with one of them wrong."""
FIRST = 10
_HOW = (
    "The weights were chosen by the queries that are here called seen. Those held out were written and graded by titles"
    " before they were asked."
)
_LISTED = 40
"""Texts of a yardstick's answer: enough to hold ten subjects."""

Ranked = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class Judged:
    """``grades`` are those of texts, by session and number: ``76/300``. ``half`` is "tuned" or "held_out"."""

    query: str
    kind: str
    half: str
    grades: dict[str, int]


@dataclass(frozen=True, slots=True)
class Scored:
    """What one search gave for one query: ``gains`` are the grades of the first subjects."""

    judged: Judged
    success: float
    ndcg: float
    gains: list[int]


@dataclass(frozen=True, slots=True)
class Held:
    """A text of the archive."""

    number: str
    title: str
    body: str


class Judgement:
    """Scores lists of texts by the subjects they belong to."""

    def __init__(self, judged: Sequence[Judged], subjects: Mapping[str, str], held: set[str]) -> None:
        self.subjects, self.held = subjects, held
        self.judged = [one for one in judged if held.intersection(one.grades)]

    def scores(self, ranked: Ranked) -> list[Scored]:
        return [self.score(one, ranked(one.query)) for one in self.judged if one.kind != SYMBOL]

    def score(self, judged: Judged, texts: Iterable[str]) -> Scored:
        grades: dict[str, int] = defaultdict(int)
        for text, grade in judged.grades.items():
            if text in self.held:
                grades[self._subject(text)] = max(grade, grades[self._subject(text)])
        gains = [grades.get(subject, 0) for subject in dict.fromkeys(map(self._subject, texts))][:FIRST]
        ideal = sorted(grades.values(), reverse=True)[:FIRST]
        return Scored(judged, float(any(gains[:3])), _gained(gains) / _gained(ideal), gains)

    def _subject(self, text: str) -> str:
        return self.subjects.get(text, text)


def _gained(gains: Sequence[int]) -> float:
    return sum((2**gain - 1) / math.log2(place + 2) for place, gain in enumerate(gains))


def judgements(folder: Path) -> tuple[list[Judged], dict[str, str]]:
    with open(folder / "subjects.tsv", newline="") as file:
        subjects = {row["symbol"]: row["subject"] for row in csv.DictReader(file, delimiter="\t")}
    return [*_judged(folder / "judged.tsv", "tuned"), *_judged(OWN, "held_out")], subjects


def _judged(path: Path, half: str) -> list[Judged]:
    with open(path, newline="") as file:
        return [Judged(row["query"], row["kind"], half, _grades(row)) for row in csv.DictReader(file, delimiter="\t")]


def _grades(row: Mapping[str, str]) -> dict[str, int]:
    return {text: grade for grade in (1, 2) for text in (row[f"grade{grade}"] or "").split()}


def load(corpus: Path) -> None:
    """The Secretariat's XML of the corpus, unless something is held already; and the index of this edition."""
    from django.core.management import call_command

    from resolutions.models import Version
    from resolutions.search.index_sync import catch_up
    from resolutions.search.store import store

    if not Version.objects.exists():
        call_command("ingest", str(corpus / "akn"), workers=1, verbosity=0, stdout=io.StringIO())
    catch_up(store())


def texts_held() -> list[Held]:
    from resolutions.models import LanguageVersion

    versions = LanguageVersion.objects.filter(version__symbol__startswith="A/RES/", language="en")
    rows = versions.prefetch_related("paragraphs").order_by("pk").select_related("version")
    return [
        Held(number_of(one.version.symbol), one.title, "\n".join(block.text for block in one.paragraphs.all()))
        for one in rows.iterator(chunk_size=200)
    ]


def number_of(symbol: str) -> str:
    return symbol.removeprefix("A/RES/").replace(" ", "")


def archive_search(query: str) -> list[str]:
    from resolutions.search.request import SearchRequest
    from resolutions.search.results import search

    hits = search(SearchRequest(q=query), with_facets=False).hits
    return [number_of(hit.version.symbol) for hit in hits if hit.version.symbol]


def fts5(held: Sequence[Held]) -> Ranked:
    """Texts with any of the words by SQLite's bm25, a word in the title weighing five times one in the text."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE texts USING fts5(title, body, tokenize = 'porter unicode61')")
    rows = ((number, text.title, text.body) for number, text in enumerate(held, 1))
    database.executemany("INSERT INTO texts (rowid, title, body) VALUES (?, ?, ?)", rows)
    ask = "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY bm25(texts, 5, 1) LIMIT ?"

    def ranked(query: str) -> list[str]:
        match = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", query))
        return [held[row - 1].number for (row,) in database.execute(ask, [match, _LISTED])]

    return ranked


def whole_texts(held: Sequence[Held], folder: Path) -> Ranked:
    """Texts with any of the words by tantivy's BM25, title and text in one field."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", tokenizer_name="en_stem")
    builder.add_unsigned_field("number", fast=True)
    schema = builder.build()
    index = tantivy.Index(schema, path=str(folder))
    writer = index.writer(100_000_000, 1)
    for number, text in enumerate(held):
        document = {"text": f"{text.title}\n{text.body}", "number": number}
        writer.add_document(tantivy.Document.from_dict(document, schema))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def ranked(query: str) -> list[str]:
        parsed = index.parse_query(" ".join(re.findall(r"\w+", query)), ["text"])
        found = searcher.search(parsed, _LISTED).hits
        return [held[number].number for number in searcher.fast_field_values("number", [place for _, place in found])]

    return ranked


def symbols_found(judged: Iterable[Judged]) -> list[bool]:

    client = archive.client()
    wanted = [(one.query, next(iter(one.grades))) for one in judged if one.kind == SYMBOL]
    return [
        client.get("/search/", {"q": query}).headers.get("Location") == f"/A/RES/{number}" for query, number in wanted
    ]


def with_a_wrong_letter(judged: Iterable[Judged]) -> Iterator[Judged]:
    """The queries that have a long word in small letters, with one letter of it left out, doubled, exchanged for
    another or with the next."""
    chance = random.Random(SEED)
    for one in judged:
        words = [word for word in re.findall(r"[a-z]+", one.query) if len(word) >= _LONG]
        if words and one.kind not in (SYMBOL, "misspelling"):
            longest = max(words, key=len)
            yield replace(one, query=one.query.replace(longest, _misspelt(longest, chance)))


def _misspelt(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    before, letter, following, after = word[:at], word[at], word[at + 1], word[at + 2 :]
    wrong = (following, letter * 2 + following, chance.choice(string.ascii_lowercase) + following, following + letter)
    return before + chance.choice(wrong) + after


def offered(query: str) -> str:
    """What the search offers to be asked instead; "" for nothing."""
    from resolutions.search.request import SearchRequest
    from resolutions.search.results import search

    return search(SearchRequest(q=query), with_facets=False).meant


def offers(judgement: Judgement) -> list[Scored]:
    """Every offer that is made, asked in its turn."""
    asked = [one for one in judgement.judged if one.kind != SYMBOL]
    instead = [
        replace(one, query=meant) for one in (*asked, *with_a_wrong_letter(asked)) if (meant := offered(one.query))
    ]
    return [judgement.score(one, archive_search(one.query)) for one in instead]


def pasted(wanted: int) -> dict[str, float]:
    """Stretches of 6 to 45 words of paragraphs, as they stand and without quotation marks around them: how many have
    a place that holds them first, and among the first ten."""
    from resolutions.models import Paragraph
    from resolutions.search.request import SearchRequest
    from resolutions.search.results import search
    from resolutions.text.equality import normal_form

    chance, ranks = random.Random(SEED), []
    rows = Paragraph.objects.filter(kind__in=("preambular", "operative"), language_version__language="en")
    pks = list(rows.order_by("pk").values_list("pk", flat=True))
    for pk in chance.sample(pks, min(wanted, len(pks))):
        words = rows.get(pk=pk).text.split()
        length = min(chance.randint(*PASTED), len(words))
        start = chance.randint(0, len(words) - length)
        query = " ".join(words[start : start + length])
        if length < PASTED[0]:
            continue
        hits = search(SearchRequest(q=query), with_facets=False).hits[:FIRST]
        said = normal_form(query).lower()
        ranks.append(next((rank for rank, hit in enumerate(hits, 1) if said in normal_form(hit.text).lower()), 0))
    return {
        "pasted": len(ranks),
        "pasted_at_1": round(mean(rank == 1 for rank in ranks), 3),
        "pasted_at_10": round(mean(rank > 0 for rank in ranks), 3),
    }


def figures_of(scores: Sequence[Scored]) -> dict[str, float]:
    found = {}
    for half in ("tuned", "held_out"):
        of_half = [one for one in scores if one.judged.half == half]
        if of_half:
            found[f"{half}_success_at_3"] = round(mean(one.success for one in of_half), 3)
            found[f"{half}_ndcg_at_10"] = round(mean(one.ndcg for one in of_half), 3)
    found["success_at_3"] = round(mean(one.success for one in scores), 3)
    found["ndcg_at_10"] = round(mean(one.ndcg for one in scores), 3)
    return found


def by_kind(searches: Mapping[str, Sequence[Scored]]) -> str:
    """A table: kinds of queries down, searches across."""
    head = " | ".join(f"{name} at 3 | nDCG" for name in searches)
    lines = [f"| kind | queries | {head} |", "|---|---|" + "---|" * 2 * len(searches)]
    kinds = dict.fromkeys(one.judged.kind for scores in searches.values() for one in scores)
    for kind in kinds:
        of_kind = {name: [one for one in scores if one.judged.kind == kind] for name, scores in searches.items()}
        cells = " | ".join(
            f"{mean(one.success for one in some):.2f} | {mean(one.ndcg for one in some):.2f}"
            for some in of_kind.values()
        )
        lines.append(f"| {kind} | {len(next(iter(of_kind.values())))} | {cells} |")
    return "\n".join(lines)


def made_up(held: Sequence[Held]) -> tuple[list[Judged], dict[str, str]]:
    """For a small run: titles as queries, each after its texts, in both halves, and the initials of one."""
    of_title: dict[str, list[str]] = defaultdict(list)
    for text in held:
        of_title[text.title].append(text.number)
    judged = [
        Judged(title, "title", half, dict.fromkeys(numbers, 2))
        for half in ("tuned", "held_out")
        for title, numbers in of_title.items()
    ]
    initials = "".join(word[0] for word in held[0].title.split()).upper()
    judged.append(Judged(initials, "acronym", "held_out", dict.fromkeys(of_title[held[0].title], 2)))
    judged.append(Judged(f"UN Doc A/RES/{held[0].number}.", SYMBOL, "held_out", {held[0].number: 2}))
    return judged, {number: title for title, numbers in of_title.items() for number in numbers}


def measure(given: Namespace) -> None:
    held = texts_held()
    judged, subjects = made_up(held) if given.tiny else judgements(given.judged or given.corpus.parent / "search")
    judgement = Judgement(judged, subjects, {text.number for text in held})
    with tempfile.TemporaryDirectory() as folder:
        searches = {
            "archive": judgement.scores(archive_search),
            "FTS5": judgement.scores(fts5(held)),
            "whole texts": judgement.scores(whole_texts(held, Path(folder))),
        }
    figures = {"queries": float(len(judgement.judged)), **figures_of(searches["archive"])}
    unseen = [one for one in searches["archive"] if one.judged.half == "held_out"]
    acronyms = [one.success for one in unseen if one.judged.kind == "acronym"]
    if acronyms:
        figures["acronyms_success_at_3"] = round(mean(acronyms), 3)
    if offered_instead := offers(judgement):
        figures["offers"] = float(len(offered_instead))
        figures["offers_at_3"] = round(mean(one.success for one in offered_instead), 3)
    if found := symbols_found(judgement.judged):
        figures["symbols"] = mean(found)
    figures |= pasted(20 if given.tiny else 300)
    beside = {
        f"{name}_{figure}": value
        for name, of in (("fts5", "FTS5"), ("bm25", "whole texts"))
        for figure, value in figures_of(searches[of]).items()
    }
    if given.show:
        for one in searches["archive"]:
            if one.judged.half == "tuned" and one.ndcg < 1:
                print(f"{one.judged.query[:60]:60} {one.judged.kind:14} {one.ndcg:.2f} {one.gains}")
    said = [f"{len(held)} English resolutions. {_HOW}"]
    for half, heading in (("tuned", "Seen while tuning"), ("held_out", "Held out")):
        of_half = {name: [one for one in scores if one.judged.half == half] for name, scores in searches.items()}
        if of_half["archive"]:
            said += [f"## {heading}", by_kind(of_half)]
    sections = [part for section in said for part in (section, "")]
    report("relevance", "Relevance, measured", figures, REACH, beside, sections, tiny=given.tiny)


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--judged", type=Path, help="folder of judged queries")
    parser.add_argument(
        "--show", action="store_true", help="the queries of the tuned half that could be answered better"
    )
    given = parser.parse_args()
    archive.open_archive(empty=given.tiny)
    load(given.corpus)
    measure(given)


if __name__ == "__main__":
    main()
