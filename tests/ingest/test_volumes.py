"""A file with several texts in it: every one is stored, and finds itself again when the file is read anew."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from resolutions.curation import correcting
from resolutions.ingest import FileChange, FileOutcome, IncomingFile, ManifestEntry, Storage, gather, load
from resolutions.models import Problem, Reading, Resolution, SourceFile, Version
from resolutions.text.document import Document
from resolutions.text.files import FileRead
from tests.builders import adopted, store, text_of

pytestmark = pytest.mark.django_db

PAGE = """\
General Assembly—Ninth Session

12

asks the Council to rest;

2. Invites all Members to rest.

841st plenary meeting,

20 November 1954.

901 (IX). Quiet streets

The General Assembly,

Decides that streets shall be quiet.

842nd plenary meeting, 21 November 1954.

902 (IX). Open windows

The General Assembly,

1. Recommends open windows;

2. Decides to return to the question.
"""


def write(folder: Path, text: str = PAGE) -> Path:
    path = folder / "page.txt"
    path.write_text(text)
    return path


def load_all(path: Path) -> list[FileOutcome]:
    return list(load(gather([path])))


def store_all(*documents: Document, content: bytes = b"one", **given: str) -> list[FileOutcome]:
    return Storage().store(
        IncomingFile("page.txt", Path("page.txt"), ManifestEntry(**given)), FileRead(content, documents)
    )


def held() -> list[tuple[int, str | None]]:
    symbol = "language_version__version__symbol"
    return list(Reading.objects.filter(source__replaced_by=None).order_by("part").values_list("part", symbol))


def test_every_text_is_stored_the_fragment_too_with_its_problem(tmp_path):
    loads = load_all(write(tmp_path))
    assert [loaded.change for loaded in loads] == [FileChange.CREATED] * 3
    assert held() == [(0, None), (1, "A/RES/901(IX)"), (2, "A/RES/902(IX)")]
    assert SourceFile.objects.count() == 1
    assert Problem.objects.get(reading__part=0).code == "fragment"


def test_a_second_load_changes_nothing(tmp_path):
    path = write(tmp_path)
    first = [loaded.version_id for loaded in load_all(path)]
    again = load_all(path)
    assert [(loaded.change, loaded.version_id) for loaded in again] == [(FileChange.UNCHANGED, pk) for pk in first]


def test_each_text_of_a_changed_page_keeps_its_version(tmp_path):
    path = write(tmp_path)
    first = load_all(path)
    write(tmp_path, PAGE.replace("shall be quiet", "shall be still"))
    again = load_all(path)
    assert [loaded.version_id for loaded in again] == [loaded.version_id for loaded in first]
    assert again[1].text.paragraphs.changed == 1


def test_texts_that_move_within_the_file_are_known_by_their_symbols():
    first = store_all(adopted("A/RES/9/1"), adopted("A/RES/9/2"))
    before = {loaded.label: loaded.version_id for loaded in first}
    again = store_all(adopted("A/RES/9/2"), adopted("A/RES/9/3"), adopted("A/RES/9/1"), content=b"two")
    after = {loaded.label: loaded.version_id for loaded in again}
    assert {label: after[label] for label in before} == before
    assert held() == [(0, "A/RES/9/2"), (1, "A/RES/9/3"), (2, "A/RES/9/1")]


def test_texts_that_are_read_as_one_now_leave_nothing_behind(monkeypatch):
    store_all(adopted("A/RES/9/1"), adopted(None, title="A fragment"))
    monkeypatch.setattr("resolutions.text.files.edition", lambda: "next")
    store_all(adopted("A/RES/9/1"))
    assert held() == [(0, "A/RES/9/1")]
    assert Resolution.objects.count() == 1


def test_but_what_an_editor_worked_on_stays(editor, monkeypatch):
    _, fragment = store_all(adopted("A/RES/9/1"), adopted(None, title="A fragment"))
    text = text_of(Version.objects.get(pk=fragment.version_id))
    correcting.correct(text, "title", "The end of another", editor)
    monkeypatch.setattr("resolutions.text.files.edition", lambda: "next")
    store_all(adopted("A/RES/9/1"))
    assert held() == [(0, "A/RES/9/1"), (1, None)]


def test_a_text_held_from_another_file_costs_the_others_nothing():
    store(adopted("A/RES/9/2"), name="other.txt")
    loads = store_all(adopted("A/RES/9/1"), adopted("A/RES/9/2"), adopted("A/RES/9/3"))
    assert [loaded.change for loaded in loads] == [FileChange.CREATED, FileChange.KEPT_BESIDE, FileChange.CREATED]
    assert loads[1].message == "kept beside other.txt, which is shown"


def test_the_symbol_and_title_said_beside_a_file_are_of_none_of_its_texts():
    given = {"symbol": "A/RES/9/7", "title": "A page", "session": "9"}
    store_all(adopted(None, title=None, session=None), adopted("A/RES/9/2"), **given)
    fragment = Reading.objects.get(part=0).language_version.version
    assert (fragment.symbol, fragment.title, fragment.resolution.session.code) == (None, "", "9")


def test_parse_prints_every_text_in_order(tmp_path):
    out = StringIO()
    call_command("parse", str(write(tmp_path)), stdout=out)
    assert [json.loads(line)["title"] for line in out.getvalue().splitlines()] == [
        None,
        "Quiet streets",
        "Open windows",
    ]
