"""What a search finds, says and costs."""

import csv
import io
import re
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from resolutions import models
from resolutions.ingest import gather, load
from resolutions.models import Paragraph, Resolution, Series, SpellingVariant, Version
from resolutions.search import facets, outbox, schema
from resolutions.search.request import SearchRequest
from resolutions.search.results import search
from resolutions.text.document import Footnote, NoteMark, Sponsor
from tests.builders import adopted, draft, operative, preambular, store
from tests.pristine import Held

pytestmark = pytest.mark.django_db


def make_texts() -> None:
    """A draft and the text adopted from it, of Cuba and Côte d’Ivoire, and another subject five sessions later."""
    paragraphs = (
        preambular("Recalling the Charter, and human rights, democracy and the rule of law,", NoteMark("1", 9)),
        operative("1", "Calls upon non-governmental organizations to cooperate with Côte d’Ivoire;"),
        operative("2", "Requests the Secretary-General to organise a dialogue among cultures and civilizations;"),
    )
    notes = (Footnote("1", "See resolution 60/1 on the machinery of peace."),)
    sponsors = (Sponsor("Cuba"), Sponsor("Côte d’Ivoire"))
    common = {"title": "Dialogue among civilizations", "paragraphs": paragraphs, "footnotes": notes, "citations": ()}
    store(draft(source="draft.txt", symbol="A/C.3/66/L.9", symbol_from="text", sponsors=sponsors, **common))
    store(adopted(**common))
    other = (
        preambular("Recalling human rights and the dialogue of seas,"),
        operative("1", "Decides to protect the oceans."),
    )
    store(
        adopted(
            "A/RES/71/9", source="seas.txt", session="71", title="Oceans", paragraphs=other, footnotes=(), citations=()
        )
    )


@pytest.fixture(scope="module")
def held(held_once) -> Held:
    return held_once(make_texts)


@pytest.fixture
def texts(held: Held, search_index: Path) -> None:
    held.put(search_index)


def ask(q="", **more):
    query = QueryDict(mutable=True)
    query["q"] = q
    for name, value in more.items():
        query.setlist(name, value if isinstance(value, list) else [str(value)])
    return search(SearchRequest.of(query))


def places(q="", **more):
    """(symbol, place) of every hit, one a paragraph, oldest first."""
    answer = ask(q, by="paragraph", sort="oldest", **more)
    assert answer.error is None
    return [(hit.version.symbol, hit.place) for hit in answer.hits]


D, R, S = "A/C.3/66/L.9", "A/RES/66/152", "A/RES/71/9"

FINDS = {
    "cultures": [(D, "OP 2"), (R, "OP 2")],
    "culture cooperating": [],
    "cooperating": [(D, "OP 1"), (R, "OP 1")],
    "Cote d'Ivoire": [(D, "OP 1"), (R, "OP 1")],
    "organize dialogue": [(D, "OP 2"), (R, "OP 2")],
    "nongovernmental": [(D, "OP 1"), (R, "OP 1")],
    "machinery": [(D, "Note 1"), (R, "Note 1")],
    "civilizat* NOT cultures": [(D, "Title"), (R, "Title")],
    "cote*": [(D, "OP 1"), (R, "OP 1")],
    "seas OR machinery": [(D, "Note 1"), (R, "Note 1"), (S, "PP 1")],
    "session:71 rights": [(S, "PP 1")],
    "session:70..": [(S, "Title"), (S, "PP 1"), (S, "OP 1")],
    "stage:draft rights": [(D, "PP 1")],
    "adopted:2011 rights": [(R, "PP 1"), (S, "PP 1")],
    "title:civilization op:dialogue": [(D, "OP 2"), (R, "OP 2")],
    "pp:dialogue": [(S, "PP 1")],
    "note:peace": [(D, "Note 1"), (R, "Note 1")],
    "op:2": [(D, "OP 2"), (R, "OP 2")],
    "sponsor:ivoire rights": [(D, "PP 1")],
    "symbol:A/C.3 rights": [(D, "PP 1")],
    "symbol:66/152 rights": [(R, "PP 1")],
    "committee:third stage:draft rights": [(D, "PP 1")],
    "item:69 session:66 stage:draft rights": [(D, "PP 1")],
    "verb:requests": [(D, "OP 2"), (R, "OP 2")],
    "verb:calls": [(D, "OP 1"), (R, "OP 1")],
    '"civilizations dialogue"~4': [(D, "OP 2"), (R, "OP 2")],
    '"civilizations dialogue"~2': [(D, "Title"), (R, "Title")],
    '"requests organise dialogue"~9': [(D, "OP 2"), (R, "OP 2")],
}


@pytest.mark.parametrize(("q", "found"), FINDS.items())
def test_what_a_query_finds(texts, q, found):
    if not found or '"~4' in q:
        assert set(found) <= set(places(q))
    else:
        assert places(q) == found


LITERAL = {
    "human rights": [D, R, S],
    "HUMAN  Rights": [D, R, S],
    "human rights, democracy": [D, R],
    "human rights democracy": [],
    "human right": [],
    "organize a dialogue": [],
    "Cote d'Ivoire": [],
    "Côte d'Ivoire": [D, R],
    "and the": [D, R, S],
}


@pytest.mark.parametrize(("phrase", "found"), LITERAL.items())
def test_quotation_marks_are_literal(texts, phrase, found):
    assert [symbol for symbol, _ in places(f'"{phrase}"')] == found


def test_a_phrase_is_found_across_a_page_break_of_the_source(seeds):
    assert [loaded.change for loaded in load(gather([seeds["2011-adopted"]]))] == ["created"]
    assert places('"aimed at strengthening the capacity"') == [("A/RES/66/152", "PP 5")]


def test_matching_words_are_marked_and_nothing_else(texts):
    (hit,) = ask("human session:71").hits
    assert [(piece.text, piece.marked) for piece in hit.pieces] == [
        ("Recalling ", False),
        ("human", True),
        (" rights and the dialogue of seas,", False),
    ]


MARKED = {
    "dialogue and the cultures": ["dialogue", "cultures"],
    '"dialogue among cultures and civilizations"': ["dialogue among cultures and civilizations"],
    "organise a dialogue": ["organise", "dialogue"],
    "secretary general requests": ["Requests", "Secretary-General"],
    "cultures civilizations OR among": ["among cultures", "civilizations"],
    '"and"': ["and"],
}


@pytest.mark.parametrize(("q", "marked"), MARKED.items())
def test_neighbours_are_marked_as_one_and_function_words_in_phrases_only(texts, q, marked):
    (hit,) = ask(f"({q}) op:2 symbol:66/152").hits
    assert [piece.text for piece in hit.pieces if piece.marked] == marked


def test_one_hit_a_subject_says_in_how_many_other_versions(texts):
    answer = ask("cultures")
    assert [(hit.version.symbol, hit.others) for hit in answer.hits] == [(R, 1)]
    assert len(ask("cultures", by="version").hits) == 2


@pytest.mark.parametrize("q", ['"constructive dialogue and consultations"', "constructive dialogue and consultations"])
def test_of_texts_that_answer_alike_the_adopted_one_is_shown(q):
    list(load(gather([settings.FIXTURES])))
    shown = [(hit.version.symbol, hit.anchor, hit.others) for hit in ask(q).hits]
    assert shown == [("A/RES/66/152", "op9", 3)]


def test_of_texts_that_answer_alike_one_with_a_symbol_is_shown_and_the_newest_of_those():
    words = (operative("1", "Urges all States to enter into a dialogue of islands."),)
    common = {"title": "Islands", "paragraphs": words, "footnotes": (), "citations": ()}
    store(draft(source="one.txt", symbol="A/C.3/66/L.8", symbol_from="text", **common))
    store(draft(source="two.txt", symbol="A/C.3/66/L.8/Rev.1", symbol_from="text", **common))
    store(draft(source="three.txt", symbol=None, symbol_from=None, **common))
    (hit,) = ask("islands op:dialogue").hits
    assert (hit.version.symbol, hit.others) == ("A/C.3/66/L.8/Rev.1", 2)


@pytest.fixture
def all_in_the_small_sample(monkeypatch):
    """Every text is in the sample that tells whether very much may match."""
    monkeypatch.setattr("resolutions.search.schema.SAMPLES", (2, 1))
    monkeypatch.setattr(facets, "_SMALL", 1)


@pytest.mark.usefixtures("all_in_the_small_sample")
def test_what_is_found_too_often_is_counted_in_a_part_of_the_texts_and_said_to_be(texts, client, monkeypatch):
    many_sessions()
    for name, value in (("EXACT", 1), ("IN_SAMPLE", 6)):  # one text in two: some of twelve are in it
        monkeypatch.setattr(facets, name, value)
    q = "cultures OR oceans"
    found = ask(q).facets
    assert found.estimated and found.counted and all(one.estimated for one in found.counted)
    assert all(choice.count and choice.count % 2 == 0 for one in found.counted for choice in one.choices)
    assert f"in about {found.texts} texts" in client.get("/search/", {"q": q}).content.decode()


PHRASES = [
    ("of the United Nations human rights", True),
    ("the United Nations and other States", False),
    ("rights of the United Nations", False),
    ("in the States, of the United Nations", False),
    ("of the United", True),
]


@pytest.mark.parametrize(("phrase", "stands"), PHRASES)
def test_a_phrase_of_common_words_is_found_where_it_stands_and_only_there(phrase, stands):
    text = "Requests the organs of the Nairobi the United Nations and of the United Nations human rights system, all."
    store(adopted(paragraphs=(operative("1", text),), footnotes=(), citations=()))
    assert ask(f'"{phrase}"').total == stands


def test_groups_are_a_facet_and_a_field_of_their_own():
    named = (Sponsor("Cuba"), Sponsor("European Union", "group"))
    store(draft(sponsors=named, sponsor_note=None))
    answer = ask("report", by="paragraph")
    counted = {one.facet.name: [choice.value for choice in one.choices] for one in answer.facets.counted}
    assert (counted["sponsor"], counted["group"]) == (["Cuba"], ["European Union"])
    assert ask('group:"european union"').total == ask("sponsor:european").total == ask("sponsor:cuba").total > 0


def test_filters_narrow_and_their_counts_stay_open(texts):
    answer = ask("rights", session="71")
    assert [hit.version.symbol for hit in answer.hits] == [S]
    (sessions,) = [one for one in answer.facets.counted if one.facet.name == "session"]
    assert {(choice.value, choice.count, choice.chosen) for choice in sessions.choices} == {
        ("71", 1, True),
        ("66", 2, False),
    }


def many_sessions():
    for session in range(40, 40 + facets.SHOWN + 4):
        words = (operative("1", "Decides to protect the oceans."),)
        own = {"source": str(session), "session": str(session), "paragraphs": words}
        store(adopted(f"A/RES/{session}/1", footnotes=(), citations=(), **own))


def shown(facet: str, q="oceans", **more):
    return next((one for one in ask(q, **more).facets.counted if one.facet.name == facet), None)


def test_every_value_of_a_facet_is_two_clicks_away_without_a_script(client):
    many_sessions()
    page = client.get("/search/", {"q": "oceans", "by": "version"}).content.decode()
    assert "session=40" not in page
    address = unescape(re.search('<a href="([^"]*)"[^>]*>More<', page)[1])
    assert address == "/search/?q=oceans&by=version&more=session#facet-session"
    page = client.get(address).content.decode()
    assert page.count('rel="nofollow">4') + page.count('rel="nofollow">5') == facets.SHOWN + 4
    assert "/search/?q=oceans&amp;by=version&amp;more=session&amp;session=40" in page
    assert 'href="/search/?q=oceans&amp;by=version#facet-session"' in page, "and back"


@pytest.mark.usefixtures("all_in_the_small_sample")
def test_a_facet_shown_whole_is_counted_one_by_one_and_costs_no_query(monkeypatch):
    many_sessions()
    ask("oceans")
    for name, value in (("EXACT", 1), ("IN_SAMPLE", 6)):  # one text in two: some of twelve are in it
        monkeypatch.setattr(facets, name, value)
    with CaptureQueriesContext(connection) as usual:
        assert shown("session").estimated and shown("stage").estimated
    with CaptureQueriesContext(connection) as opened:
        whole = shown("session", more="session")
    assert {choice.count for choice in whole.choices} == {1} and not whole.estimated
    assert len(whole.choices) == facets.SHOWN + 4
    assert 2 * len(opened) <= len(usual)


def test_how_many_values_a_facet_shows_whole_has_a_bound_and_it_is_said(client, monkeypatch):
    many_sessions()
    monkeypatch.setattr(facets, "WHOLE", 10)
    assert len(shown("session", more="session").choices) == 10
    assert "The first 10 are shown." in client.get("/search/", {"q": "oceans", "more": "session"}).content.decode()


def test_a_facet_shown_whole_may_have_a_choice_in_it(texts):
    whole = shown("session", q="rights", session="80", more="session")
    assert [choice.value for choice in whole.choices if choice.chosen] == ["80"]


def test_an_agenda_item_is_written_as_on_the_page_of_a_text(texts, client):
    assert {choice.label for choice in shown("item", q="rights", session="66").choices} == {"69 (b)"}
    assert "Agenda item: 69 (b)" in client.get("/search/?session=66&item=69(b)").content.decode()


@pytest.mark.parametrize("more", ["session", "nothing", "item", ["stage", "session"]])
def test_a_facet_with_no_more_is_shown_as_it_is(texts, client, more):
    assert client.get("/search/", {"q": "rights", "more": more}).status_code == 200
    assert "More<" not in client.get("/search/", {"q": "rights"}).content.decode()


def test_what_a_chosen_value_could_be_widened_to_is_counted_one_by_one(texts, monkeypatch):
    """Six texts of a State each have three sponsors: their places were taken to be three times as many."""
    sponsors = tuple(map(Sponsor, ("Cuba", "Chile", "Peru")))
    for number in range(6):
        words = (operative("1", "Decides on lighthouses."),)
        named = {"source": str(number), "symbol": f"A/C.3/66/L.{number + 20}", "symbol_from": "text"}
        store(draft(paragraphs=words, sponsors=sponsors, sponsor_note=None, footnotes=(), citations=(), **named))
    places = ask("lighthouses", by="paragraph").total
    monkeypatch.setattr(facets, "EXACT", places)
    monkeypatch.setattr(facets, "IN_SAMPLE", 1)
    monkeypatch.setattr("resolutions.search.schema.SAMPLES", (2, 1))
    monkeypatch.setattr(facets, "_SMALL", 1)
    found = shown("sponsor", "lighthouses", sponsor="Cuba")
    assert not found.estimated
    assert {choice.value: choice.count for choice in found.choices} == dict.fromkeys(("Cuba", "Chile", "Peru"), places)


def test_a_chosen_value_is_counted_though_others_are_far_more_frequent(monkeypatch):
    monkeypatch.setattr(facets, "SHOWN", 1)  # four values are counted
    names = ("Cuba", "Chile", "Ghana", "Kenya", "Malta")
    for number, more in enumerate(((), ("Peru",))):
        sponsors = tuple(map(Sponsor, (*names, *more)))
        named = {"source": str(number), "symbol": f"A/C.3/66/L.{number + 20}", "symbol_from": "text"}
        words = (operative("1", "Decides on lighthouses."),)
        store(draft(paragraphs=words, sponsors=sponsors, sponsor_note=None, footnotes=(), citations=(), **named))
    found = shown("sponsor", "lighthouses", sponsor="Peru")
    assert {choice.value: choice.count for choice in found.choices}["Peru"] == 1


def test_pages_do_not_overlap_and_together_hold_everything(texts):
    seen = []
    for number in range(1, 20):
        answer = search(SearchRequest(q="re* OR di* OR se*", by="paragraph", page=number, per_page=2))
        seen += [hit.url("") for hit in answer.hits]
        if not answer.more:
            break
    assert len(seen) == len(set(seen)) == answer.total


@pytest.mark.parametrize("by", ["series", "version", "paragraph"])
@pytest.mark.parametrize("per_page", [1, 3])
def test_it_is_looked_for_until_there_are_enough(texts, by, per_page, monkeypatch):
    def found():
        answer = search(SearchRequest(q="the", by=by, per_page=per_page))
        return [hit.address for hit in answer.hits], answer.more

    whole = found()
    assert 0 < len(whole[0]) <= per_page
    monkeypatch.setattr("resolutions.search.ranking.IN_A_LOOK", 1)
    assert found() == whole


def test_a_row_that_changed_behind_the_index_is_not_shown(texts):
    assert len(places("oceans op:protect")) == 1
    Paragraph.objects.filter(text__contains="protect").update(text="Decides nothing.")
    assert places("oceans op:protect") == []


def test_a_change_is_found_as_soon_as_it_is_recorded(texts):
    assert places("whales") == []
    row = Paragraph.objects.get(text__contains="protect")
    Paragraph.objects.filter(pk=row.pk).update(text="Decides to protect whales.")
    outbox.record([row.language_version.version_id])
    assert places("whales") == [(S, "OP 1")]


def test_a_spelling_an_editor_adds_is_searched_at_once(texts, admin_client):
    assert places("machinery") == [(D, "Note 1"), (R, "Note 1")]
    assert places("apparatus") == []
    row = {"spelling": "apparatus", "variant": "machinery"}
    assert admin_client.post("/admin/resolutions/spellingvariant/add/", row).status_code == 302
    assert places("apparatus") == [(D, "Note 1"), (R, "Note 1")]


def test_a_spelling_an_editor_takes_away_is_gone_at_once(texts, admin_client):
    row = SpellingVariant.objects.create(spelling="apparatus", variant="machinery")
    assert places("apparatus") == [(D, "Note 1"), (R, "Note 1")]
    assert admin_client.post(f"/admin/resolutions/spellingvariant/{row.pk}/delete/", {"post": "yes"}).status_code == 302
    assert places("apparatus") == []


def test_a_deleted_text_is_gone(texts):
    version = Version.objects.get(symbol=S)
    outbox.record([version.pk])
    version.delete()
    assert ask("rights session:71").total == 0


def test_words_in_different_places_are_found_and_said_to_be(texts):
    answer = ask("oceans seas")
    assert answer.loosened.startswith("No single paragraph")
    assert {hit.version.symbol for hit in answer.hits} == {S}


@pytest.mark.parametrize("asked", ["part=op", "verb=Requests", "q=verb:Requests", "q=op:2", "q=cites:60/1"])
@pytest.mark.parametrize("words", ["non-governmental dialogue", "governmental seas", "organise xylophones", "dialgue"])
def test_words_in_different_places_may_be_narrowed_by_what_is_asked_of_places(texts, client, asked, words):
    name, _, value = asked.partition("=")
    query = {"q": f"{words} {value}"} if name == "q" else {"q": words, name: value}
    assert client.get("/search/", query).status_code == 200


def test_of_texts_with_words_in_different_places_only_the_places_asked_for_are_counted(texts):
    answer = ask("non-governmental charter", part=["op"])
    assert answer.loosened
    assert {hit.part for hit in answer.hits} == {"op"}


def test_a_misspelt_word_is_answered_with_the_archive_s_own(texts):
    answer = ask("civilizatoins dialogue")
    assert answer.meant == "civilizations dialogue"
    assert answer.hits[0].version.symbol == R


def test_a_word_replaced_by_one_further_off_is_said_to_be(texts):
    answer = ask("civlizatoins dialogue")
    assert answer.hits[0].version.symbol == R
    assert answer.loosened == "In no text: civlizatoins. Looked for instead: civilizations."
    assert answer.total == ask("civilizations dialogue").total
    assert ask("civlizatoins").loosened == answer.loosened


def test_what_was_looked_for_instead_is_said_before_where_it_was_found(texts):
    apart = ask("occaens seas").loosened
    assert apart.startswith("In no text: occaens. Looked for instead: oceans. No single paragraph has all these words")


def test_a_phrase_is_never_loosened(texts):
    assert ask('"dialogue among oceans"').total == 0
    assert ask('"dialogue among oceans"').loosened == ""


def test_the_cost_does_not_grow_with_the_number_of_hits(texts):
    ask("rights")
    with CaptureQueriesContext(connection) as few:
        ask("seas")
    with CaptureQueriesContext(connection) as many:
        ask("the OR rights", by="paragraph")
    assert len(many) <= 7
    assert len(many) - len(few) <= 2


HOSTILE = [
    "(" * 1000 + ")" * 1000,
    "a " * 10_000,
    "ab* " * 90,
    '"' + "the " * 400 + '"',
    "-" * 500,
    '"the of"~50 ' * 40,
]


@pytest.mark.parametrize("q", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_query_is_answered(texts, client, q):
    assert client.get("/search/", {"q": q}).status_code == 200


def test_what_stands_in_a_text_is_never_markup(client):
    text = "Recalling <script>alert(1)</script> & <b>bold</b> rights,"
    store(adopted(title="<i>Title</i>", paragraphs=(preambular(text),), footnotes=(), citations=()))
    page = client.get("/search/", {"q": "alert OR bold"}).content.decode()
    assert "&lt;script&gt;<mark>alert</mark>(1)&lt;/script&gt; &amp; &lt;b&gt;<mark>bold</mark>&lt;/b&gt;" in page
    assert "<script>alert" not in page and "<i>Title" not in page


JUMPS = {
    "66/152": "/A/RES/66/152",
    "a/res/66/152": "/A/RES/66/152",
    "res 66/152 op 2": "/A/RES/66/152#op2",
    "A/RES/66/152 PP1": "/A/RES/66/152#pp1",
    "66/152 op 99": "/A/RES/66/152",
    "A/C.3/66/L.9": "/A/C.3/66/L.9",
}


@pytest.mark.parametrize(("q", "address"), JUMPS.items())
def test_a_symbol_leads_straight_to_its_document(texts, client, q, address):
    response = client.get("/search/", {"q": q})
    assert (response.status_code, response["Location"]) == (302, address)


def test_a_mistake_is_shown_at_its_place(texts, client):
    page = client.get("/search/", {"q": 'rights "peace'}).content.decode()
    assert "never closed" in page
    assert "rights <mark>&quot;</mark>peace" in page


WITHOUT_THE_MISTAKE = {
    'rights "peace': "/search/?q=rights+peace&amp;session=66",
    "rights)": "/search/?q=rights&amp;session=66",
    '"': None,
    "rights AND": None,
}


@pytest.mark.parametrize(("q", "address"), WITHOUT_THE_MISTAKE.items())
def test_a_mistake_can_be_left_out_where_a_search_remains(client, q, address):
    page = client.get("/search/", {"q": q, "session": "66"}).content.decode()
    found = re.search('<a href="([^"]*)">Search without it</a>', page)
    assert (found and found[1]) == address


def test_the_feed_is_atom_with_links_to_paragraphs(texts, client):
    response = client.get("/search/feed/", {"q": "seas"})
    assert response["Content-Type"].startswith("application/atom+xml")
    assert "/A/RES/71/9?q=seas#pp1" in response.content.decode()


def test_the_table_has_a_row_a_paragraph_and_no_formulas(client):
    store(adopted(paragraphs=(preambular("=cmd|whales"), preambular("Whales, twice")), footnotes=(), citations=()))
    response = client.get("/search/csv/", {"q": "whales"})
    rows = list(csv.DictReader(io.StringIO(response.content.decode())))
    assert sorted(row["text"] for row in rows) == ["'=cmd|whales", "Whales, twice"]


SUGGESTED = {
    "66/1": ("symbol", "A/RES/66/152"),
    "dialogue amo": ("title", "Dialogue among civilizations"),
    "cub": ("sponsor", "Cuba"),
}


@pytest.mark.parametrize(("typed", "suggested"), SUGGESTED.items())
def test_suggestions(texts, client, typed, suggested):
    first = client.get("/search/suggest/", {"q": typed}).json()["suggestions"][0]
    assert first["kind"] == suggested[0]
    assert first["text"].startswith(suggested[1])


def test_a_page_with_suggestions_looks_once_how_far_the_index_is(texts, client, django_assert_num_queries):
    """What has changed, the titles and the paragraphs found, the titles suggested, and the name that was typed, if it
    is one."""
    client.get("/search/", {"q": "dialogue amo"})
    with django_assert_num_queries(5) as asked:
        page = client.get("/search/", {"q": "dialogue amo"}).content.decode()
    assert 'Dialogue among civilizations</a> <span class="aside">title' in page
    assert sum("outboxentry" in one["sql"] for one in asked.captured_queries) == 1


def test_a_symbol_that_is_typed_whole_is_suggested_before_those_that_begin_so(texts, client):
    for number in (1, 15, 150, 151, 153, 154, 155):
        store(adopted(f"A/RES/66/{number}", title=f"Lamp {number}"), name=f"lamp {number}")
    first = client.get("/search/suggest/", {"q": "66/15"}).json()["suggestions"][0]
    assert (first["name"], first["text"]) == ("A/RES/66/15", "A/RES/66/15 Lamp 15")


def test_a_title_leads_to_its_subject_and_to_a_search_where_it_has_none(texts, client):
    def place() -> str:
        return client.get("/search/suggest/", {"q": "dialogue amo"}).json()["suggestions"][0]["url"]

    Resolution.objects.update(series=None)
    assert place().startswith("/search/?q=title")
    Resolution.objects.update(series=Series.objects.create(slug="dialogue", title="Dialogue", title_key="dialogue"))
    assert place() == "/series/dialogue/"


def test_every_subject_has_a_number_of_its_own_in_the_index():
    numbers = {schema.subject_number(pk) for pk in range(1, 40_000)}
    assert len(numbers) == 39_999


@pytest.mark.parametrize(("names", "said"), [({}, '<span lang="en" dir="ltr">Cuba</span>'), ({"fr": "L’île"}, "L’île")])
def test_a_chosen_filter_is_named_in_the_language_of_the_page(texts, client, names, said):
    """A sponsor too, where its name in it is known; else it stays as it is printed."""
    models.Sponsor.objects.filter(name="Cuba").update(names=names)
    chosen = {"q": "rights", "committee": "Third Committee", "sponsor": "Cuba"}
    page = " ".join(client.get("/fr/search/", chosen).content.decode().split())
    assert 'Troisième Commission <span aria-hidden="true">×</span>' in page
    assert f'{said} <span aria-hidden="true">×</span>' in page


def test_the_values_of_a_facet_are_names_in_the_language_of_the_page(texts, client):
    models.Sponsor.objects.filter(name="Cuba").update(names={"fr": "L’île"})
    page = client.get("/fr/search/", {"q": "rights"}).content.decode().partition('id="facet-sponsor"')[2]
    assert "sponsor=Cuba" in page and ">L’île</a>" in page


def test_texts_are_found_by_what_they_ask_for():
    asks = (operative("1", "Requests the Secretary-General to report on tides at its sixty-seventh session;"),)
    store(adopted("A/RES/66/1", title="Tides", paragraphs=asks, footnotes=(), citations=()), name="tides")
    store(
        adopted("A/RES/66/2", title="Gulls", paragraphs=(operative("1", "Decides that gulls may stay."),)), name="gulls"
    )
    assert {hit.version.symbol for hit in ask("asks:report").hits} == {"A/RES/66/1"}
    [facet] = [one for one in ask("tides OR gulls").facets.counted if one.facet.name == "asks"]
    assert [(choice.value, str(choice.label)) for choice in facet.choices] == [("report", "report")]
