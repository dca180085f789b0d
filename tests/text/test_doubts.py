"""Each way in which a reading may be wrong has a problem; a text that keeps its grammar has none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.text.doubts import letters
from resolutions.text.parse import parse

COVER = """United Nations
{symbol}

Ninetieth session
Third Committee
Agenda item 71 (b)
A question of lamps

{tabled}

{title}

The General Assembly,

"""
GOOD = [
    "Recalling its resolution 89/1 of 1 October 2034,",
    "1. Decides to keep the lamps lit;",
    "2. Requests a report.",
]


def problems(*paragraphs: str, title="The keeping of lamps", tabled="Fiji: draft resolution", symbol="A/C.3/90/L.7"):
    text = COVER.format(title=title, tabled=tabled, symbol=symbol) + "\n\n".join(paragraphs) + "\n"
    return [problem.code for problem in parse(text.encode(), name="x.txt").problems]


def test_a_text_that_keeps_its_grammar_has_no_problem():
    assert problems(*GOOD) == []


@pytest.mark.parametrize(
    ("paragraphs", "code"),
    [
        ([GOOD[0], GOOD[1], "5. Requests a report."], "numbers_jump"),
        ([GOOD[0], "1. Asks Fiji:", "(a) To keep lamps;", "(d) To lend them.", "2. Ends."], "numbers_jump"),
        ([GOOD[0] + " Noting the report of the keepers,", *GOOD[1:]], "two_openings"),
        ([GOOD[0], "1. Decides to keep the lamps lit; 2. Requests a report."], "two_openings"),
        ([GOOD[0], "74/54 of 12 December 2019 and 75/45,", *GOOD[1:]], "no_opening"),
        ([GOOD[0], "1. Decides to keep the lamps lit,", GOOD[2]], "unfinished"),
        ([GOOD[0], "1. Decides to keep 25-20958 the lamps lit;", GOOD[2]], "furniture_in_text"),
        ([GOOD[0], "1. Decides, as in A/C.3/90/L.7 it is said, to keep the lamps;", GOOD[2]], "furniture_in_text"),
        ([GOOD[0], "1. _Decides to keep the lamps lit;", GOOD[2]], "stray_sign"),
        ([GOOD[0], "1. Decides to keep the lamps3 lit;", GOOD[2]], "digit_as_mark"),
        ([GOOD[0], "1. Recalls the talks of 3 May 20304 on lamps;", GOOD[2]], "digit_as_mark"),
        ([GOOD[0], "1. Recalls the treaty of 12 August 1949,2 to be kept;", GOOD[2]], "digit_as_mark"),
        ([GOOD[0], "1. D e c i d e s to keep the lamps lit;", GOOD[2]], "stray_sign"),
        ([GOOD[0], GOOD[1], "5 alt. Lends lamps;", GOOD[2]], "numbers_jump"),
        ([GOOD[0], GOOD[1], "New OP4: asks for lamps;", GOOD[2]], "numbers_jump"),
        ([GOOD[0], GOOD[1], "NEW 3. Asks for lamps;", GOOD[2]], "numbers_jump"),
        ([GOOD[0], GOOD[1], "3 (new). Asks for lamps;", GOOD[2]], "numbers_jump"),
        ([GOOD[0], GOOD[1], "Alt 5. Lends lamps;", GOOD[2]], "numbers_jump"),
        ([GOOD[0], "1. Decides to keep the lamps<sup>3</sup> lit;", GOOD[2]], "mark_without_note"),
    ],
)
def test_what_breaks_the_grammar_is_reported(paragraphs, code):
    assert code in problems(*paragraphs)


def test_an_annex_that_amends_a_text_begins_with_the_number_it_names():
    annex = ["Annex", "Amendments to the terms of the lamp fund", "Amend paragraph {} to read:", "8. The keepers meet."]
    named, other = ([*GOOD, *annex[:2], annex[2].format(number), annex[3]] for number in ("8", "6"))
    assert "numbers_jump" not in problems(*named)
    assert "numbers_jump" in problems(*other)


@pytest.mark.parametrize("number", ["Law No. 10/201", "resolution 54/2", "Article 10"])
def test_a_number_that_may_have_lost_its_last_digit_is_reported(number):
    marked = "1. Recalls lamps1, wicks2, glass3, oil4, smoke5, light6 and stairs7;"
    notes = [f"{mark}  See A/90/{mark}." for mark in range(1, 9)]
    assert "digit_as_mark" in problems(GOOD[0], marked, f"2. Recalls {number}8 of the keepers.", "_" * 18, *notes)


def test_a_mark_behind_a_number_that_has_all_its_digits_is_none():
    """No resolution of a session has four; a year of another list may."""
    text = [GOOD[0], "1. Recalls resolution 75/1911 of the keepers;", GOOD[2], "_" * 18, "1  See A/90/1."]
    assert problems(*text) == []
    assert problems(*[text[0], text[1].replace("resolution 75", "Law No. 75"), *text[2:]]) == ["digit_as_mark"]


def test_a_note_that_stands_above_the_title():
    found = problems(*GOOD, tabled="Fiji:* draft resolution\n\n* On behalf of the keepers of lamps.")
    assert found == ["stray_sign"]


def test_the_sentence_that_goes_on_below_the_items_of_a_list_in_text_of_pages():
    lines = ["Recalling the outcome of the conference of keepers, in which they asked for the",
             "following, for the sake of all those who pass at night and see no lamps:", "",
             "(a) Lamps that are lit at every hour of the night and are kept in glass of a", "clear kind,", "",
             "(b) Stairs of stone that are swept every morning, and mirrors of a size that is",
             "seen from far away and from all sides of the tower when the wind drives rain,", "",
             "and of the promises that were given there by all those who had come to that",
             "meeting and by those who had sent others who could not come by themselves at",
             "the time and were heard in writing,"]  # fmt: skip
    text = COVER.format(title="The keeping of lamps", tabled="Fiji: draft resolution", symbol="A/C.3/90/L.7")
    read = parse((text + "\n".join(lines) + "\n\n" + "\n\n".join(GOOD[1:])).encode(), name="x.txt")
    assert [one.text[:12] for one in read.paragraphs[3:5]] == ["Stairs of st", "and of the p"]


def test_a_cover_in_another_language_than_the_text():
    text = COVER.format(title="La garde des lampes", tabled="Fiji: draft resolution", symbol="A/C.3/90/L.7")
    body = (
        "L’Assemblée générale,\n\nRappelant sa résolution 89/1 du 1er octobre 2034,\n\n1. Décide de garder les lampes ;"
    )
    read = parse((text.replace("The General Assembly,\n", "General Assembly\n", 1) + body).encode(), name="x.txt")
    assert "languages_mixed" in [problem.code for problem in read.problems]


@pytest.mark.parametrize(
    "sentence",
    [
        "Recalls that lamps, including those of “Lights, Noting the tides”, are lit;",
        "Recalls the Convention, the Protocol and article 10 (b) of Law No. 10/2018;",
        "Recalls H2O and 66 kHz lamps of 2030;",
    ],
)
def test_sentences_that_only_look_odd_are_not_reported(sentence):
    assert problems(GOOD[0], f"1. {sentence}", GOOD[2]) == []


def test_the_sentence_around_a_list_goes_on_below_it():
    assert (
        problems(GOOD[0], "1. Asks Fiji:", "(a) To keep lamps;", "(b) To lend them;", "and thanks it;", "2. Ends.")
        == []
    )


def test_covers():
    assert problems(*GOOD, title="The keeping of lamps and of wicks " * 10) == ["long_title"]
    assert problems(*GOOD, tabled="Draft resolution") == []
    assert problems(*GOOD, tabled="", symbol="A/90/L.7") == ["without_kind"]


def test_an_amendment_has_a_grammar_of_its_own():
    tabled = "Fiji: amendment to draft resolution A/C.3/90/L.3"
    assert problems("Paragraph 3", "For lamps read wicks", tabled=tabled) == []


def test_a_day_at_the_end_of_a_line_is_no_mark():
    lines = (
        "Recalling the statement that was made by the keepers of all the lamps of the harbour on the coast on 1\n"
        "May 2030, and the report of the Committee on Lamps and Wicks, which was adopted there without a vote1 and\n"
        "has since been read in all the lighthouses of the coast by every keeper of the lamps and by their heirs,"
    )
    text = COVER.format(title="Lamps", tabled="Fiji: draft resolution", symbol="A/C.3/90/L.7") + lines
    text += "\n\n1. Decides to keep the lamps lit.\n\n__________________\n\n1  See A/90/5.\n"
    read = parse(text.encode(), name="x.txt")
    preamble = next(one for one in read.paragraphs if one.kind == "preambular")
    assert "on 1 May 2030" in preamble.text
    assert [preamble.text[: note.offset][-4:] for note in preamble.notes] == ["vote"]


RARE = [value for value in vars(letters).values() if isinstance(value, letters._Rare)]


@pytest.mark.parametrize("rare", RARE)
@given(data=st.data())
def test_whatever_a_rare_pattern_finds_has_its_sign(rare, data):
    words = data.draw(st.from_regex(rare.pattern))
    assert rare.sign.search(rare.pattern.search(words)[0])


def test_a_mark_that_stands_twice_is_doubted():
    once = ["Recalling its resolution¹ and another,²", *GOOD, "¹ Resolution 88/1.\n\n² Resolution 88/2."]
    assert problems(*once) == []
    again = ["Recalling its resolution¹ and another² of the Conventions,¹", *once[1:]]
    assert problems(*again) == ["digit_as_mark"]
