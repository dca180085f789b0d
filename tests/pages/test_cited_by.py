"""Every place that cites a document, a page at a time, with what these places have in common."""

import re
from datetime import date

import pytest

from resolutions.text.document import Citation, Footnote
from tests.builders import adopted, preambular, store

pytestmark = pytest.mark.django_db

CITED = "A/RES/55/2"


@pytest.fixture(autouse=True)
def citing():
    for session in (66, 67):
        store(
            adopted(
                f"A/RES/{session}/1",
                session=str(session),
                title=f"Matter {session}",
                adopted_on=date(1945 + session, 12, 1),
                paragraphs=(preambular("Recalling its resolution 55/2,"),),
                footnotes=(Footnote("1", "See resolution 55/2."),),
                citations=(
                    Citation("pp1", 14, 29, "resolution 55/2", CITED, carrier="Recalling"),
                    Citation("fn1", 4, 19, "resolution 55/2", CITED, carrier="Recalling"),
                ),
            ),
            name=f"{session}.txt",
        )


def words(client, address: str) -> str:
    page = client.get(address).content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_counts_places_by_session_verb_and_part(client):
    page = words(client, f"/cited-by/{CITED}")
    assert "4 places in 2 of the texts held" in page
    assert "Sixty-seventh session 1 Sixty-sixth session 1" in page
    assert "Recalling 4" in page
    assert "preambular paragraphs 2 footnotes 2" in page


def test_any_spelling_leads_to_the_one_address(client):
    assert client.get("/cited-by/a/res/55/2").url == f"/cited-by/{CITED}"


def test_queries_are_few(client, django_assert_num_queries):
    with django_assert_num_queries(6):
        client.get(f"/cited-by/{CITED}")
