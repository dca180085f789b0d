"""The language of a page is in its address and nowhere else."""

import re

import pytest

from tests.pages import rows

pytestmark = pytest.mark.django_db


def test_the_address_alone_says_the_language(client):
    headers = {"Accept-Language": "fr", "Cookie": "django_language=fr"}
    english, french = client.get("/about/", headers=headers), client.get("/fr/about/")
    assert '<html lang="en" dir="ltr">' in english.content.decode()
    assert '<html lang="fr" dir="ltr">' in french.content.decode()
    assert '<html lang="ar" dir="rtl">' in client.get("/ar/about/").content.decode()
    for response in (english, french):
        assert "Accept-Language" not in response.headers.get("Vary", "")
        assert not response.cookies


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("/fr/A/RES/66/152", None),
        ("/fr/a/res/66/152?q=seas", "/fr/A/RES/66/152?q=seas"),
        ("/ar/66/152", "/ar/A/RES/66/152"),
    ],
)
def test_the_symbol_is_the_address_in_every_language(client, asked, canonical):
    rows.a_version("A/RES/66/152")
    response = client.get(asked)
    if canonical is None:
        assert response.status_code == 200
    else:
        assert (response.status_code, response.headers["Location"]) == (301, canonical)


def test_every_page_leads_to_itself_in_the_other_languages(client):
    rows.a_version("A/RES/217(III)", session="3")
    switch = '<a lang="{0}" hreflang="{0}" href="{1}"{2}>'
    page = client.get("/fr/A/RES/217(III)?q=%C3%A9&x=1").content.decode()
    for code, folder, chosen in [("en", "", ""), ("fr", "/fr", ' aria-current="true"'), ("ar", "/ar", "")]:
        assert switch.format(code, f"{folder}/A/RES/217(III)?q=%C3%A9&amp;x=1", chosen) in page


def test_machines_are_told_of_the_other_languages_and_of_one_permanent_address(client):
    rows.a_version("A/RES/66/152", title="Seas")
    page = client.get("/fr/A/RES/66/152").content.decode()
    others = re.findall(r'<link rel="alternate" hreflang="(\w+)" href="http://testserver([^"]+)">', page)
    assert others == [("en", "/A/RES/66/152"), ("fr", "/fr/A/RES/66/152"), ("ar", "/ar/A/RES/66/152")]
    assert '<link rel="canonical" href="http://testserver/fr/A/RES/66/152">' in page
    assert '"@id": "http://testserver/A/RES/66/152"' in page
    assert 'href="/A/RES/66/152.json"' in page
    assert client.get("/A/RES/66/152.json").status_code == 200


def test_what_programs_ask_for_has_one_address(client):
    for address in ("/fr/robots.txt", "/fr/feed/", "/ar/A/RES/66/152.json"):
        assert client.get(address, follow=True).status_code == 404


def test_links_of_a_page_keep_its_language(client):
    rows.a_version("A/RES/66/152")
    page = client.get("/fr/sessions/66/").content.decode()
    assert 'href="/fr/A/RES/66/152"' in page


def test_a_text_in_another_language_has_an_address_and_each_leads_to_the_other(client):
    english = rows.a_version("A/RES/66/152", title="Seas")
    french = rows.a_version("A/RES/66/152", title="Mers", language="fr", resolution=english.resolution)
    assert french.get_absolute_url() == "/A/RES/66/152?in=fr"
    page, other = (client.get(version.get_absolute_url()).content.decode() for version in (english, french))
    assert "<h1>Seas</h1>" in page and 'hreflang="fr" href="/A/RES/66/152?in=fr">Français</a>' in page
    assert '<h1 lang="fr" dir="ltr">Mers</h1>' in other and 'hreflang="en" href="/A/RES/66/152">English</a>' in other
    assert '<link rel="canonical" href="http://testserver/A/RES/66/152?in=fr">' in other
    assert client.get("/a/res/66/152?in=fr").headers["Location"] == "/A/RES/66/152?in=fr"
    assert client.get(f"/documents/{french.pk}/").headers["Location"] == "/A/RES/66/152?in=fr"


def test_search_engines_are_sent_to_the_text_in_the_language_of_the_page(client):
    english = rows.a_version("A/RES/66/152", title="Seas")
    rows.a_version("A/RES/66/152", title="Mers", language="fr", resolution=english.resolution)
    page = client.get("/A/RES/66/152").content.decode()
    others = re.findall(r'<link rel="alternate" hreflang="(\w+)" href="http://testserver([^"]+)">', page)
    assert others == [("en", "/A/RES/66/152"), ("fr", "/fr/A/RES/66/152?in=fr"), ("ar", "/ar/A/RES/66/152")]


def test_each_language_has_faces_of_its_own_and_its_neighbours_are_in_it_too(client):
    english = rows.a_version("A/RES/66/152", title="Seas")
    french = rows.a_version("A/RES/66/152", title="Mers", language="fr", resolution=english.resolution)
    assert 'href="/A/RES/66/152.json?in=fr"' in client.get(french.get_absolute_url()).content.decode()
    assert [client.get(f"/A/RES/66/152.json{query}").json()["title"] for query in ("", "?in=fr")] == ["Seas", "Mers"]
    assert "Compare with" not in client.get(french.get_absolute_url()).content.decode()
