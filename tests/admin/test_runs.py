"""The report of a load, and uploads: tried first, then loaded by the same code."""

import re
import subprocess
import sys
import time
import zipfile
from contextlib import suppress
from datetime import UTC, datetime
from html import unescape
from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone, translation

from resolutions.ingest import gather, load
from resolutions.ingest.runs import run_record, uploads
from resolutions.models import IngestRun, Reading, RunFile, SourceFile, Subject, Version
from resolutions.pages.problems import recorded
from tests.commands.test_ingest_command import TEXT, ingest, write
from tests.marcxml import DRAFT, collection
from tests.people import sign_in

ADD = reverse("admin:resolutions_ingestrun_add")
MOST_QUERIES = 15


@pytest.fixture
def at_once(monkeypatch):
    """Runs of uploads are over when the request is."""

    def start(run: IngestRun) -> None:
        with suppress(CommandError), (uploads.folder_of(run) / f"{run.pk}.log").open("w") as log:
            call_command("load_upload", run.pk, stdout=log, stderr=log)

    monkeypatch.setattr(uploads, "start", start)


def file(name: str, content: str | bytes = TEXT) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def upload(client, *files, **fields):
    return client.post(ADD, {"files": files, **fields}, follow=True)


def address(run: IngestRun, what: str = "change") -> str:
    return reverse(f"admin:resolutions_ingestrun_{what}", args=[run.pk])


class TestAReport:
    @pytest.fixture
    def run(self, tmp_path, librarian) -> IngestRun:
        write(tmp_path, "changed.txt")
        list(load(gather([tmp_path])))
        write(tmp_path, "changed.txt", TEXT.replace("20 October", "21 October"))
        write(tmp_path, "new.txt", TEXT.replace("sea", "<b>land</b>"))
        write(tmp_path, "empty.txt", b"")
        write(tmp_path, "twice.txt", TEXT.replace("sea", "<b>land</b>"))
        write(tmp_path, "odd.txt", TEXT.replace("sea", "odd") + "\n_______________\n\n1 See resolution 60/1.\n")
        ingest(tmp_path)
        return IngestRun.objects.first()

    def test_says_what_became_of_the_files(self, client, run):
        page = client.get(address(run)).content.decode()
        for said in (
            "Refused: 1",
            "the file is empty",
            "Updated: 1",
            "the same bytes as new.txt",
            "2011-10-20",
            "2011-10-21",
            "Created: 2",
        ):
            assert said in page
        assert page.index("Refused: 1") < page.index("Read badly, the worst first") < page.index("Updated: 1")
        assert "no place found in the text for the mark of note 1" in page
        assert f'href="{Version.objects.first().get_absolute_url()}"' in page

    def test_writes_days_as_the_documents_do(self, client, run):
        moment = datetime(2026, 11, 7, 20, 33, tzinfo=UTC)
        IngestRun.objects.update(started_at=moment, finished_at=moment)
        for page in (address(run), reverse("admin:resolutions_ingestrun_changelist")):
            html = client.get(page).content.decode()
            assert "7 November 2026, 20:33" in html
            assert not re.search(r"Nov\. 7|11/0?7/2026|2026-11-07", html)

    def test_is_listed_with_what_was_asked_for(self, client, run):
        asked = "ingest /srv/archive/akn/77 /srv/archive/drafts/ --manifest=/srv/archive/list.csv --session=79"
        IngestRun.objects.filter(pk=run.pk).update(asked=asked)
        html = client.get(reverse("admin:resolutions_ingestrun_changelist")).content.decode()
        assert "ingest …/77 …/drafts/ --manifest=…/list.csv --session=79" in html

    def test_in_few_queries(self, client, run, django_assert_max_num_queries):
        RunFile.objects.bulk_create(RunFile(run=run, name=f"{n}.txt", change="created") for n in range(300))
        with django_assert_max_num_queries(MOST_QUERIES):
            page = client.get(address(run)).content.decode()
        assert "100.txt" not in page, "the first hundred are listed, the others a link away"

    def test_of_an_interrupted_run_says_so_and_links_to_the_one_that_went_on(self, client, run, tmp_path):
        IngestRun.objects.filter(pk=run.pk).update(finished_at=None)
        assert "This run was interrupted." in client.get(address(run)).content.decode()
        write(tmp_path, "another.txt", TEXT.replace("sea", "air"))
        _, out, _ = ingest(tmp_path)
        following = IngestRun.objects.first()
        assert following.follows == run
        assert f"This went on from the {run}, which was interrupted." in out.splitlines()
        assert address(following) in client.get(address(run)).content.decode()
        assert address(run) in client.get(address(following)).content.decode()

    def test_of_a_run_that_goes_on(self, client, run):
        IngestRun.objects.filter(pk=run.pk).update(finished_at=None)
        run_record.begin(run)
        page = client.get(address(run)).content.decode()
        run_record.release_lock(run)
        assert "Still running." in page and "data-goes-on" in page

    def test_may_be_seen_by_editors(self, client, run):
        sign_in(client, "eda", "Editor")
        assert client.get(address(run)).status_code == 200

    def test_that_is_not_there(self, client, librarian):
        assert client.get(reverse("admin:resolutions_ingestrun_change", args=[999_999])).status_code == 302


@pytest.mark.usefixtures("at_once")
class TestAnUpload:
    def test_is_tried_and_then_loaded(self, client, librarian):
        response = upload(client, file("a.txt"), file("b.txt", b""))
        tried = IngestRun.objects.get()
        assert "This was a dry run: nothing was stored." in response.content.decode()
        assert (tried.created, tried.refused, tried.by) == (1, 1, librarian)
        assert not Version.objects.exists()
        response = client.post(address(tried, "load"), follow=True)
        done = IngestRun.objects.first()
        assert (done.created, done.refused, done.follows, done.dry_run) == (1, 1, tried, False)
        assert Reading.objects.get().source.name == "a.txt"
        assert uploads.folder_of(done) is None, "what is loaded waits no longer"
        assert "Refused: 1" in response.content.decode()

    def test_says_what_else_was_found(self, client, librarian):
        response = upload(client, file("a.txt"), manifest=file("list.csv", "symbol,series\nA/C.3/66/L.9,Seas\n"))
        page = response.content.decode()
        assert "list.csv: a manifest of 1 line" in page
        assert "A/C.3/66/L.9 is not held: named in list.csv; what that says of it is not kept" in page

    def test_of_an_archive_with_a_manifest_beside_it(self, client, librarian):
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("one/a.txt", TEXT.replace("Sixty-sixth session\n", ""))
        manifest = file("list.csv", "file,symbol\none/a.txt,A/C.3/66/L.35\n")
        upload(client, file("all.zip", packed.getvalue()), manifest=manifest, session="66")
        client.post(address(IngestRun.objects.get(), "load"))
        version = Version.objects.get()
        assert (version.symbol, version.resolution.session.code) == ("A/C.3/66/L.35", "66")
        assert SourceFile.objects.get().name == "one/a.txt"

    def test_of_records_alone_fills_what_is_held(self, client, librarian, tmp_path):
        ingest(write(tmp_path, "a.txt", f"United Nations A/C.3/66/L.35\n\n{TEXT}"))
        response = upload(client, file("records.xml", collection([DRAFT])))
        assert "LAW OF THE SEA" in response.content.decode()
        assert not Subject.objects.exists()
        client.post(address(IngestRun.objects.first(), "load"))
        assert Version.objects.get().headings.count() == 2

    def test_with_a_faulty_manifest_says_where(self, client, librarian):
        response = upload(client, file("a.txt"), manifest=file("list.csv", "file,symbol\na.txt,nonsense\n"))
        assert "line 2, symbol: not a document symbol" in response.content.decode()

    def test_is_loaded_once(self, client, librarian):
        upload(client, file("a.txt"))
        tried = IngestRun.objects.get()
        client.post(address(tried, "load"))
        response = client.post(address(tried, "load"), follow=True)
        assert "These files are loaded already" in response.content.decode()
        assert IngestRun.objects.count() == 2

    def test_can_be_thrown_away(self, client, librarian):
        upload(client, file("a.txt"))
        tried = IngestRun.objects.get()
        client.post(address(tried, "discard"))
        assert uploads.folder_of(tried) is None
        assert "Load these files" not in client.get(address(tried)).content.decode()
        client.post(address(tried, "load"))
        assert IngestRun.objects.count() == 1

    def test_on_another_server_says_where_its_files_are(self, client, librarian, settings, tmp_path):
        upload(client, file("a.txt"))
        tried = IngestRun.objects.get()
        elsewhere = "The uploaded files are not on this server"
        assert elsewhere not in client.get(address(tried)).text
        settings.STATE = tmp_path / "another"
        shown = client.get(address(tried)).text
        assert elsewhere in shown and "Load these files" not in shown

    def test_that_nobody_loaded_for_long_goes(self, client, librarian, monkeypatch):
        upload(client, file("a.txt"))
        tried = IngestRun.objects.get()
        monkeypatch.setattr(uploads, "KEPT_DAYS", -1)
        upload(client, file("b.txt"))
        assert uploads.folder_of(tried) is None

    def test_lies_where_only_the_server_looks(self, client, librarian):
        upload(client, file("a.txt"))
        folder = uploads.folder_of(IngestRun.objects.get())
        assert folder.is_relative_to(settings.STATE)
        assert (folder.stat().st_mode & 0o077, len(folder.name)) == (0, 32)

    @pytest.mark.parametrize(
        ("files", "said"),
        [
            ([file("a.txt"), file("a.txt")], "Two of the files have the same name."),
            ([], "This field is required."),
        ],
        ids=["twice", "none"],
    )
    def test_is_refused_in_words(self, client, librarian, files, said):
        assert said in upload(client, *files).content.decode()
        assert not IngestRun.objects.exists()

    def test_of_a_session_that_is_none(self, client, librarian):
        assert "A session is 66, S-10 or ES-10." in upload(client, file("a.txt"), session="next").content.decode()

    def test_that_is_too_large_is_not_kept_and_told_the_other_way(self, client, librarian, monkeypatch):
        monkeypatch.setattr(uploads, "MOST_BYTES", -(2**20))
        page = upload(client, file("a.txt")).content.decode()
        assert "load it on the server with “manage.py ingest”" in page
        assert "This field is required." not in page

    @pytest.mark.parametrize("what", ["add", "load", "discard"])
    def test_is_for_librarians_only(self, client, db, what):
        run = IngestRun.objects.create(dry_run=True, finished_at=timezone.now())
        sign_in(client, "eda", "Editor")
        target = ADD if what == "add" else address(run, what)
        assert client.post(target, {"files": [file("a.txt")]}).status_code == 403
        assert IngestRun.objects.count() == 1

    def test_a_load_is_no_link(self, client, librarian):
        run = IngestRun.objects.create(dry_run=True)
        assert client.get(address(run, "load")).status_code == 405


RUNNER = """
import os, sys
sys.path.insert(0, {base!r})
os.environ.update(RESARCHIVE_STATE={state!r}, DJANGO_SETTINGS_MODULE="resarchive.settings")
from django.conf import settings
from django.core.management import CommandError, call_command
import django
settings.DATABASES["default"]["NAME"] = {name!r}
django.setup()
call_command("load_upload", {run})
"""


@pytest.mark.django_db(transaction=True)
def test_an_upload_runs_in_a_process_of_its_own(client, librarian, monkeypatch):
    """The request is answered at once, and what the process says is on the page until it is done."""

    def command(run: IngestRun) -> list[str]:
        name = connection.settings_dict["NAME"]
        return [
            sys.executable,
            "-c",
            RUNNER.format(base=str(settings.BASE_DIR), state=str(settings.STATE), name=name, run=run.pk),
        ]

    monkeypatch.setattr(uploads, "command", command)
    response = upload(client, *(file(f"{n}.txt", TEXT.replace("sea", f"sea {n}")) for n in range(5)))
    assert "Still running." in response.content.decode()
    run = IngestRun.objects.get()
    until = time.monotonic() + 60
    while IngestRun.objects.get().finished_at is None and time.monotonic() < until:
        time.sleep(0.1)
    run.refresh_from_db()
    assert run.created == 5, uploads.last_log_lines(run)
    assert not Version.objects.exists()


def test_the_command_is_the_one_a_shell_would_run():
    done = subprocess.run([*uploads.command(IngestRun(pk=1))[:4], "--help"], capture_output=True, text=True, check=True)
    assert "Load what was uploaded" in done.stdout


class TestStopping:
    @pytest.fixture
    def at_every_file(self, monkeypatch):
        monkeypatch.setattr(run_record, "LOOKS_EVERY", 0.0)

    @pytest.fixture
    def running(self, librarian) -> IngestRun:
        """An upload of two files, whose process has just begun."""
        files = [file(f"{n}.txt", TEXT.replace("sea", f"sea {n}")) for n in range(2)]
        return uploads.load_after(uploads.keep(files, None, "", librarian), librarian)

    def test_ends_a_load_before_its_next_file(self, client, running, at_every_file):
        assert 'value="Stop"' in client.get(address(running)).content.decode()
        page = client.post(address(running, "stop"), follow=True).content.decode()
        assert "This run was interrupted." in page and "It was stopped by" in page
        with pytest.raises(CommandError, match="stopped by"):
            call_command("load_upload", running.pk)
        assert not Version.objects.exists()

    def test_leaves_its_files_to_go_on_with(self, client, running, at_once):
        client.post(address(running, "stop"))
        client.post(address(running, "load"))
        assert Version.objects.count() == 2

    def test_ends_a_dry_run(self, running, librarian, at_every_file):
        IngestRun.objects.filter(pk=running.pk).update(dry_run=True, ended="It was stopped.")
        with pytest.raises(CommandError, match="It was stopped"):
            call_command("load_upload", running.pk)

    def test_changes_nothing_of_a_run_that_is_over(self, client, running):
        IngestRun.objects.filter(pk=running.pk).update(finished_at=timezone.now())
        client.post(address(running, "stop"))
        running.refresh_from_db()
        assert not running.ended

    def test_is_for_librarians_only(self, client, running):
        sign_in(client, "eda", "Editor")
        assert client.post(address(running, "stop")).status_code == 403


def test_only_so_many_uploads_are_at_work(client, librarian, monkeypatch):
    for _ in range(uploads.MOST_AT_ONCE):
        uploads.keep([file("a.txt")], None, "", librarian)
    page = upload(client, file("b.txt")).content.decode()
    assert "2 uploads are at work" in page
    assert IngestRun.objects.count() == uploads.MOST_AT_ONCE


@pytest.mark.parametrize(
    ("line", "french"),
    [
        (
            "votes.csv: 2 votes in 9 rows: 2 new, 0 changed, 0 unchanged; 1 votes of texts completed, 1 differ, "
            "0 records without text",
            "votes.csv : 2 votes en 9 lignes",
        ),
        (
            "votes.csv: A/RES/66/7: vote: 1–2–1 here, 2–1–1 in the Library's record 9001",
            "votes.csv : A/RES/66/7 : vote",
        ),
        (
            "votes.csv: A/RES/66/7: vote: Fiji (not voting here, in favour there), in the Library's record 9001",
            "vote : Fiji (ici : n’ont pas participé au vote ; là : pour), dans la notice 9001",
        ),
        ("manifest.csv: a manifest of 67 lines", "un manifeste de 67 lignes"),
        ("taken out by eda on 30 November 2026: printed by mistake", "retiré par eda, 30 novembre 2026 : printed by"),
        ("votes.csv: refused: line 3, undl_id: empty", "votes.csv : refusé : ligne 3, undl_id : vide"),
        ("paragraphs: 1 added, 0 changed, 2 removed", "paragraphes : 1 ajout, 0 modification, 2 retraits"),
        ("votes.csv: a manifest of 1 line", "un manifeste de 1 ligne"),
        ("1 file of other kinds left alone: a.jpg", "1 fichier d’autres types"),
        ("title: an editor's value stays", "titre : la valeur d’un éditeur reste"),
        ("text 2 of 5: two of its paragraphs have the same anchor", "texte 2 sur 5 : deux de ses paragraphes"),
    ],
)
def test_what_a_load_says_is_told_in_the_language_of_the_page(line, french):
    with translation.override("fr"):
        assert french in unescape(recorded(line)).replace("\xa0", " ")


ONE_VOTE = (
    "votes.csv: 1 vote in 1 row: 1 new, 0 changed, 0 unchanged; 1 vote of texts completed, 1 differs, "
    "1 record without text"
)


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("en", ("1 vote in 1 row: 1 new,", "1 vote of texts completed, 1 differs, 1 record without text")),
        ("fr", ("1 vote en 1 ligne : 1 nouveau,", "1 vote de textes complété, 1 divergent, 1 notice sans texte")),
        ("es", ("1 votación en 1 fila: 1 nueva,", "1 registro sin texto")),
        ("ru", ("1 голосование (1 строка): 1 новое,", "1 запись без текста")),
        ("zh", ("1行，1次表决：新增1项，", "无文本记录1条")),
        ("ar", ("عملية تصويت واحدة في صف واحد: واحدة جديدة،", "تسجيلة واحدة بلا نص")),
    ],
)
@pytest.mark.parametrize("line", [ONE_VOTE, ONE_VOTE.replace("1 vote ", "1 votes ").replace("1 row:", "1 rows:")])
def test_one_vote_of_a_table_is_one_in_every_language(language, parts, line):
    """As older loads wrote it too."""
    with translation.override(language):
        said = unescape(recorded(line)).replace("\xa0", " ")
    assert [part for part in parts if part not in said] == []


def test_what_is_of_no_known_form_is_marked_as_english():
    with translation.override("fr"):
        assert recorded("a.txt: b: the lamps went out") == '<span lang="en">a.txt: b: the lamps went out</span>'


def test_the_line_of_a_load_of_votes_says_what_became_of_them(client, librarian, tmp_path):
    IngestRun.objects.create(remarks=["votes.csv: a manifest of 2 records"], finished_at=timezone.now())
    assert "votes.csv: a manifest of 2 records" in client.get("/admin/").content.decode()
    assert "votes.csv: a manifest of 2 records" in client.get("/admin/resolutions/ingestrun/").content.decode()
