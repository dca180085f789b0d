"""How a search grows with texts that are held in six languages: several sizes, every third text in all of them.

python -m benchmarks.search_translated CORPUS [--languages FOLDER] [--documents 2000 6000 12000 60000]

As many sizes are measured as are given, the largest first: an archive of that size that is there already, made by
``benchmarks.data``, is used as it is.

Texts re-issued over the sessions, with their translations, are made of the XML of the corpus and of that in other
languages (``benchmarks.data``). Searches with facets, page and all, are drawn from the words of the texts: in English,
and in each other language on the page in that language.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

os.environ.setdefault("BENCH_DATABASE", "resarchive_bench_translated")

from benchmarks import archive, data, filling
from benchmarks.options import ask_languages, languages_asked, options
from benchmarks.report import report
from benchmarks.search import SEED, Bench, Scale, letters, timed
from benchmarks.times import p50, p95
from resolutions.text.languages import ENGLISH, LANGUAGES

SEARCHES = 200
IN_A_LANGUAGE = 30
SIZES = ("small", "large", "larger", "whole")
TINY = (30, 45)
OF_INDEX = ("paragraphs", "rebuild_s", "disk_to_text")
REACH = {"p95_ms": 60, "others_p95_ms": 60, "disk_to_text": 1.1}


def words_of(language: str, number: int) -> list[str]:
    """Two words beside each other, of paragraphs in this language."""
    from resolutions.models import Paragraph

    chance, found = random.Random(SEED), []
    rows = Paragraph.objects.filter(language_version__language=language).order_by("pk")
    pks = list(rows.values_list("pk", flat=True))
    for pk in chance.choices(pks, k=number):
        words = rows.get(pk=pk).text.split()
        start = chance.randrange(max(len(words) - 1, 1))
        found.append(" ".join(words[start : start + 2])[:20].strip('"«»“”()'))
    return found


def measured(corpus: Path, languages: Path, documents: int, tiny: bool) -> dict[str, float]:
    """In a process of its own: one that has asked an archive knows its index, and not that of the next."""
    archive.open_archive()
    from resolutions.models import LanguageVersion, Version

    if Version.objects.count() != documents:
        archive.empty_again()
        filling.fill(data.issues(data.read(corpus), documents, data.read(languages)))
    bench = Bench(Scale(documents))
    bench.size()
    if not is_indexed():
        bench.build()
    bench.disk()
    asked = [one for _, one in bench.draw.mix(10 if tiny else SEARCHES, 1).searches]
    others = [
        (f"/{one.code}/search/", {"q": words})
        for one in LANGUAGES
        if one.code != ENGLISH
        for words in words_of(one.code, 2 if tiny else IN_A_LANGUAGE)
    ]
    for address, one in [*(("/search/", one) for one in asked), *others]:
        bench.get(address, one)
    english = [costs(lambda one=one: bench.get("/search/", one)) for one in asked]
    elsewhere = [costs(lambda at=at, one=one: bench.get(at, one)) for at, one in others]
    return {
        "texts": documents,
        "language_versions": LanguageVersion.objects.count(),
        "text_mb": letters() / 1e6,
        **{name: bench.figures[name] for name in OF_INDEX if name in bench.figures},
        **of_times("", english),
        **of_times("others_", elsewhere),
    }


def costs(ask: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds by the clock, and of this process's processor time, which other work on the machine hardly changes;
    that of the database server is none of it."""
    begun = time.process_time()
    passed = timed(ask)
    return passed, (time.process_time() - begun) * 1000


def of_times(whose: str, asked: Sequence[tuple[float, float]]) -> dict[str, float]:
    passed, processor = zip(*asked, strict=True)
    figures = {"p50_ms": p50(passed), "p95_ms": p95(passed)}
    figures |= {"processor_p50_ms": p50(processor), "processor_p95_ms": p95(processor)}
    return {f"{whose}{name}": value for name, value in figures.items()}


def is_indexed() -> bool:
    from resolutions.search import index_sync
    from resolutions.search.store import IndexUnusable

    try:
        return not index_sync.changes_pending()
    except IndexUnusable:
        return False


def main() -> None:
    parser = options(__doc__)
    ask_languages(parser)
    parser.add_argument("--documents", type=int, nargs="+", default=[2_000, 6_000, 12_000, 60_000])
    asked = parser.parse_args()
    languages = languages_asked(asked)
    figures: dict[str, float] = {}
    sizes = zip(SIZES, TINY if asked.tiny else asked.documents, strict=False)
    for size, documents in reversed(list(sizes)):
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
            found = alone.submit(measured, asked.corpus, languages, documents, asked.tiny).result()
        figures |= {f"{size}_{name}": round(value, 2) for name, value in found.items()}
    reach = {f"{size}_{name}": value for size in SIZES for name, value in REACH.items()}
    remark = f"The machine's load was {os.getloadavg()[0]:.1f} at the end."
    title = "Search with translations, measured"
    report("search_translated", title, figures, reach, {}, [remark], tiny=asked.tiny)


if __name__ == "__main__":
    main()
