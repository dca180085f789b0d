"""What further answers of the search cost in the archive of ``benchmarks.search``: words over time, facets shown whole,
a pasted draft, the costliest query that is let through; and how readers fare while texts are loaded."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import loading
from benchmarks.queries import COMMON_PHRASES, Draw
from benchmarks.serving import NEVER_KEPT, asked_by_readers, served
from benchmarks.times import p50, p95

SEED = 2026
_LOADS = 8
"""Folders that are loaded one after the other for as long as readers ask."""

Get = Callable[[str, dict[str, str]], object]


def _milliseconds(get: Get, address: str, asked: Sequence[dict[str, str]]) -> list[float]:
    """Each asked once before it counts."""
    times = []
    for one in asked:
        get(address, one)
        begun = time.perf_counter()
        get(address, one)
        times.append((time.perf_counter() - begun) * 1000)
    return times


def over_time(get: Get, draw: Draw, count: int) -> dict[str, float]:
    """A word or a phrase over the sessions."""
    asked = [{"q": draw.chance.choice(draw.chance.choice((draw.common, draw.rare)))} for _ in range(count)]
    asked += [{"q": f'"{phrase}"'} for phrase in COMMON_PHRASES[:count]]
    times = _milliseconds(get, "/over-time/", asked)
    return {"over_time_p50_ms": p50(times), "over_time_p95_ms": p95(times)}


def whole_facets(get: Get, draw: Draw, count: int) -> dict[str, float]:
    """A search with one facet shown whole, beside the same search without; that it takes less is chance, and told as
    nothing more."""
    from resolutions.search.facets import FACETS

    queries = [{"q": " ".join(draw.chance.sample(draw.common, 2))} for _ in range(count)]
    usual = _milliseconds(get, "/search/", queries)
    whole = [_milliseconds(get, "/search/", [one | {"more": name} for one in queries]) for name in FACETS]
    more = [time - without for times in whole for time, without in zip(times, usual, strict=True)]
    return {
        "facet_whole_p95_ms": p95([time for times in whole for time in times]),
        "facet_more_p95_ms": max(p95(more), 0),
    }


def draft(post: Get, draw: Draw, passages: int) -> dict[str, float]:
    """So many passages of the archive with a tenth of their words exchanged, looked up together."""
    text = "\n\n".join(draw.altered(draw.paragraph(20), 0.1) for _ in range(passages))
    return {f"agreed_{passages}_s": _milliseconds(post, "/agreed/", [{"text": text}])[0] / 1000}


def costliest(get: Get, draw: Draw) -> dict[str, float]:
    """The longest time for which a query at the bounds of the language keeps a table of a thousand rows waiting."""
    from resolutions.search.query.parser import MAX_DISTANCE, MAX_STARS, MAX_TERMS

    words = draw.common[: MAX_TERMS // 2]
    beginnings = sorted({word[:2] for word in draw.common})[:MAX_STARS]
    near = " OR ".join(f'"{one} {other}"~{MAX_DISTANCE}' for one, other in zip(words, words[1:], strict=False))
    queries = (
        " OR ".join(words),
        " OR ".join(f"{letters}*" for letters in beginnings),
        " OR ".join(f'"{phrase}"' for phrase in COMMON_PHRASES),
        near,
        f"({near}) -({' OR '.join(words)})",
        " ".join(draw.common),
    )
    times = _milliseconds(get, "/search/csv/", [{"q": query[:2_000].rpartition(" ")[0]} for query in queries])
    return {"costliest_table_s": max(times) / 1000}


def while_loading(
    corpus: Path, addresses: Sequence[str], processes: int, seconds: float, files: int
) -> dict[str, float]:
    """Pages a second of eight readers: kept pages, pages made anew, and kept pages while load follows load, each of
    later sessions than the one before. ``loading_share`` is the last against the first."""
    with served(processes) as port, tempfile.TemporaryDirectory() as place:
        folders = [Path(place, str(years)) for years in range(loading.LATER, loading.LATER + _LOADS)]
        for years, folder in enumerate(folders, start=loading.LATER):
            loading.arrange(corpus, folder, files, later=years, kinds=(".xml",))
        asked_by_readers(port, addresses, seconds)
        quiet = len(asked_by_readers(port, addresses, seconds)) / seconds
        anew = asked_by_readers(port, addresses, seconds, NEVER_KEPT)
        command = [sys.executable, "-c", _LOAD_AFTER_LOAD, str(seconds), *map(str, folders)]
        with subprocess.Popen(command) as loader:
            meanwhile = len(asked_by_readers(port, addresses, seconds)) / seconds
            loader.wait()
    return {
        "kept_pages_rps": quiet,
        "pages_anew_rps": len(anew) / seconds,
        "pages_anew_p95_ms": p95(anew),
        "loading_share": meanwhile / quiet,
    }


_LOAD_AFTER_LOAD = """
import subprocess, sys, time
until = time.monotonic() + float(sys.argv[1])
for folder in sys.argv[2:]:
    if time.monotonic() < until:
        subprocess.run([sys.executable, "-m", "benchmarks.load", folder], check=True)
"""
