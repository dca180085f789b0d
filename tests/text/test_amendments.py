"""What amendments tell to do with a text: read as data, and applied."""

from dataclasses import replace

import pytest

from resolutions.text.amendments import Reason, amend, instructions_of
from resolutions.text.anchors import assign_ids
from resolutions.text.document import Instruction, Paragraph
from resolutions.text.kinds import Operation
from resolutions.text.parse import parse

DRAFT = """United Nations
A/C.3/90/L.7

General Assembly
Distr.: Limited
2 November 2035
Original: English

Ninetieth session
Third Committee
Agenda item 71 (b)
A question of rest

Fiji: draft resolution

The right to rest

The General Assembly,

Recalling its resolution 89/12 of 3 December 2034,

Noting that libraries in dry places need care,

Recognizing the work of the carriers,

1. Welcomes the report of the Secretary-General,1 and the report of the carriers;

2. Requests States to:

(a) Keep shelves dry;

(b) Open doors in winter;

3. Encourages donors, and Member States, to give;

4. Invites the carriers to continue their work;

5. Decides to remain seized of the matter.
__________________
1 A/90/12.
"""
COVER = """United Nations
A/C.3/90/L.78

General Assembly
Distr.: Limited
4 November 2035
Original: English

Ninetieth session
Third Committee
Agenda item 71 (b)
A question of rest

Chile: amendments to draft resolution A/C.3/90/L.7

The right to rest

"""


def told(text: str):
    return instructions_of(parse((COVER + text).encode(), name="amendment.txt"))


def short(text: str) -> list[tuple]:
    """Operation, target, words, new words, and where they go."""
    return [
        (one.operation.value, one.target, one.words, "|".join(one.by), f"{one.place or ''} {one.beside}".strip())
        for one in told(text)
    ]


WORDS = {
    "In operative paragraph 3, replace “may” by “shall”.": [("replace_words", "op3", "may", "shall", "")],
    "In the third preambular paragraph, replace the words “dry” with the words “wet”.": [
        ("replace_words", "pp3", "dry", "wet", "")
    ],
    "In operative paragraph 3, substitute the word “shall” for the word “may”.": [
        ("replace_words", "op3", "may", "shall", "")
    ],
    "In operative paragraph 3, the words “may” should be replaced by the words “shall”.": [
        ("replace_words", "op3", "may", "shall", "")
    ],
    "OP3: delete “never”.": [("delete_words", "op3", "never", "", "")],
    "In the chapeau of operative paragraph 3, replace “may” by “shall”.": [
        ("replace_words", "op3", "may", "shall", "")
    ],
    "Replace, in operative paragraph 3, “may” with “shall”.": [("replace_words", "op3", "may", "shall", "")],
    "In operative paragraph 3, delete “may” and insert “shall” in its place.": [
        ("replace_words", "op3", "may", "shall", "")
    ],
    "In the second line of operative paragraph 3, delete the word “never”.": [("delete_words", "op3", "never", "", "")],
    "In OP3 (b), delete the words “never” and “ever”.": [
        ("delete_words", "op3-b", "never", "", ""),
        ("delete_words", "op3-b", "ever", "", ""),
    ],
    "In subparagraph (b) of operative paragraph 3, after the word “doors”, insert the words “and windows”.": [
        ("insert_words", "op3-b", "", "and windows", "after doors")
    ],
    "In preambular paragraph 2, insert “all” before “States”.": [("insert_words", "pp2", "", "all", "before States")],
    "At the end of operative paragraph 3, add the words “freely”.": [("insert_words", "op3", "", "freely", "end")],
    "In operative paragraph 3, add “and often” at the end of the paragraph.": [
        ("insert_words", "op3", "", "and often", "end")
    ],
    "In operative paragraph 3, replace “may” with “shall” and, after the word “give”, insert “freely”.": [
        ("replace_words", "op3", "may", "shall", ""),
        ("insert_words", "op3", "", "freely", "after give"),
    ],
    "In the seventh preambular paragraph and operative paragraph 5, replace “may” by “shall”.": [
        ("replace_words", "pp7", "may", "shall", ""),
        ("replace_words", "op5", "may", "shall", ""),
    ],
    "Throughout the text, replace “carriers” with “bearers”.": [
        ("replace_words", "text", "carriers", "bearers", "everywhere")
    ],
    "Replace the words “may’s “own” rule” in section II, paragraph 4, by “none”.": [
        ("replace_words", "ii-op4", "may’s “own” rule", "none", "")
    ],
}
PARAGRAPHS = {
    "Delete operative paragraph 9.": [("delete", "op9", "", "", "")],
    "Operative paragraphs 5 and 6 should be deleted.": [("delete", "op5", "", "", ""), ("delete", "op6", "", "", "")],
    "Delete preambular paragraphs 4 to 6.": [("delete", f"pp{number}", "", "", "") for number in (4, 5, 6)],
    "Delete the last preambular paragraph.": [("delete", "pp-last", "", "", "")],
    "Delete the thirty-eighth preambular paragraph reading:\n\nRecalling the globes,": [
        ("delete", "pp38", "Recalling the globes,", "", "")
    ],
    "Replace operative paragraph 5 with the following:\n\n“5. Decides to go home;”": [
        ("replace", "op5", "", "5. Decides to go home;", "")
    ],
    "Operative paragraph 5 should read as follows:\n\nDecides to go home;\n\nDelete operative paragraph 6.": [
        ("replace", "op5", "", "Decides to go home;", ""),
        ("delete", "op6", "", "", ""),
    ],
    "The fifth preambular paragraph would read: “Recalling the globes,”": [
        ("replace", "pp5", "", "Recalling the globes,", "")
    ],
    "Substitute the following for operative paragraph 4:\n\n“4. Thanks all;”": [
        ("replace", "op4", "", "4. Thanks all;", "")
    ],
    "After operative paragraph 4, insert a new paragraph 4 bis, reading:\n\n“4 bis. Thanks all;”": [
        ("insert", "op4-bis", "", "4 bis. Thanks all;", "after op4")
    ],
    "Add a new preambular paragraph after the sixth preambular paragraph, to read:\n\n“Recalling the globes,”": [
        ("insert", "", "", "Recalling the globes,", "after pp6")
    ],
    "Between operative paragraphs 4 and 5, insert the following paragraphs:\n\n“Thanks all;\n\n“Thanks none;”": [
        ("insert", "", "", "Thanks all;|Thanks none;", "after op4")
    ],
    "At the end of the preamble, add a new paragraph reading:\n\n“Recalling the globes,”": [
        ("insert", "", "", "Recalling the globes,", "end pp-last")
    ],
    "Insert a new subparagraph (c) after subparagraph (b) of operative paragraph 3, reading: “(c) Sing;”": [
        ("insert", "op3-c", "", "(c) Sing;", "after op3-b")
    ],
    "Operative paragraph 5\n\nReplace “may” by “shall”.": [("replace_words", "op5", "may", "shall", "")],
    "Operative paragraph 5\n\nDelete the paragraph.": [("delete", "op5", "", "", "")],
    "New preambular paragraph 4 bis\n\n“Recalling the globes,”": [
        ("insert", "pp4-bis", "", "Recalling the globes,", "")
    ],
    "OP3 bis (new): “Thanks all;”": [("insert", "op3-bis", "", "Thanks all;", "")],
    "In operative paragraph 3, add a new subparagraph (c) reading:\n\n“(c) Sing;”": [
        ("insert", "op3-c", "", "(c) Sing;", "")
    ],
    "Operative paragraphs 5 and 6\n\nDelete both paragraphs.": [
        ("delete", "op5", "", "", ""),
        ("delete", "op6", "", "", ""),
    ],
    "Delete preambular paragraphs 2 and 3 and replace them with:\n\n“Recalling the globes,”": [
        ("replace", "pp2", "", "Recalling the globes,", ""),
        ("delete", "pp3", "", "", ""),
    ],
    "Replace preambular paragraphs 2 and 3 with the following:\n\n“Recalling the globes,\n\n“Noting maps,”": [
        ("replace", "pp2", "", "Recalling the globes,", ""),
        ("replace", "pp3", "", "Noting maps,", ""),
    ],
    "Operative paragraph 5, as orally amended, now reads:\n\n“5. Thanks all;”": [
        ("replace", "op5", "", "5. Thanks all;", "")
    ],
    "Move operative paragraph 3 after operative paragraph 5.": [("move", "op3", "", "", "after op5")],
    "Delete operative paragraph 5 and renumber the remaining paragraphs accordingly.": [
        ("delete", "op5", "", "", ""),
        ("renumber", "", "", "", ""),
    ],
    "Existing operative paragraph 5 would become operative paragraph 6.": [("renumber", "op5", "", "", "op6")],
    "Renumber operative paragraph 5 as operative paragraph 7.": [("renumber", "op5", "", "", "op7")],
    "Operative paragraph 5 should be renumbered as operative paragraph 7.": [("renumber", "op5", "", "", "op7")],
    "The title should read: “The right to sleep”.": [("replace", "title", "", "The right to sleep", "")],
    "Replace the title of the draft resolution with the following:\n\n“The right to sleep”": [
        ("replace", "title", "", "The right to sleep", "")
    ],
}
NOT_UNDERSTOOD = {
    "In operative paragraph 3, make the words stronger.": "op3",
    "Make the text shorter.": "",
    "Operative paragraphs 3 to 5 become operative paragraphs 4 to 6.": "",
    "Renumber operative paragraphs 3 to 5 as 4 to 6.": "",
}


@pytest.mark.parametrize("text", WORDS)
def test_words_of_a_paragraph(text):
    assert short(text) == WORDS[text]


@pytest.mark.parametrize("text", PARAGRAPHS)
def test_whole_paragraphs(text):
    assert short(text) == PARAGRAPHS[text]


@pytest.mark.parametrize("text", NOT_UNDERSTOOD)
def test_what_is_not_understood_is_said(text):
    assert short(text) == [("other", NOT_UNDERSTOOD[text], text, "", "")]


def test_several_in_one_document_each_with_its_place():
    found = told("1. In operative paragraph 3, replace “may” by “shall”.\n\n2. Delete operative paragraph 7.\n")
    assert [(one.where, one.target) for one in found] == [("op1", "op3"), ("op2", "op7")]


def test_no_other_document_tells_anything():
    assert parse(DRAFT.encode(), name="draft.txt").instructions == ()


def test_a_corrigendum_without_quotation_marks():
    text = COVER.replace("L.78", "L.7/Corr.1")
    text = text.replace("Chile: amendments to draft resolution A/C.3/90/L.7", "Fiji: draft resolution")
    text += "Corrigendum\n\nOperative paragraph 3\n\nFor donors read givers\n"
    document = parse(text.encode(), name="x.txt")
    assert [(one.target, one.words, one.by) for one in document.instructions] == [("op3", "donors", ("givers",))]


def amended(text: str):
    return amend(parse(DRAFT.encode(), name="draft.txt"), told(text))


def operatives(made) -> list[str]:
    found = [one for one in made.document.paragraphs if one.kind == "operative"]
    return [f"{one.number} {one.text}" if one.number else one.text for one in found]


def test_the_amended_text():
    made = amended(
        "In the second preambular paragraph, replace “dry” with “dry and clean”.\n\n"
        "After operative paragraph 1, insert a new operative paragraph, reading:\n\n“Thanks the Secretary-General;”\n\n"
        "In operative paragraph 2 (b), after “doors” insert “and windows”.\n\n"
        "Delete operative paragraph 4 and renumber the remaining paragraphs accordingly.\n\n"
        "At the end of operative paragraph 3, add “generously”.\n\n"
        "The title should read “The right to sleep”.\n"
    )
    assert made.unapplied == ()
    assert made.document.title == "The right to sleep"
    assert made.document.paragraphs[2].text == "Noting that libraries in dry and clean places need care,"
    assert operatives(made) == [
        "1 Welcomes the report of the Secretary-General, and the report of the carriers;",
        "2 Thanks the Secretary-General;",
        "3 Requests States to:",
        "(a) Keep shelves dry;",
        "(b) Open doors and windows in winter;",
        "4 Encourages donors, and Member States, to give generously;",
        "5 Decides to remain seized of the matter.",
    ]
    assert [one.id for one in made.document.paragraphs][-5:] == ["op3", "op3-a", "op3-b", "op4", "op5"]


def test_marks_of_notes_stay_at_their_words():
    made = amended("In operative paragraph 1, replace “report of the Secretary-General” by “note”.")
    (paragraph,) = [one for one in made.document.paragraphs if one.id == "op1"]
    assert paragraph.text == "Welcomes the note, and the report of the carriers;"
    assert paragraph.text[: paragraph.notes[0].offset] == "Welcomes the note,"


def test_the_note_of_a_paragraph_that_is_gone_goes_with_it():
    assert amended("Delete operative paragraph 1.").document.footnotes == ()


def test_a_paragraph_goes_with_what_stands_below_it_and_returns_with_its_number():
    made = amended("Replace operative paragraph 2 with the following:\n\n“Requests States to keep all dry;”")
    assert operatives(made)[1:3] == [
        "2 Requests States to keep all dry;",
        "3 Encourages donors, and Member States, to give;",
    ]


CANNOT = {
    "Delete operative paragraph 9.": Reason.NO_SUCH_PARAGRAPH,
    "In operative paragraph 3, replace “lenders” by “givers”.": Reason.WORDS_NOT_FOUND,
    "In operative paragraph 1, replace “report” by “note”.": Reason.WORDS_TWICE,
    "In operative paragraph 3, make the words stronger.": Reason.NOT_UNDERSTOOD,
    "Insert a new operative paragraph, reading:\n\n“Thanks all;”": Reason.NO_PLACE,
    "Move operative paragraph 2 after operative paragraph 2 (b).": Reason.NO_PLACE,
    "Move operative paragraph 2 after operative paragraph 2.": Reason.NO_PLACE,
    "Replace operative paragraph 3 with the following:": Reason.NO_NEW_TEXT,
    "In operative paragraph 3, replace “ember” by “other”.": Reason.WORDS_NOT_FOUND,
}


@pytest.mark.parametrize("text", CANNOT)
def test_what_cannot_be_applied_is_said_and_changes_nothing(text):
    before = parse(DRAFT.encode(), name="draft.txt")
    made = amended(text)
    assert [reason for _, reason in made.unapplied] == [CANNOT[text]]
    assert [one.text for one in made.document.paragraphs] == [one.text for one in before.paragraphs]


def test_a_paragraph_moves_with_what_stands_below_it():
    made = amended("Move operative paragraph 2 after operative paragraph 3.")
    assert made.unapplied == ()
    assert [words.partition(" ")[0] for words in operatives(made)] == ["1", "3", "2", "(a)", "(b)", "4", "5"]


def test_a_paragraph_that_was_replaced_can_be_named_once_more():
    made = amended(
        "Replace operative paragraph 3 with the following:\n\n“Thanks donors;”\n\n"
        "Replace operative paragraph 3 with the following:\n\n“Thanks all donors;”\n\n"
        "In operative paragraph 3, replace “all” by “the”.\n"
    )
    assert made.unapplied == ()
    assert any("Thanks the donors" in words for words in operatives(made))


def test_a_paragraph_gets_the_number_told():
    made = amended("Operative paragraph 2 (b) becomes operative paragraph 2 (c).")
    assert "(c) Open doors in winter;" in operatives(made)


@pytest.mark.parametrize(("numbers", "left"), [("12", "1"), ("34", "3")], ids=["anew", "running on"])
def test_sections_keep_their_way_of_numbering(numbers, left):
    sections = [(("I",), "1"), (("I",), "2"), *((("II",), number) for number in numbers)]
    document = parse(DRAFT.encode(), name="draft.txt")
    rows = [Paragraph("", "operative", f"Notes {n};", number=n, section=section) for section, n in sections]
    document = replace(document, paragraphs=assign_ids(rows))
    made = amend(
        document, [Instruction("op1", Operation.DELETE, "ii-op" + numbers[1]), Instruction("op1", Operation.RENUMBER)]
    )
    assert [one.number for one in made.document.paragraphs] == ["1", "2", left]


def test_everywhere_means_each_time():
    made = amended("Throughout the text, replace “carriers” with “bearers”.")
    assert sum(one.text.count("bearers") for one in made.document.paragraphs) == 3
    assert not any("carriers" in one.text for one in made.document.paragraphs)


def test_words_are_found_in_any_form_of_their_hyphens_and_quotation_marks():
    made = amended("In operative paragraph 1, replace “Secretary‑General” by “Secretariat”.")
    assert made.unapplied == ()
