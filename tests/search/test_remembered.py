"""A sentence of which a few words are left out or misspelt finds its text, though others are more about its words."""

import pytest

from resolutions.search.request import SearchRequest
from resolutions.search.results import search
from tests.builders import adopted, operative, store

pytestmark = pytest.mark.django_db

SENTENCE = "Invites coastal States to mend torn nets of fishers in harbours before winter storms close their ports;"
OF_LONG_AGO = "Invites coastal States to mend torn nets of fishers in harbours before autumn storms close their ports;"


@pytest.fixture
def texts() -> None:
    """Two of one subject with nearly this sentence; and others whose titles and paragraphs are of nothing else."""
    lighthouses = [operative(str(number), f"Keeps lighthouse {number} lit all night.") for number in range(1, 40)]
    _store("A/RES/66/1", "66", "Lighthouses", [*lighthouses, operative("40", SENTENCE)])
    _store("A/RES/65/1", "65", "Lighthouses", [*lighthouses, operative("40", OF_LONG_AGO)])
    words = "Mend nets, fishers: coastal nets, torn nets, nets torn by storms in winter, in harbours and in ports."
    for number in range(2, 9):
        _store(
            f"A/RES/66/{number}",
            "66",
            f"Torn nets of fishers and winter storms, part {number}",
            [operative(str(place), words) for place in range(1, 4)],
        )


def _store(symbol: str, session: str, title: str, paragraphs: list) -> None:
    text = {"title": title, "paragraphs": tuple(paragraphs), "footnotes": (), "citations": ()}
    store(adopted(symbol, source=f"{symbol.replace('/', '_')}.txt", session=session, **text))


@pytest.mark.parametrize(
    "remembered",
    [
        "invites coastal States mend torn nets fishers before winter storms close ports",
        "coastal State mending torn nets of fishers harbours winter strom close their ports",
        "States mend nets of fishers in harbours before winter storms close ports",
    ],
)
@pytest.mark.parametrize("by", ["series", "version"])
def test_its_text_comes_first_and_shows_it(texts, remembered, by):
    first = search(SearchRequest(q=remembered, by=by)).hits[0]
    assert (first.version.symbol, first.text) == ("A/RES/66/1", SENTENCE)


def test_a_word_of_it_decides_between_texts_of_one_subject(texts):
    remembered = "invites coastal States mend torn nets fishers before autumn storms close ports"
    assert search(SearchRequest(q=remembered)).hits[0].text == OF_LONG_AGO


def test_a_few_words_are_a_topic(texts):
    titles = [hit.heading for hit in search(SearchRequest(q="torn nets of fishers")).hits]
    assert titles[0].startswith("Torn nets of fishers") and "Lighthouses" in titles
