"""A subject on one page: the last text beside the one before it."""

import io
from datetime import date

import pytest
from docx import Document as open_docx

from resolutions.text import document as doc
from tests.builders import adopted, operative, preambular, store
from tests.pages import rows
from tests.pages.test_votes import shown, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def subject():
    for session, verb, extra, sponsors, against in (
        (70, "Encourages", (), ("Cuba", "Fiji"), "abstaining"),
        (
            71,
            "Urges",
            (operative("2", "Requests the keepers to paint every lamp of every harbour."),),
            ("Cuba",),
            "against",
        ),
    ):
        store(
            adopted(
                f"A/RES/{session}/7",
                session=str(session),
                title="Tides",
                adopted_on=date(1945 + session, 12, 1),
                sponsors=tuple(doc.Sponsor(name) for name in sponsors),
                vote=doc.Vote(
                    1, int(against == "against"), int(against == "abstaining"), {"Fiji": against, "Cuba": "in_favour"}
                ),
                outcome="adopted_by_vote",
                paragraphs=(
                    preambular("Noting the tides of every harbour of the sea,"),
                    operative("1", f"{verb} States to count the tides of the year;"),
                    *extra,
                ),
                footnotes=(),
                citations=(),
            ),
            name=str(session),
        )


def test_the_brief_of_a_subject(client, subject):
    page = words(shown(client, "/series/tides/brief/"))
    assert "A/RES/71/7 , adopted 1 December 2016" in page
    assert "Fiji Abstaining Against" in page
    assert "Sponsors : 1, after 2 Left: Fiji" in page.replace("Sponsors:", "Sponsors :")
    assert "Requests the keepers to paint every lamp of every harbour." in page
    assert "Brief, one page" in words(shown(client, "/series/tides/"))


def test_as_a_word_file(client, subject):
    file = open_docx(io.BytesIO(client.get("/series/tides/brief/?format=docx").content))
    said = "\n".join(line.text for line in file.paragraphs)
    assert "Left: Fiji" in said
    assert "Fiji: Abstaining → Against" in said


def test_a_subject_of_which_nothing_is_adopted(client):
    rows.a_series()
    assert "No adopted text on it is held." in shown(client, "/series/care-of-the-oceans/brief/")


def test_queries_are_few(client, subject, django_assert_max_num_queries):
    with django_assert_max_num_queries(45):
        client.get("/series/tides/brief/")
