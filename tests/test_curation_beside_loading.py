"""An editor and a load at work on one text at the same time: whoever comes second waits, and nobody's word is lost."""

import threading
import time
from dataclasses import replace

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction

from resolutions import correcting
from resolutions.ingest import Change
from resolutions.models import Version
from resolutions.removing import remove
from tests.builders import adopted, store

pytestmark = pytest.mark.django_db(transaction=True)

A_MOMENT = 0.5
"""Seconds in which a load that did not wait would have read the row."""


def test_a_reload_waits_for_the_editor_who_is_correcting():
    document = adopted()
    version = Version.objects.get(pk=store(document).version_id)
    editor = get_user_model().objects.create_user("editor")
    begun = threading.Event()

    def correct() -> None:
        try:
            with transaction.atomic():
                correcting.correct(version, "title", "The editor’s title", editor)
                begun.set()
                time.sleep(A_MOMENT)
        finally:
            connection.close()

    editing = threading.Thread(target=correct)
    editing.start()
    assert begun.wait(10)
    loaded = store(replace(document, title="The file’s new title"))
    editing.join()
    assert loaded.kept == ("title",)
    assert Version.objects.get(pk=version.pk).title == "The editor’s title"


def test_a_load_waits_for_the_librarian_who_is_taking_the_text_out():
    document = adopted()
    version = Version.objects.get(pk=store(document).version_id)
    begun = threading.Event()

    def take_out() -> None:
        try:
            with transaction.atomic():
                remove(version, "held twice", None)
                begun.set()
                time.sleep(A_MOMENT)
        finally:
            connection.close()

    removing = threading.Thread(target=take_out)
    removing.start()
    assert begun.wait(10)
    loaded = store(replace(document, title="The file’s new title"))
    removing.join()
    assert loaded.change == Change.LEFT_OUT
    assert not Version.objects.exists()
