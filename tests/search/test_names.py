"""Initials of names and of pieces of titles."""

import pytest

from resolutions.search.names import PIECE, WHOLE, name_terms

WHOLES = {
    "of the Office of Internal Oversight Services, and": "oios=office of internal oversight services",
    "the Treaty on the Prohibition of Nuclear Weapons.": "tpnw=treaty on the prohibition of nuclear weapons",
    "a United Nations Interim Force in Lebanon is": "unifil=united nations interim force in lebanon",
    "the Comprehensive Nuclear-Test-Ban Treaty": "cntbt=comprehensive nuclear test ban treaty",
    "la Force intérimaire": "",
    "the Assembly": "",
}


@pytest.mark.parametrize(("body", "term"), WHOLES.items())
def test_a_name_stands_by_its_initials_with_and_without_small_words(body, term):
    wholes = [one.replace(WHOLE, "=") for one in name_terms("", body) if WHOLE in one]
    assert term in wholes if term else wholes == []


def test_pieces_of_a_title_have_initials_too():
    terms = name_terms("Intensifying efforts for the elimination of female genital mutilation", "")
    assert f"fgm{PIECE}female genital mutilation" in terms
    assert f"iefteofgm{PIECE}intensifying efforts for the elimination of female genital mutilation" in terms


def test_what_is_left_of_a_longer_name_is_a_piece():
    terms = name_terms("", "the Report of the Office of Internal Oversight Services")
    assert f"oios{PIECE}office of internal oversight services" in terms


def test_a_list_of_names_costs_no_more_than_it_is_long():
    assert len(name_terms("", "Cuba Chile Peru " * 20_000)) == 0
