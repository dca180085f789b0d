"""Texts that differ in nothing but how their letters are written down are found, and marked, as the same."""

import pytest

from resolutions.search.request import SearchRequest
from resolutions.search.results import search
from tests.builders import draft, operative, store

pytestmark = pytest.mark.django_db

PRINTED = {
    "composed": "Requests C\u00f4te d\u2019Ivoire to fish in the Gulf;",
    "decomposed": "Requests Co\u0302te d'Ivoire to fish in the Gulf;",
    "ligature": "Requests C\u00f4te d\u2019Ivoire to \ufb01sh in the Gulf;",
    "soft hyphen": "Requests C\u00f4te d\u2019Ivo\u00adire to fish in the Gulf;",
}


@pytest.fixture
def printed():
    """The same sentence, written in four ways."""
    for number, (name, words) in enumerate(PRINTED.items()):
        paragraphs = (operative("1", words),)
        store(draft(session=str(60 + number), paragraphs=paragraphs, citations=(), footnotes=()), name=f"{name}.txt")


@pytest.mark.parametrize(
    "query",
    [
        "ivoire",
        "fish",
        '"C\u00f4te d\u2019Ivoire to fish"',
        '"Co\u0302te d\'Ivoire to \ufb01sh"',
        "Co\u0302te",
    ],
)
def test_however_it_is_typed_every_spelling_is_found(printed, query):
    assert search(SearchRequest(q=query, by="version")).total == len(PRINTED)


def test_the_words_are_marked_as_they_were_received(printed):
    hits = search(SearchRequest(q='"fish in"', by="paragraph")).hits
    marked = {"".join(piece.text for piece in hit.pieces if piece.marked) for hit in hits}
    assert marked == {"fish in", "\ufb01sh in"}
    assert {hit.text for hit in hits} == set(PRINTED.values())
