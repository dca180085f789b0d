"""Amendments on the text they amend, and the text beside itself as they would have it."""

import json

import pytest

from resolutions.models import Instruction, Version
from tests.builders import store_bytes
from tests.text.test_amendments import COVER, DRAFT

pytestmark = pytest.mark.django_db
SUB = COVER.replace("L.78", "L.80").replace(
    "Chile: amendments to draft resolution A/C.3/90/L.7",
    "Peru: sub-amendment to the amendment contained in document A/C.3/90/L.78",
)
ADDENDUM = COVER.replace("A/C.3/90/L.78", "A/C.3/90/L.7/Add.1").replace(
    "Chile: amendments to draft resolution A/C.3/90/L.7", "Fiji: draft resolution"
)


def load(text: str, name: str) -> Version:
    return Version.objects.get(pk=store_bytes(text.encode(), name).version_id)


@pytest.fixture
def draft() -> Version:
    return load(DRAFT, "draft.txt")


@pytest.fixture
def amendment(draft) -> Version:
    text = (
        "In operative paragraph 3, replace “donors” by “givers”.\n\n"
        "After operative paragraph 4, insert a new paragraph, reading:\n\n“4 bis. Thanks <all>;”\n\n"
        "Delete operative paragraph 9.\n"
    )
    return load(COVER + text, "amendment.txt")


def page(client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_what_it_tells_is_stored(amendment):
    rows = Instruction.objects.told_by([amendment.pk]).values_list(
        "operation", "target", "words", "by", "paragraph__anchor"
    )
    assert list(rows) == [
        ("replace_words", "op3", "donors", ["givers"], "t1"),
        ("insert", "", "", ["4 bis. Thanks <all>;"], "t2"),
        ("delete", "op9", "", [], "t4"),
    ]


def test_a_text_that_is_read_again_tells_what_it_says_then(draft, amendment):
    load(COVER + "Delete operative paragraph 2.\n", "amendment.txt")
    assert list(Instruction.objects.values_list("operation", "target")) == [("delete", "op2")]


def test_is_shown_with_the_text_amended(client, amendment):
    shown = page(client, "/A/C.3/90/L.7").partition('id="about-title"')[2].partition("</section>")[0]
    assert '<a href="/A/C.3/90/L.78#t1">OP 3</a>:' in shown
    assert '<del lang="en" dir="ltr">donors</del>' in shown and '<ins lang="en" dir="ltr">givers</ins>' in shown
    assert "Thanks &lt;all&gt;;" in shown
    assert '<a class="small" href="/compare/amended/?by=A/C.3/90/L.78">the text as amended' in shown
    assert "/compare/amended/?by=A/C.3/90/L.78" in page(client, "/A/C.3/90/L.78")


def test_the_text_as_amended_stands_beside_the_text(client, amendment):
    shown = page(client, "/compare/amended/?by=A/C.3/90/L.78")
    assert "This text was never issued" in shown and "Not all of them could be applied" in shown
    told = shown.partition("Could not be applied")[2].partition("</section>")[0]
    assert "OP 9" in told and "the text has no such paragraph" in told
    assert "<del>donors</del>" in shown and "<ins>givers</ins>" in shown


def test_as_data(client, amendment):
    found = json.loads(page(client, "/compare/amended/?by=A/C.3/90/L.78&format=json"))
    assert [row["op"] for row in found["rows"] if row["op"] != "same"] == ["edited", "inserted"]


def test_several_together(client, amendment):
    load(COVER.replace("L.78", "L.79") + "Delete operative paragraph 1.\n", "other.txt")
    assert "/compare/amended/?by=A/C.3/90/L.78&amp;by=A/C.3/90/L.79" in page(client, "/A/C.3/90/L.7")
    found = json.loads(page(client, "/compare/amended/?by=A/C.3/90/L.78&by=A/C.3/90/L.79&format=json"))
    assert [row["op"] for row in found["rows"] if row["op"] != "same"] == ["deleted", "edited", "inserted"]


def test_a_sub_amendment_changes_the_text_as_amended_before(client, amendment):
    load(SUB + "In the proposed new operative paragraph 4 bis, replace “all” by “everyone”.\n", "sub.txt")
    found = json.loads(page(client, "/compare/amended/?by=A/C.3/90/L.80&format=json"))
    changed = [row for row in found["rows"] if row["op"] != "same"]
    assert [(row["op"], row["a"], row["b"]) for row in changed] == [("edited", ["op4-bis"], ["op4-bis"])]


NOT_AMENDED = {
    "/compare/amended/": "Say which amendment is to be applied.",
    "/compare/amended/?by=A/C.3/90/L.404": "A/C.3/90/L.404 is not held.",
    "/compare/amended/?by=A/C.3/90/L.7": "A/C.3/90/L.7 is no amendment.",
}


@pytest.mark.parametrize("address", NOT_AMENDED)
def test_what_cannot_be_applied_says_why(client, draft, address):
    assert NOT_AMENDED[address] in page(client, address, 404)


def test_an_amendment_of_a_text_that_is_not_held_leads_nowhere(client):
    load(COVER + "Delete operative paragraph 1.\n", "amendment.txt")
    assert "The text that A/C.3/90/L.78 is about is not held." in page(
        client, "/compare/amended/?by=A/C.3/90/L.78", 404
    )
    assert "/compare/amended/" not in page(client, "/A/C.3/90/L.78")


def test_the_sponsors_that_an_addendum_adds_stand_on_the_draft(client, draft):
    load(
        ADDENDUM + "Addendum\n\nAdd the following countries to the list of sponsors of the draft:\n\nPeru and Samoa\n",
        "add.txt",
    )
    shown = page(client, "/A/C.3/90/L.7").partition("<dt>Sponsors</dt>")[2].partition("</dl>")[0]
    assert 'href="/sponsors/peru/">Peru</a> <span class="aside">additional, by A/C.3/90/L.7/Add.1</span>' in shown
    record = client.get("/api/v1/texts/A/C.3/90/L.7").json()
    assert [(one["name"], one["symbol"]) for one in record["sponsors_joined"]] == [
        ("Peru", "A/C.3/90/L.7/Add.1"),
        ("Samoa", "A/C.3/90/L.7/Add.1"),
    ]


def test_the_api_has_what_it_tells(client, amendment):
    found = client.get("/api/v1/texts/A/C.3/90/L.78").json()["language_versions"][0]["instructions"]
    assert found[0] == {
        "where": "t1",
        "operation": "replace_words",
        "target": "op3",
        "words": "donors",
        "by": ["givers"],
        "place": None,
        "beside": "",
    }
