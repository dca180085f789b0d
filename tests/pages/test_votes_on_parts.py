"""Votes in committee, on single paragraphs and on amendments: shown as what they are, and counted as a vote on the text
nowhere."""

from datetime import date

import pytest

from resolutions.exports.datasets import TABLES
from resolutions.exports.records import text_record, with_covers
from resolutions.ingest.writing.authority import Authority
from resolutions.models import Ballot, Committee, Resolution, Series, Version, Vote
from resolutions.models.documents import as_document
from resolutions.pages.subjects.brief import Brief
from resolutions.pages.subjects.timeline import Timeline
from resolutions.pages.votes.turns_page import TurnsPage
from resolutions.search.agreed import votes_of
from resolutions.text import document as doc
from tests.builders import adopted, draft, store, stored, text_of
from tests.pages.test_votes import shown, words

pytestmark = pytest.mark.django_db

DAY = date(2022, 12, 7)
AGREED = ("A/RES/75/9", "75", date(2020, 12, 7))


@pytest.fixture
def agreed():
    """A subject adopted without a vote in two sessions. Of the second, a paragraph was voted on, an amendment was
    rejected, and the draft was put to a vote in committee."""
    series = Series.objects.create(title="Tides", slug="tides", title_key="tides")
    for symbol, session, day in (AGREED, ("A/RES/77/9", "77", DAY)):
        text = adopted(symbol, session=session, adopted_on=day, outcome="adopted_without_vote")
        Resolution.objects.filter(versions=stored(text, f"{session}.txt")).update(series=series)
    version = Version.objects.get(symbol="A/RES/77/9")
    amendment = stored(draft(kind="amendment", symbol="A/77/L.60", session="77"), "amendment.txt")
    Version.objects.filter(pk=amendment.pk).update(resolution=version.resolution, about=version)
    vote(version, "committee", "", 110, 9, 50)
    vote(version, "plenary", "operative paragraph 1", 90, 20, 60)
    vote(amendment, "plenary", "", 30, 88, 40)
    return version


def vote(version: Version, body: str, part: str, *counts: int) -> Vote:
    """With two ballots."""
    fields = dict(zip(("in_favour", "against", "abstaining"), counts, strict=True))
    one = version.votes.create(body=body, part=part, held_on=DAY, **fields)
    for name, position in {"Fiji": "against", "Cuba": "in_favour"}.items():
        state = Ballot.objects.filter(state__name=name).values_list("state", flat=True).first() or _state(name)
        one.ballots.create(state_id=state, as_written=name, position=position)
    return one


def _state(name: str) -> int:
    return Authority().sponsor(name, "state")


class TestCountedNowhere:
    def test_as_the_vote_on_the_text_in_its_document(self, agreed):
        assert as_document(text_of(agreed)).vote is None

    def test_in_the_list_the_feed_and_the_map_of_votes(self, client, agreed):
        assert "0 votes" in words(shown(client, "/votes/"))
        assert "<entry>" not in shown(client, "/feed/votes/")
        assert "/votes/" not in shown(client, "/sitemap-votes.xml")

    def test_in_the_record_of_a_State(self, client, agreed):
        assert "vote against" not in words(shown(client, "/sponsors/fiji/"))
        assert "0 votes" in words(shown(client, "/sponsors/fiji/votes/"))

    def test_in_the_history_and_the_brief_of_the_subject(self, agreed):
        series = Series.objects.get()
        timeline = Timeline(series)
        assert [entry.vote for entry in timeline.entries] == [None, None]
        assert timeline.first_vote is None and timeline.last_time is None
        assert Brief(series).vote is None

    def test_in_claims_of_a_change_of_heart(self, agreed):
        assert not TurnsPage(agreed.resolution.session).turns

    def test_beside_what_is_found(self, agreed):
        assert not votes_of([type("Hit", (), {"version": version}) for version in Version.objects.all()])

    def test_in_the_table_that_other_data_are_joined_with(self, agreed):
        assert not list(next(table for table in TABLES if table.name == "unvotes").rows())

    def test_as_the_vote_before_or_as_last_time(self, client, agreed):
        version = Version.objects.get(symbol=AGREED[0])
        vote(version, "plenary", "", 100, 3, 40)
        page = shown(client, "/votes/A/RES/77/9/")
        assert "Since the vote before" not in page and "otherwise" not in page
        assert client.get("/votes/A/RES/77/9/?format=csv").content.count(b"\n") == 1


class TestShownAsWhatTheyAre:
    def test_on_the_text(self, client, agreed):
        page = words(shown(client, "/A/RES/77/9"))
        assert "110 in favour, 9 against, 50 abstaining in committee" in page
        assert "90 in favour, 20 against, 60 abstaining on a part: operative paragraph 1" in page

    def test_on_the_page_of_its_votes_with_those_on_other_texts_of_the_proposal(self, client, agreed):
        Resolution.objects.filter(pk=agreed.resolution_id).update(committee=_third_committee())
        page = words(shown(client, "/votes/A/RES/77/9/"))
        assert "Recorded vote in the Third Committee 7 December 2022, entered by an editor 110 In favour" in page
        assert "Vote on a part of the text: operative paragraph 1 " in page
        assert "not counted as a vote on the text" in page
        assert page.index("Other votes on the proposal") < page.index("A/77/L.60")
        assert "Vote on the amendment" in words(shown(client, "/votes/A/77/L.60/"))

    def test_in_the_list_where_they_are_asked_for(self, client, agreed):
        assert "1 vote A/RES/77/9 7 December 2022, in committee, 110" in words(shown(client, "/votes/?of=committee"))
        parts = words(shown(client, "/votes/?of=part"))
        assert "2 votes" in parts and "on a part: operative paragraph 1" in parts and "on an amendment" in parts
        assert "3 votes" in words(shown(client, "/sponsors/fiji/votes/?of=all"))

    def test_in_tables_with_their_kind(self, client, agreed):
        rows = client.get("/votes/csv/?of=all").getvalue().decode().splitlines()
        assert rows[0].split(",")[3:6] == ["body", "on", "part"]
        kinds = {tuple(row.split(",")[3:6]) for row in rows[1:]}
        assert kinds == {
            ("committee", "text", ""),
            ("plenary", "part", "operative paragraph 1"),
            ("plenary", "amendment", ""),
        }
        assert len(client.get("/votes/csv/").getvalue().decode().splitlines()) == 1

    def test_in_the_api(self, client, agreed):
        (record,) = [text_record(one) for one in with_covers(Version.objects.filter(pk=agreed.pk))]
        kinds = [(vote["body"], vote["on"], vote["part"]) for vote in record["votes"]]
        assert kinds == [("plenary", "part", "operative paragraph 1"), ("committee", "text", None)]
        of_text = client.get("/api/v1/votes/A/RES/77/9").json()
        assert [(vote["body"], vote["on"], vote["part"]) for vote in of_text] == kinds
        assert client.get("/api/v1/votes").json()["results"] == []
        assert client.get("/api/v1/votes?of=committee").json()["results"][0]["in_favour"] == 110

    def test_in_dumps(self, agreed):
        for table in TABLES:
            if table.name in ("votes", "votes_by_state"):
                names = [column.name for column in table.columns]
                rows = {tuple(row[names.index(name)] for name in ("body", "on", "part")) for row in table.rows()}
                assert rows == {
                    ("committee", "text", None),
                    ("plenary", "part", "operative paragraph 1"),
                    ("plenary", "amendment", None),
                }


def _third_committee() -> Committee:
    return Committee.objects.get_or_create(code="C.3", defaults={"name": "Third Committee"})[0]


class TestWhatFilesRecord:
    def test_of_a_draft_of_a_committee_is_the_vote_of_the_committee(self):
        version = stored(draft(symbol="A/C.3/66/L.5", vote=doc.Vote(100, 3, 40)))
        assert [vote.body for vote in version.votes.all()] == ["committee"]
        assert Resolution.objects.get().outcome == ""
        store(draft(symbol="A/C.3/66/L.5", vote=doc.Vote(100, 3, 40), sponsor_note="Changed."))
        assert [vote.body for vote in version.votes.all()] == ["committee"]
