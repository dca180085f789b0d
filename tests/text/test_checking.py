"""What a draft's own words show: numbering, punctuation, words of order, names."""

import pytest

from resolutions.text.anchors import assign_ids
from resolutions.text.checking import FindingKind, check_form, check_names
from resolutions.text.checking.names import misspelt
from resolutions.text.document import Document, Paragraph
from resolutions.text.kinds import OPERATIVE, PREAMBULAR


def preambular(text: str, opening: str = "Recalling") -> Paragraph:
    return Paragraph("", PREAMBULAR, text, opening=opening)


def operative(number: str, text: str) -> Paragraph:
    return Paragraph("", OPERATIVE, text, number, opening=text.split()[0])


def draft(*paragraphs: Paragraph) -> Document:
    return Document("draft.txt", "text", paragraphs=assign_ids(paragraphs))


def found(*paragraphs: Paragraph) -> list[tuple[str, str, str]]:
    return [(one.kind.value, one.words, one.right) for one in check_form(draft(*paragraphs))]


def test_a_draft_in_form_has_nothing_to_look_at():
    assert (
        found(
            preambular("Recalling the tides,"),
            preambular("Recalling also the lamps,", "Recalling also"),
            preambular("Recalling further the gulls,", "Recalling further"),
            preambular("Recalling the sails,"),
            operative("1", "Decides to sail:"),
            operative("2", "Requests a lamp;"),
            operative("3", "Decides to wait."),
        )
        == []
    )


def test_numbers_that_jump():
    assert found(operative("1", "Decides;"), operative("3", "Requests.")) == [("numbering", "3", "2")]


def test_ends():
    assert found(preambular("Recalling the tides;"), operative("1", "Decides,"), operative("2", "Requests;")) == [
        ("punctuation", ";", ","),
        ("punctuation", ",", ";"),
        ("punctuation", ";", "."),
    ]


def test_words_of_order():
    assert found(preambular("Recalling the tides,"), preambular("Recalling the lamps,")) == [
        ("order_word", "Recalling", "Recalling also")
    ]


def test_other_languages_have_other_rules():
    text = Document("draft.txt", "text", language="fr", paragraphs=assign_ids((operative("4", "Décide ;"),)))
    assert check_form(text) == check_names(text) == []


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("Kyrgyztan", "Kyrgyzstan"),
        ("Azerbijan", "Azerbaijan"),
        ("Lichtenstein", "Liechtenstein"),
        ("Moldava", "Moldova"),
    ],
)
def test_a_state_a_letter_off(word, right):
    assert misspelt(word) == right


@pytest.mark.parametrize("word", ["Nigerian", "Angolans", "Marine", "Principle", "Colombia’s", "Georgian", "Members"])
def test_words_that_are_no_misspelt_state(word):
    assert misspelt(word) == ""


def test_bodies_as_the_united_nations_writes_them():
    [one] = check_names(draft(operative("1", "Requests the Secretary General to report.")))
    assert (one.kind, one.words, one.right) == (FindingKind.NAME, "Secretary General", "Secretary-General")
