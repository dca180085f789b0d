"""What other programs ask of the archive as a whole."""

from xml.etree import ElementTree

import pytest
from django.test.utils import override_script_prefix

from resarchive.programs import Form, form_asked
from resolutions.pages.reading.formats import FORMATS
from tests.pages import rows

pytestmark = pytest.mark.django_db


def test_the_feed_tells_of_the_latest_loads_and_is_well_formed_whatever_a_title_holds(
    client, django_assert_num_queries
):
    rows.a_version("A/RES/66/1", title="<b>Seas</b> & ]]>\n oceans\x01")
    rows.a_version(None)
    with django_assert_num_queries(2):
        response = client.get("/feed/")
    assert response.headers["Content-Type"].startswith("application/atom+xml")
    atom = "{http://www.w3.org/2005/Atom}"
    entries = ElementTree.fromstring(response.content).findall(f"{atom}entry")
    assert entries[1].findtext(f"{atom}title") == "A/RES/66/1: <b>Seas</b> & ]]> oceans"
    assert entries[1].find(f"{atom}link").get("href") == "http://testserver/A/RES/66/1"


def test_the_sitemap_names_every_text_at_its_address(client):
    version, unnamed = rows.a_version("A/RES/66/1"), rows.a_version(None)
    index = client.get("/sitemap.xml").content.decode()
    assert "<loc>http://testserver/sitemap-texts.xml</loc>" in index
    assert f"<lastmod>{unnamed.loaded_at:%Y-%m-%d}" in index
    texts = client.get("/sitemap-texts.xml").content.decode()
    assert f"<loc>http://testserver{version.get_absolute_url()}</loc>" in texts
    assert f"<loc>http://testserver{unnamed.get_absolute_url()}</loc>" in texts
    assert "<loc>http://testserver/sessions/66/</loc>" in client.get("/sitemap-places.xml").content.decode()


def test_robots_are_told_where_the_sitemap_is_and_what_costs(client):
    said = client.get("/robots.txt").content.decode().splitlines()
    assert "Sitemap: http://testserver/sitemap.xml" in said
    assert {"Disallow: /compare/", "Disallow: /fr/compare/", "Disallow: /ar/admin/"} <= set(said)


@pytest.mark.parametrize("ending", FORMATS)
def test_what_is_wrong_with_a_form_of_a_text_is_no_page(rf, ending):
    assert form_asked(rf.get(f"/A/RES/66/1.{ending}")) is not Form.PAGE


def test_a_browser_can_search_from_its_address_bar(client):
    described = ElementTree.fromstring(client.get("/opensearch.xml").content)
    (url,) = described.findall("{http://a9.com/-/spec/opensearch/1.1/}Url")
    assert url.get("template") == "http://testserver/search/?q={searchTerms}"
    assert 'href="/opensearch.xml"' in client.get("/").content.decode()


def test_a_page_that_did_not_change_is_not_sent_again(client):
    rows.a_paragraph(rows.a_version("A/RES/66/1"))
    tag = client.get("/A/RES/66/1").headers["ETag"]
    assert client.get("/A/RES/66/1", headers={"If-None-Match": tag}).status_code == 304


def test_the_feed_of_a_search_leads_to_its_page_wherever_the_archive_is_mounted(client):
    with override_script_prefix("/archive/"):
        feed = client.get("/search/feed/", {"q": "seas"}).content.decode()
    assert '<link href="http://testserver/archive/search/?q=seas&amp;by=version&amp;sort=newest"' in feed
