"""A search for other programs: table and JSON, page by page, and what they are refused."""

import csv
import io
import re

import pytest
from django.conf import settings as known_settings

from resolutions.models import Version
from resolutions.pages.searching import export
from resolutions.search.request import SearchRequest
from resolutions.search.results import search
from tests.builders import adopted, operative, store

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def whales(of_the_module):
    """Five texts of one subject each, of the same day."""
    with of_the_module():
        for number in range(1, 6):
            words = (operative("1", f"Decides to protect whales of bay {number};"),)
            own = {"source": str(number), "title": f"Bay {number}", "paragraphs": words}
            store(adopted(f"A/RES/66/{number}", footnotes=(), citations=(), **own))


def rows_of(response) -> list[str]:
    return [row["symbol"] for row in csv.DictReader(io.StringIO(response.content.decode()))]


def test_the_table_leads_on_to_its_next_rows_and_stays_a_table(whales, client, monkeypatch):
    monkeypatch.setattr(export, "MOST_ROWS", 2)
    address, read = "/search/csv/?q=whales", []
    while address:
        response = client.get(address)
        assert response.headers["X-Total-Count"] == "5"
        read.append(rows_of(response))
        following = re.search(r'<http://testserver([^>]*)>; rel="next"', response.headers.get("Link", ""))
        address = following and following[1]
    assert [len(rows) for rows in read] == [2, 2, 1]
    assert len(set(sum(read, []))) == 5
    assert 'rel="prev"' in response.headers["Link"]
    assert "the first 1,000 places" in client.get("/search/", {"q": "whales"}).content.decode()


def test_a_table_that_is_whole_says_nothing_of_others(whales, client):
    assert "Link" not in client.get("/search/csv/?q=whales").headers
    assert "first 1,000 places" not in client.get("/search/", {"q": "whales"}).content.decode()


def test_the_last_page_says_that_more_is_found(whales, client, monkeypatch):
    for module in ("search.results", "search.request", "pages.searching.export"):
        monkeypatch.setattr(f"resolutions.{module}.LAST_PAGE", 1)
    assert "The pages end here" not in client.get("/search/", {"q": "whales"}).content.decode()
    monkeypatch.setattr("resolutions.search.request.PER_PAGE", 2)
    assert search(SearchRequest(q="whales", by="version", per_page=2)).ends
    monkeypatch.setattr(SearchRequest, "of", lambda query: SearchRequest(q="whales", by="version", per_page=2))
    assert "The pages end here" in client.get("/search/", {"q": "whales"}).content.decode()
    monkeypatch.setattr(export, "MOST_HITS", 2)
    answer = client.get("/search/json/", {"q": "whales"}).json()
    assert (answer["next"], answer["cut"]) == (None, True)


def test_json_tells_what_the_page_tells(whales, client):
    search(SearchRequest(q="whales"))
    answer = client.get("/search/json/", {"q": "bay 3 op:whales", "session": "66"}).json()
    (hit,) = answer.pop("hits")
    assert answer == {
        "q": "bay 3 op:whales",
        "filters": {"session": ["66"]},
        "by": "series",
        "sort": "relevance",
        "page": 1,
        "next": None,
        "cut": False,
        "places": 1,
        "behind": 0,
        "loosened": None,
        "meant": None,
    }
    marked = [hit["text"][start:end] for start, end in hit.pop("marks")]
    assert marked == ["whales", "bay 3"]
    assert hit == {
        "id": Version.objects.get(symbol="A/RES/66/3").pk,
        "symbol": "A/RES/66/3",
        "title": "Bay 3",
        "session": "66",
        "language": "en",
        "stage": "adopted",
        "outcome": "adopted",
        "adopted_on": "2011-12-19",
        "issued_on": "2012-03-13",
        "part": "op",
        "place": "OP 1",
        "anchor": "op1",
        "text": "Decides to protect whales of bay 3;",
        "others": 0,
        "address": "http://testserver/A/RES/66/3#op1",
    }


def test_every_field_of_the_json_is_documented(whales, client):
    told = (known_settings.BASE_DIR / "docs" / "programs.md").read_text()
    answer = client.get("/search/json/", {"q": "whales"}).json()
    named = {name for names in re.findall(r"^\| `([\w ]+)` \|", told, re.MULTILINE) for name in names.split()}
    assert {*answer, *answer["hits"][0]} <= named
    assert ",".join(export.TABLE_HEAD) in told


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
@pytest.mark.parametrize("by", ["series", "version", "paragraph"])
def test_pages_of_json_hold_every_hit_once(whales, client, monkeypatch, by, sort):
    monkeypatch.setattr(export, "MOST_HITS", 2)
    address, found = f"/search/json/?q=op:whales&by={by}&sort={sort}", []
    while address:
        answer = client.get(address).json()
        found += [hit["address"] for hit in answer["hits"]]
        address = answer["next"]
    assert len(found) == len(set(found)) == 5


REFUSED = {
    "": "Nothing was asked for",
    "q=whales&by=year": "“by” is one of: series, version, paragraph.",
    "q=whales&sort=": "“sort” is one of",
    "q=whales&page=0": "from 1 to 50",
    "q=whales&page=51": "from 1 to 50",
    "q=whales&page=x": "from 1 to 50",
    "q=whales&sesion=66": "no parameter “sesion”",
    "q=whales&" + "&".join(f"session={number}" for number in range(1, 22)): "20 values",
    "q=nosuch:whales": "There is no field “nosuch”",
}


@pytest.mark.parametrize(("query", "message"), REFUSED.items(), ids=range(len(REFUSED)))
def test_what_a_program_asks_wrongly_is_refused_in_json(whales, client, query, message):
    response = client.get(f"/search/json/?{query}")
    assert (response.status_code, response.headers["Content-Type"]) == (400, "application/json")
    assert message in response.json()["error"]["message"]


def test_where_a_query_is_wrong_is_told(client):
    error = client.get("/search/json/", {"q": 'rights "peace'}).json()["error"]
    assert (error["start"], error["end"]) == (7, 8)
    response = client.get("/search/csv/", {"q": 'rights "peace'})
    assert (response.status_code, "never closed" in response.content.decode()) == (400, True)


def test_json_asked_for_too_often_is_refused_in_json(client, settings):
    settings.RATE_LIMITS = {"search_json": (0, 60)}
    response = client.get("/search/json/?q=whales")
    assert response.status_code == 429 and "Retry-After" in response.headers
    assert "Try again" in response.json()["error"]["message"]
