"""Records and tables that come after their files were loaded: they fill the texts that are held, by symbol."""

from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from resolutions.curation import correcting
from resolutions.models import AgendaItem, IngestRun, OutboxEntry, Problem, Reading, RunFile, SourceFile, Version
from tests.commands.test_ingest_command import ingest
from tests.ingest.test_manifests import SAYS_ALL, said_of
from tests.marcxml import DRAFT, collection, record

pytestmark = pytest.mark.django_db

BARE = SAYS_ALL.replace("Chile and Cuba: draft resolution\n\n", "").replace("Agenda item 70 (c)\n", "")
FILLED = {
    "symbol": "A/C.3/66/L.35",
    "title": "Right to the ocean",
    "sponsors": [("Cuba", "sponsor"), ("Ecuador", "sponsor"), ("Chile", "additional"), ("Peru", "additional")],
    "items": ["69 (b)"],
}
UNHELD = record("9", ("191", {"a": "A/C.3/66/L.99"}), ("650", {"a": "WHALES"}))
REPORT = record("10", ("191", {"a": "A/66/462"}), ("650", {"a": "WHALES"}))
VOLUME = "".join(f"90{n} (IX). Quiet street {n}\n\nThe General Assembly,\n\nDecides on street {n}.\n\n" for n in (1, 2))


@pytest.fixture
def held(tmp_path: Path) -> Version:
    """A text loaded from a folder that is gone since."""
    (tmp_path / "a.txt").write_text(BARE)
    assert ingest(tmp_path / "a.txt")[0] == 0
    (tmp_path / "a.txt").unlink()
    OutboxEntry.objects.all().delete()
    return Version.objects.get()


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "late" / "records.xml"
    path.parent.mkdir()
    path.write_text(collection([DRAFT]))
    return path


def subjects(version: Version) -> list[str]:
    return list(version.headings.values_list("subject__name", flat=True))


class TestRecords:
    @pytest.mark.parametrize("named", ["file", "folder"])
    def test_fill_what_is_held(self, held, records, named):
        status, out, err = ingest(records if named == "file" else records.parent)
        held.refresh_from_db()
        assert (status, err) == (0, "")
        assert (said_of(held), subjects(held)) == (FILLED, ["LAW OF THE SEA", "CUBA"])
        assert out.splitlines()[-2] == "1 file: 0 created, 1 updated, 0 unchanged, 0 refused"
        assert Problem.objects.filter(code="manifest_differs").count() == 1, "the titles differ"
        assert OutboxEntry.objects.get().version_id == held.pk
        assert SourceFile.objects.count() == 1

    def test_show_each_field_before_and_after(self, held, records):
        ingest(records)
        fields = {name: (before, after) for name, before, after in RunFile.objects.get(change="updated").fields}
        assert fields["subjects"] == ("", "LAW OF THE SEA, CUBA")
        assert fields["agenda_items"][0] == "" and "69" in fields["agenda_items"][1]
        assert "Ecuador" in fields["sponsors"][1]
        assert "title" not in fields, "the text says it"

    def test_of_a_dry_run_are_told_the_same_and_not_stored(self, held, records):
        before, count = said_of(held), IngestRun.objects.count()
        _, tried, _ = ingest(records, dry_run=True)
        held.refresh_from_db()
        assert (said_of(held), subjects(held), IngestRun.objects.count()) == (before, [], count)
        _, done, _ = ingest(records)
        differences = [line.strip() for line in tried.splitlines() if " → " in line]
        assert differences and differences == [line.strip() for line in done.splitlines() if " → " in line]

    def test_again_change_nothing(self, held, records):
        ingest(records)
        rows, runs = list(held.sponsorships.values_list()), IngestRun.objects.count()
        OutboxEntry.objects.all().delete()
        status, out, _ = ingest(records)
        assert (status, out.splitlines()[-1]) == (0, "Nothing has changed.")
        assert (list(held.sponsorships.values_list()), IngestRun.objects.count()) == (rows, runs)
        assert not OutboxEntry.objects.exists()

    def test_outlive_a_reload_of_the_file(self, held, records, tmp_path):
        ingest(records)
        (tmp_path / "a.txt").write_text(BARE.replace("to report", "to report again"))
        ingest(tmp_path / "a.txt")
        held.refresh_from_db()
        assert said_of(held) == FILLED

    def test_never_overrule_an_editor(self, held, records, editor):
        correcting.correct(held, "sponsors", [["Fiji", "sponsor"]], editor)
        correcting.correct(held, "issued_on", date(2011, 10, 1), editor)
        ingest(records)
        held.refresh_from_db()
        assert said_of(held)["sponsors"] == [("Fiji", "sponsor")]
        assert held.issued_on == date(2011, 10, 1)
        assert "sponsors: an editor's value stays" in RunFile.objects.get(change="updated").notes

    def test_never_overrule_an_editor_of_the_proposal(self, held, records, editor):
        item = AgendaItem.objects.create(session=held.resolution.session, number=12)
        correcting.correct(held.resolution, "agenda_items", [item], editor)
        ingest(records)
        assert said_of(Version.objects.get())["items"] == ["12"]
        told = RunFile.objects.get(change="updated")
        assert "agenda_items" not in [name for name, _, _ in told.fields]
        assert "agenda_items: an editor's value stays" in told.notes

    def test_find_a_text_by_the_symbol_an_editor_gave(self, tmp_path, records, editor):
        (tmp_path / "b.txt").write_text(BARE.replace("United Nations A/C.3/66/L.35\n", "United Nations\n"))
        ingest(tmp_path / "b.txt")
        version = Version.objects.get()
        assert version.symbol is None
        correcting.correct(version, "symbol", "A/C.3/66/L.35", editor)
        ingest(records)
        assert subjects(version) == ["LAW OF THE SEA", "CUBA"]
        assert ingest(records)[1].splitlines()[-1] == "Nothing has changed."

    def test_that_came_with_other_files_fill_both(self, held, records):
        (records.parent / "other.txt").write_text(BARE.replace("L.35", "L.36").replace("ocean", "lake"))
        _, out, _ = ingest(records.parent)
        assert "2 files: 1 created, 1 updated, 0 unchanged, 0 refused" in out.splitlines()
        assert subjects(held) == ["LAW OF THE SEA", "CUBA"]

    def test_fill_one_text_of_a_volume_and_leave_the_others(self, tmp_path):
        (tmp_path / "page.txt").write_text(VOLUME)
        ingest(tmp_path / "page.txt")
        told = record("1", ("191", {"a": "A/RES/902(IX)"}), ("650", {"a": "STREETS"}))
        (tmp_path / "records.xml").write_text(collection([told]))
        ingest(tmp_path / "records.xml")
        first, second = (reading.language_version.version for reading in Reading.objects.order_by("part"))
        assert (subjects(first), subjects(second)) == ([], ["STREETS"])

    def test_leave_a_refusal_of_a_newer_file_on_record(self, held, records, tmp_path):
        (tmp_path / "a.txt").write_bytes(b"")
        ingest(tmp_path / "a.txt")
        ingest(records)
        assert Problem.objects.refusals().get().file_name == "a.txt"

    def test_of_a_folder_with_a_faulty_manifest_fill_nothing(self, held, records):
        (records.parent / "manifest.csv").write_text("file,colour\na.txt,red\n")
        (records.parent / "a manifest.xml").write_text(collection([DRAFT]))
        status, _, err = ingest(records.parent)
        assert (status, subjects(held)) == (1, [])
        assert "Nothing of the folder is loaded before that is mended" in err

    def test_ask_the_database_no_more_often_for_many(self, held, tmp_path):
        def queries(number: int) -> int:
            told = [record(str(n), ("191", {"a": f"A/C.3/65/L.{n}"}), ("650", {"a": "SEAS"})) for n in range(1, number)]
            (tmp_path / "many.xml").write_text(collection([*told, UNHELD]))
            with CaptureQueriesContext(connection) as captured:
                ingest(tmp_path / "many.xml")
            return len(captured)

        assert queries(60) == queries(2)


class TestATable:
    def test_fills_by_symbol_though_it_names_the_file(self, held, tmp_path):
        (tmp_path / "manifest.csv").write_text("file,symbol,subjects,series\nscan.txt,A/C.3/66/L.35,SEAS,The sea\n")
        status, _, err = ingest(tmp_path / "manifest.csv")
        held.refresh_from_db()
        assert (status, err) == (0, "")
        assert (subjects(held), held.resolution.series.title) == (["SEAS"], "The sea")
        assert ["series", "", "The sea"] in RunFile.objects.get(change="updated").fields

    def test_that_names_a_file_neither_there_nor_held_is_refused(self, held, tmp_path):
        (tmp_path / "late").mkdir()
        (tmp_path / "late" / "manifest.csv").write_text("file,symbol\nscan.txt,A/C.3/66/L.99\nother.txt,\n")
        status, _, err = ingest(tmp_path / "late")
        assert (status, len(err.splitlines())) == (1, 2)
        assert "scan.txt: named in the manifest, but not in the folder, and A/C.3/66/L.99 is not held" in err
        assert "other.txt: named in the manifest, but not in the folder" in err

    def test_of_which_two_lines_name_files_of_one_symbol_tells_neither_text(self, held, tmp_path):
        lines = "file,symbol,title\nen.txt,A/C.3/66/L.35,Right to the sea\nfr.txt,A/C.3/66/L.35,Droit à la mer\n"
        (tmp_path / "manifest.csv").write_text(lines)
        status, _, err = ingest(tmp_path / "manifest.csv")
        assert (status, [line.split()[1] for line in err.splitlines()]) == (1, ["en.txt:", "fr.txt:"])
        assert not Problem.objects.filter(code="manifest_differs").exists()


class TestTextsThatAreNotHeld:
    def test_are_listed_one_by_one_and_counted(self, held, records):
        records.write_text(collection([DRAFT, UNHELD, REPORT]))
        status, out, _ = ingest(records)
        lines = out.splitlines()
        assert status == 0
        assert (
            "not held         A/C.3/66/L.99            named in records.xml; what that says of it is not kept" in lines
        )
        assert "1 file: 0 created, 1 updated, 0 unchanged, 0 refused; 1 text named in manifests is not held" in lines
        assert not any(line.startswith("not held         A/66/462") for line in lines), (
            "reports are no texts of the archive"
        )

    def test_stand_in_the_report_of_the_load(self, held, records, admin_client):
        records.write_text(collection([DRAFT, UNHELD]))
        _, out, _ = ingest(records)
        page = admin_client.get(out.rsplit("Report: ", 1)[1].strip()).content.decode()
        assert "A/C.3/66/L.99 is not held: named in records.xml; what that says of it is not kept" in page

    def test_are_filled_when_their_text_comes_with_the_records(self, records):
        _, out, _ = ingest(records)
        assert "0 files: 0 created, 0 updated, 0 unchanged, 0 refused; 1 text named in manifests is not held" in out
        (records.parent / "a.txt").write_text(BARE)
        ingest(records.parent)
        assert said_of(Version.objects.get()) == FILLED
