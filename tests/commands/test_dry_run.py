"""A dry run says what the load after it does: no more, no less, in the same words."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connection

from resolutions.curation import removing
from resolutions.ingest import FileChange, FileOutcome, gather, load
from resolutions.models import IngestRun, RunFile, Version
from tests.commands.test_ingest_command import TEXT, as_html, in_french, ingest, write
from tests.marcxml import DRAFT, collection

pytestmark = pytest.mark.django_db

VOLUME = "".join(f"90{n} (IX). Quiet street {n}\n\nThe General Assembly,\n\nDecides on street {n}.\n\n" for n in (1, 2))


def text(title: str) -> str:
    return TEXT.replace("Right to the sea", title)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """As it comes: some of it held already, some changed since, some bad, some twice."""
    held = tmp_path / "held"
    write(held, "same.txt", text("Quiet"))
    write(held, "changed.txt", text("Loud"))
    write(held, "sub/volume.txt", VOLUME)
    write(held, "gone.txt", text("Gone"))
    write(held, "A_C.3_66_L.40.txt", text("Sky"))
    list(load(gather([held])))
    removing.remove_version(Version.objects.get(titles__en="Gone"), "twice", None)
    write(held, "changed.txt", text("Loud").replace("to report", "to report again").replace("20 Oct", "21 Oct"))
    write(held, "A_C.3_66_L.35.txt", text("Right to the ocean"))
    write(held, "A_C.3_66_L.40.html", as_html(text("Sky")))
    write(held, "fr.xml", in_french(text("Sky"), "A_C.3_66_L.40.txt"))
    write(held, "copy of same.txt", text("Quiet"))
    write(held, "empty.txt", b"")
    write(held, "note.txt", "A note.\n")
    write(held, "twin.txt", text("Twin").replace("General Assembly\n", "United Nations A/C.3/66/L.35\n", 1))
    write(held, "records.xml", collection([DRAFT]))
    write(held, "manifest.csv", "file,series\nsame.txt,Noise\nmissing.txt,\n")
    with zipfile.ZipFile(held / "more.zip", "w") as archive:
        archive.writestr("a.txt", text("Zipped"))
        archive.writestr("__MACOSX/._a.txt", b"junk")
        archive.writestr("../b.txt", text("Out"))
    return held


def told(loads) -> list[FileOutcome]:
    """All that is reported of each file, without the numbers that a dry run takes back."""
    loads = list(loads)
    created = {loaded.version_id for loaded in loads if loaded.change == FileChange.CREATED}
    return [replace(loaded.of_dry_run(created), text=str(loaded.text)) for loaded in loads]


def test_the_load_does_just_what_the_dry_run_said(folder):
    said = told(load(gather([folder]), dry_run=True))
    assert Version.objects.count() == 5
    assert said == told(load(gather([folder])))
    assert {loaded.change for loaded in said} == set(FileChange)


def test_in_the_same_words(folder):
    _, tried, refused = ingest(folder, dry_run=True, verbosity=2)
    _, done, refused_then = ingest(folder, verbosity=2)
    differences = [line.strip() for line in tried.splitlines() if " → " in line]
    assert differences and sorted(differences) == sorted(line.strip() for line in done.splitlines() if " → " in line)
    reasons = [line.partition(": ")[2] for line in refused.splitlines()[1:]]
    assert reasons == [line.partition(": ")[2] for line in refused_then.splitlines()]


def test_it_lists_by_what_would_become_of_the_files_worst_first(folder):
    _, out, err = ingest(folder, dry_run=True)
    groups = [line for line in out.splitlines() if line.startswith(("Would", "Read with"))]
    assert err.splitlines()[0] == "Would be refused: 4"
    assert groups == [
        "Would be updated: 2",
        "Would take over as the better source: 1",
        "Would be created: 2",
        "Would be added in another language: 1",
        "Would be kept beside a better source: 1",
        "Would stay as they are, but are worth a look: 1",
        "Would be left out: 1",
        "Read with problems, the worst first: 1",
    ]
    assert out.index("changed.txt") < out.index("same.txt"), "what changes most comes first"
    assert "      issued_on: “2011-10-20” → “2011-10-21”\n      paragraphs: 0 added, 1 changed, 0 removed\n" in out
    assert len(err.splitlines()) == 5


def test_it_leaves_no_record(folder):
    runs, files = IngestRun.objects.count(), RunFile.objects.count()
    ingest(folder, dry_run=True)
    assert (IngestRun.objects.count(), RunFile.objects.count()) == (runs, files)


def test_the_record_of_a_dry_run_names_no_text_that_is_taken_back_with_it(folder):
    run = IngestRun.objects.create(dry_run=True)
    list(load(gather([folder]), dry_run=True, run=run))
    connection.check_constraints()
    kept = run.files.get(name="twin.txt")
    assert (kept.change, kept.label, kept.version) == ("kept_beside", "A/C.3/66/L.35", None)


def test_a_run_remembers_what_became_of_each_file(folder):
    ingest(folder)
    run = IngestRun.objects.first()
    files = {file.name: file for file in run.files.all()}
    assert (run.created, run.updated, run.unchanged, run.refused) == (2, 2, 4, 4)
    assert (run.language_added, run.better_source, run.kept_beside, run.left_out) == (1, 1, 1, 1)
    changed = files["changed.txt"]
    shown = changed.version.language_versions.get().shown
    assert (changed.change, shown.source.name) == ("updated", "changed.txt")
    assert (files["twin.txt"].change, files["twin.txt"].version.symbol) == ("kept_beside", "A/C.3/66/L.35")
    assert ["issued_on", "2011-10-20", "2011-10-21"] in changed.fields
    assert changed.notes == ["paragraphs: 0 added, 1 changed, 0 removed"]
    assert files["empty.txt"].message == "the file is empty"
    assert files["A_C.3_66_L.35.txt"].problem_count == 2
    assert files["A_C.3_66_L.35.txt"].problems[0][1].startswith("title: the text says “Right to the ocean”")
    assert "same.txt" in files and "sub/volume.txt" not in files
