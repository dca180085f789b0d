"""One text in several languages side by side, and its aligned paragraphs for translators' programs."""

import csv
from io import StringIO

import pytest
from lxml import etree, html

from tests.pages import rows

pytestmark = pytest.mark.django_db

ADDRESS = "/A/RES/66/152?in=en,fr,ar"


@pytest.fixture
def version():
    version = rows.a_version("A/RES/66/152", title="Lamps")
    rows.a_paragraph(version, "Recalling the 27 lamps,", anchor="pp1", kind="preambular")
    rows.a_paragraph(version, "Decides to keep <b>them</b>.", anchor="op1", number="1", kind="operative")
    french = rows.in_language(version, "fr", "Lampes")
    rows.a_paragraph(french, "Rappelant les 28 lampes,", anchor="pp1", kind="preambular")
    rows.a_paragraph(french, "Décide de les garder.", anchor="op1", number="1", kind="operative")
    arabic = rows.in_language(version, "ar", "مصابيح")
    rows.a_paragraph(arabic, "تقرر الاحتفاظ بها.", anchor="op1", number="1", kind="operative")
    return version


def test_each_row_is_a_paragraph_in_every_language(client, version):
    page = client.get(ADDRESS).content.decode()
    assert page.index("Recalling the 27 lamps") < page.index("Rappelant les 28 lampes") < page.index("Decides to keep")
    assert '<div class="cell" role="cell" lang="ar" dir="rtl">' in page
    assert "&lt;b&gt;them&lt;/b&gt;" in page
    assert "No such paragraph in: العربية" in page
    assert "number: <bdi>27 in English, not in français</bdi>" in page
    assert "number: <bdi>28 in français, not in English</bdi>" in page
    assert 'id="op1"' in page and 'type="radio" name="language-op1" checked' in page


@pytest.mark.parametrize(("page", "chosen"), [("", "en"), ("/fr", "fr"), ("/ar", "ar"), ("/zh", "en")])
def test_a_small_screen_begins_with_the_language_of_the_page(client, version, page, chosen):
    found = html.fromstring(client.get(page + ADDRESS).content)
    assert set(found.xpath("//label[input/@checked]/@lang")) == {chosen}


def test_no_two_elements_have_one_id_and_no_link_leads_nowhere(client, version):
    for text in version.language_versions.all():
        rows.a_note(text.paragraphs.get(anchor="op1"), "See the lamp.", offset=3)
    page = html.fromstring(client.get(ADDRESS).content)
    ids = page.xpath("//@id")
    assert len(page.find_class("note-mark")) == len(page.find_class("note")) == 3
    assert len(ids) == len({*ids})
    assert [href for href in page.xpath("//a/@href") if href.startswith("#") and href[1:] not in ids] == []


def test_what_it_is_not_held_in_is_said_and_the_others_are_shown(client, version):
    page = client.get("/A/RES/66/152?in=fr,zh,ar,de").content.decode()
    assert "Not held in: zh, de." in page and "Décide de les garder" in page and "Decides" not in page
    assert client.get("/A/RES/66/152?in=zh,fr").status_code == 404


def test_the_page_of_a_text_leads_there(client, version):
    assert 'href="/A/RES/66/152?in=en,fr,ar"' in client.get("/A/RES/66/152").content.decode()


def test_the_queries_do_not_grow_with_the_text(client, version, django_assert_num_queries):
    for number in range(2, 30):
        rows.a_paragraph(version, f"Requests {number}.", anchor=f"op{number}", number=str(number), kind="operative")
    client.get(ADDRESS)
    with django_assert_num_queries(12):
        client.get(f"{ADDRESS}&again=1")


def test_translators_programs_read_the_aligned_paragraphs(client, version):
    memory = etree.fromstring(client.get("/bitext/tmx/A/RES/66/152?in=en,fr").content)
    units = {unit.get("tuid"): [seg.text for seg in unit.iter("seg")] for unit in memory.iter("tu")}
    assert units["A/RES/66/152#op1"] == ["Decides to keep <b>them</b>.", "Décide de les garder."]
    table = list(csv.DictReader(StringIO(client.get("/bitext/csv/A/RES/66/152?in=en,ar").content.decode())))
    assert [(row["paragraph"], row["alignment"], row["ar"]) for row in table] == [
        ("pp1", "certain", ""),
        ("op1", "certain", "تقرر الاحتفاظ بها."),
    ]
    assert client.get("/bitext/tmx/A/RES/66/152?in=zh").status_code == 404


def test_a_session_is_exported_as_a_whole(client, version):
    rows.a_version("A/RES/66/153", title="In one language")
    response = client.get("/sessions/66/bitext/tmx/?in=fr,en")
    memory = etree.fromstring(b"".join(response.streaming_content))
    assert memory.find("header").get("srclang") == "fr"
    assert {unit.get("tuid") for unit in memory.iter("tu")} == {"A/RES/66/152#pp1", "A/RES/66/152#op1"}
    assert client.get("/sessions/99/bitext/tmx/").status_code == 404
