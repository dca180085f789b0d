"""What States announced after a vote stands beside it, and the vote stays as cast."""

import csv

import pytest

from resolutions.curation import voting
from resolutions.exports.datasets import TABLES
from resolutions.ingest import load_voting_table
from resolutions.models import Announcement, Vote
from resolutions.models.documents import as_document
from resolutions.text import document as doc
from tests.builders import adopted, store, stored, text_of
from tests.ingest.test_roll_calls import ballots, rows_of, table
from tests.pages.test_votes import shown, words

pytestmark = pytest.mark.django_db

CAST = {"Cuba": "in_favour", "Fiji": "against"}
LATER = {"Fiji": "in_favour", "Peru": "abstaining"}


def announcements() -> dict[str, str]:
    return dict(Announcement.objects.values_list("as_written", "position"))


@pytest.fixture
def version():
    return stored(adopted("A/RES/66/7", vote=doc.Vote(1, 1, 0, CAST, LATER)))


def test_is_stored_beside_the_ballots_over_reloads(version):
    for _ in range(2):
        assert (ballots(version), announcements()) == (CAST, LATER)
        store(adopted("A/RES/66/7", vote=doc.Vote(1, 1, 0, CAST, LATER), sponsor_note="Changed."))
    assert as_document(text_of(version)).vote == doc.Vote(1, 1, 0, CAST, LATER)


def test_is_read_in_the_note_of_a_record_which_is_shown_whole(client, tmp_path):
    version = stored(adopted("A/RES/66/7", vote=None))
    note = "Subsequently, Peru advised the Secretariat that it had intended to vote against. Motion noted."
    load_voting_table(table(tmp_path, rows_of("9001", "A/RES/66/7", vote_note=note.replace(" Motion noted.", ""))))
    assert announcements() == {"Peru": "against"}
    vote = Vote.objects.get()
    assert (vote.part, vote.abstaining, ballots(version)["Peru"]) == ("", 1, "abstaining")
    assert "Note of the record: Subsequently, Peru advised" in words(shown(client, "/votes/A/RES/66/7/"))


def test_what_the_note_of_a_record_says_and_is_not_understood_is_a_problem_until_the_record_is_another(tmp_path):
    version = stored(adopted("A/RES/66/7", vote=None))
    note = "Subsequently, Peru and Atlantis advised the Secretariat that they had intended to vote against."
    for _ in range(2):
        load_voting_table(table(tmp_path, rows_of("9001", "A/RES/66/7", vote_note=note)))
        store(adopted("A/RES/66/7", vote=None, sponsor_note="Changed."))
        [problem] = version.problems.filter(code="announcement_unread")
        assert problem.message == f"“{note}”"
    note = note.replace(" and Atlantis", "")
    load_voting_table(table(tmp_path, rows_of("9001", "A/RES/66/7", vote_note=note)))
    assert not version.problems.filter(code="announcement_unread").exists()
    assert announcements() == {"Peru": "against"}


def test_a_note_on_the_text_as_a_whole_is_of_no_part(tmp_path):
    stored(adopted("A/RES/66/7", vote=None))
    note = "Vote on the draft resolution as a whole, after separate votes on paragraphs 2 and 5"
    load_voting_table(table(tmp_path, rows_of("9001", "A/RES/66/7", vote_note=note)))
    assert Vote.objects.counted().get().note == note


def test_is_shown_on_the_page_of_the_vote_and_in_the_record_of_the_State(client, version):
    page = words(shown(client, "/votes/A/RES/66/7/"))
    assert (
        "Announced later What States said after the vote that they had meant. The vote stands as cast."
        " Fiji : intended to vote in favour Peru : intended to abstain" in page.replace("</a>", "")
    )
    assert "against : A/RES/66/7" in words(shown(client, "/sponsors/fiji/votes/"))
    assert "announced later: intended to vote in favour" in words(shown(client, "/sponsors/fiji/votes/"))
    assert "announced later" not in words(shown(client, "/sponsors/cuba/votes/"))


def test_is_in_tables_in_dumps_and_in_the_api(client, version):
    table_of_votes = csv.DictReader(client.get("/votes/csv/").getvalue().decode().splitlines())
    assert [(row["vote"], row["announced_later"]) for row in table_of_votes] == [
        ("in_favour", ""),
        ("against", "in_favour"),
    ]
    [dumped] = [one for one in TABLES if one.name == "votes_announced"]
    names = [column.name for column in dumped.columns]
    rows = [dict(zip(names, row, strict=True)) for row in dumped.rows()]
    assert {(row["symbol"], row["body"], row["state"], row["meant"], row["vote"]) for row in rows} == {
        ("A/RES/66/7", "plenary", "Fiji", "in_favour", "against"),
        ("A/RES/66/7", "plenary", "Peru", "abstaining", None),
    }
    (vote,) = client.get("/api/v1/votes/A/RES/66/7").json()
    assert {one["state"]: one["position"] for one in vote["announced_later"]} == LATER
    (ballot,) = client.get("/api/v1/sponsors/fiji/ballots").json()["results"]
    assert (ballot["position"], ballot["announced_later"]) == ("against", "in_favour")


class TestAnEditor:
    FIELDS = {"body": "plenary", "part": "", "in_favour": "1", "against": "1", "abstaining": "", "held_on": ""}
    NAMES = {"meeting": "", "names_in_favour": "Cuba", "names_against": "Fiji", "names_abstaining": ""}

    def enter(self, admin_client, version, **later: str):
        lists = dict.fromkeys(("later_in_favour", "later_against", "later_abstaining", "later_not_voting"), "")
        sent = {"version": version.pk, **self.FIELDS, **self.NAMES, **lists, **later}
        return admin_client.post("/admin/resolutions/vote/add/", sent)

    def test_types_it_in_the_form_of_the_vote(self, admin_client):
        version = stored(adopted("A/RES/66/7"))
        response = self.enter(admin_client, version, later_in_favour="Fiji", later_not_voting="Peru, CHAD")
        assert response.status_code == 302, response.context["adminform"].form.errors
        assert announcements() == {"Fiji": "in_favour", "Peru": "not_voting", "Chad": "not_voting"}
        assert ballots(version) == CAST
        form = admin_client.get(f"/admin/resolutions/vote/{Vote.objects.get().pk}/change/").context["adminform"].form
        assert form["later_not_voting"].initial == "Chad, Peru"

    def test_gets_a_wrong_name_back_at_its_field(self, admin_client):
        response = self.enter(admin_client, stored(adopted("A/RES/66/7")), later_in_favour="Nambia")
        assert "Namibia" in str(response.context["adminform"].form.errors["later_in_favour"])

    def test_takes_the_vote_away_and_back_with_it(self, version, admin_user):
        vote = Vote(version=version, body="committee")
        voting.enter_vote(vote, CAST, LATER)
        correction = voting.take_away_vote(vote, admin_user)
        assert correction.before["announced"] == LATER
        voting.vote_again(version, correction.before)
        assert Announcement.objects.filter(vote__body="committee").count() == 2
