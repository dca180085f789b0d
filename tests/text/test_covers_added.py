"""Covers of addenda that name further sponsors, of orally revised drafts, and of another organ's resolutions."""

import pytest

from resolutions.text.parse import parse

COVER = """United Nations
A/C.3/90/L.7{}

General Assembly
Distr.: Limited
3 November 2035

Original: English

Ninetieth session
Third Committee
Agenda item 71 (b)
A question of lamps

"""
TITLE = "The keepers of lighthouses"
ADD = "Add the following countries to the list of sponsors of the draft resolution:"
BODY = "The General Assembly,\n\nRecalling lamps,\n\n1. Keeps the lamps;\n\n2. Requests a report.\n"


@pytest.mark.parametrize("suffix", ["/Add.1", "/Rev.2/Add.1"])
@pytest.mark.parametrize("between", ["\n\n", " "])
def test_an_addendum_names_further_sponsors(suffix, between):
    names = "Antigua and Barbuda, Chile and\nIran (Islamic Republic of)"
    text = f"{COVER.format(suffix)}{TITLE}\n\nAddendum\n\n{ADD}{between}{names}\n"
    document = parse(text.encode(), name="x.txt")
    assert (document.kind, document.title) == ("addendum", TITLE)
    assert [one.name for one in document.sponsors] == ["Antigua and Barbuda", "Chile", "Iran (Islamic Republic of)"]
    assert [item.title for item in document.agenda_items] == ["A question of lamps"]
    assert document.problems == ()


@pytest.mark.parametrize("how", ["as orally revised", "as further orally amended"])
def test_a_draft_that_was_orally_revised(how):
    text = f"{COVER.format('')}Fiji and Palau: draft resolution, {how}\n\n{TITLE}\n\n{BODY}"
    document = parse(text.encode(), name="x.txt")
    assert (document.kind, document.title) == ("draft_resolution", TITLE)
    assert [one.name for one in document.sponsors] == ["Fiji", "Palau"]
    assert document.problems == ()


def test_the_number_above_the_title_of_another_organ_is_no_page():
    head = "United Nations\nA/HRC/RES/12/10\n\nGeneral Assembly\nDistr.: General\n12 October 2035\n\n"
    organ = "Human Rights Council\nTwelfth session\nAgenda item 3\n\nResolution adopted by the Human Rights Council\n\n"
    body = BODY.replace("General Assembly", "Human Rights Council")
    document = parse(f"{head}{organ}12/10\n{TITLE}\n\n{body}".encode(), name="x.txt")
    assert (document.symbol, document.title, document.problems) == ("A/HRC/RES/12/10", TITLE, ())


def test_items_with_dashes_need_no_letters():
    text = BODY.replace("Keeps the lamps;", "Keeps:\n\n– Lamps of Suva;\n\n– Lamps of Apia;")
    assert parse(text.encode(), name="x.txt").problems == ()
