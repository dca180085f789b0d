"""An editor and a load at work on one text at the same time: whoever comes second waits, and nobody's word is lost."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from django.db import connection, transaction

from resolutions.curation import correcting, removing
from resolutions.ingest import FileChange
from resolutions.models import Version
from tests.builders import adopted, store, stored, text_of

pytestmark = pytest.mark.django_db(transaction=True)

A_MOMENT = 0.5
"""Seconds in which a load that did not wait would have read the row."""

DOCUMENT = adopted()
CHANGED = replace(DOCUMENT, title="The file’s new title")


@contextmanager
def meanwhile(work: Callable[[], object]) -> Iterator[None]:
    """It is done when this begins, by somebody else, and committed a moment later."""
    done = threading.Event()

    def do() -> None:
        try:
            with transaction.atomic():
                work()
                done.set()
                time.sleep(A_MOMENT)
        finally:
            connection.close()

    other = threading.Thread(target=do)
    other.start()
    assert done.wait(10)
    yield
    other.join()


def test_a_reload_waits_for_the_editor_who_is_correcting(editor):
    version = stored(DOCUMENT)
    with meanwhile(lambda: correcting.correct(text_of(version), "title", "The editor’s title", editor)):
        loaded = store(CHANGED)
    assert loaded.kept == ("title",)
    assert Version.objects.get(pk=version.pk).title == "The editor’s title"


def test_a_load_waits_for_the_librarian_who_is_taking_the_text_out():
    version = stored(DOCUMENT)
    with meanwhile(lambda: removing.remove_version(version, "held twice", None)):
        loaded = store(CHANGED)
    assert loaded.change == FileChange.LEFT_OUT
    assert not Version.objects.exists()
