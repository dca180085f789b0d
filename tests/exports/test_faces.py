"""Texts of four kinds and in six languages through each form that the archive gives, and back."""

import csv
import io
import json
import os
from io import BytesIO

import bibtexparser
import pytest
import rispy
from django.core.management import call_command
from django.db import transaction
from lxml import etree
from pyarrow import parquet

from resolutions.ingest.manifests.marc import read_marc
from resolutions.text.document import Document
from resolutions.text.languages import language_of
from resolutions.text.parse import parse
from resolutions.text.states import state_named_in
from tests.builders import store as store_document
from tests.exports.faces import documents

pytestmark = pytest.mark.django_db
COUNT = int(os.environ.get("FACES_TEXTS", "24"))
"""One of each kind in each language; ``make faces`` takes more."""
TEXTS = {document.symbol: document for document in documents(COUNT)}


@pytest.fixture(scope="module")
def archive(django_db_setup, django_db_blocker):
    """Stored once for all tests here, in a transaction around theirs that is rolled back in the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        for document in TEXTS.values():
            store_document(document)
        yield
        transaction.set_rollback(True)


def form(client, symbol: str, ending: str) -> bytes:
    response = client.get(f"/{symbol}.{ending}")
    assert response.status_code == 200, (symbol, ending)
    return response.content


def prose(document: Document) -> list[tuple]:
    return [(p.kind, p.number, p.text, p.opening, p.notes) for p in document.paragraphs]


def notes(document: Document) -> list[tuple]:
    return [(note.mark, note.text) for note in document.footnotes]


@pytest.mark.parametrize("ending", ["txt", "md", "docx", "xml"])
def test_forms_that_are_read_as_texts(client, archive, ending):
    """Of a cover, what every language prints and is read in; Akoma Ntoso says the rest too."""
    fields = ["title", "language", "issued_on", "adopted_on", "session"]
    fields += ["kind", "symbol", "agenda_items", "outcome"] if ending == "xml" else []
    for symbol, before in TEXTS.items():
        name, said = f"text.{ending}", form(client, symbol, ending)
        after = parse(said, name=name, symbol=symbol, language=None if ending == "xml" else before.language)
        assert prose(after) == prose(before), symbol
        assert notes(after) == notes(before), symbol
        assert {one: getattr(after, one) for one in fields} == {one: getattr(before, one) for one in fields}, symbol


def test_json_and_the_api(client, archive):
    for symbol, before in TEXTS.items():
        said = json.loads(form(client, symbol, "json"))
        wanted = json.loads(json.dumps(before.as_dict()))
        for name in ("symbol", "title", "language", "kind", "session", "issued_on", "adopted_on", "outcome"):
            assert said[name] == wanted[name], (symbol, name)
        for one, other in zip(said["paragraphs"], wanted["paragraphs"], strict=True):
            assert {**one, "lines": None} == {**other, "lines": None}
        answer = client.get(f"/api/v1/texts/{symbol}").json()
        (text,) = answer["language_versions"]
        assert (answer["symbol"], text["language"], text["title"]) == (symbol, before.language, before.title)
        assert [one["text"] for one in text["paragraphs"]] == [one.text for one in before.paragraphs]
        names, language = [one.name for one in before.sponsors], before.language
        are_known = language == "en" or all(state_named_in(name, language) for name in names)
        assert [one["name"] for one in answer["sponsors"]] == (names if are_known else [])


def test_records_of_libraries(client, archive):
    for symbol, before in TEXTS.items():
        entry = read_marc(form(client, symbol, "marcxml")).by_symbol[symbol]
        said = (entry.title, entry.issued_on, entry.adopted_on, entry.outcome)
        days = [day and day.isoformat() for day in (before.issued_on, before.adopted_on)]
        assert said == (before.title, *days, before.outcome)
        assert [(item.number, item.letter) for item in entry.agenda_items] == [("69", "b")]


@pytest.mark.parametrize("ending", ["bib", "ris", "csl"])
def test_reference_managers(client, archive, ending):
    for symbol, before in TEXTS.items():
        said = form(client, symbol, ending).decode()
        if ending == "bib":
            (entry,) = bibtexparser.parse_string(said).entries
            found = entry["number"].replace("\\", ""), entry["title"].strip("{}")
        elif ending == "ris":
            (entry,) = rispy.loads(said)
            found = entry["issn"], entry["title"]
        else:
            (entry,) = json.loads(said)
            found = entry["number"], entry["title"]
        assert found == (symbol, before.title)


def test_harvested_records(client, archive):
    """Every page of the list in each form, by the protocol's own words."""
    for prefix in ("oai_dc", "marcxml", "akn"):
        seen, asked = [], {"verb": "ListRecords", "metadataPrefix": prefix}
        while asked:
            answer = etree.parse(BytesIO(client.get("/oai/", asked).content)).getroot()
            seen += [one.text for one in answer.iterfind(".//{*}header/{*}identifier")]
            token = answer.findtext(".//{*}resumptionToken")
            asked = {"verb": "ListRecords", "resumptionToken": token} if token else {}
        assert len(seen) == len(set(seen)) == COUNT


def test_dumps_and_tables(client, archive, tmp_path):
    call_command("export", to=tmp_path, verbosity=0)
    (folder,) = tmp_path.iterdir()
    texts = {row["symbol"]: row for row in parquet.read_table(folder / "texts.parquet").to_pylist()}
    words: dict[str, list[str]] = {}
    for line in (folder / "paragraphs.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        words.setdefault(row["symbol"], []).append(row["text"])
    for symbol, before in TEXTS.items():
        assert (texts[symbol]["title"], texts[symbol]["adopted_on"]) == (before.title, before.adopted_on)
        assert words[symbol] == [one.text for one in before.paragraphs]
    table = list(csv.DictReader(io.StringIO(b"".join(client.get("/cited-by/csv/A/RES/55/2")).decode())))
    assert {row["symbol"] for row in table} == TEXTS.keys()
    assert {row["language"] for row in table} == {document.language for document in TEXTS.values()}


def test_pages_and_feeds(client, archive):
    for symbol, before in TEXTS.items():
        page = client.get(f"/{symbol}").content.decode()
        assert f'lang="{language_of(before.language).code}"' in page
        assert before.title in page
    feed = client.get("/sessions/66/feed/").content.decode()
    assert feed.count("<entry>") == min(COUNT, 50)
