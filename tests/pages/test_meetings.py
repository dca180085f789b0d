"""The meetings of a session, and all that was adopted at one."""

from datetime import date

import pytest

from resolutions.text import document as doc
from tests.builders import adopted, store
from tests.pages.test_votes import shown, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    """Two texts of one meeting in two sittings, one of another, one that names none."""
    texts = [
        ("A/RES/66/1", "Tides", 42, date(2011, 11, 1), "42nd plenary meeting", "adopted_by_vote"),
        ("A/RES/66/2", "Lamps", 42, date(2011, 11, 2), "42nd (resumed) plenary meeting", "adopted"),
        ("A/RES/66/3", "Sails", 43, date(2011, 11, 9), "43rd plenary meeting", "adopted"),
    ]
    for symbol, title, number, day, printed, outcome in texts:
        related = (doc.Related("record", f"A/66/PV.{number}"),)
        meeting = doc.Meeting(number, day, printed)
        store(
            adopted(symbol, title=title, adopted_on=day, meeting=meeting, related=related, outcome=outcome), name=symbol
        )
    store(adopted("A/RES/66/4", title="Ropes"), name="none")


def test_the_meetings_of_a_session_the_latest_first(client, session):
    page = words(shown(client, "/sessions/66/meetings/"))
    assert "Meeting 43 9 November 2011, 1 proposal Meeting 42 2 November 2011, 1 proposal" in page
    assert "Meeting 42 1 November 2011, 1 proposal, 1 by vote" in page


def test_all_that_was_adopted_at_one(client, session):
    page = words(shown(client, "/sessions/66/meetings/42/"))
    assert "42nd plenary meeting, 1 November 2011 official record A/66/PV.42 42nd (resumed) plenary meeting" in page
    assert "2 proposals Lamps" in page
    assert "Sails" not in page


def test_a_text_leads_to_its_meeting_and_a_session_to_its_meetings(client, session):
    assert '<a href="/sessions/66/meetings/42/">42nd (resumed) plenary meeting</a>' in shown(client, "/A/RES/66/2")
    assert 'href="/sessions/66/meetings/"' in shown(client, "/sessions/66/")


@pytest.mark.parametrize(
    ("language", "named"),
    [
        ("fr", "43e séance plénière"),
        ("es", "43ª sesión plenaria"),
        ("ru", "43-е пленарное заседание"),
        ("zh", "第43次全体会议"),
        ("ar", "الجلسة العامة 43"),
    ],
)
def test_is_named_in_the_language_of_the_page_where_the_text_says_no_more_than_its_number(
    client, session, language, named
):
    assert f"<p>{named}" in shown(client, f"/{language}/sessions/66/meetings/43/")
    assert f">{named}</a>" in shown(client, f"/{language}/A/RES/66/3")
    resumed = '<span lang="en" dir="ltr">42nd (resumed) plenary meeting</span>'
    assert resumed in shown(client, f"/{language}/sessions/66/meetings/42/")


def test_the_first_is_called_otherwise_in_french(client):
    store(adopted("A/RES/66/1", meeting=doc.Meeting(1, date(2011, 9, 13), "1st plenary meeting")), name="first")
    assert ">1re séance plénière</a>" in shown(client, "/fr/A/RES/66/1")


def test_what_is_not_held_is_not_found(client, session):
    assert client.get("/sessions/66/meetings/7/").status_code == 404
    assert client.get("/sessions/7/meetings/").status_code == 404
    store(adopted("A/RES/67/1", session="67", title="Masts"), name="other")
    assert "No text says at which meeting" in shown(client, "/sessions/67/meetings/")


@pytest.mark.parametrize(("address", "queries"), [("/sessions/66/meetings/", 2), ("/sessions/66/meetings/42/", 5)])
def test_queries_are_few(client, session, address, queries, django_assert_num_queries):
    with django_assert_num_queries(queries):
        client.get(address)
