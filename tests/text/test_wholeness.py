"""What is missing, stands twice or comes from elsewhere has a problem; a whole text has none."""

from dataclasses import replace

import pytest

from resolutions.text.document import Document, Footnote, Paragraph
from resolutions.text.doubts import doubts
from resolutions.text.kinds import FORMULA as FORMULA_KIND
from resolutions.text.kinds import OPERATIVE as OPERATIVE_KIND
from resolutions.text.parse import parse

COVER = """United Nations
A/RES/90/7

General Assembly
Distr.: General
9 November 2035

Ninetieth session
Agenda item 71 (b)
A question of lamps

Resolution adopted by the General Assembly on 3 November 2035

90/7. The keeping of lamps
"""
FORMULA = "The General Assembly,"
PREAMBLE = [
    "Recalling its resolution 89/1 of 1 October 2034, on the lamps of the harbour and of those who keep them,",
    "Noting the report of the keepers, which tells what was done in a year to keep lamps lit and stairs swept,",
]
OPERATIVE = [
    "1. Decides to keep the lamps of the harbour lit at all hours of the night, whatever the weather may be;",
    "2. Invites the keepers to send the following, which every harbour needs that ships come to by night:",
    "(a) Lamps of clear glass;",
    "(b) Stairs of stone;",
    "3. Welcomes the keepers, who have come to every meeting;",
    "4. Requests a report.",
]
WHOLE = [FORMULA, *PREAMBLE, *OPERATIVE]
CLOSING = "40th plenary meeting\n3 November 2035"
SWEEPS = "Sweeps the stairs of the harbour every morning before those come who light the lamps of it,"


def read(*blocks, cover=COVER, gap="\n\n"):
    return parse(gap.join([cover, *blocks]).encode(), name="x.txt")


def codes(*blocks, **more):
    return [problem.code for problem in read(*blocks, **more).problems]


def without(block):
    return [each for each in WHOLE if each != block]


def test_a_whole_text_has_no_problem():
    assert codes(*WHOLE, CLOSING) == []
    assert codes(*WHOLE[:-1], "4. Asks: who keeps lamps?”", CLOSING) == []


@pytest.mark.parametrize(
    ("blocks", "code"),
    [
        ([FORMULA, PREAMBLE[0], *PREAMBLE, *OPERATIVE], "repeated"),
        ([FORMULA, *PREAMBLE, OPERATIVE[0], *OPERATIVE], "repeated"),
        ([*WHOLE[:-1], FORMULA, *PREAMBLE, *OPERATIVE], "repeated"),
        ([FORMULA, *PREAMBLE, *OPERATIVE[:-1]], "incomplete"),
        ([FORMULA, *PREAMBLE], "incomplete"),
        (without(OPERATIVE[0]), "numbers_jump"),
        ([FORMULA, *PREAMBLE, OPERATIVE[0], OPERATIVE[5].replace("4", "1")], "numbers_jump"),
        ([FORMULA, *PREAMBLE, OPERATIVE[0], OPERATIVE[4].replace("3", "1"), OPERATIVE[5]], "numbers_jump"),
        ([*WHOLE, "Copyright of the library of lamps."], "no_opening"),
        ([*WHOLE[:2], "Back to the list of lamps.", *WHOLE[2:]], "no_opening"),
        ([*WHOLE, CLOSING, "All lamps are lit."], "furniture_in_text"),
        ([FORMULA, *PREAMBLE, *(each.removeprefix("(a) ").removeprefix("(b) ") for each in OPERATIVE)], "numbers_jump"),
    ],
)
def test_what_is_missing_or_twice_or_from_elsewhere_is_reported(blocks, code):
    assert code in codes(*blocks)


def test_a_text_whose_beginning_is_not_in_the_file():
    assert codes(PREAMBLE[1], *OPERATIVE, cover="") == ["incomplete"]
    assert codes(*WHOLE, cover="") == []
    assert "without_kind" in codes(*WHOLE, cover="A/RES/90/7")


def test_words_that_go_on_behind_a_note():
    note = "1 See A/90/7. from all harbours of the coast."
    marked = WHOLE[1].replace("lamps of", "lamps¹ of")
    assert "break_in_doubt" in codes(FORMULA, marked, *WHOLE[2:], "____", note.replace("1 ", "¹ "))
    assert codes(FORMULA, marked, *WHOLE[2:], "____", "¹ See A/90/7. In annex. vol. 4.") == []


def test_the_same_in_another_part_or_below_another_item_is_no_repetition():
    parts = ["A", FORMULA, *PREAMBLE, *OPERATIVE, "B", FORMULA, *PREAMBLE, *OPERATIVE]
    assert "repeated" not in codes(*parts)
    lists = [*WHOLE[:3], "1. Asks Fiji:", f"(a) {SWEEPS[:-1]};", "2. Asks Tonga:", f"(a) {SWEEPS[:-1]}."]
    assert "repeated" not in codes(*lists)


def test_pages_that_are_missing_or_stand_twice():
    def pages(*numbers):
        feet = [f"{number}/5\n\n{WHOLE[at]}" for at, number in enumerate(numbers, 1)]
        return codes(FORMULA, *feet, *WHOLE[len(numbers) + 1 :], CLOSING)

    assert pages(2, 3, 4, 5) == []
    assert pages(2, 4, 5) == ["incomplete"]
    assert pages(2, 3, 3, 4, 5) == ["repeated"]
    assert pages(2, 3, 2, 5) == []


def test_blanks_that_break_no_line_are_blanks():
    text = "\n\n".join([COVER, *WHOLE, CLOSING])
    plain, tied = (parse(each.encode(), name="x.txt") for each in (text, text.replace(" ", "\u00a0")))
    assert tied.paragraphs == plain.paragraphs
    assert (tied.title, tied.meeting, tied.problems) == (plain.title, plain.meeting, ())


def test_the_job_number_and_bar_code_of_a_cover_on_one_line():
    cover = COVER.replace("Ninetieth session\n", "35-12345 (E)    *3512345*\nNinetieth session\n")
    assert read(*WHOLE, cover=cover).agenda_items == read(*WHOLE).agenda_items
    assert "furniture_in_text" in codes(*WHOLE, cover=COVER.replace("A question", "35-12345 A question"))


def test_an_item_without_a_stop_that_a_page_broke():
    annex = ["# Annex", "## Posts", "Four keepers moved to the North Island to be called Keepers"]
    annex += ["Masters of the harbour", "## Oil", "Two lamps.", "## Sand", "Three bags."]
    assert codes(*WHOLE, *annex) == ["break_in_doubt"]


def test_operative_paragraphs_that_lost_their_numbers_are_operative_and_doubted():
    bare = [each.partition(". ")[2] if each[0].isdigit() else each for each in OPERATIVE]
    document = read(FORMULA, *PREAMBLE, *bare)
    assert [one.kind for one in document.paragraphs if not one.depth][3:] == ["operative"] * 4
    assert [one.code for one in document.problems] == ["numbers_jump"] * 4


def test_numbers_in_brackets_count_operative_paragraphs():
    bracketed = [f"({each[0]}){each[2:]}" if each[0].isdigit() else each for each in OPERATIVE]
    document = read(FORMULA, *PREAMBLE, *bracketed)
    assert [one.kind for one in document.paragraphs[3:]] == ["operative"] * 6
    assert [one.id for one in document.paragraphs[3:6]] == ["op1", "op2", "op2-a"]


@pytest.mark.parametrize("words", ["Records of the harbour", "3"])
def test_a_line_that_stands_within_a_sentence(words):
    half, rest = PREAMBLE[0][:56], PREAMBLE[0][57:]
    assert codes(FORMULA, half, words, rest, *WHOLE[2:]) == ["furniture_in_text"]


def test_a_line_between_two_halves_where_lines_are_paragraphs():
    half, rest = PREAMBLE[0][:56], PREAMBLE[0][57:] * 3
    assert "furniture_in_text" in codes(FORMULA, f"{half}\nRecords of the harbour\n{rest}", *WHOLE[2:])


def test_the_head_of_every_page_within_wrapped_lines():
    head = "Records of the harbour"
    broken = [each.replace(" of ", f" of\n{head}\n", 1) if len(each) > 60 else each for each in WHOLE[1:]]
    text = [
        line if line == head else line + " and of all who come there by night"
        for each in broken
        for line in each.split("\n")
    ]
    assert "furniture_in_text" in codes(FORMULA, "\n".join(text))


def test_an_operative_paragraph_broken_in_two_without_a_number():
    document = read("A", "Lamps", "Approves the lamps of the harbour", "Unit for 2035 in the amount of nine lamps.")
    assert [one.text for one in document.paragraphs if one.kind == "operative"] == [
        "Approves the lamps of the harbour Unit for 2035 in the amount of nine lamps."
    ]


def test_the_date_below_the_closing_line_of_a_text_without_its_opening_words():
    assert read(*WHOLE[1:], CLOSING).meeting.date.isoformat() == "2035-11-03"


@pytest.mark.parametrize("sign", ["[JD1]", "harbour?s", "?harbour", "harbourâ€s", "\ufffdtoile"])
def test_signs_of_comments_and_what_is_left_of_other_encodings(sign):
    assert codes(*WHOLE[:-1], f"4. Requests a report of the {sign} keepers.") == ["stray_sign"]


@pytest.mark.parametrize("word", ["govemance", "intemational", "deve1opment", "2O35", "l5 lamps"])
def test_letters_that_a_program_took_for_others(word):
    assert codes(*WHOLE[:-1], f"4. Requests a report on {word} of the keepers.") == ["stray_sign"]


@pytest.mark.parametrize("word", ["lighthousekeeping", "relics", "Gl20", "COVID-19", "e-govemance/2", "10l/b"])
def test_words_that_the_archive_has_not_are_no_misread_ones(word):
    assert codes(*WHOLE[:-1], f"4. Requests a report on {word} of the keepers.") == []


def test_a_number_within_the_title_is_doubted():
    document = replace(read(*WHOLE), title="on 3 November 2035 90/7. The keeping of lamps")
    assert [problem.code for problem in doubts(document)] == ["furniture_in_text"]


@pytest.mark.parametrize("words", ["[G77] keepers", "keepers, and https://lamps.int/?q=oil"])
def test_brackets_and_question_marks_that_belong_to_a_text(words):
    assert codes(*WHOLE[:-1], f"4. Requests a report of the {words}.") == []


def test_the_next_number_within_a_paragraph():
    run = OPERATIVE[4].removesuffix(";") + " " + OPERATIVE[5]
    assert codes(*WHOLE[:-2], run) == ["two_openings"]


def test_the_next_item_within_an_item():
    joined = [*WHOLE[:5], "(a) Lamps of clear glass; (b) Stairs of stone;", *WHOLE[7:]]
    assert codes(*joined) == ["two_openings"]
    assert codes(*WHOLE[:5], "(a) Lamps: (i) Of glass; (ii) Of brass;", *WHOLE[6:]) == []


def test_numbers_in_front_of_every_line_are_left_out():
    lines = [line for each in [COVER, *WHOLE] for line in [*each.split("\n"), ""]]
    numbered = "\n".join(f"{number:>3} {line}" for number, line in enumerate(lines, 1))
    assert [one.text for one in parse(numbered.encode(), name="x.txt").paragraphs] == [
        one.text for one in read(*WHOLE).paragraphs
    ]


def test_marks_as_pandoc_raises_them():
    marked = WHOLE[1].replace("lamps of", "lamps^1^ of")
    document = read(FORMULA, marked, *WHOLE[2:], "^1^ See A/90/1.")
    assert [(note.mark, note.text) for note in document.footnotes] == [("1", "See A/90/1.")]
    assert read(FORMULA, PREAMBLE[0].replace("lamps of", "10 m^2^ of"), *WHOLE[2:]).footnotes == ()


def test_a_bold_title_with_a_star():
    cover = COVER.replace("90/7. The keeping of lamps", "**90/7. The keeping of lamps<sup>\\*</sup>**")
    assert read(*WHOLE, cover=cover).title == "The keeping of lamps"


@pytest.mark.parametrize(("text", "codes"), [("رقم ).A/77/23 ) 23", ["stray_sign"]), ("رقم 23 (A/77/23).", [])])
def test_brackets_of_a_note_that_stand_the_wrong_way_round(text, codes):
    paragraphs = (
        Paragraph("formula", FORMULA_KIND, "إن الجمعية العامة،"),
        Paragraph("op1", OPERATIVE_KIND, "تقرر."),
    )
    notes = (Footnote("1", text, (9, 9)),)
    document = Document("x", "pdf", language="ar", title="المصابيح", paragraphs=paragraphs, footnotes=notes)
    assert [one.code for one in doubts(document)] == codes
