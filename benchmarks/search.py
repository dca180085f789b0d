"""How fast and how well the archive is searched, beside SQLite FTS5 and bare tantivy.

python -m benchmarks.search CORPUS [--documents 60000]

Fills a database of its own from the corpus when it does not hold that many texts (see benchmarks.data), builds the
index, then measures whole answers of the server in one process with a warm cache, and eight readers against gunicorn.
Every answer is worked out; what is answered from kept pages is a figure of its own. The filled database stays in the
state folder, and the next run with the same ``RESARCHIVE_STATE`` begins with the index.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import mean
from urllib.parse import urlencode

from rapidfuzz import fuzz

# Before the archive's module reads it, and for the server too. The other benches empty theirs.
os.environ.setdefault("BENCH_DATABASE", "resarchive_bench_search")

from benchmarks import archive, data, filling, search_costs, search_freshness, yardsticks
from benchmarks.options import options
from benchmarks.queries import COMMON_PHRASES, SEED, Draw, Item, Mix
from benchmarks.report import report
from benchmarks.serving import NEVER_KEPT, asked_by_readers, served
from benchmarks.times import p50, p95
from resolutions.text.languages import ENGLISH

REACH = {
    "p50_ms": 8,
    "p95_ms": 20,
    "p50_to_tantivy": 2.5,
    "p95_to_tantivy": 2.0,
    "phrase_p95_ms": 100,
    "suggest_p95_ms": 15,
    "agreed_p95_ms": 50,
    "rps_8": 160,
    "rps_8_p95_ms": 100,
    "over_time_p95_ms": 80,
    "facet_whole_p95_ms": 30,
    "agreed_100_s": 2,
    "costliest_table_s": 3,
    "pages_anew_rps": 150,
    "loading_share": 0.7,
    "phrase_precision": 1.0,
    "agreed_recall_0": 1.0,
    "agreed_recall_10": 1.0,
    "agreed_recall_20": 0.99,
    "agreed_recall_30": 0.97,
    "disk_to_text": 1.0,
    "rebuild_s": 180,
    "rebuild_peak_mb": 1500,
    "fresh_ms": 1000,
    "fresh_while_loading_ms": 1000,
}
SAMPLE = 30_000
SAME = 90
"""Likeness in percent from which a paragraph found is the one looked for, re-issued."""


@dataclass(frozen=True, slots=True)
class Scale:
    """``searches`` of the mix are asked, common phrases ``phrased`` times, ``passages`` pasted and ``recalled`` altered
    and looked for, ``items`` of each kind found again, as many titles as ``begun`` suggested; a changed text is looked
    for ``fresh`` times, and while ``loaded`` files come in. Readers ask ``processes`` for ``seconds``, after
    ``warming``, until each has answered most of the searches. Of words over time and whole facets ``others`` each are
    asked for, and a draft of ``drafted`` passages is pasted; ``pages`` are read for ``reading`` seconds, also while
    loads of ``files`` each follow one another."""

    documents: int = 60_000
    searches: int = 200
    passages: int = 40
    phrased: int = 3
    recalled: int = 200
    items: int = 50
    begun: int = 100
    fresh: int = 20
    others: int = 20
    drafted: int = 100
    pages: int = 300
    reading: float = 60
    files: int = 300
    loaded: int = 1_000
    processes: int = 2
    warming: float = 6
    seconds: float = 10


TINY = Scale(
    *(60, 20, 3),
    phrased=1,
    recalled=3,
    items=3,
    begun=4,
    fresh=1,
    others=2,
    drafted=100,
    pages=3,
    reading=0.3,
    files=2,
    loaded=3,
    processes=1,
    warming=0,
    seconds=0.3,
)


def timed(ask: Callable[[], object]) -> float:
    begun = time.perf_counter()
    ask()
    return (time.perf_counter() - begun) * 1000


class Bench:
    """One archive, asked everything, in words of its English paragraphs."""

    def __init__(self, scale: Scale) -> None:

        from resolutions.models import Paragraph, Sponsor, Version
        from resolutions.models.languages import in_reader_language

        self.scale, self.client = scale, archive.client()
        self.paragraphs = Paragraph.objects
        chance = random.Random(SEED)
        english = Paragraph.objects.filter(language_version__language=ENGLISH)
        pks = list(english.filter(kind__in=["preambular", "operative"]).values_list("pk", flat=True))
        chosen = chance.sample(pks, min(SAMPLE, len(pks)))
        held = Version.objects.adopted().order_by("pk").values_list("titles", "symbol")[:5_000]
        texts = [(in_reader_language(titles), symbol) for titles, symbol in held]
        adopted = Paragraph.objects.filter(pk__in=chosen, language_version__version__stage="adopted").order_by("pk")
        self.adopted = list(adopted.values_list("text", flat=True))
        sample = list(Paragraph.objects.filter(pk__in=chosen).order_by("pk").values_list("text", flat=True))
        self.draw = Draw(sample, texts, list(Sponsor.objects.values_list("name", flat=True)))
        self.figures: dict[str, float] = {}

    def get(self, address: str, asked: dict[str, str]):
        return self.client.get(address, asked, headers={"accept-encoding": "gzip", **NEVER_KEPT})

    def size(self) -> None:
        from resolutions.models import Version

        self.figures["documents"] = Version.objects.count()
        self.figures["paragraphs"] = self.paragraphs.count()

    def build(self) -> None:
        """In a process of its own, so that its memory is its own."""
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-m", "benchmarks.rebuild"], check=True)
        self.figures["rebuild_s"] = round(time.perf_counter() - begun, 1)
        self.figures["rebuild_peak_mb"] = round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)

    def disk(self) -> None:
        from resolutions.search.store import store

        held = sum(path.stat().st_size for path in store().current().iterdir())
        self.figures["disk_to_text"] = round(held / letters(), 2)

    def speed(self, mix: Mix) -> dict[str, list[float]]:
        for _, asked in mix.searches:
            self.get("/search/", asked)
        times: dict[str, list[float]] = {}
        begun = time.process_time()
        for kind, asked in mix.searches:
            times.setdefault(kind, []).append(timed(lambda asked=asked: self.get("/search/", asked)))
        self.figures["processor_ms"] = (time.process_time() - begun) * 1000 / len(mix.searches)
        every = [one for some in times.values() for one in some]
        self.figures["p50_ms"], self.figures["p95_ms"] = p50(every), p95(every)
        phrases = [{"q": f'"{phrase}"'} for phrase in COMMON_PHRASES]
        self.figures["phrase_p95_ms"] = p95(
            [timed(lambda a=asked: self.get("/search/", a)) for asked in phrases * self.scale.phrased]
        )
        texts = self.draw.texts[: self.scale.begun]
        begun = [text[: self.draw.chance.randint(3, 14)] for text, _ in texts]
        begun += [symbol[: self.draw.chance.randint(5, 12)] for _, symbol in texts[: len(texts) // 2]]
        asked = [{"q": text} for text in begun]
        self.figures["suggest_p95_ms"] = p95([timed(lambda a=one: self.get("/search/suggest/", a)) for one in asked])
        pasted = [{"text": text} for text in mix.passages]
        self.figures["agreed_p95_ms"] = p95([timed(lambda a=one: self.get("/agreed/", a)) for one in pasted])
        return times

    def readers(self, mix: Mix) -> None:
        """Eight readers at once against gunicorn, one after another without a pause."""
        seconds = self.scale.seconds
        addresses = [f"/search/?{urlencode(asked)}" for _, asked in mix.searches]
        with served(self.scale.processes) as port:
            asked_by_readers(port, addresses, self.scale.warming, NEVER_KEPT)
            times = asked_by_readers(port, addresses, seconds, NEVER_KEPT)
            kept = asked_by_readers(port, addresses, seconds)
        self.figures["rps_8"], self.figures["rps_8_p95_ms"] = round(len(times) / seconds, 1), p95(times)
        self.figures["kept_rps_8"] = round(len(kept) / seconds, 1)

    def quality(self) -> dict[str, list[int]]:
        """Known items found again. Returns the ranks by kind, 0 for not among the first ten."""
        ranks: dict[str, list[int]] = {}
        for item in self.draw.items(self.scale.items):
            ranks.setdefault(item.kind, []).append(self._rank(item))
        every = [rank for some in ranks.values() for rank in some]
        self.figures["success_at_1"] = mean(rank == 1 for rank in every)
        self.figures["success_at_10"] = mean(0 < rank <= 10 for rank in every)
        self.figures["mrr"] = mean(1 / rank if rank else 0 for rank in every)
        return ranks

    def _rank(self, item: Item) -> int:
        from resolutions.search.request import SearchRequest
        from resolutions.search.results import search

        if item.address:
            return int(self.get("/search/", {"q": item.query}).get("Location") == item.address)
        hits = search(SearchRequest(q=item.query), with_facets=False).hits[:10]
        texts = [hit.heading if item.kind == "title" else "".join(piece.text for piece in hit.pieces) for hit in hits]
        return next((rank for rank, text in enumerate(texts, 1) if fuzz.ratio(text, item.text) >= SAME), 0)

    def precision(self, mix: Mix) -> None:
        """Of every hit of every phrase: does its row hold exactly the phrase? Checked without our own matching."""
        from resolutions.search.request import SearchRequest
        from resolutions.search.results import search

        right = []
        for query in [asked["q"] for kind, asked in mix.searches if kind == "phrase"]:
            wanted = " ".join(query.strip('"').lower().split())
            hits = search(SearchRequest(q=query, by="paragraph", per_page=100), with_facets=False).hits
            right += [wanted in " ".join("".join(p.text for p in hit.pieces).lower().split()) for hit in hits]
        self.figures["phrase_precision"] = mean(right)

    def estimates(self, mix: Mix) -> None:
        """How far counts marked as about are off those counted one by one, in percent."""
        from resolutions.search import facets

        asked = [asked for kind, asked in mix.searches if kind == "common words"]
        usual = [self._counts(one) for one in asked]
        facets.EXACT, held = sys.maxsize, facets.EXACT
        exact = [self._counts(one) for one in asked]
        facets.EXACT = held
        off = [
            100 * abs(count - counted[name][0]) / counted[name][0]
            for about, counted in zip(usual, exact, strict=True)
            for name, (count, estimated) in about.items()
            if estimated and name in counted
        ]
        self.figures["estimates_off_p50"], self.figures["estimates_off_p95"] = p50(off), p95(off)

    def _counts(self, asked: dict[str, str]) -> dict[tuple[str, str], tuple[int, bool]]:
        """The counts shown, by facet and value, and whether they are estimates."""
        from resolutions.search.request import SearchRequest
        from resolutions.search.results import search

        counted = search(SearchRequest(q=asked["q"])).facets.counted
        return {
            (one.facet.name, choice.value): (choice.count, one.estimated) for one in counted for choice in one.choices
        }

    def agreed(self) -> None:
        """Is the paragraph a passage was made from among the ten the finder shows?"""
        from resolutions.search.agreed import find, take

        chosen = [text for text in self.adopted if 40 <= len(text.split()) <= 90][: self.scale.recalled]
        for percent in (0, 10, 20, 30):
            found = [self._finds(find(take(self.draw.altered(text, percent / 100)).passages), text) for text in chosen]
            self.figures[f"agreed_recall_{percent}"] = mean(found)

    def _finds(self, answers, text: str) -> bool:
        shown = [hit for one in answers for hit in (one.first, one.last, *(near.hit for near in one.near)) if hit]
        return any(fuzz.ratio("".join(piece.text for piece in hit.pieces), text) >= SAME for hit in shown)

    def freshness(self, corpus: Path) -> None:
        self.figures |= search_freshness.measure(self._page, corpus, self.scale.fresh, self.scale.loaded)

    def _page(self, word: str) -> str:
        return self.client.get("/search/", {"q": f'"the {word} question"'}).content.decode()

    def costs(self, corpus: Path) -> None:
        """Of what else is asked; and of reading while texts are loaded, which are taken away again."""
        from resolutions.models import Reading, Version

        scale, post = self.scale, partial(self.client.post, headers=NEVER_KEPT)
        self.figures |= search_costs.over_time(self.get, self.draw, scale.others)
        self.figures |= search_costs.whole_facets(self.get, self.draw, scale.others)
        self.figures |= search_costs.draft(post, self.draw, scale.drafted)
        self.figures |= search_costs.costliest(self.get, self.draw)
        held = Version.objects.latest("pk").pk, Reading.objects.latest("pk").pk
        pages = [version.get_absolute_url() for version in Version.objects.order_by("-pk")[: scale.pages]]
        self.figures |= search_costs.while_loading(corpus, pages, scale.processes, scale.reading, scale.files)
        search_freshness.take_away(*held)

    def others(self, mix: Mix) -> dict[str, float]:
        queries = [asked["q"] for _, asked in mix.searches]
        rows = self.paragraphs.order_by("pk").values_list(
            "pk", "language_version__version__resolution__session__code", "text"
        )
        with tempfile.TemporaryDirectory() as folder:
            beside = {}
            for name, measure in (("fts5", yardsticks.fts5), ("tantivy", yardsticks.bare_tantivy)):
                place = Path(folder, name)
                place.mkdir()
                times = measure(place, rows.iterator(chunk_size=5_000), queries)
                beside |= {f"{name}_p50_ms": p50(times), f"{name}_p95_ms": p95(times)}
        return beside


def letters() -> int:
    """Bytes of the text that is searched: titles, paragraphs, footnotes."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT sum(octet_length(text)) FROM resolutions_paragraph)"
            " + (SELECT coalesce(sum(octet_length(text)), 0) FROM resolutions_footnote)"
            " + (SELECT sum(octet_length(title)) FROM resolutions_languageversion)"
        )
        return cursor.fetchone()[0]


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--documents", type=int, default=Scale().documents)
    asked = parser.parse_args()
    scale = TINY if asked.tiny else Scale(asked.documents)
    archive.open_archive()
    from resolutions.models import Version

    if Version.objects.count() != scale.documents:
        archive.empty_again()
        filling.fill(data.issues(data.read(asked.corpus), scale.documents))
    bench = Bench(scale)
    mix = bench.draw.mix(scale.searches, scale.passages)
    bench.size()
    bench.build()
    bench.disk()
    times = bench.speed(mix)
    bench.precision(mix)
    bench.estimates(mix)
    ranks = bench.quality()
    bench.agreed()
    bench.readers(mix)
    bench.costs(asked.corpus)
    bench.freshness(asked.corpus)
    beside = bench.others(mix)
    for name in ("p50", "p95"):
        bench.figures[f"{name}_to_tantivy"] = bench.figures[f"{name}_ms"] / beside[f"tantivy_{name}_ms"]
    figures = {name: round(value, 3) for name, value in bench.figures.items()}
    beside = {name: round(value, 1) for name, value in beside.items()}
    report("search", "Search, measured", figures, REACH, beside, [_by_kind(times, ranks)], tiny=asked.tiny)


def _by_kind(times: dict[str, list[float]], ranks: dict[str, list[int]]) -> str:
    load = os.getloadavg()[0]
    lines = [f"One client, whole answers; the machine's load was {load:.1f} at the end.", ""]
    lines += ["| queries | p50 ms | p95 ms |", "|---|---|---|"]
    lines += [f"| {kind} | {p50(some):.1f} | {p95(some):.1f} |" for kind, some in times.items()]
    lines += ["", "| known items | at 1 | at 10 |", "|---|---|---|"]
    for kind, some in ranks.items():
        lines.append(f"| {kind} | {mean(rank == 1 for rank in some):.2f} | {mean(rank > 0 for rank in some):.2f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
