"""The States: their names, their membership, and lists of sponsors and voters split into names."""

from datetime import date

import pytest

from resolutions.text.sponsors import read_sponsors
from resolutions.text.states import STATES, members_on, split_names, state_named, state_of

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
    names = [known.name for state in STATES for known in (state, *state.others)]
    assert split_names(", ".join(names[:-1]) + " and " + names[-1]) == names


@pytest.mark.parametrize("printed", ["CÔTE D'IVOIRE", "COTE D'IVOIRE", "Côte d’Ivoire", "the côte  d’ivoire"])
def test_a_state_is_known_in_any_case_accents_and_apostrophe(printed):
    assert state_named(printed) == "Côte d’Ivoire"


@pytest.mark.parametrize("printed", ["Türkiye", "TÜRKİYE", "TÜRKIYE", "TÜRKÝYE", "Türkýye"])
def test_the_turkish_letters_are_known_however_a_file_has_them(printed):
    assert state_named(printed) == "Türkiye"


def test_a_group_is_no_state():
    assert state_named("European Union") is None


@pytest.mark.parametrize(
    ("printed", "shown", "state"),
    [
        ("TURKEY", "Turkey", "Türkiye"),
        ("Zaire", "Zaire", "Democratic Republic of the Congo"),
        ("Bolivia", "Bolivia (Plurinational State of)", "Bolivia (Plurinational State of)"),
        ("Plurinational State of Bolivia", "Bolivia (Plurinational State of)", "Bolivia (Plurinational State of)"),
        ("Kingdom of the Netherlands", "Netherlands (Kingdom of the)", "Netherlands (Kingdom of the)"),
        ("Republic of Fiji", "Fiji", "Fiji"),
        ("Gambia (The)", "Gambia", "Gambia"),
        ("Republic of Korea", "Republic of Korea", "Republic of Korea"),
        ("Czechoslovakia", "Czechoslovakia", "Czechoslovakia"),
    ],
)
def test_a_former_name_stays_as_printed_and_leads_to_its_state(printed, shown, state):
    assert (state_named(printed), state_of(printed).name) == (shown, state)


@pytest.mark.parametrize(
    ("day", "members"),
    [
        (date(1945, 12, 31), 51),
        (date(1955, 12, 31), 76),
        (date(1975, 12, 31), 144),
        (date(1991, 12, 31), 166),
        (date(2000, 12, 31), 189),
        (date(2011, 7, 13), 192),
        (date(2011, 7, 14), 193),
    ],
)
def test_members_on_a_day(day, members):
    assert len(members_on(day)) == members


def test_every_successor_is_a_state_of_the_list():
    names = {state.name for state in STATES}
    assert {name for state in STATES for name in state.successors} <= names


def test_codes_are_given_once():
    codes = [code for state in STATES for code in (state.code, state.m49) if code]
    assert len(set(codes)) == len(codes)


def test_names_turned_round_and_broken_at_the_end_of_a_line():
    names = split_names("Korea, Democratic People’s Republic of, Korea, Republic of, Saint Vincent and the Grena-dines")
    assert names == ["Democratic People’s Republic of Korea", "Republic of Korea", "Saint Vincent and the Grena-dines"]
    sponsors = [sponsor.name for sponsor in read_sponsors("Saint Vincent and the Grena-dines, Palestine, State of")]
    assert sponsors == ["Saint Vincent and the Grenadines", "State of Palestine"]
