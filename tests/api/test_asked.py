"""What was asked for, and the agenda it foretells, over the API."""

import pytest

from tests.pages.test_due import asked

pytestmark = pytest.mark.django_db
DUE = "/api/v1/due"


@pytest.fixture
def two_years():
    asked(70, "seventy-first", "seventy-first")
    asked(71, "seventy-second", "seventy-second", of_report="A/71/300")


def kinds(client, query: str) -> list[tuple[str, str]]:
    return [(one["symbol"], one["kind"]) for one in client.get(f"{DUE}?{query}").json()["results"]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("session=71", [("A/RES/70/7", "report"), ("A/RES/70/7", "agenda")]),
        ("text=A/RES/71/7", [("A/RES/71/7", "report"), ("A/RES/71/7", "agenda")]),
        ("series=tides&kind=report", [("A/RES/70/7", "report"), ("A/RES/71/7", "report")]),
        ("session=71&asked=Secretary-General", [("A/RES/70/7", "report")]),
        ("adopted_in=71&kind=agenda", [("A/RES/71/7", "agenda")]),
    ],
)
def test_what_is_due_of_a_text_and_of_a_subject(client, two_years, query, found):
    assert kinds(client, query) == found


def test_what_became_of_it_is_said(client, two_years):
    report = client.get(f"{DUE}?session=71&kind=report").json()["results"][0]
    assert (report["standing"], report["documents"], report["due_sessions"]) == ("answered", ["A/71/300"], [71])
    assert report["address"].endswith("/A/RES/70/7#op1")


NOT_HELD = ("text=A/RES/99/99", "series=none", "committee=C.5", "adopted_in=12")


@pytest.mark.parametrize("query", ["session=0", "session=900", "kind=nothing", "when=now", *NOT_HELD])
def test_what_cannot_be_answered_is_a_problem(client, two_years, query):
    said = client.get(f"{DUE}?{query}")
    assert (said.status_code in (400, 404), said["Content-Type"]) == (True, "application/problem+json")


def test_queries_do_not_grow_with_what_is_asked(client, two_years, django_assert_num_queries):
    with django_assert_num_queries(9):
        client.get(f"{DUE}?session=71")
    with django_assert_num_queries(10):  # whether the subject is held is one more
        client.get(f"{DUE}?series=tides")


def test_the_agenda_expected_at_a_session(client, two_years):
    [item] = client.get("/api/v1/sessions/72/expected").json()
    assert (item["certain"], item["title"], item["series"]) == (True, "Tides and lamps", "tides")
    assert [address.partition("#")[2] for address in item["promised_in"]] == ["op2"]
    assert client.get("/api/v1/sessions/72/expected?certain=false").json() == []


def test_texts_and_subjects_lead_to_what_they_ask(client, two_years):
    assert client.get("/api/v1/texts/A/RES/71/7").json()["links"]["asked"].endswith("due?text=A/RES/71/7")
    assert client.get("/api/v1/series/tides").json()["links"]["asked"].endswith("due?series=tides")
