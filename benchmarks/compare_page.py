"""How long pages of compared texts take: of two texts, made anew and with the result kept; of a subject."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.archive import client, open_archive
from resolutions.text.document import Document


def page_times(a: Document, b: Document, times: int) -> tuple[float, float]:
    """Milliseconds of processor time for the page of the two texts, in the benchmark's database: made anew, and made
    of the kept result. Kept answers, which cost next to nothing, are thrown away each time; the kept result is what
    makes them again for another reader after anything in the archive has changed."""
    open_archive(empty=True)
    from django.core.cache import caches

    _store(a, b)
    reader = client()

    def asked(*forgotten: str) -> float:
        for name in ("answers", *forgotten):
            caches[name].clear()
        started = time.process_time()
        answer = reader.get("/compare/", {"a": a.symbol, "b": b.symbol})
        assert answer.status_code == 200
        return (time.process_time() - started) * 1_000

    asked()  # templates are read once
    return median(asked("comparisons") for _ in range(times)), median(asked() for _ in range(times))


def subject_figures(texts: Sequence[Document], times: int) -> dict[str, float]:
    """Of a long subject: seconds of processor time for the first table of its paragraphs, and for the first page with
    the age of every word; the larger of the two in kB."""
    open_archive(empty=True)
    from django.core.cache import caches

    from resolutions.models import Series

    _store(*texts)
    series = Series.objects.get()
    reader, sizes = client(), []

    def first(page: str) -> float:
        for name in ("answers", "comparisons"):
            caches[name].clear()
        started = time.process_time()
        answer = reader.get(f"{series.get_absolute_url()}{page}/")
        assert answer.status_code == 200
        sizes.append(len(answer.content) / 1_000)
        return time.process_time() - started

    first("matrix")  # templates are read once
    seconds = {f"subject_400_{page}_s": min(first(page) for _ in range(times)) for page in ("matrix", "genealogy")}
    return {**seconds, "subject_400_kb": max(sizes)}


def _store(*documents: Document) -> None:
    from resolutions.ingest import IncomingFile, ManifestEntry, Storage
    from resolutions.text.files import FileRead

    for document in documents:
        read = FileRead(repr(document).encode(), (document,))
        list(Storage().store(IncomingFile(document.source, Path(document.source), ManifestEntry()), read))
