"""Where pages and paragraphs end in text without marks of them, and volumes whose print was recognized."""

import pytest

from resolutions.text.parse import parse, parse_all

COVER = """United Nations
A/C.3/90/L.7
Ninetieth session
Third Committee
Agenda item 71 (b)
A question of lamps

Fiji: draft resolution

The right to light

The General Assembly,

"""
FOOT = "25-12345\n2/3\n"


def preamble(text: str) -> list[str]:
    read = parse((COVER + text + "\n\n1. Keeps the lamps lit.\n").encode(), name="x.txt")
    return [one.text for one in read.paragraphs if one.kind == "preambular"]


def test_a_sentence_may_end_a_page_with_the_words_of_the_title():
    text = (
        f"Resolved to weigh all that bears on the realization of\nthe right to light,\n\n{FOOT}\nAware that lamps help,"
    )
    assert preamble(text) == [
        "Resolved to weigh all that bears on the realization of the right to light,",
        "Aware that lamps help,",
    ]


def test_the_title_at_the_head_of_a_page_is_none_of_the_text():
    text = f"Resolved to weigh all that bears on the realization of\n\n{FOOT}\nThe right to light\n\nlight and warmth,"
    assert preamble(text) == ["Resolved to weigh all that bears on the realization of light and warmth,"]


def test_a_sentence_goes_on_overleaf_behind_a_comma():
    text = f"Recalling all of its resolutions on the lamps of Tuvalu,\n\n{FOOT}\n\nKiribati and Palau,\n\nAware of oil,"
    assert preamble(text)[0].endswith("the lamps of Tuvalu, Kiribati and Palau,")


@pytest.mark.parametrize("head", ["", "The right to light\n"])
def test_a_sentence_that_goes_on_overleaf_with_the_words_of_the_title(head):
    text = f"Resolved to weigh all that bears on\n\n{head}A/C.3/90/L.7\n\n{FOOT}\n\nthe right to light\nand to warmth,"
    assert preamble(text) == ["Resolved to weigh all that bears on the right to light and to warmth,"]


@pytest.mark.parametrize(
    ("end", "overleaf", "doubted"),
    [
        ("in the Manual of Lamps,", "Mirrors and Stairs, and to keep the stairs of the harbours dry;", False),
        ("to keep the lamps lit; lending", "mirrors to all the keepers of the harbours who ask for some;", False),
        ("to keep the lamps lit;", "lending mirrors to all the keepers of the harbours who ask for some;", True),
    ],
)
def test_what_may_go_on_overleaf_is_reported(end, overleaf, doubted):
    item = f"(a) To keep all the lamps and all the mirrors of the harbours as it says\n{end}\n\n{FOOT}\n\n\n{overleaf}"
    text = (
        f"{COVER}Recalling its resolution 89/1 of 1 October 2034,\n\n1. Asks all the keepers:\n\n{item}\n\n2. Ends.\n"
    )
    codes = [problem.code for problem in parse(text.encode(), name="x.txt").problems]
    assert ("break_in_doubt" in codes) == doubted


def test_preambular_paragraphs_without_blank_lines_between_them():
    lines = [
        "Recalling its resolution 89/1 of 1 October 2034 on lamps, in which it asked for lamps on all the coasts,",
        "Reaffirming the need of the keepers of all the lamps of the harbour, and of those who trim them in May,",
        "Aware of the winds that blow over the harbours in autumn, and of the ice that covers them in winter,",
    ]
    assert preamble("\n".join(lines)) == lines


RECOGNIZED = """<!-- Page 1 -->

XII. RESOLUTIONS ADOPTED ON THE REPORTS OF THE FIFTH COMMITTEE

911(1). TERMS OF KEEPERS

The General Assembly resolves that:

1. Keepers shall be appointed as Article 101 of the Charter says.

Seventeenth plenary meeting, 24 January 1946.

912. (I). KEEPERS FOR A TIME

The General Assembly authorizes the Secretary-General to keep keepers.

Twenty-first plenary meeting, 1 February 1946.
"""


def test_numbers_as_a_scan_gives_them():
    read = parse_all(RECOGNIZED.encode(), name="x.txt")
    assert [(one.symbol, one.title) for one in read] == [
        ("A/RES/911(I)", "TERMS OF KEEPERS"),
        ("A/RES/912(I)", "KEEPERS FOR A TIME"),
    ]
    assert "Article 101 of" in read[0].paragraphs[-1].text


END_OF_AN_ANNEX = """VI. Resolutions adopted on the reports of the Third Committee 221

Article 15

1. The present Convention is open to all keepers of lamps.

45/919. Model rules for lamps

The General Assembly,

1. Adopts the rules.
"""


def test_what_ends_above_the_first_title_is_a_fragment():
    fragment, rules = parse_all(END_OF_AN_ANNEX.encode(), name="x.txt")
    assert [problem.code for problem in fragment.problems] == ["fragment"]
    assert (rules.symbol, rules.title) == ("A/RES/45/919", "Model rules for lamps")


@pytest.mark.parametrize("foot", ["25-12345 2/3", "2/3 25-12345", "25-12345   2/3"])
@pytest.mark.parametrize(
    "end", ["the plan named\n“The right to light”,", "the draft issued as document\nA/C.3/90/L.7,"]
)
def test_a_sentence_may_end_a_page_with_what_the_next_head_says(end, foot):
    """Title and symbol stand below it, at the head of the next page."""
    text = f"Recalling {end}\n\n{foot}\n\x0cA/C.3/90/L.7\n\nThe right to light\n\nAware of oil,"
    assert preamble(text) == [f"Recalling {end}".replace("\n", " "), "Aware of oil,"]


def noted(line: str, note: str) -> tuple[str, list[tuple[str, int]], list[str]]:
    """The one preambular paragraph of a page, its marks, and the problems."""
    foot = f"______________\n{note}\n\n25-12345\n1/1\n\n"
    read = parse(f"{COVER}{line}\n\n{foot}\n\n1. Keeps the lamps lit.\n".encode(), name="x.txt")
    [paragraph] = [one for one in read.paragraphs if one.kind == "preambular"]
    return paragraph.text, [(one.mark, one.offset) for one in paragraph.notes], [one.code for one in read.problems]


@pytest.mark.parametrize("formula", ["CO2", "12 km2", "25 m2", "SO2"])
def test_the_digit_of_a_formula_is_no_mark_where_another_is_one(formula):
    text = f"Noting that {formula} is enough,"
    assert noted(f"{text}2", "2 See A/90/1.")[:2] == (text, [("2", len(text))])


def test_the_star_of_a_note_within_the_text():
    text = "Recalling the plan of 2034 and its aims,"
    assert noted(text.replace("2034", "2034*"), "* Not yet issued.") == (text, [("*", 26)], [])


def test_a_star_without_a_note_is_reported():
    assert noted("Recalling the plan of 2034* and its aims,", "1 See A/90/1.")[2].count("stray_sign") == 1


def test_a_mark_behind_a_span_of_years():
    text = "Recalling the Decade 2021-2030 and its aims,"
    assert noted(text.replace("2030", "20302"), "2 See A/90/1.") == (text, [("2", 30)], [])
