"""Records of the Digital Library: days, outcomes and votes; what is left aside, and the way back to the record."""

from datetime import date
from pathlib import Path

import pytest

from resolutions.ingest import Refused
from resolutions.ingest.manifests.csv_table import read_manifest
from resolutions.models import Ballot, Problem, RollCall, Version, Vote
from tests.commands.test_ingest_command import ingest
from tests.marcxml import collection, record

pytestmark = pytest.mark.django_db

TEXT = """United Nations A/RES/66/7

Care of the tides

The General Assembly,

Recalling its resolution 55/2 of 8 September 2000,

1. Requests the Secretary-General to report.
"""
OF_TEXT = record(
    "671001",
    ("035", {"a": "(DHL)1"}),
    ("191", {"a": "A/RES/66/7", "b": "A/", "c": "66"}),
    ("245", {"a": "Care of the tides :", "b": "resolution /", "c": "adopted by the General Assembly"}),
    ("269", {"a": "2012-03-13"}),
    ("791", {"a": "A/66/L.7"}),
    ("992", {"a": "20111219"}),
    ("996", {"a": "Adopted 2-1-1, 89th plenary meeting"}),
)
OF_VOTE = record(
    "671002",
    ("245", {"a": "Care of the tides :", "b": "resolution /"}),
    ("269", {"a": "2011-12-19"}),
    ("591", {"a": "RECORDED"}),
    ("791", {"a": "A/RES/66/7", "b": "A/", "c": "66"}),
    ("952", {"a": "A/66/PV.89"}),
    ("993", {"a": "A/66/462"}),
    ("993", {"a": "A/66/L.7"}),
    ("967", {"a": "1", "c": "CUB", "d": "Y", "e": "CUBA"}),
    ("967", {"a": "2", "c": "FJI", "d": "Y", "e": "FIJI"}),
    ("968", {"a": "3", "c": "ISR", "d": "N", "e": "ISRAEL"}),
    ("968", {"a": "4", "c": "CHL", "d": "A", "e": "CHILE"}),
    ("969", {"a": "5", "c": "PRY", "e": "PARAGUAY"}),
    ("996", {"b": "2", "c": "1", "d": "1", "e": "1", "f": "5"}),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT)
    return tmp_path


def with_records(folder: Path, *records: str) -> tuple[int, str, str]:
    (folder / "records.xml").write_text(collection(records))
    return ingest(folder)


def test_days_outcome_and_the_number_of_the_record_fill_what_a_text_does_not_say(folder, client):
    status, _, err = with_records(folder, OF_TEXT)
    version = Version.objects.get()
    assert (status, err) == (0, "")
    assert (version.issued_on, version.adopted_on) == (date(2012, 3, 13), date(2011, 12, 19))
    assert (version.resolution.outcome, version.related) == ("adopted_by_vote", ["A/66/L.7"])
    address = "https://digitallibrary.un.org/record/671001"
    assert f'href="{address}"' in client.get("/A/RES/66/7").content.decode()
    assert client.get("/api/v1/texts/A/RES/66/7").json()["library_record"] == address
    assert client.get("/A/RES/66/7.json").json()["outcome"] == "adopted_by_vote"


def test_what_a_text_says_itself_stands_and_the_difference_is_shown(folder):
    (folder / "a.txt").write_text(TEXT.replace("A/RES/66/7\n", "A/RES/66/7\n\nDistr.: General\n1 April 2012\n"))
    with_records(folder, OF_TEXT)
    assert Version.objects.get().issued_on == date(2012, 4, 1)
    messages = Problem.objects.filter(code="manifest_differs").values_list("message", flat=True)
    assert list(messages) == ["day of issue: the text says 2012-04-01, the manifest 2012-03-13"]


def test_a_text_adopted_without_a_vote(folder):
    agreed = OF_TEXT.replace("Adopted 2-1-1, 89th", "Adopted without vote, 89th")
    with_records(folder, agreed)
    assert Version.objects.get().resolution.outcome == "adopted_without_vote"
    assert not RollCall.objects.exists()


def test_a_voting_record_gives_the_vote_of_the_text(folder):
    status, out, err = with_records(folder, OF_TEXT, OF_VOTE)
    assert (status, err) == (0, "")
    assert "records.xml: 2 votes in 5 rows: 2 new, 0 changed, 0 unchanged" in out
    vote = Vote.objects.get()
    assert (vote.in_favour, vote.against, vote.abstaining, vote.record) == (2, 1, 1, "671002")
    ballots = dict(Ballot.objects.values_list("state__name", "position"))
    assert ballots == {"Cuba": "in_favour", "Fiji": "in_favour", "Israel": "against", "Chile": "abstaining"}
    one = RollCall.objects.get(record="671002")
    assert (one.draft, one.meeting, one.day, one.members) == ("A/66/L.7", "A/66/PV.89", date(2011, 12, 19), 5)
    assert one.link == "https://digitallibrary.un.org/record/671002"
    assert "Nothing has changed." in ingest(folder)[1]


def test_a_voting_record_of_a_text_that_is_not_held_is_a_record_without_text(tmp_path, client):
    (tmp_path / "records.xml").write_text(collection([OF_VOTE]))
    assert ingest(tmp_path / "records.xml", dry_run=True)[0] == 0
    assert not RollCall.objects.exists()
    assert ingest(tmp_path / "records.xml")[0] == 0
    response = client.get("/A/RES/66/7")
    assert response.status_code == 200
    assert "Israel" in response.content.decode()


def test_what_is_left_aside_is_said(folder):
    vague = OF_TEXT.replace("2012-03-13", "2012").replace("20111219", "20111219, 20120104")
    council = record("5", ("791", {"a": "S/RES/1483(2003)"}), ("967", {"c": "AGO", "d": "Y", "e": "ANGOLA"}))
    _, out, _ = with_records(folder, vague, council)
    lines = out.splitlines()
    assert "records.xml: record 1 (671001), 269 $a: “2012” is not one day; left out" in lines
    assert "records.xml: record 1 (671001), 992 $a: “20111219, 20120104” is not one day; left out" in lines
    assert "records.xml: record 2 (5) has no symbol (191 $a): it names no document and is left aside" in lines
    assert "records.xml: fields that are not read: 035 (1 record), 967 (1 record)" in lines
    assert Version.objects.get().adopted_on is None


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (collection([OF_VOTE.replace(">N<", ">Q<")]), r"record 1 \(671002\), 967 \$d: “Q” is none of Y, N, A"),
        (
            collection([OF_TEXT.replace('<datafield tag="245"', "<datafield")]),
            "not MARCXML that can be read",
        ),
        (collection([OF_TEXT]).replace("<collection", '<!DOCTYPE a [<!ENTITY b "c">]><collection'), "a document type"),
    ],
    ids=["vote", "tag", "doctype"],
)
def test_a_damaged_record_is_refused_by_its_place(content, message):
    with pytest.raises(Refused, match=message):
        read_manifest(content.encode())


def test_a_damaged_leader_costs_no_record():
    damaged = OF_TEXT.replace("<controlfield", "<leader>00000 </leader><controlfield", 1)
    assert read_manifest(collection([damaged]).encode()).by_symbol["A/RES/66/7"].adopted_on == "2011-12-19"
