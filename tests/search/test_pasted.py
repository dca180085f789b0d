"""A sentence pasted as a query is found word for word, though other texts have more of its words."""

import re
from html import unescape

import pytest

from resolutions.search.pasted import Typed, quotation
from resolutions.search.request import SearchRequest
from resolutions.search.results import search
from tests.builders import adopted, operative, store

pytestmark = pytest.mark.django_db

SENTENCE = "Invites States to mend the nets of fishers (in all harbours), calling it “the year of nets”;"


@pytest.fixture
def texts() -> None:
    """One that has the sentence, and others that have its words again and again."""
    lighthouses = [
        operative(str(number), f"Keeps lighthouse {number} lit, and harbours open.") for number in range(1, 40)
    ]
    _store("A/RES/66/1", "66", "Lighthouses", [*lighthouses, operative("40", SENTENCE)])
    words = "Invites States to mend nets: fishers mend nets in all harbours, States call the year a year of nets."
    for number in range(2, 8):
        _store(f"A/RES/6{number}/9", f"6{number}", f"Nets of fishers, part {number}", [operative("1", words)] * 1)


def _store(symbol: str, session: str, title: str, paragraphs: list) -> None:
    text = {"title": title, "paragraphs": tuple(paragraphs), "footnotes": (), "citations": ()}
    store(adopted(symbol, source=f"{session}.txt", session=session, **text))


@pytest.mark.parametrize(
    "pasted",
    [
        "mend the nets of fishers (in all harbours)",
        "States to mend the nets of fishers (in all harbours), calling it “the",
        "invites states to mend the nets of fishers",
        SENTENCE,
    ],
)
def test_the_text_that_has_it_comes_first(texts, pasted):
    answer = search(SearchRequest(q=pasted))
    assert answer.error is None
    assert (answer.hits[0].version.symbol, answer.hits[0].text) == ("A/RES/66/1", SENTENCE)


def test_the_page_says_that_it_is_read_as_a_quotation(texts, client):
    for typed, said in (
        (SENTENCE, True),
        ("invites states to mend the nets of fishers", True),
        ("nets of fishers", False),
    ):
        page = client.get("/search/", {"q": typed}).content.decode()
        assert ("Read as a quotation" in page) is said
    page = client.get("/search/", {"q": "fishers mend the nets of states to harbours in all"}).content.decode()
    assert "A/RES/62/9" in page and "Read as a quotation" not in page
    page = client.get("/search/", {"q": SENTENCE}).content.decode()
    where = re.search(r'href="(/verify/\?quotation=[^"]+)"', page)
    assert where and "A/RES/66/1" in client.get(unescape(where[1])).content.decode()


def test_others_follow_it(texts):
    hits = search(SearchRequest(q="invites states to mend the nets of fishers", by="version")).hits
    assert len(hits) > 1


@pytest.mark.parametrize("typed", ["mend the nets of whales (in all harbours", "nets (of fishers"])
def test_what_stands_in_no_text_is_read_as_the_query_language_says(texts, typed):
    answer = search(SearchRequest(q=typed))
    assert answer.error is not None and not answer.hits


def test_signs_of_the_query_language_keep_their_meaning(texts):
    assert search(SearchRequest(q='"nets of fishers" OR (lighthouse AND lit AND harbours)')).hits


def test_a_short_query_is_no_quotation():
    assert quotation("nets of fishers") == quotation("網漁民的年") == ""
    assert quotation("a b c d e f;") == "a b c d e f"
    assert Typed.read("nets (of fishers) in harbours").words is None


def test_ends_do_not_count():
    assert quotation("  the nets of fishers in all harbours; ") == "the nets of fishers in all harbours"
