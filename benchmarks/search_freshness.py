"""How soon a search finds a text that was changed: in a quiet archive, and while others are loaded."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import loading
from benchmarks.times import p95

PATIENCE = 60
"""Seconds after which a changed text is not looked for any more."""

Page = Callable[[str], str]
"""The page of a search for "the … question", with this word."""


def measure(page: Page, corpus: Path, times: int, loaded: int) -> dict[str, float]:
    """From the commit of a changed text until a search finds it, so many times; then while a librarian loads so many
    others, of later sessions than any that is held, which are taken away again."""
    from resolutions.models import Reading, Version

    fresh = p95([_found_after(page, "xylophone") for _ in range(times)])
    held = Version.objects.latest("pk").pk, Reading.objects.latest("pk").pk
    with tempfile.TemporaryDirectory() as folder:
        loading.arrange(corpus, Path(folder), loaded, later=loading.LATER, kinds=(".xml",))
        with subprocess.Popen([sys.executable, "-m", "benchmarks.load", folder]) as loader:
            meanwhile = [_found_after(page, "saxophone")]
            while loader.poll() is None:
                meanwhile.append(_found_after(page, "saxophone"))
    return {
        "fresh_ms": fresh,
        "fresh_while_loading_ms": max(meanwhile),
        "loaded_meanwhile": take_away(*held),
    }


def _found_after(page: Page, word: str) -> float:
    """Milliseconds; the text is put back."""
    from resolutions.models import Paragraph

    paragraph = Paragraph.objects.filter(kind="operative").select_related("language_version").order_by("pk").first()
    write(paragraph, f"Decides on the {word} question.")
    begun = time.perf_counter()
    _wait_until_found(page, word)
    taken = (time.perf_counter() - begun) * 1000
    write(paragraph, paragraph.text)
    _wait_until_found(page, word, gone=True)
    return taken


def _wait_until_found(page: Page, word: str, gone: bool = False) -> None:
    until = time.monotonic() + PATIENCE
    while (f"<mark>the {word} question</mark>" in page(word)) == gone:
        if time.monotonic() > until:
            raise RuntimeError(f"after {PATIENCE} seconds the index does not know that a text has changed")
        time.sleep(0.005)


def write(paragraph, text: str) -> None:
    """In a transaction of its own, as an editor's mending is."""
    from django.db import transaction

    from resolutions.search import outbox

    with transaction.atomic():
        type(paragraph).objects.filter(pk=paragraph.pk).update(text=text)
        outbox.record([paragraph.language_version.version_id])


def take_away(version: int, reading: int) -> int:
    """Everything loaded since these were the last. Returns how many texts that is."""
    from resolutions.models import Reading, Resolution, SourceFile, Version
    from resolutions.search import outbox

    loaded = Version.objects.filter(pk__gt=version)
    gone = list(loaded.values_list("pk", flat=True))
    loaded.delete()
    Reading.objects.filter(pk__gt=reading).delete()
    Resolution.objects.filter(versions=None).delete()
    SourceFile.objects.filter(readings=None).delete()
    outbox.record(gone)
    return len(gone)
