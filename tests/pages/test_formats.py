"""A document at its address for other programs."""

import json
from datetime import date

import bibtexparser
import pytest
import rispy
from citeproc.source.json import CiteProcJSON

from resolutions.models import Subject, Version
from resolutions.text import document as doc
from resolutions.text.parse import parse
from tests.builders import adopted, store
from tests.pages import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def version():
    version = rows.a_version(title="Care of the {oceans} & seas", stage="adopted", adopted_on=date(2011, 12, 19))
    paragraph = rows.a_paragraph(version, "Recalling the sea,", opening="Recalling")
    rows.a_note(paragraph, "See the map.", offset=17)
    return version


def test_json_is_the_contract_of_the_parse_command(client, version):
    response = client.get("/A/RES/66/1.json")
    assert response.headers["Content-Type"] == "application/json; charset=utf-8"
    said = json.loads(response.content)
    assert said["symbol"] == "A/RES/66/1"
    assert said["paragraphs"][0]["notes"] == [{"mark": "1", "offset": 17}]
    assert said["adopted_on"] == "2011-12-19"


@pytest.mark.parametrize(("format", "kind"), [("txt", "text/plain"), ("md", "text/markdown")])
def test_text_reads_back(client, version, format, kind):
    response = client.get(f"/A/RES/66/1.{format}")
    assert response.headers["Content-Type"] == f"{kind}; charset=utf-8"
    read = parse(response.content, name=f"text.{format}")
    assert [(p.text, p.opening) for p in read.paragraphs] == [("Recalling the sea,", "Recalling")]
    assert [note.text for note in read.footnotes] == ["See the map."]


@pytest.mark.parametrize(
    ("format", "kind", "starts"),
    [
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
        ("xml", "application/xml", b"<?xml"),
    ],
)
def test_files_read_back(client, version, format, kind, starts):
    response = client.get(f"/A/RES/66/1.{format}")
    assert response.headers["Content-Type"] == kind
    assert response.content.startswith(starts)
    read = parse(response.content, name=f"text.{format}")
    assert [(p.text, p.opening) for p in read.paragraphs] == [("Recalling the sea,", "Recalling")]
    assert [note.text for note in read.footnotes] == ["See the map."]


def test_linked_data_and_the_texts_before_and_after(client, version):
    series = rows.a_series()
    version.resolution.series = series
    version.resolution.save()
    rows.a_version("A/RES/65/1", series=series, adopted_on=date(2010, 12, 1))
    rows.a_version("A/RES/67/1", series=series, adopted_on=date(2012, 12, 1))
    page = client.get("/A/RES/66/1").content.decode()
    said = json.loads(page.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    assert said["@type"] == "Legislation"
    assert said["@id"] == "http://testserver/A/RES/66/1"
    assert said["name"] == "Care of the {oceans} & seas"
    assert said["legislationDate"] == "2011-12-19"
    assert '<link rel="predecessor-version" href="/A/RES/65/1">' in page
    assert '<link rel="successor-version" href="/A/RES/67/1">' in page
    assert '<meta name="DC.publisher" content="United Nations">' in page


def test_linked_data_has_the_addresses_that_stay_whatever_the_page_is_in(client, version):
    rows.in_language(version, "fr", "Protection des océans")
    version.headings.create(subject=Subject.objects.create(name="SEAS", slug="seas"), position=0)
    for address, url, translated in (
        ("/fr/A/RES/66/1", "/A/RES/66/1?in=fr", "/A/RES/66/1"),
        ("/es/A/RES/66/1", "/A/RES/66/1", "/A/RES/66/1?in=fr"),
    ):
        page = client.get(address).content.decode()
        said = json.loads(page.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
        assert said["url"] == f"http://testserver{url}"
        assert [one["url"] for one in said["workTranslation"]] == [f"http://testserver{translated}"]
        assert [one["url"] for one in said["about"]] == ["http://testserver/subjects/seas/"]


def test_bibtex_escapes_and_keeps_the_author_one_name(client, version):
    entry = client.get("/A/RES/66/1.bib").content.decode()
    assert entry.startswith("@techreport{A-RES-66-1,\n")
    assert "  author = {{United Nations General Assembly}}," in entry
    assert r"  title = {{Care of the \{oceans\} \& seas}}," in entry
    assert "  date = {2011-12-19}," in entry
    assert "  url = {http://testserver/A/RES/66/1}" in entry


def test_ris_and_csl_say_the_same(client, version):
    lines = client.get("/A/RES/66/1.ris").content.decode().split("\r\n")
    assert lines[0] == "TY  - RPRT"
    assert "SN  - A/RES/66/1" in lines
    assert "DA  - 2011/12/19" in lines
    assert lines[-2] == "ER  - "
    (entry,) = json.loads(client.get("/A/RES/66/1.csl").content)
    assert entry["issued"] == {"date-parts": [[2011, 12, 19]]}
    assert entry["number"] == "A/RES/66/1"


def test_reference_managers_read_our_references(client, version):
    bibtex = bibtexparser.parse_string(client.get("/A/RES/66/1.bib").content.decode())
    (entry,) = bibtex.entries
    assert (bibtex.failed_blocks, entry.key, entry["number"]) == ([], "A-RES-66-1", "A/RES/66/1")
    (entry,) = rispy.loads(client.get("/A/RES/66/1.ris").content.decode())
    assert (entry["title"], entry["authors"]) == ("Care of the {oceans} & seas", ["United Nations General Assembly"])
    read = CiteProcJSON(client.get("/A/RES/66/1.csl").json())["a-res-66-1"]
    assert (str(read.title), read.issued.year) == ("Care of the {oceans} & seas", 2011)


def test_a_reference_manager_finds_its_tags_on_the_page(client, version):
    page = client.get("/A/RES/66/1").content.decode()
    assert '<meta name="citation_title" content="Care of the {oceans} &amp; seas">' in page
    assert '<meta name="citation_publication_date" content="2011/12/19">' in page
    assert '<link rel="canonical" href="http://testserver/A/RES/66/1">' in page
    assert '<link rel="alternate" type="application/json" href="/A/RES/66/1.json">' in page


def test_other_spellings_and_texts_without_a_symbol(client, version):
    moved = client.get("/a/res/66/1.json")
    assert (moved.status_code, moved.headers["Location"]) == (301, "/A/RES/66/1.json")
    assert client.get("/A/RES/66/99.json").status_code == 404
    unnamed = rows.a_version(None)
    assert client.get(f"/documents/{unnamed.pk}.txt").status_code == 200
    named = client.get(f"/documents/{version.pk}.txt")
    assert (named.status_code, named.headers["Location"]) == (301, "/A/RES/66/1.txt")
    page = client.get(unnamed.get_absolute_url()).content.decode()
    assert f'href="/documents/{unnamed.pk}.json"' in page


@pytest.mark.parametrize("ending", ["txt", "md", "xml", "json"])
def test_a_form_has_the_cover_as_the_file_of_its_language_prints_it(client, ending):
    """An origin, a meeting and a sponsors' note are words of a language."""
    printed = {
        "en": ("on the report of the Third Committee (A/66/462)", "89th plenary meeting", "Cuba on behalf of others"),
        "fr": ("sur la base du rapport de la Troisième Commission", "89e séance plénière", "Cuba au nom d’autres"),
    }
    for code, (origin, meeting, note) in printed.items():
        cover = {
            "origin": doc.Origin(origin, "Third Committee", ("A/66/462",)),
            "meeting": doc.Meeting(89, date(2011, 12, 19), meeting),
            "sponsor_note": note,
        }
        store(adopted("A/RES/66/152", language=code, **cover), name=f"{code}.xml")
    for code, other in (("en", "fr"), ("fr", "en")):
        said = client.get(f"/A/RES/66/152.{ending}?in={code}").content.decode()
        assert printed[code][0] in said
        assert not [words for words in printed[other] if words in said]


def test_what_an_editor_says_of_an_origin_is_said_in_every_language(client):
    for code in ("en", "fr"):
        store(adopted("A/RES/66/152", language=code, origin=doc.Origin(f"origin in {code}")), name=f"{code}.xml")
    Version.objects.update(origin="without reference to a Main Committee")
    assert "without reference to a Main Committee" in client.get("/A/RES/66/152.txt?in=fr").content.decode()
