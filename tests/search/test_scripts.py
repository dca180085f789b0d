"""Words of Russian, Arabic, Chinese, French and Spanish are found in their forms; what Python cuts, the index cuts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.search.analyzers import (
    cuts_of,
    indexed_form,
    literal_tokens,
    plain_shapes,
    stem,
    stemmer,
    stems_of,
    words,
)
from resolutions.search.query.inflections import inflected, without_elision
from resolutions.search.query.matching import phrase_pattern
from resolutions.search.request import SearchRequest
from resolutions.search.results import search
from resolutions.search.scripts import reduced, with_particles
from tests.builders import adopted, operative, store

LETTERS = "aZé9 ,.-’«»жЁйПабвгчшاإلقرتةونيبوكهمُّ、。中国人权委员会第号"


@given(st.text(LETTERS, max_size=40), st.sampled_from(["", "fr", "es"]))
def test_what_python_cuts_is_what_the_index_cuts(text, language):
    assert stemmer().analyze(indexed_form(text, language)) == stems_of(text, language)
    assert [stem(word, language) for *_, word in words(text) if stem(word, language)] == stems_of(text, language)


@given(st.text(LETTERS, max_size=40))
def test_words_stand_where_they_are_said_to(text):
    assert all(text[start:end] == word for start, end, word in words(text))


SAME = {
    "страна": ("стран", "странами", "Страны"),
    "развивающийся": ("развивающихся", "развивающимся"),
    "ёлка": ("елки", "ёлок"),
    "قرار": ("القرار", "قرارات", "القرارات", "قراراتها", "قَرَار"),
    "حماية": ("الحماية", "حمايتها", "حمايته"),
    "دولة": ("دول", "الدول", "الدولة"),
    "لاجئ": ("اللاجئين", "لاجئون", "اللاجئات"),
}


@pytest.mark.parametrize(("word", "forms"), SAME.items())
def test_forms_of_a_word_are_one(word, forms):
    assert {reduced(form) for form in forms} == {reduced(word)}


@pytest.mark.parametrize("form", ["لحماية", "للحماية", "وحماية", "وللحماية", "بحمايتها", "والحماية"])
def test_particles_are_written_to_an_arabic_word(form):
    assert reduced(form) in with_particles("حماية")


def test_international_and_state_stay_apart_in_arabic():
    assert reduced("الدولية") not in with_particles("دولة")


LATIN = {
    "fr": (
        ("national", "nationale", "nationales", "nationaux"),
        ("organisé", "organisée", "organisés", "organisées"),
        ("travail", "travaux"),
        ("eau", "eaux"),
        ("rapporteur", "rapporteuse", "rapporteurs", "rapporteuses"),
        ("directeur", "directrice"),
        ("premier", "premières"),
        ("administratif", "administratives"),
        ("ancien", "anciennes"),
        ("français", "françaises"),
        ("personnel", "personnelles"),
    ),
    "es": (
        ("niño", "niña", "niños", "niñas"),
        ("mujer", "mujeres"),
        ("voz", "voces"),
        ("nación", "naciones"),
        ("país", "países"),
        ("relator", "relatora", "relatores"),
        ("presidente", "presidentes"),
    ),
}


@pytest.mark.parametrize(("language", "forms"), [(code, forms) for code, some in LATIN.items() for forms in some])
def test_forms_of_a_french_or_spanish_word_are_one(language, forms):
    assert len({stem(form, language) for form in forms}) == 1


APART = {
    "fr": (
        ("organisé", "organisation"),
        ("armée", "armes"),
        ("national", "nation"),
        ("prise", "prix"),
        ("peu", "peur"),
    ),
    "es": (("organizada", "organización"), ("armada", "armas"), ("nacional", "nación")),
}


@pytest.mark.parametrize(("language", "pair"), [(code, pair) for code, some in APART.items() for pair in some])
def test_words_of_one_root_are_not_one_word(language, pair):
    assert len({stem(word, language) for word in pair}) == 2


def test_a_french_word_is_asked_for_with_the_accent_that_was_left_out():
    assert (stem("réfugiés", "fr"),) in cuts_of("refugies")
    assert (stem("país", "es"),) in cuts_of("pais")


def test_an_article_before_a_vowel_is_no_part_of_a_french_word():
    assert [without_elision(typed) for typed in ("l’enfant", "qu'elle", "lens")] == ["enfant", "elle", "lens"]


def test_english_forms_that_stems_keep_apart():
    assert "children" in inflected("child")
    assert "child" in inflected("Children")
    assert "disarmament" in inflected("disarm")
    assert inflected("refugee") == []


PHRASES = {
    "1.5 °C": "limit warming to 1.5°C above",
    "1.5°C": "limit warming to 1.5 °C above",
    "HIV / AIDS": "on HIV/AIDS, malaria",
    "HIV/AIDS": "on HIV / AIDS, malaria",
    "人权委员": "保护人权委员会的工作",
}


@pytest.mark.parametrize(("phrase", "text"), PHRASES.items())
def test_blanks_beside_marks_are_nothing_to_the_index_or_to_the_check_of_a_hit(phrase, text):
    cut, wanted = literal_tokens(text), literal_tokens(phrase)
    assert any(cut[at : at + len(wanted)] == wanted for at in range(len(cut)))
    assert phrase_pattern(phrase).search(plain_shapes(text))


def test_words_are_whole_in_a_phrase():
    assert not phrase_pattern("human rights").search("superhuman rights")
    assert not phrase_pattern("human rights").search("human, rights")


SAID = {
    "zh": "决定保护人权委员会和儿童的权利。",
    "ru": "Постановляет защищать права детей в развивающихся странах.",
    "ar": "تقرر حماية حقوق الأطفال وللحماية دور في القرارات.",
    "fr": "Décide de protéger l’enfant dans les organisations internationales.",
    "es": "Decide proteger a las niñas en los países desarrollados.",
    "en": "Decides on HIV/AIDS and 1.5°C.",
}


@pytest.fixture(scope="module")
def texts(of_the_module):
    with of_the_module():
        for number, (language, words_said) in enumerate(SAID.items(), 1):
            own = {
                "source": f"{language}.txt",
                "language": language,
                "title": "",
                "paragraphs": (operative("1", words_said),),
            }
            store(adopted(f"A/RES/66/{number}", footnotes=(), citations=(), **own))


FOUND = {
    "人权": ("zh", ["人权"]),
    "人权委员会": ("zh", ["人权委员会"]),
    "儿童 权利": ("zh", ["儿童", "权利"]),
    "童": ("zh", ["童"]),
    "人权*": ("zh", ["人权"]),
    '"人权委员"': ("zh", ["人权委员"]),
    "развивающаяся страна": ("ru", ["развивающихся странах"]),
    "ребенок": ("ru", ["детей"]),
    "развива*": ("ru", ["развивающихся"]),
    "قرار": ("ar", ["القرارات"]),
    "للطفل": None,
    "حقوق اطفال": ("ar", ["حقوق الأطفال"]),
    "enfants": ("fr", ["enfant"]),
    "d'enfant": ("fr", ["enfant"]),
    "international": ("fr", ["internationales"]),
    "desarrollada": ("es", ["desarrollados"]),
    "niña": ("es", ["niñas"]),
    "organisé": None,
    "organisation": ("fr", ["organisations"]),
    '"HIV / AIDS"': ("en", ["HIV/AIDS"]),
    '"1.5 °C"': ("en", ["1.5°C"]),
}


@pytest.mark.django_db
@pytest.mark.parametrize(("q", "expected"), FOUND.items())
def test_what_is_found_and_marked(texts, q, expected):
    hits = search(SearchRequest(q=q, by="paragraph")).hits
    found = [(hit.version.language, [piece.text for piece in hit.pieces if piece.marked]) for hit in hits]
    assert found == ([expected] if expected else [])
