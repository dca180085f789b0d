"""Changes of heart: by vote after agreement, States that switched, sponsors that joined and left, and as last time."""

import csv
import re
from datetime import date

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from resolutions.ingest import load_voting_table
from resolutions.models import Ballot, Series
from resolutions.text import document as doc
from resolutions.text.document import Citation
from tests.builders import adopted, operative, preambular, store
from tests.ingest.test_roll_calls import rows_of, table

pytestmark = pytest.mark.django_db

CARE = "Requests all coastal States to see to it that every lamp is lit before the sun has gone down;"
LAST = {"Cuba": "in_favour", "Fiji": "abstaining", "Chad": "in_favour"}
NOW = {"Cuba": "against", "Fiji": "abstaining", "Chad": "in_favour"}


def keep(session: int, by_state: dict[str, str] | None = None, sponsors: tuple[str, ...] = ("Fiji",)):
    """Resolution 1 of a session, which recalls that of the session before; by vote where a list is given."""
    recalled = f"Recalling its resolution {session - 1}/1 of 1 December {1944 + session},"
    sides = list((by_state or {}).values())
    counts = [sides.count(side) for side in ("in_favour", "against", "abstaining")]
    document = adopted(
        f"A/RES/{session}/1",
        session=str(session),
        title="Lighthouses",
        adopted_on=date(1945 + session, 12, 1),
        agenda_items=(),
        outcome="adopted_by_vote" if by_state else "adopted_without_vote",
        vote=doc.Vote(*counts, by_state) if by_state else None,
        sponsors=tuple(doc.Sponsor(name) for name in sponsors),
        paragraphs=(preambular(recalled), operative("1", CARE)),
        footnotes=(),
        citations=(Citation("pp1", 14, 29, f"resolution {session - 1}/1", f"A/RES/{session - 1}/1"),),
    )
    store(document, name=f"{session}.txt")


def words(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


@pytest.fixture
def turned():
    """A vote, an agreement, a vote again."""
    keep(74, LAST)
    keep(75)
    keep(76, NOW, sponsors=("Fiji", "Chad"))


class TestByVoteAfterAgreement:
    SENTENCE = "By vote, after 1 adoption without one; texts before session 74 are not held"

    def test_is_listed_with_who_did_not_agree_and_how_they_voted_before(self, client, turned):
        page = words(client, "/sessions/76/changes-of-heart/")
        assert self.SENTENCE in page
        assert "Against: 1 Cuba in the vote before: In favour" in page
        assert "Abstaining: 1 Fiji in the vote before: Abstaining" in page
        assert "replaced" in page and "Compare with previous" in page

    def test_as_a_table_with_a_row_a_state(self, client, turned):
        table = client.get("/sessions/76/changes-of-heart/?format=csv").content.decode().splitlines()
        rows = list(csv.DictReader(table))
        assert [(row["state"], row["iso3"], row["position"], row["last_time"]) for row in rows] == [
            ("Cuba", "CUB", "against", "in_favour"),
            ("Fiji", "FJI", "abstaining", "abstaining"),
        ]

    def test_where_no_vote_before_is_held_the_table_says_so(self, client):
        keep(75)
        keep(76, NOW)
        table = client.get("/sessions/76/changes-of-heart/?format=csv").content.decode().splitlines()
        assert {row["last_time"] for row in csv.DictReader(table)} == {"adopted_without_vote"}
        assert "No earlier vote on the subject is held." in words(client, "/sessions/76/changes-of-heart/")

    def test_stands_on_the_text_and_on_its_vote(self, client, turned):
        assert self.SENTENCE in words(client, "/A/RES/76/1")
        assert self.SENTENCE in words(client, "/votes/A/RES/76/1/")
        assert self.SENTENCE not in words(client, "/A/RES/74/1")

    def test_a_text_with_more_neighbours_costs_no_more_queries(self, client):
        def queries() -> int:
            caches["texts"].clear()
            with CaptureQueriesContext(connection) as asked:
                assert "By vote, after" in words(client, "/A/RES/76/1")
            return len(asked)

        keep(74)
        keep(75)
        keep(76, NOW)
        few = queries()
        keep(73)
        keep(72)
        assert queries() == few

    def test_a_subject_voted_on_the_time_before_is_none(self, client):
        keep(75, LAST)
        keep(76, NOW)
        assert "None is known among the texts held." in words(client, "/sessions/76/changes-of-heart/")

    def test_a_session_that_is_not_held(self, client):
        assert client.get("/sessions/12/changes-of-heart/").status_code == 404

    def test_queries_do_not_grow_with_the_turns(self, client, turned, django_assert_num_queries):
        with django_assert_num_queries(16):
            client.get("/sessions/76/changes-of-heart/")


class TestWhereVotesMoved:
    def moved(self, client) -> str:
        return words(client, "/").partition("Where votes moved")[2].partition("Latest adopted")[0]

    def test_home_leads_to_the_latest_session(self, client, turned):
        moved = self.moved(client)
        assert f"{TestByVoteAfterAgreement.SENTENCE}: A/RES/76/1" in moved
        assert "Cuba" not in moved  # a subject has one line
        assert 'href="/sessions/76/changes-of-heart/"' in client.get("/").content.decode()

    def test_names_two_states_those_that_crossed_first_and_counts_the_rest(self, client):
        keep(75, {"Cuba": "in_favour", "Fiji": "abstaining", "Chad": "in_favour", "Mali": "against", "Peru": "against"})
        keep(77, {"Cuba": "abstaining", "Fiji": "in_favour", "Chad": "against", "Mali": "in_favour", "Peru": "against"})
        said = (
            "Chad: in favour, then against; Mali: against, then in favour; "
            "2 more States voted otherwise than the time before; of session 76 nothing adopted is held"
        )
        assert said in self.moved(client)
        assert said in words(client, "/sessions/77/changes-of-heart/")

    def test_is_not_there_where_none_has(self, client):
        keep(75, LAST)
        keep(76, LAST)
        assert "Where votes moved" not in words(client, "/")

    def test_queries_do_not_grow(self, client, turned, django_assert_num_queries):
        client.get("/")  # counts citations once in some minutes
        with django_assert_num_queries(15):
            client.get("/")


def test_sponsors_that_joined_and_left_stand_on_text_and_vote(client, turned):
    keep(77, NOW, sponsors=("Chad", "Cuba"))
    for address in ("/A/RES/77/1", "/votes/A/RES/77/1/"):
        assert "Sponsors since A/RES/76/1 Joined Cuba Left Fiji" in words(client, address)


def test_a_state_has_a_list_of_where_it_switched(client, turned):
    assert "1 vote against : A/RES/76/1" in words(client, "/sponsors/cuba/votes/?switched=1")
    assert "the time before: In favour" in words(client, "/sponsors/cuba/votes/?switched=1")
    assert "0 votes" in words(client, "/sponsors/fiji/votes/?switched=1")


def test_a_ballot_is_held_against_the_one_before_on_the_same_subject_only(turned):
    Series.objects.create(title="Harbours", slug="harbours", title_key="harbours")
    switched = Ballot.objects.counted().switched()
    assert [(Ballot.objects.get(pk=pk).state.name, before) for pk, before in switched.items()] == [
        ("Cuba", "in_favour")
    ]


class TestAsLastTime:
    def test_is_a_forecast_with_how_often_it_was_right(self, client, turned):
        page = words(client, "/series/lighthouses/")
        assert "If it is put to a vote: as last time 1 in favour, 1 against, 1 abstaining ( A/RES/76/1 )" in page
        assert "2 of 3 ballots on this subject were cast as the time before (66.7 %)" in page
        assert "1 State voted otherwise than the time before" in page

    def test_of_a_single_vote_nothing_tells_how_often_it_is_right(self, client):
        keep(75)
        keep(76, NOW)
        assert "only one vote on the subject is held" in words(client, "/series/lighthouses/")

    def test_after_the_vote_it_says_what_moved(self, client, turned):
        page = words(client, "/votes/A/RES/76/1/")
        assert "“As last time” would have been right for 2 of the 3 States in both lists." in page


class TestGroups:
    def test_say_how_they_voted_who_stood_apart_and_the_time_before(self, client):
        keep(75, {"Chad": "in_favour", "Mali": "in_favour", "Cuba": "against"})
        keep(76, {"Chad": "in_favour", "Mali": "in_favour", "Ghana": "against", "Cuba": "abstaining"})
        page = words(client, "/votes/A/RES/76/1/")
        assert "African Group 2–1–0–51 (2–0–0–52) Ghana" in page
        assert "Latin American and Caribbean Group 0–0–1–32 (0–1–0–32)" in page
        assert "list of 9 May 2014" in page

    def test_as_a_table(self, client):
        keep(76, {"Chad": "in_favour", "Mali": "in_favour", "Ghana": "against"})
        table = client.get("/votes/A/RES/76/1/?format=csv").content.decode().splitlines()
        [african, *_] = csv.DictReader(table)
        assert (african["group"], african["in_favour"], african["apart"]) == ("African Group", "2", "Ghana")
        assert african["last_time_in_favour"] == ""


class TestRecordsWithoutTextBoundWhatIsClaimed:
    """The Library's table has votes on texts of the subject that are not held."""

    ON_RECORD = "a vote of session 75 is on record, its text is not held"

    @pytest.fixture
    def record(self, tmp_path):
        def load(session: int, symbol: str = "", title: str = "Lighthouses") -> None:
            rows = rows_of(
                f"{session}00",
                symbol or f"A/RES/{session}/1",
                session=str(session),
                date=f"{1945 + session}-12-01",
                title=f"{title} : resolution / adopted by the General Assembly",
            )
            load_voting_table(table(tmp_path, rows))

        return load

    def test_a_run_of_adoptions_without_one_begins_after_it(self, client, record):
        keep(74)
        record(75)
        keep(76)
        keep(77, NOW)
        said = (
            "By vote, after 1 adoption without one; texts before session 74 are not held; "
            f"of session 75 nothing adopted is held; {self.ON_RECORD}"
        )
        for address in ("/A/RES/77/1", "/votes/A/RES/77/1/", "/sessions/77/changes-of-heart/", "/"):
            assert said in words(client, address)

    def test_the_time_before_was_a_vote_so_there_is_no_change_of_heart(self, client, record):
        keep(74)
        record(75)
        keep(76, NOW)
        assert "By vote, after" not in words(client, "/A/RES/76/1")
        assert "None is known among the texts held." in words(client, "/sessions/76/changes-of-heart/")

    def test_an_older_one_is_said(self, client, record):
        keep(76)
        keep(77, NOW)
        addresses = ("/A/RES/77/1", "/votes/A/RES/77/1/", "/series/lighthouses/", "/series/lighthouses/brief/")
        for address in addresses:
            assert "on record" not in words(client, address)
        record(75)
        for address in addresses:
            assert self.ON_RECORD.removeprefix("a ") in words(client, address)
        said = f"By vote, after 1 adoption without one; texts before session 76 are not held; {self.ON_RECORD}"
        assert said in words(client, "/A/RES/77/1")

    def test_a_later_one_and_one_on_another_subject_and_one_rejected_bound_nothing(self, client, record):
        keep(74)
        keep(76, NOW)
        record(77)
        record(75, title="Harbours")
        record(73, symbol="A/73/L.5")
        assert "on record" not in words(client, "/A/RES/76/1")
        assert "By vote, after 1 adoption without one; texts before" in words(client, "/A/RES/76/1")

    def test_a_subject_is_not_put_to_a_vote_for_the_first_time(self, client, record):
        record(75)
        keep(76)
        keep(77, NOW)
        page = words(client, "/series/lighthouses/")
        assert f"Put to a vote again; texts before session 76 are not held; {self.ON_RECORD}" in page
        assert "Adopted without a vote again" in page
        assert "Adopted without a vote: 1. By vote: 1. A vote of session 75 is on record, its text is not held." in page

    def test_is_listed_on_the_page_of_its_subject(self, client, record):
        keep(74)
        keep(76)
        record(75)
        page = words(client, "/series/lighthouses/")
        assert "Votes on record, without their texts A/RES/75/1 , 1 December 2020" in page
        assert 'href="/A/RES/75/1"' in client.get("/series/lighthouses/").content.decode()
        assert "Adopted without a vote each of the 2 times. A vote of session 75 is on record" in page

    def test_a_subject_is_not_always_agreed_on(self, client, record):
        keep(74)
        keep(76)
        assert "Lighthouses" in words(client, "/series/?adopted=agreed")
        record(75)
        assert "Lighthouses" not in words(client, "/series/?adopted=agreed")

    def test_a_vote_between_is_said_where_states_are_held_against_the_time_before(self, client, record):
        keep(74, LAST)
        record(75)
        keep(76, NOW)
        said = f"Cuba: in favour, then against; of session 75 nothing adopted is held; {self.ON_RECORD}"
        assert said in words(client, "/sessions/76/changes-of-heart/")
        assert said in words(client, "/series/lighthouses/")

    def test_a_vote_held_against_the_time_before_says_what_is_not_held_between(self, client, record):
        keep(74, LAST)
        record(75)
        keep(77, NOW)
        said = f"Of sessions 75 and 76 nothing adopted is held; {self.ON_RECORD}"
        assert said in words(client, "/votes/A/RES/77/1/")

    def test_a_later_vote_is_said_where_a_vote_is_foretold(self, client, record):
        keep(73)
        keep(74, LAST)
        record(75)
        page = words(client, "/series/lighthouses/")
        assert "A vote of session 75 is on record, its text is not held" in page.partition("as last time")[2]

    def test_several_votes_are_named_in_runs(self, client, record):
        for session in (70, 71, 72, 74):
            record(session)
        keep(76)
        keep(77, NOW)
        said = "votes of sessions 70 to 72 and 74 are on record, their texts are not held"
        assert said in words(client, "/A/RES/77/1")
