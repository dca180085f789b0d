"""Is a quotation in a text, and where: verbatim, near, not said there, not held."""

import pytest

from resolutions.search.quotations import TooShort, Verdict, verify
from resolutions.search.quoted_paragraph import NoParagraph
from tests.builders import adopted, operative, preambular, store
from tests.pages import rows

pytestmark = pytest.mark.django_db

WHALES = "Decides to protect the great whales of the northern seas, which “belong to all”;"
REPORT = "Requests the Secretary-General to report on the follow-up to the sixty-seventh session;"


@pytest.fixture
def archive():
    of_66 = (preambular("Recalling its resolution 55/2,"), operative("1", WHALES), operative("2", REPORT))
    of_67 = (operative("1", WHALES.replace("great", "grey")), operative("2", "Decides to remain seized of the matter."))
    store(adopted("A/RES/66/1", source="1", paragraphs=of_66, footnotes=(), citations=()))
    store(adopted("A/RES/67/1", source="2", title="Whales", paragraphs=of_67, footnotes=(), citations=(), session="67"))


def test_true_quotations_are_found_where_they_stand(archive):
    found = verify("protect the great whales of the northern seas", "66/1", "OP 1")
    assert (found.verdict, [hit.anchor for hit in found.places]) == (Verdict.VERBATIM, ["op1"])
    anywhere = verify("protect the great whales of the northern seas")
    assert (anywhere.verdict, anywhere.texts) == (Verdict.VERBATIM, 1)
    assert anywhere.places[0].version.symbol == "A/RES/66/1"


@pytest.mark.parametrize(
    "quotation",
    [
        'the northern seas, which "belong to all"',
        "1. decides to protect the great\n whales",
        "«Decides to protect the great whales …»",
        "to report on the follow\u2011up to the sixty\u2010seventh session",
        "Requests the Secretary\u00adGeneral to report".replace("\u00ad", "-"),
        "Recalling its resolution 55/2,¹",
        "protect the great whales […] which “belong to all”",
        "which “belong to all”;\n\n2. Requests the Secretary-General",
    ],
)
def test_how_it_is_typed_makes_no_difference(archive, quotation):
    assert verify(quotation, "A/RES/66/1").verdict == Verdict.VERBATIM


@pytest.mark.parametrize(
    "quotation",
    [
        "Decides to protect the small whales of the northern seas",
        "Decides to protect the great whales of the seas, which belong",
        "Decides to protect the great whales, of the northern seas",
        "protect the great whales of the northern sea",
        "which “belong to all”; Recalling its resolution 55/2",
        "which “belong to all” […] protect the great whales",
    ],
)
def test_no_changed_word_or_mark_is_verbatim(archive, quotation):
    assert verify(quotation, "A/RES/66/1").verdict in (Verdict.NEAR, Verdict.NOT_SAID)
    assert verify(quotation).verdict in (Verdict.NEAR, Verdict.NOT_HELD)


def test_the_difference_is_shown(archive):
    found = verify("Decides to protect the small whales of the northern seas", "A/RES/66/1")
    assert found.verdict == Verdict.NEAR
    assert [(op, str(words).strip()) for op, words in found.near.words if op != "="] == [("-", "great"), ("+", "small")]
    assert found.near.words[-1] == ("=", " whales of the northern seas")


def test_another_text_or_paragraph_than_the_one_named_does_not_say_it(archive):
    elsewhere = verify("protect the great whales of the northern seas", "A/RES/67/1")
    assert elsewhere.verdict == Verdict.NEAR
    assert [hit.version.symbol for hit in elsewhere.elsewhere] == ["A/RES/66/1"]
    assert verify("Requests the Secretary-General to report", "A/RES/67/1").verdict == Verdict.NOT_SAID
    place = verify("protect the great whales", "A/RES/66/1", "para. 2")
    assert (place.verdict, [hit.anchor for hit in place.elsewhere]) == (Verdict.NOT_SAID, ["op1"])


def test_what_is_not_held_is_not_judged(archive):
    found = verify("protect the great whales of the northern seas", "A/RES/99/1")
    assert (found.verdict, found.places) == (Verdict.NOT_HELD, ())
    assert found.elsewhere[0].version.symbol == "A/RES/66/1"
    assert verify("deplores the loss of every lighthouse").verdict == Verdict.NOT_HELD
    with pytest.raises(TooShort):
        verify("the seas")
    with pytest.raises(ValueError):
        verify("the great whales", "no symbol")


def test_paragraphs_are_named_in_many_ways():
    version = rows.a_version("A/RES/66/1")
    rows.a_paragraph(version, "Decides to count the boats,", anchor="op2-a", kind="operative", number="(a)")
    for name in ("OP 2", "2", "para. 2 (a)", "op2-a", "operative paragraph 2", "paragraph 2(a)"):
        assert verify("Decides to count the boats", "66/1", name).verdict == Verdict.VERBATIM, name
    for name in ("OP 1", "PP 2", "op2-b", "para. 22", "annex-a-h-a"):
        assert verify("Decides to count the boats", "66/1", name).verdict == Verdict.NOT_SAID, name


def test_every_language_is_looked_at():
    version = rows.a_version("A/RES/66/1")
    rows.a_paragraph(rows.in_language(version, "fr", "Mers"), "Décide de protéger les baleines de l’océan,")
    rows.a_paragraph(rows.in_language(version, "zh", "海"), "决定保护北方海洋的鲸鱼，请秘书长提出报告；", anchor="pp1")
    assert verify("protéger les baleines de l'océan", "66/1").places[0].version.language == "fr"
    assert verify("保护北方海洋的鲸鱼", "66/1").places[0].version.language == "zh"
    assert verify("protéger les baleines de l'océan", "66/1", language="en").verdict == Verdict.NOT_SAID


def test_the_page_and_the_api_say_the_same(client, archive, django_assert_num_queries):
    asked = {"quotation": "Decides to protect the small whales of the northern seas", "symbol": "66/1"}
    for _ in range(2):
        verify("three words here")  # builds the index, and sees that it is built
    with django_assert_num_queries(4):
        page = client.post("/verify/", asked).content.decode()
    assert "Nearly these words stand there" in page
    assert "<del>great</del><ins>small</ins>" in page
    said = client.get("/api/v1/verify", asked).json()
    assert (said["verdict"], said["near"]["place"]["anchor"]) == ("near", "op1")
    assert client.get("/api/v1/verify?quotation=of+the").status_code == 400
    assert "no symbol" in client.get("/verify/", {**asked, "symbol": "???"}).content.decode()
    hostile = client.post("/verify/", {"quotation": "<script>alert(1)</script> three words here"}).content.decode()
    assert "<script>alert" not in hostile


def test_a_paragraph_of_an_annex_or_section_is_named_with_it():
    version = rows.a_version("A/RES/66/1")
    rows.a_paragraph(
        version, "The Committee shall count the boats.", anchor="annex-i-4", number="4", section=["Annex I"]
    )
    rows.a_paragraph(
        version, "Decides to count the whales,", anchor="ii-op3", kind="operative", number="3", section=["II"]
    )
    for name, words in (("annex I, para. 4", "shall count the boats"), ("sect. II, para. 3", "to count the whales")):
        assert verify(words, "66/1", name).verdict == Verdict.VERBATIM, name
    assert verify("to count the whales", "66/1", "sect. I, para. 3").verdict == Verdict.NOT_SAID


def test_what_names_no_paragraph_is_refused(client):
    rows.a_paragraph(rows.a_version("A/RES/66/1"), "Decides to count the boats,", anchor="op2", kind="operative")
    for name in ("the second one", "see paragraph 2", "paragraph 2 of annex I", "приложение I, пункт 2"):
        with pytest.raises(NoParagraph):
            verify("Decides to count the boats", "66/1", name)
    assert verify("Decides to count the boats", "66/1", "paragraph 2 of it").verdict == Verdict.VERBATIM
    asked = {"quotation": "Decides to count the boats", "symbol": "66/1", "paragraph": "le deuxième"}
    assert "«\xa0le deuxième\xa0» ne désigne aucun paragraphe" in client.post("/fr/verify/", asked).content.decode()


@pytest.mark.parametrize(
    ("language", "name"),
    {"fr": "Par. 9", "es": "Párr. 9", "ru": "Пункт 9", "zh": "执行段 9", "ar": "المنطوق 9"}.items(),
)
def test_the_form_prints_and_takes_the_names_of_its_language(client, language, name):
    rows.a_paragraph(
        rows.a_version("A/RES/66/1"), "Decides to count the boats,", anchor="op9", kind="operative", number="9"
    )
    address = f"/{language}/verify/"
    assert name in client.get(address).content.decode()
    answer = client.post(address, {"quotation": "Decides to count the boats", "symbol": "66/1", "paragraph": name})
    assert f"A/RES/66/1</span>, {name}</a>" in answer.content.decode()
