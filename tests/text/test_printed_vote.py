"""The vote printed below a text: read as one, and no part of the text any more."""

import pytest

from resolutions.text.document import Document, Vote
from resolutions.text.parse import parse

TEXT = """\
United Nations
A/RES/90/7

General Assembly
Distr.: General
20 December 2035

Ninetieth session
Agenda item 12

Resolution adopted by the General Assembly on 17 December 2035

90/7. Keeping of the tides

The General Assembly,

Recalling the many tides,

1. Decides to keep the tides;

2. Adopts the table of tides.

54th plenary meeting
17 December 2035

"""


def read(vote: str) -> Document:
    document = parse((TEXT + vote).encode(), name="a.txt")
    assert [one.text for one in document.paragraphs][-1] == "Adopts the table of tides."
    return document


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("Adopted by a recorded vote of 118 to 7, with 46 abstentions.", (118, 7, 46)),
        ("* Adopted by a recorded vote of 118 to none, with 1 abstention", (118, 0, 1)),
        ("The resolution was adopted by 118 votes to 7, with no abstentions.", (118, 7, 0)),
        ("The draft resolution, as orally revised, was adopted by 9 votes to 7, with 2 abstentions.", (9, 7, 2)),
        ("The resolution was adopted by a roll-call vote of 34 in favour to 2 against.", (34, 2, None)),
        (
            "Adopted at the 54th plenary meeting, on 17 December 2035, by a recorded vote of 118 to 7,\n"
            "with 46 abstentions.",
            (118, 7, 46),
        ),
    ],
)
def test_counts_are_those_of_the_sentence(sentence, counts):
    document = read(sentence + "\n")
    assert document.vote == Vote(*counts) and document.outcome == "adopted_by_vote"
    assert {piece.text for piece in document.pieces if piece.role == "cover:vote"} == set(sentence.splitlines())


def test_lists_are_read_name_by_name_as_they_were_then():
    document = read(
        "Adopted by a recorded vote of 4 to 2, with 1 abstention, as follows:\n\n"
        "In favour: Bosnia and Herzegovina, COTE D'IVOIRE, Iran\n(Islamic Republic of), Swaziland.\n\n"
        "Against: Peru, Trinidad and Tobago.\n\nAbstentions: Türkiye.\n"
    )
    assert document.vote and dict(document.vote.by_state) == {
        "Bosnia and Herzegovina": "in_favour",
        "Côte d’Ivoire": "in_favour",
        "Iran (Islamic Republic of)": "in_favour",
        "Swaziland": "in_favour",
        "Peru": "against",
        "Trinidad and Tobago": "against",
        "Türkiye": "abstaining",
    }
    assert not document.problems


def test_a_list_with_other_names_than_were_counted_is_a_problem_and_an_unknown_name_is_kept():
    document = read("Adopted by a recorded vote of 3 to none, with 0 abstentions:\n\nIn favour: Chile, Atlantis\n")
    assert document.vote and dict(document.vote.by_state) == {"Chile": "in_favour", "Atlantis": "in_favour"}
    assert [(one.code, one.message) for one in document.problems] == [
        ("vote-count", "3 in favour, but 2 States are listed")
    ]


def test_lists_that_nothing_announces_stay_in_the_text():
    document = parse((TEXT + "In favour: Chile, Peru\n").encode(), name="a.txt")
    assert document.vote is None and document.outcome == "adopted"
    assert any("In favour: Chile" in one.text for one in document.paragraphs)


def test_what_follows_the_lists_stays_in_the_text():
    document = parse(
        (
            TEXT
            + "Adopted by a recorded vote of 1 to none, with no abstentions.\n\nIn favour: Chile.\n\nAnnex\n\nA table."
        ).encode(),
        name="a.txt",
    )
    assert [one.text for one in document.paragraphs][-2:] == ["Annex", "A table."]


def test_a_paragraph_that_speaks_of_a_vote_is_one():
    text = TEXT.replace(
        "2. Adopts", "2. Notes that the text was adopted by 5 votes to 2, with 1 abstention;\n\n3. Adopts"
    )
    document = parse(text.encode(), name="a.txt")
    assert document.vote is None and len([one for one in document.paragraphs if one.number]) == 3


@pytest.mark.parametrize(
    "later",
    [
        "Subsequently, the delegations of Fiji and Peru told the\nSecretariat that they had meant to vote in favour.\n",
        "[Later, the delegations of Fiji and Peru informed the\nSecretariat that they had meant to vote in favour.]\n",
        "* Subsequently, Fiji and Peru informed the Secretariat that\nthey had meant to vote in favour.\n",
    ],
)
def test_what_was_announced_later_stands_beside_the_vote(later):
    lists = "In favour: Cuba.\nAgainst: Fiji.*\nAbstaining: None.\n\n"
    document = read("Adopted by a recorded vote of 1 to 1, with no abstentions, as follows:\n" + lists + later)
    assert document.vote.by_state == {"Cuba": "in_favour", "Fiji": "against"}
    assert document.vote.announced == {"Fiji": "in_favour", "Peru": "in_favour"}
    assert not (document.footnotes or document.unread or document.problems)


@pytest.mark.parametrize(("also", "kept"), [("", 0), (" See also A/66/PV.89.", 1)])
def test_a_note_to_a_vote_that_says_more_stays_a_note(also, kept):
    lists = "In favour: Cuba.\nAgainst: Fiji.[^1]\nAbstaining: None.\n\n"
    note = f"[^1]: Later, Fiji informed the Secretariat that it had meant to vote in favour.{also}\n"
    document = read("Adopted by a recorded vote of 1 to 1, with no abstentions, as follows:\n" + lists + note)
    assert document.vote.announced == {"Fiji": "in_favour"}
    assert len(document.footnotes) == kept


LISTS = "Adopted by a recorded vote of 1 to 1, with no abstentions, as follows:\nIn favour: Cuba.\nAgainst: Fiji.\n\n"


def test_what_is_not_understood_of_it_is_a_problem():
    first, second = (f"the delegation of {name} had meant to abstain.\n" for name in ("Fiji", "Atlantis"))
    document = read(f"{LISTS}Subsequently, {first}{second}")
    assert document.vote.announced == {"Fiji": "abstaining"}
    [problem] = document.problems
    line = (TEXT + LISTS).count("\n") + 1
    assert (problem.line, problem.code, problem.message) == (line, "announcement_unread", f"“{second.strip()}”")


def test_a_statement_of_which_nothing_is_understood_stays_in_the_text():
    later = "Subsequently, the delegation of Atlantis had meant to abstain.\n"
    document = parse((TEXT + LISTS + later).encode(), name="a.txt")
    assert document.paragraphs[-1].text == later.strip()
    assert "announcement_unread" in {problem.code for problem in document.problems}


def test_a_note_that_is_not_wholly_understood_stays_a_note():
    lists = LISTS.replace("Fiji.", "Fiji.[^1]")
    note = "[^1]: Later, Fiji had meant to vote in favour; the delegation of Atlantis had meant to abstain.\n"
    document = read(lists + note)
    assert document.vote.announced == {"Fiji": "in_favour"}
    assert len(document.footnotes) == 1
    assert [problem.code for problem in document.problems if "Atlantis" in problem.message] == ["announcement_unread"]


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        (
            "The draft resolution was adopted by one hundred and twelve votes to none, with nine abstentions.",
            (112, 0, 9),
        ),
        ("[Adopted by a recorded vote of 31 to 5, with 11 abstentions. The voting was as follows:]", (31, 5, 11)),
        ("RECORDED VOTE: 150-2-14", (150, 2, 14)),
        ("Adopted by a recorded vote of twenty-two to one, with 3 abstentions.", (22, 1, 3)),
        ("The resolution was adopted by a vote of 118 in favour to 7 against, with 46 abstentions.", (118, 7, 46)),
        ("The resolution was adopted by a recorded vote (118-7-46).", (118, 7, 46)),
        ("Adopted by a vote of 118–7–46", (118, 7, 46)),
        ("Voting: Yes: 118, No: 7, Abstentions: 46", (118, 7, 46)),
        ("Vote: 118 in favour, 7 against and 46 abstaining.", (118, 7, 46)),
        ("Vote: 118 yes, 7 no, 46 abstentions", (118, 7, 46)),
    ],
)
def test_counts_in_words_and_in_figures_alone(sentence, counts):
    vote = read(f"{sentence}\n").vote
    assert (vote.in_favour, vote.against, vote.abstaining) == counts


def test_who_took_no_part_is_on_no_side():
    vote = read("Recorded vote: 1-0-1\nIn favour: Chile\nAgainst: None\nAbstentions: Togo\nAbsent: Tuvalu\n").vote
    assert vote.by_state == {"Chile": "in_favour", "Togo": "abstaining"}


@pytest.mark.parametrize("said", ["Adopted without a vote.", "The draft resolution was adopted by consensus."])
def test_adopted_without_a_vote(said):
    document = read(f"{said}\n")
    assert (document.outcome, document.vote) == ("adopted_without_vote", None)


def test_the_meeting_in_the_sentence_of_the_vote():
    head = TEXT.replace(" on 17 December 2035", "").replace("54th plenary meeting\n17 December 2035\n", "")
    said = "Adopted at the 53rd plenary meeting, on 6 December 2034, by a recorded vote of 141 to 8.\n"
    document = parse((head + said).encode(), name="a.txt")
    assert (document.meeting.number, document.adopted_on.isoformat()) == (53, "2034-12-06")


def test_a_name_that_a_line_breaks_goes_on_below():
    lists = (
        "Recorded vote: 2-2-1\nIn favour: Chile, Iran (Islamic\nRepublic of)\nAgainst: Peru, Bosnia and\nHerzegovina\n"
    )
    document = read(f"{lists}Abstaining: Togo\n")
    assert document.vote.by_state == {
        "Chile": "in_favour", "Iran (Islamic Republic of)": "in_favour", "Peru": "against",
        "Bosnia and Herzegovina": "against", "Togo": "abstaining",
    }  # fmt: skip
    assert not document.problems


DECISION = """United Nations
A/DEC/90/901

General Assembly
Ninetieth session

90/901. Date of the meeting on lamps

{} that the meeting would be held on 3 March 2036.
"""


@pytest.mark.parametrize(
    "said",
    [
        "At its 54th plenary meeting, held on 17 December 2035, the General Assembly decided",
        "On 17 December 2035, at its 54th plenary meeting, the General Assembly decided",
        "At its 54th plenary meeting, on Tuesday, 17 December 2035, the General Assembly decided",
        "At its 53rd and 54th plenary meetings, on 16 and 17 December 2035, the General Assembly decided",
        "At its 52nd, 53rd and 54th plenary meetings, on 30 November and 17 December 2035, the Assembly decided",
    ],
)
def test_the_meeting_in_the_sentence_of_a_decision(said):
    document = parse(DECISION.format(said).encode(), name="a.txt")
    assert (document.kind, document.meeting.number) == ("decision", 54)
    assert document.adopted_on.isoformat() == "2035-12-17"


def test_the_vote_in_the_sentence_of_a_decision():
    said = (
        "At its 54th meeting, on 17 December 2035, the Assembly, by a recorded vote of 100 to 3, with 20 abstentions,"
    )
    document = parse(DECISION.format(f"{said} decided").encode(), name="a.txt")
    assert (document.vote.in_favour, document.vote.against, document.vote.abstaining) == (100, 3, 20)
    assert document.outcome == "adopted_by_vote"
    assert document.paragraphs[0].text.startswith(said)
