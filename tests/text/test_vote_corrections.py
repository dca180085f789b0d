"""Corrections of votes announced later, as records of meetings and notes of the Library print them."""

import pytest

from resolutions.text.vote_corrections import announced, unread, without_announced

FOR, AGAINST, ABSTAINING, NOT_VOTING = "in_favour", "against", "abstaining", "not_voting"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Subsequently, the delegation of Fiji informed the Secretariat that it had intended to vote in favour.",
            {"Fiji": FOR},
        ),
        (
            "[Subsequently, the delegations of Fiji, Peru and Bosnia and Herzegovina advised the Secretariat that they "
            "had intended to vote in favour; the delegation of Chad had intended to abstain.]",
            {"Fiji": FOR, "Peru": FOR, "Bosnia and Herzegovina": FOR, "Chad": ABSTAINING},
        ),
        ("Cuba later advised the Secretariat it had intended to vote yes.", {"Cuba": FOR}),
        (
            "COTE D'IVOIRE AND CHAD LATER ADVISED THAT THEY HAD INTENDED TO VOTE NO",
            {"Côte d’Ivoire": AGAINST, "Chad": AGAINST},
        ),
        (
            "The representative of Mali stated that, had it been present during the vote, it would have voted against.",
            {"Mali": AGAINST},
        ),
        (
            "Afterwards the delegation of Fiji and the delegation of Peru informed the Secretariat that they had "
            "intended to abstain, and the delegation of Chad informed it that it had meant to vote against the draft.",
            {"Fiji": ABSTAINING, "Peru": ABSTAINING, "Chad": AGAINST},
        ),
        (
            "Subsequently, the Permanent Mission of Haiti notified the Secretary of the General Assembly that its "
            "delegation had intended not to participate in the voting.",
            {"Haiti": NOT_VOTING},
        ),
    ],
)
def test_are_read_by_state(text, said):
    assert announced(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Separate vote on operative paragraph 5",
        "The delegation of Fiji had not intended to vote against.",
        "The delegation of Atlantis informed the Secretariat that it had intended to vote in favour.",
        "The delegations of Fiji and Atlantis informed the Secretariat that they had intended to vote in favour.",
        "Fiji voted in favour.",
        "Cuba said that it had intended to speak in favour.",
    ],
)
def test_nothing_is_guessed(text):
    assert announced(text) == {}


@pytest.mark.parametrize(
    "clause",
    [
        "The delegation of Fiji had not intended to vote against.",
        "The delegations of Fiji and Atlantis informed the Secretariat that they had intended to vote in favour.",
        "Atlantis would have abstained.",
        "Fiji had intended to vote in favour and Peru to abstain.",
    ],
)
def test_a_clause_that_is_not_read_or_not_whole_is_a_problem(clause):
    [problem] = unread(f"The delegation of Chad had intended to abstain. {clause}", 7)
    assert (problem.line, problem.code, problem.message) == (7, "announcement_unread", f"“{clause}”")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Separate vote on operative paragraph 5, on measures intended to further the right to vote",
        "Cuba said that it had intended to speak in favour.",
        "The delegation of Fiji had intended to vote in favour of the right of women to vote.",
        "Cuba voted in favour, and Fiji abstained.",
    ],
)
def test_other_words_on_votes_are_none(text):
    assert unread(text) == []


def test_the_other_sentences_of_a_note_stay():
    note = "Vote on operative paragraph 5. Subsequently, Fiji advised that it had intended to abstain."
    assert without_announced(note) == "Vote on operative paragraph 5."
    assert without_announced("Vote on operative paragraph 5") == "Vote on operative paragraph 5"


def test_long_notes_are_read_in_time():
    text = "the delegations of " + "Fiji, " * 30_000 + "informed"
    assert (announced(text), unread(text)) == ({}, [])
