"""How long the page of two texts takes: made anew, and with its result kept."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

from benchmarks.archive import open_archive
from resolutions.text.document import Document


def page_times(a: Document, b: Document, times: int) -> tuple[float, float]:
    """Milliseconds of processor time for the page of the two texts, in the benchmark's database: made anew, and made
    of the kept result. Kept answers, which cost next to nothing, are thrown away each time; the kept result is what
    makes them again for another reader after anything in the archive has changed."""
    open_archive(empty=True)
    from django.core.cache import caches
    from django.test import Client

    _store(a, b)
    client = Client()

    def asked(*forgotten: str) -> float:
        for name in ("answers", *forgotten):
            caches[name].clear()
        started = time.process_time()
        answer = client.get("/compare/", {"a": a.symbol, "b": b.symbol})
        assert answer.status_code == 200
        return (time.process_time() - started) * 1_000

    asked()  # templates are read once
    return median(asked("comparisons") for _ in range(times)), median(asked() for _ in range(times))


def _store(*documents: Document) -> None:
    from resolutions.ingest import IncomingFile, ManifestEntry, Storage
    from resolutions.text.files import FileRead

    for document in documents:
        read = FileRead(repr(document).encode(), (document,))
        list(Storage().store(IncomingFile(document.source, Path(document.source), ManifestEntry()), read))
