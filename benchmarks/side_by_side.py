"""How long the page of one text in three languages side by side takes, made anew.

python -m benchmarks.side_by_side CORPUS [--languages FOLDER] [--texts 20]

Texts of about sixty paragraphs of session 79 in six languages are loaded into the benchmark's database. Each is asked
for in English and every two of the other languages, with nothing kept. Processor time is what a quiet machine takes.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from time import perf_counter, process_time

from benchmarks import archive
from benchmarks.options import ask_languages, languages_asked, options
from benchmarks.report import report
from benchmarks.times import p50, p95
from resolutions.text.files import read_document
from resolutions.text.languages import ENGLISH, LANGUAGES

REACH = {"three_languages_p50_ms": 60}
SESSION = "79"
LENGTH = range(55, 66)
OTHERS = tuple(one.code for one in LANGUAGES if one.code != ENGLISH)
_JOB_NUMBER = re.compile(r"-\d+[A-Z]?$")


def files_of(corpus: Path, languages: Path, wanted: int, length: range) -> list[Path]:
    """The XML, in all languages, of so many texts whose English one has about as many paragraphs."""
    english = sorted((corpus / "akn" / SESSION).glob("*.xml"))
    chosen = [path for path in english if len(read_document(path, path.name).paragraphs) in length][:wanted]
    names = {_text_of(path) for path in chosen}
    others = sorted((languages / SESSION).rglob("*.xml"))
    return chosen + [path for path in others if _text_of(path) in names]


def _text_of(path: Path) -> str:
    """``A_RES_79_10-2421660F`` → ``A_RES_79_10``: files of one text differ in the number of the job they came of."""
    return _JOB_NUMBER.sub("", path.stem)


def load(files: list[Path]) -> None:
    from resolutions.ingest import gather
    from resolutions.ingest import load as ingest

    archive.empty_again()
    for _ in ingest(gather(files), 1):
        pass


def addresses() -> Iterator[str]:
    from resolutions.models import Version

    for version in Version.objects.filter(titles__has_keys=[ENGLISH, *OTHERS]).order_by("pk"):
        for pair in combinations(OTHERS, 2):
            yield f"{version.get_absolute_url()}?in={','.join((ENGLISH, *pair))}"


def cost(client, address: str) -> tuple[float, float, int]:
    """Milliseconds waited for the page, those of them that this process worked, and its bytes."""
    from django.core.cache import caches

    for name in ("answers", "comparisons"):
        caches[name].clear()
    waited, worked = perf_counter(), process_time()
    answer = client.get(address)
    times = (perf_counter() - waited) * 1000, (process_time() - worked) * 1000
    assert answer.status_code == 200, address
    return *times, len(answer.content)


def main() -> None:
    parser = options(__doc__)
    ask_languages(parser)
    parser.add_argument("--texts", type=int, default=20)
    asked = parser.parse_args()
    languages = languages_asked(asked)
    archive.open_archive()

    load(files_of(asked.corpus, languages, asked.texts, range(1, 1000) if asked.tiny else LENGTH))
    pages, client = list(addresses()), archive.client()
    cost(client, pages[0])  # templates are read once
    waited, worked, sizes = zip(*(cost(client, page) for page in pages), strict=True)
    figures = {
        "three_languages_p50_ms": round(p50(waited), 1),
        "three_languages_p95_ms": round(p95(waited), 1),
        "three_languages_processor_p50_ms": round(p50(worked), 1),
        "kb": round(p50(sizes) / 1000, 1),
        "pages": len(pages),
    }
    remark = f"The machine's load was {os.getloadavg()[0]:.1f}."
    report("side_by_side", "Languages side by side, measured", figures, REACH, {}, [remark], tiny=asked.tiny)


if __name__ == "__main__":
    main()
