"""``manage.py ingest``: what the librarian types, sees and gets."""

import json
import signal
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import OutputWrapper
from django.db import connection, transaction

from resolutions.ingest import FileChange, FileOutcome, Gathering, gather
from resolutions.management import database
from resolutions.management.report import WHAT_TO_DO, LoadReport
from resolutions.models import IngestRun, Paragraph, Problem, Resolution, SourceFile, Version
from resolutions.text import document as doc
from resolutions.text.parse import parse_all
from resolutions.text.problems import Gravity
from resolutions.text.readers import MAX_BYTES
from resolutions.text.writers import as_akn

pytestmark = pytest.mark.django_db

TEXT = """General Assembly

Distr.: Limited
20 October 2011

Sixty-sixth session
Third Committee
Agenda item 69 (b)

Cuba: draft resolution

Right to the sea

The General Assembly,

Recalling its resolution 55/2 of 8 September 2000,

1. Requests the Secretary-General to report;

2. Decides to remain seized of the matter.
"""

SHOWN_FILE = "language_versions__shown__source__name"


def ingest(*paths: Path, **options) -> tuple[int, str, str]:
    """Exit status, stdout and stderr."""
    out, err = StringIO(), StringIO()
    try:
        call_command("ingest", *map(str, paths), stdout=out, stderr=err, **options)
    except SystemExit as end:
        return end.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def write(folder: Path, name: str, content: str | bytes = TEXT) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def as_html(text: str) -> str:
    """The same text as another kind of file, which the archive prefers to plain text."""
    return f"<html><body>{''.join(f'<p>{part}</p>' for part in text.split(chr(10) * 2))}</body></html>"


def in_french(text: str, name: str) -> bytes:
    """The same text as a file that says it is in French."""
    [document] = parse_all(text.encode(), name=name)
    return as_akn(replace(document, language="fr", title="Droit à la mer"))


class TestTheSampleDocuments:
    def test_load_with_their_manifest(self, seeds):
        status, out, err = ingest(seeds["2005"].parent)
        assert (status, err) == (0, "")
        assert out.splitlines()[-2] == "4 files: 4 created, 0 updated, 0 unchanged, 0 refused"
        symbols = Version.objects.exclude(symbol=None).values_list("symbol", "symbol_from")
        assert sorted(symbols) == [("A/C.3/80/L.35", "option"), ("A/RES/66/152", "option")]

    def test_draft_and_resolution_of_2011_are_one_proposal(self, seeds):
        ingest(seeds["2005"].parent)
        proposal = Resolution.objects.get(session__code="66")
        assert sorted(proposal.versions.values_list("stage", flat=True)) == ["adopted", "draft"]
        assert proposal.series.resolutions.count() == 3

    def test_a_second_load_changes_nothing_and_says_so(self, seeds):
        ingest(seeds["2005"].parent)
        before = list(Paragraph.objects.order_by("pk").values_list())
        status, out, _ = ingest(seeds["2005"].parent)
        assert (status, out.splitlines()[-1]) == (0, "Nothing has changed.")
        assert "4 unchanged" in out
        assert list(Paragraph.objects.order_by("pk").values_list()) == before
        assert IngestRun.objects.count() == 1

    def test_with_processes_the_same_rows_come(self, seeds):
        status, out, _ = ingest(seeds["2005"].parent, workers=2)
        assert (status, Version.objects.count()) == (0, 4)


class TestADryRun:
    def test_says_what_would_be_and_does_nothing(self, tmp_path):
        write(tmp_path, "a.txt")
        write(tmp_path, "empty.txt", b"")
        status, out, err = ingest(tmp_path, dry_run=True)
        assert status == 1
        assert "Would be created: 1" in out and "Dry run: nothing was stored." in out
        assert "empty.txt: the file is empty" in err
        assert [m.objects.count() for m in (Version, SourceFile, IngestRun, Problem, Resolution)] == [0] * 5

    def test_a_document_that_would_be_new_has_no_number_yet(self, tmp_path):
        write(tmp_path, "a.txt")
        write(tmp_path, "A_C.3_66_L.2.txt", TEXT.replace("sea", "land"))
        _, out, _ = ingest(tmp_path, dry_run=True)
        created = out.partition("Would be created: 2\n")[2].splitlines()[:2]
        assert created == [f"  {'A/C.3/66/L.2':24} A_C.3_66_L.2.txt", f"  {'no symbol yet':24} a.txt"]

    def test_shows_the_fields_that_would_change(self, tmp_path):
        path = write(tmp_path, "a.txt")
        ingest(path)
        write(tmp_path, "a.txt", TEXT.replace("20 October", "21 October").replace("to report", "to report again"))
        _, out, _ = ingest(path, dry_run=True)
        assert "issued_on: “2011-10-20” → “2011-10-21”" in out
        assert "paragraphs: 0 added, 1 changed, 0 removed" in out
        assert str(Version.objects.get().issued_on) == "2011-10-20"


class TestAFolder:
    def test_is_loaded_with_what_lies_below_it_but_not_what_is_hidden(self, tmp_path):
        write(tmp_path, "10.txt", TEXT.replace("sea", "air"))
        write(tmp_path, "9.txt")
        write(tmp_path, "sub/a.txt", TEXT.replace("sea", "land"))
        write(tmp_path, ".hidden/b.txt")
        write(tmp_path, ".DS_Store", b"\x00")
        ingest(tmp_path)
        names = list(Version.objects.order_by("pk").values_list(SHOWN_FILE, flat=True))
        assert names == ["9.txt", "10.txt", "sub/a.txt"]

    def test_files_of_one_name_in_two_folders_are_two_documents(self, tmp_path):
        write(tmp_path, "a/text.txt")
        write(tmp_path, "b/text.txt", TEXT.replace("sea", "land"))
        ingest(tmp_path)
        assert Version.objects.count() == 2

    def test_its_manifest_fills_what_the_files_do_not_say(self, tmp_path):
        write(tmp_path, "a.txt", TEXT.replace("Sixty-sixth session\n", ""))
        write(tmp_path, "manifest.csv", "file,symbol,series,session\na.txt,a/c.3/66/l.35,The sea,66\n")
        status, _, _ = ingest(tmp_path)
        version = Version.objects.get()
        assert (status, version.symbol, version.symbol_from) == (0, "A/C.3/66/L.35", "option")
        assert (version.resolution.series.title, version.resolution.session.code) == ("The sea", "66")

    @pytest.mark.parametrize(
        ("manifest", "message"),
        [
            ("name,symbol\na.txt,\n", "the first line must name the columns file"),
            ("file,colour\na.txt,red\n", "the first line must name the columns file"),
            ("file,symbol\na.txt,nonsense\n", "line 2, symbol: not a document symbol: 'NONSENSE'"),
            ("file,session\na.txt,XX\n", "line 2, session: not a session: 'XX'"),
            ("file,symbol\na.txt,,66\n", "line 2: at most 2 values are expected"),
            ("file,symbol\na.txt,\na.txt,\n", "line 3: a.txt is named twice"),
            ("file\nb.txt\n", "b.txt: named in"),
            ("title\nThe sea\n", "the first line must name the columns file or symbol"),
            ("file,title,Title\na.txt,,\n", "line 1: a column is named twice"),
            ("file,symbol,session\n,,66\n", "line 2: neither a file nor a symbol is named"),
            ("file,agenda items\na.txt,sea\n", "line 2, agenda_items: not an agenda item: 'sea'"),
            ("symbol,title\nA/RES/66/1,\na/res/66/1,\n", "line 3: A/RES/66/1 is named twice"),
            (b"file\n\xff\xfe\n", "not in UTF-8: save the table as “CSV UTF-8”"),
        ],
    )
    def test_a_faulty_manifest_is_refused_by_its_line(self, tmp_path, manifest, message):
        write(tmp_path, "a.txt")
        write(tmp_path, "manifest.csv", manifest)
        status, _, err = ingest(tmp_path)
        assert status == 1
        assert message in err
        assert len(err.splitlines()) == 1

    def test_a_manifest_given_by_name_that_is_not_there(self, tmp_path):
        write(tmp_path, "a.txt")
        with pytest.raises(CommandError, match="cannot be opened: No such file"):
            ingest(tmp_path, manifest=str(tmp_path / "none.csv"))

    def test_the_session_given_is_for_files_that_say_none(self, tmp_path):
        write(tmp_path, "a.txt")
        write(tmp_path, "b.txt", TEXT.replace("Sixty-sixth session\n", "").replace("sea", "land"))
        ingest(tmp_path, session="70")
        assert sorted(Resolution.objects.values_list("session__code", "title")) == [
            ("66", "Right to the sea"),
            ("70", "Right to the land"),
        ]

    def test_a_session_given_for_a_text_that_is_held_is_told_before_and_after(self, tmp_path):
        write(tmp_path, "a.txt", TEXT.replace("Sixty-sixth session\n", ""))
        ingest(tmp_path)
        assert "           session: nothing → “70”\n" in ingest(tmp_path, session="70")[1]
        assert "           session: “70” → “71”\n" in ingest(tmp_path, session="71")[1]
        assert Resolution.objects.get().session.code == "71"

    def test_a_session_that_is_none(self, tmp_path):
        with pytest.raises(CommandError, match="not a session: 'next'") as refused:
            ingest(tmp_path, session="next")
        assert refused.value.returncode == 2


class TestSeveralFilesOfOneText:
    NAME = "A_C.3_66_L.35"

    def sums(self, out: str) -> str:
        return next(line for line in out.splitlines() if line.startswith("1 file: "))

    def test_a_text_in_another_language_is_the_same_text(self, tmp_path):
        ingest(write(tmp_path, f"{self.NAME}.txt"))
        status, out, err = ingest(write(tmp_path, "fr.xml", in_french(TEXT, f"{self.NAME}.txt")))
        assert (status, err) == (0, "")
        assert f"another language {'A/C.3/66/L.35':24} fr.xml" in out
        assert self.sums(out) == "1 file: 0 created, 1 another language, 0 updated, 0 unchanged, 0 refused"
        assert Version.objects.get().titles == {"en": "Right to the sea", "fr": "Droit à la mer"}
        assert IngestRun.objects.first().language_added == 1

    def test_a_better_source_takes_over(self, tmp_path):
        ingest(write(tmp_path, f"{self.NAME}.txt"))
        status, out, err = ingest(write(tmp_path, f"{self.NAME}.html", as_html(TEXT)))
        assert (status, err) == (0, "")
        assert f"better source    {'A/C.3/66/L.35':24} {self.NAME}.html" in out
        assert self.sums(out) == "1 file: 0 created, 1 better source, 0 updated, 0 unchanged, 0 refused"
        assert list(Version.objects.values_list(SHOWN_FILE)) == [(f"{self.NAME}.html",)]
        assert IngestRun.objects.first().better_source == 1

    def test_a_worse_source_is_kept_beside(self, tmp_path):
        ingest(write(tmp_path, f"{self.NAME}.html", as_html(TEXT)))
        status, out, err = ingest(write(tmp_path, f"{self.NAME}.txt"))
        assert (status, err) == (0, "")
        assert f"kept beside      {'A/C.3/66/L.35':24} {self.NAME}.txt" in out
        assert self.sums(out) == "1 file: 0 created, 1 kept beside, 0 updated, 0 unchanged, 0 refused"
        assert list(Version.objects.values_list(SHOWN_FILE)) == [(f"{self.NAME}.html",)]
        assert IngestRun.objects.first().kept_beside == 1
        assert ingest(tmp_path)[1].splitlines()[-1] == "Nothing has changed."

    def test_they_count_once_by_kind(self, tmp_path):
        write(tmp_path, f"{self.NAME}.txt")
        write(tmp_path, f"{self.NAME}.html", as_html(TEXT))
        write(tmp_path, "fr.xml", in_french(TEXT, f"{self.NAME}.txt"))
        for options in ({"dry_run": True}, {}):
            _, out, _ = ingest(tmp_path, **options)
            assert "     1 × draft resolution" in out.splitlines()

    def test_two_files_that_claim_one_symbol_are_both_held_and_what_differs_is_a_problem(self, tmp_path):
        write(tmp_path, "a.txt")
        write(tmp_path, "b.txt", TEXT.replace("to report", "to write"))
        write(tmp_path, "manifest.csv", "file,symbol\na.txt,A/C.3/66/L.35\nb.txt,a/c.3/66/l.35\n")
        status, out, err = ingest(tmp_path)
        assert (status, err) == (0, "")
        assert "2 files: 1 created, 1 kept beside, 0 updated" in out
        assert Version.objects.get().language_versions.get().shown.source.name == "a.txt"
        assert [problem.message for problem in Problem.objects.all()] == [
            "op1: “write;” here, “report;” in a.txt, which is shown"
        ]


class TestTheLanguageGiven:
    SYMBOL_SAID = TEXT.replace("General Assembly\n", "United Nations A/C.3/66/L.35\n", 1)
    IN_FRENCH = """Nations Unies A/C.3/66/L.35

Distr. limitée

Soixante-sixième session
Troisième Commission

Mer

L’Assemblée générale,

Rappelant sa résolution 55/2,

1. Prie le Secrétaire général de faire rapport.
"""

    def test_is_of_files_that_do_not_say_theirs(self, tmp_path):
        ingest(write(tmp_path, "text.txt", self.SYMBOL_SAID))
        french = write(tmp_path, "texte.txt", self.IN_FRENCH)
        status, out, _ = ingest(french, language="fr")
        assert (status, "another language A/C.3/66/L.35" in out) == (0, True)
        assert Version.objects.get().titles == {"en": "Right to the sea", "fr": "Mer"}

    def test_parts_files_of_one_name(self, tmp_path):
        ingest(write(tmp_path, "en/text.txt", self.SYMBOL_SAID))
        french = write(tmp_path, "fr/text.txt", self.IN_FRENCH)
        assert ingest(french, language="fr")[0] == 0
        assert Version.objects.get().languages == ["en", "fr"]

    def test_gives_way_to_what_a_file_says(self, tmp_path):
        ingest(write(tmp_path, "fr.xml", in_french(TEXT, "A_C.3_66_L.35.txt")), language="es")
        assert Version.objects.get().languages == ["fr"]

    def test_is_remembered_in_what_was_asked(self, tmp_path):
        ingest(write(tmp_path, "A_C.3_66_L.35.txt"), language="fr")
        assert IngestRun.objects.get().asked.endswith(" --language=fr")

    def test_that_is_none_of_the_six_is_refused_at_once(self, tmp_path):
        with pytest.raises(CommandError, match=r"'de' is not an official .* \(en, fr, es, ru, zh, ar\)") as refused:
            ingest(write(tmp_path, "a.txt"), language="de")
        assert refused.value.returncode == 2
        assert not IngestRun.objects.exists()


BINARY = bytes(range(256)) * 20
BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\r\n\t ", "empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + BINARY, "PNG"),
    "binary.txt": (BINARY, "binary"),
    "nul.txt": (TEXT.encode().replace(b"sea", b"s\x00\x00a"), "NUL"),
    "line.txt": (TEXT.encode() + b"x" * 50_000_000, "line of"),
    "large.txt": (b"x y\n" * 17_000_000, "larger than"),
}


class TestBadInput:
    @pytest.mark.parametrize("name", BAD)
    def test_costs_that_file_alone_and_is_said_in_one_line(self, tmp_path, name):
        content, reason = BAD[name]
        bad = write(tmp_path, f"folder/{name}", content)
        write(tmp_path, "folder/a.txt")
        write(tmp_path, "folder/z.txt", TEXT.replace("sea", "land"))
        status, out, err = ingest(tmp_path / "folder")
        assert status == 1
        assert "3 files: 2 created, 0 updated, 0 unchanged, 1 refused" in out
        (line,) = err.splitlines()
        assert line.startswith(f"refused    {bad}: ") and reason in line
        assert sorted(Version.objects.values_list(SHOWN_FILE, flat=True)) == ["a.txt", "z.txt"]
        assert SourceFile.objects.count() == 2

    def test_a_path_that_is_not_there(self, tmp_path):
        good = write(tmp_path, "a.txt")
        status, _, err = ingest(tmp_path / "none.txt", good)
        assert (status, err.splitlines()) == (1, [f"refused    {tmp_path}/none.txt: no such file"])
        assert Version.objects.count() == 1

    def test_a_folder_without_files(self, tmp_path):
        (tmp_path / "bare").mkdir()
        status, _, err = ingest(tmp_path / "bare")
        assert (status, err.splitlines()) == (1, [f"refused    {tmp_path}/bare: the folder holds no files"])

    @pytest.mark.parametrize(
        "content",
        [
            TEXT.encode("utf-16"),
            TEXT.encode("utf-16-le"),
            TEXT.encode("utf-16-be"),
            b"\xef\xbb\xbf" + TEXT.encode(),
            TEXT.replace("\n", "\r\n").encode(),
        ],
        ids=["utf-16 with its mark", "utf-16-le", "utf-16-be", "utf-8 with its mark", "windows lines"],
    )
    def test_other_encodings_are_the_same_text(self, tmp_path, content):
        status, _, err = ingest(write(tmp_path, "a.txt", content))
        assert (status, err) == (0, "")
        assert Version.objects.get().title == "Right to the sea"
        assert bytes(SourceFile.objects.get().content) == content

    def test_windows_1252(self, tmp_path):
        text = TEXT.replace("the Secretary-General to report", "Côte d’Ivoire – not “Ivory Coast” – to report")
        ingest(write(tmp_path, "a.txt", text.encode("cp1252")))
        paragraph = Paragraph.objects.get(anchor="op1")
        assert paragraph.text == "Requests Côte d’Ivoire – not “Ivory Coast” – to report;"

    def test_html_and_script_inside_a_text_are_letters(self, tmp_path):
        text = TEXT.replace("to report;", "to report <script>alert(1)</script> & <b>more</b>;")
        ingest(write(tmp_path, "a.txt", text))
        assert "<script>alert(1)</script> & <b>more</b>;" in Paragraph.objects.get(anchor="op1").text

    def test_a_name_that_is_not_utf8(self, tmp_path):
        (tmp_path / "a.txt").write_text(TEXT)
        path = bytes(tmp_path) + b"/\xff.txt"
        Path(path.decode("utf-8", "surrogateescape")).write_text(TEXT.replace("sea", "land"))
        status, _, err = ingest(tmp_path)
        assert status == 1
        assert "the file's name is not UTF-8" in err
        assert Version.objects.count() == 1

    def test_a_refusal_is_kept_until_the_file_is_mended(self, tmp_path):
        path = write(tmp_path, "a.txt", b"")
        ingest(path)
        ingest(path)
        problem = Problem.objects.refusals().get()
        assert (problem.file_name, problem.message) == ("a.txt", "the file is empty")
        write(tmp_path, "a.txt")
        ingest(path)
        assert not Problem.objects.refusals().exists()
        assert list(IngestRun.objects.order_by("pk").values_list("created", "refused")) == [(0, 1), (0, 1), (1, 0)]


def test_what_was_read_badly_is_listed_worst_first_with_what_to_do():
    out = StringIO()
    report = LoadReport(OutputWrapper(out), OutputWrapper(out), verbosity=1)
    files = {
        "good": [],
        "routine": [(3, "unread")],
        "cover": [(7, "long_title")],
        "marks": [(4, "mark_lost"), (5, "mark_lost")],
        "words": [(0, "unread"), (8, "long_title"), (9, "unfinished")],
    }
    for name, found in files.items():
        problems = tuple(doc.Problem(line, code, f"{code} {line}") for line, code in found)
        report.add(FileOutcome(name, name, FileChange.CREATED, name, 1, problems=problems, unread=1))
    report.finish(Gathering())
    assert out.getvalue().split("worst first: 3\n")[1].splitlines()[:-2] == [
        f"  Words may be lost; {WHAT_TO_DO[Gravity.WORDS]}:",
        "    words: line 9: unfinished 9 (and 1 more)",
        f"  A mark or number is in doubt; {WHAT_TO_DO[Gravity.MARKS]}:",
        "    marks: line 4: mark_lost 4 (and 1 more)",
        f"  The cover is in doubt; {WHAT_TO_DO[Gravity.COVER]}:",
        "    cover: line 7: long_title 7",
    ]
    assert report.as_json(None)["problems"] == 5


def test_the_sums_by_kind_and_the_texts_of_a_volume(tmp_path):
    second = TEXT.replace("Right to the sea", "902 (IX). Open windows").partition("902 (IX)")
    write(
        tmp_path, "page.txt", f"901 (IX). Quiet streets\n\nThe General Assembly,\n\nDecides.\n\n{''.join(second[1:])}"
    )
    write(tmp_path, "a.txt")
    _, out, _ = ingest(tmp_path)
    assert out.splitlines()[-4:-1] == [
        "     2 × resolution",
        "     1 × draft resolution",
        "2 files with 3 texts: 3 created, 0 updated, 0 unchanged, 0 refused",
    ]


def test_the_report_named_in_the_end_is_a_page_of_the_admin(tmp_path, admin_client):
    _, out, _ = ingest(write(tmp_path, "A_C.3_66_L.35.txt"))
    assert admin_client.get(out.rsplit("Report: ", 1)[1].strip()).status_code == 200


def test_a_path_below_the_folder_one_is_in_is_shown_from_there(tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    below, beside = write(tmp_path, "here/sub/a.txt", b""), write(tmp_path, "b.txt", b"")
    _, _, err = ingest(below, beside, Path("sub/a.txt"))
    assert [line.split()[1] for line in err.splitlines()] == ["sub/a.txt:", f"{beside}:", "sub/a.txt:"]
    cut = write(tmp_path, "here/cut.txt", TEXT + "\n_______________\n\n1 See resolution 60/1.\n")
    assert "\n    cut.txt: line " in ingest(cut)[1]


def test_any_file_name_has_its_place_in_the_order(tmp_path):
    names = ["a.txt", "2.txt", "10.txt", "10²1.txt"]
    for name in reversed(names):
        (tmp_path / name).touch()
    assert [incoming.name for incoming in gather([tmp_path])] == names


def test_a_file_that_cannot_be_opened_costs_itself_alone(tmp_path):
    write(tmp_path, "a.txt")
    (tmp_path / "gone.xml").symlink_to(tmp_path / "nowhere")
    status, _, err = ingest(tmp_path)
    assert (status, "gone.xml: no such file" in err, SourceFile.objects.count()) == (1, True, 1)


@pytest.fixture
def heeds_the_keyboard() -> Iterator[None]:
    """Also where the tests are run in the background, which has Ctrl-C ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeds_the_keyboard")
def test_stopped_from_the_keyboard_it_says_how_to_go_on(tmp_path, monkeypatch):
    for number in range(70):
        write(tmp_path, f"{number}.txt", TEXT.replace("sea", f"sea {number}"))
    monkeypatch.setattr(LoadReport, "add", lambda report, loaded: signal.raise_signal(signal.SIGINT))
    status, _, err = ingest(tmp_path)
    run = IngestRun.objects.get()
    assert (status, run.finished_at, run.ended) == (130, None, "It was stopped from the keyboard.")
    assert "the same command goes on from there" in err
    monkeypatch.undo()
    assert f"This went on from the {run}, which was interrupted." in ingest(tmp_path)[1].splitlines()
    assert Version.objects.count() == 70


class TestFilesOfOtherKinds:
    def test_in_a_folder_are_counted_and_left_alone(self, tmp_path):
        write(tmp_path, "a.txt")
        for name in ["a.json", "b.xyz", "sub/README"]:
            write(tmp_path, name, TEXT.replace("sea", name))
        status, out, err = ingest(tmp_path)
        assert (status, err) == (0, "")
        assert "3 files of other kinds left alone: a.json, b.xyz, sub/README" in out.splitlines()
        assert SourceFile.objects.get().name == "a.txt"

    def test_are_tried_where_they_are_named(self, tmp_path):
        named = write(tmp_path, "one/a.xyz")
        write(tmp_path, "two/b.xyz", TEXT.replace("sea", "land"))
        write(tmp_path, "two/manifest.csv", "file,title\nb.xyz,\n")
        _, out, _ = ingest(named, tmp_path / "two")
        assert "left alone" not in out
        assert sorted(SourceFile.objects.values_list("name", flat=True)) == ["a.xyz", "b.xyz"]

    def test_whatever_the_case_of_their_names(self, tmp_path):
        write(tmp_path, "A.TXT")
        assert "left alone" not in ingest(tmp_path)[1]
        assert SourceFile.objects.get().name == "A.TXT"


class TestAZipArchive:
    def packed(self, folder: Path, **members: str) -> Path:
        with zipfile.ZipFile(folder / "session.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in members.items():
                archive.writestr(name, text)
        return folder / "session.zip"

    def test_is_loaded_like_a_folder(self, tmp_path):
        path = self.packed(tmp_path, **{"a.txt": TEXT, "sub/b.txt": TEXT.replace("sea", "land"), ".hidden": "x"})
        assert ingest(path)[0] == 0
        assert sorted(SourceFile.objects.values_list("name", flat=True)) == ["a.txt", "sub/b.txt"]
        assert "2 unchanged" in ingest(path)[1]

    def test_in_a_folder_too(self, tmp_path):
        self.packed(tmp_path, **{"a.txt": TEXT})
        ingest(tmp_path)
        assert SourceFile.objects.get().name == "session.zip/a.txt"

    def test_a_name_that_leads_out_costs_itself_alone(self, tmp_path):
        path = self.packed(tmp_path, **{"a.txt": TEXT, "../b.txt": TEXT, "/etc/passwd.txt": "x"})
        status, _, err = ingest(path)
        assert (status, err.count("a name that leads out of its archive")) == (1, 2)
        assert SourceFile.objects.get().name == "a.txt"

    def test_what_unpacks_to_more_than_a_document_may_have_is_refused(self, tmp_path):
        status, _, err = ingest(self.packed(tmp_path, **{"a.txt": " " * (MAX_BYTES + 1)}))
        assert (status, "larger than" in err) == (1, True)

    def test_what_a_system_leaves_behind_is_passed_over(self, tmp_path):
        path = self.packed(tmp_path, **{"a.txt": TEXT, "__MACOSX/._a.txt": "x", "sub/.DS_Store": "x", "~$a.docx": "x"})
        assert (ingest(path)[0], ingest(path)[2]) == (0, "")
        assert SourceFile.objects.count() == 1

    def test_files_of_other_kinds_are_left_alone_as_in_a_folder(self, tmp_path):
        _, out, _ = ingest(self.packed(tmp_path, **{"a.txt": TEXT, "list.json": "{}"}))
        assert "1 file of other kinds left alone: list.json" in out.splitlines()

    def test_two_files_of_one_name_are_refused_both(self, tmp_path):
        path = self.packed(tmp_path, **{"a.txt": TEXT})
        with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(path, "a") as archive:
            archive.writestr("a.txt", TEXT.replace("sea", "land"))
        status, _, err = ingest(path)
        assert (status, "several files of this name" in err) == (1, True)
        assert not SourceFile.objects.exists()

    def test_names_as_windows_packs_them(self, tmp_path):
        path = self.packed(tmp_path, **{"sub_a.txt": TEXT})
        path.write_bytes(path.read_bytes().replace(b"sub_a.txt", b"sub\\a.txt"))
        assert ingest(path)[0] == 0
        assert SourceFile.objects.get().name == "sub/a.txt"

    def test_an_archive_within_it_is_not_opened(self, tmp_path):
        status, _, err = ingest(self.packed(tmp_path, **{"a.txt": TEXT, "more.zip": "PK"}))
        assert (status, "more.zip: an archive within an archive is not opened" in err) == (1, True)

    @pytest.mark.parametrize(
        ("limit", "reason"),
        [("MOST_MEMBERS", "2 files in one archive; 1 may be"), ("MOST_UNPACKED", "unpacks to more than 0 GB")],
    )
    def test_that_holds_more_than_it_may_is_refused_before_it_is_unpacked(self, tmp_path, monkeypatch, limit, reason):
        monkeypatch.setattr(f"resolutions.ingest.manifests.containers.{limit}", 1)
        status, _, err = ingest(self.packed(tmp_path, **{"a.txt": TEXT, "b.txt": TEXT}))
        assert (status, reason in err, SourceFile.objects.exists()) == (1, True, False)

    def test_a_damaged_file_in_it_costs_itself_alone(self, tmp_path):
        path = self.packed(tmp_path, **{"a.txt": TEXT, "b.xml": "<akomaNtoso>" * 400})
        with zipfile.ZipFile(path) as archive:
            start = archive.getinfo("b.xml").header_offset + 30 + len("b.xml")
        packed = bytearray(path.read_bytes())
        packed[start : start + 4] = b"\xff\xff\xff\xff"
        path.write_bytes(packed)
        status, _, err = ingest(path)
        assert (status, "b.xml: cannot be unpacked" in err) == (1, True)
        assert SourceFile.objects.get().name == "a.txt"

    def test_what_is_no_zip_archive(self, tmp_path):
        status, _, err = ingest(write(tmp_path, "a.zip", b"PK no"))
        assert (status, "no zip archive that can be read" in err) == (1, True)


class TestAFileThatIsNoDocument:
    @pytest.mark.parametrize(
        "text",
        [
            "A note about the sea.\n",
            "Dear colleague,\n\nPlease find the files attached.\n\nBest,\n\nAnn\n",
            '{"a": 1}\n',
        ],
        ids=["note", "letter", "data"],
    )
    def test_becomes_no_page_though_it_is_named_by_itself(self, tmp_path, text):
        status, _, err = ingest(write(tmp_path, "a.txt", text))
        assert status == 1
        assert "a.txt: nothing in it reads as a resolution or a draft of one" in err
        assert not Version.objects.exists()

    def test_is_taken_where_a_manifest_says_its_symbol(self, tmp_path):
        write(tmp_path, "a.txt", "A note about the sea.\n")
        write(tmp_path, "manifest.csv", "file,symbol\na.txt,A/C.3/66/L.35\n")
        assert ingest(tmp_path)[0] == 0


def test_programs_read_the_sums_as_json_and_people_the_rest(tmp_path):
    write(tmp_path, "A_C.3_66_L.44.txt")
    (tmp_path / "empty.txt").write_bytes(b"")
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("ingest", tmp_path, json=True, stdout=out, stderr=err)
    found = json.loads(out.getvalue())
    assert (end.value.code, found["files"], found["texts"]["created"], found["texts"]["refused"]) == (1, 2, 1, 1)
    assert [Path(one["file"]).name for one in found["refused"]] == ["empty.txt"] and found["refused"][0]["why"]
    assert found["run"] == IngestRun.objects.get().pk and "2 files: 1 created" in err.getvalue()


def test_a_table_that_is_refused_stands_among_what_was_refused(tmp_path):
    path = tmp_path / "votes.csv"
    path.write_text("undl_id,ms_name,ms_vote,date,resolution\n1,CUBA,Q,2020-01-01,A/RES/75/1\n", encoding="utf-8")
    status, out, _ = ingest(path, json=True)
    why = "line 2, ms_vote: “Q” is none of Y, N, A, X"
    assert (status, json.loads(out)["refused"]) == (1, [{"file": "votes.csv", "why": why}])


def test_a_table_of_votes_has_changed_something_the_first_time(tmp_path):
    path = tmp_path / "votes.csv"
    path.write_text("undl_id,ms_name,ms_vote,date,resolution\n1,CUBA,Y,2020-01-01,A/RES/75/1\n", encoding="utf-8")
    first, second = ingest(path)[1], ingest(path)[1]
    assert "1 new" in first and "Nothing has changed." not in first
    assert "1 unchanged" in second and "Nothing has changed." in second


@pytest.mark.parametrize("command", ["ingest", "check_session"])
def test_a_database_of_an_earlier_version_is_said_in_a_line(command, tmp_path, monkeypatch):
    """Not by a traceback about a column that it lacks."""
    monkeypatch.setattr(database, "pending", lambda _connection: 1)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE resolutions_session RENAME COLUMN code TO kept_code")
        cursor.execute("ALTER TABLE resolutions_sourcefile RENAME COLUMN sha256 TO kept_sha256")
    with pytest.raises(CommandError, match="run “manage.py migrate” first") as refused, transaction.atomic():
        call_command(command, "66" if command == "check_session" else write(tmp_path, "a.txt", TEXT), stdout=StringIO())
    assert refused.value.returncode == 2
