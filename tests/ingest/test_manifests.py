"""What manifests say of files and texts, and what becomes of it."""

import zipfile
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from resolutions.ingest import ManifestEntry, Refused, gather
from resolutions.ingest.manifests.csv_table import read_manifest
from resolutions.models import Problem, Reading, Resolution, Version
from resolutions.text.document import AgendaItem
from tests.marcxml import DRAFT, collection, record

pytestmark = pytest.mark.django_db

BARE = """Right to the sea

The General Assembly,

Recalling its resolution 55/2 of 8 September 2000,

1. Requests the Secretary-General to report;

2. Decides to remain seized of the matter.
"""
SAYS_ALL = f"""United Nations A/C.3/66/L.35

General Assembly

Sixty-sixth session
Third Committee
Agenda item 70 (c)

Chile and Cuba: draft resolution

{BARE.replace("sea", "ocean")}"""


def load(*paths: Path, **options) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    try:
        call_command("ingest", *map(str, paths), stdout=out, stderr=err, **options)
    except SystemExit as end:
        return end.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def said_of(version: Version) -> dict:
    proposal = version.resolution
    return {
        "symbol": version.symbol,
        "title": version.title,
        "sponsors": [(one.sponsor.name, one.role) for one in version.sponsorships.all()],
        "items": [str(item) for item in proposal.agenda_items.all()],
    }


class TestATable:
    def test_fills_every_field_by_file(self):
        table = (
            "File;Title;Symbol;Session;Sponsors;Additional sponsors;Agenda items;Subjects;Related\n"
            'a.txt;The sea;a/c.3/66/l.35;66;"Cuba; Peru";Chile;"69 (b); 70";SEA;A/66/462\n'
        )
        manifest = read_manifest(b"\xef\xbb\xbf" + table.encode())
        assert manifest.of_file("a.txt") == ManifestEntry(
            symbol="A/C.3/66/L.35",
            title="The sea",
            session="66",
            sponsors=("Cuba", "Peru"),
            additional_sponsors=("Chile",),
            agenda_items=(AgendaItem("69", "b"), AgendaItem("70")),
            subjects=("SEA",),
            related=("A/66/462",),
        )

    def test_names_texts_by_their_symbol_too(self, tmp_path):
        (tmp_path / "scan 12.txt").write_text(SAYS_ALL)
        table = "symbol,series\nA/C.3/66/L.35,Seas\nA/C.3/66/L.36,Seas\nA/66/462,Seas\n"
        (tmp_path / "manifest.csv").write_text(table)
        status, out, _ = load(tmp_path)
        assert status == 0
        assert Resolution.objects.get().series.title == "Seas"
        assert "1 created, 0 updated, 0 unchanged, 0 refused; 1 text named in manifests is not held" in out
        assert (
            "not held         A/C.3/66/L.36            named in manifest.csv; what that says of it is not kept" in out
        )

    def test_speaks_for_its_own_folder_wherever_that_is(self, tmp_path):
        for folder, symbol in (("one", "A/C.3/66/L.1"), ("two", "A/C.3/66/L.2")):
            (tmp_path / folder).mkdir()
            (tmp_path / folder / "a.txt").write_text(BARE.replace("sea", folder))
            (tmp_path / folder / "manifest.csv").write_text(f"file,symbol\na.txt,{symbol}\n")
        assert load(tmp_path)[0] == 0
        symbol = "language_version__version__symbol"
        found = Reading.objects.values_list("source__name", symbol).order_by(symbol)
        assert list(found) == [("one/a.txt", "A/C.3/66/L.1"), ("two/a.txt", "A/C.3/66/L.2")]

    def test_is_found_and_said_to_be_found(self, tmp_path):
        (tmp_path / "a.txt").write_text(BARE)
        (tmp_path / "manifest.csv").write_text("file,symbol\na.txt,A/C.3/66/L.35\n")
        assert "manifest.csv: a manifest of 1 line" in load(tmp_path)[1].splitlines()

    def test_named_with_its_files_on_the_command_line_it_speaks_for_them(self, tmp_path):
        (tmp_path / "a.txt").write_text(BARE)
        (tmp_path / "manifest.csv").write_text("file,symbol\na.txt,A/C.3/66/L.35\n")
        assert load(*tmp_path.iterdir())[0] == 0
        assert Version.objects.get().symbol == "A/C.3/66/L.35"

    def test_as_an_office_program_saves_it(self, tmp_path):
        """With a mark of the byte order, columns and lines with nothing in them, and cells of several lines."""
        table = (
            "\ufefffile;title;sponsors;agenda items;;\r\n"
            'a.txt;"Right to\nthe sea";"Fiji\nMalta; Cuba";"69 (b)\n70";;\r\n'
            ";;;;;\r\n;;;;;\r\n"
        )
        entry = read_manifest(table.encode()).by_path["a.txt"]
        assert (entry.title, entry.sponsors) == ("Right to the sea", ("Fiji", "Malta", "Cuba"))
        assert entry.agenda_items == (AgendaItem("69", "b"), AgendaItem("70"))
        with pytest.raises(Refused, match="line 2: at most 2 values are expected"):
            read_manifest(b"file,title,,\na.txt,Title,more,\n")

    def test_in_a_zip_archive(self, tmp_path):
        with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
            archive.writestr("files/a.txt", BARE)
            archive.writestr("files/manifest.csv", "file,symbol\na.txt,A/C.3/66/L.35\n")
        assert load(tmp_path / "all.zip")[0] == 0
        assert Version.objects.get().symbol == "A/C.3/66/L.35"


class TestRecordsOfTheDigitalLibrary:
    def test_fill_what_a_text_does_not_say(self, tmp_path):
        (tmp_path / "A_C-3_66_L-35-EN.pdf").write_text(BARE)
        (tmp_path / "records.xml").write_text(collection([DRAFT]))
        status, out, err = load(tmp_path, session="66")
        assert (status, err) == (0, "")
        assert "records.xml: a manifest of 1 record" in out.splitlines()
        assert said_of(Version.objects.get()) == {
            "symbol": "A/C.3/66/L.35",
            "title": "Right to the sea",
            "sponsors": [("Cuba", "sponsor"), ("Ecuador", "sponsor"), ("Chile", "additional"), ("Peru", "additional")],
            "items": ["69 (b)"],
        }

    def test_are_found_by_the_symbol_of_the_text_and_their_contradictions_shown(self, tmp_path):
        (tmp_path / "any name.txt").write_text(SAYS_ALL)
        (tmp_path / "records.xml").write_text(collection([DRAFT]))
        load(tmp_path)
        version = Version.objects.get()
        assert said_of(version) == {
            "symbol": "A/C.3/66/L.35",
            "title": "Right to the ocean",
            "sponsors": [("Chile", "sponsor"), ("Cuba", "sponsor"), ("Peru", "additional")],
            "items": ["70 (c)"],
        }
        assert list(Problem.objects.filter(code="manifest_differs").values_list("message", flat=True)) == [
            "title: the text says “Right to the ocean”, the manifest “Right to the sea”",
            "sponsors: only the manifest names Ecuador",
            "agenda items: only the text names 70 (c); only the manifest names 69 (b)",
        ]

    def test_a_symbol_that_the_text_says_otherwise(self, tmp_path):
        (tmp_path / "A_C-3_66_L-35-EN.pdf").write_text(SAYS_ALL.replace("L.35", "L.36"))
        (tmp_path / "records.xml").write_text(collection([DRAFT]))
        load(tmp_path)
        problem = Problem.objects.get(code="symbol_differs")
        assert problem.message == "symbol: the text says A/C.3/66/L.36, beside it A/C.3/66/L.35 was given"

    def test_bring_a_draft_and_what_was_adopted_from_it_together(self, tmp_path):
        (tmp_path / "draft.txt").write_text(SAYS_ALL)
        adopted = SAYS_ALL.replace("A/C.3/66/L.35", "A/RES/66/152").replace("Chile and Cuba: draft resolution\n\n", "")
        (tmp_path / "A_RES_66_152.txt").write_text(adopted.replace("Right to the ocean", "The ocean and its rights"))
        named = record("8", ("191", {"a": "A/RES/66/152"}), ("993", {"a": "A/66/462"}), ("993", {"a": "A/C.3/66/L.35"}))
        (tmp_path / "records.xml").write_text(collection([named]))
        load(tmp_path)
        assert (Version.objects.count(), Resolution.objects.count()) == (2, 1)

    def test_titles_are_for_english_texts(self):
        given = read_manifest(collection([DRAFT]).encode()).by_symbol["A/C.3/66/L.35"]
        assert given.language == "en"

    def test_an_adopted_text_has_no_sponsors_in_its_record(self):
        adopted = record(
            "1",
            ("191", {"a": "A/RES/66/1"}),
            ("245", {"a": "The sea :", "b": "resolution /", "c": "adopted by the General Assembly"}),
            ("710", {"a": "Cuba"}),
        )
        given = read_manifest(collection([adopted]).encode()).by_symbol["A/RES/66/1"]
        assert (given.title, given.sponsors) == ("The sea", ())

    def test_a_second_load_with_them_changes_nothing(self, tmp_path):
        (tmp_path / "a.txt").write_text(SAYS_ALL)
        (tmp_path / "records.xml").write_text(collection([DRAFT]))
        load(tmp_path)
        assert load(tmp_path)[1].splitlines()[-1] == "Nothing has changed."

    def test_records_that_come_later_fill_what_is_held(self, tmp_path):
        text = SAYS_ALL.replace("Chile and Cuba: draft resolution\n\n", "")
        (tmp_path / "a.txt").write_text(text)
        load(tmp_path)
        (tmp_path / "records.xml").write_text(collection([DRAFT]))
        assert "1 updated" in load(tmp_path)[1]
        assert Version.objects.get().sponsorships.count() == 4

    def test_that_name_no_document_are_left_aside_and_said(self, tmp_path):
        (tmp_path / "a.txt").write_text(SAYS_ALL)
        (tmp_path / "records.xml").write_text(collection([record("7", ("245", {"a": "A speech"})), DRAFT]))
        status, out, _ = load(tmp_path)
        assert status == 0
        line = "records.xml: record 1 (7) has no symbol (191 $a): it names no document and is left aside"
        assert line in out.splitlines()

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (
                collection([DRAFT, record("9", ("191", {"a": "nonsense"}))]),
                r"record 2 \(9\), 191 \$a: not a document sym",
            ),
            (
                collection([record("9", ("191", {"a": "A/RES/66/1"}), ("991", {"a": "A/66/251", "b": "x"}))]),
                r"record 1 \(9\), 991 \$b: not an agenda item",
            ),
            (collection([DRAFT])[:-20], "not XML that can be read"),
        ],
        ids=["symbol", "agenda", "cut"],
    )
    def test_a_fault_is_named_by_record_and_field(self, content, message):
        with pytest.raises(Refused, match=message):
            read_manifest(content.encode())

    def test_a_document_in_xml_is_no_manifest(self, tmp_path):
        (tmp_path / "a.xml").write_text("<akomaNtoso><record/></akomaNtoso>")
        assert [one.name for one in gather([tmp_path])] == ["a.xml"]
