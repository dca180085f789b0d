"""What the pages say, and what they cost: at most eight queries, whatever the size."""

import pytest
from django.utils import timezone

from resolutions.models import Citation, Paragraph, Problem, Table, Version
from resolutions.search.store import store
from tests.pages import rows

pytestmark = pytest.mark.django_db

PAYLOAD = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&"
SAFE = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt;&quot;&#x27;&amp;"


def fill(first: int, last: int):
    """Some of everything, around one series and one session; what was there before is kept and A/RES/66/1 grows."""
    series, item = rows.a_series(), rows.an_item(letter="b")
    for serial in range(first, last + 1):
        rows.a_session(str(serial))
        rows.an_item(number=serial, title="Some item")
        rows.a_series(f"Subject {serial}", f"subject-{serial}")
        version = rows.a_version(f"A/RES/66/{serial}", series=series, stage="adopted", title=f"Text {serial}")
        version.resolution.agenda_items.add(item)
        lengthen(version, serial)
        lengthen(Version.objects.get(symbol="A/RES/66/1"), serial + 100)


def lengthen(version: Version, serial: int):
    rows.a_sponsor(version, f"Sponsor {serial}")
    row = rows.a_paragraph(version, "Recalling resolution 66/1,", opening="Recalling")
    note = rows.a_note(row, "See resolution 65/1.", mark=str(serial))
    rows.a_citation(row, "resolution 66/1", "A/RES/66/1", target=Version.objects.get(symbol="A/RES/66/1"))
    rows.a_citation(note, "resolution 65/1", "A/RES/65/1")
    Table.objects.create(language_version=row.language_version, position=serial, after=row, rows=[["a", "b"]])
    Problem.objects.create(version=version, line=serial, code="odd", message="Something odd")


PAGES = {
    "/": 7,
    "/about/": 0,
    "/sessions/": 1,
    "/sessions/66/": 8,
    "/sessions/66/?committee=&item=69-b&stage=adopted&sponsor=sponsor-1": 8,
    "/sessions/66/items/69/b/": 4,
    "/sessions/66/items/69/": 4,
    "/series/": 2,
    "/series/care-of-the-oceans/": 10,
    "/sponsors/": 2,
    "/sponsors/sponsor-1/": 6,
    "/A/RES/66/1": 7,
    "/A/RES/66/1?q=recalling": 8,
    "/A/RES/65/1": 8,
}


@pytest.mark.parametrize(("address", "queries"), PAGES.items())
@pytest.mark.parametrize("size", [2, 8])
def test_queries_are_few_whatever_the_size(client, address, queries, size, django_assert_num_queries):
    fill(1, size)
    store()  # asks for the name of the database once a process
    with django_assert_num_queries(queries):
        assert client.get(address).status_code in (200, 404)


def test_the_home_page_counts_every_text_once(client):
    rows.a_version("A/RES/66/1")
    rows.a_version("A/RES/67/1", session="67")
    rows.a_version("A/RES/67/2", session="67")
    assert "3 issued texts of 2 sessions. Ask" in client.get("/").content.decode()
    rows.a_version(None, session=None, inferred={"session": {"value": "60", "why": ""}})
    assert "3 issued texts of 2 sessions and 1 text whose session is inferred. Ask" in client.get("/").content.decode()


def test_the_home_page_has_a_text_read_that_can_be_compared(client):
    series = rows.a_series()
    rows.a_version("A/RES/66/1", series=series, stage="adopted")
    rows.a_version("A/C.3/67/L.1", session="67", series=series, stage="draft")
    rows.a_version("A/RES/67/9", session="67", stage="adopted")
    assert 'href="/A/RES/66/1">Read A/RES/66/1<' in client.get("/").content.decode()


@pytest.mark.parametrize("address", PAGES)
def test_no_page_gives_an_anonymous_reader_a_cookie(client, address):
    fill(1, 1)
    assert not client.get(address).cookies


def test_words_once_made_are_kept_until_they_change(client, django_assert_num_queries):
    fill(1, 2)
    first = client.get("/A/RES/66/1")
    with django_assert_num_queries(5):
        assert client.get("/A/RES/66/1").content == first.content
    assert "not-held" in first.content.decode()
    held = rows.a_version("A/RES/65/1")
    Citation.objects.filter(symbol="A/RES/65/1").update(target=held)
    assert "not-held" not in client.get("/A/RES/66/1").content.decode()
    Version.objects.filter(symbol="A/RES/66/1").update(loaded_at=timezone.now())
    Paragraph.objects.filter(language_version__version__symbol="A/RES/66/1").update(text="Anew,", opening="")
    assert "Anew," in client.get("/A/RES/66/1").content.decode()
