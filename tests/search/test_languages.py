"""A text that is held in several languages is found and counted once, in the one that the reader is shown."""

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from django.db import connection
from django.utils import translation

from resolutions.ingest import IncomingFile, Storage
from resolutions.models import Version
from resolutions.search import agreed as finder
from resolutions.search import store as stores
from resolutions.search.languages import CODES, beside
from resolutions.search.over_time import over_time
from resolutions.search.quotations import verify
from resolutions.search.request import SearchRequest
from resolutions.search.results import search
from resolutions.search.suggest import suggestions
from resolutions.search.vocabulary import Vocabulary
from resolutions.text.document import Footnote
from resolutions.text.files import FileRead
from tests.builders import adopted, draft, operative, preambular, store

pytestmark = pytest.mark.django_db

WHALES, SEALS = "A/RES/66/1", "A/RES/71/9"

SAID = {
    "en": ("Whales of the sea", "Decides to protect whales with UNESCO;", "See UNESCO on whales."),
    "fr": ("Les baleines de la mer", "Décide de protéger les baleines avec UNESCO;", "Voir UNESCO sur les baleines."),
    "es": ("Las ballenas del mar", "Decide proteger las ballenas con UNESCO;", "Véase UNESCO sobre las ballenas."),
    "ru": ("Морские киты", "Постановляет защищать китов с UNESCO;", "См. UNESCO о китах."),
    "zh": ("海洋 鲸鱼", "决定 保护 鲸鱼 UNESCO;", "见 UNESCO 鲸鱼."),
    "ar": ("حيتان البحر", "تقرر حماية الحيتان مع UNESCO;", "انظر UNESCO عن الحيتان."),
}
FOUND_ELSEWHERE = "Nothing was found in the language of this page, so all languages were searched."


def whales(language: str, *more):
    """The text of 66/1 in a language, with ``more`` paragraphs."""
    title, paragraph, note = SAID[language]
    paragraphs = (preambular("Charter UNESCO,"), operative("1", paragraph), *more)
    own = {"source": f"{language}.txt", "language": language, "title": title, "paragraphs": paragraphs}
    store(adopted(WHALES, footnotes=(Footnote("1", note),), citations=(), **own))


@pytest.fixture
def english():
    """66/1 in English, and another text of the same subject five sessions later that has no other language."""
    whales("en")
    paragraphs = (operative("1", "Decides to protect seals with UNESCO;"),)
    own = {"source": "seals.txt", "session": "71", "title": SAID["en"][0], "adopted_on": date(2016, 12, 5)}
    store(adopted(SEALS, paragraphs=paragraphs, footnotes=(), citations=(), **own))


@pytest.fixture
def six(english):
    """The same, and 66/1 in the five other languages."""
    for language in SAID:
        if language != "en":
            whales(language)


def ask(q="", **more):
    return search(SearchRequest(q=q, **more))


def found(q="", **more):
    return [(hit.version.symbol, hit.version.language, hit.place) for hit in ask(q, by="paragraph", **more).hits]


ASKED = ("UNESCO", "whales", '"protect whales"', "op:unesco", "session:66", "seals OR whales", "unesc*", "title:sea")


def numbers():
    """All that pages count, but what the languages are."""
    return [_numbers(q, by) for q in ASKED for by in ("series", "version", "paragraph")]


def _numbers(q, by):
    answer, over = ask(q, by=by), over_time(q)
    nothing = ask(q, filters={"session": ("80",)})
    counted = [one for of in (answer, nothing) for one in of.facets.counted if one.facet.name != "language"]
    choices = [(choice.facet, choice.value, choice.count) for one in counted for choice in one.choices]
    hits = [(hit.version.symbol, hit.version.language, hit.place, hit.others) for hit in answer.hits]
    told = over.changes
    changes = (told.session, told.counts, [one.place.heading for one in told.shown]) if told else None
    return answer.total, answer.facets.texts, sorted(choices), hits, answer.loosened, over.sessions, changes


def agreed(passage):
    (one,) = finder.find(finder.take(passage).passages)
    return one.standing, one.texts, one.sessions, one.near_texts, one.near_sessions


PASSAGES = ("Decides to protect whales with UNESCO", "Decides to protect all whales with UNESCO")


def test_with_six_languages_every_number_is_that_of_english_alone(english):
    before = numbers(), [agreed(passage) for passage in PASSAGES], suggestions("whal")
    assert before[1] == [("verbatim", 1, (("66", 1),), 1, (("71", 1),)), ("near", 0, (), 2, (("66", 1), ("71", 1)))]
    for language in SAID:
        if language != "en":
            whales(language)
    assert Version.objects.count() == 2
    assert (numbers(), [agreed(passage) for passage in PASSAGES], suggestions("whal")) == before


def test_words_over_time_count_a_text_once(six):
    counted = [(one.session, one.texts, one.held.texts, one.among) for one in over_time("unesco").sessions]
    assert counted == [("66", 1, 1, [("Third Committee", 1)]), ("71", 1, 1, [("Third Committee", 1)])]
    (lost,) = [one for one in over_time("whales op:whales").changes.shown if one.kind == "lost"]
    assert (lost.place.version.symbol, lost.other.version.symbol, lost.language) == (WHALES, SEALS, "en")


def test_a_reader_of_another_language_is_shown_the_texts_in_it_and_the_rest_in_english(six):
    with translation.override("fr"):
        assert found("baleines op:protéger") == [(WHALES, "fr", "OP 1")]
        assert sorted(found("op:unesco")) == [(WHALES, "fr", "OP 1"), (SEALS, "en", "OP 1")]
        assert found("seals") == [(SEALS, "en", "OP 1")]
        (hit,) = ask("baleines op:protéger").hits
        assert (hit.heading, hit.address) == (SAID["fr"][0], "/fr/A/RES/66/1#op1")
        assert ask("unesco").loosened == ""
        counted = [(one.session, one.texts, one.held.texts) for one in over_time("unesco").sessions]
        assert counted == [("66", 1, 1), ("71", 1, 1)]
        assert agreed("Décide de protéger les baleines avec UNESCO")[:2] == ("verbatim", 1)


def test_a_text_in_one_language_has_no_other_beside_it(english):
    ask("whales")
    vocabulary = Vocabulary(stores.store().open())
    assert [vocabulary.beside(code) for code in CODES] == [0] * 6
    assert [one.name for one in vocabulary.names("language")] == ["en"]


def test_who_is_shown_which_language_of_a_text():
    assert beside("fr", ["fr"]) == []
    assert beside("en", ["en", "fr"]) == ["fr"]
    assert beside("fr", ["en", "fr"]) == ["en", "es", "ru", "zh", "ar"]
    assert beside("es", ["fr", "es"]) == ["en", "fr", "ru", "zh", "ar"]


def test_a_search_can_name_its_language(six):
    assert found("unesco op:unesco language:fr") == [(WHALES, "fr", "OP 1")]
    assert found("op:unesco (language:ar OR language:zh)") == [(WHALES, "zh", "OP 1"), (WHALES, "ar", "OP 1")]
    assert found("op:unesco language:ENG symbol:71/9") == [(SEALS, "en", "OP 1")]
    assert found("op:unesco", filters={"language": ("ru",)}) == [(WHALES, "ru", "OP 1")]
    assert ask("baleines language:en").total == 0
    assert ask("unesco language:fr", by="version").facets.texts == 1


@pytest.mark.parametrize(("q", "place"), [("language:de", (9, 11)), ("whales language:english", (16, 23))])
def test_a_language_that_is_none_of_the_six_is_a_mistake(six, q, place):
    error = ask(q).error
    assert (error.start, error.end) == place
    assert "en, fr, es, ru, zh, ar" in error.message


def languages_counted(q, **more):
    counted = ask(q, **more).facets.counted
    return {choice.value: choice.count for one in counted if one.facet.name == "language" for choice in one.choices}


def test_languages_are_a_facet_where_several_are_held(six):
    assert languages_counted("op:unesco") == {"en": 2, "fr": 1, "es": 1, "ru": 1, "zh": 1, "ar": 1}
    assert languages_counted("op:unesco", filters={"language": ("fr",)}) == languages_counted("op:unesco")
    assert languages_counted("op:unesco", filters={"session": ("71",)}) == {"en": 1}


def test_one_language_is_no_facet(english):
    assert languages_counted("op:unesco") == {}
    assert languages_counted("op:unesco", filters={"language": ("fr",)}) == {"en": 2, "fr": 0}


def test_what_nothing_says_in_the_reader_s_language_is_looked_for_in_all(six, client):
    answer = ask("baleines op:protéger")
    assert answer.loosened == FOUND_ELSEWHERE
    assert [(hit.version.language, hit.address) for hit in answer.hits] == [("fr", "/A/RES/66/1?in=fr#op1")]
    page = client.get("/search/", {"q": "baleines op:protéger"}).content.decode()
    assert FOUND_ELSEWHERE in page
    assert 'href="/A/RES/66/1?in=fr&amp;q=baleines%20op%3Aprot%C3%A9ger#op1"' in page
    assert '<span lang="fr" dir="ltr">français</span>' in page
    with translation.override("fr"):
        assert found("whales op:protect") == [(WHALES, "en", "OP 1")]
        assert ask("whales op:protect").hits[0].address == "/fr/A/RES/66/1?in=en#op1"


def test_words_are_loosened_in_the_reader_s_language_before_they_are_in_another(six):
    english, french = ask("whales charter decides"), ask("baleines charter décide")
    assert english.loosened.startswith("No single paragraph")
    assert {one.version.language for one in english.hits} == {"en"}
    assert french.loosened.startswith(FOUND_ELSEWHERE + " No single paragraph")
    assert {one.version.language for one in french.hits} == {"fr"}
    assert (ask("whalez").meant, ask("balleines").meant) == ("whales", "")


def test_words_over_time_and_agreed_language_are_looked_for_in_all_languages_too(six, client):
    over = over_time("baleines op:protéger")
    assert [(one.session, one.texts, one.held.texts) for one in over.sessions] == [("66", 1, 1), ("71", 0, 1)]
    told = over_time("baleines op:protéger", "66").changes.shown
    assert [(one.kind, one.place.version.language) for one in told] == [("new", "fr")]
    page = client.get("/over-time/", {"q": "baleines"}).content.decode()
    assert FOUND_ELSEWHERE in page
    passage = "Décide de protéger les baleines avec UNESCO"
    assert agreed(passage) == ("verbatim", 1, (("66", 1),), 0, ())
    page = client.get("/agreed/", {"text": passage}).content.decode()
    assert 'href="/A/RES/66/1?in=fr#op1"' in page and '<span lang="fr" dir="ltr">français</span>' in page


def test_words_over_time_in_a_language_that_is_named(six):
    over = over_time("unesco language:es")
    assert [(one.session, one.texts, one.held.texts) for one in over.sessions] == [("66", 1, 1), ("71", 0, 1)]
    told = over_time("unesco language:es", "66").changes.shown
    assert [(one.kind, one.place.version.language) for one in told] == [("new", "es")]


def test_titles_are_suggested_as_the_reader_is_shown_them(six):
    assert [one["text"] for one in suggestions("whales of")] == [SAID["en"][0]]
    assert [one["text"] for one in suggestions("les balei")] == [SAID["fr"][0]]
    assert suggestions("66/1")[0]["text"] == f"{WHALES} {SAID['en'][0]}"
    with translation.override("fr"):
        assert suggestions("66/1")[0] == {
            "kind": "cote",
            "text": f"{WHALES} {SAID['fr'][0]}",
            "url": f"/fr/{WHALES}",
            "name": WHALES,
        }


def test_a_symbol_leads_to_the_paragraph_of_the_text_that_the_reader_is_shown(english, client):
    whales("fr", operative("2", "Prie le Secrétaire général de faire rapport."))
    assert client.get("/search/", {"q": "66/1 op 2"})["Location"] == "/A/RES/66/1"
    assert client.get("/fr/search/", {"q": "66/1 op 2"})["Location"] == "/fr/A/RES/66/1#op2"


def test_what_programs_take_along_from_a_page_is_in_its_language(six, client):
    page = client.get("/fr/search/", {"q": "op:unesco", "by": "version"}).content.decode()
    address = unescape(re.search(r'href="(/search/json/[^"]*)"', page)[1])
    assert address == "/search/json/?q=op%3Aunesco&by=version&in=fr"
    hits = client.get(address).json()["hits"]
    assert {(hit["symbol"], hit["language"], hit["address"]) for hit in hits} == {
        (WHALES, "fr", "http://testserver/A/RES/66/1?in=fr#op1"),
        (SEALS, "en", "http://testserver/A/RES/71/9#op1"),
    }
    assert client.get("/search/json/?q=unesco&in=de").status_code == 400
    assert "in=" not in re.search(r'href="(/search/json/[^"]*)"', client.get("/search/?q=unesco").content.decode())[1]


def test_values_of_facets_are_in_their_own_language(six, client):
    page = client.get("/search/", {"q": "op:unesco"}).content.decode()
    assert re.search(
        r'<a href="/search/\?q=op%3Aunesco&amp;language=ar" rel="nofollow" lang="ar" dir="rtl">العربية</a>', page
    )
    page = client.get("/search/", {"q": "op:unesco", "language": "fr"}).content.decode()
    assert '<span lang="fr" dir="ltr">français</span> <span aria-hidden="true">×</span>' in page
    page = client.get("/fr/search/", {"q": "op:unesco"}).content.decode()
    assert re.search(r'verb=D%C3%A9cide" rel="nofollow">Décide</a>', page)


def test_amendments_and_corrigenda_are_found_and_stand_for_no_text_of_their_subject(english):
    paragraphs = (operative("1", "Replace whales with narwhals;"),)
    common = {"title": SAID["en"][0], "footnotes": (), "citations": (), "symbol_from": "text", "paragraphs": paragraphs}
    store(draft(source="a", kind="amendment", symbol="A/C.3/71/L.9", session="71", **common))
    store(draft(source="c", kind="corrigendum", symbol="A/C.3/71/L.8/Corr.1", session="71", **common))
    assert ask("narwhals", by="version").facets.texts == 2
    assert over_time("narwhals", adopted=False).changes.shown == []


def test_texts_are_counted_one_by_one_while_so_few_entries_match():
    """The engine's own count of different values is off from some hundred texts on."""
    paragraphs = (operative("1", "Requests that whales be counted one by one;"),)
    common = {"paragraphs": paragraphs, "session": "66", "citations": (), "footnotes": ()}
    texts = [adopted(f"A/RES/66/{n}", title=f"Whales {n}", **common) for n in range(1, 401)]
    files = [(IncomingFile(f"{n}.txt", Path(f"{n}.txt")), FileRead(b"%d" % n, (text,))) for n, text in enumerate(texts)]
    Storage().store_all(files)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as after a load: else 400 rows are looked for in plans made for none
    assert search(SearchRequest(q='"counted one by one"')).facets.texts == 400
    assert [(one.texts, one.held.texts) for one in over_time('"counted one by one"').sessions] == [(400, 400)]
    assert verify("Requests that whales be counted one by one").texts == 400
    (passage,) = finder.find(finder.take("Requests that whales be counted one by one").passages)
    assert passage.sessions == (("66", 400),)
