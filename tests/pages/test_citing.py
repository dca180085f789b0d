"""How a text and its paragraphs are cited, and the menu that says so."""

from datetime import date

import pytest

from resolutions.pages.reading.how_to_cite import Citer, resolution_number, spot_of
from resolutions.text.symbols import Symbol
from tests.pages import rows

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("symbol", "said"),
    [
        ("A/RES/66/152", "66/152"),
        ("A/RES/217(III)A", "217 A (III)"),
        ("A/RES/377(V)", "377 (V)"),
        ("A/RES/S-10/2", "S-10/2"),
        ("A/RES/75/101A-B", "75/101 A-B"),
    ],
)
def test_the_number_of_a_resolution(symbol, said):
    assert resolution_number(Symbol.parse(symbol)) == said


def ways(version, **paragraph) -> list[str]:
    return [words for _, words in Citer(rows.words_of(version)).ways(spot_of(rows.a_paragraph(version, **paragraph)))]


def test_an_operative_paragraph_of_a_resolution():
    version = rows.a_version("A/RES/66/152", adopted_on=date(2011, 12, 19), issued_on=date(2012, 3, 13))
    assert ways(version, anchor="op12-a", kind="operative", number="(a)") == [
        "General Assembly resolution 66/152 of 19 December 2011, para. 12 (a).",
        "G.A. Res. 66/152, U.N. Doc. A/RES/66/152, ¶ 12(a) (Dec. 19, 2011).",
        "UNGA Res 66/152 (19 December 2011) UN Doc A/RES/66/152, para 12(a)",
    ]


def test_a_preambular_paragraph_of_a_draft():
    version = rows.a_version("A/C.3/80/L.35", title="Care of the seas", issued_on=date(2025, 11, 3))
    assert ways(version, anchor="pp3") == [
        "A/C.3/80/L.35, third preambular para.",
        "Care of the seas, U.N. Doc. A/C.3/80/L.35, pmbl. ¶ 3 (Nov. 3, 2025).",
        "UNGA ‘Care of the seas’ (3 November 2025) UN Doc A/C.3/80/L.35, preamble para 3",
    ]


def test_what_is_not_known_is_left_out_and_sections_are_named():
    version = rows.a_version(None, title="Care of the seas")
    row = {"anchor": "ii-op3", "kind": "operative", "number": "3", "section": ["II"]}
    assert ways(version, **row) == [
        "“Care of the seas”, sect. II, para. 3.",
        "Care of the seas, § II, ¶ 3.",
        "UNGA ‘Care of the seas’, s II, para 3",
    ]
    assert spot_of(rows.a_paragraph(version, anchor="t4", kind="text")) is None


def test_the_menu_leads_to_the_change_and_to_the_origin_of_the_words(client):
    series = rows.a_series()
    rows.a_version("A/RES/65/1", series=series, adopted_on=date(2010, 12, 1))
    version = rows.a_version("A/RES/66/1", series=series, adopted_on=date(2011, 12, 1))
    rows.a_paragraph(version, "Requests a report.", anchor="op1", kind="operative", number="1")
    menu = client.get("/A/RES/66/1").content.decode().partition('<details class="menu"')[2].partition("</details>")[0]
    assert 'href="/compare/?a=A/RES/65/1&amp;b=A/RES/66/1#op1"' in menu
    assert 'href="/series/care-of-the-oceans/genealogy/?text=A/RES/66/1&amp;at=op1#op1"' in menu
    assert "G.A. Res. 66/1, U.N. Doc. A/RES/66/1, ¶ 1 (Dec. 1, 2011)." in menu
    assert client.get("/series/care-of-the-oceans/genealogy/?text=A/RES/66/1").status_code == 200


def test_the_first_text_has_nothing_to_be_compared_with(client):
    rows.a_paragraph(rows.a_version("A/RES/66/1"), "Recalling its words,")
    page = client.get("/A/RES/66/1").content.decode()
    assert 'data-way="address"' in page
    assert 'data-way="change"' not in page
    assert 'data-way="words"' not in page
