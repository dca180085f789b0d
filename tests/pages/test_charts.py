"""Shapes before lists: each chart with its table."""

import re

import pytest

from resolutions.models import Committee
from resolutions.pages.charts import lengths, outcomes_by_committee
from tests.pages import rows

pytestmark = pytest.mark.django_db


def proposal(serial: int, committee: str | None, outcome: str):
    version = rows.a_version(f"A/RES/66/{serial}")
    version.resolution.committee = Committee.objects.get_or_create(name=committee)[0] if committee else None
    version.resolution.outcome = outcome
    version.resolution.save()


def test_how_the_proposals_of_each_committee_ended(client):
    for serial, outcome in enumerate(["adopted_by_vote", "adopted_without_vote", "adopted", ""], start=1):
        proposal(serial, "Third Committee", outcome)
    proposal(9, None, "adopted_by_vote")
    chart = outcomes_by_committee(rows.a_session())
    third, plenary = chart.bars
    assert [(part.value, part.start, part.width) for part in third.parts] == [(1, 0, 25), (2, 25, 50), (1, 75, 25)]
    assert [part.width for part in plenary.parts] == [25, 0, 0]
    page = client.get("/sessions/66/").content.decode()
    assert re.search(r'Third Committee</th>.*?<rect class="first" x="0.00" width="25.00"', page, re.DOTALL)
    assert '<td class="number">2</td>' in page


def test_the_length_of_each_text(client):
    series = rows.a_series()
    short, long = (rows.a_version(f"A/RES/66/{serial}", series=series) for serial in (1, 2))
    rows.a_paragraph(short)
    for number in ("1", "2"):
        rows.a_paragraph(long, "Decides so;", anchor=f"op{number}", kind="operative", number=number)
    rows.a_paragraph(long, "Of the north;", anchor="op2-a", kind="operative", number="(a)", depth=1)
    chart = lengths([short, long])
    assert [[part.value for part in bar.parts] for bar in chart.bars] == [[1, 0], [0, 2]]
    assert "Length of each text" in client.get("/series/care-of-the-oceans/").content.decode()


def test_one_bar_is_no_shape():
    version = rows.a_version()
    rows.a_paragraph(version)
    assert lengths([version]) is None
    assert outcomes_by_committee(rows.a_session()) is None


def test_each_chart_is_a_table_to_take_along(client):
    series = rows.a_series()
    for serial, words in ((1, "Decides so;"), (2, "Decides so again;")):
        version = rows.a_version(f"A/RES/66/{serial}", series=series)
        rows.a_paragraph(version, words, anchor="op1", kind="operative", number="1")
    page = client.get("/fr/series/care-of-the-oceans/").content.decode()
    assert 'href="?csv=lengths" download' in page
    answer = client.get("/fr/series/care-of-the-oceans/?csv=lengths")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.content.decode().splitlines() == [
        "Texte,alinéas du préambule,paragraphes du dispositif",
        "A/RES/66/1,0,1",
        "A/RES/66/2,0,1",
    ]
    assert client.get("/series/care-of-the-oceans/?csv=other").status_code == 404


def test_what_each_text_carried_over_and_its_ages_are_tables(client):
    series = rows.a_series()
    for serial, words in ((1, "Decides so;"), (2, "Decides so again;")):
        version = rows.a_version(f"A/RES/66/{serial}", series=series)
        rows.a_paragraph(version, words, anchor="op1", kind="operative", number="1")
    shares = client.get("/series/care-of-the-oceans/matrix/?csv=shares").content.decode().splitlines()
    assert shares[0].startswith("Text,") and shares[0].endswith(",dropped (%)")
    assert [line.split(",")[0] for line in shares[1:]] == ["A/RES/66/2"]
    ages = client.get("/series/care-of-the-oceans/genealogy/?csv=ages").content.decode().splitlines()
    assert ages == ["Text,Words", "A/RES/66/1,2", "A/RES/66/2,1"]
