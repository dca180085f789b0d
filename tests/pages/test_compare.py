"""The page of two texts: what it says, in which ways, what it keeps, and what it costs."""

import re
from io import BytesIO

import pytest
from django.core.cache import caches
from docx import Document as WordFile

from resolutions.models import Correction, LanguageVersion, OpeningVerb, Sponsor, Version, Vote
from resolutions.text import document as doc
from tests import builders
from tests.builders import operative, preambular

pytestmark = pytest.mark.django_db

OLD = (
    preambular("Recalling its resolution 55/2 of 8 September 2000,"),
    operative("1", "Requests the Secretary-General to report on the sea;"),
    operative("2", "Decides to continue its consideration of the question at its sixty-seventh session."),
)
NEW = (
    preambular("Recalling its resolution 66/3 of 22 September 2011,"),
    operative("1", "Welcomes the <b>plan</b> of action & its follow-up;"),
    operative("2", "Requests the Secretary-General to report yearly on the sea;"),
    operative("3", "Decides to continue its consideration of the question at its sixty-eighth session."),
)
TIDES = preambular("Noting the tides of all the seas,")
BOTH = {"a": "A/RES/66/1", "b": "A/RES/67/1"}


@pytest.fixture(autouse=True)
def texts():
    caches["comparisons"].clear()
    builders.store(builders.adopted("A/RES/66/1", paragraphs=OLD), "old.txt")
    builders.store(builders.adopted("A/RES/67/1", session="67", paragraphs=NEW), "new.txt")


def page(client, **query) -> str:
    answer = client.get("/compare/", query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_side_by_side(client):
    html = page(client, **BOTH)
    assert "One paragraph added (operative paragraph 1), one reworded, two brought up to date, two renumbered." in html
    assert '<a href="/A/RES/66/1#op1"><span class="visually-hidden">A/RES/66/1, </span>OP 1</a>' in html
    assert "report <ins>yearly </ins>on the sea;" in html
    assert "at its <del>sixty-seventh</del> session." in html
    assert '<span class="op">brought up to date</span> <span class="why">reference</span>' in html
    assert "session ordinal or date" in html


def test_texts_of_different_titles_are_both_named(client):
    builders.store(builders.adopted("A/RES/68/1", session="68", title="Care of <tides>", paragraphs=NEW), "other.txt")
    html = page(client, a="A/RES/66/1", b="A/RES/68/1")
    heads = html.partition('class="heads"')[2].partition("</div>")[0]
    assert "Right to the sea" in heads and "Care of &lt;tides&gt;" in heads
    assert 'class="lead"' not in html
    same = page(client, **BOTH)
    assert '<p class="lead">Right to the sea</p>' in same
    assert "Right to the sea" not in same.partition('class="heads"')[2].partition("</div>")[0]


class TestTheHead:
    def head(self, client) -> str:
        return page(client, **BOTH).partition('class="plain tally"')[2].partition('class="heads"')[0]

    def test_counts_what_became_of_paragraphs_in_the_order_of_the_sentence(self, client):
        told = re.findall(r'class="change (\w+)">([\w ]+)</span> <b>(\d+)</b>', self.head(client))
        assert told == [
            ("inserted", "added", "1"),
            ("edited", "reworded", "1"),
            ("technical", "brought up to date", "2"),
        ]

    def test_has_a_cell_for_each_change_further_from_the_last_the_more_stands_between(self, client):
        builders.store(builders.adopted("A/RES/66/1", paragraphs=(TIDES, *OLD)), "old.txt")
        builders.store(builders.adopted("A/RES/67/1", session="67", paragraphs=(TIDES, *NEW)), "new.txt")
        cells = re.findall(r'data-space="(\d)"><a class="change (\w+)" href="#change-(\d)"', page(client, **BOTH))
        assert cells == [("1", "technical", "1"), ("0", "inserted", "2"), ("0", "edited", "3"), ("0", "technical", "4")]

    def test_names_who_voted_otherwise_under_any_name_those_that_crossed_first(self, client):
        lists = (
            {"Turkey": "in_favour", "Fiji": "in_favour", "Cuba": "in_favour", "Chad": "against"},
            {"Türkiye": "in_favour", "Fiji": "abstaining", "Cuba": "against", "Chad": "against"},
        )
        for at, (symbol, paragraphs, by_state) in enumerate(zip(BOTH.values(), (OLD, NEW), lists, strict=True)):
            sides = list(by_state.values())
            vote = doc.Vote(sides.count("in_favour"), None, sides.count("abstaining"), by_state)
            text = builders.adopted(symbol, session=str(66 + at), paragraphs=paragraphs, vote=vote)
            builders.store(text, ("old.txt", "new.txt")[at])
        said = " ".join(re.sub(r"<[^>]+>", "", self.head(client)).split())
        assert "3–1–0 →, then 1–2–1. Cuba: in favour, then against; Fiji: in favour, then abstaining." in said
        assert "Türkiye" not in page(client, **BOTH)

    def test_a_state_that_took_another_name_has_not_joined(self, client):
        for at, (symbol, names) in enumerate(
            {"A/RES/66/1": ("Turkey", "Fiji"), "A/RES/67/1": ("Türkiye", "Cuba")}.items()
        ):
            sponsors = tuple(map(doc.Sponsor, names))
            text = builders.adopted(symbol, session=str(66 + at), paragraphs=(OLD, NEW)[at], sponsors=sponsors)
            builders.store(text, ("old.txt", "new.txt")[at])
        said = " ".join(re.sub(r"<[^>]+>", "", self.head(client)).split())
        assert "2 →, then 2. Joined: Cuba. Left: Fiji." in said
        assert "Türkiye" not in page(client, **BOTH)

    def test_leaves_out_what_is_not_known(self, client):
        assert 'class="moved"' not in page(client, **BOTH)


def test_where_a_text_has_nothing_the_other_half_says_so(client):
    html = page(client, **BOTH)
    added = html.partition('class="row inserted')[2].partition('class="cell new"')[0]
    assert '<p class="absent small">not in <bdi>A/RES/66/1</bdi></p>' in added
    assert "not in <bdi>A/RES/67/1" not in html
    turned = page(client, a=BOTH["b"], b=BOTH["a"])
    deleted = turned.partition('class="row deleted')[2].partition('class="cell new"')[2]
    assert deleted.startswith('><p class="absent small">not in <bdi>A/RES/66/1</bdi></p>')
    assert "not in" not in page(client, **BOTH, show="inline").partition("<main")[2]


def test_text_of_documents_is_escaped(client):
    for way in ("side", "changes", "inline", "list"):
        assert "&lt;b&gt;plan&lt;/b&gt; of action &amp; its" in page(client, **BOTH, show=way)


@pytest.mark.parametrize(
    ("way", "there", "not_there"),
    [
        ("changes", 'id="change-1"', "row same"),
        ("inline", "its <del>sixty-seventh</del><ins>sixty-eighth</ins> session.", 'class="cell old"'),
        ("list", "“sixty-seventh” became “sixty-eighth”", 'class="rows side"'),
    ],
)
def test_other_ways_to_show_it(client, way, there, not_there):
    html = page(client, **BOTH, show=way)
    assert there in html and not_there not in html.partition('id="notes-title"')[0]


def test_every_change_has_an_address_and_leads_to_the_next(client):
    html = page(client, **BOTH)
    for number in range(1, 5):
        assert f'id="change-{number}"' in html and f'href="#change-{number}"' in html
    assert 'id="op1"' in html and 'id="change-5"' not in html


def test_any_spelling_and_the_number_of_a_text_without_symbol(client):
    builders.store(builders.draft(paragraphs=OLD), "nameless.txt")
    nameless = Version.objects.get(symbol=None)
    assert "the same, word for word" in page(client, a="a/res/66/1 ", b=f"/documents/{nameless.pk}/")
    assert "the same, word for word" in page(client, a=nameless.pk, b="A/RES/66/1", show="list")


def test_a_text_with_itself(client):
    assert "The two texts are the same, word for word." in page(client, a="A/RES/66/1", b="A/RES/66/1")


def test_the_form_when_a_text_is_not_named(client):
    html = page(client, a="A/RES/66/1")
    assert 'value="A/RES/66/1"' in html and 'name="b"' in html
    assert 'name="a"' in page(client)


@pytest.mark.parametrize("symbol", ["A/RES/99/1", "nonsense", "999999", "<script>"])
def test_a_text_that_is_not_held(client, symbol):
    answer = client.get("/compare/", {"a": "A/RES/66/1", "b": symbol})
    assert answer.status_code == 404
    assert "The archive does not hold" in answer.content.decode() and "<script>" not in answer.content.decode()


def test_as_data(client):
    rows = client.get("/compare/", {**BOTH, "format": "json"}).json()["rows"]
    assert rows[1] == {
        "op": "inserted",
        "a": [],
        "b": ["op1"],
        "renumbered": False,
        "class": "substantive",
        "words": [["+", "Welcomes the <b>plan</b> of action & its follow-up;"]],
        "changes": [],
    }
    assert [(row["op"], row["renumbered"], row["class"]) for row in rows[2:]] == [
        ("edited", True, "substantive"),
        ("edited", True, "date"),
    ]


def test_as_a_word_file(client):
    answer = client.get("/compare/", {**BOTH, "format": "docx"})
    assert answer["Content-Disposition"] == 'attachment; filename="A-RES-66-1 to A-RES-67-1.docx"'
    paragraphs = WordFile(BytesIO(answer.getvalue())).paragraphs
    assert len(paragraphs) == len(NEW) + 2  # and the title, and a footnote that no mark calls


def test_a_kept_result_costs_five_queries_and_the_texts_are_not_read(client, django_assert_num_queries):
    first = page(client, **BOTH)
    with django_assert_num_queries(5):
        assert page(client, **BOTH) == first


def test_a_corrected_or_reloaded_text_is_compared_again(client, admin_user):
    assert "<ins>Law of</ins>" not in page(client, **BOTH, show="inline")
    builders.store(builders.adopted("A/RES/67/1", session="67", paragraphs=OLD), "new.txt")
    assert "the same, word for word" in page(client, **BOTH, show="inline")
    text = LanguageVersion.objects.get(version__symbol="A/RES/67/1")
    Correction.objects.create(language_version=text, field="title", value="Law of the sea", editor=admin_user)
    text.title = "Law of the sea"
    text.save()
    assert "<ins>Law of</ins>" in page(client, **BOTH, show="inline")


def test_a_cover_that_changed_without_a_load_is_compared_again(client):
    """A vote an editor enters; a sponsor who is named elsewhere."""
    assert "Vote" not in page(client, **BOTH).partition("<main")[2].partition("</main>")[0]
    version = Version.objects.get(symbol="A/RES/67/1")
    vote = Vote.objects.create(version=version, in_favour=120, against=2, abstaining=30)
    assert "120 in favour, 2 against, 30 abstaining" in page(client, **BOTH)
    vote.abstaining = 31
    vote.save()
    assert "31 abstaining" in page(client, **BOTH)
    cuba, tuvalu = (Sponsor.objects.create(name=name, slug=name, key=name) for name in ("Cuba", "Tuvalu"))
    for text in Version.objects.all():
        text.sponsorships.create(sponsor=cuba, as_written="Cuba", position=1)
    assert "joined" not in page(client, **BOTH)
    version.sponsorships.create(sponsor=tuvalu, as_written="Tuvalu", position=2)
    assert '<span class="label">joined</span> <ins>Tuvalu</ins>' in page(client, **BOTH)


def test_the_strength_of_a_verb_is_the_editors_to_say(client):
    OpeningVerb.objects.all().delete()
    OpeningVerb.objects.create(ladder="call", rung=1, verb="requests")
    verb = OpeningVerb.objects.create(ladder="call", rung=2, verb="urges")
    texts = {
        "A/RES/66/2": "Requests the Secretary-General to act.",
        "A/RES/66/3": "Urges the Secretary-General to act.",
    }
    for symbol, text in texts.items():
        document = builders.adopted(symbol, paragraphs=(operative("1", text),), footnotes=(), citations=())
        builders.store(document, f"{symbol[-1]}.txt")
    assert "stronger: requests &lt; urges" in page(client, a="A/RES/66/2", b="A/RES/66/3")
    verb.rung = 1
    verb.save()
    assert "as strong: requests = urges" in page(client, a="A/RES/66/2", b="A/RES/66/3")
    verb.delete()
    assert "another verb: requests → urges" in page(client, a="A/RES/66/2", b="A/RES/66/3")


def test_a_page_has_room_for_so_many_paragraphs_and_says_what_it_leaves_out(client, monkeypatch):
    monkeypatch.setattr("resolutions.pages.comparing.comparison_page.MOST_LINES", 2)
    html = page(client, **BOTH)
    assert "The first 2 paragraphs are shown; 2 more are left out." in html
    assert "One paragraph added (operative paragraph 1), one reworded" in html
    assert 'href="#change-2">Last' in html and 'id="change-2"' in html and 'id="change-3"' not in html
    assert len(client.get("/compare/", {**BOTH, "format": "json"}).json()["rows"]) == 4


@pytest.mark.parametrize("form", ["", "docx", "json"])
def test_texts_too_large_are_refused_in_words(client, monkeypatch, form):
    monkeypatch.setattr("resolutions.comparison.texts.MOST_PARAGRAPHS", 3)
    assert "too large to be compared: A/RES/67/1 has more than 3 paragraphs" in page(client, **BOTH, format=form)


def test_queries_of_a_first_comparison(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(18):
        page(client, **BOTH)


FRENCH = (preambular("Rappelant sa résolution 55/2,"), operative("1", "Prie le Secrétaire général de faire rapport ;"))


def in_french(symbol: str, session: str, words: str) -> None:
    paragraphs = (*FRENCH, operative("2", words))
    document = builders.adopted(symbol, session=session, language="fr", title="Mer", paragraphs=paragraphs)
    builders.store(document, f"{session}-fr.txt")


class TestTheLanguage:
    def test_is_that_of_the_page_else_english(self, client):
        in_french("A/RES/66/1", "66", "Décide de poursuivre ;")
        assert 'lang="en"' in client.get("/fr/compare/", BOTH).content.decode()
        in_french("A/RES/67/1", "67", "Décide de conclure ;")
        french = client.get("/fr/compare/", BOTH).content.decode()
        assert "<del>poursuivre</del>" in french and 'class="words" lang=' not in french
        english = page(client, **BOTH)
        assert "<del>sixty-seventh</del>" in english
        assert (
            '<a lang="fr" dir="ltr" hreflang="fr" href="/compare/?a=A/RES/66/1&amp;b=A/RES/67/1&amp;in=fr">' in english
        )

    def test_may_be_chosen_and_stays_in_every_way_to_show_it(self, client):
        in_french("A/RES/66/1", "66", "Décide de poursuivre ;")
        in_french("A/RES/67/1", "67", "Décide de conclure ;")
        html = page(client, **BOTH, **{"in": "fr"})
        assert '<p class="words" lang="fr" dir="ltr">Décide de <del>poursuivre</del>' in html
        for state in ("show=changes", "show=inline", "show=list", "format=docx"):
            assert f"&amp;in=fr&amp;{state}" in html
        assert 'href="/A/RES/66/1?in=fr#op1"' in html
        data = client.get("/compare/", {**BOTH, "in": "fr", "format": "json"}).json()
        assert data["rows"][-1]["words"][0] == ["=", "Décide de "]

    def test_that_one_text_is_not_held_in_is_refused_with_those_in_common(self, client):
        in_french("A/RES/66/1", "66", "Décide de poursuivre ;")
        for asked in ("fr", "es", "nonsense"):
            answer = client.get("/compare/", {**BOTH, "in": asked})
            assert answer.status_code == 404
            assert f'href="/compare/?a={BOTH["a"]}&amp;b={BOTH["b"]}">English</a>' in answer.content.decode()

    def test_is_none_where_texts_have_none_in_common(self, client):
        in_french("A/RES/68/1", "68", "Décide de conclure ;")
        answer = client.get("/compare/", {"a": "A/RES/66/1", "b": "A/RES/68/1"})
        html = answer.content.decode()
        assert answer.status_code == 404
        assert "in no language that they have in common" in html
        assert 'href="/A/RES/66/1"' in html and 'href="/A/RES/68/1"' in html
        assert "b=A/RES/68/1" not in client.get("/compare/", {"a": "A/RES/68/1"}).content.decode()

    def test_has_a_result_of_its_own(self, client):
        in_french("A/RES/66/1", "66", "Décide de poursuivre ;")
        in_french("A/RES/67/1", "67", "Décide de conclure ;")
        page(client, **BOTH, **{"in": "fr"})
        in_french("A/RES/67/1", "67", "Décide de terminer ;")
        assert "<ins>terminer</ins>" in page(client, **BOTH, **{"in": "fr"})


class TestParagraphsThatDidNotChange:
    SAME = tuple(preambular(f"Noting the {word} of the tides,") for word in ("first", "second", "third"))

    @pytest.fixture
    def long(self):
        for number, words in ((8, "Requests a report on the moon;"), (9, "Requests a report on the sun;")):
            paragraphs = (*self.SAME, operative("1", words))
            builders.store(builders.adopted(f"A/RES/67/{number}", session="67", paragraphs=paragraphs), f"{number}.txt")
        return {"a": "A/RES/67/8", "b": "A/RES/67/9"}

    @pytest.mark.parametrize("way", ["side", "inline"])
    def test_are_folded_and_still_there(self, client, long, way):
        html = page(client, **long, show=way)
        folded = html.partition('<details class="run">')[2].partition("</details>")[0]
        assert "paragraphs did not change" in folded and "second of the tides" in folded
        assert "report on the" not in folded and "report on the" in html

    def test_are_open_on_request(self, client, long):
        assert "Unfold what did not change" in page(client, **long)
        html = page(client, **long, all="1")
        assert '<details class="run" open>' in html and "Unfold what did not change" not in html

    def test_one_is_called_by_its_name_and_by_that_it_had(self, client, long):
        first, second, third = self.SAME
        more = (preambular("Recalling the moon,"), preambular("Deploring the loss of boats at sea,"))
        paragraphs = (more[0], first, second, more[1], third, operative("1", "Requests a report on the sun;"))
        builders.store(builders.adopted("A/RES/67/7", session="67", paragraphs=paragraphs), "7.txt")
        html = page(client, a="A/RES/67/8", b="A/RES/67/7")
        assert "2 paragraphs did not change: PP 2 – PP 3 (before: PP 1 – PP 2)" in html
        assert "<summary>PP 5 did not change (before: PP 3)</summary>" in html
