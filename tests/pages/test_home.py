"""The questions the home page offers, and the lists it leads to."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.pages import rows

pytestmark = pytest.mark.django_db


def test_citations_are_counted_once_in_some_minutes(client):
    paragraph = rows.a_paragraph(rows.a_version("A/RES/66/1"), "Recalling resolution 65/1,")
    rows.a_citation(paragraph, "resolution 65/1", "A/RES/65/1")
    counted = []
    for _ in range(2):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert "Who cites A/RES/65/1?" in client.get("/").content.decode()
        counted.append(sum("resolutions_citation" in query["sql"] for query in asked))
    assert counted == [1, 0]


def test_the_comparison_offered_is_with_the_session_before(client):
    """Two parts of one resolution have little in common."""
    series = rows.a_series()
    for symbol, session in (("A/RES/65/1", "65"), ("A/RES/66/1 A", "66"), ("A/RES/66/1 B", "66")):
        rows.a_version(symbol, session=session, series=series, stage="adopted")
    assert "See what changed from A/RES/65/1 to A/RES/66/1 B" in client.get("/").content.decode()


def test_every_list_is_a_link_away(client):
    for symbol in ("A/RES/66/1", "A/RES/66/2"):
        rows.a_version(symbol, series=rows.a_series())
    home = client.get("/").content.decode()
    for address in ("/sessions/", "/series/", "/sponsors/", "/subjects/", "/votes/"):
        assert f'href="{address}"' in home
    assert 'href="/subjects/">subject headings<' in client.get("/series/").content.decode()
    assert 'href="/votes/"' in client.get("/sessions/").content.decode()


@pytest.mark.parametrize("address", ["/", "/sessions/"])
def test_a_session_of_which_nothing_is_held_stands_in_no_list(client, address):
    rows.a_version("A/RES/66/1")
    rows.a_session("67")
    page = client.get(address).content.decode()
    assert "/sessions/66/" in page and "/sessions/67/" not in page


def test_the_latest_texts_are_those_adopted_last_whatever_was_loaded_last(client):
    rows.a_version("A/RES/67/1", session="67", stage="adopted", adopted_on=date(2012, 12, 1), title="Newer tides")
    rows.a_version("A/RES/66/1", stage="adopted", adopted_on=date(2011, 12, 1), title="Older tides")
    rows.a_version("A/C.3/66/L.1", stage="draft", title="A draft of tides")
    listed = client.get("/").content.decode().partition("Latest adopted")[2].partition("<footer")[0]
    assert 0 < listed.index("Newer tides") < listed.index("Older tides")
    assert "A draft of tides" not in listed


def test_where_nothing_is_adopted_the_latest_loads_are_called_so(client):
    rows.a_version("A/C.3/66/L.1", stage="draft", title="A draft of tides")
    page = client.get("/").content.decode()
    assert "A draft of tides" in page.partition("Latest loads</h2>")[2]
    assert "Latest adopted" not in page and "The archive is empty" not in page


TASKS = ("/series/", "/compare/", "/agreed/", "/votes/", "/check/", "/compare/yours/", "/due/", "/verify/")


@pytest.mark.parametrize("address", TASKS)
def test_home_leads_to_what_one_can_do(client, address):
    tasks = client.get("/").content.decode().partition('class="tasks"')[2].partition("</nav>")[0]
    assert f'href="{address}"' in tasks


@pytest.mark.parametrize(
    "address", ["/coverage/", "/following/", "/datasets/", "/api/v1/", "/over-time/", "/privacy/", "/terms/", *TASKS]
)
@pytest.mark.parametrize("at", ["/about/", "/nothing"])
def test_the_foot_of_every_page_leads_everywhere(client, at, address):
    menu = client.get(at).content.decode().partition('id="menu"')[2].partition("</nav>")[0]
    assert f'href="{address}"' in menu


def test_sessions_of_which_little_is_held_are_numbers(client):
    for number in range(1, 13):
        rows.a_version(f"A/RES/67/{number}", session="67")
    rows.a_version("A/RES/68/1", session="68")
    page = client.get("/").content.decode()
    assert 'aria-label="Sixty-seventh session, 12 texts">67<' in page
    assert ">68<" in page.partition('class="numbers"')[2].partition("</p>")[0]


def test_older_sessions_are_a_line_of_numbers(client):
    for session in range(60, 70):
        rows.a_version(f"A/RES/{session}/1", session=str(session))
    page = client.get("/").content.decode()
    assert page.count('aria-label="Sixt') == 10
    numbers = page.partition('class="numbers"')[2].partition("</p>")[0]
    assert ">61<" in numbers and ">60<" in numbers and ">62<" not in numbers
