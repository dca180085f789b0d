"""Sustainable Development Goals and targets that a text names."""

import pytest

from resolutions.text.goals import goals_named


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("to achieve Sustainable Development Goal 14, and to keep harbours", ("14",)),
        ("Sustainable Development Goals 2, 6 and 14", ("2", "6", "14")),
        ("the Sustainable Development Goals, in particular Goal 9, and Goals 12 and 13", ("9", "12", "13")),
        ("target 16.4 of the Sustainable Development Goals", ("16.4",)),
        ("targets 5.2 and 5.3 of the 2030 Agenda, and its target 4.b", ("5.2", "5.3", "4.b")),
        ("the Sustainable Development Goals: Goal 14, again Goal 14, and target 14.6", ("14", "14.6")),
    ],
)
def test_are_those_of_its_words(words, numbers):
    assert goals_named([words]) == numbers


@pytest.mark.parametrize(
    "words",
    [
        "Millennium Development Goal 1 came before the Sustainable Development Goals",
        "Goal 3 of the strategy for harbours",
        "the 2030 Agenda, and the goal 3 of nobody",
        "Sustainable Development Goal 18, and target 13.9 or 6.c",
        "the Sustainable Development Goals in 14 harbours",
    ],
)
def test_are_no_others(words):
    assert goals_named([words]) == ()


def test_the_agenda_may_be_named_in_another_paragraph():
    assert goals_named(["Recalling the 2030 Agenda for Sustainable Development,", "Welcomes Goal 7;"]) == ("7",)
