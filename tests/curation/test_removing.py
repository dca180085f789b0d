"""A text an editor takes out: loads leave it out, nobody meets it, and it comes back with all that was said of it."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import date_format

from resolutions.curation import correcting, removing
from resolutions.curation.mending import mend
from resolutions.ingest import FileChange, gather, load
from resolutions.ingest.manifests.gathering import IncomingFile
from resolutions.ingest.runs.store import Storage
from resolutions.models import (
    Citation,
    Correction,
    IngestRun,
    OutboxEntry,
    Problem,
    Reading,
    Removal,
    Resolution,
    RunFile,
    Version,
    Vote,
)
from resolutions.models.choices import Outcome
from resolutions.models.documents import as_document
from resolutions.text.files import FileRead
from resolutions.text.mending import Mending, said
from tests.builders import adopted, draft, store, store_bytes, stored, text_of
from tests.commands.test_ingest_command import TEXT, ingest, write
from tests.marcxml import DRAFT, collection

pytestmark = pytest.mark.django_db

VOLUME = "".join(f"90{n} (IX). Quiet street {n}\n\nThe General Assembly,\n\nDecides on street {n}.\n\n" for n in (1, 2))
SYMBOL = "A/C.3/66/L.35"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents, loaded; the first has a symbol."""
    write(tmp_path, "sea.txt", TEXT.replace("General Assembly\n", f"United Nations {SYMBOL}\n", 1))
    write(tmp_path, "air.txt", TEXT.replace("sea", "air"))
    ingest(tmp_path)
    return tmp_path


def sea() -> Version:
    return Version.objects.get(symbol=SYMBOL)


def take_out(version: Version, editor, why: str = "not ours to keep") -> Removal:
    return removing.remove_version(version, why, editor)


def fates(folder: Path, **options) -> dict[str, str]:
    return {loaded.name: loaded.change for loaded in load(gather([folder]), **options)}


class TestALoad:
    def test_leaves_it_out_and_says_by_whom_when_and_why(self, folder, editor):
        take_out(sea(), editor)
        status, out, err = ingest(folder)
        day = date_format(timezone.now(), "j F Y")
        assert (status, err) == (0, "")
        line = f"left out {SYMBOL} sea.txt (taken out by eda on {day}: not ours to keep)"
        assert line in [" ".join(line.split()) for line in out.splitlines()]
        assert "2 files: 0 created, 0 updated, 1 unchanged, 0 refused, 1 left out" in out.splitlines()
        assert "Nothing has changed." in out.splitlines()
        assert not Version.objects.filter(symbol=SYMBOL).exists()

    def test_records_it_in_its_report(self, folder, editor):
        take_out(sea(), editor)
        ingest(folder)
        run, file = IngestRun.objects.first(), RunFile.objects.get(change=FileChange.LEFT_OUT)
        assert (run.left_out, run.refused, file.run, file.label, file.version) == (1, 0, run, SYMBOL, None)
        assert file.message.endswith(": not ours to keep")
        assert not Problem.objects.refusals().exists()

    def test_is_foretold_by_the_dry_run(self, folder, editor):
        take_out(sea(), editor)
        status, out, _ = ingest(folder, dry_run=True)
        assert status == 0
        assert "Would be left out: 1" in out.splitlines()
        assert "2 files: 0 created, 0 updated, 1 unchanged, 0 refused, 1 left out" in out.splitlines()

    @pytest.mark.parametrize(
        ("name", "words"),
        [("sea.txt", "to report again"), ("renamed.txt", "to report"), ("renamed.txt", "to report again")],
        ids=["changed", "renamed", "renamed and changed"],
    )
    def test_knows_it_by_its_symbol_whatever_its_file(self, folder, editor, name, words):
        text = (folder / "sea.txt").read_text().replace("to report", words)
        take_out(sea(), editor)
        (folder / "sea.txt").unlink()
        write(folder, name, text)
        assert fates(folder)[name] == FileChange.LEFT_OUT

    @pytest.mark.parametrize(
        ("name", "words", "fate"),
        [
            ("air.txt", "to report again", FileChange.LEFT_OUT),
            ("renamed.txt", "to report", FileChange.LEFT_OUT),
            ("other.txt", "to report again", FileChange.CREATED),
        ],
    )
    def test_knows_one_without_a_symbol_by_its_file(self, folder, editor, name, words, fate):
        text = (folder / "air.txt").read_text().replace("to report", words)
        take_out(Version.objects.get(symbol=None), editor)
        (folder / "air.txt").unlink()
        write(folder, name, text)
        assert fates(folder)[name] == fate

    def test_leaves_out_one_text_of_a_volume(self, tmp_path, editor):
        write(tmp_path, "volume.txt", VOLUME)
        ingest(tmp_path)
        first, second = Version.objects.order_by("language_versions__readings__part")
        take_out(first, editor)
        assert [loaded.change for loaded in load(gather([tmp_path]))] == [FileChange.LEFT_OUT, FileChange.UNCHANGED]
        assert Version.objects.get() == second

    def test_leaves_out_every_language_of_it(self, editor):
        take_out(stored(adopted(), name="e.txt"), editor)
        assert store(adopted(language="fr"), name="f.txt").change == FileChange.LEFT_OUT

    def test_does_not_say_that_the_manifest_names_a_text_that_is_not_there(self, folder, editor):
        take_out(sea(), editor)
        write(folder, "list.xml", collection([DRAFT]))
        files = gather([folder], folder / "list.xml")
        list(load(files))
        assert files.not_held() == {}

    def test_takes_its_files_in_again_once_an_editor_says_so(self, folder, editor):
        removal = take_out(sea(), editor)
        removing.let_in(removal, editor)
        (folder / "sea.txt").rename(folder / "better.txt")
        assert fates(folder)["better.txt"] == FileChange.CREATED
        with pytest.raises(ValidationError, match="is already in the archive"):
            removing.restore(removal, editor)
        assert Removal.objects.get().ended_by == editor

    def test_asks_one_question_more_however_many_texts_it_stores(self, editor):
        def questions(number: int, first: int) -> int:
            files = [
                (IncomingFile(f"{n}.txt", Path(f"{n}.txt")), FileRead(repr(one).encode(), (one,)))
                for n in range(first, first + number)
                for one in [adopted(f"A/RES/66/{n}", title=f"Title {n}", citations=(), footnotes=(), agenda_items=())]
            ]
            storage = Storage()
            with CaptureQueriesContext(connection) as asked:
                storage.store_all(files)
            return sum("resolutions_removal" in query["sql"] for query in asked.captured_queries)

        take_out(stored(draft()), editor)
        assert (questions(2, 10), questions(20, 20)) == (1, 1)


class TestReaders:
    def test_meet_it_nowhere(self, folder, editor, client):
        pages = [sea().get_absolute_url(), f"/documents/{sea().pk}/", "/A/C.3/66/L.35.txt"]
        assert client.get(pages[0]).status_code == 200
        assert "L.35" in client.get("/search/?q=sea").content.decode()
        take_out(sea(), editor)
        assert {client.get(page).status_code for page in pages} == {404}
        assert "L.35" not in client.get("/sessions/66/").content.decode()
        assert "/A/C.3/66/L.35" not in client.get("/search/?q=report").content.decode()

    def test_search_is_told(self, folder, editor):
        pk = sea().pk
        OutboxEntry.objects.all().delete()
        removal = take_out(sea(), editor)
        assert OutboxEntry.objects.filter(version_id=pk).exists()
        OutboxEntry.objects.all().delete()
        removing.restore(removal, editor)
        assert OutboxEntry.objects.filter(version_id=pk).exists()


class TestPuttingBack:
    def test_brings_the_same_text_to_the_same_place(self, folder, editor):
        before = Version.objects.filter(symbol=SYMBOL).values().get()
        words = list(text_of(sea()).paragraphs.values_list("anchor", "text"))
        removal = take_out(sea(), editor)
        removing.restore(removal, editor)
        after = Version.objects.filter(symbol=SYMBOL).values().get()
        new = ("resolution_id", "loaded_at")
        assert {**after, **dict.fromkeys(new)} == {**before, **dict.fromkeys(new)}
        assert list(text_of(sea()).paragraphs.values_list("anchor", "text")) == words
        assert sea().resolution.title == "Right to the sea"
        assert Resolution.objects.count() == 2
        removal.refresh_from_db()
        assert (removal.put_back, removal.ended_by) == (True, editor)
        assert set(fates(folder).values()) == {FileChange.UNCHANGED}

    def test_keeps_every_correction_and_its_history(self, folder, editor):
        correcting.correct(text_of(sea()), "title", "First", editor)
        correcting.correct(text_of(sea()), "title", "Second", editor)
        correcting.correct(sea(), "sponsors", [["Fiji", "sponsor"]], editor)
        mend(text_of(sea()), mending("Requests the Secretary-General to report."), editor)
        columns = ("pk", "field", "value", "before", "ended_at", "replaces")
        kept = list(Correction.objects.order_by("pk").values(*columns))
        removal = take_out(sea(), editor)
        assert set(Correction.objects.values_list("removal", flat=True)) == {removal.pk}
        removing.restore(removal, editor)
        assert list(Correction.objects.order_by("pk").values(*columns)) == kept
        assert set(Correction.objects.values_list("version", "language_version")) == {
            (sea().pk, None),
            (None, text_of(sea()).pk),
        }
        assert sea().title == "Second"
        assert [one.as_written for one in sea().sponsorships.all()] == ["Fiji"]
        assert text_of(sea()).paragraphs.get(anchor="op1").text == "Requests the Secretary-General to report."
        correcting.take_back(Correction.objects.standing().get(field="title"), editor)
        assert sea().title == "First"

    def test_keeps_what_was_said_of_its_proposal(self, folder, editor):
        resolution = sea().resolution
        correcting.correct(resolution, "outcome", Outcome.BY_VOTE, editor)
        removing.restore(take_out(sea(), editor), editor)
        assert (sea().resolution, sea().resolution.outcome) == (resolution, Outcome.BY_VOTE)
        assert sea().resolution.session.code == "66"

    def test_keeps_votes_that_editors_entered(self, folder, editor):
        vote = Vote.objects.create(version=sea(), body="committee", in_favour=1, held_on="2011-11-02")
        vote.ballots.create(state=sea().sponsorships.get().sponsor, as_written="Cuba", position="in_favour")
        removing.restore(take_out(sea(), editor), editor)
        vote = sea().votes.get()
        assert (vote.body, vote.in_favour, str(vote.held_on), vote.from_file) == ("committee", 1, "2011-11-02", False)
        assert [(one.as_written, one.position) for one in vote.ballots.all()] == [("Cuba", "in_favour")]

    def test_keeps_what_was_said_beside_its_file(self, tmp_path, editor):
        write(tmp_path, "sea.txt")
        write(tmp_path, "manifest.csv", f"file,symbol,series\nsea.txt,{SYMBOL},Seas\n")
        ingest(tmp_path)
        removing.restore(take_out(sea(), editor), editor)
        assert (sea().symbol_from, sea().resolution.series.title) == ("option", "Seas")

    def test_joins_its_proposal_again(self, folder, editor):
        other = stored(adopted())
        assert other.resolution == sea().resolution
        removing.restore(take_out(sea(), editor), editor)
        assert other.resolution == sea().resolution

    def test_is_found_by_those_who_cite_it(self, editor):
        cited = Version.objects.get(pk=store_bytes(CITED.encode(), "e.txt").version_id)
        citing = stored(draft())
        removal = take_out(cited, editor)
        cites = Citation.objects.filter(symbol="A/RES/55/2", language_version__version=citing)
        assert cites.get().target is None
        removing.restore(removal, editor)
        assert cites.get().target_id == cited.pk

    def test_is_done_once(self, folder, editor):
        removal = take_out(sea(), editor)
        removing.restore(removal, editor)
        with pytest.raises(ValidationError, match="is back already"):
            removing.restore(removal, editor)
        take_out(sea(), editor)
        with pytest.raises(ValidationError, match="is back already"):
            removing.restore(removal, editor)

    def test_of_a_text_that_is_no_longer_read_in_its_file_is_refused_and_changes_nothing(self, tmp_path, editor):
        write(tmp_path, "volume.txt", VOLUME)
        ingest(tmp_path)
        removal = take_out(Version.objects.get(language_versions__readings__part=1), editor)
        removal.readings.update(part=7)
        with pytest.raises(ValidationError, match="is not read as this text any more"):
            removing.restore(removal, editor)
        assert Removal.objects.get().stands and Version.objects.count() == 1

    def test_a_correction_is_not_taken_back_meanwhile(self, folder, editor):
        correction = correcting.correct(text_of(sea()), "title", "Second", editor)
        take_out(sea(), editor)
        with pytest.raises(ValidationError, match="is taken out of the archive"):
            correcting.take_back(correction, editor)
        assert Correction.objects.standing().exists()


CITED = TEXT.replace("General Assembly\n", "United Nations A/RES/55/2\n", 1).replace("Sixty-sixth", "Fifty-fifth")


def mending(words: str) -> Mending:
    before = said(next(one for one in as_document(text_of(sea())).paragraphs if one.id == "op1"))
    return Mending("paragraphs", (before,), ({"words": words},))


def test_who_took_it_out_may_have_left_since(folder, editor):
    take_out(sea(), editor)
    editor.delete()
    [left] = [loaded for loaded in load(gather([folder])) if loaded.change == FileChange.LEFT_OUT]
    assert left.message.startswith("taken out by an editor on ")


def test_texts_of_a_volume_that_are_read_no_more_go_though_another_was_taken_out(editor):
    def volume(*titles: str) -> FileRead:
        return FileRead(b"volume", tuple(replace(draft(title=title), symbol=None) for title in titles))

    incoming = IncomingFile("volume.txt", Path("volume.txt"))
    one, two, _three = Storage().store(incoming, volume("One", "Two", "Three"))
    take_out(Version.objects.get(pk=one.version_id), editor)
    Reading.objects.update(read_by="before")
    Storage().store(incoming, volume("One", "Two"))
    assert list(Version.objects.values_list("pk", flat=True)) == [two.version_id]
    assert Reading.objects.get().part == 1
