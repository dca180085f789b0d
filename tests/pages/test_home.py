"""The questions the home page offers, and the lists it leads to."""

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
