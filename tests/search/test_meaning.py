"""What is meant by the words of a query: names, acronyms, compounds, questions, slips; and what texts are about."""

import re
from datetime import date
from pathlib import Path

import pytest

from resolutions.models import Paragraph
from resolutions.search.over_time import over_time
from resolutions.search.request import SearchRequest
from resolutions.search.results import search
from resolutions.text.document import AgendaItem, Footnote, Sponsor, Vote
from tests.builders import adopted, draft, operative, preambular, store
from tests.pristine import Held

pytestmark = pytest.mark.django_db

TEXTS = {
    1: ("Strengthening the Office of Lighthouse Keepers", "Commends the Office of Lighthouse Keepers of the oceans;"),
    2: ("Elimination of female whale hunting", "Decides to protect whales from hunting;"),
    3: ("Situation in the Democratic People's Republic of Korea", "Requests a report on peacekeeping;"),
    4: (
        "Protection of harbours",
        "Decides that harbours and whales, lights and birds are protected by cyber crime law;",
    ),
    5: ("Peace and security", "Stresses the keeping of records; recalls peace-building and whales;"),
}


def make_texts() -> None:
    for number, (title, words) in TEXTS.items():
        own = {"source": f"{number}.txt", "title": title, "paragraphs": (operative("1", words),)}
        sponsors = (Sponsor("Democratic People's Republic of Korea"),) if number == 3 else ()
        store(adopted(f"A/RES/66/{number}", footnotes=(), citations=(), sponsors=sponsors, **own))


@pytest.fixture(scope="module")
def held(held_once) -> Held:
    return held_once(make_texts)


@pytest.fixture
def texts(held: Held, search_index: Path) -> None:
    held.put(search_index)


def found(q, **more):
    answer = search(SearchRequest(q=q, **more))
    assert answer.error is None
    return [int(hit.version.symbol.rpartition("/")[2]) for hit in answer.hits]


FIRST = {
    "whale hunting prohibition": 2,
    "OLK": 1,
    "olk": 1,
    "O.L.K.": 1,
    "FWH": 2,
    "North Korea": 3,
    "DPRK": 3,
    "situation in north korea": 3,
    "peace keeping": 3,
    "cybercrime": 4,
    "what did the Assembly say about harbours?": 4,
    "which resolution is about the harbors": 4,
    "harbuors": 4,
    "66/2 hunting": 2,
    "keepers of lighthouses 66/4": 4,
}


@pytest.mark.parametrize(("q", "number"), FIRST.items())
def test_what_comes_first(texts, q, number):
    assert found(q)[0] == number


def test_what_a_text_is_about_goes_before_where_the_words_stand(texts):
    """Text 4 has both words in one paragraph; text 2 is about whales, and has the other word nowhere."""
    assert found("whales hunting birds")[:2] == [2, 4]
    assert found("whales hunting birds", by="paragraph") != []


def test_words_of_a_plain_query_are_not_required_but_counted(texts):
    answer = search(SearchRequest(q="harbours whales lanterns"))
    assert answer.weighed and answer.loosened
    exact = search(SearchRequest(q="harbours birds"))
    assert (exact.weighed, exact.total, exact.loosened) == (True, 1, "")
    assert len(exact.hits) >= 1


def test_the_page_says_what_is_counted_and_what_is_listed(texts, client):
    said = "Counted are the places that have all the words."
    assert said in client.get("/search/", {"q": "harbours birds"}).content.decode()
    assert said not in client.get("/search/", {"q": "harbours"}).content.decode()
    assert said not in client.get("/search/", {"q": "harbours birds", "sort": "newest"}).content.decode()


@pytest.mark.parametrize(
    "q", ['"whales harbours"', "op:(whales penguins)", "whales AND penguins OR x AND y", "whales -whales"]
)
def test_what_is_asked_for_exactly_is_required(texts, q):
    assert found(q) == []


def test_tables_and_lists_by_day_hold_only_what_has_all_the_words(texts):
    assert found("harbours whales", sort="newest") == found("harbours whales", by="paragraph") == [4]


def test_an_acronym_is_marked_where_its_name_stands(texts):
    (hit,) = search(SearchRequest(q="OLK op:oceans")).hits
    assert [piece.text for piece in hit.pieces if piece.marked][0] == "Office of Lighthouse Keepers"


@pytest.mark.parametrize("q", ["HARBUORS", "XKCD"])
def test_a_word_in_capitals_is_corrected_to_nothing(texts, q):
    answer = search(SearchRequest(q=q))
    assert (answer.total, answer.meant) == (0, "")


def test_only_what_leads_to_an_answer_is_offered(texts):
    answer = search(SearchRequest(q="harbuors session:12"))
    assert (answer.total, answer.meant) == (0, "")
    assert search(SearchRequest(q="harbuors")).meant == "harbours"


@pytest.mark.parametrize("name", ["North Korea", "DPRK", "Democratic People's Republic of Korea"])
def test_a_sponsor_is_found_by_any_of_its_names(texts, name):
    assert found(f'sponsor:"{name}"', by="version") == [3]


def test_a_name_is_read_in_a_query_with_operators_too(texts):
    assert found("title:(North Korea OR nothing)") == [3]
    assert found("title:(situation North Korea)") == [3]


def test_words_in_a_footnote_belong_to_the_text():
    notes = (Footnote("1", "See the machinery of lanterns."),)
    store(adopted("A/RES/66/9", paragraphs=(preambular("Recalling the oceans,"),), footnotes=notes, citations=()))
    answer = search(SearchRequest(q="oceans lanterns"))
    assert answer.loosened.startswith("No single paragraph") and found("oceans lanterns") == [9]


def test_a_text_stands_for_its_subject_adopted_before_drafted():
    words = (operative("1", "Urges all States to enter into a dialogue of islands and seas."),)
    common = {"title": "Islands", "paragraphs": words, "footnotes": (), "citations": ()}
    store(draft(source="one.txt", symbol="A/C.3/66/L.8", symbol_from="text", **common))
    store(adopted("A/RES/66/8", **common))
    (hit,) = search(SearchRequest(q="dialogue islands")).hits
    assert (hit.version.symbol, hit.place, hit.others) == ("A/RES/66/8", "OP 1", 1)


def test_a_place_that_changed_behind_the_index_is_shown_as_it_is(texts):
    assert found("harbours birds")[0] == 4
    Paragraph.objects.filter(text__contains="birds").update(text="Decides nothing.")
    hits = search(SearchRequest(q="harbours birds")).hits
    assert all("birds" not in hit.text for hit in hits)


def test_pages_of_weighed_texts_hold_each_once(texts):
    pages = [found("whales harbours peace korea lighthouse", page=page, per_page=2, by="version") for page in (1, 2, 3)]
    assert sorted(sum(pages, [])) == [1, 2, 3, 4, 5]


def see_also(client, q):
    page = client.get("/search/", {"q": q}).content.decode()
    found = re.search(r'<p class="meant">See also (.*?)</p>', page, re.DOTALL)
    return re.findall(r'href="([^"]*)"', found[1]) if found else []


def test_the_name_of_a_state_offers_its_page_its_texts_and_its_votes(texts, client):
    offered = [
        "/sponsors/democratic-peoples-republic-of-korea/",
        "/search/?sponsor=Democratic+People%E2%80%99s+Republic+of+Korea&amp;by=version",
        "/sponsors/democratic-peoples-republic-of-korea/votes/",
    ]
    assert see_also(client, "North Korea") == see_also(client, "DPRK") == offered
    assert see_also(client, "korea whales") == []


def test_a_question_after_votes_leads_to_the_votes(texts, client):
    vote = Vote(in_favour=100, against=2, abstaining=9, by_state={"Cuba": "against"})
    words = (operative("1", "Urges an end to the embargo on lanterns;"),)
    store(
        adopted("A/RES/66/8", source="8.txt", title="Embargo", paragraphs=words, footnotes=(), citations=(), vote=vote)
    )
    assert see_also(client, "who voted against the embargo on lanterns?") == ["/votes/A/RES/66/8/"]
    assert see_also(client, "embargo on lanterns") == []
    store(draft(sponsors=(Sponsor("Cuba"),)))
    asked = ["/votes/A/RES/66/8/?state=Cuba", "/sponsors/cuba/votes/"]
    assert see_also(client, "how did Cuba vote on the embargo on lanterns?") == asked


@pytest.mark.parametrize(
    "q", ["votes of Fiji", "how did Fiji vote on the embargo?", "Fiji voting record", "abstentions by Fiji"]
)
def test_a_question_after_the_votes_of_a_state_leads_to_them(texts, client, q):
    store(adopted("A/RES/66/8", source="8.txt", title="Embargo", sponsors=(Sponsor("Fiji"),), citations=()))
    assert see_also(client, q)[-1] == "/sponsors/fiji/votes/"
    assert see_also(client, "embargo of Fiji") == []


@pytest.fixture
def items(texts):
    for session in (67, 68):
        own = {"session": str(session), "citations": (), "adopted_on": date(1945 + session, 12, 1)}
        items = (AgendaItem("71", "b", "Rights of keepers"), AgendaItem("71", None, "Keepers"))
        store(adopted(f"A/RES/{session}/1", source=f"{session}.txt", agenda_items=items, **own))


@pytest.mark.parametrize(
    "q",
    ["item 71 (b)", "agenda item 71(b)", "Item 71 b", "point 71 b) de l’ordre du jour", "tema 71 b)", "пункт 71 b)"],
)
def test_an_item_of_the_agenda_offers_it_in_each_session(items, client, q):
    assert see_also(client, q) == ["/sessions/68/items/71/b/", "/sessions/67/items/71/b/"]


def test_an_item_without_a_letter_or_of_one_session(items, client):
    assert see_also(client, "agenda item 71") == ["/sessions/68/items/71/", "/sessions/67/items/71/"]
    for q in ("item 71 of the sixty-seventh session", "item 71 (67th session)", "item 71, session 67", "项目71 67"):
        assert see_also(client, q) == ["/sessions/67/items/71/"]
    page = client.get("/search/", {"q": "item 71"}).content.decode()
    assert "Sixty-eighth session, item 71: Keepers" in page


def test_a_draft_by_the_number_that_delegates_say(texts, client):
    for session, symbol in ((65, "A/65/L.5"), (67, "A/67/L.5"), (68, "A/C.3/68/L.5/Rev.1"), (68, "A/C.1/68/L.50")):
        store(draft(source=symbol, session=str(session), symbol=symbol, symbol_from="text", title=symbol, citations=()))
    assert see_also(client, "L.5") == ["/A/C.3/68/L.5/Rev.1", "/A/67/L.5"]
    assert see_also(client, "l5") == see_also(client, "L.5/Rev.2") == see_also(client, "L.5")
    assert see_also(client, "C.3/L.5") == ["/A/C.3/68/L.5/Rev.1"]
    assert see_also(client, "C.1/L.5") == see_also(client, "L.51") == []


@pytest.mark.parametrize("q", ["item 72", "items of jewellery", "item 71 on harbours", "71 (b)"])
def test_what_names_no_item_that_is_held_offers_none(items, client, q):
    assert see_also(client, q) == []


def test_a_name_is_marked_in_the_whole_text_too(texts, client):
    found("OLK")
    page = client.get("/A/RES/66/1", {"q": "OLK"}).content.decode()
    assert "<mark>Office of Lighthouse Keepers</mark>" in page


def test_words_over_time_know_names_too(texts):
    counted = over_time("OLK")
    assert [(one.session, one.texts) for one in counted.sessions] == [("66", 1)]


@pytest.fixture
def traffic():
    """``trafficing`` has the stem of ``traffic`` and stands nowhere."""
    titles = [
        "Traffic on rivers",
        *(f"Trafficking in {goods}" for goods in "apples pears plums cherries figs dates".split()),
    ]
    for number, title in enumerate(titles, start=1):
        own = {
            "source": f"{number}.txt",
            "title": title,
            "paragraphs": (operative("1", f"Notes the {title.lower()};"),),
        }
        store(adopted(f"A/RES/67/{number}", footnotes=(), citations=(), sponsors=(), **own))


def test_a_form_that_stands_nowhere_also_stands_for_a_far_more_frequent_word_beside_it(traffic):
    answer = search(SearchRequest(q="trafficing in pears"))
    assert [hit.heading for hit in answer.hits][0] == "Trafficking in pears"
    assert answer.meant == "trafficking in pears"


@pytest.mark.parametrize("q", ["traffics in pears", "trafficked"])
def test_other_forms_are_left_as_they_are(traffic, q):
    assert search(SearchRequest(q=q)).meant == ""
