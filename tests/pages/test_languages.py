"""The language of a page is in its address and nowhere else."""

import re
from datetime import date

import pytest

from resolutions.models import Version
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
    assert others == in_every_language("/A/RES/66/152")
    assert '<link rel="canonical" href="http://testserver/fr/A/RES/66/152">' in page
    assert '"@id": "http://testserver/A/RES/66/152"' in page
    assert 'href="/A/RES/66/152.json"' in page
    assert client.get("/A/RES/66/152.json").status_code == 200


def test_what_programs_ask_for_has_one_address(client):
    for address in ("/fr/robots.txt", "/fr/oai/", "/ar/A/RES/66/152.json"):
        assert client.get(address, follow=True).status_code == 404


def test_links_of_a_page_keep_its_language(client):
    rows.a_version("A/RES/66/152")
    page = client.get("/fr/sessions/66/").content.decode()
    assert 'href="/fr/A/RES/66/152"' in page


@pytest.fixture
def seas() -> Version:
    """One text in two languages."""
    version = rows.a_version("A/RES/66/152", title="Seas")
    rows.in_language(version, "fr", "Mers")
    return version


def address_in(version: Version, language: str) -> str:
    return version.language_versions.get(language=language).get_absolute_url()


def shown(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_each_language_of_a_text_has_an_address_and_leads_to_the_others(client, seas):
    assert address_in(seas, "fr") == "/A/RES/66/152?in=fr"
    english, french = (shown(client, address_in(seas, code)) for code in ("en", "fr"))
    assert "<h1>Seas</h1>" in english and '<h1 lang="fr" dir="ltr">Mers</h1>' in french
    assert '<a lang="fr" dir="ltr" hreflang="fr" href="/A/RES/66/152?in=fr">français</a>' in english
    assert '<b lang="en" dir="ltr" aria-current="true">English</b>' in english
    assert '<a lang="en" dir="ltr" hreflang="en" href="/A/RES/66/152">English</a>' in french
    assert '<link rel="canonical" href="http://testserver/A/RES/66/152?in=fr">' in french
    assert client.get("/a/res/66/152?in=fr").headers["Location"] == "/A/RES/66/152?in=fr"
    assert client.get(f"/documents/{seas.pk}/?in=fr").headers["Location"] == "/A/RES/66/152?in=fr"


def test_a_reader_is_shown_the_language_of_the_page_else_english_else_what_is_held(client, seas):
    assert "<h1>Mers</h1>" in shown(client, "/fr/A/RES/66/152")
    assert '<h1 lang="en" dir="ltr">Seas</h1>' in shown(client, "/fr/A/RES/66/152?in=en")
    assert '<h1 lang="en" dir="ltr">Seas</h1>' in shown(client, "/ar/A/RES/66/152")
    rows.a_version("A/RES/66/153", title="Mares", language="es")
    for folder in ("", "/fr", "/ar"):
        assert '<h1 lang="es" dir="ltr">Mares</h1>' in shown(client, f"{folder}/A/RES/66/153")


def test_a_text_that_is_held_in_one_language_offers_no_choice(client):
    rows.a_version("A/RES/66/153", title="Mares", language="es")
    assert "text-languages" not in shown(client, "/A/RES/66/153")


@pytest.mark.parametrize("asked", ["es", "de", "es,ru", "%3Cb%3E"])
def test_a_language_that_is_not_held_is_not_found_and_those_that_are_are_named(client, seas, asked):
    response = client.get(f"/A/RES/66/152?in={asked}")
    page = response.content.decode()
    assert response.status_code == 404
    assert 'href="/A/RES/66/152">English</a>' in page and 'href="/A/RES/66/152?in=fr">français</a>' in page
    assert client.get(f"/A/RES/66/152.json?in={asked}").status_code == 404
    assert client.get(f"/documents/{seas.pk}/source/?in={asked}").status_code == 404


def in_every_language(address: str) -> list[tuple[str, str]]:
    folders = {"en": "", "fr": "/fr", "es": "/es", "ru": "/ru", "zh": "/zh", "ar": "/ar"}
    return [(code, f"{folder}{address}") for code, folder in folders.items()]


def test_a_language_may_be_named_as_libraries_do(client, seas):
    assert "Mers" in shown(client, "/A/RES/66/152?in=FRA")


def test_search_engines_are_sent_to_the_text_in_the_language_of_the_page(client, seas):
    rows.in_language(seas, "zh", "海洋")
    named = re.compile(r'<link rel="alternate" hreflang="(\w+)" href="http://testserver([^"]+)">')
    # To the page whose language the text is held in, without more; elsewhere the address names a language it has.
    pages = in_every_language("/A/RES/66/152")
    assert named.findall(shown(client, "/A/RES/66/152")) == pages
    in_chinese = [(code, page if code in ("en", "fr", "zh") else f"{page}?in=zh") for code, page in pages]
    assert named.findall(shown(client, "/A/RES/66/152?in=zh")) == in_chinese


def test_each_language_has_faces_of_its_own(client, seas):
    assert 'href="/A/RES/66/152.json?in=fr"' in shown(client, "/A/RES/66/152?in=fr")
    assert 'href="/A/RES/66/152.json?in=fr"' in shown(client, "/fr/A/RES/66/152")
    assert [client.get(f"/A/RES/66/152.json{query}").json()["title"] for query in ("", "?in=fr")] == ["Seas", "Mers"]
    for form in ("txt", "md", "docx", "xml", "bib", "ris", "csl"):
        assert client.get(f"/A/RES/66/152.{form}?in=fr").status_code == 200


def test_a_text_is_compared_with_the_one_before_that_is_held_in_its_language(client):
    series = rows.a_series()
    before, text = (
        rows.a_version(
            f"A/RES/{session}/1", session=session, series=series, adopted_on=date(1945 + int(session), 12, 1)
        )
        for session in ("65", "66")
    )
    rows.in_language(text, "fr")
    assert "Compare with A/RES/65/1" in shown(client, "/A/RES/66/1")
    assert "Compare with" not in shown(client, "/A/RES/66/1?in=fr")
    rows.in_language(before, "fr")
    assert "/compare/?a=A/RES/65/1&amp;b=A/RES/66/1&amp;in=fr" in shown(client, "/A/RES/66/1?in=fr")


def test_words_of_the_cover_are_those_of_the_language_where_its_file_has_them(client):
    origin, meeting = "on the report of the Third Committee", "89th plenary meeting"
    version = rows.a_version("A/RES/66/152", origin=origin, meeting=meeting)
    said = {"origin": {"text": "sur le rapport de la Troisième Commission"}, "meeting": {"text": "89e séance"}}
    rows.in_language(version, "fr", "Mers", **said)
    rows.in_language(version, "es", "Mares")
    assert origin in shown(client, "/A/RES/66/152")
    french = shown(client, "/A/RES/66/152?in=fr")
    assert '<span lang="fr" dir="ltr">sur le rapport de la Troisième Commission</span>' in french
    assert '<a href="/sessions/66/meetings/89/" lang="fr" dir="ltr">89e séance</a>' in french
    assert origin not in french
    assert origin in shown(client, "/A/RES/66/152?in=es")


def test_lists_have_the_title_in_the_language_of_the_page_and_say_which_it_is(client, seas):
    type(seas.resolution).objects.update(title="Seas", titles=seas.titles)
    french = shown(client, "/fr/sessions/66/")
    assert "Mers" in french and "Seas" not in french
    arabic = shown(client, "/ar/sessions/66/")
    assert '<span lang="en" dir="ltr">Seas</span>' in arabic
    assert "Mers" in shown(client, "/fr/")
