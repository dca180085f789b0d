"""Identifiers of subject headings in the UNBIS Thesaurus, and names by language: from files, records and tables."""

from pathlib import Path

import pytest

from resolutions.exports.records import text_record, with_covers
from resolutions.ingest import Refused, load_headings
from resolutions.ingest.manifests.marc import read_marc
from resolutions.models import Subject, Version
from resolutions.models.documents import as_document
from resolutions.text.elsewhere import thesaurus_heading, thesaurus_identifier
from tests.builders import adopted, store, stored, text_of
from tests.commands.test_ingest_command import ingest

TIDES, ADDRESS = {"TIDES": "1002975"}, "http://metadata.un.org/thesaurus/1002975"


@pytest.mark.parametrize(
    ("printed", "identifier"),
    [("1002975", "1002975"), (ADDRESS, "1002975"), (f"https{ADDRESS[4:]}/", "1002975"), ("(DHLAUTH)746520", "")],
)
def test_an_identifier_is_that_of_the_thesaurus(printed, identifier):
    assert thesaurus_identifier(printed) == identifier
    assert thesaurus_heading(identifier) == (ADDRESS if identifier else "")


def test_a_record_states_it_in_0():
    fields = [
        ("Tides.", [ADDRESS, "(DHLAUTH)746520"]),
        ("Moons", ["(DHLAUTH)746521"]),
    ]
    subjects = "".join(
        f'<datafield tag="650" ind1="1" ind2="7"><subfield code="a">{name}</subfield>'
        + "".join(f'<subfield code="0">{one}</subfield>' for one in stated)
        + '<subfield code="2">unbist</subfield></datafield>'
        for name, stated in fields
    )
    symbol = '<datafield tag="191" ind1=" " ind2=" "><subfield code="a">A/RES/66/7</subfield></datafield>'
    record = f'<record xmlns="http://www.loc.gov/MARC21/slim">{symbol}{subjects}</record>'
    (entry,) = read_marc(record.encode()).by_symbol.values()
    assert entry.subjects == ("Tides", "Moons")
    assert entry.subject_identifiers == {"Tides": "1002975"}


def table(folder: Path, *rows: str, head: str = "identifier,en,fr,ar") -> Path:
    path = folder / "headings.csv"
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return path


@pytest.mark.django_db
class TestASubject:
    def test_has_the_identifier_that_a_text_states(self):
        version = stored(adopted(subjects=("TIDES", "MOONS"), subject_identifiers=TIDES))
        assert dict(Subject.objects.values_list("name", "identifier")) == {"TIDES": "1002975", "MOONS": ""}
        assert as_document(text_of(version)).subject_identifiers == TIDES
        (record,) = [text_record(one) for one in with_covers(Version.objects.all())]
        assert [one["identifier"] for one in record["subjects"]] == ["1002975", None]

    def test_has_the_one_that_is_said_beside_it(self):
        store(adopted(subjects=()), subjects=("TIDES",), subject_identifiers=TIDES, language="en")
        assert Subject.objects.get().identifier == "1002975"

    def test_keeps_what_an_editor_said(self, tmp_path):
        Subject.objects.create(name="TIDES", slug="tides", identifier="99", names={"fr": "Marées"})
        store(adopted(subjects=("TIDES",), subject_identifiers=TIDES))
        loaded = load_headings(table(tmp_path, "1002975,Tides,MARÉE,المد", "100,MOONS,LUNES,"))
        subject = Subject.objects.get()
        assert (subject.identifier, subject.names) == ("99", {"fr": "Marées", "ar": "المد"})
        assert (loaded.completed, loaded.unchanged, loaded.not_held) == (1, 0, 1)
        assert loaded.differing == [
            "TIDES, identifier: “99” stays, not “1002975”",
            "TIDES, fr: “Marées” stays, not “MARÉE”",
        ]

    def test_is_named_in_the_language_of_the_page_and_leads_to_the_thesaurus(self, client, tmp_path):
        store(adopted("A/RES/66/7", subjects=("TIDES",), subject_identifiers=TIDES))
        load_headings(table(tmp_path, "1002975,TIDES,MARÉES,"))
        page = client.get("/fr/subjects/tides/").content.decode()
        assert "<h1>MARÉES</h1>" in page and f'<a href="{ADDRESS}">(UNBIS 1002975)</a>' in page
        assert f'"sameAs":"{ADDRESS}"' in client.get("/A/RES/66/7").content.decode().replace(": ", ":")
        said = client.get("/api/v1/subjects/tides").json()
        assert (said["identifier"], said["thesaurus"], said["names"]) == ("1002975", ADDRESS, {"fr": "MARÉES"})

    @pytest.mark.parametrize(
        ("row", "why"),
        [
            ("1002975,TIDES", "line 2: 2 values where the first line names 4 columns"),
            ("1002975,,MARÉES,", "line 2, en: empty"),
            ("tides,TIDES,,", "line 2, identifier: “tides” is none of the thesaurus"),
        ],
    )
    def test_a_damaged_table_is_refused_whole(self, tmp_path, row, why):
        store(adopted(subjects=("TIDES",)))
        with pytest.raises(Refused, match=why):
            load_headings(table(tmp_path, row, "1002975,TIDES,MARÉES,"))
        assert Subject.objects.get().names == {}

    def test_a_table_is_loaded_by_ingest_which_says_what_became_of_it(self, tmp_path):
        store(adopted(subjects=("TIDES",)))
        status, out, _err = ingest(table(tmp_path, "1002975,TIDES,MARÉES,", "100,MOONS,LUNES,"))
        assert status == 0 and "2 subject headings: 1 completed, 0 unchanged, 1 of no text held" in out
        assert Subject.objects.get().names == {"fr": "MARÉES"}
