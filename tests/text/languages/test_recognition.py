"""In which language a text is, and what is done with one that is in none of the six or in two."""

import pytest

from resolutions.text.languages.recognition import NotOfficial, recognize
from resolutions.text.parse import Unreadable, parse

FRENCH = [
    "Rappelant que les gardiens des phares et des bouées ont besoin de lampes,",
    "Consciente du fait que les lampes sont dans une maison qui est aux mains des gardiens, et sur le port,",
    "1. Décide de garder les lampes et les bouées dans la maison du port ;",
    "2. Prie les gardiens de rendre compte du nombre des lampes et du sort des bouées à une date qui sera fixée ;",
    "3. Demande aux ports et aux villes de veiller sur les lampes, qui sont dans le port et aux abords du phare.",
]
GERMAN = ["Die Wächter der Türme sollen ihre Lampen pflegen und in jedem Hafen Bericht geben über ihren Zustand."] * 6
COVER = ["Nations Unies", "A/RES/79/900", "Assemblée générale", "Distr. générale", "20 décembre 2024", ""]


def lines(*texts: str) -> bytes:
    return "\n\n".join(texts).encode()


def test_the_small_words_of_a_language_tell_it():
    assert recognize(FRENCH) == ("fr", None)


@pytest.mark.parametrize("text", [GERMAN, ["Громада просить державу берегти свої ліхтарі і їхні вежі, " * 8]])
def test_a_language_that_is_not_official_is_refused_in_one_line(text):
    with pytest.raises(NotOfficial):
        recognize(text)
    with pytest.raises(Unreadable, match="none of the six official ones") as refused:
        parse(lines(*text), name="x.txt")
    assert "\n" not in str(refused.value)


def test_too_few_words_tell_nothing():
    assert recognize(["A/79/1", "25-10574"]) == (None, None)


def test_a_plain_file_is_read_by_the_words_of_its_language():
    text = [*COVER, "Résolution adoptée par l’Assemblée générale le 19 décembre 2024", "79/900. Garde des lampes"]
    document = parse(lines(*text, "L’Assemblée générale,", *FRENCH), name="x.txt")
    assert (document.language, document.symbol, document.title) == ("fr", "A/RES/79/900", "Garde des lampes")
    assert [paragraph.id for paragraph in document.paragraphs] == ["formula", "pp1", "pp2", "op1", "op2", "op3"]
    assert document.paragraphs[3].opening == "Décide"
    assert str(document.adopted_on) == "2024-12-19" and document.distribution == "General"


def test_what_is_said_outranks_what_is_recognized():
    assert parse(lines("L’Assemblée générale,", *FRENCH), name="x.txt", language="es").language == "es"


def test_a_text_in_two_languages_is_read_by_most_of_it_and_has_a_problem():
    english = [
        "Decides that the keepers of the lamps report to the port, and that the lamps of the port are kept by them."
    ]
    document = parse(lines(*FRENCH, *english), name="x.txt")
    assert document.language == "fr"
    assert "languages_mixed" in [problem.code for problem in document.problems]
