"""Lists of sponsors and voters, split into names."""

import pytest

from resolutions.text.states import STATES, split_names, state_named

LISTS = {
    "Cuba": ["Cuba"],
    "Belarus, Kazakhstan and Tajikistan": ["Belarus", "Kazakhstan", "Tajikistan"],
    "Albania, Bosnia and Herzegovina, and Trinidad and Tobago": [
        "Albania",
        "Bosnia and Herzegovina",
        "Trinidad and Tobago",
    ],
    "Iran (Islamic Republic of) and United Kingdom of Great Britain and Northern Ireland": [
        "Iran (Islamic Republic of)",
        "United Kingdom of Great Britain and Northern Ireland",
    ],
    "Malta, Uganda (on behalf of the Group of 77 and China, and others) and Türkiye": [
        "Malta",
        "Uganda (on behalf of the Group of 77 and China, and others)",
        "Türkiye",
    ],
    "": [],
}


@pytest.mark.parametrize("text, names", LISTS.items(), ids=range(len(LISTS)))
def test_a_list_is_split_into_its_names(text, names):
    assert split_names(text) == names


def test_the_list_of_all_states_comes_apart_again():
    assert split_names(", ".join(STATES[:-1]) + " and " + STATES[-1]) == list(STATES)


@pytest.mark.parametrize("printed", ["CÔTE D'IVOIRE", "COTE D'IVOIRE", "Côte d’Ivoire", "the côte  d’ivoire"])
def test_a_state_is_known_in_any_case_accents_and_apostrophe(printed):
    assert state_named(printed) == "Côte d’Ivoire"


def test_a_group_is_no_state():
    assert state_named("European Union") is None
