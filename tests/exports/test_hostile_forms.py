"""Whatever stands in a document is data in every form that programs take: real payloads in every field."""

import csv
import io
import json
from datetime import date
from io import BytesIO

import bibtexparser
import feedparser
import pytest
import rispy
from django.db import transaction
from django.test import Client
from docx import Document as WordFile
from lxml import etree
from pybtex.database import parse_string
from pymarc import parse_xml_to_array

from resolutions.exports import oai
from resolutions.models import Ballot, Subject, SubjectHeading, Version, Vote
from tests.pages import rows

pytestmark = pytest.mark.django_db

PAYLOADS = (
    '=HYPERLINK("https://example.org","oceans")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(1)\t-2",
    "Seas\r\nER  - \r\nTY  - BOOK\r\nTI  - Other",
    "Seas},\n}\n@misc{other, title={Other}",
    "Seas \\input{/etc/hosts} {unclosed $ % & # _ ^ ~ \\",
    "]]></title><record xmlns='urn:x'/><!ENTITY x 'y'>&x;\x0b\ufffe",
    "<script>alert(1)</script><entry/>",
    "Seas\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:Other",
    "Seas\u2028\u2029\x85\x1b[31m\u202eoceans",
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")
SYMBOL = "A/RES/66/1"


def poison(words: str) -> Version:
    said = ("title", "organ", "distribution", "original_language", "meeting", "origin", "sponsor_note")
    version = rows.a_version(
        SYMBOL,
        series=rows.a_series(words),
        source=rows.a_file(name=words),
        stage="adopted",
        kind="resolution",
        adopted_on=date(2011, 12, 19),
        **dict.fromkeys(said, words[:40]),
    )
    version.resolution.agenda_items.add(rows.an_item(letter="b", title=words))
    state = rows.a_sponsor(version, words)
    type(state).objects.update(slug="cuba")
    subject = Subject.objects.create(name=words, slug="seas", identifier=words[:60])
    SubjectHeading.objects.create(version=version, subject=subject, position=0)
    paragraph = rows.a_paragraph(version, words, opening=words[:9], number=words[:40], section=[words])
    note = rows.a_note(paragraph, words, mark=words[:9], offset=3)
    rows.a_citation(note, words[:6], "A/RES/55/2")
    vote = Vote.objects.create(version=version, in_favour=1, against=0, abstaining=0, part="", meeting=words[:20])
    Ballot.objects.create(vote=vote, state=state, as_written=words, position="in_favour")
    return version


def elements(written: bytes) -> list[str]:
    """Names of elements and attributes, in their order: what a payload must not change."""
    found = etree.fromstring(written, etree.XMLParser(resolve_entities=False))
    return [name for one in found.iter(etree.Element) for name in (str(one.tag), *sorted(one.attrib))]


XML = (
    f"/{SYMBOL}.marcxml",
    *(f"/oai/?verb=ListRecords&metadataPrefix={prefix}" for prefix in oai.PREFIXES),
    "/oai/?verb=ListSets",
    "/feed/",
    "/feed/votes/",
    "/sponsors/cuba/feed/",
    "/subjects/seas/feed/",
    "/series/care-of-the-oceans/feed/",
    f"/bitext/tmx/{SYMBOL}",
)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_references_are_one_item_with_the_words_in_it(client, payload):
    poison(payload)
    (entry,) = rispy.loads(client.get(f"/{SYMBOL}.ris").content.decode())
    assert (entry["type_of_reference"], entry["issn"]) == ("RPRT", SYMBOL)
    written = client.get(f"/{SYMBOL}.bib").content.decode()
    library = bibtexparser.parse_string(written)
    assert (len(library.entries), len(library.failed_blocks)) == (1, 0)
    (entry,) = parse_string(written, "bibtex").entries.values()
    assert (entry.type, entry.fields["number"].replace("\\", "")) == ("techreport", SYMBOL)
    (entry,) = json.loads(client.get(f"/{SYMBOL}.csl").content)
    assert (entry["type"], entry["number"]) == ("report", SYMBOL)


@pytest.fixture(scope="module")
def of_plain_words(django_db_setup, django_db_blocker):
    """The elements of every address where the words are plain."""
    with django_db_blocker.unblock(), transaction.atomic():
        poison("Seas and oceans")
        found = {address: elements(Client().get(address).content) for address in XML}
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("payload", PAYLOADS)
def test_xml_has_the_elements_of_plain_words(of_plain_words, client, payload):
    poison(payload)
    for address in XML:
        response = client.get(address)
        assert response.status_code == 200, address
        assert elements(response.content) == of_plain_words[address], address
        if "feed" in address:
            assert not feedparser.parse(response.content).bozo, address


@pytest.mark.parametrize("payload", PAYLOADS)
def test_files_of_a_text_are_read_by_their_programs(client, payload):
    poison(payload)
    (record,) = parse_xml_to_array(BytesIO(client.get(f"/{SYMBOL}.marcxml").content))
    assert record["191"]["a"] == SYMBOL
    assert WordFile(BytesIO(client.get(f"/{SYMBOL}.docx").content)).paragraphs
    etree.fromstring(client.get(f"/{SYMBOL}.xml").content)
    assert json.loads(client.get(f"/{SYMBOL}.json").content)["symbol"] == SYMBOL
    assert client.get(f"/api/v1/texts/{SYMBOL}").json()["title"] == payload[:40]


TABLES = (
    "/votes/csv/",
    "/series/csv/",
    "/sponsors/csv/",
    "/cited-by/csv/A/RES/55/2",
    f"/bitext/csv/{SYMBOL}",
    f"/votes/{SYMBOL}/?format=ballots",
    f"/votes/{SYMBOL}/?format=csv",
)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_cell_is_a_formula_and_no_row_is_broken(client, payload):
    poison(payload)
    for address in TABLES:
        response = client.get(address)
        assert response.status_code == 200, address
        content = b"".join(response) if response.streaming else response.content
        head, *found = csv.reader(io.StringIO(content.decode(), newline=""))
        for row in found:
            assert len(row) == len(head), address
            assert not [cell for cell in row if cell.startswith(FORMULA)], address
