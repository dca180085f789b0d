"""Amendments, corrigenda and addenda: shown with the text they are about, and never compared with it as one of its
versions."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from resolutions.models import Series, Version
from resolutions.pages.comparing.choice import others_of_its_kind
from resolutions.pages.reading.rows import around_in_series
from resolutions.pages.sessions.gaps import gaps
from resolutions.pages.subjects.history import History, Negotiation
from resolutions.pages.subjects.timeline import Timeline
from tests.pages import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> Version:
    """A draft with an amendment and a corrigendum, and the text adopted a session before."""
    series = rows.a_series()
    rows.a_version("A/RES/65/1", session="65", series=series, stage="adopted", adopted_on=date(2010, 12, 1))
    draft = rows.a_version("A/C.3/66/L.1", series=series, stage="draft", issued_on=date(2011, 10, 1))
    about = {"resolution": draft.resolution, "about": draft, "issued_on": date(2011, 10, 9)}
    rows.a_version("A/C.3/66/L.9", kind="amendment", stage="amendment", **about)
    rows.a_version("A/C.3/66/L.1/Corr.1", kind="corrigendum", **about)
    return draft


def shown(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_are_listed_with_their_text(client, draft):
    page = shown(client, "/A/C.3/66/L.1")
    listed = page.partition('id="about-title"')[2].partition("</section>")[0]
    assert 'href="/A/C.3/66/L.9"' in listed and 'href="/A/C.3/66/L.1/Corr.1"' in listed
    assert '<span class="tag">corrigendum</span>' in listed
    family = page.partition('id="family-title"')[2].partition("</section>")[0]
    assert "/A/RES/65/1" in family and "L.9" not in family
    assert "L.9" not in shown(client, "/A/RES/65/1")


def test_lead_to_their_text_and_are_compared_with_none(client, draft):
    page = shown(client, "/A/C.3/66/L.9")
    assert '<dt>Amends</dt> <dd><a href="/A/C.3/66/L.1">A/C.3/66/L.1</a>' in " ".join(page.split())
    assert "/compare/?" not in page
    assert 'rel="predecessor-version"' not in page
    assert "Corrects" in shown(client, "/A/C.3/66/L.1/Corr.1")


def test_name_the_text_they_are_about_where_it_is_not_held(client):
    rows.a_version("A/C.3/66/L.9", kind="amendment", stage="amendment", about_key="A/C.3/66/L.1/REV.1")
    page = shown(client, "/A/C.3/66/L.9")
    assert '<a href="/A/C.3/66/L.1/Rev.1">A/C.3/66/L.1/Rev.1</a> <span class="aside">not held</span>' in page


def test_stand_in_no_comparison_timeline_or_history(client, draft):
    texts = ["A/RES/65/1", "A/C.3/66/L.1"]
    series = Series.objects.get()
    assert [str(one) for one in others_of_its_kind(draft)] == texts[:1]
    assert [str(one) for one in Timeline(series).texts] == texts
    assert [str(one) for one in History(Version.objects.filter(resolution__series=series)).versions] == texts
    assert [str(one) for one in Negotiation(Version.objects.filter(resolution=draft.resolution)).versions] == texts[1:]
    assert "2 texts" in shown(client, "/series/")
    for address in ("/series/care-of-the-oceans/", "/series/care-of-the-oceans/matrix/", "/compare/?a=A/RES/65/1"):
        assert "L.9" not in shown(client, address)


def test_are_no_draft_whose_outcome_a_session_lacks(draft):
    rows.a_version("A/C.3/66/L.5", kind="addendum", stage="draft", session="66")
    (open_one,) = gaps(rows.a_session("66")).open
    assert [str(one) for one in open_one.versions.all()] == ["A/C.3/66/L.1"]


def test_stand_in_the_list_of_a_session_under_what_they_are(client, draft):
    page = shown(client, "/sessions/66/")
    assert page.count('href="/A/C.3/66/L.9"') == 1
    assert '<span class="tag">amendment</span>' in page


def test_the_texts_around_one_are_found_by_a_list_for_each_reason():
    """Each list is given by an index; one condition with all reasons makes PostgreSQL read every version held."""
    series = rows.a_series()
    text = rows.a_version("A/RES/66/1", series=series)
    with CaptureQueriesContext(connection) as caught:
        around_in_series(proposal=text.resolution_id, version=text.pk, series=series.pk)
    (asked,) = (one["sql"] for one in caught.captured_queries)
    assert asked.count(" UNION ") == 2
    assert " OR " not in asked
