"""The index follows the database: through damage, rollbacks, other processes and kill -9."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from resolutions.models import OutboxEntry, Paragraph, Version
from resolutions.search import index_sync, outbox
from resolutions.search.check import differences
from resolutions.search.request import SearchRequest
from resolutions.search.results import search
from resolutions.search.store import store as index
from tests.builders import adopted, draft, operative, store
from tests.ingest.test_interrupted import FILES, UNREAD, begin, finish, with_files

PATIENCE = 5
"""Seconds. It takes a fraction of one on a quiet machine; docs/search.md says what was measured."""

INDEXER = Path(__file__).parent / "indexer.py"


def total(q: str) -> int:
    return search(SearchRequest(q=q)).total


def a_text(serial: int, words: str = "whales"):
    paragraphs = (operative("1", f"Decides to protect {words} number {serial};"),)
    return adopted(f"A/RES/66/{serial}", source=f"{serial}.txt", title=f"Text {serial}", paragraphs=paragraphs)


def paragraphs_of(symbol: str):
    return Paragraph.objects.filter(language_version__version__symbol=symbol)


@pytest.mark.django_db
def test_an_index_is_built_by_itself_and_is_equal():
    store(a_text(1))
    assert total("whales") == 1
    call_command("check_index")


@pytest.mark.django_db
@pytest.mark.parametrize("suffix", ["idx", "term", "pos", "fast", "json"])
@pytest.mark.parametrize("damage", ["cut", "gone", "blank"])
def test_a_damaged_index_is_built_again(suffix, damage):
    store(a_text(1))
    assert total("whales") == 1
    here = index()
    here.forget()
    for path in here.current().glob(f"*.{suffix}"):
        held = path.read_bytes()
        if damage == "gone":
            path.unlink()
        elif damage == "cut":
            path.write_bytes(held[: len(held) // 2])
        else:
            path.write_bytes(b"\0" * (len(held) - 200) + held[-200:])
    search(SearchRequest(q="whales"))
    assert total("whales") == 1
    call_command("check_index")


@pytest.mark.django_db
def test_a_folder_that_is_deleted_while_it_is_searched_is_built_again():
    store(a_text(1))
    assert total("whales") == 1
    shutil.rmtree(index().folder)
    search(SearchRequest(q="whales"))
    assert total("whales") == 1
    call_command("check_index")


@pytest.mark.django_db
def test_what_is_there_is_searched_while_the_disk_cannot_be_written(monkeypatch, caplog):
    store(a_text(1))
    assert total("whales") == 1
    store(a_text(2))

    def full(*of):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(index_sync._Writer, "commit", full)
        answer = search(SearchRequest(q="whales"))
        assert (answer.total, answer.state.behind > 0, len(answer.hits)) == (1, True, 1)
    assert "cannot be brought up to date: " in caplog.text and "built anew" not in caplog.text
    assert total("whales") == 2


@pytest.mark.django_db(transaction=True)
def test_a_table_waits_for_what_was_committed_before_it(client, monkeypatch):
    total("whales")
    with transaction.atomic():
        for serial in range(1, 2 * index_sync.FEW):
            store(a_text(serial))
    monkeypatch.setattr(index_sync, "PATIENCE", 0.0)
    response = client.get("/search/csv/", {"q": "whales"})
    assert (response["X-Total-Count"], response["X-Behind"]) == (str(2 * index_sync.FEW - 1), "0")
    store(a_text(1000))
    monkeypatch.setattr("resolutions.pages.searching.export.UNTIL_IN", 0.0)
    monkeypatch.setattr(index_sync, "_work", lambda *of: None)
    response = client.get("/search/csv/", {"q": "whales"})
    assert (response["X-Total-Count"], response["X-Behind"]) == (str(2 * index_sync.FEW - 1), "1")
    assert client.get("/search/json/", {"q": "whales"}).json()["behind"] == 1


@pytest.mark.django_db
def test_programs_are_told_what_differs(capsys, monkeypatch):
    store(a_text(1))
    with suppress(SystemExit):
        call_command("check_index", "--json")
    assert json.loads(capsys.readouterr().out) == {"differ": []}
    paragraphs_of("A/RES/66/1").update(text="Decides nothing.")
    with pytest.raises(SystemExit, match="1"):
        call_command("check_index", "--json", "--no-catch-up")
    differing = {"version": Version.objects.get().pk, "what": "differs"}
    assert json.loads(capsys.readouterr().out) == {"differ": [differing]}
    call_command("rebuild_index", "--json")
    assert json.loads(capsys.readouterr().out)["texts"] == 1

    def full(*of):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(index_sync._Writer, "commit", full)
    with pytest.raises(CommandError, match="the old one stays: the index cannot be written: .*No space left"):
        call_command("rebuild_index")


class Failing:
    """Stands for a view of an open build that cannot answer."""

    def __getattr__(self, asked):
        raise ValueError("no answer")


def open_and_up_to_date():
    """The first search builds the index, the second takes in what was written beside it."""
    store(a_text(1))
    assert (total("whales"), total("whales")) == (1, 1)
    return index().open()


ASKED = [
    ("/search/", {"q": "whales"}, 503),
    ("/search/suggest/", {"q": "text"}, 200),
    ("/agreed/", {"text": "Decides to protect whales number 1"}, 503),
    ("/over-time/", {"q": "whales"}, 503),
    ("/search/csv/", {"q": "whales"}, 503),
    ("/search/json/", {"q": "whales"}, 503),
    ("/search/feed/", {"q": "whales"}, 503),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "query", "status"), ASKED)
def test_an_index_that_goes_bad_while_open_is_built_again(client, address, query, status):
    opened, damaged = open_and_up_to_date(), index().current()
    for path in damaged.glob("*.fast"):
        path.unlink()
    opened.searcher = Failing()
    assert client.get(address, query).status_code == status
    assert total("whales") == 1
    assert index().current() != damaged
    call_command("check_index")


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "query", "status"), ASKED)
def test_a_fault_of_ours_costs_no_index(client, address, query, status):
    opened, build = open_and_up_to_date(), index().current()
    sound, opened.searcher = opened.searcher, Failing()
    with pytest.raises(ValueError, match="no answer"):
        client.get(address, query)
    opened.searcher = sound
    assert (index().current(), total("whales")) == (build, 1)


@pytest.mark.django_db
def test_while_there_is_no_index_the_page_says_so_and_the_archive_can_be_read(client):
    store(a_text(1))
    with index().locked() as mine:
        assert mine
        response = client.get("/search/", {"q": "whales"})
        assert response.status_code == 503
        assert "index is being built" in response.content.decode()
        assert client.get("/over-time/", {"q": "whales", "csv": "committee-1"}).status_code == 503
        assert client.get("/A/RES/66/1").status_code == 200
    assert client.get("/search/", {"q": "whales"}).status_code == 200


@pytest.mark.django_db
def test_while_another_process_writes_the_page_answers_and_says_what_is_missing(client):
    store(a_text(1))
    assert total("whales") == 1
    store(a_text(2))
    with index().locked():
        page = client.get("/search/", {"q": "whales"}).content.decode()
    assert "being added to the index" in page
    assert total("whales") == 2


@pytest.mark.django_db
def test_check_says_what_differs():
    store(a_text(1))
    store(a_text(2))
    assert total("whales") == 2
    paragraphs_of("A/RES/66/1").filter(kind="operative").update(text="Decides nothing.")
    OutboxEntry.objects.all().delete()
    found = list(differences(index().open()))
    assert [(one.version_id, one.what) for one in found] == [(Version.objects.get(symbol="A/RES/66/1").pk, "differs")]
    with pytest.raises(CommandError, match="1 texts differ"):
        call_command("check_index", "--no-catch-up")
    call_command("rebuild_index")
    call_command("check_index", "--no-catch-up")


@pytest.mark.django_db(transaction=True)
def test_a_language_that_comes_or_goes_reaches_the_index_with_its_version():
    store(a_text(1))
    assert total("whales") == 1
    french = (operative("1", "Décide de protéger les baleines;"),)
    store(adopted("A/RES/66/1", source="fr.txt", language="fr", paragraphs=french, footnotes=(), citations=()))
    assert total("baleines language:fr") == total("whales language:en") == 1
    assert list(differences(index().open())) == []
    version = Version.objects.get(symbol="A/RES/66/1")
    with transaction.atomic():
        version.language_versions.filter(language="fr").delete()
        assert [one.what for one in differences(index().open())] == ["differs"]
        outbox.record([version.pk])
    assert (total("baleines language:fr"), total("whales")) == (0, 1)
    assert list(differences(index().open())) == []


@pytest.mark.django_db
def test_versions_of_one_resolution_are_recorded_together():
    store(draft(symbol="A/C.3/66/L.9", symbol_from="text"))
    store(adopted())
    OutboxEntry.objects.all().delete()
    outbox.record([Version.objects.get(symbol="A/RES/66/152").pk])
    assert OutboxEntry.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_what_a_slow_transaction_commits_late_is_not_missed():
    """It began, and got its number, before others that were indexed meanwhile."""
    store(a_text(1))
    assert total("whales") == 1
    begun, go_on = threading.Event(), threading.Event()

    def slow():
        with transaction.atomic():
            outbox.record([10**9])
            begun.set()
            go_on.wait(10)
            paragraphs_of("A/RES/66/1").update(text="Decides to protect seals.")
            outbox.record([Version.objects.get(symbol="A/RES/66/1").pk])
        connection.close()

    thread = threading.Thread(target=slow)
    thread.start()
    begun.wait(10)
    store(a_text(2))
    assert total("whales") == 2
    go_on.set()
    thread.join()
    assert total("seals") == 1


@pytest.mark.django_db(transaction=True)
def test_new_text_is_found_soon_while_many_load():
    store(a_text(1, "krill"))
    assert total("krill") == 1
    stop = threading.Event()

    def loading():
        serial = 1000
        while not stop.is_set():
            store(a_text(serial))
            serial += 1
        connection.close()

    loader = threading.Thread(target=loading)
    loader.start()
    try:
        time.sleep(0.5)
        store(a_text(2, "walrus"))
        committed = time.monotonic()
        while not total("walrus"):
            assert time.monotonic() - committed < PATIENCE
    finally:
        stop.set()
        loader.join()


@pytest.mark.django_db(transaction=True)
def test_what_is_committed_alone_does_not_wait_for_a_load(monkeypatch):
    """A load commits by the dozen; an editor's text, committed later, is in before the rest of it."""
    total("whales")
    with transaction.atomic():
        for serial in range(1, index_sync.FEW + 10):
            store(a_text(serial))
    store(a_text(1000, "walrus"))
    alone = Version.objects.get(symbol="A/RES/66/1000").pk
    written, add = [], index_sync._Writer.add
    monkeypatch.setattr(index_sync._Writer, "add", lambda writer, ids: (written.append(list(ids)), add(writer, ids)))
    index_sync.catch_up(index())
    assert written[0][0] == alone and len(written) == 2
    assert list(differences(index().open())) == []


@pytest.mark.django_db(transaction=True)
def test_a_thread_that_has_caught_up_takes_in_what_comes_next(monkeypatch):
    monkeypatch.setattr(index_sync, "LINGER", 1.0)
    store(a_text(1))
    total("whales")
    store(a_text(2))
    assert total("whales") == 2
    thread = index_sync._threads[index().folder]
    store(a_text(3))
    assert total("whales") == 3
    assert index_sync._threads[index().folder] is thread and thread.is_alive()
    thread.join(PATIENCE)
    assert not thread.is_alive()
    call_command("check_index", "--no-catch-up")


@pytest.mark.django_db(transaction=True)
def test_killed_at_any_moment_the_indexer_leaves_an_index_that_becomes_equal():
    chance = random.Random(2026)
    for serial in range(1, 4):
        process = working()
        for more in range(8):
            store(a_text(serial * 100 + more))
            if more % 3 == 2:
                paragraphs_of(f"A/RES/66/{serial * 100}").update(text="Decides on whales.")
                outbox.record(Version.objects.filter(symbol=f"A/RES/66/{serial * 100}").values_list("pk", flat=True))
        time.sleep(chance.random() * 0.3)
        process.send_signal(signal.SIGKILL)
        process.wait()
    index_sync.catch_up(index())
    assert list(differences(index().open())) == []
    assert search(SearchRequest(q="whales", by="version")).facets.texts == 24


@pytest.mark.django_db(transaction=True)
def test_two_machines_with_folders_of_their_own_come_to_the_same_end(settings, tmp_path):
    """Each follows the one outbox by itself, from where it has come: one early and often, one late."""
    settings.SEARCH_INDEX_DIR = early = tmp_path / "early"
    store(a_text(1))
    assert total("whales") == 1
    store(a_text(2))
    assert total("whales") == 2
    settings.SEARCH_INDEX_DIR = late = tmp_path / "late"
    assert total("whales") == 2
    changed = Version.objects.get(symbol="A/RES/66/1")
    with transaction.atomic():
        paragraphs_of(changed.symbol).update(text="Decides to protect seals.")
        outbox.record([changed.pk])
    with transaction.atomic():
        gone = Version.objects.get(symbol="A/RES/66/2")
        outbox.record([gone.pk])
        gone.delete()
    store(a_text(3))
    ends = []
    for folder in (late, early):
        settings.SEARCH_INDEX_DIR = folder
        index_sync.catch_up(index())
        opened = index().open()
        assert index().folder.parent == folder
        assert list(differences(opened)) == []
        ends.append((opened.cursor, opened.searcher.num_docs))
        assert (total("whales"), total("seals")) == (1, 1)
    assert ends[0] == ends[1]


def working(*more: str) -> subprocess.Popen:
    """A process that keeps the index up to date, or stores texts, until it is killed."""
    command = [sys.executable, str(INDEXER), str(settings.STATE), connection.settings_dict["NAME"]]
    command += [str(settings.SEARCH_INDEX_DIR), *more]
    environment = os.environ | {"PYTHONPATH": str(settings.BASE_DIR)}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.mark.django_db(transaction=True)
def test_loader_and_indexer_killed_at_any_moment_leave_index_and_database_equal():
    chance = random.Random(66)
    for number in (1000, 2000):
        processes = [working(), working(str(number))]
        before = Version.objects.count()
        while Version.objects.count() < before + 3:
            time.sleep(0.01)
        time.sleep(chance.random() * 0.3)
        for process in processes:
            process.send_signal(signal.SIGKILL)
        for process in processes:
            process.wait()
    index_sync.catch_up(index())
    assert list(differences(index().open())) == []
    assert search(SearchRequest(q="whales", by="version")).total == Version.objects.count() >= 6


@pytest.mark.django_db(transaction=True)
def test_the_index_followed_through_killed_loads_is_equal(tmp_path):
    """``manage.py ingest``, killed at any moment beside an indexer that is killed too, and in the end resumed."""
    folder, chance, stages = with_files(tmp_path), random.Random(2026), []
    for _ in range(2):
        indexer, loader = working(), begin(folder, -1 if stages else UNREAD)
        while loader.poll() is None and not Version.objects.count() > (stages or [0])[-1]:
            time.sleep(0.005)
        time.sleep(chance.uniform(0, 0.05))
        for process in (loader, indexer):
            process.kill()
            process.communicate()
        stages.append(Version.objects.count())
        index_sync.catch_up(index())
        assert list(differences(index().open())) == []
    assert 0 < stages[0] < FILES, "the kill came too early or too late to tell anything"
    assert finish(begin(folder)) == 0
    index_sync.catch_up(index())
    assert list(differences(index().open())) == []
    assert search(SearchRequest(q="lighthouse op:report", by="version")).facets.texts == FILES
