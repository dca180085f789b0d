"""A text in six languages is one text: every list, count, chart and feed has it once, beside one that is held in one
language; and each of its languages has a page."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest
from django.core.cache import caches

from resolutions.models import Series, Version
from resolutions.text import document as doc
from resolutions.text.languages import LANGUAGES
from tests.builders import adopted, preambular, store
from tests.pages.test_votes import shown, words

pytestmark = pytest.mark.django_db

TITLES = {
    "en": "Right to the sea",
    "fr": "Droit à la mer",
    "es": "Derecho al mar",
    "ru": "Право на море",
    "zh": "海洋权",
    "ar": "الحق في البحر",
}
FOLDERS = ("", "/fr", "/ar")
SIX, ONE = "A/RES/66/152", "A/RES/67/9"
SPONSORS = {
    "en": ["Cuba", "Fiji"],
    "fr": ["Cuba", "Fidji"],
    "es": ["Cuba", "Fiji"],
    "ru": ["Куба", "Фиджи"],
    "zh": ["古巴", "斐济"],
    "ar": ["كوبا", "فيجي"],
}
"""Named as the authority list has them in each language; the file of each has them in English."""
BALLOTS = {"Cuba": "in_favour", "Fiji": "against"}


@pytest.fixture(scope="module", autouse=True)
def archive(of_the_module) -> None:
    """The same subject in two sessions: in six languages, and in English alone; a third text cites the first."""
    caches["comparisons"].clear()
    with of_the_module():
        cover = {
            "format": "akn",
            "sponsors": (doc.Sponsor("Cuba"), doc.Sponsor("Fiji", "state", "additional")),
            "subjects": ("TIDES",),
            "vote": doc.Vote(1, 1, 0, BALLOTS),
            "outcome": "adopted_by_vote",
            "meeting": doc.Meeting(89, date(2011, 12, 19), "89th plenary meeting"),
        }
        # As they come: the English text is not the first.
        for code in ("ru", "ar", "en", "zh", "es", "fr"):
            document = adopted(SIX, language=code, title=TITLES[code], **cover)
            store(document, name=f"{code}.xml", series="Right to the sea")
        later = {**cover, "session": "67", "adopted_on": date(2012, 12, 1), "meeting": None}
        store(adopted(ONE, title="Lighthouses", **later), name="one.xml", series="Right to the sea")
        citing = {"paragraphs": (preambular("Recalling its resolution 66/152,"),), "footnotes": ()}
        citing["citations"] = (doc.Citation("pp1", 14, 31, "resolution 66/152", SIX, carrier="Recalling"),)
        for code in ("en", "fr"):
            place = {"session": "68", "agenda_items": (), "adopted_on": date(2013, 12, 1), "language": code}
            store(adopted("A/RES/68/1", title="Lamps", **place, **citing), name=f"citing-{code}.txt")


def times(page: str, symbol: str) -> int:
    """How often a list of the page leads to the text."""
    return len(re.findall(rf'href="(?:/fr|/ar)?/{re.escape(symbol)}[?#"]', page))


def test_there_are_three_texts():
    assert Version.objects.count() == 3
    assert Version.objects.get(symbol=SIX).languages == [language.code for language in LANGUAGES]


LISTS = {
    "/sessions/66/": {SIX: 1},
    "/sessions/66/?stage=adopted&sponsor=cuba&item=69-b": {SIX: 1},
    "/sessions/66/items/69/b/": {SIX: 1},
    "/sessions/66/meetings/89/": {SIX: 1},
    "/subjects/tides/": {SIX: 1, ONE: 1},
    "/sponsors/cuba/": {SIX: 1, ONE: 1},
    "/sponsors/fiji/": {SIX: 1, ONE: 1},
    "/votes/": {f"votes/{SIX}/": 1, f"votes/{ONE}/": 1},
    "/sponsors/cuba/votes/": {f"votes/{SIX}/": 1, f"votes/{ONE}/": 1},
}


@pytest.mark.parametrize("address", LISTS)
def test_a_list_has_each_text_once_in_every_language(client, address):
    for folder in FOLDERS:
        page = shown(client, f"{folder}{address}")
        assert {symbol: times(page, symbol) for symbol in LISTS[address]} == LISTS[address], folder


@pytest.mark.parametrize(("folder", "title"), [("", TITLES["en"]), ("/fr", TITLES["fr"]), ("/ar", TITLES["ar"])])
def test_lists_have_titles_in_the_language_of_the_page(client, folder, title):
    others = {TITLES[code] for code in ("en", "fr", "ar")} - {title}
    for address in LISTS:
        page = shown(client, f"{folder}{address}")
        assert title in page and not [other for other in others if other in page], address
    assert title in shown(client, f"{folder}/").partition('id="latest-title"')[2]


COUNTS = {
    "/": "3 issued texts of 3 sessions",
    "/sessions/": "66 1 text",
    "/sessions/66/": "1 proposal , 1 agenda item",
    "/sessions/66/meetings/": "Meeting 89 19 December 2011, 1 proposal, 1 by vote",
    "/series/": "Right to the sea 2 texts, 2 sessions: 66–67; by vote: 66–67",
    "/series/right-to-the-sea/": "2 texts. Adopted by vote each of the 2 times.",
    "/sponsors/": "Cuba 2",
    "/sponsors/cuba/": "tabled 2 proposals In favour 2 votes",
    "/sponsors/fiji/": "joined as additional sponsor 2 proposals Against 2 votes",
    "/sponsors/cuba/votes/": "2 votes",
    "/subjects/": "TIDES 2",
    "/subjects/tides/": "2 texts",
    "/votes/": "2 votes",
}


@pytest.mark.parametrize(("address", "said"), COUNTS.items())
def test_a_count_counts_each_text_once(client, address, said):
    assert said in words(shown(client, address))


def test_home_and_the_timeline_name_each_text_once(client):
    latest = shown(client, "/").partition('id="latest-title"')[2]
    timeline = shown(client, "/series/right-to-the-sea/").partition('class="timeline"')[2].partition("</ol>")[0]
    for page in (latest, timeline):
        assert (times(page, SIX), times(page, ONE)) == (1, 1)


def test_texts_are_compared_in_a_language_that_both_are_held_in(client):
    address = f"/compare/?a={SIX}&amp;b={ONE}"
    for page in ("/series/right-to-the-sea/", "/fr/series/right-to-the-sea/"):
        assert address in shown(client, page)
    assert address in shown(client, f"/{ONE}")
    assert 'class="words" lang="en" dir="ltr"' in shown(client, f"/fr/compare/?a={SIX}&b={ONE}")


def test_who_cites_a_text_is_told_once_a_text(client):
    cited_by = shown(client, f"/{SIX}").partition('id="cited-by-title"')[2].partition("</section>")[0]
    assert times(cited_by, "A/RES/68/1") == cited_by.count("<li>") == 1


def test_the_sitemap_names_each_text_and_vote_once(client):
    for address, symbol in (("/sitemap-texts.xml", SIX), ("/sitemap-votes.xml", f"votes/{SIX}/")):
        assert shown(client, address).count(f"<loc>http://testserver/{symbol}</loc>") == 1


@pytest.mark.parametrize(
    ("address", "entries"), [("/feed/", 3), ("/sponsors/cuba/feed/", 2), ("/subjects/tides/feed/", 2)]
)
def test_a_feed_has_each_text_once(client, address, entries):
    feed = ElementTree.fromstring(shown(client, address))
    atom = "{http://www.w3.org/2005/Atom}"
    assert len(feed.findall(f"{atom}entry")) == entries
    titles = [entry.findtext(f"{atom}title") for entry in feed.findall(f"{atom}entry")]
    assert f"{SIX}: {TITLES['en']}" in titles and f"{ONE}: Lighthouses" in titles


@pytest.mark.parametrize("code", TITLES)
def test_each_language_has_its_page_and_its_forms(client, code):
    for folder in FOLDERS:
        page = shown(client, f"{folder}/{SIX}?in={code}")
        assert re.search(rf"<h1[^>]*>{TITLES[code]}</h1>", page)
        for query in ("&lines=1", "&q=sea"):
            shown(client, f"{folder}/{SIX}?in={code}{query}")
    said = client.get(f"/{SIX}.json?in={code}").json()
    assert (said["language"], said["title"]) == (code, TITLES[code])
    assert said["vote"]["by_state"] == BALLOTS
    assert [sponsor["name"] for sponsor in said["sponsors"]] == SPONSORS[code]


@pytest.mark.parametrize("code", TITLES)
def test_a_text_held_in_one_language_has_all_its_pages(client, code):
    document = adopted("A/RES/69/1", language=code, session="69", adopted_on=date(2014, 12, 1), title=TITLES[code])
    store(document, name="alone.txt", series="Alone")
    slug = Series.objects.get(title="Alone").slug
    addresses = ["/compare/?a=A/RES/69/1&b=A/RES/69/1", "/compare/next/?text=A/RES/69/1", "/sessions/69/"]
    addresses += ["/compare/steps/?text=A/RES/69/1", "/compare/?a=A/RES/69/1"]
    addresses += [f"/series/{slug}/{page}" for page in ("", "matrix/", "genealogy/")]
    for folder in FOLDERS:
        assert TITLES[code] in shown(client, f"{folder}/A/RES/69/1")
        for address in addresses:
            shown(client, f"{folder}{address}")
    for form in ("txt", "md", "docx", "xml", "json", "bib", "ris", "csl"):
        assert client.get(f"/A/RES/69/1.{form}").status_code == 200
