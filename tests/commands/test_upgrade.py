"""From the tables of version 0.1 to those of this one: nothing is lost, and readers of the version before go on reading
while it happens."""

import hashlib
import threading
import time
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Group
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from benchmarks.archive import on_server
from resolutions.management.database import why_not_this_version
from resolutions.models import Correction, LanguageVersion, Paragraph, Problem, Reading, SourceFile, Version, Vote

RELEASED = ("resolutions", "0002_first_rows")
"""The last migration of version 0.1."""

WORDS = ["Recalling its resolution 65/3,", "Requests a report;", "Decides to remain seized of the matter."]
SOURCE = b"The General Assembly, \xe2\x80\xa6"
DIGEST = hashlib.sha256(SOURCE).hexdigest()


def use(name: str) -> None:
    connection.close()
    connection.close_pool()
    connection.settings_dict["NAME"] = name


def step_by_step() -> MigrationExecutor:
    """Knows the migrations that the first one of a new archive replaces."""
    executor = MigrationExecutor(connection)
    executor.loader.replace_migrations = False
    executor.loader.build_graph()
    return executor


@pytest.fixture
def elsewhere(transactional_db) -> Iterator[None]:
    """A database of its own, without tables."""
    usual = connection.settings_dict["NAME"]
    name = f"{usual}_released"
    on_server("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
    on_server("CREATE DATABASE {}", name)
    use(name)
    yield
    use(usual)
    on_server("DROP DATABASE {} WITH (FORCE)", name)


@pytest.fixture
def released(elsewhere):
    """The models of version 0.1, and an archive with a text of each kind of row that readers and editors depend on."""
    executor = step_by_step()
    executor.migrate([RELEASED])
    models = executor.loader.project_state([RELEASED]).apps

    def get(name: str):
        return models.get_model("resolutions", name).objects

    session = get("Session").create(code="66", kind="regular", ordinal=66)
    proposal = get("Resolution").create(session=session, title="Seas")
    version = get("Version").create(
        resolution=proposal,
        kind="resolution",
        stage="adopted",
        symbol="A/RES/66/1",
        symbol_key="ARES661",
        symbol_from="text",
    )
    text = get("LanguageVersion").create(version=version, language="en", title="Seas", leads=True)
    for position, words in enumerate(WORDS, start=1):
        place = {"language_version": text, "position": position, "anchor": f"op{position}", "kind": "operative"}
        get("Paragraph").create(text=words, **place)
    file = get("SourceFile").create(sha256=DIGEST, name="66.txt", format="text", content=SOURCE)
    reading = get("Reading").create(source=file, language_version=text, parsed={"language": "en"})
    get("LanguageVersion").filter(pk=text.pk).update(shown=reading)
    get("Problem").create(version=version, language_version=text, line=1, code="mark_lost", message="A mark is lost.")
    get("Vote").create(version=version, body="plenary", in_favour=100, against=2, abstaining=3, from_file=True)
    get("Correction").create(version=version, field="issued_on", before=None, value="2011-12-01")
    return models


class OldReader(threading.Thread):
    """Reads all columns of these tables, as pages of version 0.1 do."""

    TABLES = ("Session", "Resolution", "Version", "LanguageVersion", "Paragraph", "Reading", "Vote", "Correction")

    def __init__(self, models) -> None:
        super().__init__()
        self.querysets = [models.get_model("resolutions", name).objects for name in self.TABLES]
        self.rounds, self.fault, self.ended = 0, None, threading.Event()

    def run(self) -> None:
        try:
            while not self.ended.is_set():
                assert all(list(found.all()) for found in self.querysets)
                self.rounds += 1
                time.sleep(0.01)
        except (DatabaseError, AssertionError) as error:
            self.fault = error
        finally:
            connection.close()


def test_an_archive_of_the_released_version_is_brought_up_to_date_while_it_is_read(released):
    assert why_not_this_version(connection) is None
    reader = OldReader(released)
    reader.start()
    executor = MigrationExecutor(connection)
    executor.migrate([node for node in executor.loader.graph.leaf_nodes() if node[0] == "resolutions"])
    reader.ended.set()
    reader.join()
    assert reader.fault is None
    assert reader.rounds > 10

    version = Version.objects.get(symbol="A/RES/66/1")
    assert list(Paragraph.objects.order_by("position").values_list("text", flat=True)) == WORDS
    assert LanguageVersion.objects.get().shown == Reading.objects.get()
    assert (bytes(SourceFile.objects.get().content), SourceFile.objects.get().sha256) == (SOURCE, DIGEST)
    assert (version.resolution.title, Vote.objects.get().in_favour) == ("Seas", 100)
    assert (Correction.objects.get().value, Correction.objects.get().reason) == ("2011-12-01", "")
    assert (Problem.objects.get().code, Problem.objects.get().gravity) == ("mark_lost", 2)
    assert Group.objects.filter(name__in=["Editor", "Librarian"]).count() == 2
