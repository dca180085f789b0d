"""A symbol is found inside what a reader types or pastes, in whatever joints it is written."""

import pytest

from resolutions.search.query.symbols import symbol_in
from resolutions.search.request import SearchRequest
from resolutions.search.results import search
from resolutions.text.document import Citation
from tests.builders import adopted, draft, operative, store

HELD = "A/RES/66/152"

SPELT = {
    "A/RES/66/152.": HELD,
    "(A/RES/66/152)": HELD,
    '"A/RES/66/152"': HELD,
    "“66/152”;": HELD,
    "UN Doc A/RES/66/152": HELD,
    "U.N. Doc. A/RES/66/152 (2011)": HELD,
    "G.A. Res. 66/152": HELD,
    "UNGA Res 66/152": HELD,
    "resolution No. 66/152": HELD,
    "res 66 152": HELD,
    "General Assembly resolution 66/152 of 19 December 2011": HELD,
    "A/RES 66/152": HELD,
    "A.RES.66.152": HELD,
    "A RES 66 152": HELD,
    "A-RES-66-152": HELD,
    "ARES/66/152": HELD,
    "A/RES/066/0152": HELD,
    "A_RES_66_152-EN.pdf": HELD,
    "A\u2215RES\u221566\u2215152": HELD,
    "\uff21\uff0f\uff32\uff25\uff33\uff0f\uff16\uff16\uff0f\uff11\uff15\uff12": HELD,
    "резолюция 66/152": HELD,
    "第66/152号决议": HELD,
    "https://docs.un.org/en/A/RES/66/152?v=pdf": HELD,
    "undocs.org/A/RES/66/152": HELD,
    "https://documents.un.org/access.nsf/get?open&ds=A/RES/66/152&Lang=E": HELD,
    "http://www.un.org/en/ga/search/view_doc.asp?symbol=A/RES/66/152": HELD,
    "https://undocs.org/Home/Mobile?FinalSymbol=A%2FRES%2F66%2F152&Language=E": HELD,
    "https://digitallibrary.un.org/record/1/files/A_RES_66_152-EN.pdf": HELD,
    "draft resolution A/C.3/80/L.35": "A/C.3/80/L.35",
    "C.3/80/L.35/Rev.1": "A/C.3/80/L.35/Rev.1",
    "A.C.3.80.L.35": "A/C.3/80/L.35",
    "80/L.2": "A/80/L.2",
    "resolution 217 A (III)": "A/RES/217(III) A",
    "GA res 1514(XV)": "A/RES/1514(XV)",
    "resolution 3201 (S-VI)": "A/RES/3201(S-VI)",
    "Security Council resolution 1325 (2000)": "S/RES/1325(2000)",
    "A RES ES 10 23": "A/RES/ES-10/23",
    "75/101 A-B": "A/RES/75/101 A-B",
    "decision 60/519": "A/DEC/60/519",
    "A/66/462/Add.2": "A/66/462/Add.2",
    "A/HRC/RES/16/22": "A/HRC/RES/16/22",
}


@pytest.mark.parametrize(("typed", "symbol"), SPELT.items())
def test_a_symbol_in_any_spelling(typed, symbol):
    assert str(symbol_in(typed).symbol) == symbol


PARAGRAPHS = {
    "66/152 op 3 (b)": ("op3-b", "op3"),
    "paragraph 3 of resolution 66/152": ("op3",),
    "A/RES/66/152, para. 12(c)": ("op12-c", "op12"),
    "preambular paragraph 4 of 66/152": ("pp4",),
    "66/152#op3": ("op3",),
}


@pytest.mark.parametrize(("typed", "anchors"), PARAGRAPHS.items())
def test_a_paragraph_beside_a_symbol(typed, anchors):
    named = symbol_in(typed)
    assert (str(named.symbol), named.anchors, named.rest) == (HELD, anchors, "")


@pytest.mark.parametrize(
    "typed", ["", "9/11", "24/7 help", "55/2 and 60/1", "cites:55/2", "2030 agenda", "sdg 16/17", "S " * 300]
)
def test_what_names_no_single_symbol(typed):
    assert symbol_in(typed) is None


def test_what_else_was_asked_for():
    assert symbol_in("76/262 veto initiative").rest == "veto initiative"


@pytest.fixture
def texts():
    words = (operative("1", "Requests:"), operative("(a)", "A report;"))
    store(adopted(HELD, paragraphs=words, footnotes=(), citations=()))
    for number in (9, 11, 30):
        store(adopted(f"A/RES/66/{number}", source=f"{number}.txt", title=f"Bay {number}"))
    store(draft(source="d.txt", symbol="A/C.3/66/L.9", symbol_from="text"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "address"),
    {
        "UN Doc A/RES/66/152.": "/A/RES/66/152",
        "66/152 op 1": "/A/RES/66/152#op1",
        "66/152 op 1 (z)": "/A/RES/66/152#op1",
        "C.3/66/L.9": "/A/C.3/66/L.9",
    }.items(),
)
def test_it_leads_straight_to_the_document(texts, client, typed, address):
    response = client.get("/search/", {"q": typed})
    assert (response.status_code, response["Location"]) == (302, address)


@pytest.mark.django_db
def test_what_is_not_held_leads_to_its_neighbours(texts, client):
    page = client.get("/search/", {"q": "A/RES/66/12"}).content.decode()
    assert "does not hold A/RES/66/12" in page
    order = [page.index(f'href="/A/RES/66/{number}"') for number in (9, 11, 30, 152)]
    assert order == sorted(order)
    assert "/A/C.3/66/L.9" not in page[order[0] : order[-1]]


@pytest.mark.django_db
def test_a_resolution_of_the_security_council_is_known_without_its_year(client):
    cited = ("S/RES/1325(2000)", "S/RES/1325(2000)", "S/RES/1325(2001)", "S/RES/132(2001)")
    citations = tuple(Citation("op1", at, at + 1, symbol, symbol) for at, symbol in enumerate(cited))
    store(adopted(HELD, paragraphs=(operative("1", "Recalls them."),), footnotes=(), citations=citations))
    for typed in ("S/RES/1325", "S/RES/1325 (2000)", "s.res.1325", "UNSCR 1325", "Security Council resolution 1325"):
        assert client.get("/search/", {"q": typed})["Location"] == "/S/RES/1325(2000)"
    assert "does not hold S/RES/13" in client.get("/search/", {"q": "S/RES/13"}).content.decode()


@pytest.mark.django_db
def test_beside_other_words_it_is_offered(texts, client):
    page = client.get("/search/", {"q": "66/152 veto initiative"})
    assert page.status_code == 200
    assert '<a class="symbol" href="/A/RES/66/152">A/RES/66/152</a>' in page.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("cited", ['"217 A (III)"', "217(III)", '"A/RES/217 A (III)"', '"resolution 217 (III)"'])
def test_who_cites_a_part_of_an_old_resolution_cites_it(cited):
    words = (operative("1", "Recalls resolution 217 A (III)."),)
    citations = (Citation("op1", 8, 30, "resolution 217 A (III)", "A/RES/217(III)A", carrier="Recalls"),)
    store(adopted(HELD, paragraphs=words, footnotes=(), citations=citations))
    assert [hit.place for hit in search(SearchRequest(q=f"cites:{cited}")).hits] == ["OP 1"]
    assert search(SearchRequest(q="cites:218(III)")).total == 0
