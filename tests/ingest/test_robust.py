"""Loads that lose a process or the database on their way: what is lost is done again, and costs no other file."""

import math
import multiprocessing
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import OperationalError, connection, connections

from resolutions.curation import removing
from resolutions.ingest import FileChange, FileOutcome, IncomingFile, Storage, gather, load
from resolutions.ingest.runs import loading, run_record
from resolutions.ingest.runs.readers import KILLED_TWICE
from resolutions.models import IngestRun, OutboxEntry, Paragraph, Resolution, Version
from resolutions.text import document as doc
from resolutions.text.files import FileRead
from tests.builders import adopted, draft, store, stored, text_of
from tests.ingest.test_interrupted import TEXT

pytestmark = pytest.mark.django_db(transaction=True)


def folder_of(folder: Path, files: int) -> Path:
    for number in range(files):
        (folder / f"{number:03}.txt").write_text(TEXT.format(number=number + 1, session="sixth"))
    return folder


@contextmanager
def killing(most: float) -> Iterator[None]:
    """Kills readers as they come, up to so many; none is there already, who would read before it is killed."""
    over = threading.Event()

    def kill_all() -> int:
        children = multiprocessing.active_children()
        for process in children:
            process.kill()
            process.join()
        return len(children)

    def kill() -> None:
        killed = 0
        while killed < most and not over.wait(0.01):
            killed += kill_all()

    kill_all()

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        yield
    finally:
        over.set()
        killer.join()


def changes(loads: list[FileOutcome]) -> list[str]:
    return [loaded.change for loaded in loads]


def test_a_reader_that_is_killed_costs_no_file(tmp_path):
    with killing(1):
        loads = list(load(gather([folder_of(tmp_path, 5)]), workers=2))
    assert changes(loads) == [FileChange.CREATED] * 5
    assert Version.objects.count() == 5


def test_a_file_whose_reader_is_killed_twice_is_refused_in_a_line(tmp_path):
    with killing(math.inf):
        loads = list(load(gather([folder_of(tmp_path, 2)]), workers=2))
    assert [(loaded.change, loaded.message) for loaded in loads] == [(FileChange.REFUSED, KILLED_TWICE)] * 2


@pytest.mark.parametrize("fault", [ValueError("bad value(s) in fds_to_keep"), OSError(9, "Bad file descriptor")])
def test_a_pool_that_breaks_while_it_starts_a_process_costs_no_file(tmp_path, monkeypatch, fault):
    """CPython closes the pipes of a broken pool while ``submit`` hands them to a new process."""
    faults = [fault, fault]
    submit = ProcessPoolExecutor.submit

    def breaking(*args):
        if faults:
            raise faults.pop()
        return submit(*args)

    monkeypatch.setattr(ProcessPoolExecutor, "submit", breaking)
    assert changes(list(load(gather([folder_of(tmp_path, 3)]), workers=2))) == [FileChange.CREATED] * 3


@pytest.mark.parametrize("looks_every", [0, 60])
@pytest.mark.parametrize("group", [2, 64])
def test_a_load_waits_for_a_database_that_is_away(tmp_path, monkeypatch, caplog, looks_every, group):
    """Whether it stores files then, looks if somebody stopped it, or records that it ended."""
    monkeypatch.setattr(loading, "PAUSES", (0.01, 0.01))
    monkeypatch.setattr(loading.run_record, "LOOKS_EVERY", looks_every)
    monkeypatch.setattr(loading, "GROUP", group)
    loads = load(gather([folder_of(tmp_path, 6)]))
    first = next(loads)
    end_every_session()
    assert changes([first, *loads]) == [FileChange.CREATED] * 6
    assert Version.objects.count() == 6
    assert IngestRun.objects.get().finished_at
    assert "The database does not answer" in caplog.text


def test_what_a_load_compares_at_its_end_waits_for_the_database_too(tmp_path, monkeypatch):
    calls = []

    def compare() -> None:
        calls.append(len(calls))
        if len(calls) == 1:
            raise OperationalError("away")

    monkeypatch.setattr(loading, "PAUSES", (0.01, 0.01))
    monkeypatch.setattr(loading.near_passages, "keep_all", compare)
    assert changes(load(gather([folder_of(tmp_path, 1)]))) == [FileChange.CREATED]
    assert calls == [0, 1]
    assert not run_record.running_keys()  # nor does a connection that went back to the pool hold the run's lock


def end_every_session() -> None:
    """As when the server is stopped."""
    other = connections.create_connection("default")
    with other.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    other.close()
    time.sleep(0.1)


@pytest.mark.parametrize(
    ("said", "column"),
    [
        ({"sponsors": (doc.Sponsor("Peru"),)}, "sponsors"),
        ({"vote": doc.Vote(90, 2, 1, {"Peru": "against"})}, "vote"),
        ({"agenda_items": (doc.AgendaItem("69", "c"),)}, "agenda_items"),
        ({"subjects": ("SEA",)}, "subjects"),
    ],
)
def test_a_reload_that_changes_only_what_stands_beside_the_columns_is_an_update(said, column):
    first = store(draft())
    before = Version.objects.get(pk=first.version_id)
    OutboxEntry.objects.all().delete()
    again = store(replace(draft(), **said))
    assert (again.change, [name for name, _, _ in again.fields]) == (FileChange.UPDATED, [column])
    assert Version.objects.get(pk=first.version_id).loaded_at > before.loaded_at
    assert OutboxEntry.objects.filter(version_id=first.version_id).exists()


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ({"tables": (doc.Table((), (("a", "1"),), after="op1"),)}, "tables"),
        ({"citations": ()}, "citations"),
    ],
)
def test_so_is_one_that_changes_only_tables_or_citations(said, what):
    store(draft(), content=b"one")
    again = store(draft(**said), content=b"two")
    assert again.change == FileChange.UPDATED
    assert [name for name, _ in again.text.each()] == [what]


def test_who_cited_a_text_finds_it_though_one_of_its_languages_is_removed():
    english = store(adopted("A/RES/55/2", session="55", citations=()), name="e.txt")
    store(adopted("A/RES/55/2", session="55", citations=(), language="fr"), name="f.txt")
    citing = text_of(stored(draft()))
    version = Version.objects.get(pk=english.version_id)
    removing.remove_language(text_of(version, "en"), "", None)
    assert citing.citations.get(symbol="A/RES/55/2").target == version
    removing.remove_version(version, "", None)
    assert citing.citations.get(symbol="A/RES/55/2").target is None


def test_texts_of_one_group_find_each_other_as_if_they_came_one_by_one():
    origin = doc.Origin("without reference to a Main Committee (A/66/L.9/Rev.1)", None, ("A/66/L.9/Rev.1",))
    documents = [
        draft(symbol="A/66/L.9", symbol_from="text", title="The sea"),
        adopted(origin=origin, title="The open sea"),
        draft(symbol="A/66/L.9/Rev.1", symbol_from="text", title="The seas"),
        draft(title="THE OPEN SEA"),
    ]
    files = [
        (IncomingFile(f"{number}.txt", Path(f"{number}.txt")), FileRead(b"%d" % number, (document,)))
        for number, document in enumerate(documents)
    ]
    assert changes(Storage().store_all(files)) == [FileChange.CREATED] * 4
    assert Resolution.objects.get().title == "The open sea"


def test_the_same_bytes_twice_in_one_group_are_one_text(tmp_path):
    folder_of(tmp_path, 1)
    (tmp_path / "copy.txt").write_bytes((tmp_path / "000.txt").read_bytes())
    loads = list(load(gather([tmp_path])))
    assert changes(loads) == [FileChange.CREATED, FileChange.UNCHANGED]
    assert loads[1].message == "the same bytes as 000.txt"


def test_a_load_ends_the_plans_of_connections_made_while_the_archive_was_nearly_empty(tmp_path):
    """ANALYZE of a table makes every connection plan its queries anew."""
    list(load(gather([folder_of(tmp_path, 30)])))
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'resolutions_paragraph'")
        assert cursor.fetchone() == (Paragraph.objects.count(),)
