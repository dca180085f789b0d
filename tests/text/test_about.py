"""Amendments, addenda and corrigenda: what they are, and which text they speak of."""

import pytest

from resolutions.text.parse import parse
from resolutions.text.writers import as_akn

COVER = """United Nations
{symbol}

General Assembly
Distr.: Limited
2 November 2035
Original: English

Ninetieth session
Third Committee
Agenda item 71 (b)
A question of rest

{tabled}

The right to rest

{word}

{text}
"""
ADOPTED = """United Nations
A/RES/90/911/Corr.1

General Assembly
Distr.: General
9 April 2036

Ninetieth session
Agenda item 71 (b)

Resolution adopted by the General Assembly on 17 December 2035

90/911. The right to rest

Corrigendum

1. Paragraph 1

For rest read rest and leisure
"""


def read(symbol="A/C.3/90/L.7", tabled="Fiji: draft resolution", word="", text="Delete paragraph 9.", name="x.txt"):
    return parse(COVER.format(symbol=symbol, tabled=tabled, word=word, text=text).encode(), name=name)


def about(document) -> list[str]:
    return [one.symbol for one in document.related if one.role == "about"]


SUFFIXES = {
    "A/C.3/90/L.7/Rev.1": ("draft_resolution", []),
    "A/C.3/90/L.7/Corr.1": ("corrigendum", ["A/C.3/90/L.7"]),
    "A/C.3/90/L.7/Add.1": ("addendum", ["A/C.3/90/L.7"]),
    "A/C.3/90/L.7/Rev.2/Add.1": ("addendum", ["A/C.3/90/L.7/Rev.2"]),
    "A/C.3/90/L.7/Add.1/Rev.1": ("addendum", ["A/C.3/90/L.7"]),
    "A/C.3/90/L.7/Add.1/Corr.2": ("corrigendum", ["A/C.3/90/L.7/Add.1"]),
    "A/C.3/90/L.7/Amend.1": ("amendment", ["A/C.3/90/L.7"]),
    "A/C.3/90/L.7/REV.1/CORR.1": ("corrigendum", ["A/C.3/90/L.7/Rev.1"]),
}


@pytest.mark.parametrize("symbol, told", SUFFIXES.items(), ids=SUFFIXES)
def test_the_suffix_of_a_symbol_tells_the_kind(symbol, told):
    document = read(symbol)
    assert document.symbol.upper() == symbol.upper()
    assert (document.kind, about(document), document.outcome) == (*told, None)


@pytest.mark.parametrize("symbol", ["A/C.3/90/L.7/Rev.1", "A/C.3/90/L.7/Rev.1*", "A/90/L.7/Rev.2/Add.1**"])
@pytest.mark.parametrize("above", ["United Nations\n", "United Nations "])
def test_suffixes_in_small_letters_are_read(symbol, above):
    text = "The General Assembly,\n\n1. Decides to rest."
    cover = COVER.format(symbol=symbol, tabled="Fiji: revised draft resolution", word="", text=text)
    document = parse(cover.replace("United Nations\n", above).encode(), name="x.txt")
    assert document.symbol == symbol.rstrip("*")
    assert [item.title for item in document.agenda_items] == ["A question of rest"]


def test_an_addendum_to_a_report_is_a_part_of_it():
    assert read("A/90/458/Add.2", tabled="Note by the Secretary-General").kind == "other"


def test_a_corrigendum_is_told_from_the_text_it_corrects():
    corrigendum = parse(ADOPTED.encode(), name="A_RES_90_911-Corr.1.txt")
    assert (corrigendum.symbol, corrigendum.symbol_from) == ("A/RES/90/911/Corr.1", "text")
    assert (corrigendum.kind, about(corrigendum), corrigendum.outcome) == ("corrigendum", ["A/RES/90/911"], None)
    assert corrigendum.title == "The right to rest"
    assert not corrigendum.problems


def test_a_corrigendum_without_a_symbol_has_that_of_its_name_and_never_that_of_the_text():
    bare = ADOPTED.replace("A/RES/90/911/Corr.1\n", "").encode()
    named = parse(bare, name="A_RES_90_911-Corr.1.txt")
    assert (named.symbol, named.symbol_from, about(named)) == ("A/RES/90/911/Corr.1", "name", ["A/RES/90/911"])
    unnamed = parse(bare, name="x.txt")
    assert (unnamed.kind, unnamed.symbol, about(unnamed)) == ("corrigendum", None, ["A/RES/90/911"])


def test_a_word_on_the_cover_tells_the_kind():
    assert read(word="Corrigendum").kind == "corrigendum"
    assert read(word="ADDENDUM").kind == "addendum"


TABLED = {
    "Fiji:* amendment to draft resolution A/C.3/90/L.8": ["Fiji"],
    "Fiji: amendment to revised draft resolution A/C.3/90/L.8": ["Fiji"],
    "Fiji and Tonga: revised amendment to draft resolution A/C.3/90/L.8": ["Fiji", "Tonga"],
    "Fiji: draft amendment to draft resolution A/C.3/90/L.8": ["Fiji"],
    "Fiji: oral amendments to the draft resolution contained in document A/C.3/90/L.8": ["Fiji"],
    "Fiji: sub-amendment to the amendment contained in document A/C.3/90/L.8": ["Fiji"],
    "Amendments to draft resolution A/C.3/90/L.8 proposed by Fiji and Tonga": ["Fiji", "Tonga"],
    "Fiji: amendment to revised draft resolution\nA/C.3/90/L.8": ["Fiji"],
}


@pytest.mark.parametrize("tabled, sponsors", TABLED.items(), ids=range(len(TABLED)))
def test_an_amendment_names_the_text_it_amends(tabled, sponsors):
    document = read(tabled=tabled)
    assert (document.kind, about(document), document.title) == ("amendment", ["A/C.3/90/L.8"], "The right to rest")
    assert [sponsor.name for sponsor in document.sponsors] == sponsors


def test_the_sponsors_that_an_addendum_adds_are_additional():
    adds = "Add the following countries to the list of sponsors of the draft resolution:"
    for text in (f"{adds}\n\nSamoa, Tonga and Vanuatu", f"{adds} Samoa, Tonga and Vanuatu."):
        document = read("A/C.3/90/L.7/Add.1", word="Addendum", text=text)
        roles = [(sponsor.name, sponsor.role) for sponsor in document.sponsors]
        assert roles == [("Fiji", "sponsor"), *((name, "additional") for name in ("Samoa", "Tonga", "Vanuatu"))]


AGAIN = ["Reissued for technical reasons on 5 March 2036.", "Second reissue for technical reasons."]


@pytest.mark.parametrize("words", AGAIN)
def test_that_a_text_is_issued_again_is_said_of_the_cover(words):
    text = f"The General Assembly,\n\n1. Decides to rest.\n\n* {words}\n\n** On behalf of all."
    document = read("A/C.3/90/L.7*", tabled="Fiji:** draft resolution", text=text)
    assert [piece.text for piece in document.pieces if piece.role == "cover:reissued"] == [words]
    assert (document.symbol, document.footnotes, document.sponsor_note) == ("A/C.3/90/L.7", (), "On behalf of all.")


@pytest.mark.parametrize("symbol", ["A/C.3/90/L.9", "A/C.3/90/L.7/Corr.1", "A/C.3/90/L.7/Add.1"])
def test_what_it_is_about_is_written_and_read_back(symbol):
    before = read(symbol, tabled="Fiji: amendment to draft resolution A/C.3/90/L.7")
    after = parse(as_akn(before), name="x.xml")
    assert (after.kind, about(after)) == (before.kind, about(before)) == (before.kind, ["A/C.3/90/L.7"])
