"""The address is the symbol: one canonical address a document, every other spelling leads to it."""

from datetime import date

import pytest

from resolutions.models import Citation, Version
from resolutions.urls import FOR_PROGRAMS, FOR_READERS
from resolutions.views.converters import OURS
from tests.pages import rows

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("/a/res/66/152", "/A/RES/66/152"),
        ("/A/RES/66/152/", "/A/RES/66/152"),
        ("/A%20/RES/66/%20152", "/A/RES/66/152"),
        ("/A/RES/66/152?x=1&y=2", None),
        ("/a/res/66/152?x=1&y=%C3%A9", "/A/RES/66/152?x=1&y=%C3%A9"),
        ("/res/66/152", "/A/RES/66/152"),
        ("/66/152", "/A/RES/66/152"),
        ("/A/RES/217%20(iii)", "/A/RES/217(III)"),
        ("/A/RES/217%28III%29", None),
        ("/A/RES/67/234b", "/A/RES/67/234B"),
        ("/A/RES/67/234%20B", "/A/RES/67/234B"),
        ("/A/c.3/80/l.35", "/A/C.3/80/L.35"),
        ("/A/C.3/80/L.35/REV.1", "/A/C.3/80/L.35/Rev.1"),
    ],
)
def test_any_spelling_leads_to_the_canonical_address(client, asked, canonical):
    rows.a_version("A/RES/66/152")
    rows.a_version("A/RES/217(III)")
    response = client.get(asked)
    if canonical is None:
        assert response.status_code == 200
    else:
        assert (response.status_code, response.headers["Location"]) == (301, canonical)


@pytest.mark.parametrize(
    "address", ["/A/RES/66/152", "/A/C.3/80/L.35", "/A/RES/217(III)", "/A/RES/67/234B", "/A/79/L.2"]
)
def test_a_version_is_served_at_its_own_address(client, address):
    version = rows.a_version(address.strip("/"))
    assert version.get_absolute_url() == address
    assert client.get(address).status_code == 200


def test_a_text_without_a_symbol_lives_at_its_number_until_it_has_one(client):
    version = rows.a_version(None)
    address = f"/documents/{version.pk}/"
    assert version.get_absolute_url() == address
    assert client.get(address).status_code == 200
    assert "Symbol not known" in client.get(address).content.decode()
    type(version).objects.update(symbol="A/RES/66/9", symbol_key="A/RES/66/9", symbol_from="editor")
    moved = client.get(address)
    assert (moved.status_code, moved.headers["Location"]) == (301, "/A/RES/66/9")


@pytest.mark.parametrize(
    "address",
    [
        "/documents/999999/",
        "/documents/999999/source/",
        "/sessions/999/",
        "/sessions/66/items/1/",
        "/series/none/",
        "/sponsors/none/",
        "/nothing/here",
        "/A/%3Cscript%3E",
        "/A/" + "9/" * 2000,
    ],
)
def test_what_is_not_there_is_said_in_the_archives_own_page(client, address):
    response = client.get(address)
    assert response.status_code == 404
    assert 'class="wordmark"' in response.content.decode()


def test_a_part_of_an_old_number_leads_to_the_document_it_was_issued_in(client):
    rows.a_version("A/RES/217(III)", session="3")
    response = client.get("/A/RES/217(III)A")
    assert (response.status_code, response.headers["Location"]) == (302, "/A/RES/217(III)")
    rows.a_version("A/RES/67/234 B", session="67")
    assert client.get("/A/RES/67/234B").status_code == 200
    assert client.get("/A/RES/67/234A").status_code == 404


def test_a_fault_of_ours_is_told_in_the_archives_own_page(client, monkeypatch):
    monkeypatch.setattr("resolutions.views.documents.reading_page.cover_of", lambda key: 1 / 0)
    client.raise_request_exception = False
    response = client.get("/A/RES/66/152")
    assert response.status_code == 500
    assert "Something went wrong on our side" in response.content.decode()


@pytest.mark.parametrize("symbol", ["MEPC.1/Circ.909", "INFCIRC/153", "UNESCO/2/L.1", "A/CONF.157/24 (Part I)"])
def test_every_organs_documents_can_be_cited(client, symbol):
    version = rows.a_version("A/RES/66/152")
    rows.a_citation(rows.a_paragraph(version, f"Recalling {symbol},"), symbol, symbol)
    page = client.get("/A/RES/66/152").content.decode()
    address = page.partition('<a class="cite not-held" href="')[2].partition('"')[0]
    assert "Cited by" in client.get(address).content.decode()


def test_every_folder_of_the_site_is_known_not_to_be_an_organ():
    paths = [str(pattern.pattern) for pattern in [*FOR_PROGRAMS, *FOR_READERS]]
    folders = {path.partition("/")[0] for path in paths if "/" in path and not path.startswith("^")}
    assert {folder for folder in folders if "<" not in folder} <= set(OURS)


def test_sections_of_the_site_are_no_symbols(client):
    rows.a_session("66")
    response = client.get("/sessions/66")
    assert (response.status_code, response.headers["Location"]) == (301, "/sessions/66/")


def test_a_document_that_is_cited_but_not_held_says_who_cites_it(client):
    version = rows.a_version("A/RES/66/152")
    paragraph = rows.a_paragraph(version, "Recalling its resolution 64/171,", opening="Recalling")
    rows.a_citation(paragraph, "resolution 64/171", "A/RES/64/171")
    response = client.get("/A/RES/64/171")
    body = response.content.decode()
    assert response.status_code == 404
    assert "Not held here, but cited in 1 text that is" in body
    assert 'href="/A/RES/66/152#pp1"' in body and 'href="/cited-by/A/RES/64/171"' in body
    assert client.get("/a/res/64/171").status_code == 301


class TestASymbolThatIsNotHeld:
    def test_leads_to_the_draft_it_revises_and_the_other_way_round(self, client):
        rows.a_version("A/C.3/66/L.35", stage="draft")
        assert "Held under the same number" in (page := client.get("/A/C.3/66/L.35/Rev.1").content.decode())
        assert 'href="/A/C.3/66/L.35"' in page
        rows.a_version("A/C.3/66/L.4/Rev.2", stage="draft")
        assert 'href="/A/C.3/66/L.4/Rev.2"' in client.get("/A/C.3/66/L.4").content.decode()

    def test_leads_to_its_neighbours_of_the_same_series_and_to_their_session(self, client):
        for symbol in ("A/RES/66/1", "A/RES/66/7", "A/RES/65/200", "A/C.3/66/L.5"):
            rows.a_version(symbol, session=symbol.split("/")[2])
        page = client.get("/A/RES/66/5").content.decode()
        beside = page.partition("Texts held next to it")[2].partition("</section>")[0]
        assert 0 < beside.index('href="/A/RES/66/1"') < beside.index('href="/A/RES/66/7"')
        assert "A/RES/65/200" not in beside and "L.5" not in beside
        assert 'href="/sessions/66/"' in page

    def test_is_told_of_by_the_texts_that_cite_it(self, client):
        said = "Recalling the pact of all harbours, adopted by its resolution 64/171 of 18 December 2009,"
        for symbol in ("A/RES/66/152", "A/RES/66/153"):
            paragraph = rows.a_paragraph(rows.a_version(symbol), said, opening="Recalling")
            written = "its resolution 64/171 of 18 December 2009"
            rows.a_citation(paragraph, written, "A/RES/64/171")
        Citation.objects.update(date=date(2009, 12, 18))
        page = client.get("/A/RES/64/171").content.decode()
        told = page.partition("What other texts say of it")[2].partition("</section>")[0]
        assert told.count("<q") == 1 and f">{said[:-1]}</q>" in told
        assert "2 places date it 18 December 2009" in " ".join(told.split())

    @pytest.mark.parametrize("typed", ["A/RES/66/7O", "A/RES/66/7o", "A/RES/66/7%20O"])
    def test_that_has_a_letter_for_a_figure_leads_to_the_text_that_is_meant(self, client, typed):
        rows.a_version("A/RES/66/70", title="Lamps <b>at</b> sea")
        page = client.get(f"/{typed}", follow=True).content.decode()
        assert "Is this the one you mean?" in page and 'href="/A/RES/66/70"' in page
        assert "Lamps &lt;b&gt;at&lt;/b&gt; sea" in page
        assert "you mean?" not in client.get("/A/RES/66/8O", follow=True).content.decode()

    def test_leads_to_the_nearest_sessions_where_its_own_is_not_held(self, client):
        for symbol in ("A/RES/60/1", "A/RES/62/1", "A/RES/62/2", "A/RES/70/1"):
            rows.a_version(symbol, session=symbol.split("/")[2], stage="adopted")
        page = " ".join(client.get("/A/RES/64/5").content.decode().split())
        near = page.partition("Nearest sessions held:")[2].partition("</p>")[0]
        assert 'href="/sessions/62/"' in near and "2 adopted texts" in near and 'href="/sessions/70/"' in near
        assert "/sessions/60/" not in near

    def test_a_draft_leads_to_what_it_became(self, client):
        version = rows.a_version("A/RES/66/152", stage="adopted")
        Version.objects.filter(pk=version.pk).update(origin_keys=["A/C.3/66/L.35"])
        for asked in ("/A/C.3/66/L.35", "/A/C.3/66/L.35/Rev.1"):
            page = client.get(asked).content.decode().partition("Held, and names it on its cover")[2]
            assert 'href="/A/RES/66/152"' in page
        assert client.get("/search/", {"q": "A/C.3/66/L.35"}).headers["Location"] == "/A/C.3/66/L.35"

    def test_has_no_empty_lists(self, client):
        page = client.get("/A/RES/66/5").content.decode()
        assert "names it on its cover" not in page
        assert "Texts held next to it" not in page and "Held under the same number" not in page
        assert 'href="https://undocs.org/A/RES/66/5"' in page


def test_the_bytes_as_received_come_as_a_download(client):
    version = rows.a_version(source=rows.a_file(b"\xff<script>1</script>", "dir/old name.txt"))
    response = client.get(f"/documents/{version.pk}/source/")
    assert response.content == b"\xff<script>1</script>"
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Disposition"] == 'attachment; filename="old name.txt"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"
