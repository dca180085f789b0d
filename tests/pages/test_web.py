"""What a program is told at the address of a text, and the feeds."""

import json
from datetime import date

import feedparser
import pytest

from resolutions.models import Vote
from tests.pages import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def version():
    series = rows.a_series()
    draft = rows.a_version(
        "A/C.3/66/L.5", series=series, stage="draft", kind="draft_resolution", issued_on=date(2011, 10, 20)
    )
    version = rows.a_version(
        "A/RES/66/1", resolution=draft.resolution, stage="adopted", kind="resolution", adopted_on=date(2011, 12, 19)
    )
    rows.a_paragraph(version, "Recalling the sea,")
    return version


def test_links_in_the_headers(client, version):
    links = client.get("/A/RES/66/1").headers["Link"]
    assert '<http://testserver/A/RES/66/1>; rel="cite-as"' in links
    assert '<http://testserver/A/RES/66/1.json>; rel="describedby"; type="application/json"' in links
    assert '<http://testserver/A/RES/66/1.docx>; rel="item"' in links
    assert '<http://testserver/A/C.3/66/L.5>; rel="predecessor-version"' in links
    assert '<http://testserver/timemaps/A/RES/66/1>; rel="timemap"' in links
    assert '<http://testserver/terms/>; rel="license"' in links


def test_a_page_says_of_which_day_its_text_is(client, version):
    response = client.get("/A/RES/66/1")
    assert response.headers["Memento-Datetime"] == "Mon, 19 Dec 2011 00:00:00 GMT"
    assert '<http://testserver/A/RES/66/1>; rel="original"' in response.headers["Link"]


def test_every_form_leads_back_to_the_page(client, version):
    """The page names it as what describes the text, or as the text itself: the form says so the other way round."""
    named = client.get("/A/RES/66/1").headers["Link"].split(", ")
    for name, back in (("describedby", "describes"), ("item", "collection")):
        forms = [one.partition(">")[0].lstrip("<") for one in named if f'rel="{name}"' in one]
        assert len(forms) >= 4
        for address in forms:
            links = client.get(address).headers["Link"]
            assert f'<http://testserver/A/RES/66/1>; rel="{back}"; type="text/html"' in links, address


@pytest.mark.parametrize(
    "address", ["/feed/", "/search/feed/?q=oceans", "/votes/csv/", "/robots.txt", "/llms.txt", "/sitemap.xml"]
)
def test_what_programs_fetch_says_how_long_it_may_be_kept(client, version, address):
    assert client.get(address).headers["Cache-Control"] == "public, no-cache"


def test_linked_data_has_the_address_of_what_it_cites_and_the_archive_holds(client, version):
    paragraph = rows.a_paragraph(version, "Recalling resolutions 65/2 and 55/2,")
    rows.a_citation(paragraph, "65/2", "A/RES/65/2", target=rows.a_version("A/RES/65/2", session="65"))
    rows.a_citation(paragraph, "55/2", "A/RES/55/2")
    page = client.get("/fr/A/RES/66/1").content.decode()
    said = json.loads(page.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    named = {one["legislationIdentifier"]: one.get("@id") for one in said["citation"]}
    assert named == {"A/RES/65/2": "http://testserver/A/RES/65/2", "A/RES/55/2": None}


def test_linked_data_has_the_address_of_each_goal_that_the_text_names(client, version):
    rows.a_paragraph(version, "Calls for Sustainable Development Goal 14, in particular its target 14.6;")
    page = client.get("/A/RES/66/1").content.decode()
    said = json.loads(page.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    addresses = [one["@id"] for one in said["mentions"]]
    assert addresses == ["http://metadata.un.org/sdg/14", "http://metadata.un.org/sdg/14.6"]


def test_a_file_of_a_dump_that_is_not_there_is_said_in_a_line(client):
    response = client.get("/datasets/2026-01-01/texts.parquet", headers={"Accept": "*/*"})
    assert (response.status_code, response.headers["Content-Type"]) == (404, "text/plain; charset=utf-8")


def test_parts_of_a_sentence_are_joined_as_the_language_joins_them(client, version):
    (entry,) = [one for one in feedparser.parse(client.get("/ar/feed/").content).entries if "66/1:" in one.title]
    assert "، " in entry.summary and ", " not in entry.summary


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("", "text/html"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("application/json", "application/json"),
        ("application/akn+xml", "application/akn+xml"),
        ("application/xml, text/html;q=0.5", "application/xml"),
        ("application/marcxml+xml", "application/marcxml+xml"),
        ("text/plain", "text/plain"),
        ("application/x-bibtex, text/html;q=0.5", "application/x-bibtex"),
        ("image/png", "text/html"),
    ],
)
def test_the_form_asked_for_is_given_at_the_address_of_the_text(client, version, accept, kind):
    response = client.get("/A/RES/66/1", headers={"Accept": accept} if accept else {})
    assert response.headers["Content-Type"].startswith(kind)
    assert "Accept" in response.headers["Vary"]
    assert ("Content-Location" in response.headers) == (kind != "text/html")


def test_the_states_of_a_proposal_in_time(client, version):
    lines = client.get("/timemaps/A/RES/66/1").content.decode().split(",\n")
    assert lines[0] == '<http://testserver/A/RES/66/1>; rel="original"'
    assert 'A/C.3/66/L.5>; rel="memento"; datetime="Thu, 20 Oct 2011 00:00:00 GMT"' in lines[2]
    assert 'A/RES/66/1>; rel="memento"; datetime="Mon, 19 Dec 2011 00:00:00 GMT"' in lines[3]
    assert client.get("/timemaps/A/RES/99/1").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/feed/",
        "/series/care-of-the-oceans/feed/",
        "/sessions/66/feed/",
        "/sessions/66/items/69/feed/",
        "/sessions/66/items/69/b/feed/",
        "/feed/committees/C.3/",
    ],
)
def test_feeds_say_what_happened(client, version, address, django_assert_max_num_queries):
    from resolutions.models import Committee

    resolution = version.resolution
    resolution.committee = Committee.objects.create(code="C.3", name="Third Committee")
    resolution.outcome = "adopted_without_vote"
    resolution.save()
    resolution.agenda_items.add(rows.an_item(letter="b"))
    with django_assert_max_num_queries(3):
        read = feedparser.parse(client.get(address).content)
    assert not read.bozo
    entry = read.entries[0]
    assert entry.id == f"tag:resarchive,2026:text/{version.pk}"
    assert entry.author == "United Nations General Assembly"
    assert entry.summary == "Resolution, adopted on 19 December 2011, adopted without a vote."
    assert read.feed.author == "Resarchive"


def test_a_feed_is_in_the_language_before_its_address(client, version):
    read = feedparser.parse(client.get("/fr/feed/").content)
    assert read.feed.title == "Resarchive\N{NO-BREAK SPACE}: derniers chargements"
    assert read.entries[0].summary.startswith("Résolution, adoptée le 19 décembre 2011")
    assert read.entries[0].link == "http://testserver/fr/A/RES/66/1"
    assert read.entries[0].id == feedparser.parse(client.get("/feed/").content).entries[0].id
    assert 'href="/fr/feed/"' in client.get("/fr/about/").content.decode()


@pytest.mark.parametrize("address", ["/feed/", "/search/feed/?q=ropes"])
def test_an_entry_is_by_who_tabled_the_draft_and_is_the_same_in_every_feed(client, address):
    draft = rows.a_version("A/C.3/66/L.5", stage="draft", kind="draft_resolution")
    rows.a_paragraph(draft, "Recalling <script>ropes</script> & sails,")
    rows.a_sponsor(draft, "Cuba")
    rows.a_sponsor(draft, "Chile")
    (entry,) = feedparser.parse(client.get(address).content).entries
    assert (entry.title, entry.author) == ("A/C.3/66/L.5: Care of the oceans", "Cuba, Chile")
    assert entry.id == f"tag:resarchive,2026:text/{draft.pk}"
    assert entry.summary.startswith("Draft resolution.")


def test_mark_up_in_the_words_of_a_document_is_text_in_a_feed(client):
    rows.a_paragraph(rows.a_version("A/RES/66/1"), "Recalling <script>ropes</script> & sails,")
    feed = client.get("/search/feed/?q=ropes").content.decode()
    assert "Recalling &amp;lt;script&amp;gt;ropes&amp;lt;/script&amp;gt; &amp;amp; sails," in feed


def test_of_a_text_that_nobody_is_known_to_have_adopted_the_assembly_is_not_the_author(client):
    version = rows.a_version("A/66/L.1", stage="unknown", kind="unknown")
    rows.a_paragraph(version, "Recalling the sea,")
    assert "author" not in client.get("/A/66/L.1.bib").content.decode()
    rows.a_sponsor(version, "Cuba")
    assert "author = {{Cuba}}" in client.get("/A/66/L.1.bib").content.decode()


def test_what_is_shown_of_a_link_elsewhere(client, version):
    page = client.get("/A/RES/66/1").content.decode()
    assert (
        '<meta property="og:description" content="A/RES/66/1, Resolution, Care of the oceans, 19 December 2011">'
        in page
    )


@pytest.mark.parametrize("takes", ["", "gzip"])
def test_who_keeps_an_answer_asks_whether_it_still_is_the_right_one(client, version, takes):
    response = client.get("/A/RES/66/1", headers={"Accept-Encoding": takes})
    assert response.headers["Cache-Control"] == "public, no-cache"


def test_the_feed_of_votes(client, version):
    Vote.objects.create(version=version, in_favour=141, against=5)
    (entry,) = feedparser.parse(client.get("/feed/votes/").content).entries
    assert entry.title == "A/RES/66/1: Care of the oceans"
    assert entry.summary == "141 in favour, 5 against."
    assert entry.link == "http://testserver/votes/A/RES/66/1/"


@pytest.mark.parametrize("asked", [{"q": '"open'}, {"q": "sea", "sesion": "66"}, {}])
def test_a_feed_of_a_wrong_search_says_so(client, asked):
    response = client.get("/search/feed/", asked)
    assert (response.status_code, response.headers["Content-Type"]) == (400, "text/plain; charset=utf-8")


@pytest.mark.parametrize("address", ["/feed/", "/feed/votes/", "/sessions/66/feed/"])
def test_a_feed_asked_for_with_what_it_does_not_take_says_so(client, version, address):
    response = client.get(address, {"sesion": "67"})
    assert (response.status_code, response.content.decode()) == (400, "There is no parameter “sesion”.")


def test_robots_may_read_what_is_documented_and_the_icon_has_its_address(client):
    assert "Allow: /search/json/" in client.get("/robots.txt").content.decode()
    assert client.get("/favicon.ico").headers["Location"].endswith("img/mark.svg")


BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("address", "accept", "kind"),
    [
        ("/A/RES/99/1", BROWSER, "text/html"),
        ("/A/RES/99/1", "*/*", "text/html"),
        ("/A/RES/99/1", "application/json", "application/problem+json"),
        ("/A/RES/99/1", "application/problem+json, text/html;q=0.5", "application/problem+json"),
        ("/A/RES/99/1", "text/plain", "text/plain"),
        ("/A/RES/99/1", "image/png", "text/html"),
        ("/A/RES/99/1.json", "*/*", "application/problem+json"),
        ("/A/RES/99/1.json", BROWSER, "text/html"),
        ("/A/RES/99/1.bib", "*/*", "text/plain"),
        ("/series/none/matrix/csv/", "*/*", "text/plain"),
        ("/series/none/feed/", "application/atom+xml, */*", "text/plain"),
        ("/feed/committees/C.9/", "*/*", "text/plain"),
        ("/bitext/tmx/A/RES/99/1", "*/*", "text/plain"),
        ("/nowhere/", "application/json", "application/problem+json"),
    ],
)
def test_what_is_not_there_is_said_in_the_form_asked_for(client, address, accept, kind):
    response = client.get(address, headers={"Accept": accept})
    assert response.status_code == 404
    assert response.headers["Content-Type"].startswith(kind)
    assert "Accept" in response.headers["Vary"]
    if kind == "application/problem+json":
        assert (response.json()["status"], response.json()["instance"]) == (404, address)


@pytest.mark.parametrize(
    ("accept", "kind"),
    [(BROWSER, "text/html"), ("application/json", "application/problem+json"), ("*/*", "text/plain")],
)
def test_who_asks_too_often_is_told_in_the_form_asked_for(client, settings, accept, kind):
    settings.RATE_LIMITS = {"feed": (1, 60)}
    client.get("/feed/")
    response = client.get("/feed/", headers={"Accept": accept})
    assert (response.status_code, response.headers["Content-Type"].partition(";")[0]) == (429, kind)
    assert 0 < int(response.headers["Retry-After"]) <= 60
    assert response.headers["Retry-After"] in response.content.decode()
