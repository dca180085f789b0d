"""Words over time: how many texts and paragraphs of each session have them, and which subjects gained or lost them."""

import csv
import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from resolutions.models import Resolution, Session
from resolutions.pages.searching.over_time import charts
from resolutions.search.over_time import over_time
from resolutions.search.session_counts import Among
from tests.builders import adopted, draft, operative, preambular, store

pytestmark = pytest.mark.django_db

OCEANS = "Calls upon all coastal States to protect the oceans, seas and marine resources from every kind of pollution;"
WHALES, SEALS = operative("1", "Decides to protect whales;"), operative("1", "Decides to protect seals;")


def tabled(session: int, *paragraphs, number: int = 1, title: str = "Whales of the sea", **fields):
    """A text of a subject, adopted in a regular session."""
    symbol = f"A/RES/{session}/{number}"
    day = date(1945 + session, 12, 1)
    fields = {"committee": "Third Committee", "origin": None, **fields}
    common = {"adopted_on": day, "issued_on": None, "footnotes": (), "citations": ()}
    store(adopted(symbol, source=symbol, session=str(session), title=title, paragraphs=paragraphs, **common, **fields))


def test_words_over_time_count_texts_a_session():
    tabled(66, WHALES)
    tabled(66, SEALS, number=2, title="Seals of the north")
    tabled(71, WHALES)
    page = over_time("whales op:protect")
    assert [(one.session, one.texts, one.held.texts) for one in page.sessions] == [("66", 1, 2), ("71", 1, 1)]
    assert [hit.version.symbol for hit in page.first] == ["A/RES/66/1", "A/RES/71/1"]
    assert page.last == [], "the same texts twice"


def test_words_over_time_call_no_draft_adopted(client):
    store(draft(source="draft", issued_on=date(2011, 10, 27), paragraphs=(operative("1", OCEANS),), citations=()))
    Resolution.objects.update(outcome="adopted")
    page = client.get("/over-time/", {"q": "oceans", "stage": "all"}).content.decode()
    assert "issued 27 October 2011 (draft)" in page
    assert "(adopted)" not in page
    page = client.get("/over-time/", {"q": "oceans"}).content.decode()
    assert "No adopted text has it." in page
    assert 'href="?q=oceans&amp;stage=all"' in page


def test_a_mistake_over_time_is_explained(client):
    assert "never closed" in client.get("/over-time/", {"q": '"culture'}).content.decode()


def entered(q: str, **how):
    """(session, kind, symbol of the place, of the other text) of every subject, session by session."""
    return [
        (session, one.kind, one.place.version.symbol, one.other and one.other.version.symbol)
        for session in Session.objects.order_by("ordinal").values_list("code", flat=True)
        for one in over_time(q, session, **how).changes.shown
    ]


def test_a_subject_gains_words_and_loses_them_in_the_session_in_which_it_is_tabled_again():
    for session, paragraph in ((66, SEALS), (68, WHALES), (70, WHALES), (73, SEALS)):
        tabled(session, paragraph)
    assert entered('"protect whales"') == [
        ("68", "gained", "A/RES/68/1", "A/RES/66/1"),
        ("73", "lost", "A/RES/70/1", "A/RES/73/1"),
    ]


def test_a_subject_without_an_earlier_text_is_new_and_one_not_tabled_again_loses_nothing():
    tabled(66, WHALES)
    tabled(70, SEALS, title="Seals of the north", number=2)
    assert entered('"protect whales"') == [("66", "new", "A/RES/66/1", None)]


def test_a_text_in_another_language_is_not_compared():
    tabled(66, WHALES)
    tabled(70, operative("1", "Décide de protéger les baleines;"), language="fr")
    assert entered('"protect whales"') == [("66", "new", "A/RES/66/1", None)]


def test_the_adopted_text_of_a_session_stands_for_its_drafts():
    tabled(66, SEALS)
    common = {"title": "Whales of the sea", "session": "68", "footnotes": (), "citations": ()}
    store(draft(source="d", symbol="A/C.3/68/L.1", symbol_from="text", paragraphs=(WHALES,), **common))
    gained = ("68", "gained", "A/C.3/68/L.1", "A/RES/66/1")
    assert entered('"protect whales"', adopted=False) == [gained]
    tabled(68, SEALS)
    assert entered('"protect whales"', adopted=False) == []


def test_what_is_known_of_a_text_is_no_word_of_it():
    tabled(66, WHALES)
    assert over_time("whales session:66").sessions
    assert over_time("whales session:66").changes is None


def test_subjects_left_out_are_counted_and_one_click_away(client, monkeypatch):
    monkeypatch.setattr("resolutions.search.subject_changes.TOLD", 1)
    for number, title in enumerate(("Whales of the sea", "Ships at anchor", "Lights ashore"), start=1):
        tabled(66, WHALES, number=number, title=title)
    page = client.get("/over-time/", {"q": '"protect whales"'}).content.decode()
    assert 'href="?q=%22protect+whales%22&amp;session=66#entering">2 more subjects' in page
    assert len(over_time('"protect whales"').changes.shown) == 1
    assert len(over_time('"protect whales"', "66").changes.shown) == 3


def test_the_newest_session_is_told_unless_another_is_asked_for(client):
    for session, paragraph in ((66, WHALES), (68, SEALS), (70, SEALS)):
        tabled(session, paragraph)
    assert over_time('"protect whales"').changes.session == "70"
    page = client.get("/over-time/", {"q": '"protect whales"'}).content.decode()
    assert "it came into no subject and went out of none" in page
    assert '<option value="68">' in page
    assert "Lost:" in client.get("/over-time/", {"q": '"protect whales"', "session": "68"}).content.decode()
    assert over_time('"protect whales"', "999").changes.session == "70"


def test_of_several_proposals_of_a_session_any_may_have_the_words():
    tabled(66, SEALS)
    tabled(68, WHALES, number=1)
    tabled(68, SEALS, number=2)
    tabled(70, SEALS)
    assert entered('"protect whales"') == [
        ("68", "gained", "A/RES/68/1", "A/RES/66/1"),
        ("70", "lost", "A/RES/68/1", "A/RES/70/1"),
    ]


def test_the_page_leads_to_the_paragraph_and_to_the_text_without_it(client):
    tabled(66, WHALES)
    tabled(68, SEALS)
    client.get("/over-time/", {"q": "whales"})
    with CaptureQueriesContext(connection) as few:
        page = client.get("/over-time/", {"q": '"protect whales"'}).content.decode()
    lost = page[page.index("Lost:") :]
    assert 'href="/series/whales-of-the-sea/"' in lost
    assert 'href="/A/RES/66/1?q=%22protect%20whales%22#op1"' in lost
    assert 'not in the text of this session: <a href="/A/RES/68/1">' in lost
    for number in range(2, 6):
        tabled(66, WHALES, number=number, title=f"Lights of the coast {number}")
        tabled(68, SEALS, number=number, title=f"Lights of the coast {number}")
    client.get("/over-time/", {"q": "whales"})
    with CaptureQueriesContext(connection) as many:
        client.get("/over-time/", {"q": '"protect whales"'})
    assert len(many) == len(few) <= 20


def test_words_over_time_are_charts_with_their_figures_by_committee_too(client):
    tabled(66, WHALES)
    tabled(66, WHALES, number=2, title="Ships at anchor", committee="Second Committee")
    tabled(66, SEALS, number=3, title="Seals of the north")
    tabled(67, SEALS)
    tabled(68, WHALES)
    found = over_time("whales op:protect")
    counted = [(one.session, one.texts, one.held.texts) for one in found.sessions]
    assert counted == [("66", 2, 3), ("67", 0, 1), ("68", 1, 1)]
    drawn = charts(found)
    assert [(bar.parts[0].value, bar.parts[0].width, bar.besides) for bar in drawn.sessions.bars] == [
        (2, 100, ("67\N{NO-BREAK SPACE}%", "2", "67\N{NO-BREAK SPACE}%")),
        (0, 0, ("0\N{NO-BREAK SPACE}%", "0", "0\N{NO-BREAK SPACE}%")),
        (1, 50, ("100\N{NO-BREAK SPACE}%", "1", "100\N{NO-BREAK SPACE}%")),
    ]
    assert {one.title: [bar.parts[0].value for bar in one.bars] for one in drawn.among} == {
        "Third Committee": [1, 0, 1],
        "Second Committee": [1, 0, 0],
    }
    page = client.get("/over-time/", {"q": "whales op:protect"}).content.decode()
    assert page.count('<table class="chart">') == 3
    assert "session=66&amp;stage=adopted&amp;committee=Second+Committee&amp;by=version" in page


@pytest.mark.parametrize(
    ("by", "told"),
    [
        ("part", {"titles": [1, 1], "operative paragraphs": [2, 0], "preambular paragraphs": [0, 1]}),
        ("verb", {"Decides": [2, 0], "Recalling": [0, 1]}),
    ],
)
def test_words_over_time_by_part_and_by_opening_words(by, told, client):
    tabled(66, WHALES, operative("2", "Decides to count whales;"))
    tabled(67, preambular("Recalling its whales,"), SEALS)
    drawn = charts(over_time("whales", among=Among(by)))
    shown = {one.title: [bar.parts[0].value for bar in one.bars] for one in drawn.among}
    assert {name.title() if by == "verb" else name: of for name, of in shown.items()} == told
    assert f'<option value="{by}" selected>' in client.get("/over-time/", {"q": "whales", "by": by}).content.decode()


def test_a_value_that_is_rare_in_one_session_is_counted_there_too():
    verbs = [operative(str(n), f"{chr(65 + n)}ids keepers to count whales, twice;") for n in range(1, 16)]
    tabled(66, *verbs, *(operative(str(n), verb.text) for n, verb in enumerate(verbs[:14], 16)))
    tabled(67, *[operative(str(n), verbs[14].text) for n in range(1, 4)])
    drawn = charts(over_time("whales", among=Among.VERB)).among
    assert len(drawn) == 12
    assert [[bar.parts[0].value for bar in one.bars] for one in drawn][0] == [1, 3]


def test_where_texts_are_not_counted_each_it_is_said(client, monkeypatch):
    for number in (1, 2, 3):
        tabled(66, WHALES, number=number, title=f"Lights of the coast {number}")
    assert "counted about" not in client.get("/over-time/", {"q": "whales"}).content.decode()
    monkeypatch.setattr("resolutions.search.text_counts.MOST_COUNTED", 2)
    page = client.get("/over-time/", {"q": "whales protect"}).content.decode()
    assert "counted about" in page
    assert "Texts, about" in page
    [row] = csv.DictReader(io.StringIO(client.get("/over-time/csv/", {"q": "whales"}).getvalue().decode()))
    assert (row["counted"], row["held"], row["paragraphs"]) == ("about", "3", "3")


def test_words_over_time_leave_drafts_out_unless_asked_for(client):
    tabled(66, WHALES)
    common = {"title": "Whales of the sea", "session": "66", "footnotes": (), "citations": ()}
    store(draft(source="d", symbol="A/C.3/66/L.1", symbol_from="text", paragraphs=(WHALES, SEALS), **common))
    counted = [(one.texts, one.held.texts, one.paragraphs, one.held.paragraphs) for one in over_time("whales").sessions]
    assert counted == [(1, 1, 1, 1)]
    every = over_time("whales", adopted=False).sessions
    assert [(one.texts, one.held.texts, one.paragraphs, one.held.paragraphs) for one in every] == [(2, 2, 2, 3)]
    assert client.get("/over-time/csv/", {"q": "whales", "stage": "drafts"}).status_code == 400


def test_the_first_and_last_texts_are_those_of_all_sessions(monkeypatch):
    monkeypatch.setattr("resolutions.search.over_time.EDGE", 2)
    for session in (66, 67, 68, 69, 70):
        tabled(session, WHALES)
    tabled(67, WHALES, number=2, title="Ships at anchor")
    found = over_time("whales")
    assert [hit.version.symbol for hit in found.first] == ["A/RES/66/1", "A/RES/67/1"]
    assert [hit.version.symbol for hit in found.last] == ["A/RES/70/1", "A/RES/69/1"]
    adrift = {"title": "Whales adrift", "session": None, "adopted_on": date(1950, 1, 1), "issued_on": None}
    store(adopted("A/RES/5/1", source="adrift", paragraphs=(WHALES,), footnotes=(), citations=(), **adrift))
    assert over_time("whales").first[0].version.title == "Whales adrift"
