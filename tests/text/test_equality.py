"""The one equality of texts."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.text.equality import letters_alone, letters_of, normal_form, same_text

SAME = {
    "hyphens that do not break": ("well-known", "well\u2011known"),
    "the dash of ranges": ("2021-2030", "2021\u20132030"),
    "the minus sign": ("-3", "\u22123"),
    "ligatures": ("efficient flow of offices", "e\ufb03cient \ufb02ow of o\ufb03ces"),
    "soft hyphens": ("economic", "eco\u00adnomic"),
    "marks without a width": ("cooperation", "co\u200boperation\ufeff"),
    "accents": ("Côte", unicodedata.normalize("NFD", "Côte")),
    "apostrophes": ("the States’", "the States'"),
    "quotation marks": ("“a new era”", '"a new era"'),
    "blanks": (" of  all\n", "of\u00a0all"),
    "Arabic letters in their joined forms": ("لا", "\ufefb"),
    "stretched Arabic words": ("محمد", "محـــمد"),
    "marks of direction": ("79/1", "\u200e79/1\u200f"),
}
OTHER = {
    "case": ("Resolution", "resolution"),
    "words": ("of all", "of"),
    "a word in two": ("cooperation", "co operation"),
    "a hyphen and none": ("cooperation", "co-operation"),
    "the long dash": ("rest — all", "rest - all"),
    "accents and none": ("Côte", "Cote"),
    "raised figures": ("m²", "m2"),
}


@pytest.mark.parametrize("first, second", SAME.values(), ids=SAME)
def test_how_letters_are_written_down_makes_no_other_text(first, second):
    assert first != second
    assert same_text(first, second) and same_text(second, first)
    assert normal_form(first) == normal_form(second)


@pytest.mark.parametrize("first, second", OTHER.values(), ids=OTHER)
def test_other_words_are_another_text(first, second):
    assert not same_text(first, second)


@given(st.text())
def test_the_form_of_a_form_is_itself(text):
    assert normal_form(normal_form(text)) == normal_form(text)


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "caf\u00e9",
        "cafe\u0301",
        "co\u00adop",
        "e\u00ad\u0301",
        "\ufb01n",
        "\u0645\u0640\u0640\u0646 \u200f1",
        "\u0627\u0653 \u200f",
        "q\u0303\u200b",
    ],
)
def test_letters_without_their_places_are_the_same(text):
    assert letters_alone(text) == letters_of(text)[0]
